//! The box into which links, codes and the text of files are pasted.

use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::Context;

use crate::el::{El, button, el, send};
use crate::host;
use crate::text::t;

use super::{Import, Message};

/// The box, folded away.
pub(super) fn paste_box(context: &Context<Import>) -> El {
    const FIELD: &str = "pasted";
    let read = send(context.link(), |_| {
        let field = host::find(FIELD).map(JsCast::unchecked_into::<HtmlTextAreaElement>);
        Message::Pasted(field.map_or_else(String::new, |field| field.value()))
    });
    let label = el("label")
        .class("field")
        .kid(el("span").text(t::PASTE_HERE))
        .kid(
            el("textarea")
                .set("id", FIELD)
                .set("rows", "4")
                .set("spellcheck", "false")
                .set("autocomplete", "off"),
        );
    el("details")
        .class("paste")
        .kid(el("summary").text(t::PASTE))
        .kid(label)
        .kid(button("second", t::READ_PASTED).on_click(read))
}
