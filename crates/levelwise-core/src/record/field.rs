//! What can stand in a JSON field, and the forms shared by all records.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::reader::{Reader, clip};
use super::schema::SchemaBook;

/// The longest free text, in characters.
const MAX_TEXT_CHARS: usize = 20_000;
/// The most entries of one list or map.
const MAX_ENTRIES: usize = 5_000;

/// A value with a JSON form.
pub trait Field: Sized {
    /// Reads the value; `None` means that a problem was noted.
    fn read(value: Value, reader: &mut Reader) -> Option<Self>;

    /// The JSON form; reading it gives an equal value.
    fn write(&self) -> Value;

    /// The JSON Schema (2020-12) of the form.
    fn schema(book: &mut SchemaBook) -> Value;
}

impl Field for bool {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let read = value.as_bool();
        if read.is_none() {
            reader.wrong_type("true or false", &value);
        }
        read
    }

    fn write(&self) -> Value {
        Value::Bool(*self)
    }

    fn schema(_: &mut SchemaBook) -> Value {
        json!({ "type": "boolean" })
    }
}

impl Field for u32 {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let read = value
            .as_u64()
            .and_then(|number| Self::try_from(number).ok());
        if read.is_none() {
            reader.wrong_type("a whole number from 0 to 4294967295", &value);
        }
        read
    }

    fn write(&self) -> Value {
        Value::from(*self)
    }

    fn schema(_: &mut SchemaBook) -> Value {
        json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX })
    }
}

impl Field for String {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(value, "a text in quotes")?;
        let n_chars = text.chars().count();
        if n_chars > MAX_TEXT_CHARS {
            let message = format!(
                "the text \"{}\" has {n_chars} characters, {MAX_TEXT_CHARS} are allowed",
                clip(&text)
            );
            reader.error("text-too-long", message, "shorten it");
            return None;
        }
        Some(text)
    }

    fn write(&self) -> Value {
        Value::String(self.clone())
    }

    fn schema(_: &mut SchemaBook) -> Value {
        json!({ "type": "string", "maxLength": MAX_TEXT_CHARS })
    }
}

impl<T: Field> Field for Option<T> {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        T::read(value, reader).map(Some)
    }

    fn write(&self) -> Value {
        self.as_ref().map_or(Value::Null, Field::write)
    }

    fn schema(book: &mut SchemaBook) -> Value {
        T::schema(book)
    }
}

impl<T: Field> Field for Vec<T> {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let items = list(value, reader)?;
        let mut read = Self::with_capacity(items.len());
        let mut whole = true;
        for (index, item) in items.into_iter().enumerate() {
            match reader.below_index(index, item) {
                Some(item) => read.push(item),
                None => whole = false,
            }
        }
        whole.then_some(read)
    }

    fn write(&self) -> Value {
        Value::Array(self.iter().map(Field::write).collect())
    }

    fn schema(book: &mut SchemaBook) -> Value {
        json!({ "type": "array", "maxItems": MAX_ENTRIES, "items": T::schema(book) })
    }
}

impl<T: Field + Ord> Field for BTreeSet<T> {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        Vec::read(value, reader).map(|items| items.into_iter().collect())
    }

    fn write(&self) -> Value {
        Value::Array(self.iter().map(Field::write).collect())
    }

    fn schema(book: &mut SchemaBook) -> Value {
        json!({ "type": "array", "maxItems": MAX_ENTRIES, "uniqueItems": true, "items": T::schema(book) })
    }
}

impl<K: Field + Ord, V: Field> Field for BTreeMap<K, V> {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let entries = reader.object(value)?.rest();
        if too_many(entries.len(), reader) {
            return None;
        }
        let mut read = Self::new();
        let mut whole = true;
        for (key, value) in entries {
            let id = reader.below_key::<K>(&key, Value::String(key.clone()));
            let entry = reader.below_key::<V>(&key, value);
            match (id, entry) {
                (Some(id), Some(entry)) => {
                    read.insert(id, entry);
                }
                (None, _) | (_, None) => whole = false,
            }
        }
        whole.then_some(read)
    }

    fn write(&self) -> Value {
        let mut map = Map::new();
        for (key, value) in self {
            if let Value::String(key) = key.write() {
                map.insert(key, value.write());
            }
        }
        Value::Object(map)
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
impl Field for Value {
    fn read(value: Value, _: &mut Reader) -> Option<Self> {
        Some(value)
    }

    fn write(&self) -> Value {
        self.clone()
    }

    fn schema(_: &mut SchemaBook) -> Value {
        Value::Bool(true)
    }
}

fn list(value: Value, reader: &mut Reader) -> Option<Vec<Value>> {
    match value {
        Value::Array(items) => (!too_many(items.len(), reader)).then_some(items),
        other @ (Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::String(_)
        | Value::Object(_)) => {
            reader.wrong_type("a list in brackets", &other);
            None
        }
    }
}

fn too_many(n_entries: usize, reader: &mut Reader) -> bool {
    let too_many = n_entries > MAX_ENTRIES;
    if too_many {
        let message = format!("{n_entries} entries stand here, {MAX_ENTRIES} are allowed");
        reader.error("too-many-entries", message, "split the file");
    }
    too_many
}
