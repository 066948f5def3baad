//! Runs the files of tests/cases through the binary: the same results as the
//! engine's, to the byte.

use std::fs;

use levelwise_core::assessment::RaterId;
use levelwise_core::rubric::Rubric;
use levelwise_core::score::{View, score};
use levelwise_core::suggest::suggest;
use levelwise_core::team::team_agreement;
use levelwise_core::trend::trend;
use levelwise_core::{crosswalk, format};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::case::{self, Case};
use crate::support::{Run, levelwise, word};
use crate::{diff, near, shorthand};

#[test]
fn rubric() {
    run("rubric", |case, desk| {
        let document = case.document("rubric", "rubricChanges");
        let path = desk.put("rubric.json", &document.to_string());
        let run = levelwise(&["check", "--format", "json", &path]);
        compare_problems(case.need("expected"), &run)
    });
}

#[test]
fn check() {
    run("check", |case, desk| {
        let (_, words) = desk.lay(case);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let run = levelwise(&[&["check", "--format", "json"], words.as_slice()].concat());
        compare_problems(case.need("expected"), &run)
    });
}

#[test]
fn score_cards() {
    run("score", |case, desk| {
        let (found, words) = desk.lay(case);
        let view = case.get("view").as_str();
        let rater = view.map(|id| RaterId::new(id).expect("a rater id"));
        let view = rater.as_ref().map_or(View::Team, View::Rater);
        let scores = score(&found.rubric, &found.assessment, view);
        compare_output("score", &json!(scores), case, &words)
    });
}

#[test]
fn suggestions() {
    run("suggest", |case, desk| {
        let (found, words) = desk.lay(case);
        let view = case.get("view").as_str();
        let rater = view.map(|id| RaterId::new(id).expect("a rater id"));
        let view = rater.as_ref().map_or(View::Team, View::Rater);
        let scores = score(&found.rubric, &found.assessment, view);
        compare_output(
            "suggest",
            &json!(suggest(&found.rubric, &scores)),
            case,
            &words,
        )
    });
}

#[test]
fn agreement() {
    run("team", |case, desk| {
        let (found, words) = desk.lay(case);
        let scores = score(&found.rubric, &found.assessment, View::Team);
        let team = team_agreement(&found.rubric, &scores);
        compare_output("agreement", &json!(team), case, &words)
    });
}

#[test]
fn view() {
    run("view", |case, desk| {
        let (found, mut words) = desk.lay(case);
        let other = case.document("other", "otherChanges").to_string();
        let crosswalk = case.document("crosswalk", "changes").to_string();
        let id = case.document("other", "otherChanges")["id"].clone();
        words.extend([
            "--rubrics".to_owned(),
            desk.put("other.json", &other),
            "--through".to_owned(),
            id.as_str().expect("a rubric has an id").to_owned(),
            "--crosswalk".to_owned(),
            desk.put("crosswalk.json", &crosswalk),
        ]);
        let other = format::open_rubric(other.as_bytes())
            .expect("a rubric")
            .value;
        let crosswalk = format::open_crosswalk(crosswalk.as_bytes()).expect("a crosswalk");
        let view = case.get("view").as_str();
        let rater = view.map(|id| RaterId::new(id).expect("a rater id"));
        let view = rater.as_ref().map_or(View::Team, View::Rater);
        let scores = score(&found.rubric, &found.assessment, view);
        let seen = crosswalk::view(&found.rubric, &scores, &other, &crosswalk.value);
        compare_output("view", &json!(seen), case, &words)
    });
}

#[test]
fn crosswalks() {
    run("crosswalk", |case, desk| {
        let document = case.document("crosswalk", "changes");
        let path = desk.put("crosswalk.json", &document.to_string());
        let mut words = vec!["check".to_owned(), "--format".to_owned(), "json".to_owned()];
        let rubrics = case.need("rubrics").as_array().expect("rubrics are a list");
        for (index, rubric) in rubrics.iter().enumerate() {
            let text = case::read(rubric.as_str().expect("a path")).to_string();
            words.push("--rubrics".to_owned());
            words.push(desk.put(&format!("rubric-{index}.json"), &text));
        }
        words.push(path);
        // What says of itself that it is something else is read as that.
        if document["format"] != "levelwise/crosswalk" {
            return Ok(());
        }
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        compare_problems(case.need("expected"), &levelwise(&words))
    });
}

