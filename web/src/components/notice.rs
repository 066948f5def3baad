//! A sentence that somebody must see, with what they can do about it.

use yew::prelude::*;

/// How urgent a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Calm,
    /// It worked.
    Good,
    /// Something needs a look.
    Warning,
    /// Something did not work.
    Problem,
}

/// Properties of [`Notice`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// How urgent it is.
    pub tone: Tone,
    /// The sentence.
    pub title: AttrValue,
    /// More of it, and buttons.
    #[prop_or_default]
    pub children: Html,
}

/// A notice; screen readers are told of it when it appears.
#[component]
pub fn Notice(props: &Props) -> Html {
    let (class, role) = match props.tone {
        Tone::Calm => ("calm", "status"),
        Tone::Good => ("good", "status"),
        Tone::Warning => ("warning", "status"),
        Tone::Problem => ("problem", "alert"),
    };
    html! {
        <div class={classes!("notice", class)} {role}>
            <p class="notice-title">{ &props.title }</p>
            { props.children.clone() }
        </div>
    }
}
