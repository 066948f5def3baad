//! Hands a text to other apps: by the share sheet, or by the clipboard.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, File, FilePropertyBag, HtmlDocument, HtmlInputElement, HtmlTextAreaElement,
    Navigator, ShareData,
};

use crate::host;

/// What became of a file that was offered to other apps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// An app has it, as far as the browser says.
    Done,
    /// The person closed the share sheet.
    Cancelled,
    /// The browser would not.
    Refused,
}

/// Whether this browser has a share sheet that takes files.
pub fn can_share() -> bool {
    let Some(navigator) = navigator().filter(|navigator| has(navigator, "canShare")) else {
        return false;
    };
    share_data("levelwise.txt", "").is_ok_and(|data| navigator.can_share_with_data(&data))
}

/// Offers `text` as a file to other apps. The name ends in `.txt`: Chromium
/// refuses `.json` (Chromium's list of types is at
/// <https://developer.mozilla.org/en-US/docs/Web/API/Navigator/share>).
pub async fn share(name: &str, text: &str) -> Shared {
    let name = [name.strip_suffix(".json").unwrap_or(name), ".txt"].concat();
    let (Some(navigator), Ok(data)) = (navigator(), share_data(&name, text)) else {
        return Shared::Refused;
    };
    match JsFuture::from(navigator.share_with_data(&data)).await {
        Ok(_) => Shared::Done,
        Err(error) => {
            let name = Reflect::get(&error, &JsValue::from_str("name"));
            let cancelled = name.is_ok_and(|name| name == "AbortError");
            if cancelled {
                Shared::Cancelled
            } else {
                Shared::Refused
            }
        }
    }
}

fn share_data(name: &str, text: &str) -> Result<ShareData, JsValue> {
    let options = FilePropertyBag::new();
    options.set_type("text/plain");
    let parts = Array::of1(&JsValue::from_str(text));
    let file = File::new_with_str_sequence_and_options(&parts, name, &options)?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    Ok(data)
}

/// Copies what stands in the field with the id `field_id`, and leaves it
/// selected; `false` if only the person can copy it now.
pub async fn copy(field_id: &str) -> bool {
    let Some(document) = document() else {
        return false;
    };
    let Some(text) = select(field_id) else {
        return false;
    };
    if let Some(navigator) = navigator().filter(|navigator| has(navigator, "clipboard"))
        && JsFuture::from(navigator.clipboard().write_text(&text))
            .await
            .is_ok()
    {
        return true;
    }
    // Pages that are not served over HTTPS have no clipboard but this.
    let document: HtmlDocument = document.unchecked_into();
    document.exec_command("copy").unwrap_or(false)
}

/// Selects a field and gives its text.
fn select(field_id: &str) -> Option<String> {
    let field = host::find(field_id)?;
    match field.dyn_into::<HtmlTextAreaElement>() {
        Ok(field) => {
            field.select();
            Some(field.value())
        }
        Err(field) => {
            let field: HtmlInputElement = field.dyn_into().ok()?;
            field.select();
            Some(field.value())
        }
    }
}

/// Whether the browser has it, here and now: it may be missing altogether, or
/// because the page is not served over HTTPS.
fn has(navigator: &Navigator, name: &str) -> bool {
    let found = Reflect::get(navigator, &JsValue::from_str(name));
    found.is_ok_and(|found| !found.is_undefined() && !found.is_null())
}

fn navigator() -> Option<Navigator> {
    web_sys::window().map(|window| window.navigator())
}

fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}
