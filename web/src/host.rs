//! Where the form stands: as a page of its own, or at a place in somebody
//! else's. The only way to the document, to the address and to what lies beside
//! the page; `host.js` does it.

// wasm-bindgen declares foreign functions, which is unsafe by its nature.
#![allow(unsafe_code)]

use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement};

mod script {
    use super::*;

    #[wasm_bindgen(module = "/src/host.js")]
    extern "C" {
        pub fn mount() -> Element;
        pub fn find(id: &str) -> Option<HtmlElement>;
        pub fn active() -> Option<Element>;
        pub fn prefix() -> String;
        pub fn listen(name: &str, run: &Function);
        pub fn unlisten(name: &str, run: &Function);
        pub fn route() -> String;
        pub fn go(route: &str);
        pub fn replace(route: &str);
        pub fn address() -> String;
        #[wasm_bindgen(js_name = isOnlyHere)]
        pub fn is_only_here() -> bool;
        pub fn opened(title: &str);
        #[wasm_bindgen(js_name = isApart)]
        pub fn is_apart() -> bool;
        #[wasm_bindgen(catch)]
        pub async fn read(path: &str) -> Result<JsValue, JsValue>;
        pub fn sheet(name: &str) -> Promise;
        #[wasm_bindgen(catch)]
        pub fn save(name: &str, media_type: &str, content: &JsValue) -> Result<(), JsValue>;
        pub fn saved();
        #[wasm_bindgen(catch)]
        pub async fn later() -> Result<JsValue, JsValue>;
    }
}

/// The element to draw into, emptied.
pub fn mount() -> Element {
    script::mount()
}

/// The element of the form with this id.
pub fn find(id: &str) -> Option<HtmlElement> {
    script::find(id)
}

/// The element of the form that has the keyboard.
pub fn active() -> Option<Element> {
    script::active()
}

/// What the keys of this form in local storage begin with.
pub fn prefix() -> String {
    script::prefix()
}

/// Calls `run` on every event `name` of the window, also on those that the
/// document fires at itself.
pub fn listen(name: &str, run: &Function) {
    script::listen(name, run);
}

/// Calls it no more.
pub fn unlisten(name: &str, run: &Function) {
    script::unlisten(name, run);
}

/// The address of the page shown, with its `#`.
pub fn route() -> String {
    script::route()
}

/// Opens the page with this address; `hashchange` follows.
pub fn go(route: &str) {
    script::go(route);
}

/// Opens the page with this address without a trace in the history, so that
/// going back leads to where one came from.
pub fn replace(route: &str) {
    script::replace(route);
}

/// The address at which others find the form, without what stands behind the
/// `#`.
pub fn address() -> String {
    script::address()
}

/// Whether that address leads nowhere on another device.
pub fn is_only_here() -> bool {
    script::is_only_here()
}

/// Says that the page called `title` is drawn, so that its heading takes the
/// focus and the browser's tab has its name.
pub fn opened(title: &str) {
    script::opened(title);
}

/// Whether the page stands in a frame of another site, whose storage browsers
/// keep apart and may clear.
pub fn is_apart() -> bool {
    script::is_apart()
}

/// The file at `path` beside the page; `None` if there is no such file.
///
/// # Errors
/// When it cannot be had.
pub async fn read(path: &str) -> Result<Option<Vec<u8>>, JsValue> {
    let bytes = script::read(path).await?;
    let bytes = bytes.dyn_into::<Uint8Array>().ok();
    Ok(bytes.map(|bytes| bytes.to_vec()))
}

/// Puts the style sheet beside the page into it; it holds, or cannot be had,
/// when the future is done.
pub fn sheet(name: &str) -> JsFuture {
    JsFuture::from(script::sheet(name))
}

/// Offers a text or bytes as a file of this media type to save.
///
/// # Errors
/// What the browser said, if it cannot.
pub fn save(name: &str, media_type: &str, content: &JsValue) -> Result<(), JsValue> {
    script::save(name, media_type, content)
}

/// Says that something was saved in the browser, or could not be;
/// `levelwise-saved` follows.
pub fn saved() {
    script::saved();
}

/// What `crate::device` asks for, loaded once.
///
/// # Errors
/// When it cannot be had.
pub async fn later() -> Result<JsValue, JsValue> {
    script::later().await
}
