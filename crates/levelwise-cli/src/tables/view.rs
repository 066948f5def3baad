//! Another rubric seen through the answers of an assessment, a row for each of
//! its indicators.

use levelwise_core::crosswalk::{CrosswalkView, IndicatorView};
use levelwise_core::rubric::Rubric;
use serde_json::json;

use crate::output::{Cell, Column, Kind};
use crate::shared::Found;

use super::{ORIGIN, joined, origin, where_it_stands, word};

pub(crate) static COLUMNS: [Column; 21] = joined(
    ORIGIN,
    [
        Column::hidden("view", Kind::Text),
        Column::hidden("other", Kind::Text),
        Column::hidden("area", Kind::Text),
        Column::hidden("practice", Kind::Text),
        Column::shown("indicator", Kind::Text),
        Column::shown("title", Kind::Text),
        Column::shown("coverage", Kind::Text),
        Column::shown("strength", Kind::Text),
        Column::shown("voices", Kind::Text),
        Column::hidden("reasons", Kind::Text),
        Column::shown("proposal", Kind::Text),
        Column::hidden("proposal_level", Kind::Whole),
        Column::shown("at_least", Kind::Flag),
        Column::hidden("proposal_from", Kind::Text),
    ],
);

/// The indicators of `other` in its order.
pub(crate) fn rows(
    name: &str,
    found: &Found,
    view_word: &str,
    other: &Rubric,
    view: &CrosswalkView,
) -> Vec<Vec<Cell>> {
    let mut start = origin(name, found);
    start.extend([Cell::text(view_word), Cell::text(other.id.as_str())]);
    let rows = other.indicators().zip(&view.indicators);
    let rows = rows.map(|(indicator, seen)| {
        let mut row = start.clone();
        row.extend(where_it_stands(indicator, other));
        row.push(Cell::text(&indicator.title));
        row.extend(cells(seen));
        row
    });
    rows.collect()
}

fn cells(seen: &IndicatorView) -> [Cell; 8] {
    let voices: Vec<&str> = seen
        .voices
        .iter()
        .map(|one| one.indicator.as_str())
        .collect();
    let reasons = seen.voices.iter().map(|voice| {
        let relation = voice.relation.word();
        format!("{} {relation}: {}", voice.indicator, voice.reason)
    });
    let reasons: Vec<String> = reasons.collect();
    let proposal = seen.proposal.as_ref();
    let from: Vec<&str> = proposal
        .iter()
        .flat_map(|proposal| &proposal.from)
        .map(|id| id.as_str())
        .collect();
    [
        Cell::text(word(&json!(seen.coverage))),
        Cell::text(word(&json!(seen.strength))),
        Cell::text(&voices.join(" ")),
        Cell::text(&reasons.join("\n")),
        Cell::text(proposal.map_or("", |proposal| proposal.choice.word())),
        Cell::whole(proposal.map(|proposal| proposal.level)),
        proposal.map_or(Cell::Empty, |proposal| Cell::Flag(proposal.at_least)),
        Cell::text(&from.join(" ")),
    ]
}
