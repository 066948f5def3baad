//! Opens a file: reads it, shows what it would change, takes a snapshot, merges,
//! and offers to undo, in that order. A file with problems changes nothing.

use levelwise_core::assessment::{Assessment, AssessmentId, RaterId};
use levelwise_core::check::check;
use levelwise_core::format;
use levelwise_core::merge::{Preview, merge, preview};
use levelwise_core::record::Problem;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File, HtmlInputElement};
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::chance;
use crate::components::{Tone, notice, problem_list};
use crate::el::{El, On, button, div, el, link, p, send};
use crate::files::{self, ReadError};
use crate::routes::Route;
use crate::state::{self, Loaded};
use crate::storage::WriteError;
use crate::text::t;

use super::preview::preview_panel;

/// Properties of [`Import`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ImportProps {
    /// Called when an import changed what this device keeps.
    pub on_change: Callback<()>,
}

/// The file field, as one of the parts that come later.
pub fn import(on_change: Callback<()>) -> Html {
    VChild::<Import>::new(ImportProps { on_change }, None).into()
}

/// A file field, also to drop on, and everything that follows.
pub struct Import {
    stage: Stage,
}

/// How far an import has come.
pub enum Stage {
    /// Nothing was chosen.
    Idle,
    /// The file is being read.
    Reading,
    /// It cannot be used; nothing changed.
    Broken(String, Vec<Problem>),
    /// It can; nothing changed yet.
    Ready(Box<Ready>),
    /// It was merged, with the snapshot from before if there was a before.
    Done(AssessmentId, Option<String>),
    /// It was merged and undone.
    Undone,
    /// The device could not keep it.
    NotKept(WriteError),
}

/// A file that can be imported.
pub struct Ready {
    /// What the file says.
    pub(super) assessment: Assessment,
    /// What it would change; absent if this device does not have the
    /// assessment.
    pub(super) preview: Option<Preview>,
    /// What somebody should look at.
    pub(super) warnings: Vec<Problem>,
    /// Who the person is in the file; nobody in it if absent.
    pub(super) me: Option<RaterId>,
}

/// What happens to an import.
pub enum Message {
    /// A file was chosen or dropped.
    Chosen(Option<File>),
    /// Reading or undoing has come to an end.
    Stage(Stage),
    /// The person says who they are in the file.
    Me(Option<RaterId>),
    /// The file is to be taken over.
    TakeOver,
    /// The import is to be undone.
    Undo(AssessmentId, String),
}

impl Component for Import {
    type Message = Message;
    type Properties = ImportProps;

    fn create(_: &Context<Self>) -> Self {
        Self { stage: Stage::Idle }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Chosen(None) => return false,
            Message::Chosen(Some(file)) => {
                self.stage = Stage::Reading;
                let scope = context.link();
                scope.send_future(async move { Message::Stage(read(&file).await) });
            }
            Message::Stage(stage) => self.stage = stage,
            Message::Me(me) => {
                if let Stage::Ready(ready) = &mut self.stage {
                    ready.me = me;
                }
            }
            Message::TakeOver => {
                if let Stage::Ready(ready) = &self.stage {
                    self.stage = take_over(&ready.assessment, ready.me.clone());
                    context.props().on_change.emit(());
                }
            }
            Message::Undo(id, snapshot) => {
                self.stage = match state::restore(&id, &snapshot) {
                    Ok(()) => Stage::Undone,
                    Err(error) => Stage::NotKept(error),
                };
                context.props().on_change.emit(());
            }
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let scope = context.link();
        let input = el("input")
            .set("type", "file")
            .set("accept", ".json,application/json")
            .on(
                On::Change,
                send(scope, |event| Message::Chosen(chosen(&event))),
            );
        let on_drop = send(scope, |event: Event| {
            event.prevent_default();
            let drop: DragEvent = event.unchecked_into();
            let files = drop.data_transfer().and_then(|transfer| transfer.files());
            Message::Chosen(files::list(files).into_iter().next())
        });
        let on_drag = std::rc::Rc::new(|event: Event| event.prevent_default());
        div("import")
            .on(On::Drop, on_drop)
            .on(On::DragOver, on_drag)
            .kid(
                el("label")
                    .class("drop")
                    .kid(el("span").text(t::CHOOSE_FILE))
                    .kid(input),
            )
            .kid(
                el("div")
                    .set("aria-live", "polite")
                    .kid(self.shown(context)),
            )
            .done()
    }
}

