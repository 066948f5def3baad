//! One rubric seen through the answers given under another: which of them speak
//! to each of its indicators, how strongly, and what they leave open.

use serde::Serialize;

use crate::assessment::Choice;
use crate::rubric::{AreaId, IndicatorId, Rubric};
use crate::score::{Basis, ScoreCards};

use super::file::{Crosswalk, End, RelationKind};

/// How strongly a relation lets an answer speak, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// The two are related.
    Weak,
    /// One covers the other.
    Medium,
    /// The two ask for the same.
    Strong,
}

/// What the answers leave open of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Coverage {
    /// A rated answer is about all that the indicator asks.
    Covered,
    /// Rated answers touch on it.
    Touched,
    /// Indicators that speak to it are not rated.
    NothingRated,
    /// No indicator of the answered rubric is related to it.
    NoRelation,
}

/// An answered indicator that speaks to one of the other rubric.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Voice {
    /// Which indicator of the answered rubric.
    pub indicator: IndicatorId,
    /// What it is to the indicator of the other rubric.
    pub relation: RelationKind,
    /// How strongly it speaks, if it is rated.
    pub strength: Strength,
    /// Why they are related, in the crosswalk's words.
    pub reason: String,
    /// Its level, 0 for the ground; absent if it is not rated, and then it does
    /// not speak yet.
    pub level: Option<usize>,
    /// Where the level comes from.
    pub basis: Basis,
}

/// A choice that a person may confirm. Until then it is no answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Proposal {
    /// The choice, a level of the other rubric's scale or not yet.
    pub choice: Choice,
    /// Its level, 0 for the ground.
    pub level: usize,
    /// Whether the indicator may well be further: its level is that of a whole
    /// of which it is a part.
    pub at_least: bool,
    /// The answered indicators on which it rests.
    pub from: Vec<IndicatorId>,
}

/// One indicator of the other rubric.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct IndicatorView {
    /// Which indicator.
    pub id: IndicatorId,
    /// What the answers leave open of it.
    pub coverage: Coverage,
    /// The strongest of the rated voices; absent if none is rated.
    pub strength: Option<Strength>,
    /// What speaks to it, strongest first.
    pub voices: Vec<Voice>,
    /// What a person may confirm; absent if the answers do not carry it.
    pub proposal: Option<Proposal>,
}

/// How many indicators the answers reach.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Reach {
    /// Covered by a rated answer.
    pub covered: usize,
    /// Touched on by rated answers, covered by none.
    pub touched: usize,
    /// Neither.
    pub uncovered: usize,
    /// With a proposal.
    pub proposals: usize,
}

/// How many indicators of an area the answers reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AreaReach {
    /// Which area of the other rubric.
    pub id: AreaId,
    /// How many of its indicators.
    pub reach: Reach,
}

/// Another rubric, seen through answers given under one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CrosswalkView {
    /// Whether both scales have equally many levels; if not, nothing is
    /// proposed.
    pub comparable: bool,
    /// Of the whole rubric.
    pub reach: Reach,
    /// Of each area.
    pub areas: Vec<AreaReach>,
    /// Each indicator, in the order of the rubric.
    pub indicators: Vec<IndicatorView>,
}

impl RelationKind {
    /// How strongly an answer speaks by this relation (X8).
    #[must_use]
    pub fn strength(self) -> Strength {
        match self {
            Self::Same => Strength::Strong,
            Self::Broader | Self::Narrower => Strength::Medium,
            Self::Related => Strength::Weak,
        }
    }

    /// Whether the first is about all that the second asks.
    fn covers(self) -> bool {
        matches!(self, Self::Same | Self::Broader)
    }
}

