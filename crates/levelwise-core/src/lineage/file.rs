//! A lineage as it stands in its file (format `levelwise/lineage`, version 1):
//! what became of a rubric's indicators from one edition to the next.

use crate::assessment::EditionId;
use crate::record::{Text, record, words};
use crate::rubric::{IndicatorId, RubricId};

words! {
    /// What became of indicators.
    pub enum ChangeKind {
        /// It is called otherwise now; what it asks is the same or nearly so.
        Renamed = "renamed",
        /// It has its id still and asks something else.
        Reworded = "reworded",
        /// It became several.
        Split = "split",
        /// Several became one.
        Merged = "merged",
        /// It is not asked any more.
        Retired = "retired",
    }
}

record! {
    /// The editions of one rubric, from each to the next.
    pub struct LineageFile {
        /// The rubric's id, the same in every edition.
        "rubric" rubric: RubricId,
        /// From one edition to the next, oldest first.
        "passages" passages: Vec<Passage>,
    }
}

record! {
    /// What changed from one edition to the next. What is not mentioned is the
    /// same thing in both, or new.
    pub struct Passage {
        /// The earlier edition.
        "from" from: Edition,
        /// The later edition.
        "to" to: Edition,
        /// What changed.
        "changes" changes: Vec<Change> = Vec::new(),
    }
}

record! {
    /// One version of a rubric, to the word.
    pub struct Edition {
        /// The rubric's version, as major.minor.patch.
        "version" version: Text,
        /// The hash of all its text, as assessments name it.
        "textHash" text_hash: EditionId,
    }
}

record! {
    /// What became of one indicator, or of several together.
    pub struct Change {
        /// What became of them.
        "kind" kind: ChangeKind,
        /// The indicators of the earlier edition.
        "from" from: Vec<IndicatorId>,
        /// The indicators of the later edition.
        "to" to: Vec<IndicatorId> = Vec::new(),
        /// Why, for people who look at their answers again.
        "why" why: String = String::new(),
    }
}
