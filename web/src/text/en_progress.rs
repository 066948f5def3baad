//! English: what is said of cycles side by side.

use levelwise_core::lineage::ChangeKind;
use levelwise_core::plan::TaskCounts;
use levelwise_core::rubric::{Indicator, Rubric};
use levelwise_core::trend::{Change, ChangeCounts, Reading, TrendCycle};

use super::en::{date, joined};

pub const LEAD: &str =
    "This cycle beside the ones before: what rose, what fell, and what became of the plan.";
pub const FIRST: &str = "This is the first cycle.";
pub const FIRST_MORE: &str = "When you begin the next one from here, it remembers where the team stood, and both stand side by side on this page.";
pub const BY_AREA: &str = "Stage of each area over time";
pub const CYCLES: &str = "The cycles";
pub const CYCLE: &str = "Cycle";
pub const RATERS: &str = "Raters";
pub const EDITION: &str = "Rubric";
pub const CHANGES: &str = "What changed";
pub const ROSE: &str = "Rose";
pub const FELL: &str = "Fell";
pub const STAYED: &str = "Stayed";
pub const NEWLY_RATED: &str = "Newly rated";
pub const NO_LONGER_RATED: &str = "No longer rated";
pub const NEEDS_REVIEW: &str = "Needs review";
pub const NEEDS_REVIEW_LEAD: &str = "The rubric asks something else here than it did then, so the two cannot be compared. Look at both and judge for yourselves.";
pub const KEY: [&str; 3] = ["rose", "fell", "stayed"];
pub const OLD_PLAN: &str = "What became of the last plan";
pub const TASKS: &str = "Tasks";
pub const SINCE: &str = "Since then";
pub const OTHER_TASKS: &str = "Tasks of no indicator";
pub const STILL_OPEN: &str = "Still open";
pub const GO_ON: &str = "Go on with it";
pub const GOES_ON: &str = "In the plan of this cycle";
pub const NEXT: &str = "Begin the next cycle";
pub const NEXT_LEAD: &str = "A new assessment with the same team and targets. It remembers where the team stands now; nobody has answered in it yet.";
pub const BEGIN: &str = "Begin the next cycle";
pub const ADD_EARLIER: &str = "An earlier cycle on this device";
pub const ADD_EARLIER_LEAD: &str =
    "Assessments made with the same rubric. What you add is remembered in this one.";
pub const ADD: &str = "Add";
pub const BRING_UP_TO_DATE: &str = "Bring up to date";
pub const LOOK_AGAIN: &str = "Look at these again";
pub const LOOK_AGAIN_LEAD: &str = "They were answered under an earlier edition of the rubric, which asked something else. Nothing is lost; they count again once somebody has chosen.";
pub const NOT_ASKED: &str = "Not asked any more";
pub const STILL_HOLDS: &str = "It still holds";
pub const CARRY: &str = "Bring to this edition";
pub const CARRY_LEAD: &str = "This assessment was made with an earlier edition of its rubric. Bring it to this one: what was asked in the same way stays, the rest is kept and marked to be looked at again.";
pub const NO_LINEAGE: &str = "This page does not know what changed between the editions, so earlier answers cannot be compared. They are shown as they were.";
pub const TEAM_DECISION: &str = "The team's decision";
pub const COPY_IMAGE: &str = "Copy as image";
pub const SAVE_IMAGE: &str = "Save as image";
pub const COPIED: &str = "Copied";
pub const NOT_COPIED: &str = "This browser does not allow it. Save the image instead.";
pub const NOT_SAVED: &str = "This browser could not draw the image.";
pub const NO_STAGE: &str = "–";
pub const INDICATOR: &str = "Indicator";
pub const CHANGE: &str = "Change";

pub fn since(cycle: &TrendCycle) -> String {
    format!("{CHANGES} since {}", name(cycle))
}

/// What a cycle is called.
pub fn name(cycle: &TrendCycle) -> String {
    match (cycle.label.is_empty(), &cycle.date) {
        (false, _) => cycle.label.clone(),
        (true, Some(day)) => date(day),
        (true, None) => "an earlier cycle".to_owned(),
    }
}

