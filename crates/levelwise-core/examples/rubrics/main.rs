//! Writes what a page says of the shipped rubrics before it loads one of them,
//! and prints a report of what they consist of. A test makes sure that what is
//! written is current.

mod catalog;
mod reading;
mod report;

use std::fs;
use std::path::Path;

use levelwise_core::format;
use levelwise_core::rubric::Rubric;
use serde_json::Value;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rubrics");
    let rubrics = offered(&folder)?;
    fs::write(folder.join("index.json"), catalog::index(&rubrics))?;
    fs::write(folder.join("catalog.json"), catalog::catalog(&rubrics))?;
    print!("{}", report::report(&rubrics));
    Ok(())
}

/// The rubrics of the folder: those of the index in its order, then the others
/// by name.
fn offered(folder: &Path) -> Result<Vec<Rubric>, Failure> {
    let index: Value = serde_json::from_slice(&fs::read(folder.join("index.json"))?)?;
    let listed: Vec<&str> = index["rubrics"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|entry| entry["id"].as_str())
        .collect();
    let mut rubrics = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|end| end != "json") {
            continue;
        }
        let bytes = fs::read(&path)?;
        let file: Value = serde_json::from_slice(&bytes)?;
        if file["format"] == "levelwise/rubric" {
            let opened = format::open_rubric(&bytes);
            let opened = opened.map_err(|problems| format!("{}: {problems}", path.display()))?;
            rubrics.push(opened.value);
        }
    }
    rubrics.sort_by_key(|rubric| {
        let id = rubric.id.as_str();
        let place = listed.iter().position(|listed| *listed == id);
        (place.unwrap_or(usize::MAX), id.to_owned())
    });
    Ok(rubrics)
}
