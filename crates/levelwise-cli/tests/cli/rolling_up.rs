//! Roll-ups of folders and of lines: the same counts from either, on any number
//! of cores, and every broken line told by its number.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use levelwise_core::assessment::{AssessmentId, Choice};
use levelwise_core::format::{open_assessment, write_assessment};
use levelwise_core::rubric::LevelId;
use serde_json::Value;

use crate::support::{levelwise, levelwise_fed, top, word};

const WORDS: [&str; 11] = [
    "roll-up",
    "--by",
    "organization",
    "--by",
    "role",
    "--by",
    "cycle",
    "--smallest",
    "2",
    "--format",
    "csv",
];

/// Variations of the example, as Levelwise writes them.
fn assessments(n: usize) -> Vec<String> {
    let example = top().join("rubrics/examples/leadership-system.json");
    let example = fs::read(example).expect("the example is there");
    let example = open_assessment(&example).expect("it opens").value;
    let levels = ["getting-started", "getting-better", "keep-improving"];
    let text = |number: usize| {
        let mut assessment = example.clone();
        assessment.id = AssessmentId::new(&format!("a{number}")).expect("an id");
        let mut about = assessment.about.versions()[0].value.clone();
        about.organization = format!("District {}", number % 7);
        about.cycle.label = format!("Cycle {}", number % 3);
        let stamp = levelwise_core::assessment::Stamp {
            by: assessment.about.versions()[0].by.clone(),
            at: None,
        };
        assessment.about.set(about, &stamp);
        let raters: Vec<_> = assessment.raters.keys().cloned().collect();
        for (rater, level) in raters.iter().zip((number..).map(|one| levels[one % 3])) {
            let level = LevelId::new(level).expect("a level");
            let answers = assessment.raters.iter().find(|(id, _)| *id == rater);
            let (indicator, register) = answers
                .and_then(|(_, rater)| rater.answers.iter().nth(number % 20))
                .expect("an answer");
            let mut answer = register.versions()[0].value.clone();
            answer.choice = Some(Choice::Level(level));
            answer.note = "A note of some length. ".repeat(number % 40);
            let indicator = indicator.clone();
            assessment.set_answer(rater, &indicator, answer, &stamp);
        }
        write_assessment(&assessment)
    };
    (0..n).map(text).collect()
}

fn line(text: &str) -> String {
    let value: Value = serde_json::from_str(text).expect("it is JSON");
    value.to_string()
}

fn rolled_up(more: &[&str]) -> (i32, String, String) {
    let run = levelwise(&[&WORDS, more].concat());
    (run.code, run.out, run.err)
}

fn put(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    fs::write(&path, text).expect("a file can be written");
    word(&path).to_owned()
}

#[test]
fn files_and_lines_count_alike_on_any_number_of_cores() {
    let folder = tempfile::tempdir().expect("a folder");
    let texts = assessments(400);
    let mut lines = String::new();
    fs::create_dir(folder.path().join("files")).expect("a folder");
    for (number, text) in texts.iter().enumerate() {
        put(
            &folder.path().join("files"),
            &format!("{number}.json"),
            text,
        );
        // A blank line here and there, and other line ends, are no text.
        lines += if number % 50 == 7 { "\n  \n" } else { "" };
        writeln!(
            lines,
            "{}{}",
            line(text),
            if number % 3 == 0 { "\r" } else { "" }
        )
        .expect("text");
    }
    // Some blocks, and lines over their ends.
    assert!(lines.len() > 2_000_000, "{}", lines.len());
    let path = put(folder.path(), "lines.ndjson", lines.trim_end());
    let files = word(&folder.path().join("files")).to_owned();
    let (code, out, err) = rolled_up(&["--threads", "1", &files]);
    assert_eq!((code, err.as_str()), (0, "400 assessments\n"));
    assert!(out.lines().count() > 28 * 12, "{out}");
    for more in [
        &["--threads", "3", files.as_str()][..],
        &["--threads", "1", &path],
        &["--threads", "3", &path],
    ] {
        assert_eq!(
            rolled_up(more),
            (0, out.clone(), "400 assessments\n".to_owned()),
            "{more:?}"
        );
    }
    let (code, both, err) = rolled_up(&[&files, &path]);
    assert_eq!(
        (code, both, err.as_str()),
        (0, out.clone(), "400 assessments, 400 more files merged\n")
    );
    let run = levelwise_fed(&[&WORDS[..], &["-"]].concat(), &lines);
    assert_eq!((run.code, run.out), (0, out));
}

