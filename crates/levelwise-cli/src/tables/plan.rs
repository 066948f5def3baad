//! What teams took on, a row for each version of each task, in the order of the
//! plan: the engine's own sheet (rule E3).

use levelwise_core::sheets;

use crate::output::{Cell, Column, Kind};
use crate::shared::Found;

use super::{ORIGIN, joined, origin};

pub(crate) static COLUMNS: [Column; 21] = joined(
    ORIGIN,
    [
        Column::hidden("task", Kind::Text),
        Column::hidden("area", Kind::Text),
        Column::hidden("practice", Kind::Text),
        Column::shown("indicator", Kind::Text),
        Column::hidden("title", Kind::Text),
        Column::hidden("aim", Kind::Text),
        Column::hidden("step", Kind::Text),
        Column::shown("text", Kind::Text),
        Column::shown("owner", Kind::Text),
        Column::shown("due", Kind::Text),
        Column::shown("status", Kind::Text),
        Column::hidden("completion", Kind::Text),
        Column::hidden("reason", Kind::Text),
        Column::shown("apart", Kind::Flag),
    ],
);

/// The plan in its order.
pub(crate) fn rows(name: &str, found: &Found) -> Vec<Vec<Cell>> {
    let start = origin(name, found);
    let sheet = sheets::plan(&found.rubric, &found.assessment);
    let rows = sheet.rows.into_iter().map(|cells| {
        let cells = cells.into_iter().map(|cell| match cell {
            sheets::Cell::Empty => Cell::Empty,
            sheets::Cell::Text(words) => Cell::text(&words),
            sheets::Cell::Whole(number) => Cell::Whole(number),
            sheets::Cell::Number(number) => Cell::Number(number),
            sheets::Cell::Flag(flag) => Cell::Flag(flag),
            sheets::Cell::Date(date) => Cell::text(date.as_str()),
        });
        start.iter().cloned().chain(cells).collect()
    });
    rows.collect()
}
