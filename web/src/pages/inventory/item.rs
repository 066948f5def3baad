//! One indicator of the inventory: what can be shown, and what it indicates.

use levelwise_core::rubric::{Area, Indicator, IndicatorId};

use crate::components::{IndicatorProps, OnAnswer, evidence_list, measure_field, tag};
use crate::el::{El, el, link, p, span};
use crate::pages::confirming::{Confirming, OnAct, is_apart};
use crate::routes::Route;
use crate::state::Desk;
use crate::text::{t, t_evidence};

use super::Indicated;

/// The indicator with everything about it.
pub(super) fn item(
    indicator: &Indicator,
    area: &Area,
    desk: &Desk,
    on_answer: &OnAnswer,
    confirming: &Confirming,
    on_act: &OnAct,
) -> El {
    let id = &indicator.id;
    let title = el("h3")
        .kid(span("number", id.as_str()))
        .text(" ")
        .text(&indicator.title);
    let article = el("article")
        .class("inventory-item")
        .put("id", ["inventory-", id.as_str()].concat())
        .key(id.as_str())
        .kid(title)
        .kid(p(&indicator.statement).class("statement"));
    if is_apart(desk, id) {
        let form = Route::Fill(
            desk.assessment.id.clone(),
            Some(area.id.clone()),
            Some(id.clone()),
        );
        let there = link(form.href(), "", t_evidence::CHOOSE_THERE);
        return article.kid(p(t_evidence::DECIDE_IN_FORM).text(" ").kid(there));
    }
    let props = IndicatorProps {
        rubric: desk.rubric.clone(),
        id: id.clone(),
        answer: desk.answer(id),
        apart: Vec::new(),
        on_answer: on_answer.clone(),
    };
    let evidence = (!indicator.evidence.is_empty()).then(|| evidence_list(&props, indicator));
    let measure = indicator.measure.as_ref();
    let measure = measure.map(|measure| measure_field(&props, measure));
    let legend = el("legend")
        .class("hidden-words")
        .text(t_evidence::EVIDENCE)
        .text(&t::of_indicator(id));
    let items = el("fieldset").kid(legend).kid_if(evidence).kid_if(measure);
    let says = indicates(desk, id);
    article
        .kid(items)
        .kid(confirming.verdict(says, desk, id, &Indicated, on_act))
}

/// What evidence and number speak for, each by itself if they differ.
fn indicates(desk: &Desk, id: &IndicatorId) -> El {
    let rubric = &desk.rubric;
    let card = desk.mine.indicator(id);
    let evidence = card.and_then(|card| card.evidence).map(|said| said.level);
    let number = card.and_then(|card| card.measure).map(|said| said.level);
    let says = |line: El, words: &str, level: usize| {
        line.text(words)
            .text(" ")
            .kid(tag(level, rubric.level_title(level)))
    };
    let line = p("").class("says");
    match (evidence, number) {
        (None, None) => p(t_evidence::NOTHING_INDICATED).class("hint"),
        (Some(level), None) => says(line, t_evidence::EVIDENCE_INDICATES, level),
        (None, Some(level)) => says(line, t_evidence::NUMBER_INDICATES, level),
        (Some(level), Some(other)) if level == other => {
            says(line, t_evidence::BOTH_INDICATE, level)
        }
        (Some(level), Some(other)) => {
            let line = says(line, t_evidence::EVIDENCE_INDICATES, level).text(" ");
            says(line, t_evidence::NUMBER_INDICATES, other)
                .text(" ")
                .text(t_evidence::LOWER_PROPOSED)
        }
    }
}
