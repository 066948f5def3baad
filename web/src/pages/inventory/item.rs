//! One indicator of the inventory: what can be shown, what it indicates, and how
//! that compares with the rating. Nothing here changes a rating by itself.

use levelwise_core::assessment::{Answer, Choice};
use levelwise_core::rubric::{Area, Indicator, IndicatorId, Rubric};
use levelwise_core::score::IndicatorCard;

use crate::components::{
    IndicatorProps, OnAnswer, choice_title, evidence_list, measure_field, tag,
};
use crate::el::{El, Run, button, div, el, link, p, span};
use crate::pages::choice_at;
use crate::routes::Route;
use crate::state::Desk;
use crate::text::{t, t_evidence};

/// How a rating compares with what is indicated.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Standing {
    /// Nothing is indicated.
    Nothing,
    /// There is no rating yet; this one is indicated.
    Open(Choice),
    /// The rating is the indicated one.
    Same,
    /// The rating is the first, the second is indicated.
    Differs(Choice, Choice),
}

/// Where an indicator stands for the person on this device.
pub(super) fn standing(desk: &Desk, id: &IndicatorId) -> Standing {
    let indicated = desk.mine.indicator(id).and_then(IndicatorCard::indicated);
    let Some(indicated) = indicated.and_then(|level| choice_at(level, &desk.rubric)) else {
        return Standing::Nothing;
    };
    match desk.answer(id).choice {
        None => Standing::Open(indicated),
        Some(choice) if choice == indicated => Standing::Same,
        Some(choice) => Standing::Differs(choice, indicated),
    }
}

/// Whether the person answered in two ways on two devices.
pub(super) fn is_apart(desk: &Desk, id: &IndicatorId) -> bool {
    let rater = desk.assessment.raters.get(&desk.me);
    let register = rater.and_then(|rater| rater.answers.get(id));
    register.is_some_and(|register| register.is_apart())
}

/// What can be done with an indicator.
pub(super) struct Actions {
    /// Makes what is indicated the rating.
    pub(super) confirm: Run,
    /// Takes that back, if it was done here and still stands: what the rating
    /// was before.
    pub(super) undo: Option<(Option<Choice>, Run)>,
}

/// The indicator with everything about it.
pub(super) fn item(
    indicator: &Indicator,
    area: &Area,
    desk: &Desk,
    on_answer: &OnAnswer,
    actions: Actions,
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
    let answer = desk.answer(id);
    let verdict = verdict(desk, id, &answer, actions);
    let props = IndicatorProps {
        rubric: desk.rubric.clone(),
        id: id.clone(),
        answer,
        apart: Vec::new(),
        on_answer: on_answer.clone(),
    };
    let evidence = (!indicator.evidence.is_empty()).then(|| evidence_list(&props, indicator));
    let measure = indicator.measure.as_ref();
    let measure = measure.map(|measure| measure_field(&props, measure));
    let items = el("fieldset")
        .kid(
            el("legend")
                .class("hidden-words")
                .text(t_evidence::EVIDENCE)
                .text(&t::of_indicator(id)),
        )
        .kid_if(evidence)
        .kid_if(measure);
    article.kid(items).kid(verdict)
}

/// What is indicated, what the rating is, and the one action between them.
fn verdict(desk: &Desk, id: &IndicatorId, answer: &Answer, actions: Actions) -> El {
    let rubric = &desk.rubric;
    let verdict = div("verdict").kid(indicates(desk, id));
    let standing = standing(desk, id);
    let rating = match (&standing, &answer.choice) {
        (Standing::Same, _) => p(t_evidence::SAME_RATING),
        (_, None) => p(t_evidence::YOUR_RATING)
            .text(" ")
            .text(t_evidence::NO_RATING),
        (_, Some(choice)) => p(t_evidence::YOUR_RATING)
            .text(" ")
            .kid(rated(choice, rubric)),
    };
    let of = || span("hidden-words", &t::of_indicator(id));
    let action = match (actions.undo, standing) {
        (Some((before, undo)), _) => {
            let before = before.map(|before| choice_title(Some(&before), rubric));
            let words = t_evidence::undo(before.as_deref());
            Some(button("second", &words).kid(of()).on_click(undo))
        }
        (None, Standing::Open(indicated)) => {
            let words = t_evidence::confirm(&choice_title(Some(&indicated), rubric));
            Some(button("", &words).kid(of()).on_click(actions.confirm))
        }
        (None, Standing::Differs(rating, indicated)) => {
            let words = t_evidence::replace(
                &choice_title(Some(&rating), rubric),
                &choice_title(Some(&indicated), rubric),
            );
            Some(button("second", &words).kid(of()).on_click(actions.confirm))
        }
        (None, Standing::Nothing | Standing::Same) => None,
    };
    verdict.kid(rating).kid_if(action)
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
    let line = p("").class("indicates");
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

/// A choice with the color of its level.
fn rated(choice: &Choice, rubric: &Rubric) -> El {
    let title = choice_title(Some(choice), rubric);
    match choice {
        Choice::NotYet => tag(0, &title),
        Choice::Level(level) => match rubric.level_idx(level) {
            Some(level) => tag(level, &title),
            None => span("tag", &title),
        },
        Choice::NotApplicable | Choice::DontKnow => span("tag", &title),
    }
}
