//! The card of one indicator: what the team says of it, on what basis, and
//! whether evidence and measure agree.

use serde::Serialize;

use crate::assessment::{Answer, Assessment, Choice, Rater};
use crate::record::Amount;
use crate::rubric::{Indicator, IndicatorId, Rubric};

use super::View;
use super::card::Counts;

/// Where an indicator's choice comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The team decided.
    Decision,
    /// The only rater who chose.
    OneRater,
    /// The raters together; not yet decided.
    Raters,
    /// Nobody chose.
    Nobody,
}

/// How a claimed level compares with what evidence or measure indicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Claim {
    /// The claim is higher.
    Above,
    /// Both are equal.
    Matches,
    /// The claim is lower.
    Below,
    /// Nothing is claimed.
    Open,
}

/// A level that evidence or a measure speak for, beside the claim. It is shown
/// and never changes the claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Indicated {
    /// The level; 0 is the ground.
    pub level: usize,
    /// How the claimed level compares.
    pub claim: Claim,
}

/// Where one indicator stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct IndicatorCard {
    /// Which indicator.
    pub id: IndicatorId,
    /// How much it counts.
    pub weight: u32,
    /// What is chosen for it; absent if it is unanswered.
    pub choice: Option<Choice>,
    /// The level of the choice, 0 for the ground; absent if it is not rated.
    pub level: Option<usize>,
    /// Where the choice comes from.
    pub basis: Basis,
    /// How many raters say what.
    pub raters: Counts,
    /// The highest less the lowest level of the raters; absent if none rated.
    pub spread: Option<usize>,
    /// How many raters stand with two different versions of their own answer.
    pub apart: usize,
    /// What the ticked evidence speaks for; absent if nothing is ticked.
    pub evidence: Option<Indicated>,
    /// What the measure speaks for; absent if none was given.
    pub measure: Option<Indicated>,
}

impl IndicatorCard {
    /// The level that evidence and measure together speak for, 0 for the
    /// ground; absent if neither speaks (S18). It is only ever a proposal.
    #[must_use]
    pub fn indicated(&self) -> Option<usize> {
        let levels = [self.evidence, self.measure].into_iter().flatten();
        levels.map(|indicated| indicated.level).min()
    }

    /// Whether evidence or measure speak for another level than the claimed.
    #[must_use]
    pub fn is_flagged(&self) -> bool {
        [self.evidence, self.measure]
            .iter()
            .flatten()
            .any(|indicated| matches!(indicated.claim, Claim::Above | Claim::Below))
    }
}

pub(super) fn card_of(
    indicator: &Indicator,
    rubric: &Rubric,
    assessment: &Assessment,
    view: View<'_>,
) -> IndicatorCard {
    let said = Said::gather(indicator, rubric, assessment, view);
    let decided = match view {
        View::Team => decision(indicator, rubric, assessment),
        View::Rater(_) => None,
    };
    let (choice, level, basis) = match decided {
        Some(choice) => {
            let level = level_of(&choice, rubric);
            (Some(choice), level, Basis::Decision)
        }
        None => said.choice(rubric),
    };
    let indicated = |indicated: Option<usize>| {
        indicated.map(|indicated| Indicated {
            level: indicated,
            claim: compare(level, indicated),
        })
    };
    IndicatorCard {
        id: indicator.id.clone(),
        weight: indicator.weight,
        choice,
        level,
        basis,
        spread: said.spread(),
        apart: said.apart,
        evidence: indicated(said.evidence_level),
        measure: indicated(said.measure_level(indicator)),
        raters: said.counts,
    }
}

/// What the raters say of one indicator.
struct Said {
    counts: Counts,
    /// The raters' levels, lowest first.
    levels: Vec<usize>,
    /// The raters' numbers, lowest first.
    measures: Vec<Amount>,
    evidence_level: Option<usize>,
    apart: usize,
}

impl Said {
    fn gather(
        indicator: &Indicator,
        rubric: &Rubric,
        assessment: &Assessment,
        view: View<'_>,
    ) -> Self {
        let mut said = Self {
            counts: Counts::none(rubric.n_levels()),
            levels: Vec::new(),
            measures: Vec::new(),
            evidence_level: None,
            apart: 0,
        };
        for (rater_id, rater) in assessment.present_raters() {
            match view {
                View::Team if !rater.is_voting() => {}
                View::Team => said.add(rater, indicator, rubric),
                View::Rater(wanted) if wanted == rater_id => said.add(rater, indicator, rubric),
                View::Rater(_) => {}
            }
        }
        said.levels.sort_unstable();
        said.measures.sort_unstable();
        said
    }

