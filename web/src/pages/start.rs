//! Start: the assessments on this device, a new one, a file, an example.

use levelwise_core::assessment::AssessmentId;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::components::{Tone, heading, notice};
use crate::el::{El, div, el, link, p, send};
use crate::later::Part;
use crate::routes::Route;
use crate::state::{self, Card, RubricError};
use crate::text::{t, t_rubrics};

use super::go;
use super::new_assessment::{create, new_assessment};

/// Properties of [`Start`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct StartProps {
    /// What comes later.
    pub part: Part,
}

/// The start page.
pub struct Start {
    /// Whether anything is kept on this device.
    keeps_any: bool,
    /// How often what is kept has changed.
    n_changes: u32,
    cards: Option<Result<Vec<Card>, RubricError>>,
    /// What went wrong with beginning one.
    failed: Option<RubricError>,
    on_change: Callback<()>,
}

/// What happens on the start page.
pub enum Message {
    /// The list of rubrics came.
    Cards(Result<Vec<Card>, RubricError>),
    /// What this device keeps has changed.
    Refresh,
    /// The form was sent.
    Begin(HtmlElement),
    /// An assessment was made.
    Made(Result<AssessmentId, RubricError>),
}

impl Component for Start {
    type Message = Message;
    type Properties = StartProps;

    fn create(context: &Context<Self>) -> Self {
        let scope = context.link().clone();
        state::fetch_index(Box::new(move |cards| {
            scope.send_message(Message::Cards(cards));
        }));
        Self {
            keeps_any: state::keeps_any(),
            n_changes: 0,
            cards: None,
            failed: None,
            on_change: context.link().callback(|()| Message::Refresh),
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Cards(cards) => self.cards = Some(cards),
            Message::Refresh => {
                self.keeps_any = state::keeps_any();
                self.n_changes += 1;
            }
            Message::Begin(form) => {
                let scope = context.link().clone();
                create(
                    &form,
                    Box::new(move |made| scope.send_message(Message::Made(made))),
                );
                return false;
            }
            Message::Made(Ok(id)) => {
                go(&Route::Fill(id, None, None));
                return false;
            }
            Message::Made(Err(error)) => self.failed = Some(error),
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let scope = context.link();
        let part = &context.props().part;
        let failed = self
            .failed
            .as_ref()
            .map(|error| notice(Tone::Problem, &t::rubric_error(error)));
        let on_begin = send(scope, |event| {
            event.prevent_default();
            let form = event.target().map(JsCast::unchecked_into);
            form.map_or(Message::Refresh, Message::Begin)
        });
        let compare = link(Route::Rubrics.href(), "", t_rubrics::COMPARE_RUBRICS);
        let begin = panel("new", t::NEW_ASSESSMENT)
            .kid(p("").kid(compare))
            .kid(new_assessment(self.cards.as_ref(), on_begin));
        let n_changes = self.n_changes;
        let shelf = if self.keeps_any {
            part.draw(|later| (later.shelf)(n_changes))
        } else {
            Html::default()
        };
        let on_change = self.on_change.clone();
        let beside = part.draw(|later| (later.beside)(on_change));
        div("page start")
            .html(heading(t::START_TITLE, ""))
            .kid(p(t::START_LEAD).class("lead"))
            .kid_if(failed)
            .html(shelf)
            .kid(div("two").kid(begin).kid(el("div").html(beside)))
            .done()
    }
}

pub(super) fn panel(id: &'static str, title: &str) -> El {
    el("section")
        .class("panel")
        .set("aria-labelledby", id)
        .kid(el("h2").set("id", id).text(title))
}
