//! English: what is said where people take stock of their evidence, and where
//! reports list it.

use levelwise_core::record::Amount;
use levelwise_core::rubric::Measure;

pub const EVIDENCE: &str = "Evidence";
pub const INVENTORY: &str = "Evidence inventory";
pub const INVENTORY_LEAD: &str = "Tick what you could lay on the table today, and enter the numbers you have. What is ticked indicates a level. It becomes your rating only when you confirm it.";
pub const NOTHING_TO_SHOW: &str = "This rubric lists nothing that could be shown.";
pub const EVIDENCE_INDICATES: &str = "Evidence indicates:";
pub const NUMBER_INDICATES: &str = "The number indicates:";
pub const BOTH_INDICATE: &str = "Evidence and number indicate:";
pub const LOWER_PROPOSED: &str = "The lower one is proposed.";
pub const NOTHING_INDICATED: &str = "Nothing is indicated yet.";
pub const YOUR_RATING: &str = "Your rating:";
pub const NO_RATING: &str = "none yet";
pub const SAME_RATING: &str = "Your rating says the same.";
pub const DECIDE_IN_FORM: &str = "You answered this on two devices.";
pub const CHOOSE_THERE: &str = "Choose in the form which one counts";
pub const NOT_NOW: &str = "Not now";
pub const LOOK_FIRST: &str = "These become your ratings. None of them has a rating yet; ratings that you gave are left as they are.";
pub const NOTHING_TO_CONFIRM: &str =
    "There is nothing to confirm: tick something first, or look below where your rating differs.";
pub const UNDO_ALL: &str = "Undo all of them";
pub const SHOWN: &str = "Can be shown:";

pub fn confirm(level: &str) -> String {
    format!("Confirm \"{level}\"")
}

pub fn replace(before: &str, level: &str) -> String {
    format!("Replace \"{before}\" with \"{level}\"")
}

pub fn undo(before: Option<&str>) -> String {
    match before {
        None => "Undo: no rating".to_owned(),
        Some(before) => format!("Undo: back to \"{before}\""),
    }
}

pub fn confirm_all(n_open: usize) -> String {
    match n_open {
        0 => "Confirm all shown…".to_owned(),
        1 => "Confirm the one shown…".to_owned(),
        _ => format!("Confirm all {n_open} shown…"),
    }
}

pub fn confirm_these(n_open: usize) -> String {
    match n_open {
        1 => "Confirm this one".to_owned(),
        _ => format!("Confirm these {n_open}"),
    }
}

pub fn confirmed(n_confirmed: usize) -> String {
    match n_confirmed {
        1 => "1 rating is confirmed.".to_owned(),
        _ => format!("{n_confirmed} ratings are confirmed."),
    }
}

/// How far taking stock has come.
pub fn taken_stock(n_ticked: usize, n_items: usize, n_numbers: usize, n_measures: usize) -> String {
    let items = format!("{n_ticked} of {n_items} items can be shown");
    match n_measures {
        0 => format!("{items}."),
        1 => format!("{items}, {n_numbers} of 1 number is known."),
        _ => format!("{items}, {n_numbers} of {n_measures} numbers are known."),
    }
}

pub fn indicated(n_indicated: usize, n_open: usize, n_differing: usize) -> String {
    let mut words = match n_indicated {
        1 => "1 indicator has an indicated level".to_owned(),
        _ => format!("{n_indicated} indicators have an indicated level"),
    };
    words.push_str(&format!(": {n_open} without a rating"));
    words.push_str(&match n_differing {
        0 => ".".to_owned(),
        1 => ", 1 with another rating.".to_owned(),
        _ => format!(", {n_differing} with another rating."),
    });
    words
}

pub fn in_area(n_ticked: usize, n_items: usize) -> String {
    format!("{n_ticked} of {n_items}")
}

/// A number with what it counts.
pub fn number(amount: Amount, measure: &Measure) -> String {
    format!("{amount} {}", &*measure.unit)
}
