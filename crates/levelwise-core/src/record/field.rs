//! What can stand in a JSON field, and the forms shared by all records.

use std::sync::Arc;

use serde_json::{Value, json};

use super::json::{Json, JsonMap};
use super::reader::{Reader, clip};
use super::schema::SchemaBook;
use super::table::{Set, Table};

/// The longest free text, in characters.
const MAX_TEXT_CHARS: usize = 20_000;
/// The most entries of one list or map.
pub(super) const MAX_ENTRIES: usize = 5_000;

/// A value with a JSON form.
pub trait Field: Sized {
    /// Reads the value at which the reader stands. Where that is not possible
    /// a problem is noted and some value stands in, so that the problems behind
    /// it are found too.
    /// Only the crate can make a reader, and it throws away what was read if
    /// anything was noted.
    fn read(reader: &mut Reader) -> Self;

    /// The JSON form; reading it gives an equal value.
    fn write(&self) -> Json;

    /// The JSON Schema (2020-12) of the form.
    fn schema(book: &mut SchemaBook) -> Value;
}

impl Field for bool {
    fn read(reader: &mut Reader) -> Self {
        let read = reader.value().as_bool();
        read.unwrap_or_else(|| {
            reader.not("true or false");
            false
        })
    }

    fn write(&self) -> Json {
        Json::Bool(*self)
    }

    fn schema(_: &mut SchemaBook) -> Value {
        json!({ "type": "boolean" })
    }
}

impl Field for u32 {
    fn read(reader: &mut Reader) -> Self {
        let read = reader
            .value()
            .as_u64()
            .and_then(|number| Self::try_from(number).ok());
        read.unwrap_or_else(|| {
            reader.not("a whole number from 0 to 4294967295");
            // Allowed wherever a number is, so that one problem is noted.
            1
        })
    }

    fn write(&self) -> Json {
        Json::from(*self)
    }

    fn schema(_: &mut SchemaBook) -> Value {
        json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX })
    }
}

impl Field for String {
    fn read(reader: &mut Reader) -> Self {
        let text = reader.text("a text in quotes").unwrap_or_default();
        let n_chars = text.chars().count();
        if n_chars > MAX_TEXT_CHARS {
            let message = format!(
                "the text \"{}\" has {n_chars} characters, {MAX_TEXT_CHARS} are allowed",
                clip(&text)
            );
            reader.error("text-too-long", message, "shorten it");
        }
        text
    }

    fn write(&self) -> Json {
        text_value(self)
    }

    fn schema(_: &mut SchemaBook) -> Value {
        json!({ "type": "string", "maxLength": MAX_TEXT_CHARS })
    }
}

impl<T: Field> Field for Option<T> {
    fn read(reader: &mut Reader) -> Self {
        Some(T::read(reader))
    }

    fn write(&self) -> Json {
        self.as_ref().map_or(Json::Null, Field::write)
    }

    fn schema(book: &mut SchemaBook) -> Value {
        T::schema(book)
    }
}

impl<T: Field> Field for Arc<T> {
    fn read(reader: &mut Reader) -> Self {
        Self::new(T::read(reader))
    }

    fn write(&self) -> Json {
        T::write(self)
    }

    fn schema(book: &mut SchemaBook) -> Value {
        T::schema(book)
    }
}

impl<T: Field> Field for Vec<T> {
    fn read(reader: &mut Reader) -> Self {
        let mut read = Self::new();
        reader.open_list();
        while reader.next_entry() {
            read.push(T::read(reader));
        }
        read
    }

    fn write(&self) -> Json {
        Json::Array(self.iter().map(Field::write).collect())
    }

    fn schema(book: &mut SchemaBook) -> Value {
        json!({ "type": "array", "maxItems": MAX_ENTRIES, "items": T::schema(book) })
    }
}

impl<K: Field + Ord> Field for Set<K> {
    fn read(reader: &mut Reader) -> Self {
        Vec::read(reader).into_iter().collect()
    }

    fn write(&self) -> Json {
        Json::Array(self.iter().map(Field::write).collect())
    }

    fn schema(book: &mut SchemaBook) -> Value {
        json!({ "type": "array", "maxItems": MAX_ENTRIES, "uniqueItems": true, "items": K::schema(book) })
    }
}

impl<K: Field + Ord, V: Field> Field for Table<K, V> {
    fn read(reader: &mut Reader) -> Self {
        let mut read = Self::new();
        reader.open_map();
        while reader.next_entry() {
            let key = reader.key();
            read.insert(key, V::read(reader));
        }
        read
    }

    fn write(&self) -> Json {
        let mut map = JsonMap::new();
        for (key, value) in self {
            put_entry(&mut map, &key.write(), value.write());
        }
        Json::Object(map)
    }

    fn schema(book: &mut SchemaBook) -> Value {
        json!({
            "type": "object",
            "maxProperties": MAX_ENTRIES,
            "propertyNames": K::schema(book),
            "additionalProperties": V::schema(book),
        })
    }
}

/// A value that is kept as it came.
impl Field for Json {
    fn read(reader: &mut Reader) -> Self {
        reader.take()
    }

    fn write(&self) -> Json {
        self.clone()
    }

    fn schema(_: &mut SchemaBook) -> Value {
        Value::Bool(true)
    }
}

/// A text as JSON.
#[inline(never)]
pub fn text_value(text: &str) -> Json {
    Json::String(text.to_owned())
}

/// Sets a field of an object that is written, unless it equals the default.
#[inline(never)]
pub fn put_unless(default: Json, map: &mut JsonMap, key: &str, value: Json) {
    if value != default {
        put(map, key, value);
    }
}

/// Sets an entry of a map that is written; every key is a text.
#[inline(never)]
fn put_entry(map: &mut JsonMap, key: &Json, value: Json) {
    if let Some(key) = key.as_str() {
        put(map, key, value);
    }
}

/// Sets a field of an object that is written.
#[inline(never)]
pub fn put(map: &mut JsonMap, key: &str, value: Json) {
    map.insert(key.to_owned(), value);
}
