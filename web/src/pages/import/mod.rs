//! Opens files and what was pasted, one or thirty at a time: reads them, shows
//! in one table what they would change, takes a snapshot, merges, and offers to
//! undo, in that order. What cannot be used changes nothing and is listed with
//! its problem, while the rest can be taken over.

mod batch;
mod pasting;
mod preview;
mod reading;
mod taking;
mod unlocking;

use levelwise_core::assessment::{AssessmentId, RaterId};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File, HtmlInputElement};
use yew::prelude::*;
use yew::virtual_dom::{Key, VChild};

use crate::components::{Tone, notice};
use crate::el::{El, On, button, div, el, link, p, send};
use crate::files;
use crate::routes::Route;
use crate::state::{self, Loaded};
use crate::storage::WriteError;
use crate::text::t;

use batch::{Batch, Given};
use pasting::paste_box;
use reading::{Found, Stop, read_files, read_text};
use taking::Taken;
use unlocking::{Said, Unlocking};

/// Properties of [`Import`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ImportProps {
    /// Called when an import changed what this device keeps.
    pub on_change: Callback<()>,
    /// Only files of this assessment are taken over, if it is given.
    pub only: Option<AssessmentId>,
    /// What came with a link, to be read at once.
    pub code: Option<AttrValue>,
    /// Who the person is in what came, if that is known.
    pub me: Option<RaterId>,
}

/// The file field, as one of the parts that come later.
pub fn import(on_change: Callback<()>) -> Html {
    field(on_change, None, None, None)
}

/// The file field for what comes back to one assessment.
pub(super) fn collect(id: &AssessmentId, on_change: Callback<()>) -> Html {
    field(on_change, Some(id.clone()), None, None)
}

/// The field after a link with a code was opened.
pub(super) fn take(code: &str, me: Option<RaterId>, on_change: Callback<()>) -> Html {
    field(on_change, None, Some(code.to_owned().into()), me)
}

fn field(
    on_change: Callback<()>,
    only: Option<AssessmentId>,
    code: Option<AttrValue>,
    me: Option<RaterId>,
) -> Html {
    let key = code.as_deref().map(Key::from);
    let props = ImportProps {
        on_change,
        only,
        code,
        me,
    };
    VChild::<Import>::new(props, key).into()
}

/// A file field, also to drop on and to paste into, and everything that follows.
pub struct Import {
    stage: Stage,
}

/// How far an import has come.
pub enum Stage {
    /// Nothing was chosen.
    Idle,
    /// Files are being read: how many were, of how many.
    Reading(usize, usize, Stop),
    /// Some are locked: the password of the first is asked for.
    Locked(Unlocking),
    /// They were read; nothing changed yet.
    Ready(Batch),
    /// They were merged.
    Done(Vec<Taken>, usize),
    /// They were merged and undone.
    Undone,
    /// The device could not keep it.
    NotKept(WriteError),
}

/// What happens to an import.
pub enum Message {
    /// Files were chosen.
    Chosen(Vec<File>),
    /// Something was dropped.
    Dropped(files::Dropped),
    /// A text was pasted.
    Pasted(String),
    /// So many files were read.
    Progress(usize),
    /// Everything was read.
    Read(Found),
    /// A locked file is to be opened with the password that was typed.
    Unlock,
    /// It was opened, or could not be.
    Unlocked(Result<Vec<Given>, Said>),
    /// It is to be left out.
    LeaveOut,
    /// The person says who they are in an assessment that is new here.
    Me(AssessmentId, Option<RaterId>),
    /// Everything is to be taken over.
    TakeOver,
    /// It is to be undone.
    Undo,
    /// It is not to be taken over, or not to be read on.
    Cancel,
}

impl Component for Import {
    type Message = Message;
    type Properties = ImportProps;

