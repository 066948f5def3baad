//! The Levelwise engine: rubrics with progress levels, answers, scores, next
//! steps, and files that merge without loss.
//!
//! ```
//! use levelwise_core::format;
//!
//! let problems = format::open_rubric(b"{\"format\": \"levelwise/rubric\"").unwrap_err();
//! assert_eq!(problems.first().code, "truncated");
//! ```
//!
//! The types that matter: [`rubric::Rubric`], [`assessment::Assessment`],
//! [`score::ScoreCards`], [`suggest::Suggestions`], [`team::TeamAgreement`],
//! [`crosswalk::CrosswalkView`]. The rules are numbered in SPEC.md beside this crate.
//!
//! The engine has no clock, no randomness, no storage and no network: times,
//! ids and bytes are passed in.
#![deny(missing_docs)]

pub mod agreement;
pub mod assessment;
pub mod check;
pub mod crosswalk;
pub mod format;
pub mod lineage;
pub mod merge;
pub mod plan;
pub mod record;
pub mod rubric;
pub mod score;
pub mod share;
pub mod sheets;
pub mod suggest;
pub mod team;
pub mod trend;
