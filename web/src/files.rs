//! The only door to downloads, uploads, the share sheet, the clipboard and
//! printing.

mod dropping;
mod sharing;

use js_sys::{Array, Uint8Array};
use levelwise_core::record::MAX_FILE_BYTES;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, Url};

pub use dropping::{Dropped, dropped};
pub use sharing::{Shared, can_share, copy, share};

/// Why a chosen file could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadError {
    /// Larger than any Levelwise file; the number of megabytes.
    TooLarge(usize),
    /// The browser could not read it.
    Unreadable,
}

/// Offers `text`, which is JSON, as a file to save.
///
/// # Errors
/// What the browser said, if it cannot.
pub fn save(name: &str, text: &str) -> Result<(), JsValue> {
    save_as(name, "application/json", text)
}

/// Offers `text` as a file of this media type to save.
///
/// # Errors
/// What the browser said, if it cannot.
pub fn save_as(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    save_bytes(name, media_type, text.as_bytes())
}

/// Offers `bytes` as a file of this media type to save.
///
/// # Errors
/// What the browser said, if it cannot.
pub fn save_bytes(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    save_blob(name, &blob)
}

fn save_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    if let Some(body) = document.body() {
        body.append_child(&link)?;
        link.click();
        body.remove_child(&link)?;
    }
    Url::revoke_object_url(&url)
}

/// The bytes of a chosen file; one that is too large is not even opened.
///
/// # Errors
/// [`ReadError`].
pub async fn read(file: &File) -> Result<Vec<u8>, ReadError> {
    let n_bytes = file.size();
    if n_bytes > MAX_FILE_BYTES as f64 {
        return Err(ReadError::TooLarge((n_bytes / 1e6) as usize));
    }
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|_| ReadError::Unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The files of an input or a drop.
pub fn list(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else {
        return Vec::new();
    };
    (0..files.length())
        .filter_map(|index| files.get(index))
        .collect()
}

/// Opens the browser's print dialog, which also saves as PDF.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}
