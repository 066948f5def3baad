//! Ids: short names that are safe as keys in JSON, HTML, URLs and file names.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde_json::{Value, json};

use super::field::{Field, text_value};
use super::json::Json;
use super::reader::{Reader, clip};
use super::schema::SchemaBook;

/// The longest id, in characters.
const MAX_ID_CHARS: usize = 64;
const PATTERN: &str = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";

/// What an id names: a marker that keeps ids of different things apart.
pub trait Kind {
    /// The glossary's word for the thing.
    const NAME: &'static str;
    /// What its id is called in schemas.
    const ID: &'static str;
    /// What its id names, in one sentence.
    const ABOUT: &'static str;
}

/// The id of one kind of thing: a letter or digit, then up to 63 letters,
/// digits, `.`, `_` or `-`.
///
/// ```
/// use levelwise_core::rubric::IndicatorId;
///
/// assert_eq!(IndicatorId::new("3a").unwrap().as_str(), "3a");
/// assert!(IndicatorId::new("__proto__").is_err());
/// ```
pub struct Id<K> {
    text: Arc<str>,
    kind: PhantomData<fn() -> K>,
}

/// A text that is no id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IdError {
    /// Too short, too long, or with a character that ids do not have.
    #[error("\"{text}\" is not {article} {kind} id", article = article(kind))]
    Form {
        /// The beginning of the text.
        text: String,
        /// What the id should name.
        kind: &'static str,
    },
}

impl IdError {
    /// What to do.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        "begin with a letter or digit, then up to 63 letters, digits, dots, hyphens or underscores"
    }
}

impl<K: Kind> Id<K> {
    /// The id, if `text` has the form of one.
    ///
    /// # Errors
    /// [`IdError::Form`] if it has not.
    pub fn new(text: &str) -> Result<Self, IdError> {
        checked(text, K::NAME).map(Self::of)
    }
}

impl<K> Id<K> {
    /// The id as it stands in files.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    fn of(text: Arc<str>) -> Self {
        let kind = PhantomData;
        Self { text, kind }
    }
}

impl<K: Kind> Field for Id<K> {
    fn read(reader: &mut Reader) -> Self {
        Self::of(read(K::NAME, reader))
    }

    fn write(&self) -> Json {
        text_value(self.as_str())
    }

    fn schema(book: &mut SchemaBook) -> Value {
        let form = json!({ "type": "string", "pattern": PATTERN });
        book.named(K::ID, K::ABOUT, form)
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        Self {
            text: Arc::clone(&self.text),
            kind: PhantomData,
        }
    }
}

impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<K> Eq for Id<K> {}

impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.text.cmp(&other.text)
    }
}

impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<K> serde::Serialize for Id<K> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(feature = "schema")]
impl<K: Kind> schemars::JsonSchema for Id<K> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        K::ID.into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let about = K::ABOUT.trim();
        schemars::json_schema!({ "type": "string", "pattern": PATTERN, "description": about })
    }
}

/// The text of an id, whatever it names.
fn checked(text: &str, kind: &'static str) -> Result<Arc<str>, IdError> {
    let bytes = text.as_bytes();
    let fits = bytes.first().is_some_and(u8::is_ascii_alphanumeric)
        && bytes.len() <= MAX_ID_CHARS
        && bytes
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'));
    if fits {
        Ok(Arc::from(text))
    } else {
        let text = clip(text);
        Err(IdError::Form { text, kind })
    }
}

fn read(kind: &'static str, reader: &mut Reader) -> Arc<str> {
    let Some(text) = reader.text("an id in quotes") else {
        return Arc::default();
    };
    checked(&text, kind).unwrap_or_else(|error| {
        reader.error("bad-id", error.to_string(), error.hint());
        Arc::default()
    })
}

fn article(noun: &str) -> &'static str {
    match noun.as_bytes().first() {
        Some(b'a' | b'e' | b'i' | b'o' | b'u') => "an",
        Some(_) | None => "a",
    }
}
