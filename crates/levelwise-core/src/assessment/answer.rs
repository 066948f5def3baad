//! What one rater says of one indicator.

use serde_json::{Value, json};

use crate::record::{Amount, Field, Json, Reader, SchemaBook, Set, Text, record, text_value};
use crate::rubric::{EvidenceId, LevelId, RESERVED_LEVEL_IDS};

const CHOICE: &str = "Choice";
const ABOUT_CHOICE: &str =
    "What can be chosen of an indicator: the id of a level, or one of three words.";

/// What can be chosen of an indicator. No answer is not a choice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Choice {
    /// The ground below the first level.
    NotYet,
    /// A level of the rubric's scale.
    Level(LevelId),
    /// The indicator does not apply to this district; it is left out.
    NotApplicable,
    /// The rater does not know; counted apart, never read as a low level.
    DontKnow,
}

impl Choice {
    /// The word that stands in files: a level's id or one of three words.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::NotYet => RESERVED_LEVEL_IDS[0],
            Self::Level(level) => level.as_str(),
            Self::NotApplicable => RESERVED_LEVEL_IDS[1],
            Self::DontKnow => RESERVED_LEVEL_IDS[2],
        }
    }
}

impl serde::Serialize for Choice {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Choice {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        CHOICE.into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let level = generator.subschema_for::<LevelId>();
        let words = json!({ "enum": RESERVED_LEVEL_IDS });
        schemars::json_schema!({ "anyOf": [words, level], "description": ABOUT_CHOICE })
    }
}

impl Field for Choice {
    fn read(reader: &mut Reader) -> Self {
        match reader
            .value()
            .as_str()
            .and_then(|text| RESERVED_LEVEL_IDS.iter().position(|id| *id == text))
        {
            Some(0) => Self::NotYet,
            Some(1) => Self::NotApplicable,
            Some(_) => Self::DontKnow,
            None => Self::Level(LevelId::read(reader)),
        }
    }

    fn write(&self) -> Json {
        text_value(self.word())
    }

    fn schema(book: &mut SchemaBook) -> Value {
        let form = json!({ "anyOf": [{ "enum": RESERVED_LEVEL_IDS }, LevelId::schema(book)] });
        book.named(CHOICE, ABOUT_CHOICE, form)
    }
}

record! {
    /// What one rater says of one indicator.
    #[derive(Default)]
    pub struct Answer {
        /// A level, not-yet, not-applicable or dont-know; none if the rater
        /// has not chosen.
        "choice" choice: Option<Choice> = None,
        /// The evidence items the rater can show.
        "evidence" evidence: Set<EvidenceId> = Set::new(),
        /// The number asked for by the indicator's measure.
        "measure" measure: Option<Amount> = None,
        /// In the rater's own words.
        "note" note: String = String::new(),
        /// Where more can be read.
        "links" links: Vec<Link> = Vec::new(),
    }
}

record! {
    /// A web address given with an answer.
    pub struct Link {
        /// The address; shown as a link only if it begins with http.
        "url" url: Text,
        /// What it leads to.
        "title" title: String = String::new(),
    }
}

impl Answer {
    /// Whether the rater said anything at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
