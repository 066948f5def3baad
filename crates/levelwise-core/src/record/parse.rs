//! Bytes to a JSON value: refuses what is too large, truncated, no JSON, or
//! names a field twice, and says at which line and column.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::problem::{Problem, Problems};

/// The largest file that is read, in bytes.
pub const MAX_FILE_BYTES: usize = 20_000_000;

/// Reads JSON (RFC 8259) of at most [`MAX_FILE_BYTES`] bytes.
///
/// # Errors
/// One problem: `too-large`, `not-text`, `not-json`, `truncated` or
/// `field-twice`, with `line:column` as its place.
pub fn parse(bytes: &[u8]) -> Result<Value, Problems> {
    if bytes.len() > MAX_FILE_BYTES {
        let message = format!(
            "the file has {} MB, {} MB are allowed",
            bytes.len() / 1_000_000,
            MAX_FILE_BYTES / 1_000_000
        );
        let hint = "choose a file that Levelwise exported";
        return Err(Problem::error("too-large", "", message, hint).into());
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let message = format!("byte {} is not UTF-8 text", error.valid_up_to());
        let hint = "choose a JSON file; other documents cannot be read";
        Problem::error("not-text", "", message, hint)
    })?;
    // A byte order mark, which some editors put in front of the text.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    Strict
        .deserialize(&mut deserializer)
        .and_then(|value| deserializer.end().map(|()| value))
        .map_err(|error| problem_of(&error).into())
}

const FIELD_TWICE: &str = "field-twice ";

fn problem_of(error: &serde_json::Error) -> Problem {
    let (line, column) = (error.line(), error.column());
    let place = format!("{line}:{column}");
    let said = error.to_string();
    let said = said
        .strip_suffix(&format!(" at line {line} column {column}"))
        .unwrap_or(&said);
    if error.is_eof() {
        let message = "the file ends in the middle";
        let hint = "it may have been cut off on its way; fetch or export it again";
        Problem::error("truncated", place, message, hint)
    } else if let Some(key) = said.strip_prefix(FIELD_TWICE) {
        let message = format!("the field \"{key}\" stands twice in one object");
        Problem::error("field-twice", place, message, "keep one of the two")
    } else {
        let message = format!("this is not JSON: {said}");
        let hint = "choose a file that Levelwise exported, or mend the text at this place";
        Problem::error("not-json", place, message, hint)
    }
}

/// Builds a [`Value`] and refuses a key that stands twice, of which
/// serde_json would silently keep the last.
struct Strict;

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(Self)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if map.contains_key(&key) {
                return Err(A::Error::custom(format_args!("{FIELD_TWICE}{key}")));
            }
            let value = entries.next_value_seed(Self)?;
            map.insert(key, value);
        }
        Ok(Value::Object(map))
    }
}
