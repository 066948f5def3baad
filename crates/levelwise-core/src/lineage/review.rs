//! What was said of indicators that have changed since and needs to be looked at
//! again (N10).

use serde::Serialize;

use crate::assessment::{Answer, Assessment, Choice, Decision, Earlier, RaterId, Register};
use crate::record::Table;
use crate::rubric::{IndicatorId, Rubric};

use super::Lineage;
use super::file::ChangeKind;
use super::origins::Origins;

/// Something that was said under an earlier edition and not yet under this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Review {
    /// The indicator to look at; absent if what was asked is asked no more.
    pub indicator: Option<IndicatorId>,
    /// What became of what was asked.
    pub kind: ChangeKind,
    /// Who said it; absent if the team did.
    pub rater: Option<RaterId>,
    /// What was said, of each indicator that became this one.
    pub was: Vec<WasSaid>,
}

/// What was said of an indicator of an earlier edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WasSaid {
    /// The indicator's id then.
    pub indicator: IndicatorId,
    /// What was chosen; absent if nothing was, or if versions stand apart.
    pub choice: Option<Choice>,
}

/// What needs to be looked at again: by edition, then indicators in the order of
/// the rubric, the team's decision first and then each rater present; what is asked
/// no more comes last. Empty without the lineage's passages.
#[must_use]
pub fn reviews(assessment: &Assessment, lineage: &Lineage, rubric: &Rubric) -> Vec<Review> {
    let mut reviews = Vec::new();
    for (edition, former) in &assessment.former {
        let Some(origins) = lineage.origins(edition.as_str(), rubric.text_hash()) else {
            continue;
        };
        for indicator in rubric.indicators() {
            if let Some(origin) = origins.of(&indicator.id) {
                let of = (Some(&indicator.id), origin.kind, origin.from.as_slice());
                add(of, former, assessment, &mut reviews);
            }
        }
        for id in retired(former, &origins) {
            let of = (None, ChangeKind::Retired, std::slice::from_ref(&id));
            add(of, former, assessment, &mut reviews);
        }
    }
    reviews
}

/// What of `former` is about indicators that nothing came from.
fn retired(former: &Earlier, origins: &Origins) -> Vec<IndicatorId> {
    let mut ids: Vec<IndicatorId> = former.decisions.keys().cloned().collect();
    for rater in former.raters.values() {
        ids.extend(rater.answers.keys().cloned());
    }
    ids.retain(|id| origins.retired(id));
    ids.sort();
    ids.dedup();
    ids
}

fn add(
    (indicator, kind, from): (Option<&IndicatorId>, ChangeKind, &[IndicatorId]),
    former: &Earlier,
    assessment: &Assessment,
    reviews: &mut Vec<Review>,
) {
    let mut note = |rater: Option<&RaterId>, was: Vec<WasSaid>| {
        if !was.is_empty() {
            reviews.push(Review {
                indicator: indicator.cloned(),
                kind,
                rater: rater.cloned(),
                was,
            });
        }
    };
    let decided = indicator.and_then(|id| assessment.decisions.get(id));
    if !has(decided, |decision| decision.choice.is_some()) {
        note(
            None,
            was(&former.decisions, from, |decision: &Decision| {
                decision.choice.clone()
            }),
        );
    }
    for (id, rater) in assessment.present_raters() {
        let Some(before) = former.raters.get(id) else {
            continue;
        };
        let answered = indicator.and_then(|id| rater.answers.get(id));
        if !has(answered, |answer| answer.choice.is_some()) {
            note(
                Some(id),
                was(&before.answers, from, |answer: &Answer| {
                    answer.choice.clone()
                }),
            );
        }
    }
}

fn has<T>(register: Option<&Register<T>>, has_choice: impl Fn(&T) -> bool) -> bool
where
    T: crate::record::Field + Clone + PartialEq,
{
    let versions = register
        .into_iter()
        .flat_map(|register| register.versions());
    versions
        .into_iter()
        .any(|version| has_choice(&version.value))
}

fn was<T>(
    former: &Table<IndicatorId, Register<T>>,
    from: &[IndicatorId],
    choice: impl Fn(&T) -> Option<Choice>,
) -> Vec<WasSaid>
where
    T: crate::record::Field + Clone + PartialEq,
{
    let said = |id: &IndicatorId| {
        let register = former
            .get(id)
            .filter(|register| !register.versions().is_empty())?;
        Some(WasSaid {
            indicator: id.clone(),
            choice: register.settled().and_then(&choice),
        })
    };
    from.iter().filter_map(said).collect()
}
