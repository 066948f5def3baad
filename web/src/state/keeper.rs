//! Keeps one open assessment in storage together with other tabs: before each
//! write it merges what another tab wrote since.

use levelwise_core::assessment::{Assessment, AssessmentId, RaterId};
use levelwise_core::format;
use levelwise_core::merge::merge;

use crate::storage::{self, WriteError};

use super::library::{self, Local};

/// How saving stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveState {
    /// Everything is in storage.
    Saved,
    /// An edit waits to be written.
    Saving,
    /// The last write did not last.
    Failed(WriteError),
    /// Another tab erased the assessment; this one still holds it.
    Erased,
}

/// What a write led to.
#[derive(Debug)]
pub struct Kept {
    /// Whether the text is in storage.
    pub written: Result<(), WriteError>,
    /// What another tab had written, if it had.
    pub theirs: Option<Box<Assessment>>,
    /// Whether `theirs` takes the place of ours, because an import was undone
    /// there.
    pub replaces: bool,
}

/// Remembers what was last in storage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keeper {
    known_text: String,
    epoch: u32,
}

impl Keeper {
    /// A keeper for an assessment that was just read from `text`.
    pub fn new(text: String, epoch: u32) -> Self {
        Self {
            known_text: text,
            epoch,
        }
    }

    /// Remembers again that `me` answers here, after another tab erased that
    /// together with the assessment.
    pub fn remember(&self, id: &AssessmentId, me: &RaterId) {
        let local = library::local(id);
        if local.me.is_none() {
            let local = Local {
                me: Some(me.clone()),
                epoch: local.epoch.max(self.epoch),
                ..local
            };
            // In memory at worst, as the assessment is.
            let _ = library::set_local(id, &local);
        }
    }

    /// Writes `ours`, merged with what another tab wrote since.
    pub fn keep(&mut self, ours: &Assessment) -> Kept {
        let key = format!("assessment/{}", ours.id);
        let local = library::local(&ours.id);
        let standing = storage::read(&key);
        let stored = standing.clone().filter(|text| *text != self.known_text);
        let theirs = stored.as_ref().and_then(|text| {
            let opened = format::open_assessment(text.as_bytes());
            opened.ok().map(|opened| Box::new(opened.value))
        });
        if local.epoch > self.epoch {
            self.epoch = local.epoch;
            self.known_text = stored.unwrap_or_default();
            return Kept {
                written: Ok(()),
                replaces: theirs.is_some(),
                theirs,
            };
        }
        if stored.is_some() && theirs.is_none() {
            // Something unreadable stands there; it is not saved over.
            library::move_aside(&ours.id);
        }
        let merged = theirs.as_ref().and_then(|theirs| merge(ours, theirs).ok());
        let text = format::write_assessment(merged.as_ref().unwrap_or(ours));
        let written = if standing.as_deref() == Some(&*text) && !storage::is_memory(&key) {
            Ok(())
        } else {
            storage::write(&key, &text)
        };
        self.known_text = text;
        Kept {
            written,
            theirs,
            replaces: false,
        }
    }

    /// What another tab just wrote, or `None` if it is what we know.
    pub fn hear(&mut self, text: &str, epoch: u32) -> Option<(Box<Assessment>, bool)> {
        if text == self.known_text {
            return None;
        }
        let theirs = format::open_assessment(text.as_bytes()).ok()?.value;
        let replaces = epoch > self.epoch;
        self.epoch = self.epoch.max(epoch);
        text.clone_into(&mut self.known_text);
        Some((Box::new(theirs), replaces))
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests;
