//! Between JavaScript's values and the engine's: files come in as text, bytes
//! or plain objects, and results go out as plain objects.
//!
//! Files cross as JSON text, which JavaScript reads and writes faster than it
//! crosses field by field; it also keeps a field called `__proto__` a field.

#[cfg(feature = "engine")]
use js_sys::Array;
use js_sys::{ArrayBuffer, JSON, Uint8Array};
use levelwise_core::assessment::Assessment;
#[cfg(feature = "engine")]
use levelwise_core::assessment::RaterId;
#[cfg(feature = "engine")]
use levelwise_core::crosswalk::Crosswalk;
use levelwise_core::format::{self, Opened};
use levelwise_core::record::{Field, Problem};
use levelwise_core::rubric::Rubric;
use serde::Serialize;
#[cfg(feature = "engine")]
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::error::Thrown;
use crate::values::{self, Plain};

#[cfg(feature = "engine")]
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What opening a file gives. */
export interface Opened<File> {
  /** The file as an object, in the present version of its format. */
  value: File;
  /** What somebody should look at; an error would have been thrown. */
  warnings: Problem[];
}

/** A rubric: as an object, as text, or as bytes. */
export type RubricInput = RubricFile | string | Uint8Array | ArrayBuffer;

/** An assessment: as an object, as text, or as bytes. */
export type AssessmentInput = AssessmentFile | string | Uint8Array | ArrayBuffer;

/** A crosswalk: as an object, as text, or as bytes. */
export type CrosswalkInput = CrosswalkFile | string | Uint8Array | ArrayBuffer;
"#;

/// The bytes of a file that is given as text, as bytes or as an object.
pub(crate) fn bytes_of(file: &JsValue) -> Result<Vec<u8>, Thrown> {
    if let Some(text) = file.as_string() {
        return Ok(text.into_bytes());
    }
    if file.is_instance_of::<ArrayBuffer>() {
        return Ok(Uint8Array::new(file).to_vec());
    }
    if ArrayBuffer::is_view(file) {
        let view: &Uint8Array = file.unchecked_ref();
        let (start, length) = (view.byte_offset(), view.byte_length());
        return Ok(
            Uint8Array::new_with_byte_offset_and_length(&view.buffer(), start, length).to_vec(),
        );
    }
    json_of(file)
}

/// The value as JSON text.
fn json_of(value: &JsValue) -> Result<Vec<u8>, Thrown> {
    let text = JSON::stringify(value)
        .ok()
        .and_then(|text| text.as_string());
    text.map(String::into_bytes).ok_or_else(|| {
        let message = "this is nothing that JSON can hold";
        let hint = "pass an object as JSON.parse makes it, or the text or bytes of a file";
        Problem::error("not-json", "", message, hint).into()
    })
}

#[inline(never)]
pub(crate) fn rubric_of(file: &JsValue) -> Result<Rubric, Thrown> {
    Ok(format::open_rubric(&bytes_of(file)?)?.value)
}

#[inline(never)]
pub(crate) fn assessment_of(file: &JsValue) -> Result<Assessment, Thrown> {
    Ok(format::open_assessment(&bytes_of(file)?)?.value)
}

#[cfg(feature = "engine")]
#[inline(never)]
pub(crate) fn crosswalk_of(file: &JsValue) -> Result<Crosswalk, Thrown> {
    Ok(format::open_crosswalk(&bytes_of(file)?)?.value)
}

/// What stands alone: an id, an answer, a stamp.
pub(crate) fn part_of<T: Field>(part: &JsValue) -> Result<T, Thrown> {
    Ok(format::read_part(&json_of(part)?)?)
}

/// What stands in a list.
#[cfg(feature = "engine")]
pub(crate) fn list_of(list: JsValue) -> Result<Array, Thrown> {
    list.dyn_into().map_err(|_| {
        let message = "this is no list";
        Problem::error("wrong-type", "", message, "pass an array").into()
    })
}

/// `None` for undefined and null.
#[cfg(feature = "engine")]
pub(crate) fn rater_of(id: &JsValue) -> Result<Option<RaterId>, Thrown> {
    if id.is_undefined() || id.is_null() {
        return Ok(None);
    }
    part_of(id).map(Some)
}

/// The object that the text of a file stands for.
pub(crate) fn object_of(text: &str) -> Result<JsValue, Thrown> {
    Ok(JSON::parse(text)?)
}

/// The value in plain objects, lists and null, as JSON would have it.
pub(crate) fn value_of<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, Thrown> {
    Ok(values::value_of(value))
}

/// What opening gives: the file as an object, and the warnings.
pub(crate) fn opened_of<T>(opened: &Opened<T>, text: &str) -> Result<JsValue, Thrown> {
    let object = Plain::new();
    object.set("value", object_of(text)?);
    object.set("warnings", value_of(opened.warnings.as_slice())?);
    Ok(object.into())
}
