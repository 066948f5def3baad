//! The problems of a file, each with its place and what to do.

use levelwise_core::record::Problem;
use yew::prelude::*;

use crate::text::t;

/// More than these help nobody on a screen.
const SHOWN: usize = 12;

/// Properties of [`ProblemList`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The problems.
    pub problems: Vec<Problem>,
}

/// A list of problems.
#[component]
pub fn ProblemList(props: &Props) -> Html {
    let item = |(index, problem): (usize, &Problem)| {
        html! {
            <li key={index}>
                { &problem.message }{ ". " }
                <span class="hint">{ t::hint(&problem.hint) }</span>
                if !problem.place.is_empty() {
                    { " " }<code>{ &problem.place }</code>
                }
            </li>
        }
    };
    let n_more = props.problems.len().saturating_sub(SHOWN);
    html! {
        <>
            <ul class="problems">{ for props.problems.iter().take(SHOWN).enumerate().map(item) }</ul>
            if n_more > 0 {
                <p>{ t::more_problems(n_more) }</p>
            }
        </>
    }
}
