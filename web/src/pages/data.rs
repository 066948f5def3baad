//! Your data: what this device keeps, how full it is, and how to take it along
//! or erase it.

use levelwise_core::assessment::{Assessment, AssessmentId};
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::components::{Tone, heading, notice};
use crate::el::{El, button, div, el, p, send, span};
use crate::files;
use crate::state::{self, Shelf, Unreadable};
use crate::storage::{self, WriteError};
use crate::text::t;

use super::export;
use super::import::import;
use super::keeping::keeping;
use super::report;

/// The page, as one of the parts that come later.
pub(super) fn data() -> Html {
    VChild::<Data>::new((), None).into()
}

/// What browsers give one site, in characters; they do not say it, and none
/// gives less.
const ROOM: usize = 5_000_000;

/// The page.
pub struct Data {
    shelf: Shelf,
    n_chars: usize,
    /// The assessment whose erasing is being asked about.
    asking: Option<AssessmentId>,
    failed: Option<WriteError>,
    on_import: Callback<()>,
}

/// What happens on the page.
pub enum Message {
    /// What the device keeps has changed.
    Refresh,
    /// An assessment is saved as a file.
    Export(AssessmentId),
    /// Whether to erase is asked, or asked no more.
    Ask(AssessmentId),
    /// An assessment is erased.
    Erase(AssessmentId),
    /// A snapshot is put back.
    PutBack(AssessmentId, String),
    /// What could not be read is saved as a file.
    SaveUnreadable(String),
    /// What could not be read is removed.
    Remove(String),
}

impl Component for Data {
    type Message = Message;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        Self {
            shelf: state::shelf(),
            n_chars: storage::n_chars(),
            asking: None,
            failed: None,
            on_import: context.link().callback(|()| Message::Refresh),
        }
    }

    fn update(&mut self, _: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Refresh => {}
            Message::Export(id) => {
                let found = self.shelf.assessments.iter().find(|one| one.id == id);
                if let Some(assessment) = found {
                    export(assessment);
                }
            }
            Message::Ask(id) => {
                self.asking = (self.asking.as_ref() != Some(&id)).then_some(id);
                return true;
            }
            Message::Erase(id) => {
                self.asking = None;
                state::erase(&id);
            }
            Message::PutBack(id, snapshot) => {
                self.failed = state::restore(&id, &snapshot).err();
            }
            Message::SaveUnreadable(key) => {
                if let Some(text) = storage::read(&key) {
                    // The button can be pressed again if the browser refuses.
                    let _ = files::save("levelwise-unreadable.json", &text);
                }
            }
            Message::Remove(key) => storage::remove(&key),
        }
        self.shelf = state::shelf();
        self.n_chars = storage::n_chars();
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let failed = self
            .failed
            .map(|error| notice(Tone::Problem, t::write_error(error)));
        let panel = section("import", t::OPEN_FILE)
            .class("panel")
            .kid(p(t::OPEN_FILE_LEAD))
            .html(import(self.on_import.clone()));
        div("page data")
            .html(heading(t::YOUR_DATA, ""))
            .kid(p(t::DATA_LEAD).class("lead"))
            .kid_if(failed)
            .kid(self.room())
            .kid(self.kept(context))
            .kid_if((!self.shelf.unreadable.is_empty()).then(|| self.unreadable(context)))
            .kid(panel)
            // Last, because it comes when the browser has answered.
            .html(keeping())
            .done()
    }
}

impl Data {
    fn room(&self) -> El {
        let meter = el("meter")
            .set("min", "0")
            .put("max", ROOM.to_string())
            .put("value", self.n_chars.to_string())
            .set("aria-labelledby", "room-words");
        let words = span("", &t::room(self.n_chars, ROOM)).set("id", "room-words");
        section("room", t::HOW_FULL)
            .kid(p("").class("meter").kid(meter).kid(words))
            .kid(p(t::ROOM_EXPLAINED).class("hint"))
    }

