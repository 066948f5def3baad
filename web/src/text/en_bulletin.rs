//! English: what is said at the foot of the page, and of how safe the data is.

pub const UPDATE_READY: &str = "A new version of Levelwise is ready";
pub const UPDATE_READY_MORE: &str = "Your answers are kept. The page is loaded again.";
pub const USE_IT_NOW: &str = "Use it now";
pub const NOT_NOW: &str = "Not now";
pub const UPDATED_ELSEWHERE: &str = "Levelwise was updated in another tab";
pub const UPDATED_ELSEWHERE_MORE: &str =
    "This tab still works as before. Load it again to use the new version; your answers are kept.";
pub const LOAD_AGAIN: &str = "Load again";
pub const HELD_ONLY: &str = "Some of your work is only held while this page is open";
pub const HELD_ONLY_MORE: &str =
    "It would be gone after loading the page again. Save it as a file first.";
pub const DRAFT: &str = "What you typed into the form was not sent yet";
pub const DRAFT_MORE: &str = "It would be gone after loading the page again.";
pub const LOAD_AGAIN_ANYWAY: &str = "Load again anyway";

pub const NEVER_A_FILE: &str = "This assessment was never saved to a file";
pub const WHY_A_FILE: &str = "It lives in this browser only, which may clear it.";

pub const HOW_SAFE: &str = "How safe it is";
pub const OPENS_OFFLINE: &str = "Levelwise opens on this device without a connection.";
pub const NOT_OFFLINE: &str = "Levelwise needs a connection to open in this browser.";
pub const PROMISED: &str = "The browser has promised not to clear what is kept here.";
pub const NOT_PROMISED: &str =
    "The browser may clear what is kept here when the device runs out of space.";
pub const ASK_BROWSER: &str = "Ask the browser to keep it";
pub const REFUSED: &str =
    "The browser did not promise it. Most do once you use the page often or install it.";

pub fn last_file(days: i64) -> String {
    match days {
        1 => "Last saved to a file yesterday".to_owned(),
        _ => format!("Last saved to a file {days} days ago"),
    }
}
