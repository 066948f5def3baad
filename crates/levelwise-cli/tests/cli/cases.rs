//! Runs the files of tests/cases through the binary: the same results as the
//! engine's, to the byte. More of them are in `results`.

use levelwise_core::assessment::RaterId;
use levelwise_core::format;
use levelwise_core::score::{View, score};
use levelwise_core::suggest::suggest;
use serde_json::{Value, json};

use crate::case::Case;
use crate::desk::{compare_output, compare_problems, ended, run};
use crate::support::levelwise;
use crate::{diff, shorthand};

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
