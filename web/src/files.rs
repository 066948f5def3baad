//! The only door to downloads, uploads, the share sheet, the clipboard and
//! printing.

mod dropping;
mod sharing;

use js_sys::Uint8Array;
use levelwise_core::record::MAX_FILE_BYTES;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList};

use crate::host;

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
    host::save(name, media_type, &JsValue::from_str(text))
}

/// Offers `bytes` as a file of this media type to save.
///
/// # Errors
/// What the browser said, if it cannot.
pub fn save_bytes(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), JsValue> {
    host::save(name, media_type, &Uint8Array::from(bytes))
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
