//! Laws of files: what is written is read as it was, fields of a newer version
//! included.

use levelwise_core::assessment::Assessment;
use levelwise_core::format::{open_assessment, open_rubric, write_assessment, write_rubric};
use levelwise_core::merge::merge;
use levelwise_core::share::{invitation, open_code, part, write_code};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::config;
use crate::history::{RUBRIC, World, history};

/// Objects whose keys are ids, not fields.
const MAPS: [&str; 8] = [
    "raters",
    "answers",
    "decisions",
    "plan",
    "targets",
    "past",
    "former",
    "seen",
];

fn reopened(assessment: &Assessment) -> Assessment {
    let opened = open_assessment(write_assessment(assessment).as_bytes());
    let opened = opened.expect("what was written can be opened");
    assert_eq!(opened.warnings, []);
    opened.value
}

/// Puts a field that no version knows into every object that keeps it (F6), and
/// says how many.
fn add_newer_fields(value: &mut Value, key: &str) -> usize {
    match value {
        Value::Object(map) => {
            let below: usize = map
                .iter_mut()
                .map(|(key, value)| add_newer_fields(value, key))
                .sum();
            let is_register = map.contains_key("seen") && map.contains_key("versions");
            if is_register || MAPS.contains(&key) {
                return below;
            }
            map.insert("newer".to_owned(), json!({ "of": [key, 1, 2.5, null] }));
            below + 1
        }
        Value::Array(list) => list.iter_mut().map(|item| add_newer_fields(item, "")).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}

proptest! {
    #![proptest_config(config(96))]

    /// F5
    #[test]
    fn writing_then_opening_changes_nothing(history in history(40)) {
        for copy in World::after(&history).copies {
            let again = reopened(&copy);
            prop_assert_eq!(write_assessment(&again), write_assessment(&copy));
            prop_assert_eq!(again, copy);
        }
    }

    /// L2, L3, L4: a code holds what was put in, and parts put together are all
    /// that raters said.
    #[test]
    fn codes_bring_back_what_was_put_in(history in history(40)) {
        let copy = World::after(&history).copies.swap_remove(0);
        let code = write_code(&copy).expect("it fits a code");
        let opened = open_code(&code).expect("what was written can be opened");
        prop_assert_eq!(&opened.warnings, &[]);
        prop_assert_eq!(&opened.value, &copy);
        let mut together = invitation(&copy);
        for rater in copy.raters.keys() {
            let code = write_code(&part(&copy, rater)).expect("it fits a code");
            let part = open_code(&code).expect("what was written can be opened").value;
            together = merge(&together, &part).expect("parts of one assessment merge");
        }
        prop_assert_eq!(&together.raters, &copy.raters);
        prop_assert_eq!(&together.about, &copy.about);
        prop_assert!(together.decisions.is_empty() && together.plan.is_empty() && together.extra.is_empty());
        let whole = merge(&copy, &together).expect("they merge");
        prop_assert_eq!(write_assessment(&whole), write_assessment(&copy));
    }

    /// F6
    #[test]
    fn fields_of_a_newer_version_survive(history in history(30)) {
        let world = World::after(&history);
        let mut file: Value = serde_json::from_str(&write_assessment(&world.copies[0])).expect("a file is JSON");
        let n_objects = add_newer_fields(&mut file, "");
        prop_assert!(n_objects >= 4, "at least the top, the rubric, a version and its value");
        file["formatVersion"] = json!("1.7");
        let opened = open_assessment(file.to_string().as_bytes()).expect("a newer minor version opens");
        file["formatVersion"] = json!("1.0");
        prop_assert_eq!(write_assessment(&opened.value), format!("{file:#}\n"));
    }
}

/// F5, F6
#[test]
fn a_rubric_survives_with_fields_of_a_newer_version() {
    let text = write_rubric(RUBRIC.file());
    let opened = open_rubric(text.as_bytes()).expect("what was written can be opened");
    assert_eq!(opened.value, *RUBRIC);
    assert_eq!(write_rubric(opened.value.file()), text);
    let mut file: Value = serde_json::from_str(&text).expect("a file is JSON");
    let n_objects = add_newer_fields(&mut file, "");
    assert_eq!(n_objects, 73);
    let opened = open_rubric(file.to_string().as_bytes()).expect("a newer minor version opens");
    assert_eq!(write_rubric(opened.value.file()), format!("{file:#}\n"));
    assert_ne!(opened.value.text_hash(), RUBRIC.text_hash());
    assert_eq!(opened.value.structure_hash(), RUBRIC.structure_hash());
}
