//! Answers to score cards: where a set of indicators stands, and how much of it
//! is known. The rules are S1 to S18 of SPEC.md. What to do next is for
//! [`crate::suggest`].

mod card;
mod indicator;

use serde::Serialize;

use crate::assessment::{Assessment, RaterId};
use crate::rubric::{AreaId, Indicator, IndicatorId, PracticeId, Rubric};

pub use card::{Absence, Counts, Floor, Range, ScoreCard};
pub use indicator::{Basis, Claim, Indicated, IndicatorCard};

/// Whose answers count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View<'a> {
    /// The team: decisions, else the lower median of the raters.
    Team,
    /// One rater's own answers.
    Rater(&'a RaterId),
}

/// The score cards of a whole assessment, in the order of the rubric.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ScoreCards {
    /// Everything together.
    pub rubric: ScoreCard,
    /// Each area.
    pub areas: Vec<AreaCard>,
    /// Each indicator.
    pub indicators: Vec<IndicatorCard>,
}

/// The score card of an area and its practices.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AreaCard {
    /// Which area.
    pub id: AreaId,
    /// The area's indicators together.
    pub card: ScoreCard,
    /// Each of its practices.
    pub practices: Vec<PracticeCard>,
}

/// The score card of a practice.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PracticeCard {
    /// Which practice.
    pub id: PracticeId,
    /// The practice's indicators together.
    pub card: ScoreCard,
}

impl ScoreCards {
    /// The card of an indicator.
    #[must_use]
    pub fn indicator(&self, id: &IndicatorId) -> Option<&IndicatorCard> {
        self.indicators.iter().find(|card| card.id == *id)
    }
}

/// Scores one indicator, which `rubric` need not have: its scale is enough.
#[must_use]
pub fn score_indicator(
    indicator: &Indicator,
    rubric: &Rubric,
    assessment: &Assessment,
    view: View<'_>,
) -> IndicatorCard {
    indicator::card_of(indicator, rubric, assessment, view)
}

/// Scores an assessment; unfinished and odd answers are counted, never an
/// error.
#[must_use]
pub fn score(rubric: &Rubric, assessment: &Assessment, view: View<'_>) -> ScoreCards {
    let indicators: Vec<IndicatorCard> = rubric
        .indicators()
        .map(|indicator| indicator::card_of(indicator, rubric, assessment, view))
        .collect();
    let mut rest = indicators.as_slice();
    let mut areas = Vec::with_capacity(rubric.areas.len());
    for area in &rubric.areas {
        let before = rest;
        let mut practices = Vec::with_capacity(area.practices.len());
        for practice in &area.practices {
            let (of_practice, after) = rest.split_at(practice.indicators.len());
            practices.push(PracticeCard {
                id: practice.id.clone(),
                card: card::of(of_practice, rubric),
            });
            rest = after;
        }
        let of_area = &before[..before.len() - rest.len()];
        areas.push(AreaCard {
            id: area.id.clone(),
            card: card::of(of_area, rubric),
            practices,
        });
    }
    ScoreCards {
        rubric: card::of(&indicators, rubric),
        areas,
        indicators,
    }
}
