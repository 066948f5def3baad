//! Folders, lines and broken files: what is read, what is told, and with which
//! exit code it ends.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{levelwise, levelwise_fed, top, word};

const EXAMPLE: &str = "rubrics/examples/leadership-system.json";

fn example() -> String {
    fs::read_to_string(top().join(EXAMPLE)).expect("the example is there")
}

/// The example as one line.
fn example_line() -> String {
    let value: Value = serde_json::from_str(&example()).expect("the example is JSON");
    format!("{value}\n")
}

/// Two good files, a broken one and some that are none of ours.
fn lay(folder: &Path) {
    let deep = folder.join("b/deep");
    fs::create_dir_all(&deep).expect("a folder");
    fs::create_dir_all(folder.join(".hidden")).expect("a folder");
    let put = |name: &str, text: &str| {
        fs::write(folder.join(name), text).expect("a file can be written");
    };
    put("z.json", &example());
    put("b/deep/a.json", &example());
    put("b/broken.json", &example()[..5_000]);
    put("b/notes.txt", "no JSON");
    put(".hidden/x.json", "no JSON");
    let lines = format!("{}\n{{\"a\":1}}\n{}", example_line(), example_line());
    put("c.ndjson", &lines);
}

#[test]
fn a_broken_file_is_told_and_skipped_and_the_rest_counted() {
    let folder = tempfile::tempdir().expect("a folder");
    lay(folder.path());
    let path = word(folder.path());
    let run = levelwise(&["score", "--format", "json", path]);
    assert_eq!(run.code, 1, "{run:?}");
    let lines: Vec<Value> = run
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line is JSON"))
        .collect();
    let sources: Vec<&str> = lines
        .iter()
        .map(|line| line["source"].as_str().expect("a source"))
        .map(|source| source.strip_prefix(path).expect("it is in the folder"))
        .collect();
    let expected = ["/b/deep/a.json", "/c.ndjson:1", "/c.ndjson:4", "/z.json"];
    assert_eq!(sources, expected);
    let alone = levelwise(&["score", "--format", "json", EXAMPLE]);
    let alone: Value = serde_json::from_str(&alone.out).expect("a document");
    assert!(lines.iter().all(|line| line["scores"] == alone));

    let told: Vec<&str> = run.err.lines().collect();
    assert!(
        told[0].starts_with(&format!("error: {path}/b/broken.json:")),
        "{told:?}"
    );
    assert!(
        told[0].ends_with("the file ends in the middle [truncated]"),
        "{told:?}"
    );
    assert!(told[1].starts_with("  hint: "), "{told:?}");
    assert!(told[2].contains("/c.ndjson:3 at /format"), "{told:?}");
    assert_eq!(told.last(), Some(&"4 read, 2 skipped"));
}

#[test]
fn the_number_of_cores_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    lay(folder.path());
    for number in 0..600 {
        let path = folder.path().join(format!("many-{number}.json"));
        let text = example().replace("\"id\": \"example\"", &format!("\"id\": \"e{number}\""));
        fs::write(path, if number % 97 == 5 { &text[1..] } else { &text }).expect("a file");
    }
    let path = word(folder.path());
    let one = levelwise(&["export", "suggestions", "--threads", "1", path]);
    let two = levelwise(&["export", "suggestions", "--threads", "2", path]);
    assert_eq!(one.code, 1);
    assert_eq!((one.out, one.err), (two.out, two.err));
}

#[test]
fn standard_input_is_lines_or_one_file() {
    let alone = levelwise(&["suggest", "--format", "json", EXAMPLE]);
    let alone: Value = serde_json::from_str(&alone.out).expect("a document");
    for (input, name) in [
        (example_line(), "standard input:1"),
        (example(), "standard input"),
    ] {
        let run = levelwise_fed(&["suggest", "--format", "json", "-"], &input);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        let line: Value = serde_json::from_str(&run.out).expect("a line");
        assert_eq!(line["source"], name);
        assert_eq!(line["suggestions"], alone);
    }
}

#[test]
fn nothing_done_ends_with_3() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = word(folder.path());
    let run = levelwise(&["score", path]);
    assert_eq!(run.code, 3, "{run:?}");
    assert!(
        run.err.contains("no .json, .ndjson or .jsonl file below"),
        "{run:?}"
    );
    assert!(run.err.contains("  hint: "), "{run:?}");

    let run = levelwise(&["score", "not-there.json"]);
    assert_eq!(run.code, 3);
    assert!(run.err.starts_with("error: not-there.json: "), "{run:?}");

    fs::write(folder.path().join("a.json"), "{").expect("a file");
    let run = levelwise(&["score", path]);
    assert_eq!(run.code, 3);
    assert!(run.err.contains("1 of 1 skipped"), "{run:?}");

    let run = levelwise(&["score", EXAMPLE, "-o", &format!("{path}/no/folder.txt")]);
    assert_eq!(run.code, 3);
    assert!(run.err.contains("cannot be written"), "{run:?}");

    let run = levelwise(&["score", EXAMPLE, "--rubric", EXAMPLE]);
    assert_eq!(run.code, 3);
    assert!(run.err.contains("not a Levelwise rubric"), "{run:?}");

    let through = ["view", "--through", "effective-district", EXAMPLE];
    let run = levelwise(&[&through[..], &["--crosswalk", EXAMPLE]].concat());
    assert_eq!(run.code, 3);
    assert!(run.err.contains("not a Levelwise crosswalk"), "{run:?}");
    assert!(run.err.contains("  hint: "), "{run:?}");
}

