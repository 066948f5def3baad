//! Runs every file of tests/cases through the engine, one test for each verb.
//! The same files run through the npm package and the command line.

#[path = "support/case.rs"]
mod case;
#[path = "support/diff.rs"]
mod diff;
#[path = "verbs/exports.rs"]
mod exports;
#[path = "support/near.rs"]
mod near;
#[path = "verbs/planning.rs"]
mod planning;
#[path = "verbs/progress.rs"]
mod progress;
#[path = "support/shorthand.rs"]
mod shorthand;

use levelwise_core::agreement::{self, RatingTable};
use levelwise_core::assessment::{Assessment, RaterId};
use levelwise_core::format::Opened;
use levelwise_core::merge::{self, MergeError};
use levelwise_core::record::{Problem, Problems};
use levelwise_core::rubric::{IndicatorId, Rubric};
use levelwise_core::score::{self, ScoreCards, View};
use levelwise_core::{check, crosswalk, format, share, suggest, team};
use serde_json::{Map, Value, json};

use case::Case;

#[test]
fn rubric() {
    run("rubric", |case| {
        let document = case.document("rubric", "rubricChanges");
        let opened = format::open_rubric(document.to_string().as_bytes());
        let found = match &opened {
            Ok(opened) => opened.warnings.as_slice(),
            Err(problems) => problems.list(),
        };
        diff::compare(case.need("expected"), &problems(found))
    });
}

#[test]
fn check() {
    run("check", |case| {
        let rubric = rubric_of(case);
        let found = check::check(&shorthand::assessment(case, &rubric), &rubric);
        diff::compare(case.need("expected"), &problems(&found))
    });
}

#[test]
fn score() {
    run("score", |case| {
        let cards = serde_json::to_value(score_cards(case)).expect("score cards have a JSON form");
        diff::compare(case.need("expected"), part(&cards, case))
    });
}

#[test]
fn suggest() {
    run("suggest", |case| {
        let rubric = rubric_of(case);
        let suggestions = suggest::suggest(&rubric, &score_cards(case));
        let found = serde_json::to_value(&suggestions).expect("suggestions have a JSON form");
        diff::compare(case.need("expected"), part(&found, case))?;
        for (indicator, expected) in case.get("words").as_object().into_iter().flatten() {
            let suggestion = suggestions
                .all()
                .find(|suggestion| suggestion.indicator.as_str() == indicator)
                .ok_or_else(|| format!("there is no suggestion for {indicator}"))?;
            let reasons = suggestion.reasons.iter();
            let words: Value = reasons.map(|reason| reason.words(&rubric)).collect();
            diff::compare(expected, &words)?;
        }
        Ok(())
    });
}

#[test]
fn agreement() {
    run("agreement", |case| {
        let agreement = agreement::agreement(&rating_table(case));
        let found = serde_json::to_value(agreement).expect("agreement has a JSON form");
        near::compare(within(case), case.need("expected"), part(&found, case))
    });
}

#[test]
fn team() {
    run("team", |case| {
        let agreement = team::team_agreement(&rubric_of(case), &score_cards(case));
        let found = serde_json::to_value(agreement).expect("agreement has a JSON form");
        near::compare(within(case), case.need("expected"), part(&found, case))
    });
}

#[test]
fn crosswalk() {
    run("crosswalk", |case| {
        let rubrics: Vec<Rubric> = case
            .need("rubrics")
            .as_array()
            .expect("the rubrics are a list")
            .iter()
            .map(|path| opened_rubric(case::read(path.as_str().expect("a path")), case))
            .collect();
        let file = case.document("crosswalk", "changes");
        let found = match format::open_crosswalk(file.to_string().as_bytes()) {
            Ok(opened) => {
                assert_eq!(opened.warnings, [], "{}", case.name);
                if let written @ Value::Object(_) = case.get("written") {
                    let text = format::write_crosswalk(&opened.value);
                    diff::compare_text(&format!("{written:#}\n"), &text)?;
                }
                crosswalk::check(&opened.value, &rubrics.iter().collect::<Vec<_>>())
            }
            Err(problems) => problems.list().to_vec(),
        };
        diff::compare(case.need("expected"), &problems(&found))
    });
}

#[test]
fn view() {
    run("view", |case| {
        let file = case.document("crosswalk", "changes").to_string();
        let crosswalk = format::open_crosswalk(file.as_bytes());
        let crosswalk = crosswalk.unwrap_or_else(|problems| panic!("{}: {problems}", case.name));
        let other = opened_rubric(case.document("other", "otherChanges"), case);
        let scores = score_cards(case);
        let view = crosswalk::view(&rubric_of(case), &scores, &other, &crosswalk.value);
        let found = serde_json::to_value(view).expect("a view has a JSON form");
        diff::compare(case.need("expected"), part(&found, case))
    });
}

