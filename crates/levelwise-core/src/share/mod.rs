//! What goes from one device to another without a server: an invitation, one
//! rater's part, and the codes by which links and QR codes carry them. The rules
//! are L1 to L8 of SPEC.md; files are for [`crate::format`], joining what came
//! back for [`crate::merge`].
//!
//! ```
//! use levelwise_core::share;
//!
//! let problems = share::open_code("LW1-AAB").unwrap_err();
//! assert_eq!(problems.first().code, "truncated");
//! ```

mod code;
mod deflate;
mod find;

use crate::assessment::{Assessment, Earlier, RaterId, RubricRef};
use crate::record::Table;

pub(crate) use code::letters;
pub use code::{open_code, write_code};
pub use find::{open_bytes, open_text};

/// The assessment as a teammate begins with it: which one it is, its rubric and
/// its name, and nothing that anybody answered, decided or planned, now or before
/// (L1).
///
/// The name keeps its versions, so that it meets itself again when the
/// teammate's file comes back.
#[must_use]
pub fn invitation(assessment: &Assessment) -> Assessment {
    Assessment {
        id: assessment.id.clone(),
        rubric: assessment.rubric.clone(),
        about: assessment.about.clone(),
        raters: Table::new(),
        decisions: Table::new(),
        plan: Table::new(),
        targets: Table::new(),
        small_group: Default::default(),
        past: Table::new(),
        former: Table::new(),
        extra: Default::default(),
    }
}

/// What one rater sends back: the invitation with that rater's profile and
/// answers, those under earlier editions too, and nobody else's (L2). A rater who wrote nothing is not in it.
#[must_use]
pub fn part(assessment: &Assessment, rater: &RaterId) -> Assessment {
    let mut part = invitation(assessment);
    if let Some(found) = assessment.raters.get(rater) {
        part.raters.insert(rater.clone(), found.clone());
    }
    for (edition, former) in &assessment.former {
        if let Some(found) = former.raters.get(rater) {
            let mut own = Earlier::under(former.rubric.clone());
            own.raters.insert(rater.clone(), found.clone());
            part.former.insert(edition.clone(), own);
        }
    }
    part
}

/// The assessment without the rubric it may carry, which is too long for a
/// code.
fn naming(assessment: &Assessment) -> Assessment {
    Assessment {
        rubric: RubricRef {
            full: None,
            ..assessment.rubric.clone()
        },
        ..assessment.clone()
    }
}
