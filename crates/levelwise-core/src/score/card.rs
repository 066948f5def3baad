//! The score card of a set of indicators.

use serde::Serialize;

use crate::assessment::Choice;
use crate::rubric::{IndicatorId, Rubric};

use super::indicator::IndicatorCard;

/// How many said what. In a score card it counts indicators, in an indicator's
/// card raters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// By level: position 0 is the ground, then each level, lowest first.
    pub levels: Vec<usize>,
    /// Left out.
    pub not_applicable: usize,
    /// Not rated: somebody looked and does not know.
    pub dont_know: usize,
    /// Not rated: nothing was chosen.
    pub unanswered: usize,
}

/// Why a value is absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Absence {
    /// Nothing is rated yet.
    NothingRated,
    /// Every indicator was marked as not applicable.
    NothingApplies,
}

/// The least and the most that attainment can become once everything is rated,
/// from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Range {
    /// With everything unrated at the ground.
    pub low: f64,
    /// With everything unrated at the top.
    pub high: f64,
}

/// The lowest rated level and what holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Floor {
    /// The level; 0 is the ground.
    pub level: usize,
    /// The indicators at it, in the order of the rubric.
    pub indicators: Vec<IndicatorId>,
}

/// Where a set of indicators stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ScoreCard {
    /// How many indicators have which choice.
    pub counts: Counts,
    /// Rated of applicable indicators, 0 to 1; absent if none applies.
    pub coverage: Option<f64>,
    /// The highest level that at least half of the rated weight has reached;
    /// 0 is the ground; absent if nothing is rated.
    pub stage: Option<usize>,
    /// The weighted mean level of the rated, divided by the number of levels, 0
    /// to 1; absent if nothing is rated.
    pub attainment: Option<f64>,
    /// What attainment can still become; absent if none applies.
    pub range: Option<Range>,
    /// The lowest rated level; absent if nothing is rated.
    pub floor: Option<Floor>,
    /// Why stage, attainment and floor are absent.
    pub absent: Option<Absence>,
}

impl Counts {
    pub(super) fn none(n_levels: usize) -> Self {
        Self {
            levels: vec![0; n_levels + 1],
            not_applicable: 0,
            dont_know: 0,
            unanswered: 0,
        }
    }

    /// Counts a choice whose level, if it has one, is `level`. A level that the
    /// scale does not have counts as unanswered (S14).
    pub(super) fn add(&mut self, choice: Option<&Choice>, level: Option<usize>) {
        match (choice, level) {
            (_, Some(level)) => self.levels[level] += 1,
            (Some(Choice::NotApplicable), None) => self.not_applicable += 1,
            (Some(Choice::DontKnow), None) => self.dont_know += 1,
            (Some(Choice::NotYet | Choice::Level(_)) | None, None) => self.unanswered += 1,
        }
    }

    /// How many are rated: at a level or at the ground.
    #[must_use]
    pub fn rated(&self) -> usize {
        self.levels.iter().sum()
    }

    /// How many are not left out.
    #[must_use]
    pub fn applicable(&self) -> usize {
        self.rated() + self.dont_know + self.unanswered
    }

    /// How many there are.
    #[must_use]
    pub fn all(&self) -> usize {
        self.applicable() + self.not_applicable
    }

    /// How many have a choice of any kind.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.all() - self.unanswered
    }
}

/// The card of `indicators`, which are of `rubric`.
pub(super) fn of(indicators: &[IndicatorCard], rubric: &Rubric) -> ScoreCard {
    let n_levels = rubric.n_levels();
    let mut counts = Counts::none(n_levels);
    let mut weight_of_level = vec![0_u64; n_levels + 1];
    let mut unrated_weight = 0_u64;
    for card in indicators {
        counts.add(card.choice.as_ref(), card.level);
        match card.level {
            Some(level) => weight_of_level[level] += u64::from(card.weight),
            None if card.choice == Some(Choice::NotApplicable) => {}
            None => unrated_weight += u64::from(card.weight),
        }
    }
    let rated_weight: u64 = weight_of_level.iter().sum();
    let points: u64 = (0_u64..)
        .zip(&weight_of_level)
        .map(|(level, weight)| level * weight)
        .sum();
    let full = |weight: u64| weight * n_levels as u64;
    let applicable_weight = rated_weight + unrated_weight;
    let applies = applicable_weight > 0;
    let rated = rated_weight > 0;
    ScoreCard {
        coverage: applies.then(|| share(counts.rated() as u64, counts.applicable() as u64)),
        stage: rated.then(|| stage(&weight_of_level, rated_weight)),
        attainment: rated.then(|| share(points, full(rated_weight))),
        range: applies.then(|| Range {
            low: share(points, full(applicable_weight)),
            high: share(points + full(unrated_weight), full(applicable_weight)),
        }),
        floor: floor(indicators),
        absent: match (applies, rated) {
            (false, _) => Some(Absence::NothingApplies),
            (true, false) => Some(Absence::NothingRated),
            (true, true) => None,
        },
        counts,
    }
}

/// S1: one division of whole numbers, the only float operation of a score: IEEE 754
/// rounds it correctly, so every machine gives the same digits.
#[expect(
    clippy::cast_precision_loss,
    reason = "weights are at most 100 and files are bounded, far below 2^53"
)]
fn share(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}

fn stage(weight_of_level: &[u64], rated_weight: u64) -> usize {
    let mut reached = 0;
    for level in (0..weight_of_level.len()).rev() {
        reached += weight_of_level[level];
        if 2 * reached >= rated_weight {
            return level;
        }
    }
    0
}

fn floor(indicators: &[IndicatorCard]) -> Option<Floor> {
    let level = indicators.iter().filter_map(|card| card.level).min()?;
    let at_floor = indicators.iter().filter(|card| card.level == Some(level));
    Some(Floor {
        level,
        indicators: at_floor.map(|card| card.id.clone()).collect(),
    })
}