/// E1 and E3: the columns and the rows of the engine's sheet behind those that say
/// which assessment.
#[test]
fn plans() {
    run("sheet", |case, desk| {
        let (_, words) = desk.lay(case);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let kind = case.need("sheet").as_str().expect("a sheet has a name");
        if kind != "plan" {
            return Ok(());
        }
        let run = levelwise(&[&["export", kind, "--format", "json"], words.as_slice()].concat());
        ended(&run, 0)?;
        let expected = case.need("expected");
        let names = expected["columns"].as_array().expect("columns are a list");
        let columns = levelwise(&[&["export", kind], words.as_slice()].concat()).out;
        let columns = columns
            .lines()
            .next()
            .unwrap_or_default()
            .trim_end()
            .to_owned();
        let shown: Vec<&str> = columns.split(',').skip(7).collect();
        diff::compare(&json!(names), &json!(shown))?;
        let Some(rows) = expected["rows"].as_array() else {
            return Ok(());
        };
        // Here a date is a text like any other.
        let cell = |cell: &Value| cell.get("date").unwrap_or(cell).clone();
        let rows = rows.iter().map(|row| {
            let cells = row.as_array().expect("a row is a list").iter();
            cells.map(cell).collect::<Value>()
        });
        let found = run.out.lines().map(|line| {
            let line: Value = serde_json::from_str(line).expect("a row is JSON");
            let names = names.iter().map(|name| name.as_str().expect("a name"));
            names.map(|name| line[name].clone()).collect::<Value>()
        });
        diff::compare(&rows.collect(), &found.collect())
    });
}

/// T1 to T4: a report shows the stages that the engine finds for earlier cycles.
#[test]
fn reports_of_several_cycles() {
    run("trend", |case, desk| {
        let (found, mut words) = desk.lay(case);
        let lineage = case.get("lineage").as_str().map(case::read);
        if let Some(lineage) = &lineage {
            words.push("--lineage".to_owned());
            words.push(desk.put("lineage.json", &lineage.to_string()));
        }
        let lineage = lineage.map(|file| {
            let opened = format::open_lineage(file.to_string().as_bytes());
            opened.expect("a lineage").value
        });
        let voting: Vec<&RaterId> = found.assessment.voting_raters().map(|(id, _)| id).collect();
        let open = match voting.as_slice() {
            [alone] => found.assessment.open_to(alone),
            _ => found.assessment.revealed(),
        };
        let trend = trend(&found.rubric, &open, lineage.as_ref());
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let run = levelwise(&[&["report", "--format", "markdown"], words.as_slice()].concat());
        ended(&run, 0)?;
        for (area, went) in found.rubric.areas.iter().zip(&trend.areas) {
            let stages = went.stages.iter();
            let stages =
                stages.map(|stage| stage.map_or("–", |stage| found.rubric.level_title(stage)));
            let stages: Vec<&str> = stages.collect();
            let row = format!("| {} | {} |\n", &*area.title, stages.join(" | "));
            let has_row = run.out.contains(&row);
            if has_row != (trend.cycles.len() > 1) {
                return Err(format!("{row} in\n{}", run.out));
            }
        }
        Ok(())
    });
}

#[test]
fn merge() {
    run("merge", |case, desk| {
        let files = case.need("files").as_array().expect("files are a list");
        let paths: Vec<String> = (1..)
            .zip(files)
            .map(|(number, file)| desk.put(&format!("{number}.json"), &file.to_string()))
            .collect();
        let mut words = vec!["merge"];
        // Every file twice and from last to first, since neither matters.
        words.extend(paths.iter().rev().chain(&paths).map(String::as_str));
        let run = levelwise(&words);
        let expected = case.need("expected");
        if let Some(reason) = expected["refused"].as_str() {
            let said = match reason {
                "other-assessment" => "the file is assessment",
                _ => "the file was made with rubric",
            };
            let holds = run.code == 3 && run.out.is_empty() && run.err.contains(said);
            return if holds {
                Ok(())
            } else {
                Err(format!("{run:?}"))
            };
        }
        diff::compare_text(&format!("{:#}\n", expected["file"]), &run.out)?;
        let Some(preview) = expected.get("preview") else {
            return ended(&run, 0);
        };
        let run = levelwise(&[
            "merge",
            "--preview",
            "--format",
            "json",
            &paths[0],
            &paths[1],
        ]);
        ended(&run, 0)?;
        let found = serde_json::from_str(&run.out).expect("a preview is JSON");
        diff::compare(preview, &found)
    });
}

