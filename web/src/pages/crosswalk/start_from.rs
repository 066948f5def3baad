//! Above the form of an assessment in which nothing is answered: the way to what
//! can be started from. Once shown it stays as long as the form, so that the
//! first answer moves nothing.

use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::components::{Tone, notice};
use crate::el::{link, p};
use crate::routes::Route;
use crate::state::Desk;
use crate::text::t_crosswalk;

use super::proposals::sources;

/// The offer, as one of the parts that come later.
pub(in crate::pages) fn start_from(desk: &Desk) -> Html {
    let props = StartFromProps { desk: desk.clone() };
    VChild::<StartFrom>::new(props, None).into()
}

/// Properties of [`StartFrom`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct StartFromProps {
    /// The assessment that is being filled.
    pub desk: Desk,
}

/// The offer.
#[derive(Debug)]
pub struct StartFrom {
    is_shown: bool,
}

impl Component for StartFrom {
    type Message = ();
    type Properties = StartFromProps;

    fn create(context: &Context<Self>) -> Self {
        let desk = &context.props().desk;
        let is_empty = desk.mine.rubric.counts.answered() == 0;
        Self {
            is_shown: is_empty && !sources(desk).is_empty(),
        }
    }

    fn changed(&mut self, _: &Context<Self>, _: &StartFromProps) -> bool {
        false
    }

    fn view(&self, context: &Context<Self>) -> Html {
        if !self.is_shown {
            return Html::default();
        }
        let id = context.props().desk.assessment.id.clone();
        let to = Route::Proposals(id).href();
        notice(Tone::Calm, t_crosswalk::RATED_BEFORE)
            .kid(p("").kid(link(to, "", t_crosswalk::TO_PROPOSALS)))
            .done()
    }
}
