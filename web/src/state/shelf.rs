//! Everything that is stored on this device, read: assessments, snapshots from
//! before an import, and what could not be read. It belongs to the part of the
//! page that comes later.

use levelwise_core::assessment::{Assessment, AssessmentId};
use levelwise_core::format;
use levelwise_core::merge::merge;
use levelwise_core::record::Problems;

use crate::chance;
use crate::storage::{self, WriteError};

use super::keeper::Reading;
use super::library::{Stored, key, list, local, local_key, set_local};
use super::reminder::erase_marks;

/// How many snapshots of an assessment are kept.
const MAX_SNAPSHOTS: usize = 3;

/// What loading found. Unreadable is never treated as missing: nothing may be
/// saved over it.
#[derive(Debug)]
pub enum Loaded {
    /// Nothing is stored.
    Missing,
    /// An assessment.
    Found(Box<Stored>),
    /// Something that this Levelwise cannot read.
    Unreadable(Problems),
}

/// A copy from before an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Its key.
    pub key: String,
    /// When it was taken, as far as the device knew.
    pub at: String,
}

/// Something that could not be read, kept as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Its key.
    pub key: String,
    /// How many characters it has.
    pub n_chars: usize,
}

/// Everything the device keeps.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Shelf {
    /// Assessments that can be opened.
    pub assessments: Vec<Assessment>,
    /// What cannot.
    pub unreadable: Vec<Unreadable>,
}

/// How the first part of the page reads what another tab wrote.
pub const READING: Reading = Reading {
    read: |text| {
        let opened = format::open_assessment(text.as_bytes()).ok()?;
        Some(Box::new(opened.value))
    },
    merge: |ours, theirs| {
        let merged = merge(ours, theirs).ok()?;
        (merged != *ours).then(|| Box::new(merged))
    },
    move_aside,
};

fn snapshot_start(id: &AssessmentId) -> String {
    format!("snapshot/{id}/")
}

/// The assessment under `id`.
pub fn load(id: &AssessmentId) -> Loaded {
    let Some(text) = storage::read(&key(id)) else {
        return Loaded::Missing;
    };
    match format::open_assessment(text.as_bytes()) {
        Ok(opened) => Loaded::Found(Box::new(Stored {
            assessment: opened.value,
            text,
        })),
        Err(problems) => Loaded::Unreadable(problems),
    }
}

/// Everything on this device; what cannot be read is moved aside first.
pub fn shelf() -> Shelf {
    let mut assessments = Vec::new();
    for id in list() {
        match load(&id) {
            Loaded::Found(stored) => assessments.push(stored.assessment),
            Loaded::Unreadable(_) => move_aside(&id),
            Loaded::Missing => {}
        }
    }
    Shelf {
        assessments,
        unreadable: unreadables(),
    }
}

/// Moves what cannot be read under another key, where nothing is saved over it.
/// If there is no room for the copy it stays where it is.
pub fn move_aside(id: &AssessmentId) {
    let Some(text) = storage::read(&key(id)) else {
        return;
    };
    let aside = format!(
        "unreadable/{id}-{}",
        chance::id::<levelwise_core::assessment::SessionKind>()
    );
    if storage::write(&aside, &text).is_ok() {
        storage::remove(&key(id));
    }
}

/// What was moved aside.
pub fn unreadables() -> Vec<Unreadable> {
    let kept = |key: String| {
        let n_chars = storage::read(&key)?.chars().count();
        Some(Unreadable { key, n_chars })
    };
    storage::keys("unreadable/")
        .into_iter()
        .filter_map(kept)
        .collect()
}

/// Keeps a copy of the assessment as it is now, and drops the oldest copies.
///
/// # Errors
/// Why there is no copy; then the import does not happen either.
pub fn take_snapshot(id: &AssessmentId) -> Result<Option<String>, WriteError> {
    let Some(text) = storage::read(&key(id)) else {
        return Ok(None);
    };
    let at = chance::now().map_or_else(String::new, |now| now.as_str().to_owned());
    // Two imports within a second still have keys in order.
    let n_same = storage::keys(&format!("{}{at}", snapshot_start(id))).len();
    let snapshot = format!("{}{at}-{n_same}", snapshot_start(id));
    storage::write(&snapshot, &text)?;
    let all = storage::keys(&snapshot_start(id));
    let n_over = all.len().saturating_sub(MAX_SNAPSHOTS);
    for old in &all[..n_over] {
        storage::remove(old);
    }
    Ok(Some(snapshot))
}

/// The copies of an assessment, newest first.
pub fn snapshots(id: &AssessmentId) -> Vec<Snapshot> {
    let start = snapshot_start(id);
    let mut keys = storage::keys(&start);
    keys.reverse();
    keys.into_iter()
        .map(|key| Snapshot {
            at: key[start.len()..].chars().take(20).collect(),
            key,
        })
        .collect()
}

/// Puts a copy back in place of the assessment. Tabs that still hold the merged
/// one learn by the epoch that they must not bring it back.
///
/// # Errors
/// Why it could not be written; the assessment is as it was.
pub fn restore(id: &AssessmentId, snapshot: &str) -> Result<(), WriteError> {
    let Some(text) = storage::read(snapshot) else {
        return Err(WriteError::Forgotten);
    };
    let mut local = local(id);
    local.epoch += 1;
    set_local(id, &local)?;
    storage::write(&key(id), &text)?;
    storage::remove(snapshot);
    chance::new_session();
    Ok(())
}

/// Removes an assessment, its snapshots and what this device knew of it.
pub fn erase(id: &AssessmentId) {
    for snapshot in storage::keys(&snapshot_start(id)) {
        storage::remove(&snapshot);
    }
    erase_marks(id);
    storage::remove(&local_key(id));
    storage::remove(&key(id));
}

#[cfg(all(test, target_arch = "wasm32"))]
pub(super) mod tests;
