//! English: what is said of the plan.

use levelwise_core::assessment::{Task, TaskStatus};
use levelwise_core::plan::TaskCounts;
use levelwise_core::record::Date;
use levelwise_core::rubric::{Indicator, IndicatorId, Rubric};

use super::en::date;

pub const LEAD: &str = "The few things you take on next: who sees to them, by when, and what shows that they are done.";
pub const PRIORITIES: &str = "Priorities";
pub const SUSTAINED: &str = "Keep it there";
pub const SUSTAINED_LEAD: &str = "At the top level. Look at each of these again on its date.";
pub const OTHERS: &str = "Your own tasks";
pub const FINISHED: &str = "Done or dropped";
pub const NOTHING: &str = "Nothing is planned yet.";
pub const NOTHING_MORE: &str =
    "Take on one of the suggestions below, or add a task of your own. A few are enough.";
pub const BEGIN_WITH: &str = "Where to begin";
pub const ALL_SUGGESTIONS: &str = "See all suggestions";
pub const ADD: &str = "Add to plan";
pub const ADD_REST: &str = "Add the rest to the plan";
pub const IN_PLAN: &str = "In your plan";
pub const OPEN_PLAN: &str = "Open the plan";
pub const TARGET: &str = "Target";
pub const NO_TARGET: &str = "No target";
pub const TARGETS: &str = "Targets";
pub const TARGETS_LEAD: &str = "What you want to reach, beside where you are.";
pub const NOW: &str = "Now";
pub const REACHED: &str = "Reached";
pub const NOT_REACHED: &str = "Not yet reached";
pub const STATUS: &str = "Status";
pub const OWNER: &str = "Who sees to it";
pub const DUE: &str = "Due";
pub const REVIEW: &str = "Look again on";
pub const TASK: &str = "Task";
pub const EVIDENCE: &str = "What shows that it is done";
pub const MORE: &str = "Owner, date, evidence";
pub const REASON: &str = "Why it was chosen";
pub const APART: &str =
    "This was changed in two places at once. Both versions are kept; choose the one that counts.";
pub const TARGET_APART: &str =
    "Two different targets were set apart. Choose one; until then there is none.";
pub const RATE_AGAIN: &str = "Everything planned here is shown to be done.";
pub const PAST_DUE: &str = "past its date";
pub const LOOK_AGAIN: &str = "Its date has come. Is it still at the top?";
pub const NO_REVIEW: &str = "No date yet to look at it again.";
pub const OWN_TASK: &str = "Add a task of your own";
pub const OWN_TASK_HINT: &str = "Something that no suggestion says";
pub const FOR_INDICATOR: &str = "For indicator";
pub const NO_INDICATOR: &str = "None in particular";
pub const ADD_TASK: &str = "Add task";
pub const CALENDAR: &str = "Save for the calendar";
pub const SPREADSHEET: &str = "Save for a spreadsheet";
pub const WHAT: &str = "What";

pub fn status(status: TaskStatus) -> &'static str {
    match status {
        TaskStatus::Planned => "Planned",
        TaskStatus::Doing => "Under way",
        TaskStatus::Done => "Done",
        TaskStatus::Dropped => "Dropped",
    }
}

pub fn too_many(n_priorities: usize) -> String {
    format!(
        "You have {n_priorities} priorities. Teams get further with one to five at a time. What could wait?"
    )
}

pub fn overview(n_priorities: usize, counts: TaskCounts) -> String {
    let priorities = match n_priorities {
        0 => "No priorities".to_owned(),
        1 => "1 priority".to_owned(),
        _ => format!("{n_priorities} priorities"),
    };
    let tasks = match counts.kept() {
        1 => "1 task".to_owned(),
        n_tasks => format!("{n_tasks} tasks"),
    };
    let mut parts = Vec::new();
    for (n_tasks, words) in [
        (counts.planned, "planned"),
        (counts.doing, "under way"),
        (counts.done, "done"),
        (counts.apart, "to be settled"),
    ] {
        if n_tasks > 0 {
            parts.push(format!("{n_tasks} {words}"));
        }
    }
    match parts.len() {
        0 => format!("{priorities}, {tasks}"),
        _ => format!("{priorities}, {tasks}: {}", parts.join(", ")),
    }
}

pub fn past_due(n_tasks: usize) -> String {
    match n_tasks {
        1 => "1 task is past its date.".to_owned(),
        _ => format!("{n_tasks} tasks are past their dates."),
    }
}

pub fn of_task(task: &Task) -> String {
    format!(": {}", task.text)
}

pub fn rate(id: &IndicatorId) -> String {
    format!("Rate indicator {id} again")
}

pub fn own_task_for(id: &IndicatorId) -> String {
    format!("Add a task for indicator {id}")
}

pub fn target_of(id: &IndicatorId) -> String {
    format!(" for indicator {id}")
}

pub fn target(title: &str) -> String {
    format!("{TARGET}: {title}")
}

pub fn now_and_next(level: Option<usize>, rubric: &Rubric) -> String {
    match level {
        None => "Not rated".to_owned(),
        Some(level) if level < rubric.n_levels() => format!(
            "{} → {}",
            rubric.level_title(level),
            rubric.level_title(level + 1)
        ),
        Some(level) => rubric.level_title(level).to_owned(),
    }
}

pub fn find_out(indicator: &Indicator) -> String {
    format!("Find out where we are with “{}”.", indicator.title)
}

pub fn sustain(indicator: &Indicator) -> String {
    format!(
        "Look again whether “{}” is still at the top.",
        indicator.title
    )
}

pub fn due_on(day: &Date) -> String {
    format!("due {}", date(day))
}

pub fn review_on(day: &Date) -> String {
    format!("look again {}", date(day))
}

pub fn review_in_a_year(day: &Date) -> String {
    format!("In a year, {}", date(day))
}

pub fn calendar_name(organization: &str) -> String {
    format!("Plan of {organization}")
}

/// What a calendar says below the title of a task.
pub fn event(task: &Task, indicator: Option<&Indicator>) -> String {
    let mut lines = vec![format!("{STATUS}: {}", status(task.status))];
    if !task.owner.is_empty() {
        lines.push(format!("{OWNER}: {}", task.owner));
    }
    if let Some(indicator) = indicator {
        lines.push(format!("Indicator {}: {}", indicator.id, indicator.title));
    }
    if task.has_evidence() {
        lines.push(format!("{EVIDENCE}: {}", task.completion));
    }
    if !task.reason.is_empty() {
        lines.push(format!("{REASON}: {}", task.reason));
    }
    lines.join("\n")
}
