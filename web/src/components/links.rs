//! Web addresses given with an answer: add, open, remove.

use std::rc::Rc;

use levelwise_core::assessment::Link;
use levelwise_core::record::Text;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

use crate::el::{El, On, button, div, el, span};
use crate::host;
use crate::text::t;

use super::indicator_form::IndicatorProps;

/// The links of one answer.
pub(super) fn links(props: &IndicatorProps) -> El {
    let mut list = el("ul").class("links");
    for (link_idx, link) in props.answer.links.iter().enumerate() {
        let remove = props.on(move |_, answer| {
            answer.links.remove(link_idx);
        });
        let remove = button("quiet", t::REMOVE)
            .kid(span("hidden-words", &[" ", &link.url].concat()))
            .on_click(remove);
        let item = el("li").key(&[&link_idx.to_string(), " ", &link.url].concat());
        list = list.kid(item.kid(linked(link)).text(" ").kid(remove));
    }
    let field_id = ["link-", props.id.as_str()].concat();
    let add = add(props, field_id.clone());
    let on_enter = {
        let add = Rc::clone(&add);
        Rc::new(move |event: Event| {
            let enter = event
                .dyn_ref::<KeyboardEvent>()
                .is_some_and(|event| event.key() == "Enter");
            if enter {
                event.prevent_default();
                add(event);
            }
        })
    };
    let field = el("input")
        .put("id", field_id)
        .set("type", "url")
        .set("maxlength", "2000")
        .set("placeholder", "https://")
        .put("aria-label", t::link_of(&props.id))
        .on(On::KeyDown, on_enter);
    el("div").kid(list).kid(
        div("row")
            .kid(field)
            .kid(button("second", t::ADD_LINK).on_click(add)),
    )
}

/// Takes the address out of the field with the id `field_id`.
fn add(props: &IndicatorProps, field_id: String) -> crate::el::Run {
    props.on(move |_, answer| {
        let Some(field) = host::find(&field_id).map(JsCast::unchecked_into::<HtmlInputElement>)
        else {
            return;
        };
        if let Ok(url) = Text::new(field.value().trim()) {
            field.set_value("");
            answer.links.push(Link {
                url,
                title: String::new(),
                extra: Default::default(),
            });
        }
    })
}

/// Only web addresses become links: an imported file may hold anything.
pub fn linked(link: &Link) -> El {
    let words = if link.title.is_empty() {
        &*link.url
    } else {
        &link.title
    };
    let lower = link.url.to_ascii_lowercase();
    if lower.starts_with("https://") || lower.starts_with("http://") {
        crate::el::link(link.url.to_string(), "", words)
            .set("target", "_blank")
            .set("rel", "noopener noreferrer")
    } else {
        span("", words)
    }
}
