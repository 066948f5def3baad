//! What the shipped rubrics promise beyond being consistent: nothing of their
//! source is left out, and every indicator is described with the same care.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use levelwise_core::check::check;
use levelwise_core::format::{open_assessment, open_rubric, write_assessment};
use levelwise_core::rubric::{Indicator, Rubric};
use serde_json::Value;

/// British endings and words that the shipped texts spell the American way.
const BRITISH: [&str; 24] = [
    "analyse",
    "behaviour",
    "catalogue",
    "centre",
    "centred",
    "colour",
    "defence",
    "emphasise",
    "enrol",
    "enrolment",
    "favour",
    "fulfil",
    "judgement",
    "labour",
    "learnt",
    "maths",
    "organisation",
    "organise",
    "practise",
    "prioritise",
    "programme",
    "recognise",
    "skilful",
    "towards",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rubrics")
}

/// Every rubric in the folder, with its file name and its text.
fn shipped() -> Vec<(String, String, Rubric)> {
    let entries = fs::read_dir(folder()).expect("the folder of rubrics can be listed");
    let mut shipped = Vec::new();
    for entry in entries {
        let path = entry.expect("the folder can be listed").path();
        if path.extension().is_none_or(|end| end != "json") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("the file is text");
        let file: Value = serde_json::from_str(&text).expect("the file is JSON");
        if file["format"] == "levelwise/rubric" {
            let name = path.file_stem().expect("a file has a name");
            let name = name.to_string_lossy().into_owned();
            let opened = open_rubric(text.as_bytes());
            let opened = opened.unwrap_or_else(|problems| panic!("{name}: {problems}"));
            assert_eq!(opened.warnings, [], "{name}");
            shipped.push((name, text, opened.value));
        }
    }
    shipped.sort_by(|one, other| one.0.cmp(&other.0));
    shipped
}

fn leadership_system() -> Rubric {
    let found = shipped()
        .into_iter()
        .find(|(name, ..)| name == "leadership-system");
    found.expect("the rubric is shipped").2
}

fn n_words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Every text of the file, with its JSON pointer; ids and fixed words are texts
/// of one word and do no harm.
fn texts(value: &Value, place: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => found.push((place.to_owned(), text.clone())),
        Value::Object(map) => {
            for (key, value) in map {
                texts(value, &format!("{place}/{key}"), found);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                texts(value, &format!("{place}/{index}"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn texts_of(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    texts(
        &serde_json::from_str(text).expect("the file is JSON"),
        "",
        &mut found,
    );
    found
}

#[test]
fn every_file_is_named_after_its_rubric() {
    let shipped = shipped();
    assert!(!shipped.is_empty());
    for (name, _, rubric) in shipped {
        assert_eq!(rubric.id.as_str(), name);
    }
}

#[test]
fn leadership_system_has_everything_of_its_source() {
    let rubric = leadership_system();
    let n_practices: usize = rubric.areas.iter().map(|area| area.practices.len()).sum();
    assert_eq!((rubric.areas.len(), n_practices), (6, 19));
    let ids: Vec<&str> = rubric
        .indicators()
        .map(|indicator| indicator.id.as_str())
        .collect();
    assert_eq!(
        ids,
        [
            "1", "2", "3a", "3b", "4", "5a", "5b", "6a", "6b", "7", "8a", "8b", "9", "10a", "10b",
            "11a", "11b", "12a", "12b", "13", "14", "15a", "15b", "16", "17", "18", "19a", "19b",
        ]
    );
    let levels = rubric.scale.levels.iter();
    let titles: Vec<&str> = levels.map(|level| &*level.title).collect();
    assert_eq!(
        titles,
        ["Getting started", "Getting better", "Keep improving"]
    );
    // An indicator belongs to the practice of its number.
    for area in &rubric.areas {
        for practice in &area.practices {
            for indicator in &practice.indicators {
                let number = indicator.id.as_str().trim_end_matches(['a', 'b']);
                assert_eq!(number, practice.id.as_str());
            }
        }
    }
}

/// Identity and relationships lead to climate; all of these set the stage for
/// capacity; then resources; managing systems sustains the rest.
#[test]
fn leadership_system_builds_in_the_order_of_its_introduction() {
    let rubric = leadership_system();
    let builds_on: Vec<(&str, Vec<&str>)> = rubric
        .areas
        .iter()
        .map(|area| {
            let bases = area.builds_on.iter().map(|base| base.as_str());
            (area.id.as_str(), bases.collect())
        })
        .collect();
    assert_eq!(
        builds_on,
        [
            ("identity", vec![]),
            ("relationships", vec![]),
            ("climate", vec!["identity", "relationships"]),
            ("capacity", vec!["identity", "relationships", "climate"]),
            ("resources", vec!["capacity"]),
            (
                "systems",
                vec![
                    "identity",
                    "relationships",
                    "climate",
                    "capacity",
                    "resources"
                ]
            ),
        ]
    );
}

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
    let supported: BTreeSet<_> = indicator
        .evidence
        .iter()
        .map(|item| &item.supports)
        .collect();
    let every: BTreeSet<_> = rubric.scale.levels.iter().map(|level| &level.id).collect();
    assert_eq!(supported, every, "{name} {id}: evidence for every level");
}

#[test]
fn every_indicator_is_described_with_the_same_care() {
    let rubric = leadership_system();
    for indicator in rubric.indicators() {
        check_care(indicator, &rubric, "leadership-system");
    }
}

/// A sentence that stands twice was copied and says nothing about its level.
#[test]
fn no_sentence_stands_twice() {
    for (name, text, _) in shipped() {
        let mut first_place: BTreeMap<String, String> = BTreeMap::new();
        let texts = texts_of(&text);
        // The citation names the source by its title.
        let own = texts
            .iter()
            .filter(|(place, _)| !place.starts_with("/source/"));
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

#[test]
fn texts_are_plain_american_english() {
    for (name, text, rubric) in shipped() {
        if &*rubric.language != "en" {
            continue;
        }
        for (place, text) in texts_of(&text) {
            let is_letter = |letter: char| letter.is_alphabetic();
            let lower = text.to_lowercase();
            let mut words = lower.split(|letter| !is_letter(letter));
            let british = words.find(|word| BRITISH.contains(word));
            assert_eq!(british, None, "{name} {place}: {text}");
            let curly = text.find(['\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}']);
            assert_eq!(curly, None, "{name} {place}: quotes are straight: {text}");
            assert!(!text.contains("  "), "{name} {place}: two spaces: {text}");
            assert_eq!(text.trim(), text, "{name} {place}: white space at an end");
        }
    }
}

/// Each filled example is of the rubric that has its name, to the word.
#[test]
fn the_filled_examples_fit_their_rubrics() {
    for (name, _, rubric) in shipped() {
        let path = folder().join("examples").join(format!("{name}.json"));
        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let opened = open_assessment(&bytes);
        let opened = opened.unwrap_or_else(|problems| panic!("{name}: {problems}"));
        assert_eq!(opened.warnings, [], "{name}");
        assert_eq!(check(&opened.value, &rubric), [], "{name}");
        assert_eq!(write_assessment(&opened.value).as_bytes(), bytes, "{name}");
    }
}
