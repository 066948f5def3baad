//! Whether what was typed is kept: always visible while somebody works.

use yew::prelude::*;

use crate::text::t;

/// What the badge says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    /// Everything is kept.
    Done,
    /// A change is about to be kept.
    Waiting,
    /// The last change is not kept.
    Failed,
}

/// Properties of [`SaveBadge`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// What it says.
    pub saving: Saving,
}

/// The badge.
#[component]
pub fn SaveBadge(props: &Props) -> Html {
    let (class, words) = match props.saving {
        Saving::Done => ("saved", t::SAVED),
        Saving::Waiting => ("saving", t::SAVING),
        Saving::Failed => ("unsaved", t::NOT_SAVED),
    };
    html! { <span class={classes!("save-badge", class)} role="status">{ words }</span> }
}