    fn create(context: &Context<Self>) -> Self {
        let stage = Stage::Idle;
        let mut import = Self { stage };
        if let Some(code) = &context.props().code {
            import.read(code.to_string(), context);
        }
        import
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Chosen(files) => {
                if files.is_empty() {
                    return false;
                }
                self.begin(files, context);
            }
            Message::Dropped(dropped) => {
                let scope = context.link();
                scope.send_future(async move { Message::Chosen(dropped.files().await) });
            }
            Message::Pasted(text) => self.read(text, context),
            Message::Progress(n_read) => {
                if let Stage::Reading(n, _, _) = &mut self.stage {
                    *n = n_read;
                }
            }
            Message::Read(found) => self.go_on(Unlocking::new(found), context),
            Message::Unlock => {
                if let Stage::Locked(unlocking) = &mut self.stage {
                    unlocking.begin(context.link());
                }
            }
            Message::Unlocked(Err(said)) => {
                if let Stage::Locked(unlocking) = &mut self.stage {
                    unlocking.say(said);
                }
            }
            // The first of those that are locked is one of them no more.
            Message::Unlocked(Ok(given)) => self.open(given, context),
            Message::LeaveOut => {
                if let Stage::Locked(unlocking) = &self.stage {
                    self.open(unlocking.refusal(), context);
                }
            }
            Message::Me(id, me) => {
                if let Stage::Ready(batch) = &mut self.stage {
                    let mut groups = batch.groups.iter_mut();
                    if let Some(group) = groups.find(|group| group.after.id == id) {
                        group.me = me;
                    }
                }
            }
            Message::TakeOver => {
                if let Stage::Ready(batch) = &self.stage {
                    let n_items = batch.n_items();
                    self.stage = match taking::take_over(batch) {
                        Ok(taken) => Stage::Done(taken, n_items),
                        Err(error) => Stage::NotKept(error),
                    };
                    context.props().on_change.emit(());
                }
            }
            Message::Undo => {
                if let Stage::Done(taken, _) = &self.stage {
                    self.stage = match taking::undo(taken) {
                        Ok(()) => Stage::Undone,
                        Err(error) => Stage::NotKept(error),
                    };
                    context.props().on_change.emit(());
                }
            }
            Message::Cancel => {
                if let Stage::Reading(_, _, stop) = &self.stage {
                    stop.stop();
                }
                self.stage = Stage::Idle;
            }
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let scope = context.link();
        let input = el("input")
            .set("type", "file")
            .set("multiple", "multiple")
            .set(
                "accept",
                ".json,.txt,.html,.htm,application/json,text/plain,text/html",
            )
            .on(
                On::Change,
                send(scope, |event| Message::Chosen(chosen(&event))),
            );
        let on_drop = send(scope, |event: Event| {
            event.prevent_default();
            let drop: DragEvent = event.unchecked_into();
            match drop.data_transfer() {
                Some(transfer) => Message::Dropped(files::dropped(&transfer)),
                None => Message::Chosen(Vec::new()),
            }
        });
        let on_drag = std::rc::Rc::new(|event: Event| event.prevent_default());
        // Whoever opened a link has what there is to read.
        let is_asked = context.props().code.is_none() || matches!(self.stage, Stage::Idle);
        let ask = is_asked.then(|| {
            el("label")
                .class("drop")
                .kid(el("span").text(t::CHOOSE_FILES))
                .kid(input)
        });
        div("import")
            .on(On::Drop, on_drop)
            .on(On::DragOver, on_drag)
            .kid_if(ask)
            .kid_if(is_asked.then(|| paste_box(context)))
            .kid(
                el("div")
                    .set("aria-live", "polite")
                    .html(self.shown(context)),
            )
            .done()
    }

    fn destroy(&mut self, _: &Context<Self>) {
        if let Stage::Reading(_, _, stop) = &self.stage {
            stop.stop();
        }
    }
}

impl Import {
    /// Asks for the next password, or shows what was read.
    fn go_on(&mut self, unlocking: Unlocking, context: &Context<Self>) {
        self.stage = match unlocking.finished() {
            Ok(given) => Stage::Ready(sorted(given, context.props())),
            Err(unlocking) => Stage::Locked(unlocking),
        };
    }

