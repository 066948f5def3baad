//! The desk with one assessment on it, and what keeps it saved together with
//! other tabs.

use levelwise_core::assessment::RaterId;
use levelwise_core::rubric::{AreaId, Rubric};
use web_sys::Event;
use yew::Context;

use crate::chance;
use crate::host;
use crate::later::{self, Part};
use crate::shared::Shared;
use crate::state::{self, Action, Desk, Keeper, News, SaveState, Stored};
use crate::storage;

use super::fill;
use super::workspace::{Loading, Message, Workspace};

/// The desk and what keeps it.
pub struct Bench {
    /// What is worked on.
    pub desk: Desk,
    pub(super) keeper: Keeper,
    /// How saving stands.
    pub save: SaveState,
    /// The area that is shown when the address names none.
    pub opening: AreaId,
}

/// What hearing another tab led to.
#[derive(PartialEq, Eq)]
pub(super) enum Heard {
    Nothing,
    Merged,
    Other,
}

impl Bench {
    /// The bench for an assessment that was read.
    pub(super) fn ready(stored: Stored, rubric: Shared<Rubric>) -> Loading {
        let id = &stored.assessment.id;
        let mut local = state::local(id);
        let me: RaterId = local.me.clone().unwrap_or_else(chance::id);
        if local.me.is_none() {
            local.me = Some(me.clone());
            // In memory at worst, which the header shows.
            let _ = state::set_local(id, &local);
        }
        let desk = Desk::new(stored.assessment, rubric, me);
        Loading::Ready(Box::new(Self {
            opening: fill::opening_area(&desk),
            desk,
            keeper: Keeper::new(stored.text, local.epoch),
            save: SaveState::Saved,
        }))
    }

    /// Writes at once, or as soon as what it takes is here.
    pub(super) fn write(&mut self, part: &Part) -> bool {
        let kept = self.keeper.keep(
            &self.desk.assessment,
            part.here().map(|later| &later.reading),
        );
        let Some(kept) = kept else {
            self.save = SaveState::Saving;
            return true;
        };
        self.save = match kept.written {
            Ok(()) => SaveState::Saved,
            Err(error) => SaveState::Failed(error),
        };
        host::saved();
        if let Some(news) = kept.news {
            self.take(news);
        }
        true
    }

    fn take(&mut self, news: News) -> Heard {
        match news {
            News::Merged(assessment) => {
                self.desk.step(Action::Merged(assessment));
                Heard::Merged
            }
            News::Replaced(assessment) => {
                chance::new_session();
                self.desk.step(Action::Replace(assessment));
                Heard::Other
            }
        }
    }

    /// Takes over what another tab wrote.
    pub(super) fn hear(&mut self, event: &Event, context: &Context<Workspace>) -> Heard {
        let id = &self.desk.assessment.id;
        let Some((key, text)) = storage::heard(event) else {
            return Heard::Nothing;
        };
        if key != ["assessment/", id.as_str()].concat() {
            return Heard::Nothing;
        }
        let Some(text) = text else {
            self.save = SaveState::Erased;
            return Heard::Other;
        };
        // Who asked for it may not have told the page yet.
        let Some(later) = later::here() else {
            let (scope, event) = (context.link().clone(), event.clone());
            later::then(move |later| {
                // Without it the next write waits, and says so.
                if later.is_some() {
                    scope.send_message(Message::Heard(event));
                }
            });
            return Heard::Nothing;
        };
        let epoch = state::local(id).epoch;
        let ours = &self.desk.assessment;
        match self.keeper.hear(&text, epoch, ours, &later.reading) {
            None => Heard::Nothing,
            Some(news) => self.take(news),
        }
    }
}
