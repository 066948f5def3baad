//! The rows of each table: its columns, whose names never change, and what
//! stands in them. README.md lists the columns, and a test compares.

pub(crate) mod agreement;
pub(crate) mod answers;
pub(crate) mod problems;
pub(crate) mod roll_up;
pub(crate) mod score_cards;
pub(crate) mod suggestions;
pub(crate) mod view;

use levelwise_core::assessment::Choice;
use levelwise_core::rubric::{Indicator, Rubric};
use serde_json::Value as Json;

use crate::output::{Cell, Column, Kind};
use crate::shared::Found;

/// The columns that say which assessment a row is of.
const ORIGIN: [Column; 7] = [
    Column::hidden("source", Kind::Text),
    Column::hidden("assessment", Kind::Text),
    Column::hidden("organization", Kind::Text),
    Column::hidden("cycle", Kind::Text),
    Column::hidden("cycle_date", Kind::Text),
    Column::hidden("rubric", Kind::Text),
    Column::hidden("rubric_version", Kind::Text),
];

/// The cells of [`ORIGIN`].
fn origin(name: &str, found: &Found) -> Vec<Cell> {
    let about = found.assessment.about.shown();
    let cycle = about.map(|about| &about.cycle);
    let date = cycle.and_then(|cycle| cycle.date.as_ref());
    vec![
        Cell::text(name),
        Cell::text(found.assessment.id.as_str()),
        Cell::text(about.map_or("", |about| &about.organization)),
        Cell::text(cycle.map_or("", |cycle| &cycle.label)),
        Cell::text(date.map_or("", |date| date.as_str())),
        Cell::text(found.rubric.id.as_str()),
        Cell::text(&found.rubric.version),
    ]
}

/// What the rows of one assessment are about, for reading.
pub(crate) fn heading(name: &str, found: &Found) -> String {
    let about = found.assessment.about.shown();
    let organization = about.map_or("", |about| about.organization.as_str());
    let cycle = about.map_or("", |about| about.cycle.label.as_str());
    let parts = [name, organization, cycle, &found.rubric.title];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// The ids of the area, the practice and the indicator.
fn where_it_stands(indicator: &Indicator, rubric: &Rubric) -> [Cell; 3] {
    let around = rubric
        .place(&indicator.id)
        .map(|place| rubric.around(place));
    let (area, practice) = around.map_or(("", ""), |(area, practice)| {
        (area.id.as_str(), practice.id.as_str())
    });
    [
        Cell::text(area),
        Cell::text(practice),
        Cell::text(indicator.id.as_str()),
    ]
}

/// The level of a choice: 0 for the ground; none if it is no level of the scale.
fn level_of(choice: &Choice, rubric: &Rubric) -> Option<usize> {
    match choice {
        Choice::NotYet => Some(0),
        Choice::Level(level) => rubric.level_idx(level),
        Choice::NotApplicable | Choice::DontKnow => None,
    }
}

/// The word that the engine's own JSON has for one of a few.
fn word(value: &Json) -> &str {
    value.as_str().unwrap_or_default()
}

/// Two lists of columns as one.
const fn joined<const A: usize, const B: usize, const N: usize>(
    first: [Column; A],
    rest: [Column; B],
) -> [Column; N] {
    let mut all = [first[0]; N];
    let mut idx = 1;
    while idx < N {
        all[idx] = if idx < A { first[idx] } else { rest[idx - A] };
        idx += 1;
    }
    all
}