    fn add(&mut self, rater: &Rater, indicator: &Indicator, rubric: &Rubric) {
        let Some(register) = rater.answers.get(&indicator.id) else {
            self.counts.add(None, None);
            return;
        };
        let mut choices = register
            .versions()
            .iter()
            .map(|version| &version.value.choice);
        let first = choices.next().and_then(Option::as_ref);
        // S13: a rater in two minds has not chosen yet.
        let choice = if choices.all(|other| other.as_ref() == first) {
            first
        } else {
            self.apart += 1;
            None
        };
        let level = choice.and_then(|choice| level_of(choice, rubric));
        self.counts.add(choice, level);
        self.levels.extend(level);
        for version in register.versions() {
            self.add_evidence(&version.value, indicator, rubric);
        }
        self.measures
            .extend(register.shown().and_then(|answer| answer.measure));
    }

    /// S16: the highest level that a ticked item supports.
    fn add_evidence(&mut self, answer: &Answer, indicator: &Indicator, rubric: &Rubric) {
        let ticked = indicator
            .evidence
            .iter()
            .filter(|item| answer.evidence.contains(&item.id));
        let level = ticked
            .filter_map(|item| rubric.level_idx(&item.supports))
            .max();
        self.evidence_level = self.evidence_level.max(level);
    }

    /// S11 and S12.
    fn choice(&self, rubric: &Rubric) -> (Option<Choice>, Option<usize>, Basis) {
        let basis = match self.counts.answered() {
            0 => Basis::Nobody,
            1 => Basis::OneRater,
            _ => Basis::Raters,
        };
        if let Some(level) = lower_median(&self.levels) {
            return (choice_of(level, rubric), Some(level), basis);
        }
        let choice = if self.counts.dont_know > 0 {
            Some(Choice::DontKnow)
        } else if self.counts.not_applicable > 0 {
            Some(Choice::NotApplicable)
        } else {
            None
        };
        (choice, None, basis)
    }

    fn spread(&self) -> Option<usize> {
        Some(self.levels.last()? - self.levels.first()?)
    }

    /// S17: how many thresholds the lower median of the numbers reaches.
    fn measure_level(&self, indicator: &Indicator) -> Option<usize> {
        let measure = indicator.measure.as_ref()?;
        let amount = lower_median(&self.measures)?;
        Some(measure.level_at(amount))
    }
}

/// S13: of two decisions made apart, neither holds until one saw both.
fn decision(indicator: &Indicator, rubric: &Rubric, assessment: &Assessment) -> Option<Choice> {
    let register = assessment.decisions.get(&indicator.id)?;
    let mut choices = register
        .versions()
        .iter()
        .map(|version| &version.value.choice);
    let choice = choices.next()?.clone()?;
    let same = choices.all(|other| other.as_ref() == Some(&choice));
    let known = match &choice {
        Choice::Level(level) => rubric.level_idx(level).is_some(),
        Choice::NotYet | Choice::NotApplicable | Choice::DontKnow => true,
    };
    (same && known).then_some(choice)
}

fn level_of(choice: &Choice, rubric: &Rubric) -> Option<usize> {
    match choice {
        Choice::NotYet => Some(0),
        Choice::Level(level) => rubric.level_idx(level),
        Choice::NotApplicable | Choice::DontKnow => None,
    }
}

fn choice_of(level_idx: usize, rubric: &Rubric) -> Option<Choice> {
    match level_idx.checked_sub(1) {
        None => Some(Choice::NotYet),
        Some(index) => {
            let level = rubric.scale.levels.get(index)?;
            Some(Choice::Level(level.id.clone()))
        }
    }
}

/// The middle of sorted values; of two in the middle the lower.
fn lower_median<T: Copy>(sorted: &[T]) -> Option<T> {
    sorted.get(sorted.len().checked_sub(1)? / 2).copied()
}

fn compare(claimed: Option<usize>, indicated: usize) -> Claim {
    match claimed.map(|claimed| claimed.cmp(&indicated)) {
        None => Claim::Open,
        Some(std::cmp::Ordering::Less) => Claim::Below,
        Some(std::cmp::Ordering::Equal) => Claim::Matches,
        Some(std::cmp::Ordering::Greater) => Claim::Above,
    }
}
