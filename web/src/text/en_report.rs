//! English: what is said of pictures and of the report.

use levelwise_core::format::LOCK_ITERATIONS;
use levelwise_core::record::Date;

use super::en::date;

pub const REPORT: &str = "Report";
pub const LEAD: &str =
    "Everything a board needs on one page. Choose what is in it, then print it or save it.";
pub const WHAT_IS_IN_IT: &str = "What is in it";
pub const WHERE: &str = "Where we stand";
pub const SURE: &str = "How sure we are";
pub const DECIDED: &str = "What we decided, and who disagreed";
pub const WILL_DO: &str = "What we will do, and by when";
pub const CHANGED: &str = "What changed since last time";
pub const APPENDIX: &str = "Appendix: every indicator";
pub const NAMES: &str = "Names of people";
pub const NAMES_HINT: &str = "Without them there are numbers instead of names, and nobody is named as responsible for a task. What people wrote stays as it is: read it through before you share it.";
pub const NOTHING_DECIDED: &str = "Nothing was decided yet.";
pub const NOTHING_PLANNED: &str = "Nothing was planned yet.";
pub const TASK: &str = "What";
pub const FOR: &str = "For";
pub const OWNER: &str = "Who sees to it";
pub const DUE: &str = "By when";
pub const STATUS: &str = "Status";
pub const NO_DATE: &str = "No date";
pub const NUMBERS: &str = "For a spreadsheet";
pub const NUMBERS_LEAD: &str = "Answers, score cards, suggestions, plan, and agreement, whatever sections are left out. They tell who said what: take the names out above before they leave the team. Nothing in them is a formula, and columns keep their names.";
pub const WORKBOOK: &str = "Save all as a workbook";
pub const ONE_SHEET: &str = "One of them as CSV";
/// The sheets by name, and what they are called.
pub const SHEETS: [(&str, &str); 5] = [
    ("answers", "Answers"),
    ("score-cards", "Score cards"),
    ("suggestions", "Suggestions"),
    ("plan", "Plan"),
    ("agreement", "Agreement"),
];
pub const SAVE: &str = "Save as a file";
pub const SAVE_LEAD: &str =
    "One file that opens in every browser, without a network. It runs nothing and fetches nothing.";
pub const WITH_DATA: &str = "The report with the assessment in it";
pub const WITH_DATA_HINT: &str = "Whoever opens it in Levelwise has the assessment itself, with every answer, note, name and role, also those that you left out above.";
pub const WITH_DATA_NOT: &str = "Not without names: the assessment holds them.";
pub const WITHOUT_DATA: &str = "The report only";
pub const WITHOUT_DATA_HINT: &str = "For people outside of the team.";
pub const LOCKED: &str = "The assessment, locked by a password";
pub const PASSWORD: &str = "Password";
pub const PASSWORD_AGAIN: &str = "The same again";
pub const PASSWORD_SHORT: &str = "Take at least eight characters; four words are better.";
pub const PASSWORDS_DIFFER: &str = "The two passwords are not the same.";
pub const SAVE_NOW: &str = "Save the file";
pub const SAVING: &str = "Saving…";
pub const SAVED: &str = "The file was given to your browser to save.";
pub const NOT_SAVED: &str = "This browser could not save the file.";
pub const CANNOT_LOCK: &str =
    "This browser does not lock files here: the page has to come by https, or from this device.";
pub const LOCKED_TITLE: &str = "A locked Levelwise report";
pub const LOCKED_BODY: &str = "This report is locked by a password. To read it, open Levelwise, choose “Open a file”, choose this file, and type the password.";
pub const UNLOCK: &str = "Open";
pub const LEAVE_OUT: &str = "Leave it out";
pub const WRONG_PASSWORD: &str = "This password does not open it. Nothing was changed. Look at capital letters and spaces, and try again.";
pub const CANNOT_UNLOCK: &str = "This browser does not open locked files here: the page has to come by https, or from this device.";
pub const UNLOCKING: &str = "Opening… This takes a moment.";

/// What a bar of a picture shows, in one sentence.
pub fn bar_words(title: &str, stage: &str, said: &str) -> String {
    format!("{title}: {stage}; {said}.")
}

/// How many answered, without their names.
pub fn raters(n_raters: usize) -> String {
    match n_raters {
        0 => "Nobody has answered yet.".to_owned(),
        1 => "Rated by 1 person.".to_owned(),
        _ => format!("Rated by {n_raters} people."),
    }
}

pub fn made_on(today: &Date) -> String {
    format!("As of {}", date(today))
}

/// By what the file is locked, for those who have to approve it.
pub fn how_locked() -> String {
    let rounds = LOCK_ITERATIONS / 1000;
    format!(
        "Nobody can read it without the password, and nobody can recover the password, not even we. AES-256-GCM; the key comes from the password by PBKDF2 with HMAC-SHA-256, {rounds},000 rounds and a random salt."
    )
}

/// Asks for the password of a file.
pub fn locked_file(name: &str) -> String {
    format!("“{name}” is locked by a password")
}

/// What a locked file is refused as, if nobody has the password.
pub fn left_locked(name: &str) -> String {
    format!("“{name}” is locked by a password and was left out")
}
