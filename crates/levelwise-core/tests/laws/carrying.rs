//! Laws of carrying to a later edition: it does not matter whether copies were
//! carried before or after they met, and nothing typed is lost.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use levelwise_core::assessment::Assessment;
use levelwise_core::format::{self, write_assessment};
use levelwise_core::lineage::{Lineage, carry};
use levelwise_core::merge::merge;
use levelwise_core::rubric::Rubric;
use levelwise_core::trend::trend;
use proptest::prelude::*;

use crate::config;
use crate::history::{World, history};
use crate::texts::add_texts;

static LATER: LazyLock<Rubric> = LazyLock::new(|| {
    let bytes = include_bytes!("../../../../tests/cases/rubrics/small-2.json");
    format::open_rubric(bytes)
        .expect("the rubric is consistent")
        .value
});

static LINEAGE: LazyLock<Lineage> = LazyLock::new(|| {
    let bytes = include_bytes!("../../../../tests/cases/lineages/small.json");
    format::open_lineage(bytes)
        .expect("the lineage makes sense")
        .value
});

fn carried(assessment: &Assessment) -> Assessment {
    carry(assessment, &LINEAGE, &LATER).expect("the lineage leads there")
}

fn merged(one: &Assessment, other: &Assessment) -> Assessment {
    merge(one, other).expect("copies of one assessment merge")
}

/// Everything typed, wherever it stands.
fn texts(assessment: &Assessment) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    add_texts("", assessment, &mut texts);
    for former in assessment.former.values() {
        add_texts("", &former.as_assessment(&assessment.id), &mut texts);
    }
    texts.into_iter().map(|(_, text)| text).collect()
}

proptest! {
    #![proptest_config(config(128))]

    /// N8: carrying and merging may come in either order.
    #[test]
    fn copies_may_be_carried_before_they_meet(history in history(40)) {
        let world = World::after(&history);
        let [a, b, ..] = &world.copies[..] else { panic!("there are more copies") };
        prop_assert_eq!(
            write_assessment(&carried(&merged(a, b))),
            write_assessment(&merged(&carried(a), &carried(b)))
        );
        prop_assert_eq!(&carried(&carried(a)), &carried(a));
    }

    /// N8, N9: what was typed stands in the plan or under its edition.
    #[test]
    fn nothing_typed_is_lost(history in history(40)) {
        for copy in World::after(&history).copies {
            prop_assert_eq!(texts(&carried(&copy)), texts(&copy));
            let again = write_assessment(&carried(&copy));
            let opened = format::open_assessment(again.as_bytes()).expect("what was written can be opened");
            prop_assert_eq!(write_assessment(&opened.value), again);
        }
    }

    /// T5: every indicator is counted once between each cycle and the next.
    #[test]
    fn all_indicators_are_counted(history in history(40)) {
        for copy in World::after(&history).copies {
            let trend = trend(&LATER, &carried(&copy), Some(&LINEAGE));
            prop_assert_eq!(trend.cycles.len(), copy.past.len() + 1);
            for between in &trend.between {
                let n_counted = between.rose + between.fell + between.stayed + between.newly_rated
                    + between.no_longer_rated + between.not_rated + between.needs_review;
                prop_assert_eq!(n_counted, LATER.n_indicators());
            }
        }
    }
}
