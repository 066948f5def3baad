//! The style sheets of the pages that come later. They stand beside the page
//! like the others, and are fetched with the part that needs them.

use std::future::Future;
use std::pin::Pin;

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, HtmlLinkElement};

/// In the order in which later ones may build on earlier ones; web/index.html
/// copies each.
const SHEETS: [&str; 1] = ["results.css"];

/// Puts the style sheets into the page and waits until they hold, so that
/// nothing is drawn without them. One that cannot be had leaves its pages plain
/// and readable.
pub fn dress() -> Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(async {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else {
            return;
        };
        let coming: Vec<JsFuture> = SHEETS
            .iter()
            .filter_map(|name| put(&document, name))
            .collect();
        for sheet in coming {
            let _ = sheet.await;
        }
    })
}

/// `None` if the sheet is there, or cannot be put there.
fn put(document: &Document, name: &str) -> Option<JsFuture> {
    let head = document.head()?;
    let there = ["link[href='", name, "']"].concat();
    if head.query_selector(&there).ok()?.is_some() {
        return None;
    }
    let link: HtmlLinkElement = document.create_element("link").ok()?.unchecked_into();
    link.set_rel("stylesheet");
    link.set_href(name);
    let promise = Promise::new(&mut |loaded, _| {
        link.set_onload(Some(&loaded));
        link.set_onerror(Some(&loaded));
    });
    head.append_child(&link).ok()?;
    Some(JsFuture::from(promise))
}