impl Import {
    fn shown(&self, context: &Context<Self>) -> El {
        match &self.stage {
            Stage::Idle => el("div"),
            Stage::Reading => p(t::READING),
            Stage::Broken(title, problems) => notice(Tone::Problem, title)
                .kid(problem_list(problems))
                .kid(p(t::NOTHING_CHANGED)),
            Stage::Ready(ready) => preview_panel(ready, context.link()),
            Stage::Done(id, snapshot) => {
                let undo = snapshot.clone().map(|snapshot| {
                    let id = id.clone();
                    let message = move |_| Message::Undo(id.clone(), snapshot.clone());
                    button("second", t::UNDO_IMPORT).on_click(send(context.link(), message))
                });
                let results = Route::Results(id.clone()).href();
                let fill = Route::Fill(id.clone(), None, None).href();
                let row = div("row")
                    .kid(link(results, "button", t::SEE_RESULTS))
                    .kid(link(fill, "button second", t::FILL))
                    .kid_if(undo);
                notice(Tone::Good, t::IMPORTED).kid(row)
            }
            Stage::Undone => notice(Tone::Good, t::UNDONE),
            Stage::NotKept(error) => {
                notice(Tone::Problem, t::write_error(*error)).kid(p(t::NOTHING_CHANGED))
            }
        }
    }
}

/// The file of a file field, which is emptied so that the same file can be
/// chosen again.
fn chosen(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.unchecked_into();
    let file = files::list(input.files()).into_iter().next();
    input.set_value("");
    file
}

/// Reads the file and works out what it would change.
async fn read(file: &File) -> Stage {
    let bytes = match files::read(file).await {
        Ok(bytes) => bytes,
        Err(ReadError::TooLarge(megabytes)) => {
            return Stage::Broken(t::file_too_large(&file.name(), megabytes), Vec::new());
        }
        Err(ReadError::Unreadable) => {
            return Stage::Broken(t::file_unreadable(&file.name()), Vec::new());
        }
    };
    let opened = match format::open_assessment(&bytes) {
        Ok(opened) => opened,
        Err(problems) => {
            return Stage::Broken(t::file_broken(&file.name()), problems.list().to_vec());
        }
    };
    let assessment = opened.value;
    let mut warnings = opened.warnings;
    match state::find(&assessment.rubric).await {
        Ok(rubric) => warnings.extend(check(&assessment, &rubric)),
        Err(error) => return Stage::Broken(t::rubric_error(&error), Vec::new()),
    }
    let preview = match state::load(&assessment.id) {
        Loaded::Missing | Loaded::Unreadable(_) => None,
        Loaded::Found(stored) => match preview(&stored.assessment, &assessment) {
            Ok(preview) => Some(preview),
            Err(error) => {
                let problem =
                    Problem::error("other-rubric", "/rubric", error.to_string(), error.hint());
                return Stage::Broken(t::file_broken(&file.name()), vec![problem]);
            }
        },
    };
    // With one rater in the file it is most likely one's own.
    let raters = &assessment.raters;
    let only = (raters.len() == 1)
        .then(|| raters.keys().next().cloned())
        .flatten();
    Stage::Ready(Box::new(Ready {
        me: only,
        assessment,
        preview,
        warnings,
    }))
}

/// Snapshot, then merge, then write; the device is as before if any of it does
/// not work.
fn take_over(theirs: &Assessment, me: Option<RaterId>) -> Stage {
    let id = &theirs.id;
    let (merged, snapshot) = match state::load(id) {
        Loaded::Found(stored) => {
            let snapshot = match state::take_snapshot(id) {
                Ok(snapshot) => snapshot,
                Err(error) => return Stage::NotKept(error),
            };
            match merge(&stored.assessment, theirs) {
                Ok(merged) => (merged, snapshot),
                Err(error) => return Stage::Broken(error.to_string(), Vec::new()),
            }
        }
        Loaded::Unreadable(_) => {
            state::move_aside(id);
            (theirs.clone(), None)
        }
        Loaded::Missing => (theirs.clone(), None),
    };
    if let Err(error) = state::add(&merged) {
        return Stage::NotKept(error);
    }
    let mut local = state::local(id);
    if local.me.is_none() {
        local.me = Some(me.unwrap_or_else(chance::id));
        // Only who answers here is lost if this cannot be written; the page
        // then begins a new rater.
        let _ = state::set_local(id, &local);
    }
    Stage::Done(id.clone(), snapshot)
}
