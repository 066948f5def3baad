//! What the team took on, put in order: which indicators it works on, how far
//! their tasks have come, and which of them to rate again. The rules are P1 to P7
//! of SPEC.md; how a suggestion becomes tasks is in `take_on`.

mod order;
mod take_on;

use serde::Serialize;

use crate::assessment::{Aim, Assessment, Choice, Register, Task, TaskId, TaskStatus};
use crate::rubric::{Indicator, IndicatorId, LevelId, Rubric};
use crate::score::ScoreCards;

pub use take_on::{Prompts, is_taken_on, take_on, tasks_of};

use order::{in_order, step_place};

/// More priorities at a time than this are too many to pursue.
pub const MAX_PRIORITIES: usize = 5;

/// A plan in the order of the rubric.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanOutline {
    /// Each indicator that has a task or a target.
    pub indicators: Vec<IndicatorPlan>,
    /// The tasks of no indicator of the rubric, the earlier due first.
    pub others: Vec<TaskId>,
    /// How many priorities there are (P4).
    pub n_priorities: usize,
    /// Whether they are more than [`MAX_PRIORITIES`].
    pub too_many: bool,
    /// How many tasks there are, and how they stand.
    pub counts: TaskCounts,
}

/// What is planned for one indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IndicatorPlan {
    /// Which indicator.
    pub id: IndicatorId,
    /// The level it has, 0 for the ground; absent if it is not rated.
    pub level: Option<usize>,
    /// The level it is to reach; absent without one, and while two that were
    /// written apart stand side by side.
    pub target: Option<LevelId>,
    /// Whether it has reached the target; absent without one.
    pub reached: Option<bool>,
    /// Its tasks: the steps in the order of the rubric, then the team's own.
    pub tasks: Vec<TaskId>,
    /// Whether the team works on it now.
    pub is_priority: bool,
    /// Whether everything that was planned for it is shown to be done, so that it
    /// should be rated again (P6).
    pub rate_again: bool,
}

/// How many tasks stand how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TaskCounts {
    /// Nobody has begun.
    pub planned: usize,
    /// Somebody is at them.
    pub doing: usize,
    /// They are done.
    pub done: usize,
    /// The team decided against them.
    pub dropped: usize,
    /// Different versions stand side by side until somebody chooses.
    pub apart: usize,
}

impl TaskCounts {
    /// All that were not dropped.
    #[must_use]
    pub fn kept(self) -> usize {
        self.planned + self.doing + self.done + self.apart
    }

    /// Counts one task.
    pub fn add(&mut self, task: &Register<Task>) {
        match task.settled() {
            None if task.versions().is_empty() => {}
            None => self.apart += 1,
            Some(task) => match task.status {
                TaskStatus::Planned => self.planned += 1,
                TaskStatus::Doing => self.doing += 1,
                TaskStatus::Done => self.done += 1,
                TaskStatus::Dropped => self.dropped += 1,
            },
        }
    }
}

/// The plan of `assessment`; `scores` are those of the team's view.
#[must_use]
pub fn outline(rubric: &Rubric, assessment: &Assessment, scores: &ScoreCards) -> PlanOutline {
    let mut counts = TaskCounts::default();
    for task in assessment.plan.values() {
        counts.add(task);
    }
    let mut indicators = Vec::new();
    for indicator in rubric.indicators() {
        let tasks = in_order(assessment, |task| serves(task, indicator), Some(indicator));
        let target = target_of(assessment, &indicator.id, rubric);
        if tasks.is_empty() && target.is_none() {
            continue;
        }
        let level = scores.indicator(&indicator.id).and_then(|card| card.level);
        indicators.push(IndicatorPlan {
            id: indicator.id.clone(),
            level,
            reached: target.as_ref().map(|(_, target)| level >= Some(*target)),
            target: target.map(|(id, _)| id),
            is_priority: tasks.iter().any(|id| is_pursued(assessment, id)),
            rate_again: rate_again(indicator, level, &tasks, assessment, rubric),
            tasks,
        });
    }
    let is_other = |task: &Task| {
        let known = task.indicator.as_ref().and_then(|id| rubric.indicator(id));
        known.is_none()
    };
    let others = in_order(assessment, is_other, None);
    let n_priorities = indicators.iter().filter(|one| one.is_priority).count()
        + others
            .iter()
            .filter(|id| is_pursued(assessment, id))
            .count();
    PlanOutline {
        indicators,
        others,
        n_priorities,
        too_many: n_priorities > MAX_PRIORITIES,
        counts,
    }
}

fn serves(task: &Task, indicator: &Indicator) -> bool {
    task.indicator.as_ref() == Some(&indicator.id)
}

/// The target of an indicator and its position in the scale (P7).
#[must_use]
pub fn target_of(
    assessment: &Assessment,
    indicator: &IndicatorId,
    rubric: &Rubric,
) -> Option<(LevelId, usize)> {
    let register = assessment.targets.get(indicator)?;
    match register.settled()?.choice.as_ref()? {
        Choice::Level(level) => Some((level.clone(), rubric.level_idx(level)?)),
        Choice::NotYet | Choice::NotApplicable | Choice::DontKnow => None,
    }
}

/// P4: whether a task takes effort now that is not only for keeping a level.
fn is_pursued(assessment: &Assessment, id: &TaskId) -> bool {
    let is_pursued = |task: &Task| task.is_open() && task.aim != Aim::Sustain;
    versions(assessment, id).any(is_pursued)
}

fn versions<'a>(assessment: &'a Assessment, id: &TaskId) -> impl Iterator<Item = &'a Task> {
    let register = assessment.plan.get(id);
    let versions = register
        .into_iter()
        .flat_map(|register| register.versions());
    versions.map(|version| &version.value)
}

/// P6: of a task written apart every version must have its evidence.
fn rate_again(
    indicator: &Indicator,
    level: Option<usize>,
    tasks: &[TaskId],
    assessment: &Assessment,
    rubric: &Rubric,
) -> bool {
    let mut planned = tasks
        .iter()
        .flat_map(|id| versions(assessment, id))
        .filter(|task| task.status != TaskStatus::Dropped && task.aim != Aim::Sustain)
        .peekable();
    if planned.peek().is_none() {
        return false;
    }
    let mut leads_to = None;
    for task in planned {
        if !task.has_evidence() {
            return false;
        }
        let place = task
            .step
            .as_ref()
            .and_then(|step| step_place(indicator, step));
        leads_to = leads_to.max(place.map(|(level, _)| level));
    }
    level.is_none_or(|level| level < leads_to.unwrap_or(rubric.n_levels()))
}
