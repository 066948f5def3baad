//! One cycle, read under the present edition of the rubric (T3).

use crate::assessment::{Assessment, Choice};
use crate::lineage::{Lineage, Origins, WasSaid, carry};
use crate::rubric::{IndicatorId, Rubric};
use crate::score::{IndicatorCard, ScoreCards, View, score};

use super::{Reading, Standing, TrendCycle};

/// What a cycle says under the present edition.
pub(super) struct Read {
    pub(super) cycle: TrendCycle,
    pub(super) scores: ScoreCards,
    /// One for each indicator.
    pub(super) stands: Vec<Standing>,
    /// One for each area.
    pub(super) n_comparable: Vec<usize>,
}

impl Read {
    /// The same, of so many raters.
    pub(super) fn by(mut self, n_raters: usize) -> Self {
        self.cycle.n_raters = n_raters;
        self
    }
}

pub(super) fn read(rubric: &Rubric, assessment: &Assessment, lineage: Option<&Lineage>) -> Read {
    let (reading, carried, origins) = under(rubric, assessment, lineage);
    let scores = score(rubric, &carried, View::Team);
    let mut stands = Vec::with_capacity(rubric.n_indicators());
    for card in &scores.indicators {
        stands.push(standing(card, reading, assessment, origins.as_ref()));
    }
    let mut rest = stands.as_slice();
    let mut n_comparable = Vec::new();
    for area in &rubric.areas {
        let n_indicators = area
            .practices
            .iter()
            .map(|practice| practice.indicators.len());
        let (of_area, after) = rest.split_at(n_indicators.sum());
        let comparable = of_area
            .iter()
            .filter(|standing| !matches!(standing, Standing::NeedsReview { .. }));
        n_comparable.push(comparable.count());
        rest = after;
    }
    let about = assessment.about.shown();
    let cycle = about.map(|about| &about.cycle);
    Read {
        cycle: TrendCycle {
            id: assessment.id.clone(),
            label: cycle.map_or_else(String::new, |cycle| cycle.label.clone()),
            date: cycle.and_then(|cycle| cycle.date.clone()),
            version: assessment.rubric.version.to_string(),
            reading,
            n_raters: 0,
            card: scores.rubric.clone(),
        },
        scores,
        stands,
        n_comparable,
    }
}

fn under(
    rubric: &Rubric,
    assessment: &Assessment,
    lineage: Option<&Lineage>,
) -> (Reading, Assessment, Option<Origins>) {
    let empty = || Assessment {
        raters: Default::default(),
        decisions: Default::default(),
        ..assessment.clone()
    };
    if assessment.rubric.id != rubric.id {
        return (Reading::OtherRubric, empty(), None);
    }
    if assessment.rubric.names(rubric) {
        return (Reading::Same, assessment.clone(), None);
    }
    let carried = lineage.and_then(|lineage| carry(assessment, lineage, rubric));
    let origins = lineage
        .and_then(|lineage| lineage.origins(&assessment.rubric.text_hash, rubric.text_hash()));
    match carried {
        Some(carried) => (Reading::ByLineage, carried, origins),
        None => (Reading::NotComparable, empty(), None),
    }
}

fn standing(
    card: &IndicatorCard,
    reading: Reading,
    assessment: &Assessment,
    origins: Option<&Origins>,
) -> Standing {
    let needs_review = |change, from: &[IndicatorId]| {
        let was: Vec<WasSaid> = from.iter().filter_map(|id| said(assessment, id)).collect();
        (!was.is_empty()).then_some(Standing::NeedsReview { change, was })
    };
    let reviewed = match reading {
        Reading::Same | Reading::OtherRubric => None,
        Reading::ByLineage => origins
            .and_then(|origins| origins.of(&card.id))
            .and_then(|origin| needs_review(Some(origin.kind), &origin.from)),
        Reading::NotComparable => needs_review(None, std::slice::from_ref(&card.id)),
    };
    reviewed.unwrap_or_else(|| match card.level {
        Some(level) => Standing::Rated { level },
        None => Standing::NotRated {
            choice: card.choice.clone().filter(|choice| match choice {
                // A level that the scale does not have.
                Choice::Level(_) | Choice::NotYet => false,
                Choice::NotApplicable | Choice::DontKnow => true,
            }),
        },
    })
}

/// What the team said of an indicator then: of a past cycle its decision.
fn said(assessment: &Assessment, id: &IndicatorId) -> Option<WasSaid> {
    let register = assessment.decisions.get(id)?;
    let choice = register.settled()?.choice.clone()?;
    Some(WasSaid {
        indicator: id.clone(),
        choice: Some(choice),
    })
}