#[test]
fn a_very_long_line_is_read_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let texts = assessments(3);
    let long = texts[1].replacen(
        "\"note\": \"",
        &format!("\"newer\": \"{}\", \"note\": \"", "x".repeat(700_000)),
        1,
    );
    let lines = [line(&texts[0]), line(&long), line(&texts[2])].join("\n");
    let path = put(folder.path(), "lines.jsonl", &lines);
    let (code, out, err) = rolled_up(&[&path]);
    assert_eq!((code, err.as_str()), (0, "3 assessments\n"));
    let short = [line(&texts[0]), line(&texts[1]), line(&texts[2])].join("\n");
    let path = put(folder.path(), "short.jsonl", &short);
    assert_eq!(rolled_up(&[&path]).1, out);
}

#[test]
fn broken_lines_are_told_by_their_numbers_and_the_rest_is_counted() {
    let folder = tempfile::tempdir().expect("a folder");
    let texts = assessments(300);
    let mut lines = String::new();
    for (number, text) in texts.iter().enumerate() {
        let text = line(text);
        let text = match number {
            41 | 250 => &text[..text.len() - 1],
            99 => "{\"format\":\"levelwise/rubric\",\"formatVersion\":\"1.0\"}",
            _ => &text,
        };
        writeln!(lines, "{text}").expect("text");
    }
    let path = put(folder.path(), "lines.ndjson", &lines);
    put(folder.path(), "other.json", "[]");
    let (code, _, err) = rolled_up(&["--threads", "3", word(folder.path())]);
    assert_eq!(code, 1, "{err}");
    let told: Vec<&str> = err
        .lines()
        .filter(|line| !line.starts_with("  hint: "))
        .collect();
    assert_eq!(told.len(), 6, "{err}");
    for (line, (number, code)) in told.iter().zip([
        (42, "[truncated]"),
        (100, "[wrong-format]"),
        (251, "[truncated]"),
    ]) {
        assert!(
            line.starts_with(&format!("error: {path}:{number}")) && line.ends_with(code),
            "{line}"
        );
    }
    assert!(told[3].contains("other.json"), "{err}");
    assert_eq!(told[4..], ["297 assessments", "297 read, 4 skipped"]);
}

/// U11: partial roll-ups of parts, in any order and however often, and however
/// the assessments were laid into the parts.
#[test]
fn partial_roll_ups_merge_as_files_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let texts = assessments(60);
    let mut parts = Vec::new();
    for number in 0..3 {
        let inside = folder.path().join(format!("part{number}"));
        fs::create_dir(&inside).expect("a folder");
        // Some assessments are in two parts.
        for (index, text) in texts.iter().enumerate() {
            if index % 3 == number || (index % 7 == 0 && number == 1) {
                put(&inside, &format!("{index}.json"), text);
            }
        }
        let part = word(&folder.path().join(format!("part{number}.ndjson"))).to_owned();
        let run = levelwise(&["roll-up", "--partial", "-o", &part, word(&inside)]);
        assert_eq!((run.code, run.out.as_str()), (0, ""), "{run:?}");
        parts.push(part);
    }
    let files: Vec<String> = (0..3)
        .map(|number| word(&folder.path().join(format!("part{number}"))).to_owned())
        .collect();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let partial = |paths: &[&str]| {
        let run = levelwise(&[&["roll-up", "--partial", "--threads", "2"], paths].concat());
        assert_eq!(run.code, 0, "{run:?}");
        run.out
    };
    let whole = partial(&files);
    assert_eq!(whole.lines().count(), 61);
    // U12
    assert!(whole.contains("Superintendent") && texts[0].contains("Priya Raman"));
    assert!(!whole.contains("Priya Raman") && !whole.contains("A note of some length"));
    let [a, b, c] = parts[..] else {
        panic!("there are three parts")
    };
    for order in [
        &[a, b, c][..],
        &[c, a, b, a, a],
        &[b, b, files[0], c, files[2]],
    ] {
        assert_eq!(partial(order), whole, "{order:?}");
    }
    // Merged by twos, from either side.
    let ab = put(folder.path(), "ab.ndjson", &partial(&[a, b]));
    let bc = put(folder.path(), "bc.ndjson", &partial(&[c, b]));
    assert_eq!(partial(&[&ab, c]), whole);
    assert_eq!(partial(&[a, &bc]), whole);
    assert_eq!(partial(&[&bc, &ab]), whole);

    let counted = rolled_up(&files).1;
    assert_eq!(rolled_up(&parts).1, counted);
    // One after the other, as a stream or in one file.
    let stream: String = parts
        .iter()
        .map(|part| fs::read_to_string(part).expect("a part"))
        .collect();
    assert_eq!(
        levelwise_fed(&[&WORDS[..], &["-"]].concat(), &stream).out,
        counted
    );
    let path = put(folder.path(), "stream.ndjson", &stream);
    assert_eq!(rolled_up(&[&path]).1, counted);
}