#[test]
fn results_of_several_files_are_a_line_each() {
    for (words, key) in [
        (&["agreement"][..], "agreement"),
        (&["view", "--through", "effective-district"], "view"),
    ] {
        let one = levelwise(&[words, &["--format", "json", EXAMPLE]].concat());
        let one: Value = serde_json::from_str(&one.out).expect("a document");
        let two = levelwise(&[words, &["--format", "json", EXAMPLE, EXAMPLE]].concat());
        assert_eq!((two.code, two.out.lines().count()), (0, 2), "{two:?}");
        for line in two.out.lines() {
            let line: Value = serde_json::from_str(line).expect("a line is JSON");
            assert_eq!((&line[key], &line["source"]), (&one, &EXAMPLE.into()));
        }
    }
}

#[test]
fn a_crosswalk_and_a_lineage_are_checked_as_what_they_are() {
    let run = levelwise(&["check", "rubrics/crosswalk.json", "rubrics/lineage"]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (0, "no problems\n"),
        "{run:?}"
    );
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("crosswalk.json");
    let text = fs::read_to_string(top().join("rubrics/crosswalk.json")).expect("a crosswalk");
    fs::write(&path, text.replacen("\"1a\"", "\"none\"", 1)).expect("a file");
    let run = levelwise(&["check", word(&path)]);
    assert!(run.out.contains("[unknown-indicator]"), "{run:?}");
}

#[test]
fn wrong_words_end_with_2() {
    for words in [
        &["scor"][..],
        &["score"],
        &["score", "--rater", "no id", EXAMPLE],
        &["export", "plans", EXAMPLE],
        &["score", "--format", "xml", EXAMPLE],
        &["view", EXAMPLE],
        &["view", "--through", "nothing", EXAMPLE],
    ] {
        assert_eq!(levelwise(words).code, 2, "{words:?}");
    }
}

#[test]
fn a_rubric_is_found_by_its_name_and_its_words() {
    let assessment = "tests/cases/assessments/version-1.0.json";
    let run = levelwise(&["check", assessment]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("unknown-rubric"), "{run:?}");

    let run = levelwise(&["check", assessment, "--rubrics", "tests/cases/rubrics"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{run:?}");
    assert_eq!(run.err, "no problems\n");

    // The same id with other words: used, with a warning.
    let folder = tempfile::tempdir().expect("a folder");
    let other = folder.path().join("small.json");
    let text = fs::read_to_string(top().join("tests/cases/rubrics/small.json")).expect("a rubric");
    fs::write(&other, text.replace("1.0.0", "1.1.0")).expect("a file");
    for option in ["--rubrics", "--rubric"] {
        let run = levelwise(&["check", assessment, option, word(&other)]);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(run.out.contains("other-rubric"), "{run:?}");
        let strict = levelwise(&["check", "--strict", assessment, option, word(&other)]);
        assert_eq!(strict.code, 1, "{run:?}");
    }
    // To the word comes before by name alone.
    let both = [
        "check",
        assessment,
        "--rubrics",
        word(&other),
        "--rubrics",
        "tests/cases/rubrics",
    ];
    let run = levelwise(&both);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{run:?}");
}

#[test]
fn a_result_may_take_the_place_of_what_was_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("team.json");
    let value: Value = serde_json::from_str(&example()).expect("the example is JSON");
    fs::write(&path, value.to_string()).expect("a file");
    let run = levelwise(&["merge", word(&path), EXAMPLE, "-o", word(&path)]);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
    assert_eq!(fs::read_to_string(&path).expect("the result"), example());
}

#[test]
fn hostile_text_moves_no_cursor() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.json");
    let text = example().replace("Cedar Valley", "\\u001b[2J").replace(
        "\"format\": \"levelwise/assessment\"",
        "\"format\": \"\\u001b[2J\"",
    );
    fs::write(&path, &text).expect("a file");
    let run = levelwise(&["score", word(&path)]);
    assert!(!run.err.contains('\u{1b}'), "{run:?}");
    let text = example().replace("Cedar Valley", "\\u001b[2J");
    fs::write(&path, &text).expect("a file");
    let run = levelwise(&["score", word(&path)]);
    assert!(run.code == 0 && !run.out.contains('\u{1b}'), "{run:?}");
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_levelwise"))
        .args([
            "export", "answers", "--format", "json", EXAMPLE, EXAMPLE, EXAMPLE,
        ])
        .current_dir(top())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary can be started");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{output:?}");
}
