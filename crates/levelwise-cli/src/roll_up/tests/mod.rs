//! Laws of roll-ups, on the histories by which the engine's own laws are tried:
//! the counts are the engine's, extracts merge as files do, and nothing that is
//! hidden follows from what is shown.

// Other laws need the rest of it.
mod edges;
#[allow(dead_code)]
#[path = "../../../../levelwise-core/tests/laws/history.rs"]
mod history;
mod scanning;

use std::sync::{Arc, LazyLock};

use levelwise_core::assessment::{Assessment, Choice};
use levelwise_core::format::write_assessment;
use levelwise_core::merge::merge;
use levelwise_core::score::{View, score};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::count::{APARTS, Choices, Counter, DONT_KNOWS, NOT_APPLICABLES, UNANSWERED};
use super::extract::{self, Draft};
use super::groups::{Group, Part};
use super::store::Store;
use super::structure::{Structure, Structures};
use super::suppress::hide_small;

use history::{RUBRIC, World};

pub(super) static STRUCTURE: LazyLock<Structure> = LazyLock::new(structure);

fn structure() -> Structure {
    let named = levelwise_core::assessment::RubricRef::naming(&RUBRIC);
    Structure::of(&named, &Arc::new(RUBRIC.clone())).expect("it is the same rubric")
}

/// A fixed seed, so that a run that fails fails again.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_261_122),
        ..ProptestConfig::default()
    }
}

fn extract_of(assessment: &Assessment) -> Vec<u8> {
    let mut draft = Draft::default();
    draft.write(assessment, &STRUCTURE);
    let mut extract = Vec::new();
    draft.finish(0, &mut extract);
    extract
}

/// What is said of one indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Level(usize),
    NotApplicable,
    DontKnow,
    Unanswered,
    Apart,
}

fn said(choice: Option<&Choice>, apart: usize) -> Said {
    match choice {
        Some(Choice::NotYet) => Said::Level(0),
        Some(Choice::Level(level)) => match RUBRIC.level_idx(level) {
            Some(position) => Said::Level(position),
            None => Said::Unanswered,
        },
        Some(Choice::NotApplicable) => Said::NotApplicable,
        Some(Choice::DontKnow) => Said::DontKnow,
        None if apart > 0 => Said::Apart,
        None => Said::Unanswered,
    }
}

fn listed(choices: Choices<'_>) -> Vec<Said> {
    let n_levels = RUBRIC.n_levels() + 1;
    let said = |column: usize| match column.checked_sub(n_levels) {
        None => Said::Level(column),
        Some(NOT_APPLICABLES) => Said::NotApplicable,
        Some(DONT_KNOWS) => Said::DontKnow,
        Some(UNANSWERED) => Said::Unanswered,
        Some(APARTS) => Said::Apart,
        Some(other) => panic!("there is no column {other}"),
    };
    choices.columns(n_levels).map(said).collect()
}

/// What the engine's score says, by present rater, and of the team.
fn by_the_engine(assessment: &Assessment) -> (Vec<Vec<Said>>, Vec<Said>) {
    let cards = |view| score(&RUBRIC, assessment, view).indicators;
    let raters = assessment.present_raters().map(|(id, _)| {
        let cards = cards(View::Rater(id));
        let row = cards
            .iter()
            .map(|card| said(card.choice.as_ref(), card.apart));
        row.collect()
    });
    let team = cards(View::Team);
    let team = team.iter().map(|card| said(card.choice.as_ref(), 0));
    (raters.collect(), team.collect())
}

fn counted(extract: &[u8]) -> (Vec<Vec<Said>>, Vec<Said>) {
    let mut counter = Counter::default();
    counter.read(extract, RUBRIC.n_indicators());
    let raters = counter.raters().map(|(_, choices)| listed(choices));
    (raters.collect(), listed(counter.team()))
}