#[test]
fn votes() {
    run("votes", |case| {
        let rubric = rubric_of(case);
        let mut assessment = shorthand::assessment(case, &rubric);
        for indicator in case.get("reveal").as_array().into_iter().flatten() {
            let id = indicator.as_str().expect("an indicator is named by its id");
            assessment.reveal(&IndicatorId::new(id).expect("an indicator id"));
        }
        let person = case.need("person").as_str().expect("a person is named");
        let person = RaterId::new(person).expect("a rater id");
        let (mut sealed, mut open, mut answered) = (Map::new(), Map::new(), Map::new());
        for (rater, indicator) in assessment.sealed_to(&person) {
            let list = sealed.entry(rater.as_str()).or_insert(json!([]));
            list.as_array_mut().expect("a list").push(json!(indicator));
        }
        for (id, rater) in &assessment.open_to(&person).raters {
            open.insert(
                id.to_string(),
                rater.answers.keys().map(|id| json!(id)).collect(),
            );
        }
        for (id, rater) in assessment.voting_raters() {
            answered.insert(id.to_string(), json!(rater.n_answered(&rubric)));
        }
        let found = json!({ "answered": answered, "open": open, "sealed": sealed });
        diff::compare(case.need("expected"), &found)
    });
}

#[test]
fn roles() {
    run("roles", |case| {
        let rubric = rubric_of(case);
        let results = team::role_results(&rubric, &shorthand::assessment(case, &rubric));
        let found = serde_json::to_value(results).expect("results have a JSON form");
        diff::compare(case.need("expected"), part(&found, case))
    });
}

#[test]
fn merge() {
    run("merge", |case| {
        let files: Vec<Assessment> = case
            .need("files")
            .as_array()
            .expect("the files are a list")
            .iter()
            .map(|file| open(&file.to_string()))
            .collect();
        let expected = case.need("expected");
        for order in orders(files.len()) {
            let ordered: Vec<&Assessment> = order.iter().map(|idx| &files[*idx]).collect();
            let found = match merge_all(&ordered) {
                Ok(merged) => diff::compare_text(
                    &format!("{:#}\n", expected["file"]),
                    &format::write_assessment(&merged),
                ),
                Err(error) => diff::compare(expected, &json!({ "refused": error.code() })),
            };
            found.map_err(|diff| format!("merged in the order {order:?}:\n{diff}"))?;
        }
        if let Some(expected) = expected.get("preview") {
            let preview =
                merge::preview(&files[0], &files[1]).map_err(|error| error.to_string())?;
            let found = serde_json::to_value(&preview).expect("a preview has a JSON form");
            diff::compare(expected, &found)?;
        }
        Ok(())
    });
}

#[test]
fn format() {
    run("format", |case| {
        let bytes = bytes_of(case);
        let opened = match case.need("open").as_str() {
            Some("rubric") => format::open_rubric(&bytes).map(|opened| {
                let text = format::write_rubric(opened.value.file());
                (text, opened.warnings)
            }),
            Some("assessment") => format::open_assessment(&bytes).map(|opened| {
                let text = format::write_assessment(&opened.value);
                (text, opened.warnings)
            }),
            Some(_) | None => return Err("\"open\" is neither rubric nor assessment".to_owned()),
        };
        let expected = case.need("expected");
        let (written, warnings) = match opened {
            Ok(opened) => opened,
            Err(found) => {
                let found = json!({ "problems": problems(found.list()) });
                return diff::compare(expected, &found);
            }
        };
        let file = &expected["file"];
        let in_full = file.as_str().map(str::to_owned);
        let expected_text = in_full.unwrap_or_else(|| format!("{file:#}\n"));
        diff::compare_text(&expected_text, &written)?;
        diff::compare(&expected["warnings"], &problems(&warnings))
    });
}

#[test]
fn share() {
    run("share", |case| {
        let expected = case.need("expected");
        if let Some(code) = case.get("code").as_str() {
            return diff::compare(expected, &outcome(share::open_code(code)));
        }
        if let Some(text) = case.get("text").as_str() {
            let found: Value = share::open_text(text).into_iter().map(outcome).collect();
            return diff::compare(expected, &json!({ "found": found }));
        }
        let assessment = open(&case.document("file", "changes").to_string());
        let made = match case.need("make").as_str() {
            Some("invitation") => share::invitation(&assessment),
            Some("part") => {
                let rater = case.need("rater").as_str().expect("a rater is a text");
                share::part(&assessment, &RaterId::new(rater).expect("a rater id"))
            }
            Some(_) | None => return Err("\"make\" is neither invitation nor part".to_owned()),
        };
        diff::compare(expected, &json!({ "file": file_of(&made) }))
    });
}

