//! What stood before: in an earlier cycle, or under an earlier edition of the
//! rubric.

use crate::record::{Table, record};
use crate::rubric::IndicatorId;

use super::file::{
    About, Assessment, AssessmentId, Decision, Rater, RaterId, RubricRef, Task, TaskId,
};
use super::register::Register;

record! {
    /// What stood before, in the form of an assessment. Of an earlier cycle it
    /// holds what the team had: its choices are written as decisions, and the
    /// raters have neither answers nor names.
    pub struct Earlier {
        /// Under which rubric it was said.
        "rubric" rubric: RubricRef,
        /// Whose it was, and when.
        "about" about: Register<About> = Register::default(),
        /// Who answered, and what.
        "raters" raters: Table<RaterId, Rater> = Table::new(),
        /// What the team agreed on or came to, by indicator.
        "decisions" decisions: Table<IndicatorId, Register<Decision>> = Table::new(),
        /// The steps the team had taken on.
        "plan" plan: Table<TaskId, Register<Task>> = Table::new(),
        /// What the team wanted to reach, by indicator.
        "targets" targets: Table<IndicatorId, Register<Decision>> = Table::new(),
    }
}

impl Earlier {
    /// Nothing said yet, under this rubric.
    #[must_use]
    pub fn under(rubric: RubricRef) -> Self {
        Self {
            rubric,
            about: Register::default(),
            raters: Table::new(),
            decisions: Table::new(),
            plan: Table::new(),
            targets: Table::new(),
            extra: Default::default(),
        }
    }

    /// The same as an assessment, so that it can be scored.
    #[must_use]
    pub fn as_assessment(&self, id: &AssessmentId) -> Assessment {
        Assessment {
            small_group: Register::default(),
            id: id.clone(),
            rubric: self.rubric.clone(),
            about: self.about.clone(),
            raters: self.raters.clone(),
            decisions: self.decisions.clone(),
            plan: self.plan.clone(),
            targets: self.targets.clone(),
            past: Table::new(),
            former: Table::new(),
            extra: self.extra.clone(),
        }
    }
}
