//! Where the rubric, its areas, its practices and its indicators stand, a row
//! for each, in the order of the rubric.

use levelwise_core::score::{Counts, Indicated, IndicatorCard, ScoreCard, ScoreCards};
use serde_json::json;

use crate::output::{Cell, Column, Kind};
use crate::shared::Found;

use super::{ORIGIN, joined, origin, word};

/// A scale has nine levels at most (R3), so the columns are the same for every
/// rubric.
const MAX_LEVELS: usize = 9;

pub(crate) static COLUMNS: [Column; 42] = joined(
    ORIGIN,
    [
        Column::hidden("view", Kind::Text),
        Column::shown("of", Kind::Text),
        Column::shown("id", Kind::Text),
        Column::shown("title", Kind::Text),
        Column::hidden("weight", Kind::Whole),
        Column::shown("level", Kind::Whole),
        Column::shown("level_title", Kind::Text),
        Column::hidden("choice", Kind::Text),
        Column::shown("basis", Kind::Text),
        Column::shown("coverage", Kind::Number),
        Column::shown("attainment", Kind::Number),
        Column::hidden("range_low", Kind::Number),
        Column::hidden("range_high", Kind::Number),
        Column::shown("floor", Kind::Whole),
        Column::hidden("floor_indicators", Kind::Text),
        Column::hidden("absent", Kind::Text),
        Column::hidden("at_level_0", Kind::Whole),
        Column::hidden("at_level_1", Kind::Whole),
        Column::hidden("at_level_2", Kind::Whole),
        Column::hidden("at_level_3", Kind::Whole),
        Column::hidden("at_level_4", Kind::Whole),
        Column::hidden("at_level_5", Kind::Whole),
        Column::hidden("at_level_6", Kind::Whole),
        Column::hidden("at_level_7", Kind::Whole),
        Column::hidden("at_level_8", Kind::Whole),
        Column::hidden("at_level_9", Kind::Whole),
        Column::hidden("not_applicable", Kind::Whole),
        Column::hidden("dont_know", Kind::Whole),
        Column::hidden("unanswered", Kind::Whole),
        Column::shown("spread", Kind::Whole),
        Column::hidden("apart", Kind::Whole),
        Column::hidden("evidence_level", Kind::Whole),
        Column::shown("evidence_claim", Kind::Text),
        Column::hidden("measure_level", Kind::Whole),
        Column::hidden("measure_claim", Kind::Text),
    ],
);

/// A row for the rubric, then for each area itself, its practices, and their
/// indicators.
pub(crate) fn rows(name: &str, found: &Found, view: &str, scores: &ScoreCards) -> Vec<Vec<Cell>> {
    let rubric = &found.rubric;
    let mut start = origin(name, found);
    start.push(Cell::text(view));
    let row = |of, id: &str, title: &str, cells: Vec<Cell>| {
        let mut row = start.clone();
        row.extend([Cell::word(of), Cell::text(id), Cell::text(title)]);
        row.extend(cells);
        row
    };
    let set = |card: &ScoreCard| of_set(card, found);
    let mut rows = vec![row(
        "rubric",
        rubric.id.as_str(),
        &rubric.title,
        set(&scores.rubric),
    )];
    let mut indicators = scores.indicators.iter();
    for (area, cards) in rubric.areas.iter().zip(&scores.areas) {
        rows.push(row("area", area.id.as_str(), &area.title, set(&cards.card)));
        for (practice, card) in area.practices.iter().zip(&cards.practices) {
            let id = practice.id.as_str();
            rows.push(row("practice", id, &practice.title, set(&card.card)));
            for (indicator, card) in practice.indicators.iter().zip(&mut indicators) {
                let cells = of_indicator(card, found);
                let id = indicator.id.as_str();
                rows.push(row("indicator", id, &indicator.title, cells));
            }
        }
    }
    rows
}

fn of_set(card: &ScoreCard, found: &Found) -> Vec<Cell> {
    let ids = card.floor.iter().flat_map(|floor| &floor.indicators);
    let at_floor: Vec<&str> = ids.map(|id| id.as_str()).collect();
    let mut cells = vec![
        Cell::Empty,
        Cell::whole(card.stage),
        title_of(card.stage, found),
        Cell::Empty,
        Cell::Empty,
        Cell::number(card.coverage),
        Cell::number(card.attainment),
        Cell::number(card.range.map(|range| range.low)),
        Cell::number(card.range.map(|range| range.high)),
        Cell::whole(card.floor.as_ref().map(|floor| floor.level)),
        Cell::text(&at_floor.join(" ")),
        Cell::text(word(&json!(card.absent))),
    ];
    cells.extend(of_counts(&card.counts));
    cells.extend([const { Cell::Empty }; 6]);
    cells
}

fn of_indicator(card: &IndicatorCard, found: &Found) -> Vec<Cell> {
    let mut cells = vec![
        Cell::Whole(card.weight.into()),
        Cell::whole(card.level),
        title_of(card.level, found),
        Cell::text(card.choice.as_ref().map_or("", |choice| choice.word())),
        Cell::text(word(&json!(card.basis))),
    ];
    cells.extend([const { Cell::Empty }; 7]);
    cells.extend(of_counts(&card.raters));
    cells.extend([Cell::whole(card.spread), Cell::whole(Some(card.apart))]);
    cells.extend(of_claim(card.evidence));
    cells.extend(of_claim(card.measure));
    cells
}

fn of_counts(counts: &Counts) -> Vec<Cell> {
    let level = |level: usize| Cell::whole(counts.levels.get(level).copied());
    let mut cells: Vec<Cell> = (0..=MAX_LEVELS).map(level).collect();
    let rest = [counts.not_applicable, counts.dont_know, counts.unanswered];
    cells.extend(rest.map(|count| Cell::whole(Some(count))));
    cells
}

fn of_claim(indicated: Option<Indicated>) -> [Cell; 2] {
    let claim = indicated.map(|indicated| json!(indicated.claim));
    [
        Cell::whole(indicated.map(|indicated| indicated.level)),
        Cell::text(claim.as_ref().map_or("", |claim| word(claim))),
    ]
}

fn title_of(level: Option<usize>, found: &Found) -> Cell {
    Cell::text(level.map_or("", |level| found.rubric.level_title(level)))
}
