//! The nouns of an assessment: one team's use of one rubric in one cycle.
//! Everything a person can change stands in a [`Register`], which keeps what
//! was written apart until somebody chose.

mod answer;
mod edit;
mod file;
mod plan;
mod register;

pub use answer::{Answer, Choice, Link};
pub use edit::Stamp;
pub use file::{
    About, Assessment, AssessmentId, AssessmentKind, Cycle, Decision, Profile, Rater, RaterId,
    RaterKind, RubricRef, SessionId, SessionKind, Task, TaskId, TaskKind, TaskStatus,
};
pub use plan::Aim;
pub use register::{Register, Version};
