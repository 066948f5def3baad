//! Two versions of one's own answer that were written on two devices: both stay
//! readable until the person chooses.

use levelwise_core::assessment::Choice;
use levelwise_core::rubric::Rubric;

use crate::el::{El, button, el, p, span};
use crate::text::t;

use super::indicator_form::IndicatorProps;
use super::notice::{Tone, notice};

/// The versions, each with a button that keeps it.
pub(super) fn versions_apart(props: &IndicatorProps) -> El {
    let mut list = el("ul");
    for version in &props.apart {
        let answer = version.value.clone();
        let title = choice_title(answer.choice.as_ref(), &props.rubric);
        let at = version
            .at
            .as_ref()
            .map(|at| span("hint", &t::written_at(at.as_str())));
        let note = (!answer.note.is_empty()).then(|| p(&answer.note).class("note"));
        let keep = props.on(move |_, chosen| chosen.clone_from(&answer));
        list = list.kid(
            el("li")
                .kid(el("strong").text(&title))
                .text(" ")
                .kid_if(at)
                .kid_if(note)
                .kid(button("second", t::USE_THIS_ONE).on_click(keep)),
        );
    }
    notice(Tone::Warning, t::VERSIONS_APART).kid(list)
}

/// What a choice is called on screen.
pub fn choice_title(choice: Option<&Choice>, rubric: &Rubric) -> String {
    match choice {
        None => t::UNANSWERED.to_owned(),
        Some(Choice::NotYet) => rubric.level_title(0).to_owned(),
        Some(Choice::Level(level)) => rubric.level_idx(level).map_or_else(
            || level.to_string(),
            |idx| rubric.level_title(idx).to_owned(),
        ),
        Some(Choice::NotApplicable) => t::NOT_APPLICABLE.to_owned(),
        Some(Choice::DontKnow) => t::DONT_KNOW.to_owned(),
    }
}
