//! The nouns of an assessment: one team's use of one rubric in one cycle.
//! Everything a person can change stands in a [`Register`], which keeps what
//! was written apart until somebody chose. Which answers the others may see is
//! in `votes`.

mod answer;
mod earlier;
mod edit;
mod file;
mod plan;
mod register;
mod votes;

pub use answer::{Answer, Choice, Link};
pub use earlier::Earlier;
pub use edit::{SMALL_GROUP, Stamp};
pub use file::{
    About, Assessment, AssessmentId, AssessmentKind, Cycle, Decision, EditionId, EditionKind,
    Profile, Rater, RaterId, RaterKind, RubricRef, SessionId, SessionKind, Task, TaskId, TaskKind,
    TaskStatus,
};
pub use plan::Aim;
pub use register::{Register, Version};