#[test]
fn roll_up() {
    run("roll-up", |case, desk| {
        let document = case.document("rubric", "rubricChanges").to_string();
        let opened = format::open_rubric(document.as_bytes());
        let rubric = opened.expect("the rubric is consistent").value;
        let library = desk.put("rubric.json", &document);
        let mut files = Vec::new();
        for (number, one) in (1..).zip(case.clone().split("assessments")) {
            let file = format::write_assessment(&shorthand::assessment(&one, &rubric));
            files.push(desk.put(&format!("{number}.json"), &file));
        }
        let smallest = case.get("smallest").to_string();
        let mut words = vec!["roll-up", "--format", "json", "--rubrics", &library];
        let breakdowns = case.get("by").as_array().into_iter().flatten();
        words.extend(breakdowns.flat_map(|by| ["--by", by.as_str().expect("a breakdown")]));
        words.extend(["--smallest", &smallest]);
        let refused = case.get("refused").as_array().cloned().unwrap_or_default();
        // The last file first, since the order does not matter.
        for turn in [files.clone(), files.iter().rev().cloned().collect()] {
            let turn = turn.iter().map(String::as_str);
            let run = levelwise(&words.iter().copied().chain(turn).collect::<Vec<_>>());
            ended(&run, i32::from(!refused.is_empty()))?;
            for code in &refused {
                let code = format!("[{}]", code.as_str().expect("a code"));
                if !run.err.contains(&code) {
                    return Err(format!("{code} is not told: {run:?}"));
                }
            }
            diff::compare(case.need("expected"), &chosen(&run.out, case))?;
        }
        Ok(())
    });
}

/// Of every row the columns that a case shows, of the indicators that it names.
fn chosen(out: &str, case: &Case) -> Value {
    let list = |key| case.need(key).as_array().expect("a list");
    let rows = out.lines().map(|line| {
        let row: Value = serde_json::from_str(line).expect("a row is JSON");
        row
    });
    let is_shown =
        |row: &Value| row["indicator"].is_null() || list("indicators").contains(&row["indicator"]);
    let columns = |row: Value| -> Value {
        let names = list("columns").iter();
        names
            .map(|name| row[name.as_str().expect("a name")].clone())
            .collect()
    };
    rows.filter(is_shown).map(columns).collect()
}

#[test]
fn format_of_assessments() {
    run("format", |case, desk| {
        if case.need("open") != "assessment" || !case.get("bytes").is_null() {
            return Ok(());
        }
        let text = case.get("text").as_str().map(str::to_owned);
        let text = text.unwrap_or_else(|| case.document("file", "changes").to_string());
        let path = desk.put("file.json", &text);
        let run = levelwise(&["merge", &path]);
        let expected = case.need("expected");
        if let Some(problems) = expected["problems"].as_array() {
            ended(&run, 3)?;
            for problem in problems {
                let code = format!("[{}]", problem["code"].as_str().expect("a code"));
                let place = problem["place"].as_str().expect("a place");
                let is_told = |line: &str| line.contains(&code) && line.contains(place);
                if !run.err.lines().any(is_told) {
                    return Err(format!("{code} at {place} is not told: {}", run.err));
                }
            }
            return Ok(());
        }
        ended(&run, 0)?;
        let file = &expected["file"];
        let in_full = file.as_str().map(str::to_owned);
        diff::compare_text(&in_full.unwrap_or_else(|| format!("{file:#}\n")), &run.out)
    });
}

/// A folder for one case.
struct Desk(TempDir);

struct Laid {
    rubric: Rubric,
    assessment: levelwise_core::assessment::Assessment,
}

impl Desk {
    fn put(&self, name: &str, text: &str) -> String {
        let path = self.0.path().join(name);
        fs::write(&path, text).expect("a file can be written");
        word(&path).to_owned()
    }

    /// Writes the rubric and the assessment of a case; gives them, and the
    /// words that name them.
    fn lay(&self, case: &Case) -> (Laid, Vec<String>) {
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
fn compare_output(verb: &str, engine: &Value, case: &Case, words: &[String]) -> Result<(), String> {
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

fn compare_problems(expected: &Value, run: &Run) -> Result<(), String> {
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

fn ended(run: &Run, code: i32) -> Result<(), String> {
    if run.code == code {
        Ok(())
    } else {
        Err(format!("it should end with {code}: {run:?}"))
    }
}

/// Runs the cases of a verb and tells of all that fail.
fn run(verb: &str, check: impl Fn(&Case, &Desk) -> Result<(), String>) {
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
