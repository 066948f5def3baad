//! Two versions of one's own answer that were written on two devices: both stay
//! readable until the person chooses.

use levelwise_core::assessment::{Answer, Choice, Version};
use levelwise_core::rubric::{IndicatorId, Rubric};
use yew::prelude::*;

use crate::shared::Shared;
use crate::text::t;

/// Properties of [`VersionsApart`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The rubric.
    pub rubric: Shared<Rubric>,
    /// Which indicator.
    pub id: IndicatorId,
    /// The versions.
    pub versions: Vec<Version<Answer>>,
    /// Called with the version that was chosen.
    pub on_answer: Callback<(IndicatorId, Answer)>,
}

/// The versions, each with a button that keeps it.
#[component]
pub fn VersionsApart(props: &Props) -> Html {
    let version = |(index, version): (usize, &Version<Answer>)| {
        let answer = version.value.clone();
        let (on_answer, id) = (props.on_answer.clone(), props.id.clone());
        let chosen = answer.clone();
        let onclick =
            Callback::from(move |_: MouseEvent| on_answer.emit((id.clone(), chosen.clone())));
        html! {
            <li key={index}>
                <strong>{ choice_title(answer.choice.as_ref(), &props.rubric) }</strong>
                if let Some(at) = &version.at {
                    { " " }<span class="hint">{ t::written_at(at.as_str()) }</span>
                }
                if !answer.note.is_empty() {
                    <p class="note">{ &answer.note }</p>
                }
                <button type="button" {onclick}>{ t::USE_THIS_ONE }</button>
            </li>
        }
    };
    html! {
        <div class="notice warning">
            <p class="notice-title">{ t::VERSIONS_APART }</p>
            <ul>{ for props.versions.iter().enumerate().map(version) }</ul>
        </div>
    }
}

/// What a choice is called on screen.
pub fn choice_title(choice: Option<&Choice>, rubric: &Rubric) -> String {
    match choice {
        None => t::UNANSWERED.to_owned(),
        Some(Choice::NotYet) => rubric.level_title(0).to_owned(),
        Some(Choice::Level(level)) => rubric
            .level_idx(level)
            .map_or_else(|| level.to_string(), |idx| rubric.level_title(idx).to_owned()),
        Some(Choice::NotApplicable) => t::NOT_APPLICABLE.to_owned(),
        Some(Choice::DontKnow) => t::DONT_KNOW.to_owned(),
    }
}
