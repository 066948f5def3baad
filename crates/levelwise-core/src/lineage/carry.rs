//! An assessment that was made under an earlier edition, read under a later one
//! (N8, N9).

use crate::assessment::{Assessment, Earlier, EditionId, Rater, Register, RubricRef, Task};
use crate::record::Table;
use crate::rubric::{IndicatorId, Rubric};

use super::Lineage;
use super::origins::Origins;

/// The same assessment under `rubric`; `None` if the lineage does not lead there.
///
/// What concerns indicators that changed stands in `former`, word for word; the
/// rest stays where it is. No version is written, so copies that were carried
/// apart merge like any others.
#[must_use]
pub fn carry(assessment: &Assessment, lineage: &Lineage, rubric: &Rubric) -> Option<Assessment> {
    if assessment.rubric.id != rubric.id || rubric.id != *lineage.rubric() {
        return None;
    }
    let origins = lineage.origins(&assessment.rubric.text_hash, rubric.text_hash())?;
    let mut carried = assessment.clone();
    if assessment.rubric.names(rubric) {
        return Some(carried);
    }
    // What a newer version says of the rubric goes on with the assessment: copies
    // of which only some know it must be equal here.
    let mut kept = Earlier::under(RubricRef {
        full: None,
        extra: Default::default(),
        ..assessment.rubric.clone()
    });
    for (id, rater) in &assessment.raters {
        let (stays, goes) = parted(&rater.answers, &origins);
        if !goes.is_empty() {
            let rater = Rater {
                answers: goes,
                ..Rater::default()
            };
            kept.raters.insert(id.clone(), rater);
        }
        carried.raters.entry(id.clone()).or_default().answers = stays;
    }
    (carried.decisions, kept.decisions) = parted(&assessment.decisions, &origins);
    (carried.targets, kept.targets) = parted(&assessment.targets, &origins);
    for (id, register) in &assessment.plan {
        let moved = register.map(|task| moved(task, &origins, rubric));
        if moved != *register {
            kept.plan.insert(id.clone(), register.clone());
            carried.plan.insert(id.clone(), moved);
        }
    }
    carried.rubric = match assessment.rubric.full {
        Some(_) => RubricRef::carrying(rubric),
        None => RubricRef::naming(rubric),
    };
    carried.rubric.extra.clone_from(&assessment.rubric.extra);
    let is_empty = kept.raters.is_empty()
        && kept.decisions.is_empty()
        && kept.plan.is_empty()
        && kept.targets.is_empty();
    if !is_empty && let Ok(edition) = EditionId::new(&assessment.rubric.text_hash) {
        carried.former.insert(edition, kept);
    }
    Some(carried)
}

/// What is about indicators that go on unchanged, and the rest.
fn parted<T: Clone>(
    registers: &Table<IndicatorId, Register<T>>,
    origins: &Origins,
) -> (
    Table<IndicatorId, Register<T>>,
    Table<IndicatorId, Register<T>>,
) {
    let (mut stays, mut goes) = (Table::new(), Table::new());
    for (id, register) in registers {
        let side = if origins.keeps(id) {
            &mut stays
        } else {
            &mut goes
        };
        side.insert(id.clone(), register.clone());
    }
    (stays, goes)
}

/// A task follows the one indicator that its own became; if that is none or
/// several, it goes on without an indicator. Its words stay.
fn moved(task: &Task, origins: &Origins, rubric: &Rubric) -> Task {
    let Some(id) = task.indicator.as_ref().filter(|id| !origins.keeps(id)) else {
        return task.clone();
    };
    let heir = origins.heir(id);
    let step = task.step.clone().filter(|step| {
        let indicator = heir.as_ref().and_then(|id| rubric.indicator(id));
        let levels = indicator.into_iter().flat_map(|one| &one.levels);
        levels
            .flat_map(|level| &level.steps)
            .any(|known| known.id == *step)
    });
    Task {
        indicator: heir,
        step,
        ..task.clone()
    }
}
