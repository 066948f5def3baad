//! What is said at the foot of every page: a new version is ready, or a file
//! should be saved. It belongs to the part of the page that comes later, and
//! asks the browser to keep the page and what it stores.

use levelwise_core::assessment::AssessmentId;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::chance;
use crate::device::{Device, Version};
use crate::el::{El, button, div, el, link, p, send};
use crate::events::{self, Listener};
use crate::routes::Route;
use crate::state::{self, Loaded, Mark, Reminder};
use crate::storage;
use crate::text::t;

use super::embedded::answer;
use super::export;

/// Properties of [`Bulletin`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct BulletinProps {
    /// The page shown.
    pub route: Route,
}

/// The foot of every page.
pub struct Bulletin {
    device: Option<Device>,
    version: Version,
    /// What loading the page again would lose, once somebody wants that.
    loses: Option<Loses>,
    /// Whether somebody wants no new version now.
    is_put_off: bool,
    reminder: Option<Reminder>,
    _tell: Option<Closure<dyn Fn(String)>>,
    _ask: Option<Closure<dyn Fn(String)>>,
    _listeners: [Listener; 2],
}

/// What loading the page again would lose.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Loses {
    /// What the browser did not store.
    Held,
    /// Words in a form.
    Draft,
}

/// What happens at the foot of the page.
pub enum Message {
    /// The browser's part is here.
    Device(Option<Device>),
    /// Another version has come.
    Version(Version),
    /// The page is to be loaded again, if nothing is lost by it.
    Renew,
    /// It is to be loaded again in any case.
    RenewAnyway,
    /// Not now.
    PutOff,
    /// Something was saved in the browser.
    Saved,
    /// It may be another day.
    Look,
    /// A file is to be saved.
    Export,
    /// No file now.
    NoFile,
}

/// The foot of every page, as one of the parts that come later.
pub fn bulletin(route: &Route) -> Html {
    let route = route.clone();
    VChild::<Bulletin>::new(BulletinProps { route }, None).into()
}

impl Component for Bulletin {
    type Message = Message;
    type Properties = BulletinProps;

    fn create(context: &Context<Self>) -> Self {
        let scope = context.link();
        scope.send_future(async { Message::Device(Device::load().await) });
        let hear = |name, message: fn() -> Message| {
            let scope = scope.clone();
            events::listen(name, move |_| scope.send_message(message()))
        };
        Self {
            device: None,
            version: Version::Present,
            loses: None,
            is_put_off: false,
            reminder: reminder(&context.props().route),
            _tell: None,
            _ask: None,
            _listeners: [
                hear("levelwise-saved", || Message::Saved),
                hear("visibilitychange", || Message::Look),
            ],
        }
    }

    fn changed(&mut self, context: &Context<Self>, _: &BulletinProps) -> bool {
        self.reminder = reminder(&context.props().route);
        true
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let route = &context.props().route;
        match message {
            Message::Device(device) => {
                let scope = context.link().clone();
                let tell = move |version| scope.send_message(Message::Version(version));
                self._tell = device.as_ref().map(|device| device.watch(tell));
                self._ask = device.as_ref().map(|device| device.attend(answer));
                self.device = device;
                return false;
            }
            Message::Version(version) => {
                self.version = version;
                self.is_put_off = false;
            }
            Message::Renew => {
                self.loses = self.device.as_ref().and_then(loses);
                if self.loses.is_none() {
                    self.renew();
                }
            }
            Message::RenewAnyway => self.renew(),
            Message::PutOff => {
                self.loses = None;
                self.is_put_off = true;
            }
            Message::Saved => {
                if let Some(id) = route.assessment() {
                    self.worked(id);
                }
                return false;
            }
            Message::Look => self.reminder = reminder(route),
            Message::Export => {
                if let Some(id) = route.assessment()
                    && let Loaded::Found(stored) = state::load(id)
                {
                    export(&stored.assessment);
                }
                self.reminder = reminder(route);
            }
            Message::NoFile => {
                if let (Some(id), Some(now)) = (route.assessment(), chance::now()) {
                    state::set_mark(id, Mark::Reminded, &now);
                }
                self.reminder = None;
            }
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let said = self.of_version(context);
        let said = said.or_else(|| self.reminder.map(|reminder| of_file(reminder, context)));
        div("bulletin").set("role", "status").kid_if(said).done()
    }
}

impl Bulletin {
    fn renew(&self) {
        if let Some(device) = &self.device {
            device.renew();
        }
    }

