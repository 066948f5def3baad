//! What a page says of each rubric before it is loaded: `index.json` for the
//! first load, `catalog.json` for the page that presents them all.

use levelwise_core::rubric::Rubric;
use serde_json::{Value, json};

/// The text of `index.json`: ids and titles, in the order in which a page offers
/// them. Everything that is not needed to choose stays out of the first load.
pub(crate) fn index(rubrics: &[Rubric]) -> String {
    let entries: Vec<String> = rubrics
        .iter()
        .map(|rubric| {
            let (id, title) = (json!(rubric.id), json!(&*rubric.title));
            format!("    {{ \"id\": {id}, \"title\": {title} }}")
        })
        .collect();
    format!("{{\n  \"rubrics\": [\n{}\n  ]\n}}\n", entries.join(",\n"))
}

/// The text of `catalog.json`.
pub(crate) fn catalog(rubrics: &[Rubric]) -> String {
    let entries: Vec<Value> = rubrics.iter().map(entry).collect();
    format!("{:#}\n", json!({ "rubrics": entries }))
}

fn entry(rubric: &Rubric) -> Value {
    let areas: Vec<&str> = rubric.areas.iter().map(|area| &*area.title).collect();
    let n_practices: usize = rubric.areas.iter().map(|area| area.practices.len()).sum();
    json!({
        "id": rubric.id,
        "title": &*rubric.title,
        "summary": &*rubric.summary,
        "areas": areas,
        "counts": {
            "areas": areas.len(),
            "practices": n_practices,
            "indicators": rubric.n_indicators(),
        },
        "minutes": rubric.minutes(),
        "source": {
            "title": &*rubric.source.title,
            "wording": rubric.source.wording.word(),
            "levels": rubric.source.levels.word(),
        },
        "languages": [&*rubric.language],
    })
}
