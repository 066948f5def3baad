//! How a suggestion becomes tasks.

use hmac_sha256::Hash;

use crate::assessment::{Aim, Assessment, Stamp, Task, TaskId, TaskStatus};
use crate::record::Text;
use crate::rubric::{IndicatorLevel, Rubric, Step, StepId};
use crate::suggest::Suggestion;

/// What tasks are called that come from no step, in the language of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompts {
    /// How to find out which level an indicator has.
    pub find_out: Text,
    /// How to keep it at the top.
    pub sustain: Text,
}

/// One task that a suggestion stands for.
struct Draft<'r> {
    id: TaskId,
    aim: Aim,
    step: Option<&'r StepId>,
    /// What the rubric calls it; nothing if only a prompt does.
    text: Option<&'r Text>,
}

/// The tasks that a suggestion stands for (P3), whether they are in a plan or
/// not; none if the rubric does not have its indicator.
#[must_use]
pub fn tasks_of(
    suggestion: &Suggestion,
    rubric: &Rubric,
    prompts: &Prompts,
) -> Vec<(TaskId, Task)> {
    let reasons = suggestion.reasons.iter();
    let reasons: Vec<String> = reasons.map(|reason| reason.words(rubric) + ".").collect();
    let reason = reasons.join(" ");
    let task = |draft: Draft<'_>| {
        let prompt = match draft.aim {
            Aim::Sustain => &prompts.sustain,
            Aim::Reach | Aim::FindOut => &prompts.find_out,
        };
        let task = Task {
            indicator: Some(suggestion.indicator.clone()),
            step: draft.step.cloned(),
            aim: draft.aim,
            reason: reason.clone(),
            ..Task::new(draft.text.unwrap_or(prompt).clone())
        };
        (draft.id, task)
    };
    drafts(suggestion, rubric).into_iter().map(task).collect()
}

fn drafts<'r>(suggestion: &Suggestion, rubric: &'r Rubric) -> Vec<Draft<'r>> {
    let Some(indicator) = rubric.indicator(&suggestion.indicator) else {
        return Vec::new();
    };
    let whole = |aim, text| Draft {
        id: task_id(aim, indicator.id.as_str()),
        aim,
        step: None,
        text,
    };
    let is_next = |level: &&IndicatorLevel| Some(&level.level) == suggestion.to.as_ref();
    match (indicator.levels.iter().find(is_next), suggestion.from) {
        // The rubric does not say how; what it looks like is all there is.
        (Some(next), _) if next.steps.is_empty() => {
            vec![whole(Aim::Reach, Some(&next.descriptor))]
        }
        (Some(next), _) => {
            let of_step = |step: &'r Step| Draft {
                id: step_task_id(&step.id),
                aim: Aim::Reach,
                step: Some(&step.id),
                text: Some(&step.text),
            };
            next.steps.iter().map(of_step).collect()
        }
        (None, Some(_)) => vec![whole(Aim::Sustain, None)],
        (None, None) => vec![whole(Aim::FindOut, None)],
    }
}

/// Puts the tasks of a suggestion into the plan. What is there and was not
/// dropped stays as it is.
pub fn take_on(
    assessment: &mut Assessment,
    suggestion: &Suggestion,
    rubric: &Rubric,
    prompts: &Prompts,
    stamp: &Stamp,
) {
    for (id, task) in tasks_of(suggestion, rubric, prompts) {
        if !is_in_plan(assessment, &id) {
            assessment.set_task(&id, task, stamp);
        }
    }
}

/// Whether every task of a suggestion is in the plan.
#[must_use]
pub fn is_taken_on(assessment: &Assessment, suggestion: &Suggestion, rubric: &Rubric) -> bool {
    let drafts = drafts(suggestion, rubric);
    let mut ids = drafts.iter().map(|draft| &draft.id);
    !drafts.is_empty() && ids.all(|id| is_in_plan(assessment, id))
}

fn is_in_plan(assessment: &Assessment, id: &TaskId) -> bool {
    let register = assessment.plan.get(id);
    let mut versions = register
        .into_iter()
        .flat_map(|register| register.versions());
    versions.any(|version| version.value.status != TaskStatus::Dropped)
}

/// P2: the same for everybody who takes on the same thing.
fn task_id(aim: Aim, indicator: &str) -> TaskId {
    prefixed(aim.word(), indicator)
}

fn step_task_id(step: &StepId) -> TaskId {
    prefixed("step", step.as_str())
}

fn prefixed(kind: &str, of: &str) -> TaskId {
    TaskId::new(&format!("{kind}.{of}")).unwrap_or_else(|_| {
        // Too long: 32 digits stand for what it is of.
        let hash = Hash::hash(of.as_bytes());
        let digits: String = hash[..16]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        match TaskId::new(&format!("{kind}.{digits}")) {
            Ok(id) => id,
            Err(_) => unreachable!("the kinds are short words"),
        }
    })
}
