//! What is wrong with a file, a row for each problem.

use levelwise_core::record::{Problem, Severity};

use crate::output::{Cell, Column, Kind};

pub(crate) static COLUMNS: [Column; 6] = [
    Column::shown("source", Kind::Text),
    Column::shown("severity", Kind::Text),
    Column::shown("code", Kind::Text),
    Column::shown("place", Kind::Text),
    Column::shown("message", Kind::Text),
    Column::shown("hint", Kind::Text),
];

pub(crate) fn row(name: &str, problem: &Problem) -> Vec<Cell> {
    vec![
        Cell::text(name),
        Cell::word(match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }),
        Cell::word(problem.code),
        Cell::text(&problem.place),
        Cell::text(&problem.message),
        Cell::text(&problem.hint),
    ]
}
