//! Start: the assessments on this device, a new one, a file, an example.

use levelwise_core::assessment::{Assessment, RaterId};
use levelwise_core::rubric::RubricId;
use levelwise_core::score::{View, score};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::chance;
use crate::components::{Tone, heading, notice, progress};
use crate::el::{El, button, div, el, link, p, send, span};
use crate::later::Part;
use crate::routes::Route;
use crate::state::{self, Card, RubricError, Shelf};
use crate::text::{t, t_rubrics};

use super::go;
use super::new_assessment::{create, new_assessment};
use super::report;

/// Properties of [`Start`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct StartProps {
    /// What comes later.
    pub part: Part,
}

/// The start page.
pub struct Start {
    shelf: Shelf,
    cards: Option<Result<Vec<Card>, RubricError>>,
    /// What went wrong with beginning one or opening the example.
    failed: Option<RubricError>,
    on_import: Callback<()>,
}

/// What happens on the start page.
pub enum Message {
    /// The list of rubrics came.
    Cards(Result<Vec<Card>, RubricError>),
    /// A rubric came, so progress can be shown.
    Rubric,
    /// An import changed what this device keeps.
    Refresh,
    /// The form was sent.
    Begin(HtmlElement),
    /// The example was asked for.
    Example,
    /// An assessment was made.
    Made(Result<Route, RubricError>),
}

impl Component for Start {
    type Message = Message;
    type Properties = StartProps;

    fn create(context: &Context<Self>) -> Self {
        let scope = context.link();
        scope.send_future(async { Message::Cards(state::index().await) });
        let shelf = state::shelf();
        for assessment in &shelf.assessments {
            let wanted = assessment.rubric.clone();
            scope.send_future(async move {
                // The card says which rubric it is even if it cannot be had.
                let _ = state::find(&wanted).await;
                Message::Rubric
            });
        }
        Self {
            shelf,
            cards: None,
            failed: None,
            on_import: scope.callback(|()| Message::Refresh),
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Cards(cards) => self.cards = Some(cards),
            Message::Rubric => {}
            Message::Refresh => self.shelf = state::shelf(),
            Message::Begin(form) => {
                let scope = context.link();
                scope.send_future(async move { Message::Made(create(&form).await) });
                return false;
            }
            Message::Example => {
                let scope = context.link();
                scope.send_future(async { Message::Made(open_example().await) });
                return false;
            }
            Message::Made(Ok(route)) => {
                go(&route);
                return false;
            }
            Message::Made(Err(error)) => self.failed = Some(error),
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let scope = context.link();
        let n_unreadable = self.shelf.unreadable.len();
        let unreadable = (n_unreadable > 0).then(|| {
            let more = p("").kid(link(Route::Data.href(), "", t::SEE_YOUR_DATA));
            notice(Tone::Warning, &t::unreadable_kept(n_unreadable)).kid(more)
        });
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
        let on_import = self.on_import.clone();
        let part = &context.props().part;
        let open = panel("open", t::OPEN_FILE)
            .kid(p(t::OPEN_FILE_LEAD))
            .html(part.draw(|later| (later.import)(on_import)));
        let example = panel("example", t::TRY_EXAMPLE)
            .kid(p(t::TRY_EXAMPLE_LEAD))
            .kid(button("second", t::OPEN_EXAMPLE).on_click(send(scope, |_| Message::Example)));
        div("page start")
            .html(heading(t::START_TITLE, ""))
            .kid(p(t::START_LEAD).class("lead"))
            .kid_if(unreadable)
            .kid_if(failed)
            .kid_if(self.on_device())
            .kid(div("two").kid(begin).kid(el("div").kid(open).kid(example)))
            .done()
    }
}

impl Start {
    fn on_device(&self) -> Option<El> {
        let mut list = el("ul").class("cards");
        for assessment in &self.shelf.assessments {
            list = list.kid(card(assessment));
        }
        (!self.shelf.assessments.is_empty()).then(|| {
            el("section")
                .set("aria-labelledby", "on-device")
                .kid(el("h2").set("id", "on-device").text(t::ON_THIS_DEVICE))
                .kid(list)
        })
    }
}

fn panel(id: &'static str, title: &str) -> El {
    el("section")
        .class("panel")
        .set("aria-labelledby", id)
        .kid(el("h2").set("id", id).text(title))
}

/// One assessment on this device, with its progress and date.
fn card(assessment: &Assessment) -> El {
    let id = &assessment.id;
    let title = report::title(assessment);
    let rubric = match &assessment.rubric.full {
        Some(_) => None,
        None => state::known(&assessment.rubric.id),
    };
    let n_raters = assessment.present_raters().count();
    let rubric_title = rubric
        .as_ref()
        .map_or(assessment.rubric.id.as_str(), |rubric| &rubric.title);
    let mut about = p(rubric_title).class("hint");
    if n_raters > 1 {
        about = about.text(", ").text(&t::raters(n_raters));
    }
    let progress = rubric.as_ref().map(|rubric| {
        let me = state::local(id).me;
        let view = me.as_ref().map_or(View::Team, View::Rater);
        let counts = score(rubric, assessment, view).rubric.counts;
        progress(counts.answered(), counts.all())
    });
    let fill = Route::Fill(id.clone(), None, None).href();
    let results = Route::Results(id.clone()).href();
    let hidden = || span("hidden-words", &[" ", title].concat());
    let when = t::joined(
        report::cycle(assessment),
        &report::day(assessment).unwrap_or_default(),
    );
    el("li")
        .class("card")
        .key(id.as_str())
        .kid(el("h3").kid(link(fill.clone(), "", title)))
        .kid(p(&when).class("cycle"))
        .kid(about)
        .kid_if(progress)
        .kid(
            div("row")
                .kid(link(fill, "button", t::FILL).kid(hidden()))
                .kid(link(results, "button second", t::RESULTS).kid(hidden())),
        )
}

async fn open_example() -> Result<Route, RubricError> {
    let rubrics = state::index().await?;
    let first = rubrics.first().map(|card| card.id.clone());
    let id: RubricId = first.ok_or(RubricError::NotFetched)?;
    open_example_of(&id).await
}

/// Puts the filled example of a rubric on this device.
pub(super) async fn open_example_of(id: &RubricId) -> Result<Route, RubricError> {
    let mut assessment = state::example(id).await?;
    // Each opening is an assessment of its own, so that trying things out twice
    // does not mix.
    assessment.id = chance::id();
    let me: Option<RaterId> = assessment.raters.keys().next().cloned();
    // If it cannot be kept, it is in memory and the page says so.
    let _ = state::add(&assessment);
    let local = state::Local {
        me,
        ..state::Local::default()
    };
    let _ = state::set_local(&assessment.id, &local);
    Ok(Route::Results(assessment.id))
}
