//! What the shipped rubrics promise beyond being consistent: nothing of their
//! source is left out, every indicator is described with the same care, the words
//! are plain American English, and the crosswalk between them is true to them.

mod care;
mod catalog;
mod crosswalk;
mod examples;
#[path = "../../examples/rubrics/reading.rs"]
mod grading;
mod language;
mod reading;
mod source;
#[path = "../../examples/rubrics/catalog.rs"]
mod written;

use std::fs;
use std::path::{Path, PathBuf};

use levelwise_core::format::open_rubric;
use levelwise_core::rubric::Rubric;
use serde_json::Value;

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

fn rubric(wanted: &str) -> Rubric {
    let found = shipped().into_iter().find(|(name, ..)| name == wanted);
    found.expect("the rubric is shipped").2
}

fn n_words(text: &str) -> usize {
    text.split_whitespace().count()
}

#[test]
fn every_file_is_named_after_its_rubric() {
    let shipped = shipped();
    let names: Vec<&str> = shipped.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "district-essential-practices",
            "effective-district",
            "instructional-leadership",
            "leadership-network",
            "leadership-system",
        ]
    );
    for (name, _, rubric) in &shipped {
        assert_eq!(rubric.id.as_str(), name);
    }
}
