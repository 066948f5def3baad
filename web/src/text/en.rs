//! English: what is said around an assessment. What is said of its scores is
//! in `en_results`.

use levelwise_core::assessment::RubricRef;
use levelwise_core::record::{Date, Moment};
use levelwise_core::rubric::{IndicatorId, Rubric};

use crate::state::RubricError;
use crate::storage::WriteError;

pub use super::en_plan as plan;
pub use super::en_progress as progress;
pub use super::{en_agreement as agreement, en_meeting as meeting, en_team as team};

pub use super::en_results::{
    ACT_NOW, ACT_NOW_LEAD, ALL_SUGGESTIONS, ATTAINMENT, BUILD_FIRST, BUILD_FIRST_LEAD, BY_AREA,
    COVERAGE, EVERY_INDICATOR, EVIDENCE_DIFFERS, FIND_OUT_PROMPT, FLOOR, FOCUS, FOCUS_LEAD,
    HOW_SURE, LEVELS_AUTHORED, NO_FOCUS, NOT_DECIDED, RANGE, RATED, REPORT, SETTLE_FIRST,
    SETTLE_FIRST_LEAD, SHOW_TABLE, STAGE, STAGE_EXPLAINED, SUSTAIN, SUSTAIN_LEAD, SUSTAIN_PROMPT,
    TABLE_OF_LEVELS, TERM, WEEKS, WHAT_NEXT, WHERE_ARE_WE, WHY, WRITTEN_APART, YEAR, attainment,
    coverage, flag, floor, floor_words, from_to, nothing_rated, printed_on, range, range_words,
    rated_of, raters_said, reason, report_raters, report_rubric, stage, stage_class, sure,
};

pub use super::en_bulletin::{
    ASK_BROWSER, DRAFT, DRAFT_MORE, HELD_ONLY, HELD_ONLY_MORE, HOW_SAFE, LOAD_AGAIN,
    LOAD_AGAIN_ANYWAY, NEVER_A_FILE, NOT_NOW, NOT_OFFLINE, NOT_PROMISED, OPENS_OFFLINE, PROMISED,
    REFUSED, UPDATE_READY, UPDATE_READY_MORE, UPDATED_ELSEWHERE, UPDATED_ELSEWHERE_MORE,
    USE_IT_NOW, WHY_A_FILE, last_file,
};
pub use super::en_share::{
    AS_FILE, AS_FILE_LEAD, AS_LINK, AS_LINK_LEAD, AS_QR, AS_QR_LEAD, CHOOSE_FILES, CLOSE, COLLECT,
    COLLECT_LEAD, COPIED, COPY_LINK, COPY_MESSAGE, COPY_YOURSELF, FILE, INVITATION_FILE,
    INVITATION_FILE_LEAD, INVITATION_WORD, INVITE, INVITE_LEAD, INVITE_TITLE, JOIN_BROKEN,
    JOIN_LEAD, JOIN_NO_RUBRIC_MORE, JOIN_START, JOIN_TITLE, JOINING, LINK, LINK_AND_MESSAGE,
    LINK_TOO_LONG, MESSAGE, NOT_SHARED, NOTHING_TO_SEND, ONLY_HERE, ONLY_HERE_MORE, PASTE,
    PASTE_HERE, PASTED, PROJECT, QR_INVITE, QR_INVITE_HINT, QR_TOO_LONG, READ_PASTED,
    RUBRIC_NOT_BESIDE, RUBRIC_NOT_BESIDE_MORE, SAVE_ANSWERS, SAVE_INVITATION, SEND, SEND_LEAD,
    SEND_TITLE, SHARE_FILE, SHARED, TAKE_LEAD, TAKE_TITLE, batch, cannot_be_used, imported,
    invitation_message, join_with, nothing_new, numbered, other_assessment, other_rubric_of_file,
    preview_caption, qr_of_answers, qr_of_invitation, reading, rubric_differs, sent_as,
    too_many_files,
};

pub const NAME: &str = "Levelwise";
pub const SKIP: &str = "Skip to content";
pub const MAIN_NAVIGATION: &str = "Main";
pub const ASSESSMENT_NAVIGATION: &str = "This assessment";
pub const ASSESSMENTS: &str = "Assessments";
pub const YOUR_DATA: &str = "Your data";
pub const FILL: &str = "Fill in";
pub const RESULTS: &str = "Results";
pub const PLAN: &str = "Plan";
pub const PROGRESS: &str = "Progress";
pub const FOOTER: &str =
    "Everything stays on this device until you save a file and send it yourself.";
