//! Laws of merging: the same bytes in every order, and nothing typed is lost.

use std::collections::BTreeSet;

use levelwise_core::assessment::{Assessment, Register};
use levelwise_core::format::write_assessment;
use levelwise_core::merge::{merge, preview};
use proptest::prelude::*;

use crate::config;
use crate::history::{Edit, World, history, standing_texts};

fn merged(one: &Assessment, other: &Assessment) -> Assessment {
    merge(one, other).expect("copies of one assessment merge")
}

proptest! {
    #![proptest_config(config(192))]

    /// M1, M4, M5, M7: idempotent, commutative and associative to the byte.
    #[test]
    fn order_and_repetition_do_not_matter(history in history(40)) {
        let world = World::after(&history);
        let [a, b, c] = &world.copies[..] else { panic!("there are three copies") };
        prop_assert_eq!(write_assessment(&merged(a, a)), write_assessment(a));
        prop_assert_eq!(write_assessment(&merged(a, b)), write_assessment(&merged(b, a)));
        let left = merged(&merged(a, b), c);
        let right = merged(a, &merged(b, c));
        prop_assert_eq!(write_assessment(&left), write_assessment(&right));
        prop_assert_eq!(&merged(&left, b), &left);
    }

    /// M1, M2: what stands after everybody has met is exactly what nobody
    /// replaced with it in sight.
    #[test]
    fn what_nobody_replaced_stands(history in history(40)) {
        let mut world = World::new();
        let mut stands: BTreeSet<(String, String)> = standing_texts(&world.copies[0]);
        for (copy, edit) in &history {
            // A copy that is set back loses texts by itself, not by merging.
            if matches!(edit, Edit::SetBack) {
                continue;
            }
            let before = standing_texts(&world.copies[*copy]);
            world.apply(*copy, edit);
            let after = standing_texts(&world.copies[*copy]);
            if !matches!(edit, Edit::Import(_)) {
                for replaced in before.difference(&after) {
                    stands.remove(replaced);
                }
                stands.extend(after.difference(&before).cloned());
            }
        }
        let everything = world.copies.iter().skip(1).fold(world.copies[0].clone(), |all, copy| merged(&all, copy));
        prop_assert_eq!(standing_texts(&everything), stands);
    }

    /// M9: nothing is announced exactly if nothing that stands changes, and all
    /// of the file is counted.
    #[test]
    fn the_preview_tells_what_changes(history in history(30)) {
        let world = World::after(&history);
        let [ours, theirs, _] = &world.copies[..] else { panic!("there are three copies") };
        let found = preview(ours, theirs).expect("copies of one assessment merge");
        let after = merged(ours, theirs);
        let changes = standing_texts(&after) != standing_texts(ours);
        prop_assert_eq!(!found.is_empty(), changes);
        let n_counted: usize = found.raters.iter().map(|rater| rater.changes).chain([found.team])
            .map(|changes| changes.new + changes.same + changes.supersedes + changes.differs)
            .sum();
        let n_profiles = theirs.raters.values().filter(|rater| !rater.profile.versions().is_empty()).count();
        let n_answers: usize = theirs.raters.values().map(|rater| rater.answers.len()).sum();
        prop_assert_eq!(n_counted, 1 + n_profiles + n_answers + theirs.decisions.len() + theirs.plan.len());
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
