//! What is too much: sizes that a case file cannot show without becoming one
//! nobody can read.

#[path = "support/codes.rs"]
mod codes;

use levelwise_core::assessment::{Answer, Assessment, SessionId, Stamp};
use levelwise_core::format::{open_assessment, open_rubric, write_assessment};
use levelwise_core::record::{MAX_FILE_BYTES, Problem, Problems, Severity};
use levelwise_core::rubric::IndicatorId;
use levelwise_core::share;
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress, create_comp_flags_from_zip_params,
};
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

/// F9: all of a large file is read, and refused with one problem.
#[test]
fn a_million_raters_are_refused() {
    let raters: Vec<String> = (0..1_000_000).map(|n| format!("\"r{n}\":{{}}")).collect();
    let text = String::from_utf8_lossy(ASSESSMENT).replacen(
        "\"raters\": {",
        &format!("\"raters\": {{{},", raters.join(",")),
        1,
    );
    assert!((12_000_000..MAX_FILE_BYTES).contains(&text.len()));
    let problems = refused(text.as_bytes());
    assert_eq!(problems.list().len(), 1);
    assert_eq!(problems.first().code, "too-many-entries");
    assert_eq!(problems.first().place, "/raters");
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

/// A DEFLATE stream of `n_megabytes` of zeros, which is a thousandth as long.
fn bomb(n_megabytes: usize) -> Vec<u8> {
    let flags = create_comp_flags_from_zip_params(9, -15, 0);
    let mut compressor = CompressorOxide::new(flags);
    let (mut room, megabyte) = (vec![0; 10_000], vec![0; 1_000_000]);
    let (_, n_read, n_written) = compress(&mut compressor, &megabyte, &mut room, TDEFLFlush::Full);
    assert_eq!(n_read, megabyte.len());
    // After a full flush the same again is the same bytes.
    let mut stream = room[..n_written].repeat(n_megabytes);
    // An empty last block.
    stream.extend([0x03, 0x00]);
    stream
}

/// L5, L6: a gigabyte in a megabyte is given up at twenty megabytes.
#[test]
fn a_bomb_in_a_code_is_refused() {
    for (n_megabytes, code) in [(20, "not-json"), (21, "too-large"), (1_000, "too-large")] {
        let packed = bomb(n_megabytes);
        assert!(packed.len() < 2_000_000, "{}", packed.len());
        let problems = share::open_code(&codes::code_of(&packed)).expect_err("the code is refused");
        assert_eq!(problems.list().len(), 1);
        assert_eq!(problems.first().code, code, "{n_megabytes}");
    }
}

/// L3: what is too large for a code gets none, and what just fits opens.
#[test]
fn codes_have_a_largest_size() {
    let with_notes = |n_notes: usize| {
        let mut assessment = opened(ASSESSMENT).0;
        let rater = assessment.raters.keys().next().expect("a rater").clone();
        let stamp = Stamp {
            by: SessionId::new("s9").expect("a session id"),
            at: None,
        };
        for n in 0..n_notes {
            let indicator = IndicatorId::new(&format!("i{n}"));
            let answer = Answer {
                note: "é".repeat(20_000),
                ..Answer::default()
            };
            assessment.set_answer(&rater, &indicator.expect("an id"), answer, &stamp);
        }
        assessment
    };
    let fits = with_notes(490);
    let code = share::write_code(&fits).expect("it fits");
    assert_eq!(share::open_code(&code).expect("it opens").value, fits);
    assert_eq!(share::write_code(&with_notes(500)), None);
}

/// L7
#[test]
fn a_text_holds_so_many_files_and_no_more() {
    let found = |text: &str| -> Vec<Option<&'static str>> {
        let openings = share::open_text(text).into_iter();
        openings
            .map(|opening| opening.err().map(|problems| problems.first().code))
            .collect()
    };
    let file = String::from_utf8_lossy(ASSESSMENT);
    assert_eq!(found(&file.repeat(500)), vec![None; 500]);
    let codes = found(&file.repeat(501));
    assert_eq!(codes.len(), 501);
    assert_eq!(codes[500], Some("too-many-entries"));
    let mut text = "x".repeat(MAX_FILE_BYTES);
    assert_eq!(found(&text), [Some("nothing-found")]);
    text.push('x');
    assert_eq!(found(&text), [Some("too-large")]);
    // Beginnings without end take no longer than their number.
    for start in ["L", "LW", "LW1", "LW1-", "{", "{ ", "{\"", "\\\""] {
        let codes = found(&start.repeat(2_000_000 / start.len()));
        assert!(codes.len() <= 501, "{start}");
    }
}

/// L8
#[test]
fn a_chosen_file_may_be_a_message_with_codes() {
    let assessment = opened(ASSESSMENT).0;
    let code = share::write_code(&assessment).expect("a code");
    let message = format!("\u{feff}My answers: https://example.org/#/take/{code}\n and {code}");
    assert_eq!(share::open_bytes(message.as_bytes()).len(), 2);
    for bytes in [
        b"" as &[u8],
        b"Dear team",
        b"\xff\xfe",
        b"{\"LW1-\"",
        b" {} LW1-abc",
        ASSESSMENT,
    ] {
        let found = share::open_bytes(bytes);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].as_ref().ok(), open_assessment(bytes).as_ref().ok());
        assert_eq!(
            found[0].as_ref().err(),
            open_assessment(bytes).as_ref().err()
        );
    }
}
