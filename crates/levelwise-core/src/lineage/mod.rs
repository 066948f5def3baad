//! How the editions of a rubric hang together, and how what was said under an
//! earlier one is read under a later one: nothing is lost, and nothing counts as
//! an answer to something else than what was asked. The rules are N1 to N10 of
//! SPEC.md.

mod carry;
mod consistency;
mod file;
mod origins;
mod review;

use crate::record::Problems;
use crate::rubric::RubricId;

pub use carry::carry;
pub use consistency::{check_editions, problems};
pub use file::{Change, ChangeKind, Edition, LineageFile, Passage};
pub use origins::{Origin, Origins};
pub use review::{Review, WasSaid, reviews};

/// A lineage that makes sense by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Lineage {
    file: LineageFile,
}

impl Lineage {
    /// The lineage, if `file` makes sense by itself.
    ///
    /// # Errors
    /// Every problem (N1 to N3).
    pub fn new(file: LineageFile) -> Result<Self, Problems> {
        Problems::none_in(problems(&file))?;
        Ok(Self { file })
    }

    /// The file it was built from.
    #[must_use]
    pub fn file(&self) -> &LineageFile {
        &self.file
    }

    /// Whose editions these are.
    #[must_use]
    pub fn rubric(&self) -> &RubricId {
        &self.file.rubric
    }

    /// Where the indicators of the edition with the text hash `to` come from,
    /// seen from the edition with the text hash `from`; `None` if no passages
    /// lead from one to the other.
    #[must_use]
    pub fn origins(&self, from: &str, to: &str) -> Option<Origins> {
        origins::between(&self.file, from, to)
    }
}
