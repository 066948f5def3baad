//! What an answer under one rubric says about another: relations between their
//! indicators, and the view through them. It never makes a rating that nobody
//! gave. The rules are X1 to X12 of SPEC.md.

mod consistency;
mod file;
mod view;

pub use consistency::{check, problems};
pub use file::{Crosswalk, CrosswalkId, CrosswalkKind, End, Relation, RelationKind};
pub use view::{
    AreaReach, Coverage, CrosswalkView, IndicatorView, Proposal, Reach, Strength, Voice, view,
};
