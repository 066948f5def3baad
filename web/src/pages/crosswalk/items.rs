//! One indicator of a new assessment with what answers under another rubric say
//! of it: proposed, or only touched on.

use levelwise_core::crosswalk::{CrosswalkView, IndicatorView};
use levelwise_core::rubric::Indicator;

use crate::components::{choice_title, tag};
use crate::el::{El, el, link, p, span};
use crate::pages::confirming::{Confirming, OnAct, is_apart};
use crate::state::Desk;
use crate::text::{t, t_crosswalk, t_evidence};

use super::{answered_at, name};

/// An indicator with a proposal.
pub(super) fn item(
    indicator: &Indicator,
    seen: &IndicatorView,
    view: &CrosswalkView,
    desk: &Desk,
    confirming: &Confirming,
    on_act: &OnAct,
) -> El {
    let id = &indicator.id;
    let article = el("article")
        .class("inventory-item")
        .put("id", ["proposal-", id.as_str()].concat())
        .key(id.as_str())
        .kid(name("h3", indicator))
        .kid(p(&indicator.statement).class("statement"));
    if is_apart(desk, id) {
        let form = answered_at(&desk.assessment.id, &desk.rubric, id);
        let there = link(form.href(), "", t_evidence::CHOOSE_THERE);
        return article.kid(p(t_evidence::DECIDE_IN_FORM).text(" ").kid(there));
    }
    let Some(proposal) = &seen.proposal else {
        return article;
    };
    let words = if proposal.at_least {
        t_crosswalk::AT_LEAST
    } else {
        t_crosswalk::PROPOSES
    };
    let title = choice_title(Some(&proposal.choice), &desk.rubric);
    let says = p(words)
        .class("says")
        .text(" ")
        .kid(tag(proposal.level, &title));
    let described = desk.rubric.level_of(indicator, proposal.level);
    let described = described.map(|level| p(&level.descriptor).class("next-level"));
    article
        .kid_if(described)
        .kid(confirming.verdict(says, desk, id, view, on_act))
}

/// An indicator that the answers touch on.
pub(super) fn touched_on(indicator: &Indicator, desk: &Desk, voices: Option<El>) -> El {
    let form = answered_at(&desk.assessment.id, &desk.rubric, &indicator.id).href();
    let rated = desk.answer(&indicator.id).choice;
    let action = match &rated {
        None => p("").kid(
            link(form, "", t_crosswalk::RATE_IT)
                .kid(span("hidden-words", &t::of_indicator(&indicator.id))),
        ),
        Some(choice) => p(t_crosswalk::RATED_ALREADY).text(" ").kid(link(
            form,
            "",
            &choice_title(Some(choice), &desk.rubric),
        )),
    };
    el("article")
        .class("seen")
        .key(indicator.id.as_str())
        .kid(name("h3", indicator))
        .kid(p(&indicator.statement).class("statement"))
        .kid_if(voices)
        .kid(action)
}
