//! Sentences about a browser that keeps nothing, or apart from the page.

pub const STORAGE_APART: &str = "You are inside another site";
pub const STORAGE_APART_MORE: &str = "The browser keeps what you do here apart from the page itself and may clear it after some days. Continue in a tab, or save a file before you leave.";
pub const STORAGE_APART_NONE: &str = "The browser keeps nothing that you do here. Continue in a tab, or save a file before you leave.";
pub const CONTINUE_IN_TAB: &str = "Continue in a tab";
pub const CONTINUE_BY_FILE: &str = "This is too much for a link. Save a file, and open it there:";
pub const OPEN_IN_TAB: &str = "Open in a tab of its own";
pub const STORAGE_BLOCKED: &str = "This browser does not let the page keep anything";
pub const STORAGE_BLOCKED_MORE: &str = "You can work, but everything is gone when you close the page. Save a file before you leave, or allow site data for this address.";
