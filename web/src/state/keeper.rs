//! Keeps one open assessment in storage together with other tabs: before each
//! write it merges what another tab wrote since. Reading and merging come later
//! than the first page; what needs them waits until they are here.

use levelwise_core::assessment::{Assessment, AssessmentId, RaterId};
use levelwise_core::format;

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

/// What it takes to understand another tab's text.
#[derive(Debug)]
pub struct Reading {
    /// The assessment that a text says; `None` if it says none.
    pub read: fn(&str) -> Option<Box<Assessment>>,
    /// Both together; `None` if that is nothing new to the first, or they do
    /// not belong together.
    pub merge: fn(&Assessment, &Assessment) -> Option<Box<Assessment>>,
    /// Keeps an unreadable text under another key.
    pub move_aside: fn(&AssessmentId),
}

/// What another tab wrote, which belongs on the desk.
#[derive(Debug, Clone, PartialEq)]
pub enum News {
    /// Ours and theirs together.
    Merged(Box<Assessment>),
    /// Theirs alone, because an import was undone there.
    Replaced(Box<Assessment>),
}

/// What a write led to.
#[derive(Debug)]
pub struct Kept {
    /// Whether the text is in storage.
    pub written: Result<(), WriteError>,
    /// What another tab had written, if it had.
    pub news: Option<News>,
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

    /// Writes `ours`, merged with what another tab wrote since. `None` if
    /// another tab did and `reading` is not here yet; then nothing is written.
    pub fn keep(&mut self, ours: &Assessment, reading: Option<&Reading>) -> Option<Kept> {
        let key = library::key(&ours.id);
        let epoch = library::local(&ours.id).epoch;
        let standing = storage::read(&key);
        let stored = standing.as_deref().filter(|text| *text != self.known_text);
        let theirs = match (stored, reading) {
            (None, _) => None,
            (Some(_), None) => return None,
            (Some(text), Some(reading)) => Some((text, (reading.read)(text), reading)),
        };
        if epoch > self.epoch {
            self.epoch = epoch;
            let theirs = theirs.map(|(text, theirs, _)| {
                text.clone_into(&mut self.known_text);
                theirs
            });
            return Some(Kept {
                written: Ok(()),
                news: theirs.flatten().map(News::Replaced),
            });
        }
        let mut merged = None;
        if let Some((_, theirs, reading)) = theirs {
            match theirs {
                Some(theirs) => merged = (reading.merge)(ours, &theirs),
                // Something unreadable stands there; it is not saved over.
                None => (reading.move_aside)(&ours.id),
            }
        }
        let text = format::write_assessment(merged.as_deref().unwrap_or(ours));
        let stands = standing.as_deref() == Some(&*text) && !storage::is_memory(&key);
        let written = if stands {
            Ok(())
        } else {
            storage::write(&key, &text)
        };
        self.known_text = text;
        let news = merged.map(News::Merged);
        Some(Kept { written, news })
    }

    /// What another tab just wrote, as it belongs on the desk; `None` if we know
    /// it already or it is nothing that can be read.
    pub fn hear(
        &mut self,
        text: &str,
        epoch: u32,
        ours: &Assessment,
        reading: &Reading,
    ) -> Option<News> {
        if text == self.known_text {
            return None;
        }
        let theirs = (reading.read)(text)?;
        let replaces = epoch > self.epoch;
        self.epoch = self.epoch.max(epoch);
        text.clone_into(&mut self.known_text);
        if replaces {
            return Some(News::Replaced(theirs));
        }
        (reading.merge)(ours, &theirs).map(News::Merged)
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests;