/// `other`, seen through `scores` of `rubric`. Relations with what one of the
/// two does not know count for nothing.
#[must_use]
pub fn view(
    rubric: &Rubric,
    scores: &ScoreCards,
    other: &Rubric,
    crosswalk: &Crosswalk,
) -> CrosswalkView {
    let mut voices: Vec<Vec<Voice>> = vec![Vec::new(); other.n_indicators()];
    for relation in &crosswalk.relations {
        let forth = (&relation.from, &relation.to, relation.kind);
        let back = (&relation.to, &relation.from, relation.kind.turned());
        for (answered, asked, kind) in [forth, back] {
            let Some(position) = position(asked, other) else {
                continue;
            };
            if answered.rubric != rubric.id || asked.rubric == answered.rubric {
                continue;
            }
            let card = scores.indicator(&answered.indicator);
            voices[position].extend(card.map(|card| Voice {
                indicator: card.id.clone(),
                relation: kind,
                strength: kind.strength(),
                reason: relation.reason.to_string(),
                level: card.level,
                basis: card.basis,
            }));
        }
    }
    let comparable = rubric.n_levels() == other.n_levels();
    let mut indicators = Vec::with_capacity(voices.len());
    for (indicator, mut voices) in other.indicators().zip(voices) {
        voices.sort_by_key(|voice| {
            let position = rubric.position(&voice.indicator);
            (std::cmp::Reverse(voice.strength), position)
        });
        let rated = voices.iter().filter(|voice| voice.level.is_some());
        let proposal = proposal(&voices, other).filter(|_| comparable);
        indicators.push(IndicatorView {
            id: indicator.id.clone(),
            coverage: coverage(&voices),
            strength: rated.map(|voice| voice.strength).max(),
            proposal,
            voices,
        });
    }
    let (mut rest, mut areas) = (indicators.as_slice(), Vec::with_capacity(other.areas.len()));
    for area in &other.areas {
        let n_indicators = area.practices.iter().map(|one| one.indicators.len()).sum();
        let (of_area, after) = rest.split_at(n_indicators);
        areas.push(AreaReach {
            id: area.id.clone(),
            reach: reach(of_area),
        });
        rest = after;
    }
    CrosswalkView {
        comparable,
        reach: reach(&indicators),
        areas,
        indicators,
    }
}

fn position(end: &End, rubric: &Rubric) -> Option<usize> {
    let is_here = end.rubric == rubric.id;
    is_here.then(|| rubric.position(&end.indicator)).flatten()
}

/// X9.
fn coverage(voices: &[Voice]) -> Coverage {
    let mut rated = voices.iter().filter(|voice| voice.level.is_some());
    if voices.is_empty() {
        Coverage::NoRelation
    } else if rated.clone().any(|voice| voice.relation.covers()) {
        Coverage::Covered
    } else if rated.next().is_some() {
        Coverage::Touched
    } else {
        Coverage::NothingRated
    }
}

/// X10 and X11: the lowest level of those that ask for the same; without one, of
/// those that cover it, and then never the ground, since a part can be in place
/// before the whole is.
fn proposal(voices: &[Voice], other: &Rubric) -> Option<Proposal> {
    let speaks = |kind, voice: &&Voice| voice.relation == kind && voice.level.is_some();
    let by = |kind| voices.iter().filter(move |voice| speaks(kind, voice));
    let is_same = by(RelationKind::Same).next().is_some();
    let kind = if is_same {
        RelationKind::Same
    } else {
        RelationKind::Broader
    };
    let level = by(kind).filter_map(|voice| voice.level).min()?;
    let choice = match level.checked_sub(1) {
        Some(index) => Choice::Level(other.scale.levels.get(index)?.id.clone()),
        None if is_same => Choice::NotYet,
        None => return None,
    };
    Some(Proposal {
        choice,
        level,
        at_least: !is_same,
        from: by(kind).map(|voice| voice.indicator.clone()).collect(),
    })
}

/// X12.
fn reach(indicators: &[IndicatorView]) -> Reach {
    let mut reach = Reach::default();
    for indicator in indicators {
        match indicator.coverage {
            Coverage::Covered => reach.covered += 1,
            Coverage::Touched => reach.touched += 1,
            Coverage::NothingRated | Coverage::NoRelation => reach.uncovered += 1,
        }
        reach.proposals += usize::from(indicator.proposal.is_some());
    }
    reach
}
