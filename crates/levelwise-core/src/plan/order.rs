//! In which order tasks stand.

use crate::assessment::{Assessment, Task, TaskId};
use crate::record::Date;
use crate::rubric::{Indicator, StepId};

/// The ids of the tasks that `wanted` is true of in any version, in the order of
/// P5: the steps of `indicator` as the rubric has them, then the others, the
/// earlier due first and those without a date last. Of versions written apart the
/// first counts.
pub(super) fn in_order(
    assessment: &Assessment,
    wanted: impl Fn(&Task) -> bool,
    indicator: Option<&Indicator>,
) -> Vec<TaskId> {
    let mut found = Vec::new();
    for (id, register) in &assessment.plan {
        let Some(task) = register.shown().filter(|task| wanted(task)) else {
            continue;
        };
        found.push((key(task, indicator), id.clone()));
    }
    found.sort();
    found.into_iter().map(|(_, id)| id).collect()
}

/// Sorts what has no step, or no date, behind what has one.
type Key = (bool, Option<(usize, usize)>, bool, Option<Date>);

fn key(task: &Task, indicator: Option<&Indicator>) -> Key {
    let step = task.step.as_ref();
    let place = indicator.and_then(|indicator| step_place(indicator, step?));
    let due = match place {
        Some(_) => None,
        None => task.due.clone(),
    };
    (place.is_none(), place, due.is_none(), due)
}

/// To which level a step leads, from 1, and where it stands among its steps.
pub(super) fn step_place(indicator: &Indicator, step: &StepId) -> Option<(usize, usize)> {
    let mut levels = (1..).zip(&indicator.levels);
    levels.find_map(|(level_idx, level)| {
        let found = level.steps.iter().position(|known| known.id == *step);
        found.map(|position| (level_idx, position))
    })
}
