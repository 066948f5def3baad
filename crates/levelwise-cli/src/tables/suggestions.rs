//! What to do next, a row for each suggestion, in the order in which to take
//! them up.

use levelwise_core::rubric::{Indicator, Step};
use levelwise_core::suggest::{Suggestion, Suggestions};

use crate::output::{Cell, Column, Kind};
use crate::shared::Found;

use super::{ORIGIN, joined, origin, where_it_stands};

pub(crate) static COLUMNS: [Column; 21] = joined(
    ORIGIN,
    [
        Column::hidden("view", Kind::Text),
        Column::shown("group", Kind::Text),
        Column::shown("place", Kind::Whole),
        Column::shown("focus", Kind::Flag),
        Column::hidden("area", Kind::Text),
        Column::hidden("practice", Kind::Text),
        Column::shown("indicator", Kind::Text),
        Column::shown("title", Kind::Text),
        Column::hidden("level", Kind::Whole),
        Column::shown("level_title", Kind::Text),
        Column::shown("to", Kind::Text),
        Column::shown("horizon", Kind::Text),
        Column::hidden("steps", Kind::Text),
        Column::shown("reasons", Kind::Text),
    ],
);

/// The groups in their order, each from its first place.
pub(crate) fn rows(
    name: &str,
    found: &Found,
    view: &str,
    suggestions: &Suggestions,
) -> Vec<Vec<Cell>> {
    let mut start = origin(name, found);
    start.push(Cell::text(view));
    let groups = [
        ("act-now", &suggestions.act_now),
        ("settle-first", &suggestions.settle_first),
        ("build-first", &suggestions.build_first),
        ("sustain", &suggestions.sustain),
    ];
    let mut rows = Vec::new();
    for (group, list) in groups {
        for (place, suggestion) in (1..).zip(list) {
            let Some(indicator) = found.rubric.indicator(&suggestion.indicator) else {
                continue;
            };
            let is_focus = suggestions.focus.contains(&suggestion.indicator);
            let mut row = start.clone();
            row.extend([Cell::word(group), Cell::Whole(place), Cell::Flag(is_focus)]);
            row.extend(where_it_stands(indicator, &found.rubric));
            row.extend(cells(suggestion, indicator, found));
            rows.push(row);
        }
    }
    rows
}

fn cells(suggestion: &Suggestion, indicator: &Indicator, found: &Found) -> [Cell; 7] {
    let rubric = &found.rubric;
    let level = suggestion.from;
    let steps: Vec<&str> = steps_of(suggestion, indicator)
        .map(|step| &*step.text)
        .collect();
    let reasons = suggestion.reasons.iter();
    let reasons: Vec<String> = reasons.map(|reason| reason.words(rubric)).collect();
    [
        Cell::text(&indicator.title),
        Cell::whole(level),
        Cell::text(level.map_or("", |level| rubric.level_title(level))),
        Cell::text(suggestion.to.as_ref().map_or("", |level| level.as_str())),
        Cell::word_if(suggestion.horizon.map(|horizon| horizon.word())),
        Cell::text(&steps.join("\n")),
        Cell::text(&reasons.join("\n")),
    ]
}

fn steps_of<'r>(
    suggestion: &'r Suggestion,
    indicator: &'r Indicator,
) -> impl Iterator<Item = &'r Step> {
    let all = indicator.levels.iter().flat_map(|level| &level.steps);
    all.filter(|step| suggestion.steps.contains(&step.id))
}
