//! Where does the team agree, and what should it talk about? Score cards to
//! rating tables and from them to facts, by rules A10 to A14 of SPEC.md. The
//! statistics are made in [`crate::agreement`], which knows no rubric; the words
//! are for whoever shows them. How roles see it is in `roles`.

mod roles;

use std::cmp::Reverse;

use serde::Serialize;

use crate::agreement::{
    Agreement, RatingTable, Statistic, agreement, modal_share, percent_agreement,
};
use crate::rubric::{AreaId, IndicatorId, PracticeId, Rubric};
use crate::score::{IndicatorCard, ScoreCards};
use crate::suggest::{FAR_APART, Reason, reasons_to_settle};

pub use roles::{Hidden, RoleGroup, RoleResults, RoleStage, StageRange, StageRanges, role_results};

/// How far the team's raters agree, in the order of the rubric, and what to talk
/// about.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct TeamAgreement {
    /// Everything together.
    pub rubric: SetAgreement,
    /// Each area.
    pub areas: Vec<AreaAgreement>,
    /// Each indicator.
    pub indicators: Vec<IndicatorAgreement>,
    /// What there is to talk about, most pressing first. Those that need a
    /// conversation come first and are as many as the rubric's
    /// `n_conversations`.
    pub agenda: Vec<IndicatorId>,
}

/// How far raters agree in an area and in its practices.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AreaAgreement {
    /// Which area.
    pub id: AreaId,
    /// The area's indicators together.
    pub card: SetAgreement,
    /// Each of its practices.
    pub practices: Vec<PracticeAgreement>,
}

/// How far raters agree in a practice.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PracticeAgreement {
    /// Which practice.
    pub id: PracticeId,
    /// The practice's indicators together.
    pub card: SetAgreement,
}

/// How far raters agree on a set of indicators.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SetAgreement {
    /// What it comes to; absent if no indicator was compared.
    pub verdict: Option<Verdict>,
    /// How many of the compared indicators find at least two thirds of their
    /// raters at one level.
    pub n_agreeing: usize,
    /// How many of the compared indicators have a spread of two levels or more.
    pub n_far_apart: usize,
    /// How many indicators need a conversation.
    pub n_conversations: usize,
    /// The statistics; `n_compared` counts the compared indicators.
    pub agreement: Agreement,
}

/// What the agreement on a set of indicators comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Raters agree on at least two thirds of the compared indicators.
    LargelyAgrees,
    /// Neither of the others.
    Mixed,
    /// Raters agree on at most one third of them and are far apart on at least
    /// one third.
    Disagrees,
}

/// How far raters agree on one indicator.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct IndicatorAgreement {
    /// Which indicator.
    pub id: IndicatorId,
    /// The highest less the lowest level of the raters; absent if none rated.
    pub spread: Option<usize>,
    /// The share of those who rated that chose the most frequent level.
    pub modal_share: Statistic,
    /// The share of pairs of raters at the same level.
    pub percent_agreement: Statistic,
    /// How many raters do not know.
    pub n_dont_know: usize,
    /// Why it needs a conversation; empty if it does not.
    pub reasons: Vec<Reason>,
}

/// The ratings that the raters gave to indicators of `rubric`: one unit for each
/// indicator, and one level more than the scale has, for the ground.
#[must_use]
pub fn rating_table(indicators: &[IndicatorCard], rubric: &Rubric) -> RatingTable {
    let mut table = RatingTable::new(rubric.n_levels() + 1);
    for card in indicators {
        table.add_counts(&card.raters.levels);
    }
    table
}

/// How far the raters agree whose answers `scores`, of the team's view, counts.
#[must_use]
pub fn team_agreement(rubric: &Rubric, scores: &ScoreCards) -> TeamAgreement {
    let mut rest = scores.indicators.as_slice();
    let mut areas = Vec::with_capacity(rubric.areas.len());
    for area in &rubric.areas {
        let before = rest;
        let mut practices = Vec::with_capacity(area.practices.len());
        for practice in &area.practices {
            let (of_practice, after) = rest.split_at(practice.indicators.len());
            practices.push(PracticeAgreement {
                id: practice.id.clone(),
                card: of_set(of_practice, rubric),
            });
            rest = after;
        }
        let of_area = &before[..before.len() - rest.len()];
        areas.push(AreaAgreement {
            id: area.id.clone(),
            card: of_set(of_area, rubric),
            practices,
        });
    }
    let cards = scores.indicators.iter();
    let indicators: Vec<_> = cards.map(|card| of_indicator(card, rubric)).collect();
    TeamAgreement {
        rubric: of_set(&scores.indicators, rubric),
        areas,
        agenda: agenda(&indicators),
        indicators,
    }
}

fn of_set(indicators: &[IndicatorCard], rubric: &Rubric) -> SetAgreement {
    let agreement = agreement(&rating_table(indicators, rubric));
    let (mut n_agreeing, mut n_far_apart, mut n_conversations) = (0, 0, 0);
    for card in indicators {
        let n_ratings = card.raters.rated();
        let most = card.raters.levels.iter().max().copied();
        if n_ratings >= 2 && 3 * most.unwrap_or_default() >= 2 * n_ratings {
            n_agreeing += 1;
        }
        if card.spread.is_some_and(|spread| spread >= FAR_APART) {
            n_far_apart += 1;
        }
        if !reasons_to_settle(card).is_empty() {
            n_conversations += 1;
        }
    }
    SetAgreement {
        verdict: verdict(agreement.n_compared, n_agreeing, n_far_apart),
        n_agreeing,
        n_far_apart,
        n_conversations,
        agreement,
    }
}

/// A13: thirds of the compared indicators.
fn verdict(n_compared: usize, n_agreeing: usize, n_far_apart: usize) -> Option<Verdict> {
    if n_compared == 0 {
        None
    } else if 3 * n_agreeing >= 2 * n_compared {
        Some(Verdict::LargelyAgrees)
    } else if 3 * n_agreeing <= n_compared && 3 * n_far_apart >= n_compared {
        Some(Verdict::Disagrees)
    } else {
        Some(Verdict::Mixed)
    }
}

fn of_indicator(card: &IndicatorCard, rubric: &Rubric) -> IndicatorAgreement {
    let table = rating_table(std::slice::from_ref(card), rubric);
    IndicatorAgreement {
        id: card.id.clone(),
        spread: card.spread,
        modal_share: modal_share(&card.raters.levels),
        percent_agreement: percent_agreement(&table),
        n_dont_know: card.raters.dont_know,
        reasons: reasons_to_settle(card),
    }
}

/// A14: everything on which there is no full agreement, in the order in which to
/// talk about it.
fn agenda(indicators: &[IndicatorAgreement]) -> Vec<IndicatorId> {
    let is_open = |card: &&IndicatorAgreement| {
        !card.reasons.is_empty() || card.spread > Some(0) || card.n_dont_know > 0
    };
    let mut open: Vec<_> = indicators.iter().filter(is_open).collect();
    // Stable, so what is equal stays in the order of the rubric.
    open.sort_by(|one, other| {
        let share = |card: &IndicatorAgreement| card.modal_share.value().unwrap_or_default();
        let pressing = |card: &IndicatorAgreement| {
            let spread = card.spread.unwrap_or_default();
            Reverse((!card.reasons.is_empty(), spread))
        };
        pressing(one)
            .cmp(&pressing(other))
            .then(share(one).total_cmp(&share(other)))
            .then(other.n_dont_know.cmp(&one.n_dont_know))
    });
    open.into_iter().map(|card| card.id.clone()).collect()
}
