//! Every sentence on the screen, by language. Components and pages write none
//! themselves.

pub mod en;
pub mod en_agreement;
pub mod en_bulletin;
pub mod en_crosswalk;
pub mod en_embed;
pub mod en_evidence;
pub mod en_meeting;
pub mod en_plan;
pub mod en_progress;
pub mod en_report;
pub mod en_results;
pub mod en_rubrics;
pub mod en_share;
pub mod en_team;

/// The sentences in use: a second language is a second module beside it.
pub use en as t;
pub use en_crosswalk as t_crosswalk;
pub use en_evidence as t_evidence;
pub use en_report as t_report;
pub use en_rubrics as t_rubrics;
