//! The JSON Schemas in rubrics/schema: they are current, fit every file that
//! the engine reads or writes, and refuse broken ones.

#[path = "support/case.rs"]
mod case;
#[path = "support/schema_check.rs"]
mod schema_check;

use std::fs;
use std::path::{Path, PathBuf};

use levelwise_core::format::{assessment_schema, crosswalk_schema, lineage_schema, rubric_schema};
use schema_check::misfits;
use serde_json::Value;

fn rubrics() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rubrics")
}

/// The JSON files of a folder that may not be there.
fn files_in(folder: &Path) -> Vec<(PathBuf, Value)> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let paths = entries.map(|entry| entry.expect("the folder can be listed").path());
    paths
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .map(|path| {
            let text = fs::read(&path).expect("the file can be read");
            let file = serde_json::from_slice(&text).expect("the file is JSON");
            (path, file)
        })
        .collect()
}

/// The schema for the format that a file names; none for other JSON files.
fn schema_for(file: &Value) -> Option<Value> {
    match file["format"].as_str() {
        Some("levelwise/rubric") => Some(rubric_schema()),
        Some("levelwise/assessment") => Some(assessment_schema()),
        Some("levelwise/crosswalk") => Some(crosswalk_schema()),
        Some("levelwise/lineage") => Some(lineage_schema()),
        Some(_) | None => None,
    }
}

#[test]
fn the_written_schemas_are_current() {
    for (name, schema) in [
        ("rubric.schema.json", rubric_schema()),
        ("assessment.schema.json", assessment_schema()),
        ("crosswalk.schema.json", crosswalk_schema()),
        ("lineage.schema.json", lineage_schema()),
    ] {
        let written = fs::read_to_string(rubrics().join("schema").join(name));
        let is_current = written.is_ok_and(|text| text == format!("{schema:#}\n"));
        assert!(
            is_current,
            "rubrics/schema/{name} is not current: run `cargo xtask schemas`"
        );
    }
}

#[test]
fn shipped_and_shared_files_fit() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
    let folders = [
        rubrics(),
        rubrics().join("examples"),
        cases.join("rubrics"),
        cases.join("assessments"),
        cases.join("crosswalks"),
    ];
    let mut n_files = 0;
    for (path, file) in folders.iter().flat_map(|folder| files_in(folder)) {
        let Some(schema) = schema_for(&file) else {
            continue;
        };
        assert_eq!(misfits(&file, &schema), [""; 0], "{}", path.display());
        n_files += 1;
    }
    assert!(
        n_files >= 15,
        "five rubrics, their examples, the crosswalk, two rubrics, an assessment and a crosswalk of the cases"
    );
}

/// What the engine writes fits; of what it refuses for its form, all but days
/// that the calendar does not have, clocks beyond midnight and a fourth decimal.
#[test]
fn the_schemas_agree_with_the_cases() {
    let (mut n_fit, mut n_refused) = (0, 0);
    for case in case::cases_of("format") {
        let expected = case.need("expected");
        if let Some(schema) = schema_for(&expected["file"]) {
            assert_eq!(
                misfits(&expected["file"], &schema),
                [""; 0],
                "{}",
                case.name
            );
            n_fit += 1;
        }
        let broken = case.name.starts_with("format/broken-");
        let code = expected["problems"][0]["code"].as_str();
        if broken && !matches!(code, Some("bad-date" | "bad-moment" | "bad-amount")) {
            let file = case.document("file", "changes");
            let schema = schema_for(&file).expect("only its form is broken");
            assert_ne!(misfits(&file, &schema), [""; 0], "{}", case.name);
            n_refused += 1;
        }
    }
    for case in case::cases_of("merge") {
        for file in case.need("files").as_array().expect("the files are a list") {
            assert_eq!(
                misfits(file, &assessment_schema()),
                [""; 0],
                "{}",
                case.name
            );
        }
    }
    assert!(
        n_fit >= 10 && n_refused >= 60,
        "{n_fit} fit, {n_refused} refused"
    );
}

/// A crosswalk that the engine refuses for its form does not fit, any other does.
#[test]
fn the_schema_of_crosswalks_agrees_with_the_cases() {
    for case in case::cases_of("crosswalk") {
        let file = case.document("crosswalk", "changes");
        let code = case.need("expected")[0]["code"].as_str();
        let is_form = case.name.starts_with("crosswalk/form.json")
            || matches!(code, Some("wrong-format" | "too-new"));
        let misfits = misfits(&file, &crosswalk_schema());
        assert_eq!(!misfits.is_empty(), is_form, "{}: {misfits:?}", case.name);
    }
}

/// Results that stand in full in a case fit.
#[cfg(feature = "schema")]
#[test]
fn the_schemas_of_results_agree_with_the_cases() {
    let definitions = levelwise_core::format::result_schemas();
    for (verb, below, name) in [
        ("score", "", "ScoreCards"),
        ("suggest", "", "Suggestions"),
        ("merge", "/preview", "Preview"),
    ] {
        let schema = serde_json::json!({ "$ref": format!("#/$defs/{name}"), "$defs": definitions });
        let mut n_fit = 0;
        for case in case::cases_of(verb) {
            let is_whole = case.get("part").is_null();
            let found = case.need("expected").pointer(below);
            if let Some(found) = found.filter(|_| is_whole) {
                assert_eq!(misfits(found, &schema), [""; 0], "{}", case.name);
                n_fit += 1;
            }
        }
        assert!(n_fit > 0, "no {name} stand in full");
    }
}
