//! One suggestion: from which level to which, its steps and its reasons.

use levelwise_core::rubric::{Horizon, Rubric};
use levelwise_core::suggest::Suggestion;

use crate::el::{El, el, p, span};
use crate::text::t;

/// A suggestion with everything about it; `href` is where it is answered.
pub fn suggestion_card(suggestion: &Suggestion, rubric: &Rubric, href: String) -> Option<El> {
    let indicator = rubric.indicator(&suggestion.indicator)?;
    let next = suggestion
        .to
        .as_ref()
        .and_then(|level| rubric.level_idx(level))
        .and_then(|level| rubric.level_of(indicator, level));
    let title = crate::el::link(href, "", "")
        .kid(span("number", suggestion.indicator.as_str()))
        .text(" ")
        .text(&indicator.title);
    let mut card = el("article")
        .class("suggestion")
        .key(suggestion.indicator.as_str())
        .kid(el("h4").kid(title))
        .kid(p(&t::from_to(suggestion, rubric)).class("from-to"));
    match next {
        Some(next) => {
            let mut steps = el("ol").class("steps");
            for step in &next.steps {
                let item = el("li").text(&step.text).text(" ");
                steps = steps.kid(item.kid(span("tag", horizon(step.horizon))));
            }
            card = card.kid(p(&next.descriptor).class("next-level")).kid(steps);
        }
        None if suggestion.from == Some(rubric.n_levels()) => card = card.kid(p(t::SUSTAIN_PROMPT)),
        None => card = card.kid(p(t::FIND_OUT_PROMPT)),
    }
    let mut reasons = el("ul").class("reasons");
    for reason in &suggestion.reasons {
        reasons = reasons.kid(el("li").text(&t::reason(reason, rubric)));
    }
    Some(card.kid(p(t::WHY).class("reasons-title")).kid(reasons))
}

fn horizon(horizon: Horizon) -> &'static str {
    match horizon {
        Horizon::Weeks => t::WEEKS,
        Horizon::Term => t::TERM,
        Horizon::Year => t::YEAR,
    }
}
