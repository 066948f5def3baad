//! "See this through …": chooses another rubric, fetches it with its relations,
//! and shows the view through it (`seen.rs`).

use levelwise_core::rubric::RubricId;
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::components::{Tone, heading, notice};
use crate::el::{El, button, div, el, link, p, send};
use crate::routes::Route;
use crate::state::{self, CatalogEntry, Desk, RubricError};
use crate::text::{t, t_crosswalk};

use super::seen::seen;
use super::{Missing, Related, crosswalk};

/// The page of an assessment, as one of the parts that come later.
pub(in crate::pages) fn through(desk: &Desk, other: Option<&RubricId>) -> Html {
    let props = ThroughProps {
        desk: desk.clone(),
        other: other.cloned(),
    };
    VChild::<Through>::new(props, None).into()
}

/// Properties of [`Through`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ThroughProps {
    /// What was answered.
    pub desk: Desk,
    /// The rubric through which it is seen; none while it is chosen.
    pub other: Option<RubricId>,
}

/// The page.
pub struct Through {
    catalog: Option<Result<Vec<CatalogEntry>, RubricError>>,
    related: Option<Result<Related, Missing>>,
}

/// What happens on the page.
pub enum Message {
    /// The catalog came.
    Catalog(Result<Vec<CatalogEntry>, RubricError>),
    /// What belongs to this rubric came, or did not.
    Came(RubricId, Result<Related, Missing>),
    /// It is fetched again.
    Again,
}

impl Component for Through {
    type Message = Message;
    type Properties = ThroughProps;

    fn create(context: &Context<Self>) -> Self {
        let scope = context.link();
        scope.send_future(async { Message::Catalog(state::catalog().await) });
        fetch(context);
        Self {
            catalog: None,
            related: None,
        }
    }

    fn changed(&mut self, context: &Context<Self>, before: &ThroughProps) -> bool {
        if context.props().other != before.other {
            self.related = None;
            fetch(context);
        }
        true
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Catalog(catalog) => self.catalog = Some(catalog),
            Message::Came(id, related) => {
                // Another may have been chosen meanwhile.
                if context.props().other.as_ref() != Some(&id) {
                    return false;
                }
                self.related = Some(related);
            }
            Message::Again => {
                self.related = None;
                fetch(context);
            }
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let desk = &context.props().desk;
        let page = div("page through");
        let Some(other) = &context.props().other else {
            return page
                .html(heading(t_crosswalk::THROUGH_TITLE, ""))
                .kid(p(t_crosswalk::THROUGH_LEAD).class("lead"))
                .kid(self.choose(desk))
                .done();
        };
        match &self.related {
            None => page.kid(p(t::LOADING).set("role", "status")).done(),
            Some(Err(missing)) => page
                .html(heading(t_crosswalk::THROUGH_TITLE, other.as_str()))
                .kid(missing_notice(missing, context))
                .kid(self.others(desk, Some(other)))
                .done(),
            Some(Ok(related)) => seen(page, desk, related)
                .kid(self.others(desk, Some(other)))
                .done(),
        }
    }
}

fn fetch(context: &Context<Through>) {
    let Some(id) = context.props().other.clone() else {
        return;
    };
    context.link().send_future(async move {
        let related = related(&id).await;
        Message::Came(id, related)
    });
}

async fn related(id: &RubricId) -> Result<Related, Missing> {
    Ok(Related {
        rubric: state::by_id(id).await.map_err(Missing::Rubric)?,
        crosswalk: crosswalk().await?,
    })
}

fn missing_notice(missing: &Missing, context: &Context<Through>) -> El {
    let words = match missing {
        Missing::Rubric(error) => t::rubric_error(error),
        Missing::Crosswalk => t_crosswalk::CROSSWALK_NOT_READ.to_owned(),
    };
    let again = button("", t::TRY_AGAIN).on_click(send(context.link(), |_| Message::Again));
    notice(Tone::Problem, &words).kid(again)
}

impl Through {
    /// The other rubrics with what each is about.
    fn choose(&self, desk: &Desk) -> El {
        let catalog = match &self.catalog {
            None => return p(t::LOADING).set("role", "status"),
            Some(Err(error)) => return notice(Tone::Problem, &t::rubric_error(error)),
            Some(Ok(catalog)) => catalog,
        };
        let mut list = el("ul").class("cards");
        for entry in others(catalog, desk) {
            let to = Route::Through(desk.assessment.id.clone(), Some(entry.id.clone()));
            let title = el("h2").kid(link(to.href(), "", &entry.title));
            list = list.kid(
                el("li")
                    .class("card")
                    .key(entry.id.as_str())
                    .kid(title)
                    .kid(p(&entry.summary)),
            );
        }
        list
    }

    /// The same as a short list, below the view through one of them.
    fn others(&self, desk: &Desk, shown: Option<&RubricId>) -> El {
        let mut list = el("ul");
        let catalog = match &self.catalog {
            Some(Ok(catalog)) => &**catalog,
            Some(Err(_)) | None => &[],
        };
        for entry in others(catalog, desk) {
            let to = Route::Through(desk.assessment.id.clone(), Some(entry.id.clone()));
            let here = shown == Some(&entry.id);
            let to = link(to.href(), "", &entry.title).set_if(here, "aria-current", "page");
            list = list.kid(el("li").key(entry.id.as_str()).kid(to));
        }
        el("nav")
            .class("contents screen-only")
            .set("aria-labelledby", "other-rubrics")
            .kid(
                el("h2")
                    .set("id", "other-rubrics")
                    .text(t_crosswalk::OTHER_RUBRICS),
            )
            .kid(list)
    }
}

fn others<'c>(catalog: &'c [CatalogEntry], desk: &Desk) -> impl Iterator<Item = &'c CatalogEntry> {
    let own = desk.rubric.id.clone();
    catalog.iter().filter(move |entry| entry.id != own)
}
