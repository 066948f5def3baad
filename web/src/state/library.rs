//! What this device keeps: assessments, who answers in each, snapshots from
//! before an import, and what could not be read.

use levelwise_core::assessment::{Assessment, AssessmentId, RaterId};
use levelwise_core::format;
use levelwise_core::record::{Moment, Problems};

use crate::chance;
use crate::storage::{self, WriteError};

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

/// An assessment with the text it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    /// The assessment.
    pub assessment: Assessment,
    /// The text under its key.
    pub text: String,
}

/// What concerns this device alone and is not in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Local {
    /// Who answers here.
    pub me: Option<RaterId>,
    /// How often an import was undone; a tab with a lower number must not merge
    /// its copy back.
    pub epoch: u32,
    /// When a file was last saved.
    pub exported: Option<Moment>,
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

fn key(id: &AssessmentId) -> String {
    format!("assessment/{id}")
}

fn local_key(id: &AssessmentId) -> String {
    format!("local/{id}")
}

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

/// The ids of all assessments on this device.
pub fn list() -> Vec<AssessmentId> {
    let keys = storage::keys("assessment/");
    keys.iter()
        .filter_map(|key| AssessmentId::new(key.strip_prefix("assessment/")?).ok())
        .collect()
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

/// Writes an assessment and reads it back.
///
/// # Errors
/// Why it will be gone when the page is closed.
pub fn add(assessment: &Assessment) -> Result<(), WriteError> {
    storage::write(&key(&assessment.id), &format::write_assessment(assessment))
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

/// What concerns this device alone: three lines of text.
pub fn local(id: &AssessmentId) -> Local {
    let text = storage::read(&local_key(id)).unwrap_or_default();
    let mut lines = text.lines();
    let mut line = || lines.next().unwrap_or_default();
    Local {
        me: RaterId::new(line()).ok(),
        epoch: line().parse().unwrap_or_default(),
        exported: Moment::new(line()).ok(),
    }
}

/// Writes what concerns this device alone.
///
/// # Errors
/// Why it will be gone when the page is closed.
pub fn set_local(id: &AssessmentId, local: &Local) -> Result<(), WriteError> {
    let me = local.me.as_ref().map_or("", |me| me.as_str());
    let exported = local.exported.as_ref().map_or("", |moment| moment.as_str());
    storage::write(
        &local_key(id),
        &format!("{me}\n{}\n{exported}\n", local.epoch),
    )
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
    storage::remove(&local_key(id));
    storage::remove(&key(id));
}

#[cfg(all(test, target_arch = "wasm32"))]
pub(super) mod tests;
