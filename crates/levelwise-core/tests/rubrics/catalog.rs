//! Does what a page says of the rubrics before it loads them agree with them?

use std::fs;

use serde_json::Value;

use super::written;
use super::{folder, rubric, shipped};

/// The order in which the page offers them.
const OFFERED: [&str; 5] = [
    "leadership-system",
    "district-essential-practices",
    "instructional-leadership",
    "effective-district",
    "leadership-network",
];

#[test]
fn index_and_catalog_agree_with_the_files() {
    assert_eq!(shipped().len(), OFFERED.len());
    let rubrics = OFFERED.map(rubric);
    for (name, wanted) in [
        ("index.json", written::index(&rubrics)),
        ("catalog.json", written::catalog(&rubrics)),
    ] {
        let found = fs::read_to_string(folder().join(name)).expect("the file is text");
        assert_eq!(
            found, wanted,
            "rubrics/{name} is not current: run `cargo xtask rubrics`"
        );
    }
}

/// The index is part of the page's first load.
#[test]
fn the_index_stays_small() {
    let index = fs::read(folder().join("index.json")).expect("the file can be read");
    assert!(index.len() <= 1024, "{} bytes", index.len());
    let index: Value = serde_json::from_slice(&index).expect("the file is JSON");
    for entry in index["rubrics"].as_array().expect("the rubrics are a list") {
        let fields: Vec<&String> = entry
            .as_object()
            .into_iter()
            .flat_map(|map| map.keys())
            .collect();
        assert_eq!(fields, ["id", "title"]);
    }
}

/// R11: three indicators take four and a half minutes.
#[test]
fn minutes_follow_from_the_indicators() {
    let minutes = OFFERED.map(|id| rubric(id).minutes());
    assert_eq!(minutes, [40, 20, 40, 40, 25]);
}
