//! The form that adds a task which no suggestion says.

use levelwise_core::assessment::{Assessment, Stamp, Task};
use levelwise_core::record::{Date, Text};
use levelwise_core::rubric::IndicatorId;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement};

use crate::chance;
use crate::el::{El, On, div, el, send, span};
use crate::text::t;

use super::{Message, Shown};

/// The id of the field for the words.
pub(super) const TEXT: &str = "own-text";
/// The id of the field for the indicator.
pub(super) const INDICATOR: &str = "own-indicator";
const OWNER: &str = "own-owner";
const DUE: &str = "own-due";

/// The form.
pub(super) fn own_task(shown: &Shown<'_>) -> El {
    let mut select = el("select").set("id", INDICATOR);
    // Named, since options are put in from the last to the first and browsers
    // choose the first that comes.
    let none = el("option").set("value", "").set("selected", "");
    select = select.kid(none.text(t::plan::NO_INDICATOR));
    for indicator in shown.rubric.indicators() {
        let words = [indicator.id.as_str(), " ", &indicator.title].concat();
        select = select.kid(
            el("option")
                .put("value", indicator.id.to_string())
                .text(&words),
        );
    }
    let text = el("input")
        .set("id", TEXT)
        .set("required", "")
        .set("maxlength", "4000")
        .set("autocomplete", "off")
        .set("aria-describedby", "own-hint");
    let owner = el("input")
        .set("id", OWNER)
        .set("maxlength", "200")
        .set("autocomplete", "off");
    let due = el("input")
        .set("id", DUE)
        .set("type", "date")
        .set("min", "1900-01-01")
        .set("max", "2999-12-31");
    let field = |id: &'static str, words: &str, field: El| {
        let label = el("label").set("for", id).text(words);
        div("field").kid(label).kid(field)
    };
    let hint = span("hint", t::plan::OWN_TASK_HINT).set("id", "own-hint");
    let form = el("form")
        .on(On::Submit, send(shown.scope, submitted))
        .kid(field(TEXT, t::plan::TASK, text).kid(hint))
        .kid(field(INDICATOR, t::plan::FOR_INDICATOR, select))
        .kid(
            div("two-fields")
                .kid(field(OWNER, t::plan::OWNER, owner))
                .kid(field(DUE, t::plan::DUE, due)),
        )
        .kid(el("button").text(t::plan::ADD_TASK));
    el("section")
        .class("panel screen-only own-task")
        .key("own-task")
        .set("aria-labelledby", "own-task")
        .kid(el("h2").set("id", "own-task").text(t::plan::OWN_TASK))
        .kid(form)
}

fn submitted(event: Event) -> Message {
    event.prevent_default();
    let form = event.target().map(JsCast::unchecked_into::<HtmlElement>);
    // A select has a value as an input has.
    let take = |id: &str| {
        let selector = ["#", id].concat();
        let found = form.as_ref()?.query_selector(&selector).ok().flatten()?;
        let field: HtmlInputElement = found.unchecked_into();
        let value = field.value().trim().to_owned();
        field.set_value("");
        Some(value)
    };
    let [text, indicator, owner, due] =
        [TEXT, INDICATOR, OWNER, DUE].map(|id| take(id).unwrap_or_default());
    Message::Edit(Box::new(
        move |assessment: &mut Assessment, stamp: &Stamp| {
            // The browser asks for words; white space alone is none.
            let Ok(text) = Text::new(&text) else { return };
            let task = Task {
                indicator: IndicatorId::new(&indicator).ok(),
                owner,
                due: Date::new(&due).ok(),
                ..Task::new(text)
            };
            assessment.set_task(&chance::id(), task, stamp);
        },
    ))
}
