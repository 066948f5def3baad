//! Cycles side by side: what rose, what fell, how each area went, and what became
//! of the plan. The rules are T1 to T8 of SPEC.md; how a cycle is remembered and
//! the next one begun is in `cycle`.

mod cycle;
mod read;

use serde::Serialize;

use crate::assessment::{Assessment, AssessmentId, Choice, Cycle, Register, Task, TaskId};
use crate::lineage::{ChangeKind, Lineage, WasSaid};
use crate::plan::TaskCounts;
use crate::record::{Date, Table};
use crate::rubric::{AreaId, IndicatorId, Rubric};
use crate::score::ScoreCard;

pub use cycle::{next_cycle, remember};

use read::{Read, read};

/// Cycles side by side, the earliest first and the present one last.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Trend {
    /// Each cycle.
    pub cycles: Vec<TrendCycle>,
    /// Each area in the order of the rubric.
    pub areas: Vec<AreaTrend>,
    /// Each indicator in the order of the rubric.
    pub indicators: Vec<IndicatorTrend>,
    /// What changed from each cycle to the next, one fewer than the cycles.
    pub between: Vec<ChangeCounts>,
    /// What became of the plan of the cycle before the present one, by indicator
    /// in the order of the rubric; tasks without an indicator of it come last.
    pub plan: Vec<PlanOutcome>,
}

/// One cycle as a whole.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TrendCycle {
    /// Its assessment.
    pub id: AssessmentId,
    /// What people call it.
    pub label: String,
    /// A day in it.
    #[serde(serialize_with = "as_text")]
    pub date: Option<Date>,
    /// The version of the rubric it was made with.
    pub version: String,
    /// How it can be read under the present edition.
    pub reading: Reading,
    /// How many raters who vote answered.
    pub n_raters: usize,
    /// The score card of everything that can be compared with the present cycle.
    pub card: ScoreCard,
}

/// How a cycle is read under the present edition of the rubric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// It was made with it.
    Same,
    /// The lineage says what changed.
    ByLineage,
    /// No lineage leads from its edition to this one: everything needs a look.
    NotComparable,
    /// It was made with another rubric.
    OtherRubric,
}

/// How an area went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AreaTrend {
    /// Which area.
    pub id: AreaId,
    /// Its stage in each cycle, 0 for the ground; absent if nothing that can be
    /// compared was rated.
    pub stages: Vec<Option<usize>>,
    /// Of how many of its indicators each cycle can be compared with the present
    /// one.
    pub n_comparable: Vec<usize>,
}

/// How an indicator went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IndicatorTrend {
    /// Which indicator.
    pub id: IndicatorId,
    /// What each cycle says of it.
    pub stands: Vec<Standing>,
    /// What changed from each cycle to the next, one fewer than the cycles.
    pub changes: Vec<Change>,
}

/// What a cycle says of an indicator of the present edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum Standing {
    /// It had a level; 0 is the ground.
    Rated {
        /// The level.
        level: usize,
    },
    /// It had none.
    NotRated {
        /// What was chosen instead; absent if nothing was.
        choice: Option<Choice>,
    },
    /// Something else was asked then, so that it cannot be compared.
    NeedsReview {
        /// What became of what was asked; absent if no lineage says it.
        change: Option<ChangeKind>,
        /// What the team said of each indicator that this one comes from.
        was: Vec<WasSaid>,
    },
}

/// What changed for an indicator from one cycle to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum Change {
    /// Its level is higher.
    Rose {
        /// By how many levels.
        by: usize,
    },
    /// Its level is lower.
    Fell {
        /// By how many levels.
        by: usize,
    },
    /// Its level is the same.
    Stayed,
    /// It has a level and had none.
    NewlyRated,
    /// It had a level and has none.
    NoLongerRated,
    /// It has none and had none.
    NotRated,
    /// One of the two cycles asked something else.
    NeedsReview,
}

/// How many indicators changed how from one cycle to the next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangeCounts {
    /// Higher.
    pub rose: usize,
    /// Lower.
    pub fell: usize,
    /// The same.
    pub stayed: usize,
    /// With a level for the first time.
    pub newly_rated: usize,
    /// Without a level any more.
    pub no_longer_rated: usize,
    /// Without a level in both.
    pub not_rated: usize,
    /// Asked otherwise in one of the two.
    pub needs_review: usize,
}

/// What became of what was planned for an indicator in the cycle before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanOutcome {
    /// Which indicator; absent for the tasks that served none of the present
    /// edition.
    pub indicator: Option<IndicatorId>,
    /// How its tasks stood at the end.
    pub counts: TaskCounts,
    /// What changed for it since; absent without an indicator.
    pub change: Option<Change>,
    /// The tasks that were open at the end.
    pub open: Vec<TaskId>,
}

fn as_text<S: serde::Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    match date {
        Some(date) => serializer.serialize_some(date.as_str()),
        None => serializer.serialize_none(),
    }
}