pub fn when(cycle: &TrendCycle) -> String {
    let day = cycle.date.as_ref().map(date).unwrap_or_default();
    joined(&cycle.label, &day)
}

pub fn edition(cycle: &TrendCycle) -> String {
    let reading = match cycle.reading {
        Reading::Same => "",
        Reading::ByLineage => ", read by what changed since",
        Reading::NotComparable => ", cannot be compared",
        Reading::OtherRubric => ", another rubric",
    };
    format!("{}{reading}", cycle.version)
}

/// What changed in one sentence.
pub fn summary(counts: &ChangeCounts) -> String {
    let mut parts = Vec::new();
    for (n, words) in [
        (counts.rose, "rose"),
        (counts.fell, "fell"),
        (counts.stayed, "stayed"),
        (counts.newly_rated, "newly rated"),
        (counts.no_longer_rated, "no longer rated"),
        (counts.needs_review, "to be looked at again"),
    ] {
        if n > 0 {
            parts.push(format!("{n} {words}"));
        }
    }
    match parts.as_slice() {
        [] => "No indicator is rated in both cycles.".to_owned(),
        [first] => format!("Of the indicators, {first}."),
        [first @ .., last] => format!("Of the indicators, {} and {last}.", first.join(", ")),
    }
}

pub fn levels(before: Option<usize>, after: Option<usize>, rubric: &Rubric) -> String {
    let title = |level: Option<usize>| {
        level.map_or_else(
            || "Not rated".to_owned(),
            |level| rubric.level_title(level).to_owned(),
        )
    };
    if before == after {
        title(after)
    } else {
        format!("{} → {}", title(before), title(after))
    }
}

pub fn now(level: &str) -> String {
    format!("now: {level}")
}

/// The way of an area through all cycles.
pub fn way(title: &str, stages: &[Option<usize>], rubric: &Rubric) -> String {
    let mut words: Vec<&str> = Vec::new();
    for stage in stages {
        let stage = stage.map_or(NO_STAGE, |stage| rubric.level_title(stage));
        if words.last() != Some(&stage) {
            words.push(stage);
        }
    }
    format!("{title}: {}", words.join(" → "))
}

pub fn not_all_comparable(n_comparable: usize, n_all: usize) -> String {
    format!("of {n_comparable} of {n_all} indicators that can be compared")
}

pub fn change(change: Change) -> String {
    match change {
        Change::Rose { by: 1 } => "rose by 1 level".to_owned(),
        Change::Rose { by } => format!("rose by {by} levels"),
        Change::Fell { by: 1 } => "fell by 1 level".to_owned(),
        Change::Fell { by } => format!("fell by {by} levels"),
        Change::Stayed => "stayed".to_owned(),
        Change::NewlyRated => "newly rated".to_owned(),
        Change::NoLongerRated => "no longer rated".to_owned(),
        Change::NotRated => "not rated".to_owned(),
        Change::NeedsReview => "needs review".to_owned(),
    }
}

pub fn tasks(counts: TaskCounts) -> String {
    let mut parts = Vec::new();
    for (n, words) in [
        (counts.done, "done"),
        (counts.doing, "under way"),
        (counts.planned, "not begun"),
        (counts.dropped, "dropped"),
        (counts.apart, "not settled"),
    ] {
        if n > 0 {
            parts.push(format!("{n} {words}"));
        }
    }
    parts.join(", ")
}

pub fn became(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Renamed => "It had another number.",
        ChangeKind::Reworded => "It asks something else now.",
        ChangeKind::Split => "It was one indicator with others.",
        ChangeKind::Merged => "It was several indicators.",
        ChangeKind::Retired => "It is not asked any more.",
    }
}

/// What was said of the indicators that one comes from, by number.
pub fn was_said(was: &[(String, String)]) -> String {
    let said: Vec<String> = was
        .iter()
        .map(|(indicator, choice)| format!("{indicator}: {choice}"))
        .collect();
    format!("Then, {}", said.join("; "))
}

pub fn rate(indicator: &Indicator) -> String {
    format!("Rate {} again", indicator.id)
}

pub fn add_cycle(title: &str) -> String {
    format!(" {title}")
}

pub fn picture_words(ways: &[String]) -> String {
    format!("{BY_AREA}. {}.", ways.join(". "))
}
