//! The assessments on this device, as the start page lists them. It belongs to
//! the part of the page that comes later, since it reads every one of them.

use levelwise_core::assessment::Assessment;
use levelwise_core::score::{View, score};
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::components::{Tone, notice, progress};
use crate::el::{El, div, el, link, p, span};
use crate::routes::Route;
use crate::state;
use crate::text::t;

use super::report;

/// Properties of [`Shelf`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ShelfProps {
    /// Another number reads what is stored again.
    pub n_changes: u32,
}

/// The list, and what could not be read.
pub struct Shelf {
    shelf: state::Shelf,
}

/// The list.
pub fn shelf(n_changes: u32) -> Html {
    VChild::<Shelf>::new(ShelfProps { n_changes }, None).into()
}

impl Component for Shelf {
    /// A rubric came, so progress can be shown.
    type Message = ();
    type Properties = ShelfProps;

    fn create(context: &Context<Self>) -> Self {
        Self {
            shelf: read(context),
        }
    }

    fn changed(&mut self, context: &Context<Self>, _: &ShelfProps) -> bool {
        self.shelf = read(context);
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let n_unreadable = self.shelf.unreadable.len();
        let unreadable = (n_unreadable > 0).then(|| {
            let more = p("").kid(link(Route::Data.href(), "", t::SEE_YOUR_DATA));
            notice(Tone::Warning, &t::unreadable_kept(n_unreadable)).kid(more)
        });
        let mut list = el("ul").class("cards");
        for assessment in &self.shelf.assessments {
            list = list.kid(card(assessment));
        }
        let kept = (!self.shelf.assessments.is_empty()).then(|| {
            el("section")
                .set("aria-labelledby", "on-device")
                .kid(el("h2").set("id", "on-device").text(t::ON_THIS_DEVICE))
                .kid(list)
        });
        el("div").kid_if(unreadable).kid_if(kept).done()
    }
}

fn read(context: &Context<Shelf>) -> state::Shelf {
    let shelf = state::shelf();
    for assessment in &shelf.assessments {
        let wanted = assessment.rubric.clone();
        context.link().send_future(async move {
            // The card says which rubric it is even if it cannot be had.
            let _ = state::find(&wanted).await;
        });
    }
    shelf
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
