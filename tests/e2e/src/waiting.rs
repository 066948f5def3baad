//! How long does a test wait, and what does it say when it waited in vain?

use std::fmt::Display;
use std::time::{Duration, Instant};

use fantoccini::error::{CmdError, ErrorStatus};
use serde_json::Value;

use crate::error::{Error, Moment, Result};
use crate::session::Session;

/// How long anything may take, from a click to a download.
pub const DEADLINE: Duration = Duration::from_secs(10);

/// How long one command to a browser may take: more than any wait, because
/// loading a page is one command.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// How often it is looked at meanwhile.
pub const POLL: Duration = Duration::from_millis(25);

/// What one look at the page gave.
#[derive(Debug)]
pub(crate) enum Look<T> {
    /// It is there.
    Seen(T),
    /// Not yet, and what is there instead, where that is worth reading.
    NotYet(Option<String>),
}

impl Session {
    /// Waits until `script`, the body of a function, gives something true, and
    /// gives it back. `what` is named when it does not happen.
    ///
    /// # Errors
    /// [`Error::NotInTime`] after [`DEADLINE`].
    pub async fn wait_until(&self, what: &str, script: &str) -> Result<Value> {
        self.waited(what, async || {
            Ok(seen(self.client.execute(script, Vec::new()).await?))
        })
        .await
    }

    /// Looks every [`POLL`] until `look` sees it. What a changing page does to a
    /// look (an element gone, covered, not yet there) counts as "not yet".
    pub(crate) async fn waited<T>(
        &self,
        what: impl Display,
        look: impl AsyncFn() -> Result<Look<T>, CmdError>,
    ) -> Result<T> {
        let start = Instant::now();
        loop {
            let last = match self.command(format!("waiting for {what}"), look()).await {
                Ok(Look::Seen(it)) => return Ok(it),
                Ok(Look::NotYet(last)) => last,
                Err(Error::Command { source, .. }) if is_passing(&source) => {
                    Some(source.to_string())
                }
                Err(error) => return Err(error),
            };
            if start.elapsed() > DEADLINE {
                return Err(self.not_in_time(&what, last).await);
            }
            tokio::time::sleep(POLL).await;
        }
    }

    async fn not_in_time(&self, what: &impl Display, last: Option<String>) -> Error {
        let page = "return [location.href, document.body ? document.body.innerText : '']";
        let page = self
            .client
            .execute(page, Vec::new())
            .await
            .unwrap_or_default();
        let word = |position: usize| page.get(position).and_then(Value::as_str).unwrap_or("?");
        let name: String = std::thread::current()
            .name()
            .unwrap_or("journey")
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .collect();
        Error::NotInTime {
            browser: self.browser(),
            what: what.to_string(),
            seconds: DEADLINE.as_secs(),
            last,
            moment: Box::new(Moment {
                address: word(0).to_owned(),
                shown: word(1).chars().take(2000).collect(),
                picture: self
                    .screenshot(&format!("late-{name}"))
                    .await
                    .unwrap_or_default(),
            }),
        }
    }
}

/// Null, false, zero and the empty string are "not yet".
pub(crate) fn seen(answer: Value) -> Look<Value> {
    let is_there = match &answer {
        Value::Null => false,
        Value::Bool(is_true) => *is_true,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    };
    if is_there {
        Look::Seen(answer)
    } else {
        Look::NotYet(None)
    }
}

/// fantoccini has no name for this one.
fn is_covered(error: &CmdError) -> bool {
    matches!(error, CmdError::Standard(refusal) if refusal.error == ErrorStatus::ElementClickIntercepted)
}

/// Whether the next look may well succeed.
fn is_passing(error: &CmdError) -> bool {
    error.is_stale_element_reference()
        || error.is_no_such_element()
        || error.is_element_not_interactable()
        || is_covered(error)
        || error.is_detached_shadow_root()
}