proptest! {
    #![proptest_config(config(256))]

    /// U3, U4: what is counted is what the engine's score says.
    #[test]
    fn the_counts_are_those_of_the_engine(history in history::history(40)) {
        for copy in World::after(&history).copies {
            prop_assert_eq!(counted(&extract_of(&copy)), by_the_engine(&copy));
        }
    }

    /// U1: the extract of what was merged is what the extracts merge to.
    #[test]
    fn extracts_merge_as_files_do(history in history::history(40)) {
        let world = World::after(&history);
        let slim = |assessment: &Assessment| {
            extract::open(&extract_of(assessment), &STRUCTURE).expect("it was written here")
        };
        let [a, b, c, ..] = &world.copies[..] else { panic!("there are three copies") };
        let merged = |one: &Assessment, other: &Assessment| merge(one, other).expect("copies merge");
        let all = slim(&merged(&merged(a, b), c));
        let by_extracts = merged(&slim(c), &merged(&slim(a), &slim(b)));
        prop_assert_eq!(write_assessment(&all), write_assessment(&by_extracts));

        let structures = Structures::default();
        structures.add(structure()).expect("it is the only one");
        let extracts: Vec<Vec<u8>> = world.copies.iter().map(extract_of).collect();
        for order in [[0, 1, 2, 1, 0], [2, 2, 1, 0, 1]] {
            let mut store = Store::default();
            for index in order {
                store.take(&extracts[index]);
            }
            store.settle(&structures).expect("copies merge");
            let held: Vec<&[u8]> = store.extracts().collect();
            prop_assert_eq!(held.len(), 1);
            let held = extract::open(held[0], &STRUCTURE).expect("it was written here");
            prop_assert_eq!(write_assessment(&held), write_assessment(&all));
        }
    }

    /// U7, U8: of what is right inside of a shown group, what is hidden is
    /// nothing, or at least two groups with enough raters together; and what is
    /// small is hidden.
    #[test]
    fn nothing_hidden_follows_from_what_is_shown(
        sizes in vec(vec(0..12_u32, 0..6), 1..12),
        least in 1..9_u32,
    ) {
        let mut part = part_of(&sizes);
        hide_small(&mut part, least);
        let is_small = |group: &Group| group.n_answering >= 1 && group.n_answering < least;
        for (index, group) in part.groups.iter().enumerate() {
            prop_assert!(group.is_hidden || !is_small(group));
            let inside = || part.groups.iter().skip(1).filter(move |one| one.parent == index);
            let hidden = || inside().filter(|one| one.is_hidden);
            if group.is_hidden {
                prop_assert!(inside().all(|one| one.is_hidden));
                continue;
            }
            let n_raters: u32 = hidden().map(|one| one.n_answering).sum();
            let is_safe = hidden().count() == 0 || (hidden().count() >= 2 && n_raters >= least);
            prop_assert!(is_safe);
            // Not more than it takes: without the largest of them it would not do.
            let large = hidden().filter(|one| !is_small(one)).map(|one| one.n_answering).max();
            if let Some(large) = large {
                prop_assert!(hidden().count() == 2 || n_raters - large < least || hidden().count() < 2);
                let smaller_shown = inside().any(|one| {
                    !one.is_hidden && one.n_answering > 0 && one.n_answering < large
                });
                prop_assert!(!smaller_shown);
            }
        }
    }
}

/// Everything, groups inside of it, and groups inside of these, of which only
/// the sizes matter.
fn part_of(sizes: &[Vec<u32>]) -> Part {
    let structure = Arc::new(structure());
    let mut part = Part::of(&structure);
    for (index, inside) in sizes.iter().enumerate() {
        let name = |index: usize| Some(Arc::from(format!("{index:02}")));
        let position = part.groups.len();
        let mut group = Group::of(0, 0, vec![name(index)]);
        group.n_answering = inside.iter().sum();
        part.groups[0].n_answering += group.n_answering;
        part.groups.push(group);
        for (below, size) in inside.iter().enumerate() {
            let names = vec![name(index), name(below)];
            let mut group = Group::of(position, 0, names);
            group.n_answering = *size;
            part.groups.push(group);
        }
    }
    part
}
