//! How a cycle is remembered and the next one begun (T1, T8).

use crate::assessment::{
    About, Assessment, AssessmentId, Cycle, Decision, Earlier, Profile, Rater, Register, RubricRef,
    Stamp,
};
use crate::record::{Field, Text};
use crate::rubric::{Indicator, IndicatorId, Rubric};
use crate::score::{Basis, View, score_indicator};

/// Writes into `assessment` what the team had in `past`, an earlier cycle; what is
/// there already and says the same stays. Of `rubric` only the scale counts, so
/// that a later edition will do where the one it was made with is gone. `past`
/// holds what may be shown: whoever reads the next cycle reads this too.
pub fn remember(assessment: &mut Assessment, past: &Assessment, rubric: &Rubric, stamp: &Stamp) {
    let naming = RubricRef {
        full: None,
        ..past.rubric.clone()
    };
    let earlier = Earlier::under(naming.clone());
    let earlier = assessment.past.entry(past.id.clone()).or_insert(earlier);
    earlier.rubric = naming;
    if let Some(about) = past.about.shown() {
        note(&mut earlier.about, about.clone(), stamp);
    }
    for (id, rater) in past.voting_raters() {
        if !rater.answers.is_empty() {
            earlier.raters.entry(id.clone()).or_default();
        }
    }
    for id in said_of(past) {
        let Some(indicator) = stand_in(id) else {
            continue;
        };
        let card = score_indicator(&indicator, rubric, past, View::Team);
        let decided = past.decisions.get(&card.id);
        let decided = decided.filter(|_| card.basis == Basis::Decision);
        let shown = decided.and_then(|decided| decided.shown().cloned());
        let decision = Decision {
            choice: card.choice,
            ..shown.unwrap_or_default()
        };
        if decision.choice.is_some() || earlier.decisions.contains_key(&card.id) {
            note(
                earlier.decisions.entry(card.id).or_default(),
                decision,
                stamp,
            );
        }
    }
    for (id, task) in &past.plan {
        if let Some(task) = task.shown() {
            note(
                earlier.plan.entry(id.clone()).or_default(),
                task.clone(),
                stamp,
            );
        }
    }
    for (id, target) in &past.targets {
        if let Some(target) = target.shown() {
            note(
                earlier.targets.entry(id.clone()).or_default(),
                target.clone(),
                stamp,
            );
        }
    }
}

/// The indicators of which somebody said anything, whatever the rubric has.
fn said_of(past: &Assessment) -> Vec<IndicatorId> {
    let answered = past.raters.values().flat_map(|rater| rater.answers.keys());
    let mut ids: Vec<_> = answered.chain(past.decisions.keys()).cloned().collect();
    ids.sort();
    ids.dedup();
    ids
}

/// An indicator that nothing but choices can be read of.
fn stand_in(id: IndicatorId) -> Option<Indicator> {
    let text = Text::new(id.as_str()).ok()?;
    Some(Indicator {
        id,
        title: text.clone(),
        statement: text,
        weight: 1,
        levels: Vec::new(),
        evidence: Vec::new(),
        measure: None,
        references: Vec::new(),
        extra: Default::default(),
    })
}

fn note<T: Field + Clone + PartialEq>(register: &mut Register<T>, value: T, stamp: &Stamp) {
    if register.settled() != Some(&value) {
        register.set(value, stamp);
    }
}

/// A new assessment of the same team, made with `naming`, that remembers `past`
/// and its past; of `rubric` the scale counts. Nobody has answered in it; the
/// raters keep their ids, roles and names, and targets still stand.
#[must_use]
pub fn next_cycle(
    past: &Assessment,
    rubric: &Rubric,
    naming: RubricRef,
    id: AssessmentId,
    cycle: Cycle,
    stamp: &Stamp,
) -> Assessment {
    let organization = past.about.shown().map(|about| about.organization.clone());
    let about = About {
        organization: organization.unwrap_or_default(),
        cycle,
        extra: Default::default(),
    };
    let mut next = Assessment::new(id, naming, about, stamp);
    next.past = past.past.clone();
    remember(&mut next, past, rubric, stamp);
    for (id, rater) in past.present_raters() {
        let profile = rater.profile.shown().cloned().unwrap_or_default();
        let profile: Register<Profile> = Register::new(profile, stamp);
        let rater = Rater {
            profile,
            ..Rater::default()
        };
        next.raters.insert(id.clone(), rater);
    }
    for (id, target) in &past.targets {
        let target = target.settled().filter(|target| target.choice.is_some());
        if let Some(target) = target {
            next.set_target(id, target.clone(), stamp);
        }
    }
    next
}