pub const LOADING: &str = "Opening…";
pub const PART_NOT_LOADED: &str =
    "This part of the page could not be loaded. Look at the connection; what you entered is kept.";
pub const TRY_AGAIN: &str = "Try again";
pub const NO_SUCH_PAGE: &str = "There is no such page";
pub const TO_ASSESSMENTS: &str = "Go to your assessments";
pub const NO_SUCH_ASSESSMENT: &str = "This assessment is not on this device";
pub const NO_SUCH_ASSESSMENT_MORE: &str =
    "It may be on another device, or it was erased here. If you have its file, open it.";
pub const CANNOT_READ: &str = "This assessment cannot be read";
pub const CANNOT_READ_MORE: &str =
    "What is stored here is damaged or from a newer version. It was put aside unchanged.";
pub const NO_RUBRIC: &str = "The rubric of this assessment is missing";

pub const STORAGE_BLOCKED: &str = "This browser does not let the page keep anything";
pub const STORAGE_BLOCKED_MORE: &str = "You can work, but everything is gone when you close the page. Save a file before you leave, or allow site data for this address.";
pub const STORAGE_APART: &str = "You are inside another site";
pub const STORAGE_APART_MORE: &str = "The browser keeps what you do here apart from the page itself and may clear it after some days. Save a file before you leave.";
pub const OPEN_IN_TAB: &str = "Open in a tab of its own";
pub const SAVED: &str = "Saved on this device";
pub const SAVING: &str = "Saving…";
pub const NOT_SAVED: &str = "Not saved";
pub const SAVE_FILE_NOW: &str = "Save a file now";
pub const SAVE_AGAIN: &str = "Try again";
pub const ERASED_ELSEWHERE: &str =
    "Another tab erased this assessment. This tab still has it; nothing more is saved.";

pub const START_TITLE: &str = "See where your district stands and what to do next";
pub const START_LEAD: &str = "Rate your practice against a rubric with progress levels. No account, no server: your answers stay on this device.";
pub const ON_THIS_DEVICE: &str = "On this device";
pub const NEW_ASSESSMENT: &str = "New assessment";
pub const OPEN_FILE: &str = "Open a file";
pub const OPEN_FILE_LEAD: &str =
    "An assessment that you or a teammate saved. You see what it changes before anything happens.";
pub const TRY_EXAMPLE: &str = "Try an example";
pub const TRY_EXAMPLE_LEAD: &str = "A filled assessment of an invented district. Change what you like and erase it when you are done.";
pub const OPEN_EXAMPLE: &str = "Open the example";
pub const SEE_YOUR_DATA: &str = "See your data";
pub const UNNAMED: &str = "Unnamed assessment";
pub const RUBRIC: &str = "Rubric";
pub const ORGANIZATION: &str = "District or school";
pub const ORGANIZATION_HINT: &str = "Shown on the report";
pub const CYCLE: &str = "Cycle";
pub const CYCLE_HINT: &str = "For example, Fall 2026";
pub const DATE: &str = "Date";
pub const ROLE: &str = "Your role";
pub const ROLE_HINT: &str = "For example, principal";
pub const YOUR_NAME: &str = "Your name";
pub const YOUR_NAME_HINT: &str = "Only if you wish";
pub const BEGIN: &str = "Begin";

pub const PRACTICE: &str = "Practice";
pub const AREA: &str = "Area";
pub const AREAS: &str = "Areas";
pub const ANSWERED: &str = " answered";
pub const UNDO: &str = "Undo";
pub const NEXT_UNANSWERED: &str = "Next unanswered";
pub const SEE_RESULTS: &str = "See results";
pub const SO_FAR: &str = "This area so far:";
pub const FILL_EXPLAINED: &str = "Choose the description that fits your district today, not the one you hope for. With the keyboard: a level's number, 0 for not yet, N for not applicable, D for don't know.";
pub const TURN: &str = "Other areas";
pub const NOT_APPLICABLE: &str = "Not applicable";
pub const DONT_KNOW: &str = "Don't know";
pub const UNANSWERED: &str = "Unanswered";
pub const CLEAR_CHOICE: &str = "Clear choice";
pub const EVIDENCE_EXPLAINED: &str = "Tick what you could show today. It never changes your choice; results tell you where the two differ.";
pub const ADD_NOTE: &str = "Add a note";
pub const NOTE: &str = "Note";
pub const ADD_LINK: &str = "Add link";
pub const REMOVE: &str = "Remove";
pub const VERSIONS_APART: &str =
    "You answered this on two devices. Both are kept; choose the one that counts.";
