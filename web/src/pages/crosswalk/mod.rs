//! One rubric seen through the answers given under another: the view itself
//! (`through.rs`) and what a new assessment can start from (`proposals.rs`).
//! What both of them show of an indicator is here.

mod items;
mod proposals;
mod seen;
mod start_from;
mod through;

use levelwise_core::crosswalk::{Crosswalk, IndicatorView, Voice};
use levelwise_core::rubric::{Indicator, IndicatorId, Rubric};
use levelwise_core::score::Basis;

use crate::components::tag;
use crate::el::{El, el, link, p, span};
use crate::routes::Route;
use crate::shared::Shared;
use crate::state::{self, RubricError};
use crate::text::t_crosswalk;

pub(super) use proposals::proposals;
pub(super) use start_from::start_from;
pub(super) use through::through;

/// A rubric with the relations that lead to and from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Related {
    /// The rubric.
    pub rubric: Shared<Rubric>,
    /// The relations.
    pub crosswalk: Shared<Crosswalk>,
}

/// Why there is nothing to see.
#[derive(Debug, Clone, PartialEq)]
pub enum Missing {
    /// The rubric cannot be had.
    Rubric(RubricError),
    /// The relations cannot be had.
    Crosswalk,
}

async fn crosswalk() -> Result<Shared<Crosswalk>, Missing> {
    state::crosswalk().await.map_err(|_| Missing::Crosswalk)
}

/// The voices of an indicator: what was answered, what that is to it, how
/// strongly it speaks, and why. `rubric` is the one they were given under,
/// `address` leads to each.
fn voices(
    view: &IndicatorView,
    rubric: &Rubric,
    address: &dyn Fn(&IndicatorId) -> Route,
) -> Option<El> {
    let mut list = el("ul").class("voices");
    for voice in &view.voices {
        list = list.kid(heard(voice, rubric, address));
    }
    (!view.voices.is_empty()).then_some(list)
}

fn heard(voice: &Voice, rubric: &Rubric, address: &dyn Fn(&IndicatorId) -> Route) -> El {
    let title = rubric
        .indicator(&voice.indicator)
        .map_or("", |indicator| &indicator.title);
    let to = link(address(&voice.indicator).href(), "", "")
        .kid(span("number", voice.indicator.as_str()))
        .text(" ")
        .text(title);
    let level = match voice.level {
        Some(level) => tag(level, rubric.level_title(level)),
        None => span("tag", t_crosswalk::NOT_RATED),
    };
    let relation = t_crosswalk::relation(voice.relation);
    // What is not rated does not speak yet.
    let mut said = match voice.level {
        Some(_) => t_crosswalk::said(relation, t_crosswalk::strength(voice.strength)),
        None => relation.to_owned(),
    };
    if voice.level.is_some() && voice.basis == Basis::Raters {
        said = t_crosswalk::said(&said, t_crosswalk::NOT_DECIDED);
    }
    let line = p("")
        .class("voice")
        .kid(to)
        .text(" ")
        .kid(level)
        .text(" ")
        .kid(span("relation", &said));
    el("li")
        .key(voice.indicator.as_str())
        .kid(line)
        .kid(p(&voice.reason).class("hint"))
}

/// Number and title of an indicator.
fn name(tag: &'static str, indicator: &Indicator) -> El {
    el(tag)
        .kid(span("number", indicator.id.as_str()))
        .text(" ")
        .text(&indicator.title)
}

/// Where an indicator of an assessment is answered.
fn answered_at(
    assessment: &levelwise_core::assessment::AssessmentId,
    rubric: &Rubric,
    id: &IndicatorId,
) -> Route {
    let area = rubric
        .place(id)
        .map(|place| rubric.around(place).0.id.clone());
    Route::Fill(assessment.clone(), area, Some(id.clone()))
}
