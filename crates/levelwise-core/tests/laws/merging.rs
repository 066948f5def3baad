//! Laws of merging: the same bytes in every order, and nothing typed is lost.

use std::collections::BTreeSet;

use levelwise_core::assessment::{Assessment, Register};
use levelwise_core::format::{open_assessment, write_assessment};
use levelwise_core::merge::{merge, preview};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

use crate::config;
use crate::history::{Edit, N_COPIES, World, history, rater_id};
use crate::texts::standing_texts;

fn merged(one: &Assessment, other: &Assessment) -> Assessment {
    merge(one, other).expect("copies of one assessment merge")
}

/// Everything that all copies know.
fn together(world: &World) -> Assessment {
    let copies = world.copies.iter().skip(1);
    copies.fold(world.copies[0].clone(), |all, copy| merged(&all, copy))
}

/// The copies in any order, each at least once.
fn arrivals() -> impl Strategy<Value = Vec<usize>> {
    vec(0..N_COPIES, 0..N_COPIES).prop_flat_map(|mut again| {
        again.extend(0..N_COPIES);
        Just(again).prop_shuffle()
    })
}

fn without_clocks(assessment: &Assessment) -> Assessment {
    fn forget(value: &mut Value) {
        match value {
            Value::Object(map) => {
                if map.contains_key("by") {
                    map.remove("at");
                }
                map.values_mut().for_each(forget);
            }
            Value::Array(list) => list.iter_mut().for_each(forget),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let mut file = serde_json::from_str(&write_assessment(assessment)).expect("a file is JSON");
    forget(&mut file);
    let opened = open_assessment(file.to_string().as_bytes());
    opened.expect("it opens without clocks").value
}

proptest! {
    #![proptest_config(config(192))]

    /// M1, M4, M5, M7: idempotent, commutative and associative to the byte.
    #[test]
    fn order_and_repetition_do_not_matter(history in history(40)) {
        let world = World::after(&history);
        let [a, b, c, ..] = &world.copies[..] else { panic!("there are more copies") };
        prop_assert_eq!(write_assessment(&merged(a, a)), write_assessment(a));
        prop_assert_eq!(write_assessment(&merged(a, b)), write_assessment(&merged(b, a)));
        let left = merged(&merged(a, b), c);
        let right = merged(a, &merged(b, c));
        prop_assert_eq!(write_assessment(&left), write_assessment(&right));
        prop_assert_eq!(&merged(&left, b), &left);
    }

    /// M1, M4: two facilitators who receive the same files, in another order and
    /// some of them twice, hold the same bytes.
    #[test]
    fn facilitators_end_with_the_same_bytes(
        history in history(60),
        (one, other) in (arrivals(), arrivals()),
    ) {
        let world = World::after(&history);
        let all = |order: &[usize]| {
            let copies = order.iter().map(|copy| &world.copies[*copy]);
            write_assessment(&copies.fold(world.copies[0].clone(), |all, copy| merged(&all, copy)))
        };
        prop_assert_eq!(all(&one), all(&other));
    }

    /// M1: clocks may say anything.
    #[test]
    fn clocks_play_no_part(history in history(40)) {
        let world = World::after(&history);
        let [a, b, ..] = &world.copies[..] else { panic!("there are more copies") };
        let together = without_clocks(&merged(a, b));
        let (a, b) = (without_clocks(a), without_clocks(b));
        prop_assert_eq!(write_assessment(&merged(&a, &b)), write_assessment(&together));
    }

    /// M6: who is taken out keeps every word, and can come back.
    #[test]
    fn removing_takes_no_words(history in history(40), rater in 0..3_usize) {
        let mut world = World::after(&history);
        let answers = |assessment: &Assessment| {
            let rater = assessment.raters.get(&rater_id(rater));
            rater.map(|rater| rater.answers.clone()).unwrap_or_default()
        };
        let (here, everywhere) = (answers(&world.copies[0]), answers(&together(&world)));
        world.apply(0, &Edit::Profile(rater, true, true));
        prop_assert!(world.copies[0].raters.get(&rater_id(rater)).expect("the rater stays").is_removed());
        prop_assert_eq!(answers(&world.copies[0]), here);
        prop_assert_eq!(answers(&together(&world)), everywhere);
        world.apply(0, &Edit::Profile(rater, false, true));
        prop_assert!(!world.copies[0].raters.get(&rater_id(rater)).expect("the rater").is_removed());
    }

    /// M1, M2: what stands after everybody has met is exactly what nobody
    /// replaced with it in sight.
    #[test]
    fn what_nobody_replaced_stands(history in history(40)) {
        let mut world = World::new();
        let mut stands: BTreeSet<(String, String)> = standing_texts(&world.copies[0]);
        for (copy, edit) in &history {
            // In the same session a copy that is set back gives its numbers anew,
            // and loses texts by that: what must not be done (M2).
            if matches!(edit, Edit::SetBack) {
                continue;
            }
            let before = standing_texts(&world.copies[*copy]);
            world.apply(*copy, edit);
            let after = standing_texts(&world.copies[*copy]);
            match edit {
                Edit::Import(_) | Edit::ImportPart(..) | Edit::Together(_) => {}
                // What nobody else has is gone with the copy, and what others
                // know to be replaced does not come back.
                Edit::Restore => stands = standing_texts(&together(&world)),
                Edit::Answer(..) | Edit::Decide(_) | Edit::Profile(..) | Edit::Plan(..) | Edit::Aim(_) | Edit::Reveal(_) | Edit::Remember(_) | Edit::SmallGroup(_) | Edit::Rename
                | Edit::NewerField(..) | Edit::Reopen | Edit::Keep | Edit::SetBack => {
                    for replaced in before.difference(&after) {
                        stands.remove(replaced);
                    }
                    stands.extend(after.difference(&before).cloned());
                }
            }
        }
        prop_assert_eq!(standing_texts(&together(&world)), stands);
    }

    /// M9: nothing is announced exactly if nothing that stands changes, and all
    /// of the file is counted.
    #[test]
    fn the_preview_tells_what_changes(history in history(30)) {
        let world = World::after(&history);
        let [ours, theirs, ..] = &world.copies[..] else { panic!("there are more copies") };
        let found = preview(ours, theirs).expect("copies of one assessment merge");
        let after = merged(ours, theirs);
        let changes = standing_texts(&after) != standing_texts(ours);
        prop_assert_eq!(!found.is_empty(), changes);
        let n_counted: usize = found.raters.iter().map(|rater| rater.changes).chain([found.team])
            .map(|changes| changes.new + changes.same + changes.supersedes + changes.differs)
            .sum();
        let n_profiles = theirs.raters.values().filter(|rater| !rater.profile.versions().is_empty()).count();
        let n_revealed = theirs.raters.values().filter(|rater| !rater.revealed.is_empty()).count();
        let n_sizes = usize::from(!theirs.small_group.versions().is_empty());
        let n_answers: usize = theirs.raters.values().map(|rater| rater.answers.len()).sum();
        let past = theirs.past.values().map(|past| {
            usize::from(!past.about.versions().is_empty())
                + past.decisions.len() + past.plan.len() + past.targets.len()
        });
        let n_team = theirs.decisions.len() + theirs.plan.len() + theirs.targets.len() + past.sum::<usize>();
        prop_assert_eq!(n_counted, 1 + n_profiles + n_answers + n_revealed + n_sizes + n_team);
        prop_assert!(preview(&after, theirs).expect("copies merge").is_empty());
    }

    /// M1: what a register knows is all that it is.
    #[test]
    fn a_register_is_what_it_knows(history in history(30)) {
        for copy in World::after(&history).copies {
            let answers = copy.raters.values().flat_map(|rater| rater.answers.values());
            for register in answers {
                let again = Register::known(register.seen().clone(), register.versions().to_vec());
                prop_assert_eq!(&again, register);
            }
        }
    }

    /// M9, V3: as many answers are announced as merging unseals.
    #[test]
    fn the_preview_tells_what_is_unsealed(history in history(30)) {
        let world = World::after(&history);
        let [ours, theirs, ..] = &world.copies[..] else { panic!("there are three copies") };
        let found = preview(ours, theirs).expect("copies of one assessment merge");
        let open = |copy: &Assessment| -> BTreeSet<(String, String)> {
            let raters = ours.raters.iter().map(|(id, rater)| (id, copy.raters.get(id), rater));
            raters.flat_map(|(id, there, here)| {
                let revealed = there.into_iter().flat_map(|rater| &rater.revealed);
                let revealed = revealed.filter(|indicator| here.answers.contains_key(indicator));
                revealed.map(|indicator| (id.to_string(), indicator.to_string())).collect::<Vec<_>>()
            }).collect()
        };
        let before = open(ours);
        let after = open(&merged(ours, theirs));
        prop_assert_eq!(found.reveals, after.difference(&before).count());
        prop_assert!(before.is_subset(&after));
    }

    /// M3: a writer who has everything in sight has the last word.
    #[test]
    fn a_last_word_can_be_had(history in history(30)) {
        let mut world = World::after(&history);
        for from in 1..world.copies.len() {
            world.apply(0, &Edit::Import(from));
        }
        world.apply(0, &Edit::Reopen);
        world.apply(0, &Edit::Rename);
        let last = world.copies[0].about.clone();
        let everything = world.copies.iter().fold(world.copies[0].clone(), |all, copy| merged(&all, copy));
        prop_assert_eq!(everything.about.versions().len(), 1);
        prop_assert_eq!(everything.about, last);
    }
}