pub const USE_THIS_ONE: &str = "Use this one";

pub const PRINT: &str = "Print or save as PDF";
pub const EXPORT: &str = "Save as file";
pub const GO_FILL: &str = "Go to the form";

pub const READING: &str = "Reading…";
pub const NOTHING_CHANGED: &str = "Nothing was changed.";
pub const UNDO_IMPORT: &str = "Undo";
pub const UNDONE: &str = "Undone. Everything is as it was before.";
pub const NEW_ON_DEVICE: &str = "This assessment is not on this device yet.";
pub const LOOK_AT: &str = "The file can be used. Please look at this:";
pub const ADD_TO_DEVICE: &str = "Add to this device";
pub const MERGE: &str = "Take over";
pub const CANCEL: &str = "Cancel";
pub const WHO: &str = "Who";
pub const NEW: &str = "New";
pub const SUPERSEDES: &str = "Newer";
pub const DIFFERS: &str = "Differs";
pub const SAME: &str = "Same";
pub const TEAM: &str = "Team";
pub const WHO_ARE_YOU: &str = "Who are you in this file?";
pub const SOMEONE_ELSE: &str = "Somebody else: I add answers of my own";

pub const DATA_LEAD: &str = "What is kept on this device, in this browser. Clearing the browser's site data erases it, so save a file now and then.";
pub const HOW_FULL: &str = "How full it is";
pub const ROOM_EXPLAINED: &str =
    "Browsers give a page about five million characters and do not tell how many are left.";
pub const KEPT_HERE: &str = "Kept on this device";
pub const NOTHING_KEPT: &str = "Nothing yet.";
pub const UNREADABLE: &str = "Put aside";
pub const UNREADABLE_EXPLAINED: &str = "This could not be read. It is kept unchanged, so that nothing is lost; save it as a file before you remove it.";
pub const SAVE_AS_FILE: &str = "Save as file";
pub const ERASE: &str = "Erase…";
pub const ERASE_NOW: &str = "Erase for good";
pub const SAVE_FILE_FIRST: &str = "Save a file first";
pub const KEEP: &str = "Keep it";
pub const PUT_BACK: &str = "Put back";

pub fn tab_title(page: &str) -> String {
    format!("{page} · {NAME}")
}

/// Two facts side by side, either of which may be missing.
pub fn joined(one: &str, other: &str) -> String {
    match (one, other) {
        ("", alone) | (alone, "") => alone.to_owned(),
        (one, other) => format!("{one} · {other}"),
    }
}

/// A message or hint of the engine, which has neither capital nor full stop.
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => format!("{}{}.", first.to_ascii_uppercase(), letters.as_str()),
        None => String::new(),
    }
}

pub fn more_problems(n_more: usize) -> String {
    format!("And {n_more} more.")
}

pub fn answered_of(n_answered: usize, n_all: usize) -> String {
    format!("{n_answered} of {n_all} answered")
}

pub fn answered_short(n_answered: usize, n_all: usize) -> String {
    format!("{n_answered}/{n_all}")
}

pub fn of_indicator(id: &IndicatorId) -> String {
    format!(" for indicator {id}")
}

pub fn note_of(id: &IndicatorId) -> String {
    format!("Note for indicator {id}")
}

pub fn link_of(id: &IndicatorId) -> String {
    format!("Web address for indicator {id}")
}

pub fn evidence_of(n_ticked: usize, n_all: usize) -> String {
    match n_ticked {
        0 => format!("Evidence ({n_all} to tick)"),
        _ => format!("Evidence ({n_ticked} of {n_all})"),
    }
}

pub fn links(n_links: usize) -> String {
    match n_links {
        0 => "Add a link".to_owned(),
        1 => "1 link".to_owned(),
        _ => format!("{n_links} links"),
    }
}

pub fn written_at(moment: &str) -> String {
    format!("written {}", day_of(moment))
}

pub fn raters(n_raters: usize) -> String {
    format!("{n_raters} raters")
}

pub fn previous(area: &str) -> String {
    format!("← {area}")
}

pub fn next(area: &str) -> String {
    format!("{area} →")
}

/// What a rater is called by what was given of name and role.
pub fn rater(name: &str, role: &str) -> String {
    match (name.trim(), role.trim()) {
        ("", "") => "A rater without a name".to_owned(),
        ("", role) => role.to_owned(),
        (name, "") => name.to_owned(),
        (name, role) => format!("{name}, {role}"),
    }
}

