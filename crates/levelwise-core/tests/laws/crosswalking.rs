//! Laws of a rubric seen through answers given under another.

use std::sync::LazyLock;

use levelwise_core::crosswalk::{Coverage, Crosswalk, RelationKind, problems, view};
use levelwise_core::format::{open_crosswalk, open_rubric, write_crosswalk};
use levelwise_core::rubric::Rubric;
use levelwise_core::score::{View, score};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::config;
use crate::history::{RUBRIC, World, history};

static OTHER: LazyLock<Rubric> = LazyLock::new(|| {
    let bytes = include_bytes!("../../../../tests/cases/rubrics/trio.json");
    open_rubric(bytes).expect("the rubric is consistent").value
});

/// Some pairs of indicators, each with one of the four relations; now and then
/// with an indicator that is not there.
fn crosswalk() -> impl Strategy<Value = Crosswalk> {
    let kind = proptest::sample::select(RelationKind::ALL);
    vec((0..8_usize, 1..5_usize, kind), 0..16)
        .prop_map(|drawn| {
            let mut pairs = Vec::new();
            let mut relations: Vec<Value> = Vec::new();
            for (from, to, kind) in drawn {
                if !pairs.contains(&(from, to)) {
                    pairs.push((from, to));
                    let from = ["1", "2", "3a", "3b", "4", "5", "6", "9"][from];
                    relations.push(json!({
                        "from": { "rubric": "small", "indicator": from },
                        "relation": kind.word(),
                        "to": { "rubric": "trio", "indicator": to.to_string() },
                        "reason": "Drawn.",
                    }));
                }
            }
            let file = json!({
                "format": "levelwise/crosswalk",
                "formatVersion": "1.0",
                "id": "drawn",
                "version": "1.0.0",
                "language": "en",
                "title": "Drawn",
                "summary": "Drawn.",
                "relations": relations,
            });
            open_crosswalk(file.to_string().as_bytes())
        })
        .prop_filter_map("the drawn relations go in a circle", |opened| {
            opened.ok().map(|opened| opened.value)
        })
}

/// The same, with every relation said from its other end.
fn turned(crosswalk: &Crosswalk) -> Crosswalk {
    let mut turned = crosswalk.clone();
    for relation in &mut turned.relations {
        std::mem::swap(&mut relation.from, &mut relation.to);
        relation.kind = relation.kind.turned();
    }
    turned
}

proptest! {
    #![proptest_config(config(192))]

    /// X6, X7: it does not matter from which end a relation is said, nor in which
    /// order relations stand.
    #[test]
    fn relations_hold_from_both_ends(history in history(40), crosswalk in crosswalk()) {
        let world = World::after(&history);
        let scores = score(&RUBRIC, &world.copies[0], View::Team);
        let seen = view(&RUBRIC, &scores, &OTHER, &crosswalk);
        let mut turned = turned(&crosswalk);
        prop_assert_eq!(problems(&turned).len(), 0);
        turned.relations.reverse();
        prop_assert_eq!(&seen, &view(&RUBRIC, &scores, &OTHER, &turned));
    }

    /// X9, X10, X12: what speaks is rated, what is proposed is no more than what
    /// was rated, and every indicator is counted once.
    #[test]
    fn nothing_is_invented(history in history(40), crosswalk in crosswalk()) {
        let world = World::after(&history);
        let scores = score(&RUBRIC, &world.copies[0], View::Team);
        let seen = view(&RUBRIC, &scores, &OTHER, &crosswalk);
        let reach = seen.reach;
        prop_assert_eq!(reach.covered + reach.touched + reach.uncovered, OTHER.n_indicators());
        for indicator in &seen.indicators {
            let rated = indicator.voices.iter().filter(|voice| voice.level.is_some());
            let is_open = matches!(indicator.coverage, Coverage::NothingRated | Coverage::NoRelation);
            prop_assert_eq!(rated.clone().count() == 0, is_open);
            prop_assert_eq!(indicator.strength.is_none(), is_open);
            for voice in rated.clone() {
                let card = scores.indicator(&voice.indicator);
                prop_assert_eq!(card.and_then(|card| card.level), voice.level);
            }
            if let Some(proposal) = &indicator.proposal {
                let levels = rated.filter(|voice| proposal.from.contains(&voice.indicator));
                prop_assert_eq!(levels.filter_map(|voice| voice.level).min(), Some(proposal.level));
                prop_assert_eq!(indicator.coverage, Coverage::Covered);
            }
        }
    }

    /// F5: what is written opens as it was.
    #[test]
    fn a_crosswalk_survives_its_file(crosswalk in crosswalk()) {
        let text = write_crosswalk(&crosswalk);
        let opened = open_crosswalk(text.as_bytes()).expect("what was written opens");
        prop_assert_eq!(&opened.value, &crosswalk);
        prop_assert_eq!(write_crosswalk(&opened.value), text);
    }
}
