//! The nouns of a rubric: a scale, and areas > practices > indicators. What
//! makes a rubric consistent is in `consistency`; only a consistent one becomes
//! a [`Rubric`].

mod consistency;
mod consistent;
mod file;
mod hash;

pub(crate) use consistency::{is_language, is_semver};

pub use consistency::problems;
pub use consistent::{IndicatorPlace, Rubric};
pub use file::{
    Area, AreaId, AreaKind, Evidence, EvidenceId, EvidenceKind, Ground, Horizon, Indicator,
    IndicatorId, IndicatorKind, IndicatorLevel, Level, LevelId, LevelKind, LevelsOrigin, Measure,
    Practice, PracticeId, PracticeKind, RESERVED_LEVEL_IDS, RubricFile, RubricId, RubricKind,
    Scale, Source, Step, StepId, StepKind, Wording,
};
