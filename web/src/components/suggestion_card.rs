//! One suggestion: from which level to which, its steps and its reasons.

use levelwise_core::rubric::{Horizon, Rubric, Step};
use levelwise_core::suggest::{Reason, Suggestion};
use yew::prelude::*;

use crate::shared::Shared;
use crate::text::t;

/// Properties of [`SuggestionCard`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The rubric.
    pub rubric: Shared<Rubric>,
    /// The suggestion.
    pub suggestion: Suggestion,
    /// Where the indicator is answered.
    pub href: AttrValue,
}

/// A suggestion with everything about it.
#[component]
pub fn SuggestionCard(props: &Props) -> Html {
    let (rubric, suggestion) = (&props.rubric, &props.suggestion);
    let Some(indicator) = rubric.indicator(&suggestion.indicator) else {
        return Html::default();
    };
    let next = suggestion
        .to
        .as_ref()
        .and_then(|level| rubric.level_idx(level))
        .and_then(|level| rubric.level_of(indicator, level));
    let step = |step: &Step| {
        html! {
            <li key={step.id.as_str()}>
                { &*step.text }{ " " }<span class="tag">{ horizon(step.horizon) }</span>
            </li>
        }
    };
    let reason = |(index, reason): (usize, &Reason)| {
        html! { <li key={index}>{ t::reason(reason, rubric) }</li> }
    };
    let sustain = suggestion.from == Some(rubric.n_levels());
    html! {
        <article class="suggestion">
            <h4>
                <a href={props.href.clone()}>
                    <span class="number">{ suggestion.indicator.as_str() }</span>
                    { " " }
                    { &*indicator.title }
                </a>
            </h4>
            <p class="from-to">{ t::from_to(suggestion, rubric) }</p>
            if let Some(next) = next {
                <p class="next-level">{ &*next.descriptor }</p>
                <ol class="steps">{ for next.steps.iter().map(step) }</ol>
            } else if sustain {
                <p>{ t::SUSTAIN_PROMPT }</p>
            } else {
                <p>{ t::FIND_OUT_PROMPT }</p>
            }
            <p class="reasons-title">{ t::WHY }</p>
            <ul class="reasons">{ for suggestion.reasons.iter().enumerate().map(reason) }</ul>
        </article>
    }
}

fn horizon(horizon: Horizon) -> &'static str {
    match horizon {
        Horizon::Weeks => t::WEEKS,
        Horizon::Term => t::TERM,
        Horizon::Year => t::YEAR,
    }
}