/// The past cycles of `assessment` and itself, under the present edition
/// `rubric`; `lineage` says what changed between editions. `assessment` holds
/// what may be shown (V5).
#[must_use]
pub fn trend(rubric: &Rubric, assessment: &Assessment, lineage: Option<&Lineage>) -> Trend {
    let mut past: Vec<(Cycle, &AssessmentId)> = Vec::new();
    for (id, earlier) in &assessment.past {
        let about = earlier.about.shown();
        past.push((
            about.map_or_else(Cycle::default, |about| about.cycle.clone()),
            id,
        ));
    }
    // T2: by date, those without one first.
    past.sort_by(|(one, one_id), (other, other_id)| {
        let by_date = one.date.cmp(&other.date);
        by_date
            .then_with(|| one.label.cmp(&other.label))
            .then_with(|| one_id.cmp(other_id))
    });
    let mut reads: Vec<Read> = Vec::new();
    for (_, id) in &past {
        if let Some(earlier) = assessment.past.get(id) {
            let read = read(rubric, &earlier.as_assessment(id), lineage);
            reads.push(read.by(earlier.raters.len()));
        }
    }
    let answered = assessment.voting_raters();
    let answered = answered.filter(|(_, rater)| !rater.answers.is_empty());
    reads.push(read(rubric, assessment, lineage).by(answered.count()));
    let indicators: Vec<IndicatorTrend> = rubric
        .indicators()
        .enumerate()
        .map(|(idx, indicator)| of_indicator(&indicator.id, idx, &reads))
        .collect();
    let between = (1..reads.len()).map(|cycle_idx| {
        let mut counts = ChangeCounts::default();
        for indicator in &indicators {
            counts.add(indicator.changes[cycle_idx - 1]);
        }
        counts
    });
    let between = between.collect();
    let plan = past.last().and_then(|(_, id)| {
        let earlier = assessment.past.get(id)?;
        Some(outcomes(
            &earlier.plan,
            &indicators,
            lineage,
            &earlier.rubric.text_hash,
            rubric,
        ))
    });
    let areas = rubric.areas.iter().enumerate();
    Trend {
        areas: areas
            .map(|(area_idx, area)| AreaTrend {
                id: area.id.clone(),
                stages: reads
                    .iter()
                    .map(|read| read.scores.areas[area_idx].card.stage)
                    .collect(),
                n_comparable: reads
                    .iter()
                    .map(|read| read.n_comparable[area_idx])
                    .collect(),
            })
            .collect(),
        indicators,
        between,
        plan: plan.unwrap_or_default(),
        cycles: reads.into_iter().map(|read| read.cycle).collect(),
    }
}

fn of_indicator(id: &IndicatorId, idx: usize, reads: &[Read]) -> IndicatorTrend {
    let stands: Vec<Standing> = reads.iter().map(|read| read.stands[idx].clone()).collect();
    let pairs = stands.windows(2);
    IndicatorTrend {
        id: id.clone(),
        changes: pairs.map(|pair| change(&pair[0], &pair[1])).collect(),
        stands,
    }
}

/// T4: what changed between two standings.
fn change(before: &Standing, after: &Standing) -> Change {
    match (before, after) {
        (Standing::NeedsReview { .. }, _) | (_, Standing::NeedsReview { .. }) => {
            Change::NeedsReview
        }
        (Standing::Rated { level: before }, Standing::Rated { level: after }) => {
            match (after.checked_sub(*before), before.checked_sub(*after)) {
                (Some(0), _) => Change::Stayed,
                (Some(by), _) => Change::Rose { by },
                (None, by) => Change::Fell {
                    by: by.unwrap_or_default(),
                },
            }
        }
        (Standing::NotRated { .. }, Standing::Rated { .. }) => Change::NewlyRated,
        (Standing::Rated { .. }, Standing::NotRated { .. }) => Change::NoLongerRated,
        (Standing::NotRated { .. }, Standing::NotRated { .. }) => Change::NotRated,
    }
}

impl ChangeCounts {
    fn add(&mut self, change: Change) {
        let count = match change {
            Change::Rose { .. } => &mut self.rose,
            Change::Fell { .. } => &mut self.fell,
            Change::Stayed => &mut self.stayed,
            Change::NewlyRated => &mut self.newly_rated,
            Change::NoLongerRated => &mut self.no_longer_rated,
            Change::NotRated => &mut self.not_rated,
            Change::NeedsReview => &mut self.needs_review,
        };
        *count += 1;
    }
}

/// T7: the plan of the last past cycle, by the indicators of the present edition.
fn outcomes(
    plan: &Table<TaskId, Register<Task>>,
    indicators: &[IndicatorTrend],
    lineage: Option<&Lineage>,
    edition: &str,
    rubric: &Rubric,
) -> Vec<PlanOutcome> {
    let origins = lineage.and_then(|lineage| lineage.origins(edition, rubric.text_hash()));
    let serves = |register: &Register<Task>| {
        let id = register.shown()?.indicator.as_ref()?;
        if edition == rubric.text_hash() {
            return Some(id.clone());
        }
        origins.as_ref()?.heir(id)
    };
    let outcome = |indicator: Option<&IndicatorTrend>| {
        let mut counts = TaskCounts::default();
        let mut open = Vec::new();
        for (id, register) in plan {
            let served = serves(register).filter(|id| rubric.indicator(id).is_some());
            if served.as_ref() != indicator.map(|one| &one.id) {
                continue;
            }
            counts.add(register);
            let mut versions = register.versions().iter();
            if versions.any(|version| version.value.is_open()) {
                open.push(id.clone());
            }
        }
        (counts != TaskCounts::default()).then(|| PlanOutcome {
            indicator: indicator.map(|one| one.id.clone()),
            counts,
            change: indicator.and_then(|one| one.changes.last().copied()),
            open,
        })
    };
    let of_indicators = indicators.iter().map(Some);
    of_indicators.chain([None]).filter_map(outcome).collect()
}
