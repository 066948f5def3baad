//! The team's decision: why, who sees it otherwise, and both of two that were
//! made apart. Every word is kept as it is typed.

use levelwise_core::rubric::IndicatorId;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlTextAreaElement};
use yew::html::Scope;

use crate::components::{Tone, notice};
use crate::el::{El, On, button, div, el, p, send, span};
use crate::state::Desk;
use crate::text::t;

use super::steps::Mode;
use super::{Meeting, Message};
use crate::pages::team;

/// Which words of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Why.
    Rationale,
    /// Who sees it otherwise.
    Dissent,
}

/// The decision as it stands, to be changed while the team decides; nothing while
/// it votes or has nothing decided.
pub(super) fn decision(
    desk: &Desk,
    id: &IndicatorId,
    mode: Mode,
    scope: &Scope<Meeting>,
) -> Option<El> {
    let register = desk.assessment.decisions.get(id);
    let is_apart = register.is_some_and(|register| register.is_apart());
    if mode == Mode::Vote {
        return None;
    }
    if is_apart {
        return Some(apart(desk, id, scope));
    }
    if mode == Mode::Decide {
        return Some(form(desk, id, scope));
    }
    let settled = register.and_then(|register| register.settled())?;
    let title = if settled.choice.is_some() {
        t::meeting::DECISION
    } else {
        t::meeting::NOT_DECIDED_YET
    };
    let has_words = !settled.rationale.is_empty() || !settled.dissent.is_empty();
    (settled.choice.is_some() || has_words).then(|| {
        section()
            .kid(el("h2").set("id", "decision").text(title))
            .kid(team::decision(settled, desk))
    })
}

fn section() -> El {
    el("section")
        .class("meeting-decision")
        .set("aria-labelledby", "decision")
}

/// The words of a decision. They can be typed before a level is chosen.
fn form(desk: &Desk, id: &IndicatorId, scope: &Scope<Meeting>) -> El {
    let draft = desk.assessment.decision_draft(id);
    let area = |element_id: &'static str, label: &str, words: &str, field: Field| {
        let input = el("textarea")
            .set("id", element_id)
            .set("rows", "3")
            .set("maxlength", "20000")
            .value(words)
            .on(
                On::Input,
                send(scope, move |event| Message::Words(field, typed(&event))),
            );
        div("field")
            .kid(el("label").set("for", element_id).text(label))
            .kid(input)
    };
    section()
        .kid(el("h2").set("id", "decision").text(t::meeting::DECISION))
        .kid(
            div("two-fields")
                .kid(area(
                    "rationale",
                    t::meeting::RATIONALE,
                    &draft.rationale,
                    Field::Rationale,
                ))
                .kid(area(
                    "dissent",
                    t::meeting::DISSENT,
                    &draft.dissent,
                    Field::Dissent,
                )),
        )
}

/// Decisions made apart, side by side, until one is made that saw them all.
fn apart(desk: &Desk, id: &IndicatorId, scope: &Scope<Meeting>) -> El {
    let register = desk.assessment.decisions.get(id);
    let versions = register.map(|register| register.versions());
    let mut list = el("ul").class("notes");
    for (version_idx, version) in versions.unwrap_or_default().iter().enumerate() {
        let at = version
            .at
            .as_ref()
            .map(|at| span("hint", &t::written_at(at.as_str())));
        let take = button("second", t::meeting::TAKE_THIS_ONE)
            .on_click(send(scope, move |_| Message::Take(version_idx)));
        list = list.kid(
            el("li")
                .key(&version_idx.to_string())
                .kid(team::decision(&version.value, desk))
                .kid_if(at)
                .kid(div("row").kid(take)),
        );
    }
    section()
        .kid(el("h2").set("id", "decision").text(t::meeting::DECISION))
        .kid(
            notice(Tone::Warning, t::team::APART_TITLE)
                .kid(p(t::meeting::DECIDE_APART))
                .kid(list),
        )
}

fn typed(event: &Event) -> String {
    let field = event
        .target()
        .map(JsCast::unchecked_into::<HtmlTextAreaElement>);
    field.map_or_else(String::new, |field| field.value())
}
