//! What the team took on: what a task is for, and how tasks and targets are
//! written.

use crate::record::{Text, words};
use crate::rubric::IndicatorId;

use super::edit::Stamp;
use super::file::{Assessment, Decision, Task, TaskId, TaskStatus};

words! {
    /// What a task is for.
    pub enum Aim {
        /// To reach the next level of its indicator.
        Reach = "reach",
        /// To find out which level its indicator has.
        FindOut = "find-out",
        /// To keep its indicator at the top level.
        Sustain = "sustain",
    }
}

impl Task {
    /// A task that nobody has begun, of which only the words are known.
    #[must_use]
    pub fn new(text: Text) -> Self {
        Self {
            text,
            indicator: None,
            step: None,
            aim: Aim::Reach,
            owner: String::new(),
            due: None,
            status: TaskStatus::Planned,
            completion: String::new(),
            reason: String::new(),
            extra: Default::default(),
        }
    }

    /// Whether somebody still has to do it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.status, TaskStatus::Planned | TaskStatus::Doing)
    }

    /// Whether there is evidence that it is done.
    #[must_use]
    pub fn has_evidence(&self) -> bool {
        !self.completion.trim().is_empty()
    }
}

impl Assessment {
    /// Writes a task of the plan, and adds it if there is none.
    pub fn set_task(&mut self, id: &TaskId, task: Task, stamp: &Stamp) {
        let register = self.plan.entry(id.clone()).or_default();
        register.set(task, stamp);
    }

    /// Writes which level an indicator is to reach and why; without a choice the
    /// target is taken back.
    pub fn set_target(&mut self, indicator: &IndicatorId, target: Decision, stamp: &Stamp) {
        let register = self.targets.entry(indicator.clone()).or_default();
        register.set(target, stamp);
    }
}
