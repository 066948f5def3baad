//! What can go wrong while a browser is driven, and what to do about it?

use std::fmt;
use std::io;
use std::path::PathBuf;

use fantoccini::error::CmdError;

use crate::accessibility::Violation;
use crate::browser::Browser;
use crate::console::ConsoleError;
use crate::dead_end::ForeignRequest;
use crate::waiting::DEADLINE;

/// A result whose error is [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A page at the moment when a test gave up on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The page's address.
    pub address: String,
    /// The page's visible text, shortened.
    pub shown: String,
    /// A screenshot.
    pub picture: PathBuf,
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            address,
            shown,
            picture,
        } = self;
        write!(
            f,
            "at {address}, which shows:\n{shown}\npicture: {}",
            picture.display()
        )
    }
}

/// Why a browser did not do what a test asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A program the tests need is not installed.
    #[error("{variable} names no file; looked at {looked_at}")]
    ToolMissing {
        /// The environment variable that names the program.
        variable: &'static str,
        /// Where it was looked for.
        looked_at: String,
    },

    /// There is no page to test.
    #[error("no index.html in {}", dist.display())]
    PageNotBuilt {
        /// The folder that should hold the built page.
        dist: PathBuf,
    },

    /// A driver or display did not start.
    #[error("{program} was not ready within {} s: {why}\n{log}", DEADLINE.as_secs())]
    NotReady {
        /// The program's file name.
        program: String,
        /// What was seen instead.
        why: String,
        /// The end of what it printed.
        log: String,
    },

    /// The driver is there, the browser did not start.
    #[error("{browser} did not start: {why}\n{log}")]
    NotStarted {
        /// The browser.
        browser: Browser,
        /// The driver's words.
        why: String,
        /// The end of what the driver printed.
        log: String,
    },

    /// What was waited for did not happen within the deadline.
    #[error(
        "{browser}: waited {seconds} s for {what}{}\n{moment}",
        last.as_ref().map(|last| format!(" (last: {last})")).unwrap_or_default())]
    NotInTime {
        /// The browser.
        browser: Browser,
        /// What was waited for.
        what: String,
        /// How long, in seconds.
        seconds: u64,
        /// What stood in the way the last time it was looked at.
        last: Option<String>,
        /// What the page showed at that moment.
        moment: Box<Moment>,
    },

    /// The driver refused a command.
    #[error("{browser}: {what}: {source}")]
    Command {
        /// The browser.
        browser: Browser,
        /// What was being done.
        what: String,
        /// The driver's words.
        #[source]
        source: CmdError,
    },

    /// The driver did not answer a command.
    #[error("{browser}: {what}: no answer within {seconds} s")]
    NoAnswer {
        /// The browser.
        browser: Browser,
        /// What was being done.
        what: String,
        /// How long it had.
        seconds: u64,
    },

    /// A script on the page gave an answer of another shape than expected.
    #[error("{browser}: {what}: unexpected answer {answer}")]
    Answer {
        /// The browser.
        browser: Browser,
        /// What was asked.
        what: String,
        /// The answer.
        answer: serde_json::Value,
    },

    /// Something only another browser can do.
    #[error("{what} is known to {known_to} only, this is {browser}")]
    OnlyIn {
        /// The browser at hand.
        browser: Browser,
        /// The browser that can.
        known_to: Browser,
        /// What was asked.
        what: &'static str,
    },

    /// A key name that no keyboard has.
    #[error("no key is called {name:?}")]
    UnknownKey {
        /// The name as given.
        name: String,
    },

    /// There is no such tab.
    #[error("tab {tab} was asked for, there are {n_tabs}")]
    NoSuchTab {
        /// The position asked for, from 0.
        tab: usize,
        /// How many tabs are open.
        n_tabs: usize,
    },

    /// A file, a port or a process failed us.
    #[error("{what}: {source}")]
    Io {
        /// What was being done.
        what: String,
        /// The system's words.
        #[source]
        source: io::Error,
    },

    /// The page broke accessibility rules.
    #[error("{browser}: {} accessibility violations in {context}\n{}", violations.len(), lines(violations))]
    Accessibility {
        /// The browser.
        browser: Browser,
        /// The part of the page that was looked at.
        context: String,
        /// What axe found.
        violations: Vec<Violation>,
    },

    /// The page is wider than its window.
    #[error(
        "{browser}: the page is {page} px wide in a window of {window} px; the widest element is {widest}"
    )]
    SidewaysScrolling {
        /// The browser.
        browser: Browser,
        /// Width of the content, in CSS pixels.
        page: u64,
        /// Width of the window without scroll bar, in CSS pixels.
        window: u64,
        /// The element that reaches farthest to the right.
        widest: String,
    },

    /// The page reported errors.
    #[error("{browser}: {} console errors\n{}", errors.len(), lines(errors))]
    ConsoleErrors {
        /// The browser.
        browser: Browser,
        /// The errors, oldest first.
        errors: Vec<ConsoleError>,
    },

    /// A request left for another host.
    #[error("{browser}: {} requests left the page's own host\n{}", requests.len(), lines(requests))]
    ForeignRequests {
        /// The browser.
        browser: Browser,
        /// The requests, oldest first.
        requests: Vec<ForeignRequest>,
    },
}

impl Error {
    /// What to do about it, where there is something to say.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::ToolMissing { .. } => {
                Some("`cargo xtask test` installs what is missing and sets the variables")
            }
            Self::PageNotBuilt { .. } => Some("run `cargo xtask test`, or `trunk build` first"),
            Self::NotInTime { .. } => Some("look at the picture, then at the page's visible text"),
            Self::UnknownKey { .. } => {
                Some("names are those of KeyboardEvent.key: Tab, ArrowDown, Shift+Tab, a")
            }
            Self::NotReady { .. }
            | Self::NotStarted { .. }
            | Self::Command { .. }
            | Self::NoAnswer { .. }
            | Self::Answer { .. }
            | Self::OnlyIn { .. }
            | Self::NoSuchTab { .. }
            | Self::Io { .. }
            | Self::Accessibility { .. }
            | Self::SidewaysScrolling { .. }
            | Self::ConsoleErrors { .. }
            | Self::ForeignRequests { .. } => None,
        }
    }

    pub(crate) fn io(what: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let what = what.into();
        move |source| Self::Io { what, source }
    }
}

fn lines<T: ToString>(items: &[T]) -> String {
    items
        .iter()
        .map(|item| format!("  {}", item.to_string()))
        .collect::<Vec<_>>()
        .join("\n")
}
