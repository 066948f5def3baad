//! All problems of an assessment that has the right form but says something its
//! rubric does not know. What is odd is kept and counted as nothing, so every
//! problem here is a warning. The rules are C1 to C7 of SPEC.md. A rubric's own
//! problems are found by [`crate::rubric::problems`].

use crate::assessment::{Answer, Assessment, Choice, Register, Task};
use crate::record::Problem;
use crate::rubric::{Indicator, IndicatorId, IndicatorLevel, Rubric, StepId};

/// Every problem of `assessment` under `rubric`, in the order of the file.
#[must_use]
pub fn check(assessment: &Assessment, rubric: &Rubric) -> Vec<Problem> {
    let mut problems = Vec::new();
    if !assessment.rubric.names(rubric) {
        let message = format!(
            "the assessment was made with rubric {} {}, read with {} {}",
            assessment.rubric.id, assessment.rubric.version, rubric.id, rubric.version
        );
        let hint = "look at the answers again before you rely on them";
        problems.push(Problem::warning("other-rubric", "/rubric", message, hint));
    }
    for (rater_id, rater) in &assessment.raters {
        for (indicator_id, register) in &rater.answers {
            let place = format!("/raters/{rater_id}/answers/{indicator_id}");
            check_answers(indicator_id, register, &place, rubric, &mut problems);
        }
    }
    for (indicator_id, register) in &assessment.decisions {
        let place = format!("/decisions/{indicator_id}");
        if rubric.indicator(indicator_id).is_none() {
            problems.push(unknown_indicator(indicator_id, place));
            continue;
        }
        for (version_idx, version) in register.versions().iter().enumerate() {
            let place = format!("{place}/versions/{version_idx}/value/choice");
            check_choice(version.value.choice.as_ref(), place, rubric, &mut problems);
        }
    }
    for (task_id, register) in &assessment.plan {
        for (version_idx, version) in register.versions().iter().enumerate() {
            let place = format!("/plan/{task_id}/versions/{version_idx}/value");
            check_task(&version.value, &place, rubric, &mut problems);
        }
    }
    for (indicator_id, register) in &assessment.targets {
        let place = format!("/targets/{indicator_id}");
        if rubric.indicator(indicator_id).is_none() {
            problems.push(unknown_indicator(indicator_id, place));
            continue;
        }
        for (version_idx, version) in register.versions().iter().enumerate() {
            let place = format!("{place}/versions/{version_idx}/value/choice");
            check_target(version.value.choice.as_ref(), place, rubric, &mut problems);
        }
    }
    problems
}

fn check_task(task: &Task, place: &str, rubric: &Rubric, problems: &mut Vec<Problem>) {
    let serves = match &task.indicator {
        Some(indicator_id) => {
            let found = rubric.indicator(indicator_id);
            if found.is_none() {
                let mut problem = unknown_indicator(indicator_id, format!("{place}/indicator"));
                problem.hint = "say which indicator the task serves now".to_owned();
                problems.push(problem);
                return;
            }
            found
        }
        None => None,
    };
    let Some(step) = &task.step else { return };
    let is_known = match serves {
        Some(indicator) => level_of_step(indicator, step).is_some(),
        None => rubric
            .indicators()
            .any(|one| level_of_step(one, step).is_some()),
    };
    if !is_known {
        let of = match &task.indicator {
            Some(indicator_id) => format!("indicator {indicator_id}"),
            None => "the rubric".to_owned(),
        };
        let message = format!("{of} has no step \"{step}\"");
        let hint = "the task stays; it counts as one of your own";
        let place = format!("{place}/step");
        problems.push(Problem::warning("unknown-step", place, message, hint));
    }
}

fn level_of_step<'r>(indicator: &'r Indicator, step: &StepId) -> Option<&'r IndicatorLevel> {
    let mut levels = indicator.levels.iter();
    levels.find(|level| level.steps.iter().any(|known| known.id == *step))
}

/// A target is a level to reach: neither the ground nor a word for no level.
fn check_target(
    choice: Option<&Choice>,
    place: String,
    rubric: &Rubric,
    problems: &mut Vec<Problem>,
) {
    let Some(choice) = choice else { return };
    match choice {
        Choice::Level(_) => check_choice(Some(choice), place, rubric, problems),
        Choice::NotYet | Choice::NotApplicable | Choice::DontKnow => {
            let message = format!("\"{}\" is no level to reach", choice.word());
            let hint = "choose a level of the scale; until then there is no target";
            problems.push(Problem::warning("unknown-level", place, message, hint));
        }
    }
}

fn check_answers(
    indicator_id: &IndicatorId,
    register: &Register<Answer>,
    place: &str,
    rubric: &Rubric,
    problems: &mut Vec<Problem>,
) {
    let Some(indicator) = rubric.indicator(indicator_id) else {
        problems.push(unknown_indicator(indicator_id, place.to_owned()));
        return;
    };
    for (version_idx, version) in register.versions().iter().enumerate() {
        let place = format!("{place}/versions/{version_idx}/value");
        let answer = &version.value;
        check_choice(
            answer.choice.as_ref(),
            format!("{place}/choice"),
            rubric,
            problems,
        );
        for (item_idx, item) in answer.evidence.iter().enumerate() {
            if !indicator.evidence.iter().any(|known| known.id == *item) {
                let message = format!("indicator {indicator_id} has no evidence item \"{item}\"");
                let place = format!("{place}/evidence/{item_idx}");
                let hint = "tick an item of this indicator";
                problems.push(Problem::warning("unknown-evidence", place, message, hint));
            }
        }
        if answer.measure.is_some() && indicator.measure.is_none() {
            let message = format!("indicator {indicator_id} has no measure");
            let hint = "write the number into the note";
            let place = format!("{place}/measure");
            problems.push(Problem::warning("no-measure", place, message, hint));
        }
    }
}

fn check_choice(
    choice: Option<&Choice>,
    place: String,
    rubric: &Rubric,
    problems: &mut Vec<Problem>,
) {
    if let Some(Choice::Level(level)) = choice
        && rubric.level_idx(level).is_none()
    {
        let message = format!("the scale has no level \"{level}\"");
        let hint = "choose again; until then it counts as unanswered";
        problems.push(Problem::warning("unknown-level", place, message, hint));
    }
}

fn unknown_indicator(indicator_id: &IndicatorId, place: String) -> Problem {
    let message = format!("the rubric has no indicator {indicator_id}");
    let hint = "the answer is kept and does not count";
    Problem::warning("unknown-indicator", place, message, hint)
}
