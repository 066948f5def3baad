//! A JSON value that holds what a file says, to the last digit ([`super::number`]).
//! Reading text is for [`super::parse`], writing it for
//! [`super::canonical`].

use std::vec;

use super::number::Number;

/// A JSON value (RFC 8259).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Json {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, exactly as large as it was written.
    Number(Number),
    /// A text.
    String(String),
    /// A list in brackets.
    Array(Vec<Json>),
    /// An object in braces.
    Object(JsonMap),
}

/// The fields of an object, in the order of their keys' bytes, each key once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct JsonMap {
    entries: Vec<(String, Json)>,
}

impl Json {
    /// What a text says.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self {
            Some(text)
        } else {
            None
        }
    }

    /// Whether it is `true`, if it is one of the two.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(value) = self {
            Some(*value)
        } else {
            None
        }
    }

    /// The items of a list.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Json]> {
        if let Self::Array(items) = self {
            Some(items)
        } else {
            None
        }
    }

    /// A whole number that is not negative.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        self.as_number()?.as_u64()
    }

    /// A number.
    #[must_use]
    pub fn as_number(&self) -> Option<&Number> {
        if let Self::Number(number) = self {
            Some(number)
        } else {
            None
        }
    }

    /// A field of an object.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Json> {
        if let Self::Object(map) = self {
            map.get(key)
        } else {
            None
        }
    }

    /// Takes the value out and leaves `null`.
    pub fn take(&mut self) -> Json {
        std::mem::take(self)
    }
}

impl From<u32> for Json {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl JsonMap {
    /// An object without fields.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The fields, which need not be in order.
    ///
    /// # Errors
    /// The position of the first field whose key stands a second time, and the
    /// key.
    pub(super) fn of(mut entries: Vec<(String, Json)>) -> Result<Self, (usize, String)> {
        if entries.is_sorted_by(|one, other| one.0 < other.0) {
            return Ok(Self { entries });
        }
        let mut places: Vec<usize> = (0..entries.len()).collect();
        places.sort_by(|one, other| entries[*one].0.cmp(&entries[*other].0));
        let twice = places
            .windows(2)
            .filter(|pair| entries[pair[0]].0 == entries[pair[1]].0)
            .map(|pair| pair[1])
            .min();
        if let Some(place) = twice {
            return Err((place, std::mem::take(&mut entries[place].0)));
        }
        let sorted = places
            .into_iter()
            .map(|place| std::mem::take(&mut entries[place]));
        Ok(Self {
            entries: sorted.collect(),
        })
    }

    /// How many fields there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no field.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// A field.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Json> {
        let index = self.search(key).ok()?;
        Some(&self.entries[index].1)
    }

    /// Sets a field.
    #[inline(never)]
    pub fn insert(&mut self, key: String, value: Json) {
        match self.search(&key) {
            Ok(index) => self.entries[index].1 = value,
            Err(index) => self.entries.insert(index, (key, value)),
        }
    }

    /// Takes a field out.
    pub fn remove(&mut self, key: &str) -> Option<Json> {
        let index = self.search(key).ok()?;
        Some(self.entries.remove(index).1)
    }

    /// The fields in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> {
        self.entries.iter().map(|(key, value)| (&**key, value))
    }

    /// The keys in their order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(key, _)| &**key)
    }

    fn search(&self, key: &str) -> Result<usize, usize> {
        self.entries
            .binary_search_by(|(other, _)| other.as_str().cmp(key))
    }
}

impl IntoIterator for JsonMap {
    type Item = (String, Json);
    type IntoIter = vec::IntoIter<(String, Json)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl From<Json> for serde_json::Value {
    fn from(json: Json) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Bool(value) => Self::Bool(value),
            Json::Number(number) => serde_json::from_str(number.as_str()).unwrap_or_default(),
            Json::String(text) => Self::String(text),
            Json::Array(items) => items.into_iter().map(Self::from).collect(),
            Json::Object(map) => Self::Object(
                map.into_iter()
                    .map(|(key, value)| (key, Self::from(value)))
                    .collect(),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_put_in_order_and_stand_once() {
        let entry = |key: &str| (key.to_owned(), Json::Null);
        let map = JsonMap::of(vec![entry("b"), entry("10"), entry("9")]).expect("each once");
        assert_eq!(map.keys().collect::<Vec<_>>(), ["10", "9", "b"]);
        let twice = vec![entry("b"), entry("a"), entry("a"), entry("b")];
        assert_eq!(JsonMap::of(twice), Err((2, "a".to_owned())));
    }
}
