//! Does the shipped crosswalk say only what there is, does it reach almost
//! everything, and does it never invent a rating?

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use levelwise_core::crosswalk::{Coverage, Crosswalk, RelationKind, check, view};
use levelwise_core::format::{open_assessment, open_crosswalk};
use levelwise_core::rubric::Rubric;
use levelwise_core::score::{View, score};

use super::language::check_text;
use super::{folder, n_words, shipped};

fn crosswalk() -> Crosswalk {
    let bytes = fs::read(folder().join("crosswalk.json")).expect("the file can be read");
    let opened = open_crosswalk(&bytes).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(opened.warnings, []);
    opened.value
}

fn rubrics() -> Vec<Rubric> {
    shipped().into_iter().map(|(.., rubric)| rubric).collect()
}

#[test]
fn it_knows_every_indicator_that_it_names() {
    let rubrics = rubrics();
    let rubrics: Vec<&Rubric> = rubrics.iter().collect();
    assert_eq!(check(&crosswalk(), &rubrics), []);
}

/// At least nine of ten indicators have a relation into two other rubrics.
#[test]
fn it_reaches_almost_everything() {
    let mut reached: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for relation in &crosswalk().relations {
        let (from, to) = (&relation.from, &relation.to);
        for (one, other) in [(from, to), (to, from)] {
            let key = (one.rubric.to_string(), one.indicator.to_string());
            reached
                .entry(key)
                .or_default()
                .insert(other.rubric.to_string());
        }
    }
    let rubrics = rubrics();
    let n_indicators: usize = rubrics.iter().map(Rubric::n_indicators).sum();
    assert_eq!(n_indicators, 110);
    let n_reaching = reached.values().filter(|others| others.len() >= 2).count();
    assert!(10 * n_reaching >= 9 * n_indicators, "{n_reaching}");
}

/// A reason is one sentence, says what both share and what sets them apart, and
/// is written for its pair.
#[test]
fn every_reason_is_a_sentence_of_its_own() {
    let mut reasons = BTreeSet::new();
    for relation in crosswalk().relations {
        let (from, to) = (&relation.from, &relation.to);
        let reason = relation.reason.to_string();
        let place = format!("{from:?} {to:?}");
        assert!((12..=35).contains(&n_words(&reason)), "{place}: {reason}");
        let is_sentence = reason.ends_with('.') && !reason.contains(". ");
        let begins = reason.chars().next().is_some_and(char::is_uppercase);
        assert!(is_sentence && begins, "{place}: {reason}");
        check_text(&place, &reason);
        assert!(reasons.insert(reason.to_lowercase()), "{place}: {reason}");
    }
}

/// X7, X9, X10, X12: through every pair of rubrics, with the filled examples as
/// answers, and without any answer.
#[test]
fn views_invent_nothing() {
    let (crosswalk, rubrics) = (crosswalk(), rubrics());
    let mut n_proposals = 0;
    for rubric in &rubrics {
        let path = folder()
            .join("examples")
            .join(format!("{}.json", rubric.id));
        let bytes = fs::read(path).expect("the example can be read");
        let example = open_assessment(&bytes).expect("the example opens").value;
        let mut silent = example.clone();
        silent.raters = Default::default();
        silent.decisions = Default::default();
        for other in rubrics.iter().filter(|other| other.id != rubric.id) {
            let nothing = score(rubric, &silent, View::Team);
            let seen = view(rubric, &nothing, other, &crosswalk);
            assert_eq!(seen.reach.uncovered, other.n_indicators());
            assert_eq!(seen.reach.proposals, 0);

            let scores = score(rubric, &example, View::Team);
            let seen = view(rubric, &scores, other, &crosswalk);
            let of_areas = seen.areas.iter().map(|area| {
                let reach = area.reach;
                assert!(reach.proposals <= reach.covered);
                reach.covered + reach.touched + reach.uncovered
            });
            assert_eq!(of_areas.sum::<usize>(), other.n_indicators());
            for indicator in &seen.indicators {
                let Some(proposal) = &indicator.proposal else {
                    continue;
                };
                n_proposals += 1;
                assert_eq!(indicator.coverage, Coverage::Covered);
                for id in &proposal.from {
                    let voice = indicator.voices.iter().find(|voice| voice.indicator == *id);
                    let voice = voice.expect("a proposal rests on what speaks");
                    assert!(voice.level >= Some(proposal.level));
                    let covers = [RelationKind::Same, RelationKind::Broader];
                    assert!(covers.contains(&voice.relation), "{id}");
                }
            }
        }
    }
    assert!(n_proposals > 0, "the examples show no proposal");
}
