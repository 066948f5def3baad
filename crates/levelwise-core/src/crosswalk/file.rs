//! A crosswalk as it stands in its file (format `levelwise/crosswalk`, version
//! 1).

use crate::record::{Text, kinds, record, words};
use crate::rubric::{IndicatorId, RubricId};

kinds! {
    /// Names a crosswalk.
    CrosswalkKind CrosswalkId = "crosswalk";
}

words! {
    /// What one indicator is to another (rule X6).
    pub enum RelationKind {
        /// Both ask for the same.
        Same = "same",
        /// The first covers all that the second asks, and asks more.
        Broader = "broader",
        /// All that the first asks is part of what the second asks.
        Narrower = "narrower",
        /// They share something, and neither covers the other.
        Related = "related",
    }
}

impl RelationKind {
    /// What the second indicator is to the first.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Broader => Self::Narrower,
            Self::Narrower => Self::Broader,
            Self::Same | Self::Related => self,
        }
    }
}

record! {
    /// Relations between indicators of different rubrics.
    pub struct Crosswalk {
        /// The crosswalk's id, the same in every version.
        "id" id: CrosswalkId,
        /// The crosswalk's version, as major.minor.patch.
        "version" version: Text,
        /// The language of all its texts, as a BCP 47 tag such as en or es-MX.
        "language" language: Text,
        /// Its name.
        "title" title: Text,
        /// What it is about, in one or two sentences.
        "summary" summary: Text,
        /// The relations; each pair of indicators stands once.
        "relations" relations: Vec<Relation>,
    }
}

record! {
    /// What one indicator is to another, and why.
    pub struct Relation {
        /// The indicator of which it is said.
        "from" from: End,
        /// What it is to the other.
        "relation" kind: RelationKind,
        /// The other indicator, of another rubric.
        "to" to: End,
        /// Why, in one sentence.
        "reason" reason: Text,
    }
}

record! {
    /// An indicator of a rubric.
    pub struct End {
        /// The rubric's id.
        "rubric" rubric: RubricId,
        /// The indicator's id.
        "indicator" indicator: IndicatorId,
    }
}

impl End {
    /// Both ids, by which ends are compared.
    pub(super) fn key(&self) -> (&str, &str) {
        (self.rubric.as_str(), self.indicator.as_str())
    }
}
