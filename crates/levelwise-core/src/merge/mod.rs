//! Several files to one. Merging is idempotent, commutative and associative to
//! the byte, for files and for browser tabs alike; nothing a person typed
//! disappears. The rules are M1 to M10 of SPEC.md; what happens to one thing
//! written apart is in [`crate::assessment::Register`].

mod preview;

use std::cmp::Ordering;

use crate::assessment::{Assessment, AssessmentId, Earlier, Rater, Register, RubricRef};
use crate::record::{Field, Json, JsonMap, Table, canonical};

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
    /// A stable name of the reason, such as `other-rubric`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::OtherAssessment { .. } => "other-assessment",
            Self::OtherRubric { .. } => "other-rubric",
        }
    }

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
    belong_together(ours, theirs)?;
    Ok(Assessment {
        id: ours.id.clone(),
        rubric: merge_rubric(&ours.rubric, &theirs.rubric),
        about: ours.about.merge(&theirs.about),
        raters: merge_tables(&ours.raters, &theirs.raters, merge_rater),
        decisions: merge_tables(&ours.decisions, &theirs.decisions, Register::merge),
        plan: merge_tables(&ours.plan, &theirs.plan, Register::merge),
        targets: merge_tables(&ours.targets, &theirs.targets, Register::merge),
        small_group: ours.small_group.merge(&theirs.small_group),
        past: merge_tables(&ours.past, &theirs.past, merge_earlier),
        former: merge_tables(&ours.former, &theirs.former, merge_earlier),
        extra: merge_extra(&ours.extra, &theirs.extra),
    })
}

fn belong_together(ours: &Assessment, theirs: &Assessment) -> Result<(), MergeError> {
    if ours.id != theirs.id {
        return Err(MergeError::OtherAssessment {
            ours: ours.id.clone(),
            theirs: theirs.id.clone(),
        });
    }
    if !ours.rubric.is_same(&theirs.rubric) {
        let named_alike =
            (&ours.rubric.id, &ours.rubric.version) == (&theirs.rubric.id, &theirs.rubric.version);
        let name = |rubric: &RubricRef| {
            let RubricRef { id, version, .. } = rubric;
            if named_alike {
                let hash: String = rubric.text_hash.chars().take(8).collect();
                format!("{id} {version} (text {hash})")
            } else {
                format!("{id} {version}")
            }
        };
        return Err(MergeError::OtherRubric {
            ours: name(&ours.rubric),
            theirs: name(&theirs.rubric),
        });
    }
    Ok(())
}

fn merge_rubric(ours: &RubricRef, theirs: &RubricRef) -> RubricRef {
    // The hashes are equal, so two carried rubrics are equal too, unless a file
    // lies about its hash; then the larger text wins, in either order.
    let full = match (&ours.full, &theirs.full) {
        (our @ Some(_), None) => our,
        (None, their) => their,
        (our, their) if our == their => our,
        (our, their) if canonical::compare(&our.write(), &their.write()).is_ge() => our,
        (_, their) => their,
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

fn merge_earlier(ours: &Earlier, theirs: &Earlier) -> Earlier {
    Earlier {
        rubric: either_rubric(&ours.rubric, &theirs.rubric),
        about: ours.about.merge(&theirs.about),
        raters: merge_tables(&ours.raters, &theirs.raters, merge_rater),
        decisions: merge_tables(&ours.decisions, &theirs.decisions, Register::merge),
        plan: merge_tables(&ours.plan, &theirs.plan, Register::merge),
        targets: merge_tables(&ours.targets, &theirs.targets, Register::merge),
        extra: merge_extra(&ours.extra, &theirs.extra),
    }
}

/// The two names are of one rubric unless somebody remembered the cycle again
/// after it was brought to a newer edition; then the larger name stands.
fn either_rubric(ours: &RubricRef, theirs: &RubricRef) -> RubricRef {
    let rank = |rubric: &RubricRef| (rubric.id.clone(), rubric.text_hash.clone());
    match rank(ours).cmp(&rank(theirs)) {
        Ordering::Less => theirs.clone(),
        Ordering::Equal => merge_rubric(ours, theirs),
        Ordering::Greater => ours.clone(),
    }
}

fn merge_rater(ours: &Rater, theirs: &Rater) -> Rater {
    Rater {
        profile: ours.profile.merge(&theirs.profile),
        answers: merge_tables(&ours.answers, &theirs.answers, Register::merge),
        revealed: ours
            .revealed
            .iter()
            .chain(&theirs.revealed)
            .cloned()
            .collect(),
        extra: merge_extra(&ours.extra, &theirs.extra),
    }
}

/// Walks through both in the order of their keys, so that no entry is looked for.
fn merge_tables<K: Ord + Clone, V: Clone>(
    ours: &Table<K, V>,
    theirs: &Table<K, V>,
    merge: impl Fn(&V, &V) -> V,
) -> Table<K, V> {
    let mut merged = Vec::with_capacity(ours.len().max(theirs.len()));
    let (mut ours, mut theirs) = (ours.iter().peekable(), theirs.iter().peekable());
    loop {
        let order = match (ours.peek(), theirs.peek()) {
            (Some((our, _)), Some((their, _))) => our.cmp(their),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return merged.into_iter().collect(),
        };
        let our = if order.is_le() { ours.next() } else { None };
        let their = if order.is_ge() { theirs.next() } else { None };
        merged.extend(match (our, their) {
            (Some((key, our)), Some((_, their))) => Some((key.clone(), merge(our, their))),
            (Some((key, alone)), None) | (None, Some((key, alone))) => {
                Some((key.clone(), alone.clone()))
            }
            (None, None) => None,
        });
    }
}

/// M7: fields of newer versions, whose rules are not known here: objects join, of
/// other values the larger text stands, so that order does not matter.
fn merge_extra(ours: &JsonMap, theirs: &JsonMap) -> JsonMap {
    let mut merged = ours.clone();
    for (key, their) in theirs.iter() {
        let value = match (ours.get(key), their) {
            (None, _) => their.clone(),
            (Some(Json::Object(our)), Json::Object(their)) => Json::Object(merge_extra(our, their)),
            (Some(our), _) if by_rank(our, their).is_ge() => our.clone(),
            (Some(_), _) => their.clone(),
        };
        merged.insert(key.to_owned(), value);
    }
    merged
}

fn by_rank(our: &Json, their: &Json) -> Ordering {
    let by_kind = is_object(our).cmp(&is_object(their));
    by_kind.then_with(|| canonical::compare(our, their))
}

fn is_object(value: &Json) -> bool {
    matches!(value, Json::Object(_))
}