/// Runs the cases of a verb and tells of all that fail.
fn run(verb: &str, check: impl Fn(&Case) -> Result<(), String>) {
    let cases = case::cases_of(verb);
    let failed: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let diff = check(case).err()?;
            let why = case.need("why").as_str().unwrap_or_default();
            Some(format!("tests/cases/{}: {why}\n{diff}", case.name))
        })
        .collect();
    let n_failed = failed.len();
    assert!(
        failed.is_empty(),
        "{n_failed} of {} cases failed (- expected, + found)\n\n{}",
        cases.len(),
        failed.join("\n")
    );
}

fn rubric_of(case: &Case) -> Rubric {
    opened_rubric(case.document("rubric", "rubricChanges"), case)
}

fn opened_rubric(document: Value, case: &Case) -> Rubric {
    match format::open_rubric(document.to_string().as_bytes()) {
        Ok(opened) => opened.value,
        Err(problems) => panic!("{}: the rubric is not consistent: {problems}", case.name),
    }
}

fn score_cards(case: &Case) -> ScoreCards {
    let rubric = rubric_of(case);
    let assessment = shorthand::assessment(case, &rubric);
    let rater = case.get("view").as_str();
    let rater = rater.map(|rater| RaterId::new(rater).expect("a view names a rater"));
    let view = rater.as_ref().map_or(View::Team, View::Rater);
    score::score(&rubric, &assessment, view)
}

/// The table of a case: a text for each unit, with a digit or a dot for each
/// rater.
fn rating_table(case: &Case) -> RatingTable {
    let n_levels = case.need("levels").as_u64().and_then(|n| n.try_into().ok());
    let mut table = RatingTable::new(n_levels.expect("levels are a number"));
    for unit in case.need("units").as_array().expect("units are a list") {
        let text = unit.as_str().expect("a unit is a text");
        let rating = |letter: char| match letter {
            '.' => None,
            _ => Some(letter.to_digit(10).expect("a rating is a digit") as usize),
        };
        table.add_unit(&text.chars().map(rating).collect::<Vec<_>>());
    }
    table
}

/// How far a number may be from the expected one; 0 unless the case says.
fn within(case: &Case) -> f64 {
    case.get("within").as_f64().unwrap_or_default()
}

/// What of the output the case shows: all of it, or what `part` points to.
fn part<'v>(output: &'v Value, case: &Case) -> &'v Value {
    let pointer = case.get("part").as_str().unwrap_or_default();
    output.pointer(pointer).unwrap_or(&Value::Null)
}

/// Messages and hints are for people and may be worded anew, but never be
/// missing.
fn problems(found: &[Problem]) -> Value {
    let problem = |problem: &Problem| {
        let said = !problem.message.trim().is_empty() && !problem.hint.trim().is_empty();
        assert!(said, "{problem:?} has no message or no hint");
        json!({ "code": problem.code, "severity": problem.severity, "place": problem.place })
    };
    found.iter().map(problem).collect()
}

/// What was opened: the file, or the problems.
fn outcome(opened: Result<Opened<Assessment>, Problems>) -> Value {
    match opened {
        Ok(opened) => json!({ "file": file_of(&opened.value) }),
        Err(found) => json!({ "problems": problems(found.list()) }),
    }
}

fn file_of(assessment: &Assessment) -> Value {
    let text = format::write_assessment(assessment);
    serde_json::from_str(&text).expect("a file is JSON")
}

fn open(text: &str) -> Assessment {
    let opened: Result<_, Problems> = format::open_assessment(text.as_bytes());
    opened.unwrap_or_else(|problems| panic!("{problems}")).value
}

/// Every file twice, since a second import must change nothing.
fn merge_all(files: &[&Assessment]) -> Result<Assessment, MergeError> {
    let mut merged = files[0].clone();
    for file in files.iter().chain(files) {
        merged = merge::merge(&merged, file)?;
    }
    Ok(merged)
}

fn orders(n_files: usize) -> Vec<Vec<usize>> {
    let mut orders = vec![Vec::new()];
    for file in 0..n_files {
        let with_file = |order: &Vec<usize>| {
            let insert = |at| {
                let mut order = order.clone();
                order.insert(at, file);
                order
            };
            (0..=order.len()).map(insert).collect::<Vec<_>>()
        };
        orders = orders.iter().flat_map(with_file).collect();
    }
    orders
}

fn bytes_of(case: &Case) -> Vec<u8> {
    if let Some(text) = case.get("text").as_str() {
        return text.as_bytes().to_vec();
    }
    if let Some(hex) = case.get("bytes").as_str() {
        let byte = |at| u8::from_str_radix(&hex[at..at + 2], 16).expect("bytes are hexadecimal");
        return (0..hex.len()).step_by(2).map(byte).collect();
    }
    case.document("file", "changes").to_string().into_bytes()
}