    /// The first work on an assessment is when there is something to keep, and
    /// somebody who understands why the browser asks.
    fn worked(&self, id: &AssessmentId) {
        let Some(now) = chance::now() else {
            return;
        };
        if state::marks(id).worked.is_none() {
            state::set_mark(id, Mark::Worked, &now);
            if let Some(device) = self.device.clone() {
                spawn_local(async move {
                    if !device.is_persisted().await {
                        device.persist().await;
                    }
                });
            }
        }
    }

    fn of_version(&self, context: &Context<Self>) -> Option<El> {
        let scope = context.link();
        let not_now = button("second", t::NOT_NOW).on_click(send(scope, |_| Message::PutOff));
        let on_renew = |words| button("", words).on_click(send(scope, |_| Message::Renew));
        match (self.loses, self.version) {
            (_, Version::Present) => None,
            _ if self.is_put_off => None,
            (Some(Loses::Held), _) => {
                let data = link(Route::Data.href(), "button", t::SEE_YOUR_DATA);
                Some(said(t::HELD_ONLY, t::HELD_ONLY_MORE, data, not_now))
            }
            (Some(Loses::Draft), _) => {
                let anyway = button("", t::LOAD_AGAIN_ANYWAY)
                    .on_click(send(scope, |_| Message::RenewAnyway));
                Some(said(t::DRAFT, t::DRAFT_MORE, anyway, not_now))
            }
            (None, Version::Waiting) => Some(said(
                t::UPDATE_READY,
                t::UPDATE_READY_MORE,
                on_renew(t::USE_IT_NOW),
                not_now,
            )),
            (None, Version::Elsewhere) => Some(said(
                t::UPDATED_ELSEWHERE,
                t::UPDATED_ELSEWHERE_MORE,
                on_renew(t::LOAD_AGAIN),
                not_now,
            )),
        }
    }
}

fn of_file(reminder: Reminder, context: &Context<Bulletin>) -> El {
    let scope = context.link();
    let title = match reminder {
        Reminder::Never => t::NEVER_A_FILE.to_owned(),
        Reminder::Days(days) => t::last_file(days),
    };
    let save = button("", t::SAVE_FILE_NOW).on_click(send(scope, |_| Message::Export));
    let not_now = button("second", t::NOT_NOW).on_click(send(scope, |_| Message::NoFile));
    said(&title, t::WHY_A_FILE, save, not_now)
}

/// A live region announces it: its place was there before it.
fn said(title: &str, more: &str, yes: El, no: El) -> El {
    div("notice calm")
        .key(title)
        .kid(el("div").kid(p(title).class("notice-title")).kid(p(more)))
        .kid(div("row").kid(yes).kid(no))
}

fn loses(device: &Device) -> Option<Loses> {
    if storage::holds_any() {
        Some(Loses::Held)
    } else {
        device.has_draft().then_some(Loses::Draft)
    }
}

/// What to remind of on this page.
fn reminder(route: &Route) -> Option<Reminder> {
    let id = route.assessment()?;
    let (local, marks) = (state::local(id), state::marks(id));
    state::reminder(&local, &marks, &chance::now()?, || match state::load(id) {
        Loaded::Found(stored) => Some(stored.assessment),
        Loaded::Missing | Loaded::Unreadable(_) => None,
    })
}
