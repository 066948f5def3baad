//! The page with the full text of one rubric, to read and to print before
//! anything is begun. The text itself is in `full_text.rs`.

use levelwise_core::rubric::{AreaId, IndicatorId, Rubric, RubricId};
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::components::{Tone, heading, notice};
use crate::el::{El, Run, button, div, link, p, send};
use crate::files;
use crate::host;
use crate::pages::example::open_example_of;
use crate::pages::go;
use crate::routes::Route;
use crate::shared::Shared;
use crate::state::{self, RubricError};
use crate::text::{t, t_rubrics};

use super::full_text::{area, at_area, at_indicator, contents, facts};

/// The page, as one of the parts that come later.
pub(in crate::pages) fn full(
    id: &RubricId,
    area: Option<&AreaId>,
    indicator: Option<&IndicatorId>,
) -> Html {
    let props = FullProps {
        id: id.clone(),
        place: match (area, indicator) {
            (_, Some(indicator)) => Some(at_indicator(indicator)),
            (Some(area), None) => Some(at_area(area)),
            (None, None) => None,
        },
    };
    VChild::<Full>::new(props, Some(id.as_str().into())).into()
}

/// Properties of [`Full`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FullProps {
    /// Which rubric.
    pub id: RubricId,
    /// The element to show first.
    pub place: Option<String>,
}

/// The page.
pub struct Full {
    rubric: Option<Result<Shared<Rubric>, RubricError>>,
    /// Why its example could not be opened.
    failed: Option<RubricError>,
    /// The element to bring into view once it is drawn.
    to_show: Option<String>,
}

/// What happens on the page.
pub enum Message {
    /// The rubric came, or did not.
    Came(Result<Shared<Rubric>, RubricError>),
    /// It is fetched again.
    Again,
    /// The filled example was asked for.
    Example,
    /// It is on this device, or is not.
    Opened(Result<Route, RubricError>),
}

impl Component for Full {
    type Message = Message;
    type Properties = FullProps;

    fn create(context: &Context<Self>) -> Self {
        fetch(context);
        Self {
            rubric: None,
            failed: None,
            to_show: context.props().place.clone(),
        }
    }

    fn changed(&mut self, context: &Context<Self>, _: &FullProps) -> bool {
        self.to_show.clone_from(&context.props().place);
        true
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Came(rubric) => self.rubric = Some(rubric),
            Message::Again => {
                self.rubric = None;
                fetch(context);
            }
            Message::Example => {
                let id = context.props().id.clone();
                let opened = async move { Message::Opened(open_example_of(&id).await) };
                context.link().send_future(opened);
                return false;
            }
            Message::Opened(Ok(route)) => {
                go(&route);
                return false;
            }
            Message::Opened(Err(error)) => self.failed = Some(error),
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        match &self.rubric {
            None => p(t::LOADING).class("page").set("role", "status").done(),
            Some(Err(error)) => {
                let again =
                    button("", t::TRY_AGAIN).on_click(send(context.link(), |_| Message::Again));
                let all = link(
                    Route::Rubrics.href(),
                    "button second",
                    t_rubrics::BACK_TO_RUBRICS,
                );
                let said = notice(Tone::Problem, &t::rubric_error(error));
                div("page")
                    .html(heading(t_rubrics::RUBRICS, ""))
                    .kid(said.kid(div("row").kid(again).kid(all)))
                    .done()
            }
            Some(Ok(rubric)) => self.text(rubric, context).done(),
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if matches!(self.rubric, Some(Ok(_)))
            && let Some(place) = self.to_show.take()
        {
            show(&place);
        }
    }
}

impl Full {
    fn text(&self, rubric: &Rubric, context: &Context<Self>) -> El {
        let failed = self.failed.as_ref();
        let failed = failed.map(|error| notice(Tone::Problem, &t::rubric_error(error)));
        let mut page = div("page full-text")
            .id("full-text")
            .html(heading(&rubric.title, rubric.id.as_str()))
            .kid(p(&rubric.summary).class("lead"))
            .kid(facts(rubric))
            .kid_if(failed)
            .kid(buttons(rubric, context));
        if rubric.areas.len() > 1 {
            page = page.kid(contents(rubric));
        }
        for shown in &rubric.areas {
            page = page.kid(area(shown, rubric));
        }
        let all = link(
            Route::Rubrics.href(),
            "button second",
            t_rubrics::BACK_TO_RUBRICS,
        );
        page.kid(div("row screen-only").kid(begin(rubric)).kid(all))
    }
}

fn begin(rubric: &Rubric) -> El {
    let begin = Route::Begin(rubric.id.clone()).href();
    link(begin, "button", t_rubrics::BEGIN_WITH)
}

fn buttons(rubric: &Rubric, context: &Context<Full>) -> El {
    let print: Run = std::rc::Rc::new(|_| files::print());
    let example = send(context.link(), |_| Message::Example);
    div("row screen-only")
        .kid(begin(rubric))
        .kid(button("second", t_rubrics::OPEN_EXAMPLE).on_click(example))
        .kid(button("second", t::PRINT).on_click(print))
        .kid(button("second", t_rubrics::UNFOLD_ALL).on_click(fold_all(true)))
        .kid(button("second", t_rubrics::FOLD_ALL).on_click(fold_all(false)))
}

fn fetch(context: &Context<Full>) {
    let id = context.props().id.clone();
    context
        .link()
        .send_future(async move { Message::Came(state::by_id(&id).await) });
}

/// Brings a heading into view and gives it the focus.
fn show(place: &str) {
    if let Some(found) = host::find(place) {
        found.scroll_into_view();
        let _ = found.focus();
    }
}

/// Opens or closes every fold of the page.
fn fold_all(open: bool) -> Run {
    std::rc::Rc::new(move |_| {
        let page = host::find("full-text");
        let Some(folds) = page.and_then(|page| page.query_selector_all("details").ok()) else {
            return;
        };
        for position in 0..folds.length() {
            if let Some(fold) = folds.item(position) {
                fold.unchecked_into::<HtmlDetailsElement>().set_open(open);
            }
        }
    })
}
