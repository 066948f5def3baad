//! A folder with hundreds of broken and hostile files: every one is told with what to
//! do, and none keeps the good ones from being done.

use std::fs;

use serde_json::{Value, json};

use crate::support::{levelwise, top, word};

const GOOD: &str = "tests/cases/assessments/version-1.0.json";

/// Hostile files by their names.
fn hostile(good: &str) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for (number, n_bytes) in (0..good.trim_end().len()).step_by(17).enumerate() {
        files.push((format!("cut-{number}"), good.as_bytes()[..n_bytes].to_vec()));
    }
    let file: Value = serde_json::from_str(good).expect("the fixture is JSON");
    let odd = [
        json!(null),
        json!(-1),
        json!(1e300),
        json!("__proto__"),
        json!([]),
        json!({ "seen": {} }),
    ];
    let places = [
        "/format",
        "/formatVersion",
        "/id",
        "/rubric",
        "/rubric/textHash",
        "/about",
        "/raters",
        "/raters/ann",
        "/raters/ann/answers",
        "/raters/ann/answers/1/versions",
        "/raters/ann/answers/1/versions/0/n",
        "/raters/ann/answers/1/versions/0/value/choice",
    ];
    for (number, place) in places.iter().enumerate() {
        for (odd_number, odd) in odd.iter().enumerate() {
            let mut changed = file.clone();
            *changed.pointer_mut(place).expect("the place is there") = odd.clone();
            let name = format!("odd-{number}-{odd_number}");
            files.push((name, changed.to_string().into_bytes()));
        }
    }
    let raters = (0..100_000).map(|n| format!("\"r{n}\":{{}}"));
    let raters = raters.collect::<Vec<_>>().join(",");
    for (name, bytes) in [
        ("deep", "[".repeat(100_000)),
        (
            "raters",
            good.replacen("\"raters\": {", &format!("\"raters\": {{{raters},"), 1),
        ),
        ("twice", good.replacen("\"id\"", "\"id\": \"x\", \"id\"", 1)),
        ("surrogate", good.replacen("\"ann\"", "\"\\ud800\"", 1)),
        ("newer", good.replacen("\"1.0\"", "\"2.0\"", 1)),
        (
            "page",
            "<!doctype html><script>alert(1)</script>".to_owned(),
        ),
        ("empty", String::new()),
    ] {
        files.push((name.to_owned(), bytes.into_bytes()));
    }
    files.push(("utf-16".to_owned(), b"\xff\xfe{\0".to_vec()));
    files.push(("zip".to_owned(), b"PK\x03\x04\x00".to_vec()));
    files
}

#[test]
fn hundreds_of_hostile_files_stop_nothing() {
    let good = fs::read_to_string(top().join(GOOD)).expect("the fixture is there");
    let folder = tempfile::tempdir().expect("a folder");
    let files = hostile(&good);
    assert!(files.len() > 300, "{}", files.len());
    for (name, bytes) in &files {
        fs::write(folder.path().join(format!("{name}.json")), bytes).expect("a file");
    }
    for number in 0..3 {
        fs::write(folder.path().join(format!("good-{number}.json")), &good).expect("a file");
    }
    let path = word(folder.path());
    for command in [
        &["score"][..],
        &["suggest"],
        &["agreement"],
        &["view", "--through", "small"],
        &["export", "answers"],
        &["roll-up"],
    ] {
        let rest = ["--format", "json", "--rubrics", "tests/cases/rubrics", path];
        let run = levelwise(&[command, &rest].concat());
        let said = format!(
            "{command:?}: {}",
            run.err.lines().last().unwrap_or_default()
        );
        assert_eq!(run.code, 1, "{said}");
        assert!(!run.err.contains("panicked"), "{said}");
        for number in 0..3 {
            // Counts name no file.
            let is_named = run.out.contains(&format!("good-{number}.json"));
            assert!(is_named || command == ["roll-up"], "{said}");
        }
        let mut lines = run.err.lines().peekable();
        let mut skipped: Vec<&str> = Vec::new();
        while let Some(line) = lines.next() {
            let Some(told) = line.strip_prefix("error: ") else {
                continue;
            };
            let next = lines.peek().copied().unwrap_or_default();
            assert!(next.starts_with("  hint: "), "{line}\n{next}");
            let name = told.split(".json").next().unwrap_or_default();
            skipped.push(name.rsplit('/').next().unwrap_or_default());
        }
        skipped.dedup();
        // An odd value may be one that is allowed in its place.
        assert!(skipped.len() > 300, "{}: {said}", skipped.len());
        assert!(
            skipped.iter().all(|name| !name.starts_with("good")),
            "{said}"
        );
        for name in [
            "deep",
            "raters",
            "twice",
            "surrogate",
            "newer",
            "page",
            "utf-16",
            "zip",
        ] {
            assert!(skipped.contains(&name), "{name} is not told: {said}");
        }
    }
}
