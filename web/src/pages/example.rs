//! A filled example to try: an assessment of an invented district. It belongs
//! to the part of the page that comes later.

use levelwise_core::assessment::RaterId;
use levelwise_core::rubric::RubricId;
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::chance;
use crate::components::{Tone, notice};
use crate::el::{button, p, send};
use crate::routes::Route;
use crate::state::{self, RubricError};
use crate::text::t;

use super::go;
use super::start::panel;

/// The panel with the button that opens the example.
pub struct Example {
    failed: Option<RubricError>,
}

/// What happens to the panel.
pub enum Message {
    /// The example was asked for.
    Open,
    /// It was made, or could not be.
    Made(Result<Route, RubricError>),
}

/// The panel.
pub fn example() -> Html {
    VChild::<Example>::new((), None).into()
}

impl Component for Example {
    type Message = Message;
    type Properties = ();

    fn create(_: &Context<Self>) -> Self {
        Self { failed: None }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Open => {
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
        let failed = self
            .failed
            .as_ref()
            .map(|error| notice(Tone::Problem, &t::rubric_error(error)));
        let open = send(context.link(), |_| Message::Open);
        panel("example", t::TRY_EXAMPLE)
            .kid(p(t::TRY_EXAMPLE_LEAD))
            .kid_if(failed)
            .kid(button("second", t::OPEN_EXAMPLE).on_click(open))
            .done()
    }
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
