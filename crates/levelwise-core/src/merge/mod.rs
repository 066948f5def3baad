//! Several files to one. Merging is idempotent, commutative and associative to
//! the byte, for files and for browser tabs alike; nothing a person typed
//! disappears. The rules are M1 to M9 of SPEC.md; what happens to one thing
//! written apart is in [`crate::assessment::Register`].

mod preview;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::assessment::{Assessment, AssessmentId, Rater, Register, RubricRef};
use crate::record::Field;

pub use preview::{Changes, Preview, RaterPreview, preview};

/// Why two files do not belong together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MergeError {
    /// They are different assessments.
    #[error("the file is assessment {theirs}, this one is {ours}")]
    OtherAssessment {
        /// The assessment that is open.
        ours: AssessmentId,
        /// The assessment of the file.
        theirs: AssessmentId,
    },
    /// They were made with different rubrics, or versions of one.
    #[error("the file was made with rubric {theirs}, this assessment uses {ours}")]
    OtherRubric {
        /// Id and version of the rubric that is open.
        ours: String,
        /// Id and version of the rubric of the file.
        theirs: String,
    },
}

impl MergeError {
    /// What to do.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::OtherAssessment { .. } => "keep it as an assessment of its own",
            Self::OtherRubric { .. } => "ask the sender to use the rubric of this assessment",
        }
    }
}

/// Everything that `ours` and `theirs` know together.
///
/// # Errors
/// [`MergeError`] if they are different assessments or use different rubrics.
pub fn merge(ours: &Assessment, theirs: &Assessment) -> Result<Assessment, MergeError> {
    if ours.id != theirs.id {
        return Err(MergeError::OtherAssessment {
            ours: ours.id.clone(),
            theirs: theirs.id.clone(),
        });
    }
    if !ours.rubric.is_same(&theirs.rubric) {
        let name = |rubric: &RubricRef| format!("{} {}", rubric.id, rubric.version);
        return Err(MergeError::OtherRubric {
            ours: name(&ours.rubric),
            theirs: name(&theirs.rubric),
        });
    }
    Ok(Assessment {
        id: ours.id.clone(),
        rubric: merge_rubric(&ours.rubric, &theirs.rubric),
        about: ours.about.merge(&theirs.about),
        raters: merge_maps(&ours.raters, &theirs.raters, merge_rater),
        decisions: merge_maps(&ours.decisions, &theirs.decisions, Register::merge),
        plan: merge_maps(&ours.plan, &theirs.plan, Register::merge),
        extra: merge_extra(&ours.extra, &theirs.extra),
    })
}

fn merge_rubric(ours: &RubricRef, theirs: &RubricRef) -> RubricRef {
    // The hashes are equal, so two carried rubrics are equal too, unless a file
    // lies about its hash; then the larger text wins, in either order.
    let by_text = |a: &RubricRef, b: &RubricRef| {
        let text = |rubric: &RubricRef| rubric.full.write().to_string();
        text(a).cmp(&text(b))
    };
    let full = match (&ours.full, &theirs.full) {
        (Some(_), None) => &ours.full,
        (None, _) => &theirs.full,
        (Some(_), Some(_)) if by_text(ours, theirs).is_ge() => &ours.full,
        (Some(_), Some(_)) => &theirs.full,
    };
    RubricRef {
        id: ours.id.clone(),
        version: ours.version.clone().max(theirs.version.clone()),
        text_hash: ours.text_hash.clone(),
        structure_hash: ours
            .structure_hash
            .clone()
            .max(theirs.structure_hash.clone()),
        full: full.clone(),
        extra: merge_extra(&ours.extra, &theirs.extra),
    }
}

fn merge_rater(ours: &Rater, theirs: &Rater) -> Rater {
    Rater {
        profile: ours.profile.merge(&theirs.profile),
        answers: merge_maps(&ours.answers, &theirs.answers, Register::merge),
        extra: merge_extra(&ours.extra, &theirs.extra),
    }
}

fn merge_maps<K: Ord + Clone, V: Clone>(
    ours: &BTreeMap<K, V>,
    theirs: &BTreeMap<K, V>,
    merge: impl Fn(&V, &V) -> V,
) -> BTreeMap<K, V> {
    let mut merged = ours.clone();
    for (key, their) in theirs {
        let value = ours
            .get(key)
            .map_or_else(|| their.clone(), |our| merge(our, their));
        merged.insert(key.clone(), value);
    }
    merged
}

/// M7: fields of newer versions, whose rules are not known here: objects join, of
/// other values the larger text stands, so that order does not matter.
fn merge_extra(ours: &Map<String, Value>, theirs: &Map<String, Value>) -> Map<String, Value> {
    let mut merged = ours.clone();
    for (key, their) in theirs {
        let value = match (ours.get(key), their) {
            (None, _) => their.clone(),
            (Some(Value::Object(our)), Value::Object(their)) => {
                Value::Object(merge_extra(our, their))
            }
            (Some(our), _) if rank(our) >= rank(their) => our.clone(),
            (Some(_), _) => their.clone(),
        };
        merged.insert(key.clone(), value);
    }
    merged
}

fn rank(value: &Value) -> (bool, String) {
    (value.is_object(), value.to_string())
}
