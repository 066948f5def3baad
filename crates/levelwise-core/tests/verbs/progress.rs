//! The cases of lineage, carry, trend and next-cycle.

use levelwise_core::assessment::{
    Answer, Assessment, AssessmentId, Choice, Cycle, RaterId, RubricRef, SessionId, Stamp,
};
use levelwise_core::format;
use levelwise_core::lineage::{Lineage, carry, check_editions, reviews};
use levelwise_core::record::Field;
use levelwise_core::rubric::{IndicatorId, LevelId, Rubric};
use levelwise_core::trend::{next_cycle, remember, trend};
use serde_json::{Map, Value, json};

use super::case::{self, Case};
use super::{diff, part, problems, rubric_of, run, shorthand};

#[test]
fn lineage() {
    run("lineage", |case| {
        let document = case.document("lineage", "lineageChanges");
        let expected = case.need("expected");
        let lineage = match format::open_lineage(document.to_string().as_bytes()) {
            Ok(opened) => opened.value,
            Err(found) => return diff::compare(expected, &problems(found.list())),
        };
        let text = format::write_lineage(lineage.file());
        diff::compare_text(&format!("{document:#}\n"), &text)?;
        let editions = case
            .need("editions")
            .as_array()
            .expect("editions are a list");
        let editions: Vec<Rubric> = editions.iter().map(rubric_at).collect();
        let editions: Vec<&Rubric> = editions.iter().collect();
        let found = check_editions(lineage.file(), &editions);
        diff::compare(expected, &problems(&found))
    });
}

fn rubric_at(path: &Value) -> Rubric {
    let path = path.as_str().expect("a path");
    let opened = format::open_rubric(&case::bytes(path));
    opened
        .unwrap_or_else(|problems| panic!("{path}: {problems}"))
        .value
}

fn lineage_of(case: &Case) -> Option<Lineage> {
    case.get("lineage").as_str()?;
    let document = case.document("lineage", "lineageChanges");
    let opened = format::open_lineage(document.to_string().as_bytes());
    Some(
        opened
            .unwrap_or_else(|problems| panic!("{}: {problems}", case.name))
            .value,
    )
}

fn stamp() -> Stamp {
    Stamp {
        by: SessionId::new("now").expect("a session id"),
        at: None,
    }
}

#[test]
fn carry_over() {
    run("carry", |case| {
        let assessment = shorthand::assessment(case, &rubric_of(case));
        let rubric = rubric_at(case.need("to"));
        let lineage = lineage_of(case).expect("a lineage");
        let Some(mut carried) = carry(&assessment, &lineage, &rubric) else {
            return diff::compare(case.need("expected"), &Value::Null);
        };
        assert!(carried.rubric.names(&rubric), "{}", case.name);
        for (rater, answers) in case.get("then").as_object().into_iter().flatten() {
            for (indicator, said) in answers.as_object().into_iter().flatten() {
                let rater = RaterId::new(rater).expect("a rater id");
                let indicator = IndicatorId::new(indicator).expect("an id");
                carried.set_answer(&rater, &indicator, answer(said), &stamp());
            }
        }
        let mut found = in_short(
            &carried,
            &["raters", "decisions", "targets", "plan", "former"],
        );
        let reviews = reviews(&carried, &lineage, &rubric);
        found["reviews"] = serde_json::to_value(reviews).expect("reviews have a JSON form");
        diff::compare(case.need("expected"), &found)
    });
}

fn answer(said: &Value) -> Answer {
    let choice = |word: &str| Choice::Level(LevelId::new(word).expect("a level"));
    Answer {
        choice: said.as_str().map(choice),
        note: said["note"].as_str().unwrap_or_default().to_owned(),
        ..Answer::default()
    }
}

#[test]
fn trends() {
    run("trend", |case| {
        let rubric = rubric_of(case);
        let assessment = shorthand::assessment(case, &rubric);
        let trend = trend(&rubric, &assessment, lineage_of(case).as_ref());
        let n_counted = trend.between.iter().map(|counts| {
            counts.rose
                + counts.fell
                + counts.stayed
                + counts.newly_rated
                + counts.no_longer_rated
                + counts.not_rated
                + counts.needs_review
        });
        assert!(n_counted.into_iter().all(|n| n == rubric.n_indicators()));
        let found = serde_json::to_value(trend).expect("a trend has a JSON form");
        let mut found = part(&found, case).clone();
        if let Some(only) = case.get("only").as_array() {
            for item in found.as_array_mut().expect("a list") {
                let fields = item.as_object_mut().expect("an object");
                fields.retain(|key, _| only.iter().any(|wanted| wanted == key));
            }
        }
        diff::compare(case.need("expected"), &found)
    });
}

#[test]
fn next_cycles() {
    run("next-cycle", |case| {
        let rubric = rubric_of(case);
        let assessment = shorthand::assessment(case, &rubric);
        let cycle = Cycle {
            label: "Next".to_owned(),
            ..Cycle::default()
        };
        let id = AssessmentId::new("next").expect("an id");
        let naming = RubricRef::naming(&rubric);
        let mut next = next_cycle(&assessment, &rubric, naming, id, cycle, &stamp());
        let text = format::write_assessment(&next);
        let again = Stamp {
            by: SessionId::new("again").expect("a session id"),
            at: None,
        };
        remember(&mut next, &assessment, &rubric, &again);
        diff::compare_text(&text, &format::write_assessment(&next))?;
        let mut found = Value::from(next.write());
        found.as_object_mut().expect("an object").remove("rubric");
        for earlier in found["past"].as_object_mut().expect("a map").values_mut() {
            earlier.as_object_mut().expect("an object").remove("rubric");
        }
        diff::compare(case.need("expected"), &shortened(found))
    });
}

/// These parts of an assessment, as far as they are there, in the shorthand.
fn in_short(assessment: &Assessment, keys: &[&str]) -> Value {
    let mut found = shortened(assessment.write().into());
    let fields = found.as_object_mut().expect("an object");
    fields.retain(|key, _| keys.contains(&key.as_str()));
    let former = fields.get_mut("former").and_then(Value::as_object_mut);
    for former in former.into_iter().flat_map(Map::values_mut) {
        former.as_object_mut().expect("an object").remove("rubric");
    }
    found
}

/// Registers as their values, answers and decisions that only choose as the
/// choice, raters that have only answers as these.
fn shortened(value: Value) -> Value {
    let Value::Object(mut fields) = value else {
        return value;
    };
    if let Some(Value::Array(versions)) = fields.remove("versions") {
        let values = versions
            .into_iter()
            .map(|mut version| only_choice(version["value"].take()));
        let mut values: Vec<Value> = values.collect();
        return if values.len() == 1 {
            values.remove(0)
        } else {
            Value::Array(values)
        };
    }
    for value in fields.values_mut() {
        *value = shortened(value.take());
    }
    for rater in fields
        .get_mut("raters")
        .into_iter()
        .flat_map(Value::as_object_mut)
    {
        for rater in rater.values_mut() {
            let fields = rater.as_object_mut().expect("a rater is an object");
            if !fields.contains_key("profile") || fields.contains_key("answers") {
                *rater = fields.remove("answers").unwrap_or_else(|| json!({}));
            }
        }
    }
    Value::Object(fields)
}

fn only_choice(mut value: Value) -> Value {
    match value.as_object_mut() {
        Some(fields) if fields.len() == 1 && fields.contains_key("choice") => {
            fields.remove("choice").unwrap_or_default()
        }
        _ => value,
    }
}
