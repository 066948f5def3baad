//! English: what is said where people choose, read and search rubrics.

use levelwise_core::record::Amount;
use levelwise_core::rubric::{Horizon, LevelsOrigin, Wording};

use super::en_results::{LEVELS_AUTHORED, TERM, WEEKS, YEAR};

pub const RUBRICS: &str = "Rubrics";
pub const RUBRICS_TITLE: &str = "Choose a rubric";
pub const RUBRICS_LEAD: &str = "Each describes good leadership of a district or a school from another side. Read any of them in full before you begin; nothing is started by reading.";
pub const COMPARE_RUBRICS: &str = "Compare the rubrics";
pub const ALL_RUBRICS: &str = "All rubrics";
pub const READ_IN_FULL: &str = "Read in full";
pub const BEGIN_WITH: &str = "Begin with this rubric";
pub const OPEN_EXAMPLE: &str = "Open a filled example";
pub const TIME: &str = "Time";
pub const CONTENTS: &str = "Contents";
pub const LEVELS: &str = "Levels";
pub const SOURCE: &str = "Source";
pub const TIME_EXPLAINED: &str = "for one person, notes left aside";
pub const BACK_TO_RUBRICS: &str = "All rubrics";
pub const BY_PRACTICE: &str = "By practice";
pub const TABLE_BY_PRACTICE: &str = "Levels by practice";
pub const BUILDS_ON: &str = "Builds on";
pub const STEPS: &str = "Steps to each level";
pub const WHAT_CAN_BE_SHOWN: &str = "What can be shown";
pub const READ_MORE: &str = "Literature";
pub const NO_STEPS: &str = "No steps are given.";
pub const UNFOLD_ALL: &str = "Unfold all steps and evidence";
pub const FOLD_ALL: &str = "Fold them again";
pub const BEGIN_LEAD: &str =
    "A new assessment on this device. Nobody sees it unless you send its file.";

pub const SEARCH: &str = "Search all rubrics";
pub const SEARCH_HINT: &str = "In every statement, level, step and evidence item. For example: board, survey data, walkthrough";
pub const CLEAR_SEARCH: &str = "Clear the search";
pub const IN_EVIDENCE: &str = "Evidence";
pub const IN_LEVEL: &str = "Level";
pub const IN_STEP: &str = "Step";

pub fn minutes(minutes: usize) -> String {
    format!("About {minutes} minutes")
}

/// How much there is to rate; a rubric with a single area does not name it.
pub fn contents(n_areas: usize, n_practices: usize, n_indicators: usize) -> String {
    let rest = [
        counted(n_practices, "practice", "practices"),
        counted(n_indicators, "indicator", "indicators"),
    ];
    match n_areas {
        1 => rest.join(", "),
        _ => format!("{n_areas} areas, {}", rest.join(", ")),
    }
}

fn counted(n: usize, one: &str, several: &str) -> String {
    match n {
        1 => format!("1 {one}"),
        _ => format!("{n} {several}"),
    }
}

/// The names of areas one after the other; they may hold commas.
pub fn areas(names: &[String]) -> String {
    names.join("; ")
}

pub fn wording(wording: Wording) -> &'static str {
    match wording {
        Wording::OwnWords => "In Levelwise's words; facts, numbers and order are the source's.",
        Wording::Verbatim => "In the source's own words.",
    }
}

pub fn levels_origin(origin: LevelsOrigin) -> &'static str {
    match origin {
        LevelsOrigin::Source => "The levels are the source's.",
        LevelsOrigin::Authored => LEVELS_AUTHORED,
    }
}

pub fn version(version: &str) -> String {
    format!("Version {version}")
}

pub fn begin_title(rubric: &str) -> String {
    format!("Begin with {rubric}")
}

pub fn horizon(horizon: Horizon) -> &'static str {
    match horizon {
        Horizon::Weeks => WEEKS,
        Horizon::Term => TERM,
        Horizon::Year => YEAR,
    }
}

/// From which number on a measure speaks for a level.
pub fn threshold(threshold: Amount) -> String {
    format!("{threshold} or more")
}

pub fn below(threshold: Amount) -> String {
    format!("less than {threshold}")
}

pub fn reading_rubric(n_read: usize, n_all: usize) -> String {
    format!("Reading rubric {} of {n_all}…", n_read + 1)
}

pub fn found(n_indicators: usize, n_rubrics: usize) -> String {
    match n_indicators {
        0 => "Nothing was found. Try another word, or only its beginning.".to_owned(),
        _ => format!(
            "{} in {}",
            counted(n_indicators, "indicator", "indicators"),
            counted(n_rubrics, "rubric", "rubrics")
        ),
    }
}

pub fn more_places(n_more: usize) -> String {
    counted(n_more, "more place", "more places")
}

pub fn show_all(n_all: usize) -> String {
    format!("Show all {n_all}")
}

pub fn rubric_not_read(title: &str) -> String {
    format!("\"{title}\" could not be loaded, so it was not searched.")
}
