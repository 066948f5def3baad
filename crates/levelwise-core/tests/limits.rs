//! What is too much: sizes that a case file cannot show without becoming one
//! nobody can read.

use levelwise_core::assessment::Assessment;
use levelwise_core::format::{open_assessment, open_rubric, write_assessment};
use levelwise_core::record::{MAX_FILE_BYTES, Problem, Problems, Severity};
use serde_json::{Value, json};

const ASSESSMENT: &[u8] = include_bytes!("../../../tests/cases/assessments/version-1.0.json");

/// The assessment with one value replaced or added.
fn with(pointer: &str, key: &str, value: Value) -> Vec<u8> {
    let mut file: Value = serde_json::from_slice(ASSESSMENT).expect("the fixture is JSON");
    file.pointer_mut(pointer).expect("the place is there")[key] = value;
    file.to_string().into_bytes()
}

fn refused(bytes: &[u8]) -> Problems {
    open_assessment(bytes).expect_err("the file is refused")
}

fn opened(bytes: &[u8]) -> (Assessment, Vec<Problem>) {
    let opened = open_assessment(bytes).expect("the file opens");
    (opened.value, opened.warnings)
}

const ANSWER: &str = "/raters/ann/answers/1/versions/0/value";

/// F1
#[test]
fn a_file_has_a_largest_size() {
    let mut bytes = ASSESSMENT.to_vec();
    bytes.resize(MAX_FILE_BYTES, b' ');
    let (assessment, _) = opened(&bytes);
    assert_eq!(write_assessment(&assessment).as_bytes(), ASSESSMENT);
    bytes.push(b' ');
    assert_eq!(refused(&bytes).first().code, "too-large");
    let problems = open_rubric(&bytes).expect_err("the file is refused");
    assert_eq!(problems.first().code, "too-large");
}

/// F9
#[test]
fn texts_have_a_longest_length_in_characters() {
    opened(&with(ANSWER, "note", json!("é".repeat(20_000))));
    let problems = refused(&with(ANSWER, "note", json!("é".repeat(20_001))));
    assert_eq!(problems.list().len(), 1);
    assert_eq!(problems.first().code, "text-too-long");
    assert_eq!(problems.first().place, format!("{ANSWER}/note"));
    assert!(problems.first().message.len() < 200, "{problems}");
}

/// F9
#[test]
fn lists_and_maps_have_a_greatest_length() {
    let links = |n_links: usize| {
        let link = json!({ "url": "https://example.org" });
        with(ANSWER, "links", Value::Array(vec![link; n_links]))
    };
    opened(&links(5_000));
    assert_eq!(refused(&links(5_001)).first().code, "too-many-entries");
    let raters = |n_raters: usize| {
        let raters: Value = (0..n_raters)
            .map(|n| (format!("r{n}"), json!({})))
            .collect();
        with("", "raters", raters)
    };
    opened(&raters(5_000));
    assert_eq!(refused(&raters(5_001)).first().code, "too-many-entries");
}

/// F8
#[test]
fn at_most_200_problems_are_listed_and_the_rest_counted() {
    let problems = refused(&with(ANSWER, "links", Value::Array(vec![json!({}); 203])));
    assert_eq!(problems.list().len(), 201);
    let last = problems.list().last().expect("there are problems");
    assert_eq!(last.code, "more-problems");
    assert_eq!(last.message, "3 more problems are not listed");
}

/// F8
#[test]
fn many_warnings_make_no_error() {
    let mut register = json!({ "seen": {}, "versions": [] });
    for n in 0..202 {
        register[format!("future{n}")] = json!(n);
    }
    let (_, warnings) = opened(&with("/raters/ann/answers", "1", register.clone()));
    assert_eq!(warnings.len(), 201);
    let is_warning = |problem: &Problem| problem.severity == Severity::Warning;
    assert!(warnings.iter().all(is_warning));

    // An error among what is not listed still counts.
    let mut file: Value = serde_json::from_slice(&with("/raters/ann/answers", "1", register))
        .expect("the file is JSON");
    file["raters"]["bob"]["answers"]["1"] = json!({ "seen": {} });
    let problems = refused(file.to_string().as_bytes());
    assert_eq!(problems.first().code, "more-problems");
}

/// R4: following the links of very many areas would take very long.
#[test]
fn a_rubric_has_at_most_100_areas() {
    let text = include_bytes!("../../../tests/cases/rubrics/trio.json");
    let mut file: Value = serde_json::from_slice(text).expect("the rubric is JSON");
    let area = |n: usize| {
        let bases: Vec<String> = (0..100)
            .map(|base| format!("a{}", (n + base) % 300))
            .collect();
        json!({ "id": format!("a{n}"), "title": "t", "summary": "s", "buildsOn": bases, "practices": [] })
    };
    file["areas"] = (0..300).map(area).collect();
    let problems = open_rubric(file.to_string().as_bytes()).expect_err("the file is refused");
    let codes: Vec<&str> = problems.list().iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["too-many-areas"]);
}
