//! An assessment as it stands in its file (format `levelwise/assessment`,
//! version 1). A rater's export is the same file with one rater in it.

use std::sync::Arc;

use crate::record::{Date, Set, Table, Text, kinds, record, words};
use crate::rubric::{IndicatorId, Rubric, RubricFile, RubricId, StepId};

use super::answer::{Answer, Choice};
use super::earlier::Earlier;
use super::plan::Aim;
use super::register::Register;

kinds! {
    /// Names an assessment: random, the same in every teammate's file.
    AssessmentKind AssessmentId = "assessment";
    /// Names a rater: random, never a typed name.
    RaterKind RaterId = "rater";
    /// Names one opening of the page; each writes versions of its own.
    SessionKind SessionId = "session";
    /// Names a task of the plan.
    TaskKind TaskId = "task";
    /// Names one version of a rubric to the word: its text hash.
    EditionKind EditionId = "edition";
}

words! {
    /// What became of a task.
    pub enum TaskStatus {
        /// Nobody has begun.
        Planned = "planned",
        /// Somebody is at it.
        Doing = "doing",
        /// It is done.
        Done = "done",
        /// The team decided against it.
        Dropped = "dropped",
    }
}

record! {
    /// One team's use of one rubric in one cycle.
    pub struct Assessment {
        /// Its id.
        "id" id: AssessmentId,
        /// Which rubric it uses.
        "rubric" rubric: RubricRef,
        /// Whose it is, and when.
        "about" about: Register<About>,
        /// Who answers, and what.
        "raters" raters: Table<RaterId, Rater> = Table::new(),
        /// What the team agreed on, by indicator.
        "decisions" decisions: Table<IndicatorId, Register<Decision>> = Table::new(),
        /// The steps the team took on.
        "plan" plan: Table<TaskId, Register<Task>> = Table::new(),
        /// What the team wants to reach, by indicator: the choice is a level.
        "targets" targets: Table<IndicatorId, Register<Decision>> = Table::new(),
        /// How many people results by role take at least; nothing was set if
        /// it is blank.
        "smallGroup" small_group: Register<u32> = Register::default(),
        /// What the team had in earlier cycles, by their assessments.
        "past" past: Table<AssessmentId, Earlier> = Table::new(),
        /// What was said under earlier editions of the rubric about what has
        /// changed since, by edition.
        "former" former: Table<EditionId, Earlier> = Table::new(),
    }
}

record! {
    /// Names a rubric exactly.
    pub struct RubricRef {
        /// The rubric's id.
        "id" id: RubricId,
        /// The rubric's version.
        "version" version: Text,
        /// The hash of all its text.
        "textHash" text_hash: String,
        /// The hash of what answers depend on.
        "structureHash" structure_hash: String,
        /// The rubric itself, when it is not one of the shipped ones.
        "full" full: Option<Arc<RubricFile>> = None,
    }
}

record! {
    /// Whose assessment it is, and when.
    pub struct About {
        /// The district or school.
        "organization" organization: String = String::new(),
        /// When it is made.
        "cycle" cycle: Cycle,
    }
}

record! {
    /// When an assessment is made.
    #[derive(Default)]
    pub struct Cycle {
        /// What people call it, such as Fall 2026.
        "label" label: String = String::new(),
        /// A day in it, by which cycles are put in order.
        "date" date: Option<Date> = None,
    }
}

record! {
    /// One person's part.
    #[derive(Default)]
    pub struct Rater {
        /// Who it is.
        "profile" profile: Register<Profile> = Register::default(),
        /// What the rater says, by indicator.
        "answers" answers: Table<IndicatorId, Register<Answer>> = Table::new(),
        /// The indicators of which the answer was revealed to the others. The
        /// set only grows, since what people saw cannot be unseen.
        "revealed" revealed: Set<IndicatorId> = Set::new(),
    }
}

record! {
    /// Who a rater is.
    pub struct Profile {
        /// The rater's role, such as principal.
        "role" role: String = String::new(),
        /// The rater's name, if the rater wishes.
        "name" name: String = String::new(),
        /// Whether the rater was taken out; the answers stay readable and do
        /// not count.
        "removed" removed: bool = false,
        /// Whether the rater's answers count. Who leads the meeting may stay
        /// out of the vote.
        "voting" voting: bool = true,
    }
}

record! {
    /// What the team agreed on for one indicator.
    #[derive(Default)]
    pub struct Decision {
        /// A level, not-yet, not-applicable or dont-know; none if the decision
        /// was taken back.
        "choice" choice: Option<Choice> = None,
        /// Why.
        "rationale" rationale: String = String::new(),
        /// Who saw it otherwise, and why.
        "dissent" dissent: String = String::new(),
    }
}

record! {
    /// One step the team took on.
    pub struct Task {
        /// What to do.
        "text" text: Text,
        /// The indicator it serves.
        "indicator" indicator: Option<IndicatorId> = None,
        /// The rubric's step it came from.
        "step" step: Option<StepId> = None,
        /// What it is for.
        "aim" aim: Aim = Aim::Reach,
        /// Who sees to it.
        "owner" owner: String = String::new(),
        /// Until when; of a task that keeps a level, when to look again.
        "due" due: Option<Date> = None,
        /// What became of it.
        "status" status: TaskStatus = TaskStatus::Planned,
        /// What shows that it is done.
        "completion" completion: String = String::new(),
        /// Why it was chosen.
        "reason" reason: String = String::new(),
    }
}

impl Default for Profile {
    /// Somebody of whom nothing is known, who votes.
    fn default() -> Self {
        Self {
            role: String::new(),
            name: String::new(),
            removed: false,
            voting: true,
            extra: crate::record::JsonMap::new(),
        }
    }
}

impl RubricRef {
    /// Names `rubric` without carrying it, as for a rubric that is shipped.
    #[must_use]
    pub fn naming(rubric: &Rubric) -> Self {
        Self {
            id: rubric.id.clone(),
            version: rubric.version.clone(),
            text_hash: rubric.text_hash().to_owned(),
            structure_hash: rubric.structure_hash().to_owned(),
            full: None,
            extra: crate::record::JsonMap::new(),
        }
    }

    /// Names `rubric` and carries it, for a rubric that other devices may not
    /// have.
    #[must_use]
    pub fn carrying(rubric: &Rubric) -> Self {
        Self {
            full: Some(rubric.shared_file()),
            ..Self::naming(rubric)
        }
    }

    /// Whether both name the same rubric, to the word.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.id == other.id && self.text_hash == other.text_hash
    }

    /// Whether this names `rubric`, to the word.
    #[must_use]
    pub fn names(&self, rubric: &Rubric) -> bool {
        self.id == rubric.id && self.text_hash == rubric.text_hash()
    }
}
