//! Takes a batch over: a snapshot of each assessment, then the merge, then the
//! write; and puts all of it back in one step.

use levelwise_core::assessment::{Assessment, AssessmentId};
use levelwise_core::format::write_assessment;
use levelwise_core::merge::merge;
use levelwise_core::share::invitation;

use crate::chance;
use crate::state::{self, Loaded};
use crate::storage::{self, WriteError};

use super::batch::{Batch, Group};

/// What was done to one assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Which one.
    pub id: AssessmentId,
    is_new: bool,
    /// What it was before; absent if it is new, or nothing can be stored.
    snapshot: Option<String>,
    /// What was written.
    text: String,
}

/// Takes everything over that changes something.
///
/// # Errors
/// Why the device could not keep it; then it is as it was before.
pub(super) fn take_over(batch: &Batch) -> Result<Vec<Taken>, WriteError> {
    let (mut taken, mut undo) = (Vec::new(), Vec::new());
    for group in batch.groups.iter().filter(|group| group.changes()) {
        match take_group(group, &mut undo) {
            Ok(one) => taken.push(one),
            Err(error) => {
                undo.into_iter().for_each(put_back);
                return Err(error);
            }
        }
    }
    Ok(taken)
}

/// An assessment, what stood there, and the copy of it.
type Undo = (AssessmentId, Option<Assessment>, Option<String>);

fn take_group(group: &Group, undo: &mut Vec<Undo>) -> Result<Taken, WriteError> {
    let id = &group.after.id;
    let before = match state::load(id) {
        // What is here now counts, not what was when the preview was drawn.
        Loaded::Found(stored) => Some(stored.assessment),
        Loaded::Unreadable(_) => {
            state::move_aside(id);
            None
        }
        Loaded::Missing => None,
    };
    let is_new = before.is_none();
    let snapshot = if is_new {
        None
    } else {
        in_memory_at_worst(state::take_snapshot(id), None)?
    };
    let mut merged = before.clone().unwrap_or_else(|| invitation(&group.after));
    undo.push((id.clone(), before, snapshot.clone()));
    for item in &group.items {
        // What does not fit any more was changed by another tab meanwhile and
        // is left out.
        if let Ok(together) = merge(&merged, &item.theirs) {
            merged = together;
        }
    }
    in_memory_at_worst(state::add(&merged), ())?;
    let mut local = state::local(id);
    if is_new && local.me.is_none() {
        local.me = Some(group.me.clone().unwrap_or_else(chance::id));
        // Only who answers here is lost if this cannot be written; the page
        // then begins a new rater.
        let _ = state::set_local(id, &local);
    }
    Ok(Taken {
        id: id.clone(),
        is_new,
        snapshot,
        text: write_assessment(&merged),
    })
}

/// Where nothing can be stored, everything is in memory and the page says so.
fn in_memory_at_worst<T>(written: Result<T, WriteError>, or: T) -> Result<T, WriteError> {
    match written {
        Err(WriteError::Blocked) => Ok(or),
        other => other,
    }
}

fn put_back((id, before, snapshot): Undo) {
    match before {
        // The same text fits where it stood.
        Some(assessment) => drop(state::add(&assessment)),
        None => state::erase(&id),
    }
    if let Some(snapshot) = snapshot {
        storage::remove(&snapshot);
    }
}

/// Puts everything back as it was. What was changed since stays as a copy, or
/// where it is if the assessment was new.
///
/// # Errors
/// Why it could not be written.
pub(super) fn undo(taken: &[Taken]) -> Result<(), WriteError> {
    for Taken {
        id,
        is_new,
        snapshot,
        text,
    } in taken
    {
        let now = match state::load(id) {
            Loaded::Found(stored) => Some(stored.text),
            Loaded::Missing | Loaded::Unreadable(_) => None,
        };
        let is_untouched = now.as_ref() == Some(text);
        match snapshot {
            Some(snapshot) => {
                if now.is_some() && !is_untouched {
                    state::take_snapshot(id)?;
                }
                state::restore(id, snapshot)?;
            }
            None if *is_new && is_untouched => state::erase(id),
            None => {}
        }
    }
    Ok(())
}

impl Taken {
    /// Whether it can be undone.
    pub(super) fn can_be_undone(&self) -> bool {
        self.is_new || self.snapshot.is_some()
    }
}
