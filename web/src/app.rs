//! The frame around every page: the header, the notices about storage, and the
//! page that the address names.

use std::cell::Cell;

use gloo_timers::callback::Timeout;
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::components::{Tone, heading, notice};
use crate::el::{El, Run, div, el, link, p, span};
use crate::events::{self, Listener};
use crate::host;
use crate::later::{self, Later, Part};
use crate::pages::{Start, StartProps, Workspace, WorkspaceProps, rate};
use crate::routes::Route;
use crate::shared::Shared;
use crate::state;
use crate::storage;
use crate::text::{t, t_rubrics};

/// How long the first page has the network for itself before the rest is
/// loaded, in milliseconds, unless somebody goes there.
const QUIET: u32 = 1500;

/// Draws the form where it stands, once there is something to draw: what stands
/// there until then may be rated already.
pub fn start() {
    if let Route::Rate(rubric, area, indicator) = present_route() {
        rate(&rubric, area, indicator, Box::new(draw));
    } else {
        draw();
    }
}

/// Until it is taken away from there.
fn draw() {
    let app = yew::Renderer::<App>::with_root(host::mount()).render();
    let app = Cell::new(Some(app));
    let leaving = events::listen("levelwise-leave", move |_| {
        if let Some(app) = app.take() {
            app.destroy();
        }
    });
    std::mem::forget(leaving);
}

/// Everything on the page.
struct App {
    route: Shared<Route>,
    keeps: Keeps,
    part: Part,
    /// Whether the first page has nothing to read that comes later.
    is_fresh: bool,
    waiting: Option<Timeout>,
    _listener: Listener,
}

/// What happens to the whole page.
enum Message {
    /// The address changed.
    Route(Route),
    /// It is time to load what comes later.
    Load,
    /// It is here, or could not be loaded.
    Loaded(Option<&'static Later>),
}

/// Whether what is stored will be here tomorrow.
#[derive(Clone, Copy)]
enum Keeps {
    Well,
    /// Nothing can be stored.
    Nothing,
    /// The page stands in a frame of another site, whose storage browsers keep
    /// apart and may clear, or give it none.
    Apart,
}

impl Component for App {
    type Message = Message;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let scope = context.link().clone();
        Self {
            route: Shared::new(present_route()),
            keeps: keeps(),
            part: later::here().map_or(Part::Coming, Part::Here),
            is_fresh: state::has_begun() || !state::keeps_any(),
            waiting: None,
            _listener: events::listen("hashchange", move |_| {
                scope.send_message(Message::Route(present_route()));
            }),
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Route(route) => {
                if let Route::Rate(rubric, area, indicator) = &route {
                    rate(rubric, area.clone(), indicator.clone(), Box::new(|| {}));
                }
                let changed = *self.route != route;
                if changed {
                    self.route = Shared::new(route);
                }
                if self.waiting.is_some() && !self.route.is_first() {
                    self.load(context);
                }
                changed
            }
            Message::Load => {
                self.load(context);
                self.part != Part::Coming
            }
            Message::Loaded(found) => {
                self.part = match found {
                    Some(later) => Part::Here(later),
                    None => Part::Failed(context.link().callback(|()| Message::Load)),
                };
                true
            }
        }
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        if !first || self.part.here().is_some() {
            return;
        }
        if self.route.is_first() && self.is_fresh {
            let scope = context.link().clone();
            let load = move || scope.send_message(Message::Load);
            self.waiting = Some(Timeout::new(QUIET, load));
        } else {
            self.load(context);
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let main = el("main")
            .id("main")
            .set("tabindex", "-1")
            .kid_if(self.storage_notice())
            .html(self.page());
        let bulletin = self.part.here().map(|later| (later.bulletin)(&self.route));
        let footer = el("footer").class("bottom").kid(p(t::FOOTER));
        el("div")
            .class("frame")
            .kid(link(self.route.href(), "skip", t::SKIP).on_click(skip()))
            .kid(self.header())
            .kid(main)
            .html(bulletin.unwrap_or_default())
            .kid(footer)
            .done()
    }
}

impl App {
    fn load(&mut self, context: &Context<Self>) {
        self.waiting = None;
        self.part = Part::Coming;
        let scope = context.link().clone();
        later::then(move |later| scope.send_message(Message::Loaded(later)));
    }

    fn page(&self) -> Html {
        let part = self.part.clone();
        if let Some(id) = self.route.assessment() {
            let key = Some(id.as_str().into());
            let props = WorkspaceProps {
                id: id.clone(),
                route: self.route.clone(),
                part,
            };
            return VChild::<Workspace>::new(props, key).into();
        }
        if *self.route == Route::Start {
            return VChild::<Start>::new(StartProps { part }, None).into();
        }
        if *self.route == Route::Unknown {
            return div("page")
                .html(heading(t::NO_SUCH_PAGE, ""))
                .kid(p("").kid(link(Route::Start.href(), "", t::TO_ASSESSMENTS)))
                .done();
        }
        part.draw(|later| (later.site)(&self.route))
    }

    fn header(&self) -> El {
        let mark = span("mark", "").set("aria-hidden", "true");
        let mark = mark.kid(el("i")).kid(el("i")).kid(el("i"));
        let brand = link(Route::Start.href(), "brand", "")
            .kid(mark)
            .text(t::NAME);
        let item = |route: Route, words: &str| {
            let here = *self.route == route;
            link(route.href(), "", words).set_if(here, "aria-current", "page")
        };
        let nav = el("nav")
            .set("aria-label", t::MAIN_NAVIGATION)
            .kid(item(Route::Start, t::ASSESSMENTS))
            .kid(item(Route::Rubrics, t_rubrics::RUBRICS))
            .kid(item(Route::Data, t::YOUR_DATA));
        el("header")
            .class("top")
            .kid(div("inner").kid(brand).kid(nav))
    }

    fn storage_notice(&self) -> Option<El> {
        match self.keeps {
            Keeps::Well => None,
            Keeps::Nothing => {
                let more = p(t::STORAGE_BLOCKED_MORE);
                Some(notice(Tone::Warning, t::STORAGE_BLOCKED).kid(more))
            }
            Keeps::Apart => {
                let later = self.part.here();
                later.map(|later| el("div").html((later.kept_apart)()))
            }
        }
    }
}

/// The address behind the # is the page's, so this is no ordinary link.
fn skip() -> Run {
    std::rc::Rc::new(|event: Event| {
        event.prevent_default();
        if let Some(main) = host::find("main") {
            let _ = main.focus();
        }
    })
}

fn present_route() -> Route {
    Route::parse(&host::route())
}

fn keeps() -> Keeps {
    if host::is_apart() {
        Keeps::Apart
    } else if storage::is_open() {
        Keeps::Well
    } else {
        Keeps::Nothing
    }
}
