//! What could be done next, in the order in which it is suggested.

use crate::assessment::Assessment;
use crate::rubric::Rubric;
use crate::score::{View, score};
use crate::suggest::{Suggestion, suggest};

use super::{Cell, Column, Kind, Sheet, lines, where_it_stands, whole};

const COLUMNS: &[Column] = &[
    Column::new("order", Kind::Whole),
    Column::new("group", Kind::Text),
    Column::new("focus", Kind::Flag),
    Column::new("area", Kind::Text),
    Column::new("practice", Kind::Text),
    Column::new("indicator", Kind::Text),
    Column::new("title", Kind::Text),
    Column::new("level", Kind::Whole),
    Column::new("next_level", Kind::Whole),
    Column::new("horizon", Kind::Text),
    Column::new("step_ids", Kind::Text),
    Column::new("steps", Kind::Text),
    Column::new("reasons", Kind::Text),
];

/// The suggestions that follow from an assessment, which holds what may be shown.
#[must_use]
pub fn suggestions(rubric: &Rubric, assessment: &Assessment) -> Sheet {
    let found = suggest(rubric, &score(rubric, assessment, View::Team));
    let groups = [
        ("act-now", &found.act_now),
        ("settle-first", &found.settle_first),
        ("build-first", &found.build_first),
        ("sustain", &found.sustain),
    ];
    let mut rows = Vec::new();
    for (group, suggestions) in groups {
        for suggestion in suggestions {
            let is_in_focus = found.focus.contains(&suggestion.indicator);
            let mut row = vec![
                whole(Some(rows.len() + 1)),
                Cell::text(group),
                Cell::Flag(is_in_focus),
            ];
            row.extend(where_it_stands(Some(&suggestion.indicator), rubric));
            row.extend(what(suggestion, rubric));
            rows.push(row);
        }
    }
    Sheet {
        name: "suggestions",
        columns: COLUMNS,
        rows,
    }
}

fn what(suggestion: &Suggestion, rubric: &Rubric) -> [Cell; 6] {
    let next = suggestion
        .to
        .as_ref()
        .and_then(|level| rubric.level_idx(level));
    let indicator = rubric.indicator(&suggestion.indicator);
    let level = indicator.and_then(|indicator| rubric.level_of(indicator, next?));
    let steps = level.into_iter().flat_map(|level| &level.steps);
    let horizon = suggestion.horizon.map_or("", |horizon| horizon.word());
    let reasons = suggestion.reasons.iter();
    [
        whole(suggestion.from),
        whole(next),
        Cell::text(horizon),
        lines(suggestion.steps.iter().map(|step| step.as_str())),
        lines(steps.map(|step| &*step.text)),
        lines(reasons.map(|reason| reason.words(rubric))),
    ]
}
