//! What went wrong on the page that nobody asked about?
//! The server puts `probe.js` first into every page, which notes errors alike in
//! all browsers; Chromium's own log is read as well.

use std::fmt;
use std::sync::{MutexGuard, PoisonError};

use serde::Deserialize;
use serde_json::Value;

use crate::browser::Browser;
use crate::error::{Error, Result};
use crate::session::Session;

/// Where an error was noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ConsoleKind {
    /// Nobody caught an exception.
    Exception,
    /// Nobody caught a promise that failed.
    Rejection,
    /// The page called `console.error`, as a panic in Rust does.
    Console,
    /// The Content-Security-Policy forbade something.
    Policy,
    /// A script, style sheet or picture did not load.
    Resource,
    /// Chromium's own log, which repeats most of the others and adds failed requests.
    Log,
}

/// One error of the page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ConsoleError {
    /// Where it was noticed.
    pub kind: ConsoleKind,
    /// Its words.
    pub text: String,
    /// File and line, or the page's address.
    pub place: String,
}

impl fmt::Display for ConsoleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {} ({})", self.kind, self.text, self.place)
    }
}

impl Session {
    /// The errors of the tab in front since the last call, oldest first, those
    /// of pages it has left included.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn console_errors(&self) -> Result<Vec<ConsoleError>> {
        self.keep_console_errors().await?;
        Ok(std::mem::take(&mut *self.kept_console_errors()))
    }

    /// Checks that there are none.
    ///
    /// # Errors
    /// [`Error::ConsoleErrors`] with every error.
    pub async fn assert_no_console_errors(&self) -> Result<()> {
        let errors = self.console_errors().await?;
        if errors.is_empty() {
            Ok(())
        } else {
            Err(Error::ConsoleErrors {
                browser: self.browser(),
                errors,
            })
        }
    }

    /// Takes over what the page has noted, before it goes away.
    pub(crate) async fn keep_console_errors(&self) -> Result<()> {
        let answer = self
            .js("return window.__probe ? window.__probe.splice(0) : []")
            .await?;
        let mut errors: Vec<ConsoleError> = serde_json::from_value(answer.clone())
            .map_err(|_| self.unexpected("reading the page's errors", answer))?;
        if self.browser() == Browser::Chromium {
            let entries = self.chromium_log("browser").await?;
            errors.extend(entries.iter().filter_map(from_log));
        }
        self.kept_console_errors().extend(errors);
        Ok(())
    }

    fn kept_console_errors(&self) -> MutexGuard<'_, Vec<ConsoleError>> {
        self.console_errors
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

fn from_log(entry: &Value) -> Option<ConsoleError> {
    let word = |name: &str| entry.get(name).and_then(Value::as_str);
    (word("level")? == "SEVERE").then_some(())?;
    Some(ConsoleError {
        kind: ConsoleKind::Log,
        text: word("message")?.to_owned(),
        place: word("source").unwrap_or_default().to_owned(),
    })
}