    /// Takes what the first locked file came to.
    fn open(&mut self, given: Vec<Given>, context: &Context<Self>) {
        let stage = std::mem::replace(&mut self.stage, Stage::Idle);
        if let Stage::Locked(unlocking) = stage {
            self.go_on(unlocking.opened(given), context);
        }
    }

    fn begin(&mut self, files: Vec<File>, context: &Context<Self>) {
        if let Stage::Reading(_, _, before) = &self.stage {
            before.stop();
        }
        let stop = Stop::default();
        self.stage = Stage::Reading(0, files.len(), stop.clone());
        let scope = context.link().clone();
        wasm_bindgen_futures::spawn_local(async move {
            let progress = |n_read| scope.send_message(Message::Progress(n_read));
            if let Some(found) = read_files(files, &stop, progress).await {
                scope.send_message(Message::Read(found));
            }
        });
    }

    fn read(&mut self, text: String, context: &Context<Self>) {
        let stop = Stop::default();
        self.stage = Stage::Reading(0, 1, stop.clone());
        let scope = context.link().clone();
        wasm_bindgen_futures::spawn_local(async move {
            let found = read_text(&text).await;
            if !stop.is_stopped() {
                scope.send_message(Message::Read(found));
            }
        });
    }

    fn shown(&self, context: &Context<Self>) -> Html {
        let scope = context.link();
        let cancel = || button("second", t::CANCEL).on_click(send(scope, |_| Message::Cancel));
        match &self.stage {
            Stage::Idle => Html::default(),
            Stage::Reading(_, 1, _) => p(t::READING).done(),
            Stage::Reading(n_read, n_all, _) => div("row")
                .kid(p(&t::reading(*n_read, *n_all)))
                .kid(cancel())
                .done(),
            Stage::Locked(unlocking) => unlocking.view(scope).done(),
            Stage::Ready(batch) => preview::batch(batch, scope),
            Stage::Done(taken, n_items) => done(taken, *n_items, context).done(),
            Stage::Undone => notice(Tone::Good, t::UNDONE).done(),
            Stage::NotKept(error) => notice(Tone::Problem, t::write_error(*error))
                .kid(p(t::NOTHING_CHANGED))
                .done(),
        }
    }
}

fn done(taken: &[Taken], n_items: usize, context: &Context<Import>) -> El {
    let undo = taken.iter().all(Taken::can_be_undone).then(|| {
        let on_click = send(context.link(), |_| Message::Undo);
        button("second", t::UNDO_IMPORT).on_click(on_click)
    });
    let row = div("row");
    let row = match taken {
        [Taken { id, .. }] => {
            let results = Route::Results(id.clone()).href();
            let fill = Route::Fill(id.clone(), None, None).href();
            row.kid(link(results, "button", t::SEE_RESULTS)).kid(link(
                fill,
                "button second",
                t::FILL,
            ))
        }
        _ => row.kid(link(Route::Start.href(), "button", t::TO_ASSESSMENTS)),
    };
    notice(Tone::Good, &t::imported(n_items)).kid(row.kid_if(undo))
}

/// The files of a file field, which is emptied so that the same files can be
/// chosen again.
fn chosen(event: &Event) -> Vec<File> {
    let Some(target) = event.target() else {
        return Vec::new();
    };
    let input: HtmlInputElement = target.unchecked_into();
    let files = files::list(input.files());
    input.set_value("");
    files
}

fn sorted(given: Vec<Given>, props: &ImportProps) -> Batch {
    let here = |id: &AssessmentId| match state::load(id) {
        Loaded::Missing | Loaded::Unreadable(_) => None,
        Loaded::Found(stored) => Some(stored.assessment),
    };
    let mut batch = Batch::of(given, here, props.only.as_ref());
    // One rater in one file is most likely the person; whoever opens a link has
    // it from somebody else.
    if props.me.is_some() {
        for group in &mut batch.groups {
            group.me.clone_from(&props.me);
        }
    } else if props.code.is_none()
        && let [group] = &mut *batch.groups
        && group.items.len() == 1
        && group.after.raters.len() == 1
    {
        group.me = group.after.raters.keys().next().cloned();
    }
    batch
}