pub fn rater_with_answers(rater: &str, n_answers: usize) -> String {
    match n_answers {
        1 => format!("{rater} (1 answer)"),
        _ => format!("{rater} ({n_answers} answers)"),
    }
}

pub fn new_rater(rater: &str) -> String {
    format!("{rater} (new)")
}

pub fn preview_title(organization: &str, cycle: &str) -> String {
    match (organization, cycle) {
        ("", "") => UNNAMED.to_owned(),
        (one, "") | ("", one) => one.to_owned(),
        (organization, cycle) => format!("{organization}, {cycle}"),
    }
}

/// A date as Americans write it.
pub fn date(date: &Date) -> String {
    day_of(date.as_str())
}

pub(super) fn day_of(text: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let number = |range: std::ops::Range<usize>| {
        text.get(range)
            .and_then(|digits| digits.parse::<usize>().ok())
    };
    let month = number(5..7).and_then(|month| MONTHS.get(month.checked_sub(1)?));
    match (text.get(..4), month, number(8..10)) {
        (Some(year), Some(month), Some(day)) => format!("{month} {day}, {year}"),
        _ => text.to_owned(),
    }
}

pub fn write_error(error: WriteError) -> &'static str {
    match error {
        WriteError::Blocked => {
            "The browser does not let the page keep this. It is held while the page is open."
        }
        WriteError::Full => {
            "The browser's space for this page is full. The last changes are held while the page is open."
        }
        WriteError::Forgotten => {
            "The browser did not keep the last changes. They are held while the page is open."
        }
    }
}

pub fn rubric_error(error: &RubricError) -> String {
    match error {
        RubricError::NotFetched => {
            "The rubric could not be loaded. Check the connection and try again.".to_owned()
        }
        RubricError::NotHere(id) => format!(
            "The rubric \"{id}\" is not on this page. Open the file where it was made, or ask who sent it."
        ),
        RubricError::Broken(problem) => format!("The rubric has a problem. {problem}"),
    }
}

pub fn other_rubric(made_with: &RubricRef, rubric: &Rubric) -> String {
    format!(
        "This assessment was made with version {} of the rubric and is shown with version {}. Look at the answers again before you rely on them.",
        made_with.version, rubric.version
    )
}

pub fn file_too_large(name: &str, megabytes: usize) -> String {
    format!("\"{name}\" has {megabytes} MB. No Levelwise file is larger than 20 MB.")
}

pub fn file_unreadable(name: &str) -> String {
    format!("The browser could not read \"{name}\".")
}

pub fn file_broken(name: &str) -> String {
    format!("\"{name}\" cannot be used")
}

pub fn unreadable_kept(n_kept: usize) -> String {
    match n_kept {
        1 => "Something stored here could not be read. It was put aside unchanged.".to_owned(),
        _ => {
            format!("{n_kept} things stored here could not be read. They were put aside unchanged.")
        }
    }
}

pub fn unreadable(n_chars: usize) -> String {
    format!("{} that cannot be read", size(n_chars))
}

pub fn room(n_chars: usize, room: usize) -> String {
    let percent = (n_chars * 100).div_ceil(room.max(1));
    format!("{} used, about {percent}% of the space", size(n_chars))
}

fn size(n_chars: usize) -> String {
    match n_chars {
        0..1_000 => format!("{n_chars} characters"),
        1_000..1_000_000 => format!("{} thousand characters", n_chars / 1_000),
        _ => format!(
            "{}.{} million characters",
            n_chars / 1_000_000,
            n_chars / 100_000 % 10
        ),
    }
}

pub fn exported(moment: Option<&Moment>) -> String {
    match moment {
        Some(moment) => format!("Last saved as a file on {}", day_of(moment.as_str())),
        None => "Never saved as a file".to_owned(),
    }
}

pub fn erase_really(title: &str) -> String {
    format!("Erase \"{title}\" from this device? Without a file it cannot be brought back.")
}

pub fn snapshots(n_snapshots: usize) -> String {
    match n_snapshots {
        1 => "1 copy from before an import".to_owned(),
        _ => format!("{n_snapshots} copies from before imports"),
    }
}

pub fn before_import(at: &str) -> String {
    let clock = at.get(11..16).unwrap_or_default();
    format!("Before the import of {}, {clock} UTC", day_of(at))
}
