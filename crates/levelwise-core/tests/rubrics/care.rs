//! Is every indicator described with the same care?

use std::collections::{BTreeMap, BTreeSet};

use levelwise_core::rubric::{Indicator, LevelsOrigin, Rubric};

use super::language::texts_of;
use super::{n_words, shipped};

fn check_care(indicator: &Indicator, rubric: &Rubric, name: &str) {
    let id = &indicator.id;
    for level in &indicator.levels {
        let n_words = n_words(&level.descriptor);
        let place = format!("{name} {id} {}", level.level);
        assert!((25..=70).contains(&n_words), "{place}: {n_words} words");
        let n_steps = level.steps.len();
        assert!((2..=4).contains(&n_steps), "{place}: {n_steps} steps");
    }
    let n_items = indicator.evidence.len();
    assert!(
        (2..=5).contains(&n_items),
        "{name} {id}: {n_items} evidence items"
    );
    let items = indicator.evidence.iter();
    let supported: BTreeSet<_> = items.map(|item| &item.supports).collect();
    let every: BTreeSet<_> = rubric.scale.levels.iter().map(|level| &level.id).collect();
    assert_eq!(supported, every, "{name} {id}: evidence for every level");
}

#[test]
fn every_indicator_is_described_with_the_same_care() {
    for (name, _, rubric) in shipped() {
        for indicator in rubric.indicators() {
            check_care(indicator, &rubric, &name);
        }
    }
}

fn words_of(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.map(str::to_lowercase).collect()
}

/// Two levels in almost the same words are "some" and "most" of one sentence.
/// Where the source describes the levels, it decides how alike they are.
#[test]
fn authored_levels_are_told_apart() {
    for (name, _, rubric) in shipped() {
        if rubric.source.levels == LevelsOrigin::Source {
            continue;
        }
        for indicator in rubric.indicators() {
            let descriptors = indicator.levels.iter().map(|level| &*level.descriptor);
            let words: Vec<_> = descriptors.map(words_of).collect();
            for (idx, one) in words.iter().enumerate() {
                for other in &words[..idx] {
                    let n_shared = one.intersection(other).count();
                    let n_all = one.union(other).count();
                    let id = &indicator.id;
                    assert!(
                        9 * n_all >= 20 * n_shared,
                        "{name} {id}: {n_shared}/{n_all}"
                    );
                }
            }
        }
    }
}

/// A step is one thing to do: a sentence that begins with a verb, not with the
/// person who should do it.
#[test]
fn steps_are_sentences_that_begin_with_what_to_do() {
    const SUBJECTS: [&str; 8] = [
        "The",
        "A",
        "Leaders",
        "District",
        "Principals",
        "Teachers",
        "Staff",
        "There",
    ];
    for (name, _, rubric) in shipped() {
        for level in rubric.indicators().flat_map(|one| &one.levels) {
            for step in &level.steps {
                let first = step.text.split(' ').next().unwrap_or_default();
                let is_imperative = !SUBJECTS.contains(&first) && step.text.ends_with('.');
                assert!(is_imperative, "{name} {}: {}", step.id, step.text);
                assert!(n_words(&step.text) >= 6, "{name} {}: too short", step.id);
            }
        }
    }
}

/// Ids of steps and evidence begin with their indicator's, so that they stay
/// unique and stable when another indicator is added.
#[test]
fn ids_begin_with_their_indicator() {
    for (name, _, rubric) in shipped() {
        for indicator in rubric.indicators() {
            let steps = indicator.levels.iter().flat_map(|level| &level.steps);
            let ids = steps.map(|step| step.id.as_str());
            let ids = ids.chain(indicator.evidence.iter().map(|item| item.id.as_str()));
            for id in ids {
                let prefix = format!("{}-", indicator.id);
                assert!(id.starts_with(&prefix), "{name}: {id}");
            }
        }
    }
}

/// A sentence that stands twice was copied and says nothing about its level.
#[test]
fn no_sentence_stands_twice() {
    for (name, text, _) in shipped() {
        let mut first_place: BTreeMap<String, String> = BTreeMap::new();
        let texts = texts_of(&text);
        // The citation names the source by its title; a work may be cited twice.
        let own = texts
            .iter()
            .filter(|(place, _)| !place.starts_with("/source/") && !place.contains("/references/"));
        for (place, text) in own {
            for sentence in text.split_inclusive(['.', '?', '!']) {
                let sentence = sentence.trim().to_lowercase();
                if n_words(&sentence) < 5 {
                    continue;
                }
                if let Some(first) = first_place.insert(sentence.clone(), place.clone()) {
                    panic!("{name}: \"{sentence}\" stands at {first} and at {place}");
                }
            }
        }
    }
}
