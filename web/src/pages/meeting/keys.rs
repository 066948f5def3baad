//! The keys of the meeting, in a dialog, and the switch that turns single keys
//! off.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;
use yew::html::Scope;

use crate::el::{El, On, Run, button, div, el, p, send, span};
use crate::host;
use crate::state::Desk;
use crate::text::t;

use super::{Meeting, Message};

const ID: &str = "meeting-keys";

/// The dialog; it is closed until it is asked for.
pub(super) fn keys(desk: &Desk, single_keys: bool, scope: &Scope<Meeting>) -> El {
    let column = |words: &str| el("th").set("scope", "col").text(words);
    let head = el("tr")
        .kid(column(t::meeting::KEY))
        .kid(column(t::meeting::DOES));
    let mut body = el("tbody");
    for (key, does) in t::meeting::keys(&desk.rubric) {
        body = body.kid(
            el("tr")
                .kid(el("th").set("scope", "row").text(&key))
                .kid(el("td").text(&does)),
        );
    }
    let switch = el("input")
        .set("type", "checkbox")
        .set("aria-describedby", "single-keys-hint")
        .checked(single_keys)
        .on(On::Change, send(scope, |_| Message::SingleKeys));
    let close: Run = std::rc::Rc::new(|_| {
        if let Some(dialog) = dialog() {
            dialog.close();
        }
    });
    el("dialog")
        .set("id", ID)
        .class("keys-dialog")
        .set("aria-labelledby", "keys-title")
        .kid(
            el("h2")
                .set("id", "keys-title")
                .text(t::meeting::KEYS_TITLE),
        )
        .kid(el("table").kid(el("thead").kid(head)).kid(body))
        .kid(
            el("label")
                .class("switch")
                .kid(switch)
                .kid(span("", t::meeting::SINGLE_KEYS)),
        )
        .kid(
            p(t::meeting::SINGLE_KEYS_HINT)
                .class("hint")
                .id("single-keys-hint"),
        )
        .kid(div("row").kid(button("", t::meeting::CLOSE).on_click(close)))
}

/// Opens the dialog; the browser keeps the keyboard in it and gives it back.
pub(super) fn show() {
    if let Some(dialog) = dialog() {
        let _ = dialog.show_modal();
    }
}

/// Whether the dialog is open.
pub(super) fn is_shown() -> bool {
    dialog().is_some_and(|dialog| dialog.open())
}

fn dialog() -> Option<HtmlDialogElement> {
    host::find(ID)?.dyn_into().ok()
}
