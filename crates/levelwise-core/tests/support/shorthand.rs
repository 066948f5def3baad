//! Turns the shorthand of a case (`"raters": {"ann": {"1": "begun"}}`) into the
//! assessment file that it stands for; tests/cases/README.md describes it.

use levelwise_core::assessment::{Assessment, RubricRef};
use levelwise_core::format;
use levelwise_core::record::Field;
use levelwise_core::rubric::Rubric;
use serde_json::{Map, Value, json};

use super::case::Case;

/// The assessment that a case means, made with `rubric` unless it says
/// otherwise.
pub(crate) fn assessment(case: &Case, rubric: &Rubric) -> Assessment {
    let mut raters = Map::new();
    for (rater, answers) in entries(case.get("raters")) {
        let answers = registers(answers);
        raters.insert(rater.clone(), json!({ "answers": answers }));
    }
    for (rater, profile) in entries(case.get("profiles")) {
        raters[rater]["profile"] = register(profile);
    }
    for (rater, indicators) in entries(case.get("revealed")) {
        raters[rater]["revealed"] = indicators.clone();
    }
    let mut naming = Value::from(RubricRef::naming(rubric).write());
    for (key, value) in entries(case.get("madeWith")) {
        naming[key] = value.clone();
    }
    let nothing = json!({ "cycle": {} });
    let about = Some(case.get("about")).filter(|about| !about.is_null());
    let about = about.unwrap_or(&nothing);
    let mut file = json!({
        "format": "levelwise/assessment",
        "formatVersion": "1.0",
        "id": case.get("id").as_str().unwrap_or("case"),
        "rubric": naming,
        "about": register(about),
        "raters": raters,
        "decisions": registers(case.get("decisions")),
        "plan": registers(case.get("plan")),
        "targets": registers(case.get("targets")),
        "past": past(case.get("past"), rubric),
    });
    if !case.get("smallGroup").is_null() {
        file["smallGroup"] = register(case.get("smallGroup"));
    }
    match format::open_assessment(file.to_string().as_bytes()) {
        Ok(opened) => opened.value,
        Err(problems) => panic!("{}: {problems}", case.name),
    }
}

/// Earlier cycles: their raters by id alone, `madeWith` as above.
fn past(cycles: &Value, rubric: &Rubric) -> Value {
    let mut past = Map::new();
    for (id, cycle) in entries(cycles) {
        let mut naming = Value::from(RubricRef::naming(rubric).write());
        for (key, value) in entries(&cycle["madeWith"]) {
            naming[key] = value.clone();
        }
        let raters = cycle["raters"].as_array().into_iter().flatten();
        let raters: Map<_, _> = raters
            .filter_map(|rater| Some((rater.as_str()?.to_owned(), json!({}))))
            .collect();
        let named = entries(&cycle["cycle"]).next().is_some();
        let mut earlier = json!({
            "rubric": naming,
            "raters": raters,
            "decisions": registers(&cycle["decisions"]),
            "plan": registers(&cycle["plan"]),
        });
        if named {
            earlier["about"] = register(&json!({ "cycle": cycle["cycle"] }));
        }
        past.insert(id.clone(), earlier);
    }
    Value::Object(past)
}

fn registers(by_indicator: &Value) -> Value {
    let register = |(indicator, said)| (String::clone(indicator), register(said));
    entries(by_indicator).map(register).collect()
}

/// A list stands for versions that were written apart, each by a session of its
/// own.
fn register(said: &Value) -> Value {
    let said = said
        .as_array()
        .map_or(std::slice::from_ref(said), Vec::as_slice);
    let mut seen = Map::new();
    let mut versions = Vec::new();
    for (number, value) in (1..).zip(said) {
        let session = format!("s{number}");
        let choice = value.as_str().map(|choice| json!({ "choice": choice }));
        let value = choice.unwrap_or_else(|| value.clone());
        versions.push(json!({ "by": session, "n": 1, "value": value }));
        seen.insert(session, json!(1));
    }
    json!({ "seen": seen, "versions": versions })
}

fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}
