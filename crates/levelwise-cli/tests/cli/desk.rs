//! Lays the files of a case into a folder, and compares what the binary says.

use std::fs;

use levelwise_core::assessment::Assessment;
use levelwise_core::format;
use levelwise_core::rubric::Rubric;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::case::{self, Case};
use crate::support::{Run, levelwise, word};
use crate::{diff, near, shorthand};

/// A folder for one case.
pub(crate) struct Desk(TempDir);

/// What was laid on it.
pub(crate) struct Laid {
    pub(crate) rubric: Rubric,
    pub(crate) assessment: Assessment,
}

impl Desk {
    /// Writes a file; gives its path.
    pub(crate) fn put(&self, name: &str, text: &str) -> String {
        let path = self.0.path().join(name);
        fs::write(&path, text).expect("a file can be written");
        word(&path).to_owned()
    }

    /// Writes the rubric and the assessment of a case; gives them, and the
    /// words that name them.
    pub(crate) fn lay(&self, case: &Case) -> (Laid, Vec<String>) {
        let document = case.document("rubric", "rubricChanges").to_string();
        let opened = format::open_rubric(document.as_bytes());
        let rubric = opened.expect("the rubric is consistent").value;
        let assessment = shorthand::assessment(case, &rubric);
        let file = format::write_assessment(&assessment);
        let words = vec![
            "--rubric".to_owned(),
            self.put("rubric.json", &document),
            self.put("assessment.json", &file),
        ];
        (Laid { rubric, assessment }, words)
    }
}

/// The output is the engine's, to the byte, and what the case expects.
pub(crate) fn compare_output(
    verb: &str,
    engine: &Value,
    case: &Case,
    words: &[String],
) -> Result<(), String> {
    let mut all = vec![verb, "--format", "json"];
    if let Some(rater) = case.get("view").as_str() {
        all.extend(["--rater", rater]);
    }
    all.extend(words.iter().map(String::as_str));
    let run = levelwise(&all);
    ended(&run, 0)?;
    diff::compare_text(&format!("{engine:#}\n"), &run.out)?;
    let found: Value = serde_json::from_str(&run.out).expect("the output is JSON");
    let pointer = case.get("part").as_str().unwrap_or_default();
    let part = found.pointer(pointer).unwrap_or(&Value::Null);
    let within = case.get("within").as_f64().unwrap_or_default();
    near::compare(within, case.need("expected"), part)
}

/// The problems are what the case expects, and so is the exit code.
pub(crate) fn compare_problems(expected: &Value, run: &Run) -> Result<(), String> {
    let found: Value =
        serde_json::from_str(&run.out).map_err(|error| format!("{error}: {run:?}"))?;
    let found = found.as_array().expect("problems are a list").iter();
    let short = |problem: &Value| json!({ "code": problem["code"], "severity": problem["severity"], "place": problem["place"] });
    diff::compare(expected, &found.map(short).collect())?;
    let expected = expected.as_array().expect("problems are a list");
    let has_error = expected
        .iter()
        .any(|problem| problem["severity"] == "error");
    ended(run, i32::from(has_error))
}

/// It ended with this code.
pub(crate) fn ended(run: &Run, code: i32) -> Result<(), String> {
    if run.code == code {
        Ok(())
    } else {
        Err(format!("it should end with {code}: {run:?}"))
    }
}

/// Runs the cases of a verb and tells of all that fail.
pub(crate) fn run(verb: &str, check: impl Fn(&Case, &Desk) -> Result<(), String>) {
    let failed: Vec<String> = case::cases_of(verb)
        .iter()
        .filter_map(|case| {
            let desk = Desk(tempfile::tempdir().expect("a folder"));
            let diff = check(case, &desk).err()?;
            Some(format!("tests/cases/{}\n{diff}", case.name))
        })
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
