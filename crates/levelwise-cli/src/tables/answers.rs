//! What each rater says of each indicator. Versions that were written apart are
//! a row each, so that nothing a person typed is missing.

use levelwise_core::assessment::{Answer, Rater, RaterId, Version};
use levelwise_core::rubric::IndicatorId;

use crate::output::{Cell, Column, Kind};
use crate::shared::Found;

use super::{ORIGIN, joined, level_of, origin, where_it_stands};

pub(crate) static COLUMNS: [Column; 25] = joined(
    ORIGIN,
    [
        Column::shown("rater", Kind::Text),
        Column::shown("role", Kind::Text),
        Column::hidden("name", Kind::Text),
        Column::shown("removed", Kind::Flag),
        Column::hidden("area", Kind::Text),
        Column::hidden("practice", Kind::Text),
        Column::shown("indicator", Kind::Text),
        Column::shown("title", Kind::Text),
        Column::shown("choice", Kind::Text),
        Column::hidden("level", Kind::Whole),
        Column::shown("apart", Kind::Flag),
        Column::shown("evidence", Kind::Text),
        Column::shown("measure", Kind::Number),
        Column::shown("note", Kind::Text),
        Column::hidden("links", Kind::Text),
        Column::hidden("session", Kind::Text),
        Column::hidden("number", Kind::Whole),
        Column::hidden("at", Kind::Text),
    ],
);

/// A row for every standing version of every answer: by rater, then by
/// indicator in the order of the file.
pub(crate) fn rows(name: &str, found: &Found) -> Vec<Vec<Cell>> {
    let origin = origin(name, found);
    let mut rows = Vec::new();
    for (rater_id, rater) in &found.assessment.raters {
        for (indicator_id, register) in &rater.answers {
            for version in register.versions() {
                let mut row = origin.clone();
                row.extend(cells_of_rater(rater_id, rater));
                row.extend(cells_of_indicator(indicator_id, found));
                row.extend(cells_of_answer(&version.value, register.is_apart(), found));
                row.extend(cells_of_version(version));
                rows.push(row);
            }
        }
    }
    rows
}

fn cells_of_rater(rater_id: &RaterId, rater: &Rater) -> [Cell; 4] {
    let profile = rater.profile.shown();
    [
        Cell::text(rater_id.as_str()),
        Cell::text(profile.map_or("", |profile| &profile.role)),
        Cell::text(profile.map_or("", |profile| &profile.name)),
        Cell::Flag(rater.is_removed()),
    ]
}

/// An indicator that the rubric does not have is in no area.
fn cells_of_indicator(indicator_id: &IndicatorId, found: &Found) -> Vec<Cell> {
    let Some(indicator) = found.rubric.indicator(indicator_id) else {
        let id = Cell::text(indicator_id.as_str());
        return vec![Cell::Empty, Cell::Empty, id, Cell::Empty];
    };
    let mut cells = where_it_stands(indicator, &found.rubric).to_vec();
    cells.push(Cell::text(&indicator.title));
    cells
}

fn cells_of_answer(answer: &Answer, is_apart: bool, found: &Found) -> [Cell; 7] {
    let choice = answer.choice.as_ref();
    let level = choice.and_then(|choice| level_of(choice, &found.rubric));
    let evidence: Vec<&str> = answer.evidence.iter().map(|id| id.as_str()).collect();
    let links: Vec<String> = answer
        .links
        .iter()
        .map(|link| match link.title.as_str() {
            "" => link.url.to_string(),
            title => format!("{title}: {}", link.url),
        })
        .collect();
    [
        Cell::text(choice.map_or("", |choice| choice.word())),
        Cell::whole(level),
        Cell::Flag(is_apart),
        Cell::text(&evidence.join(" ")),
        Cell::number(answer.measure.map(|measure| measure.number())),
        Cell::text(&answer.note),
        Cell::text(&links.join("\n")),
    ]
}

fn cells_of_version(version: &Version<Answer>) -> [Cell; 3] {
    let at = version.at.as_ref();
    [
        Cell::text(version.by.as_str()),
        Cell::Whole(version.n.into()),
        Cell::text(at.map_or("", |at| at.as_str())),
    ]
}
