//! What this device keeps of each assessment: its text, and who answers here.
//! Reading what is stored is for `shelf`, which comes later than the first page.

use std::cell::RefCell;

use levelwise_core::assessment::{Assessment, AssessmentId, RaterId};
use levelwise_core::format;
use levelwise_core::record::Moment;
use levelwise_core::rubric::RubricId;

use crate::storage::{self, WriteError};

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

pub(super) fn key(id: &AssessmentId) -> String {
    format!("assessment/{id}")
}

pub(super) fn local_key(id: &AssessmentId) -> String {
    format!("local/{id}")
}

/// The ids of all assessments on this device.
pub fn list() -> Vec<AssessmentId> {
    let keys = storage::keys("assessment/");
    keys.iter()
        .filter_map(|key| AssessmentId::new(key.strip_prefix("assessment/")?).ok())
        .collect()
}

/// Whether anything is kept on this device, readable or not.
pub fn keeps_any() -> bool {
    !storage::keys("assessment/").is_empty() || !storage::keys("unreadable/").is_empty()
}

/// Writes an assessment and reads it back.
///
/// # Errors
/// Why it will be gone when the page is closed.
pub fn add(assessment: &Assessment) -> Result<(), WriteError> {
    storage::write(&key(&assessment.id), &format::write_assessment(assessment))
}

thread_local! {
    static BEGUN: RefCell<Option<Stored>> = const { RefCell::new(None) };
}

/// Writes an assessment that was just begun and holds it for the page that
/// fills it, which then has nothing to read.
///
/// # Errors
/// Why it will be gone when the page is closed.
pub fn begin(assessment: Assessment) -> Result<(), WriteError> {
    let text = format::write_assessment(&assessment);
    let written = storage::write(&key(&assessment.id), &text);
    BEGUN.set(Some(Stored { assessment, text }));
    written
}

/// Whether an assessment was just begun that no page fills yet.
pub fn has_begun() -> bool {
    BEGUN.with_borrow(Option::is_some)
}

/// The assessment that was just begun, if it is the one under `id` and nobody
/// wrote to it since.
pub fn begun(id: &AssessmentId) -> Option<Stored> {
    let begun = BEGUN.take().filter(|begun| begun.assessment.id == *id)?;
    (storage::read(&key(id)).as_ref() == Some(&begun.text)).then_some(begun)
}

/// The assessment that was begun here by the address of a rubric.
pub fn rated_by(rubric: &RubricId) -> Option<AssessmentId> {
    let mark = ["/rate/", rubric.as_str()].concat();
    let marks = storage::keys("local/");
    let mark = marks.iter().find_map(|key| key.strip_suffix(&*mark))?;
    AssessmentId::new(mark.strip_prefix("local/")?).ok()
}

/// Notes that it was; the mark goes with the assessment.
pub fn set_rated_by(assessment: &AssessmentId, rubric: &RubricId) {
    let key = [&*local_key(assessment), "/rate/", rubric.as_str()].concat();
    // At worst another one is begun the next time.
    let _ = storage::write(&key, "");
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