    fn kept(&self, context: &Context<Self>) -> El {
        let mut list = el("ul").class("cards");
        for assessment in &self.shelf.assessments {
            list = list.kid(self.card(assessment, context));
        }
        let none = self
            .shelf
            .assessments
            .is_empty()
            .then(|| p(t::NOTHING_KEPT));
        section("kept", t::KEPT_HERE).kid_if(none).kid(list)
    }

    /// One assessment: save a file, put a snapshot back, erase.
    fn card(&self, assessment: &Assessment, context: &Context<Self>) -> El {
        let (scope, id) = (context.link(), &assessment.id);
        let title = report::title(assessment);
        let asking = self.asking.as_ref() == Some(id);
        let on = |message: fn(AssessmentId) -> Message| {
            let id = id.clone();
            send(scope, move |_| message(id.clone()))
        };
        let hidden = || span("hidden-words", &[" ", title].concat());
        let row = div("row")
            .kid(
                button("", t::EXPORT)
                    .kid(hidden())
                    .on_click(on(Message::Export)),
            )
            .kid(
                button("second", t::ERASE)
                    .kid(hidden())
                    .set("aria-expanded", if asking { "true" } else { "false" })
                    .on_click(on(Message::Ask)),
            );
        let question = asking.then(|| {
            let row = div("row")
                .kid(button("danger", t::ERASE_NOW).on_click(on(Message::Erase)))
                .kid(button("second", t::SAVE_FILE_FIRST).on_click(on(Message::Export)))
                .kid(button("second", t::KEEP).on_click(on(Message::Ask)));
            notice(Tone::Warning, &t::erase_really(title)).kid(row)
        });
        let exported = t::exported(state::local(id).exported.as_ref());
        let about = t::joined(report::cycle(assessment), &exported);
        el("li")
            .class("card")
            .key(id.as_str())
            .kid(el("h3").text(title))
            .kid(p(&about).class("hint"))
            .kid(row)
            .kid_if(question)
            .kid_if(snapshots(id, context))
    }

    fn unreadable(&self, context: &Context<Self>) -> El {
        let mut list = el("ul").class("cards");
        for found in &self.shelf.unreadable {
            list = list.kid(put_aside(found, context));
        }
        section("unreadable", t::UNREADABLE)
            .kid(p(t::UNREADABLE_EXPLAINED))
            .kid(list)
    }
}

fn section(id: &'static str, title: &str) -> El {
    el("section")
        .set("aria-labelledby", id)
        .kid(el("h2").set("id", id).text(title))
}

fn snapshots(id: &AssessmentId, context: &Context<Data>) -> Option<El> {
    let found = state::snapshots(id);
    let mut list = el("ul").class("links");
    for snapshot in &found {
        let (id, key) = (id.clone(), snapshot.key.clone());
        let put_back = send(context.link(), move |_| {
            Message::PutBack(id.clone(), key.clone())
        });
        list = list.kid(
            el("li")
                .key(&snapshot.key)
                .text(&t::before_import(&snapshot.at))
                .text(" ")
                .kid(button("quiet", t::PUT_BACK).on_click(put_back)),
        );
    }
    let summary = el("summary").text(&t::snapshots(found.len()));
    (!found.is_empty()).then(|| el("details").kid(summary).kid(list))
}

fn put_aside(found: &Unreadable, context: &Context<Data>) -> El {
    let scope = context.link();
    let on = |message: fn(String) -> Message| {
        let key = found.key.clone();
        send(scope, move |_| message(key.clone()))
    };
    let row = div("row")
        .kid(button("", t::SAVE_AS_FILE).on_click(on(Message::SaveUnreadable)))
        .kid(button("second", t::REMOVE).on_click(on(Message::Remove)));
    el("li")
        .class("card")
        .key(&found.key)
        .kid(p(&t::unreadable(found.n_chars)))
        .kid(row)
}
