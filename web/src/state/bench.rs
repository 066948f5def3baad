//! The hook that puts an assessment on the desk and keeps it saved: after each
//! edit, when the page is hidden, and together with other tabs.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use levelwise_core::assessment::{Answer, AssessmentId};
use levelwise_core::rubric::IndicatorId;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

use crate::chance;
use crate::storage::{self, WriteError};

use super::desk::{Action, Desk};
use super::keeper::Keeper;
use super::library;

/// How long after an edit it is written, in milliseconds: long enough to paint
/// first and to join what is typed, short enough that nobody waits.
const PAUSE: u32 = 150;

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

/// The desk and what can be done at it.
#[derive(Debug, Clone, PartialEq)]
pub struct BenchState {
    /// What is on the desk.
    pub desk: UseReducerHandle<Desk>,
    /// How saving stands.
    pub save: SaveState,
    /// Writes an answer.
    pub on_answer: Callback<(IndicatorId, Answer)>,
    /// Takes the last answer back.
    pub on_undo: Callback<()>,
    /// Saves again, also after another tab erased the assessment.
    pub on_save_again: Callback<()>,
}

/// An assessment that was loaded and is about to be worked on.
#[derive(Debug, Clone, PartialEq)]
pub struct Bench {
    /// The desk as it was loaded.
    pub desk: Desk,
    /// What was in storage.
    pub keeper: Keeper,
}

/// Works on `bench`; give the component that calls it a key, so that another
/// assessment begins anew.
#[hook]
pub fn use_bench(bench: &Bench) -> BenchState {
    let desk = use_reducer(|| bench.desk.clone());
    let keeper = use_mut_ref(|| bench.keeper.clone());
    let save = use_state(|| SaveState::Saved);
    // What is to be written, shared with timers and listeners.
    let latest = use_mut_ref(|| desk.clone());
    *latest.borrow_mut() = desk.clone();
    let id = desk.assessment.id.clone();

    let flush = {
        let dispatcher = desk.dispatcher();
        let (save, latest, keeper) = (save.clone(), Rc::clone(&latest), Rc::clone(&keeper));
        use_callback((), move |(), ()| {
            let assessment = latest.borrow().assessment.clone();
            let kept = keeper.borrow_mut().keep(&assessment);
            save.set(kept.written.map_or_else(SaveState::Failed, |()| SaveState::Saved));
            if let Some(theirs) = kept.theirs {
                dispatcher.dispatch(if kept.replaces {
                    Action::Replace(theirs)
                } else {
                    Action::Merge(theirs)
                });
            }
        })
    };
    use_saving(desk.n_edits, &flush, &save);
    use_other_tabs(&id, &desk, &keeper, &save, &flush);

    let dispatcher = desk.dispatcher();
    let on_answer = use_callback((), move |(indicator, answer), ()| {
        dispatcher.dispatch(Action::Answer(indicator, answer, chance::stamp()));
    });
    let dispatcher = desk.dispatcher();
    let on_undo = use_callback((), move |(), ()| {
        dispatcher.dispatch(Action::Undo(chance::stamp()));
    });
    BenchState {
        desk,
        save: *save,
        on_answer,
        on_undo,
        on_save_again: flush,
    }
}

/// Writes a little after each edit, and at once when the page is hidden.
#[hook]
fn use_saving(n_edits: u32, flush: &Callback<()>, save: &UseStateHandle<SaveState>) {
    let waiting = use_mut_ref(|| None::<Timeout>);
    {
        let (flush, save, waiting) = (flush.clone(), save.clone(), Rc::clone(&waiting));
        use_effect_with(n_edits, move |n_edits| {
            if *n_edits > 0 && *save != SaveState::Erased {
                save.set(SaveState::Saving);
                let done = Rc::clone(&waiting);
                *waiting.borrow_mut() = Some(Timeout::new(PAUSE, move || {
                    done.borrow_mut().take();
                    flush.emit(());
                }));
            }
        });
    }
    let flush = flush.clone();
    use_effect_with((), move |()| {
        let write_now = move || {
            if waiting.borrow_mut().take().is_some() {
                flush.emit(());
            }
        };
        let leaving = {
            let write_now = write_now.clone();
            Closure::<dyn Fn()>::new(write_now)
        };
        let names = ["pagehide", "visibilitychange"];
        let window = web_sys::window();
        for (window, name) in window.iter().flat_map(|window| names.map(|name| (window, name))) {
            // Listening in the capturing phase also hears what the document
            // fires at itself.
            let _ = window.add_event_listener_with_callback_and_bool(
                name,
                leaving.as_ref().unchecked_ref(),
                true,
            );
        }
        move || {
            write_now();
            for (window, name) in window.iter().flat_map(|window| names.map(|name| (window, name))) {
                let _ = window.remove_event_listener_with_callback_and_bool(
                    name,
                    leaving.as_ref().unchecked_ref(),
                    true,
                );
            }
        }
    });
}

/// Merges what another tab writes, as soon as it writes.
#[hook]
fn use_other_tabs(
    id: &AssessmentId,
    desk: &UseReducerHandle<Desk>,
    keeper: &Rc<RefCell<Keeper>>,
    save: &UseStateHandle<SaveState>,
    flush: &Callback<()>,
) {
    let (dispatcher, keeper, save) = (desk.dispatcher(), Rc::clone(keeper), save.clone());
    let flush = flush.clone();
    use_effect_with(id.clone(), move |id| {
        let id = id.clone();
        let ours = format!("assessment/{id}");
        let listening = storage::listen(move |key, text| {
            if key != ours {
                return;
            }
            let Some(text) = text else {
                save.set(SaveState::Erased);
                return;
            };
            let epoch = library::local(&id).epoch;
            match keeper.borrow_mut().hear(&text, epoch) {
                Some((theirs, true)) => dispatcher.dispatch(Action::Replace(theirs)),
                Some((theirs, false)) => {
                    dispatcher.dispatch(Action::Merge(theirs));
                    // Two tabs may have written at the same moment, and one text
                    // won; what it lacks is written again.
                    let flush = flush.clone();
                    Timeout::new(PAUSE, move || flush.emit(())).forget();
                }
                None => {}
            }
        });
        move || drop(listening)
    });
}
