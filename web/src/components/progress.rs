//! How much of something is answered: words first, a bar beside them.

use yew::prelude::*;

use crate::text::t;

/// Properties of [`Progress`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// How many have a choice.
    pub n_answered: usize,
    /// How many there are.
    pub n_all: usize,
}

/// A progress bar with its words.
#[component]
pub fn Progress(props: &Props) -> Html {
    let words = t::answered_of(props.n_answered, props.n_all);
    html! {
        <div class="progress">
            <span>{ &words }</span>
            <progress value={props.n_answered.to_string()} max={props.n_all.to_string()} aria-label={words} />
        </div>
    }
}
