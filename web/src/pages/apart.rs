//! What is said where the form stands in a frame of another site: what the
//! browser makes of that, and how to go on in a tab with what was done so far.
//! It belongs to the part of the page that comes later.

use levelwise_core::assessment::{Assessment, RaterId};
use levelwise_core::share::write_code;
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::components::{Tone, notice};
use crate::el::{button, div, link, p, send};
use crate::events::{self, Listener};
use crate::host;
use crate::routes::Route;
use crate::state::{self, Loaded};
use crate::storage;
use crate::text::t;

use super::embedded::carry;
use super::join::hand_over;
use super::{export, invite};

/// The longest link that every browser opens, in letters.
const LONGEST: usize = 32_000;

/// The notice.
pub fn kept_apart() -> Html {
    VChild::<Apart>::new((), None).into()
}

/// Follows what is done in the form, so that the link is ready when it is used:
/// a browser opens a tab only for a click.
struct Apart {
    open: Option<Open>,
    _listeners: [Listener; 2],
}

enum Message {
    /// Something was saved, or another page is shown.
    Look,
    /// A file is to be saved.
    Save,
}

impl Component for Apart {
    type Message = Message;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let look = |name| {
            let scope = context.link().clone();
            events::listen(name, move |_| scope.send_message(Message::Look))
        };
        Self {
            open: open(),
            _listeners: [look("levelwise-saved"), look("hashchange")],
        }
    }

    fn update(&mut self, _: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Look => {
                let before = self.open.take();
                self.open = open();
                before != self.open
            }
            Message::Save => {
                if let Some(open) = &self.open {
                    export(&open.assessment);
                }
                false
            }
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let more = if storage::is_open() {
            t::STORAGE_APART_MORE
        } else {
            t::STORAGE_APART_NONE
        };
        let in_tab = |href, words| {
            link(href, "button second", words)
                .set("target", "_blank")
                .set("rel", "noopener")
        };
        let said = notice(Tone::Calm, t::STORAGE_APART)
            .class("notice calm apart")
            .kid(p(more));
        let Some(open) = &self.open else {
            let words = t::CONTINUE_IN_TAB;
            return said.kid(p("").kid(in_tab(host::address(), words))).done();
        };
        let save =
            button("second", t::SAVE_FILE_NOW).on_click(send(context.link(), |_| Message::Save));
        match address(open).filter(|address| address.len() <= LONGEST) {
            Some(address) => said.kid(
                div("row")
                    .kid(in_tab(address, t::CONTINUE_IN_TAB))
                    .kid(save),
            ),
            None => {
                let tab = in_tab(host::address(), t::OPEN_IN_TAB);
                said.kid(p(t::CONTINUE_BY_FILE))
                    .kid(div("row").kid(save).kid(tab))
            }
        }
        .done()
    }
}

/// What is open in the form.
#[derive(PartialEq)]
struct Open {
    assessment: Assessment,
    me: Option<RaterId>,
}

fn open() -> Option<Open> {
    let route = Route::parse(&host::route());
    let id = route.assessment()?;
    let Loaded::Found(stored) = state::load(id) else {
        return None;
    };
    let mut assessment = stored.assessment;
    carry(&mut assessment);
    Some(Open {
        me: state::local(id).me,
        assessment,
    })
}

/// Where a tab takes it over; a rubric that others may not have is too long for
/// that.
fn address(open: &Open) -> Option<String> {
    if !state::is_shipped(&open.assessment.rubric) {
        return None;
    }
    let code = write_code(&open.assessment)?;
    let code = match &open.me {
        Some(me) => hand_over(me, &code),
        None => code,
    };
    Some(invite::address(&Route::Take(code)))
}
