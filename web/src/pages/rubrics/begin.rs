//! Begins a new assessment by a rubric that was chosen already.

use levelwise_core::assessment::AssessmentId;
use levelwise_core::rubric::{Rubric, RubricId};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::components::{Tone, heading, notice};
use crate::el::{div, el, link, p, send};
use crate::pages::go;
use crate::pages::new_assessment::{create, new_assessment};
use crate::routes::Route;
use crate::shared::Shared;
use crate::state::{self, Card, RubricError};
use crate::text::{t, t_rubrics};

/// The page, as one of the parts that come later.
pub(in crate::pages) fn begin(id: &RubricId) -> Html {
    let props = BeginProps { id: id.clone() };
    VChild::<Begin>::new(props, Some(id.as_str().into())).into()
}

/// Properties of [`Begin`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct BeginProps {
    /// Which rubric.
    pub id: RubricId,
}

/// The page.
pub struct Begin {
    rubric: Option<Result<Shared<Rubric>, RubricError>>,
    failed: Option<RubricError>,
}

/// What happens on the page.
pub enum Message {
    /// The rubric came, or did not.
    Came(Result<Shared<Rubric>, RubricError>),
    /// The form was sent.
    Send(Option<HtmlElement>),
    /// An assessment was made.
    Made(Result<AssessmentId, RubricError>),
}

impl Component for Begin {
    type Message = Message;
    type Properties = BeginProps;

    fn create(context: &Context<Self>) -> Self {
        let id = context.props().id.clone();
        context
            .link()
            .send_future(async move { Message::Came(state::by_id(&id).await) });
        Self {
            rubric: None,
            failed: None,
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Came(rubric) => self.rubric = Some(rubric),
            Message::Send(form) => {
                if let Some(form) = form {
                    let scope = context.link().clone();
                    let made = move |made| scope.send_message(Message::Made(made));
                    create(&form, Box::new(made));
                }
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
        let rubric = match &self.rubric {
            None => return p(t::LOADING).class("page").set("role", "status").done(),
            Some(Err(error)) => {
                let all = link(Route::Rubrics.href(), "", t_rubrics::BACK_TO_RUBRICS);
                return div("page")
                    .html(heading(t::NEW_ASSESSMENT, ""))
                    .kid(notice(Tone::Problem, &t::rubric_error(error)).kid(p("").kid(all)))
                    .done();
            }
            Some(Ok(rubric)) => rubric,
        };
        let card = Card {
            id: rubric.id.clone(),
            title: rubric.title.to_string(),
        };
        let on_begin = send(context.link(), |event| {
            event.prevent_default();
            Message::Send(event.target().map(JsCast::unchecked_into))
        });
        let failed = self.failed.as_ref();
        let failed = failed.map(|error| notice(Tone::Problem, &t::rubric_error(error)));
        let full = Route::Rubric(rubric.id.clone(), None, None).href();
        div("page begin")
            .html(heading(&t_rubrics::begin_title(&rubric.title), ""))
            .kid(p(t_rubrics::BEGIN_LEAD).class("lead"))
            .kid_if(failed)
            .kid(
                el("section")
                    .class("panel")
                    .set("aria-labelledby", "heading")
                    .kid(p(&rubric.summary))
                    .kid(p(t_rubrics::levels_origin(rubric.source.levels)).class("hint"))
                    .kid(p("").kid(link(full, "", t_rubrics::READ_IN_FULL)))
                    .kid(new_assessment(Some(&Ok(vec![card])), on_begin)),
            )
            .done()
    }
}