/// A rubric that does not come along is listed, so that nobody needs it later.
#[test]
fn a_partial_roll_up_needs_no_rubric() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = "tests/cases/assessments/version-1.0.json";
    let with = [
        "roll-up",
        "--rubrics",
        "tests/cases/rubrics",
        file,
        "--smallest",
        "1",
        "--format",
        "csv",
    ];
    let counted = levelwise(&with);
    assert_eq!(counted.code, 0, "{counted:?}");
    let partial = levelwise(&[
        "roll-up",
        "--partial",
        "--rubrics",
        "tests/cases/rubrics",
        file,
    ]);
    let path = put(folder.path(), "part.ndjson", &partial.out);
    let run = levelwise(&["roll-up", &path, "--smallest", "1", "--format", "csv"]);
    assert_eq!((run.code, run.out), (0, counted.out));
    // Beside it a file of another rubric, and lines of either.
    let lines = format!("{}{}\n", partial.out, assessments(1)[0].replace('\n', ""));
    let path = put(folder.path(), "both.ndjson", &lines);
    let run = levelwise(&["roll-up", &path, "--smallest", "1", "--format", "csv"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(run.out.lines().count(), 1 + 28 + 7);
}

#[test]
fn what_is_wrong_in_a_partial_roll_up_is_told() {
    const EXAMPLE: &str = "rubrics/examples/leadership-system.json";
    let folder = tempfile::tempdir().expect("a folder");
    let whole = levelwise(&["roll-up", "--partial", EXAMPLE]).out;
    let (head, line) = whole.split_once('\n').expect("two lines");
    for (text, number, code) in [
        (
            whole.replace("\"formatVersion\":\"1.0\"", "\"formatVersion\":\"2.0\""),
            1,
            "too-new",
        ),
        (
            whole.replace("\"levels\":[", "\"levels\":[\"no id\","),
            1,
            "bad-partial",
        ),
        (
            whole.replace("\"levels\":[", "\"levels\":[\"added\","),
            1,
            "bad-partial",
        ),
        (
            format!("{head}\n\n{}", line.replace("\"about\"", "\"abort\"")),
            3,
            "bad-partial",
        ),
        (
            format!("{head}\n{}", &line[..line.len() / 2]),
            2,
            "truncated",
        ),
    ] {
        let path = put(folder.path(), "part.ndjson", &text);
        let known = ["roll-up", EXAMPLE, &path];
        let run = levelwise(&known);
        assert_eq!(run.code, 1, "{code}: {run:?}");
        let is_told = |line: &str| {
            line.starts_with(&format!("error: {path}:{number}"))
                && line.contains(&format!("[{code}]"))
        };
        assert!(run.err.lines().any(is_told), "{code}: {}", run.err);
    }
}

#[test]
fn a_dimension_stands_in_one_breakdown() {
    for by in [
        &["--by", "role", "--by", "cycle,role"][..],
        &["--by", "role,role"],
        &["--by", "school"],
        &["--by", ""],
    ] {
        let run = levelwise(&[&["roll-up", "rubrics/examples"], by].concat());
        assert_eq!(run.code, 2, "{by:?}: {run:?}");
    }
}
