//! Laws of what people may see: nothing sealed shows through any number, and
//! nothing hidden can be worked out.

use levelwise_core::assessment::{Answer, Assessment, Profile, RaterId, SessionId, Stamp};
use levelwise_core::format::write_assessment;
use levelwise_core::merge::merge;
use levelwise_core::score::{View, score};
use levelwise_core::suggest::suggest;
use levelwise_core::team::{Hidden, RoleStage, role_results, team_agreement};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::config;
use crate::history::{RUBRIC, World, choice, history, indicator_id, rater_id};

/// Everything that is shown to a person, as text.
fn shown(assessment: &Assessment, person: &RaterId) -> String {
    let open = assessment.open_to(person);
    let scores = score(&RUBRIC, &open, View::Team);
    let suggestions = suggest(&RUBRIC, &scores);
    let agreement = team_agreement(&RUBRIC, &scores);
    let roles = role_results(&RUBRIC, &open);
    format!("{scores:?}{suggestions:?}{agreement:?}{roles:?}")
}

fn stamp() -> Stamp {
    Stamp {
        by: SessionId::new("somebody").expect("a session id"),
        at: None,
    }
}

proptest! {
    #![proptest_config(config(96))]

    /// V3, V5: whatever others say under the seal, a person sees the same.
    #[test]
    fn what_is_sealed_changes_nothing_that_is_shown(history in history(40), said in vec(0..8_usize, 3 * 7)) {
        let world = World::after(&history);
        let mut other = world.copies[0].clone();
        let person = rater_id(0);
        for (idx, said) in said.iter().enumerate() {
            let (rater, indicator) = (rater_id(idx % 3), indicator_id(idx / 3));
            let known = other.raters.get(&rater);
            let sealed = known.is_some_and(|known| !known.revealed.contains(&indicator));
            if rater != person && sealed {
                let answer = Answer { choice: choice(*said), ..Answer::default() };
                other.set_answer(&rater, &indicator, answer, &stamp());
            }
        }
        prop_assert_eq!(shown(&world.copies[0], &person), shown(&other, &person));
    }

    /// V4, V5: once everything is revealed everybody sees all of it, and it
    /// stays so wherever the files meet.
    #[test]
    fn a_reveal_opens_everything_for_good(history in history(40)) {
        let world = World::after(&history);
        let mut copy = world.copies[0].clone();
        for indicator in RUBRIC.indicators() {
            copy.reveal(&indicator.id);
        }
        for person in [rater_id(0), RaterId::new("somebody-else").expect("a rater id")] {
            prop_assert_eq!(copy.sealed_to(&person).count(), 0);
            prop_assert_eq!(copy.sealed().count(), 0);
            let all = score(&RUBRIC, &copy, View::Team);
            prop_assert_eq!(&score(&RUBRIC, &copy.open_to(&person), View::Team), &all);
        }
        let met = merge(&world.copies[1], &copy).expect("copies of one assessment merge");
        for (id, rater) in &copy.raters {
            let revealed = &met.raters.get(id).expect("the rater is there").revealed;
            prop_assert!(rater.revealed.iter().all(|indicator| revealed.contains(indicator)));
        }
    }

    /// V5: seeing is no editing: what is seen merges back without a change.
    #[test]
    fn what_is_seen_is_part_of_what_is_there(history in history(40)) {
        let world = World::after(&history);
        let copy = &world.copies[0];
        let nobody = RaterId::new("nobody-here").expect("a rater id");
        prop_assert_eq!(copy.revealed(), copy.open_to(&nobody));
        let merged = merge(copy, &copy.open_to(&rater_id(1))).expect("copies of one assessment merge");
        prop_assert_eq!(write_assessment(&merged), write_assessment(copy));
    }

    /// V6, V8: what is hidden is hidden in company, and nothing is hidden without
    /// need.
    #[test]
    fn small_groups_hide_together(sizes in vec(0..8_usize, 0..7), least in 0..7_u32) {
        let world = World::new();
        let mut assessment = world.copies[0].clone();
        assessment.set_small_group(least, &stamp());
        for (role, size) in sizes.iter().enumerate() {
            for number in 0..*size {
                let id = RaterId::new(&format!("r{role}-{number}")).expect("a rater id");
                let profile = Profile { role: format!("role {role}"), ..Profile::default() };
                assessment.set_profile(&id, profile, &stamp());
                let answer = Answer { choice: choice(1), ..Answer::default() };
                assessment.set_answer(&id, &indicator_id(0), answer, &stamp());
            }
        }
        let results = role_results(&RUBRIC, &assessment);
        let stages: Vec<RoleStage> = results.roles.iter().map(|role| role.rubric).collect();
        prop_assert_eq!(stages.len(), sizes.iter().filter(|size| **size > 0).count());
        let least = usize::try_from(least.max(1)).expect("a small number");
        let hidden: Vec<&RoleStage> = stages.iter().filter(|stage| stage.hidden.is_some()).collect();
        for stage in &stages {
            prop_assert_eq!(stage.hidden == Some(Hidden::TooFew), stage.n_rated < least);
            prop_assert_eq!(stage.stage.is_none(), stage.hidden.is_some());
        }
        let n_people: usize = hidden.iter().map(|stage| stage.n_rated).sum();
        let all_hidden = hidden.len() == stages.len();
        prop_assert!(hidden.is_empty() || all_hidden || (hidden.len() > 1 && n_people >= least));
        // Without the last that was added it would not have been enough.
        let added: Vec<&&RoleStage> = hidden.iter().filter(|stage| stage.hidden == Some(Hidden::GivesAway)).collect();
        if let Some(largest) = added.iter().map(|stage| stage.n_rated).max() {
            prop_assert!(hidden.len() - 1 < 2 || n_people - largest < least);
        }
    }
}
