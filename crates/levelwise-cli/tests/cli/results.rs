//! More files of tests/cases through the binary: agreement, views through another
//! rubric, crosswalks, plans, and reports of several cycles.

use levelwise_core::assessment::RaterId;
use levelwise_core::score::{View, score};
use levelwise_core::team::team_agreement;
use levelwise_core::trend::trend;
use levelwise_core::{crosswalk, format};
use serde_json::{Value, json};

use crate::desk::{compare_output, compare_problems, ended, run};
use crate::support::levelwise;
use crate::{case, diff};

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
