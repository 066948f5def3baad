//! An assessment that was made with an earlier edition of its rubric.

use levelwise_core::assessment::Assessment;
use levelwise_core::lineage::{Lineage, carry};
use levelwise_core::rubric::Rubric;

use crate::components::{Tone, notice};
use crate::el::{El, button, p, send};
use crate::state;
use crate::storage::WriteError;
use crate::text::t;

use super::{Message, Shown};

/// Whether anything here was made with another edition than the page's.
pub(super) fn has_several(assessment: &Assessment, rubric: &Rubric, others: &[Assessment]) -> bool {
    let mut past = assessment.past.values();
    !assessment.rubric.names(rubric)
        || !assessment.former.is_empty()
        || past.any(|earlier| earlier.rubric.id == rubric.id && !earlier.rubric.names(rubric))
        || others.iter().any(|other| !other.rubric.names(rubric))
}

/// The offer to bring the assessment to this edition, where the lineage leads
/// there.
pub(super) fn to_carry(shown: &Shown<'_>, lineage: Option<&Lineage>) -> Option<El> {
    if shown.assessment.rubric.names(shown.rubric) {
        return None;
    }
    carry(shown.assessment, lineage?, shown.rubric)?;
    let carry = send(shown.scope, |_| Message::Carry);
    Some(
        notice(Tone::Calm, t::progress::CARRY_LEAD)
            .kid(p("").kid(button("", t::progress::CARRY).on_click(carry))),
    )
}

/// Brings it there and keeps a copy from before. What is on the desk, here and in
/// other tabs, must not come back: a higher epoch says that what is stored takes
/// its place.
///
/// # Errors
/// Why the device could not keep it; then nothing has changed.
pub(super) fn carry_over(
    assessment: &Assessment,
    lineage: &Lineage,
    rubric: &Rubric,
) -> Result<(), WriteError> {
    let Some(carried) = carry(assessment, lineage, rubric) else {
        return Ok(());
    };
    let id = &assessment.id;
    state::take_snapshot(id)?;
    let mut local = state::local(id);
    local.epoch += 1;
    state::set_local(id, &local)?;
    state::add(&carried)
}
