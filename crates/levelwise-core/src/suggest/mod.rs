//! Score cards to ordered suggestions with reasons. The order follows rules
//! that a person can repeat by hand, G1 to G9 of SPEC.md; there is no weighted
//! formula.

mod reason;
mod settle;

use std::cmp::Reverse;

use serde::Serialize;

use crate::assessment::Choice;
use crate::rubric::{Area, Horizon, Indicator, IndicatorId, LevelId, Rubric, StepId};
use crate::score::{Claim, IndicatorCard, ScoreCards};

pub use reason::Reason;
pub use settle::{FAR_APART, reasons_to_settle};

/// How many suggestions the focus has at most.
pub const MAX_FOCUS: usize = 3;
/// An area below this level is built first: Getting better, the second.
const FIRM_LEVEL: usize = 2;

/// A next level for one indicator, or how to settle or sustain it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Suggestion {
    /// Which indicator.
    pub indicator: IndicatorId,
    /// The level it has, 0 for the ground; absent if it is not known.
    pub from: Option<usize>,
    /// The level to reach; absent if the present one is not known or is the
    /// top.
    pub to: Option<LevelId>,
    /// The steps that lead there, in the order of the rubric.
    pub steps: Vec<StepId>,
    /// How long it takes: the longest horizon of its steps; absent without
    /// steps.
    pub horizon: Option<Horizon>,
    /// Why it is suggested, and why here.
    pub reasons: Vec<Reason>,
}

/// All suggestions, each group in the order in which to take them up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Suggestions {
    /// Where to begin: the first of those that nothing stands in the way of, at
    /// most one per practice, three at most.
    pub focus: Vec<IndicatorId>,
    /// Nothing stands in the way.
    pub act_now: Vec<Suggestion>,
    /// Raters disagree or do not know; talk first.
    pub settle_first: Vec<Suggestion>,
    /// The area builds on one that is not firm yet.
    pub build_first: Vec<Suggestion>,
    /// At the top: keep it there.
    pub sustain: Vec<Suggestion>,
}

impl Suggestions {
    /// Every suggestion, group after group.
    pub fn all(&self) -> impl Iterator<Item = &Suggestion> {
        let groups = [
            &self.act_now,
            &self.settle_first,
            &self.build_first,
            &self.sustain,
        ];
        groups.into_iter().flatten()
    }
}

/// Suggests what to do next; indicators that are unanswered or do not apply get
/// no suggestion.
#[must_use]
pub fn suggest(rubric: &Rubric, scores: &ScoreCards) -> Suggestions {
    let mut suggestions = Suggestions::default();
    for (indicator, card) in rubric.indicators().zip(&scores.indicators) {
        let Some(place) = rubric.place(&indicator.id) else {
            continue;
        };
        let (area, _) = rubric.around(place);
        let mut settle = reasons_to_settle(card);
        let build = reasons_to_build(area, rubric, scores);
        let group = match card.level {
            None if card.choice == Some(Choice::DontKnow) => &mut suggestions.settle_first,
            None => continue,
            Some(level) if level >= rubric.n_levels() => &mut suggestions.sustain,
            Some(_) if !settle.is_empty() => &mut suggestions.settle_first,
            Some(_) if !build.is_empty() => &mut suggestions.build_first,
            Some(_) => &mut suggestions.act_now,
        };
        settle.extend(build);
        group.push(suggestion(indicator, card, area, rubric, settle));
    }
    for group in [
        &mut suggestions.act_now,
        &mut suggestions.settle_first,
        &mut suggestions.build_first,
        &mut suggestions.sustain,
    ] {
        // Stable, so what is equal stays in the order of the rubric.
        group.sort_by_key(|suggestion| order(suggestion, rubric));
    }
    suggestions.focus = focus(&suggestions.act_now, rubric);
    suggestions
}

/// G5: the lower level first, then the area on which more areas build, then the
/// shorter horizon.
fn order(suggestion: &Suggestion, rubric: &Rubric) -> (usize, Reverse<usize>, usize) {
    let n_dependents = rubric.place(&suggestion.indicator).map_or(0, |place| {
        dependents(rubric.around(place).0, rubric).count()
    });
    let horizon = suggestion
        .horizon
        .map_or(Horizon::ALL.len(), |horizon| horizon as usize);
    (
        suggestion.from.unwrap_or(usize::MAX),
        Reverse(n_dependents),
        horizon,
    )
}

fn focus(act_now: &[Suggestion], rubric: &Rubric) -> Vec<IndicatorId> {
    let mut practices = Vec::new();
    let mut focus = Vec::new();
    for suggestion in act_now {
        let practice = rubric
            .place(&suggestion.indicator)
            .map(|place| (place.area_idx, place.practice_idx));
        if focus.len() < MAX_FOCUS && !practices.contains(&practice) {
            practices.push(practice);
            focus.push(suggestion.indicator.clone());
        }
    }
    focus
}

fn suggestion(
    indicator: &Indicator,
    card: &IndicatorCard,
    area: &Area,
    rubric: &Rubric,
    barriers: Vec<Reason>,
) -> Suggestion {
    let next = card
        .level
        .and_then(|level| rubric.level_of(indicator, level + 1));
    let steps = next.map_or(&[][..], |level| &level.steps);
    let horizon = steps.iter().map(|step| step.horizon).max();
    let mut reasons = barriers;
    if let Some(level) = card.level {
        reasons.push(Reason::Level { level });
    }
    let dependents: Vec<_> = dependents(area, rubric)
        .map(|other| other.id.clone())
        .collect();
    if next.is_some() && !dependents.is_empty() {
        reasons.push(Reason::OthersBuildOn { areas: dependents });
    }
    reasons.extend(horizon.map(|horizon| Reason::Takes { horizon }));
    for indicated in [card.evidence, card.measure].into_iter().flatten() {
        let level = indicated.level;
        let reason = Reason::ClaimAboveEvidence { level };
        if indicated.claim == Claim::Above && !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    Suggestion {
        indicator: indicator.id.clone(),
        from: card.level,
        to: next.map(|level| level.level.clone()),
        steps: steps.iter().map(|step| step.id.clone()).collect(),
        horizon,
        reasons,
    }
}

/// G4: an area it builds on is rated and its stage is below Getting better.
fn reasons_to_build(area: &Area, rubric: &Rubric, scores: &ScoreCards) -> Vec<Reason> {
    let firm = FIRM_LEVEL.min(rubric.n_levels());
    let mut reasons = Vec::new();
    for base in scores
        .areas
        .iter()
        .filter(|base| area.builds_on.contains(&base.id))
    {
        if let Some(stage) = base.card.stage.filter(|stage| *stage < firm) {
            let area = base.id.clone();
            reasons.push(Reason::BuildsOn { area, stage });
        }
    }
    reasons
}

/// The areas that build on `area`.
fn dependents<'r>(area: &Area, rubric: &'r Rubric) -> impl Iterator<Item = &'r Area> {
    let id = area.id.clone();
    rubric
        .file()
        .areas
        .iter()
        .filter(move |other| other.builds_on.contains(&id))
}
