//! What the team took on, in the order of the plan. Versions that were written
//! apart are a row each, so that nothing a person typed is missing.

use crate::assessment::{Assessment, Task, TaskId};
use crate::plan::outline;
use crate::rubric::Rubric;
use crate::score::{View, score};

use super::{Cell, Column, Kind, Sheet, where_it_stands};

const COLUMNS: &[Column] = &[
    Column::new("task", Kind::Text),
    Column::new("area", Kind::Text),
    Column::new("practice", Kind::Text),
    Column::new("indicator", Kind::Text),
    Column::new("title", Kind::Text),
    Column::new("aim", Kind::Text),
    Column::new("step", Kind::Text),
    Column::new("text", Kind::Text),
    Column::new("owner", Kind::Text),
    Column::new("due", Kind::Date),
    Column::new("status", Kind::Text),
    Column::new("completion", Kind::Text),
    Column::new("reason", Kind::Text),
    Column::new("apart", Kind::Flag),
];

/// The plan of an assessment.
#[must_use]
pub fn plan(rubric: &Rubric, assessment: &Assessment) -> Sheet {
    let scores = score(rubric, assessment, View::Team);
    let outline = outline(rubric, assessment, &scores);
    let of_indicators = outline.indicators.iter().flat_map(|one| &one.tasks);
    let mut rows = Vec::new();
    for id in of_indicators.chain(&outline.others) {
        let Some(register) = assessment.plan.get(id) else {
            continue;
        };
        for version in register.versions() {
            rows.push(row(id, &version.value, register.is_apart(), rubric));
        }
    }
    Sheet {
        name: "plan",
        columns: COLUMNS,
        rows,
    }
}

fn row(id: &TaskId, task: &Task, is_apart: bool, rubric: &Rubric) -> Vec<Cell> {
    let mut row = vec![Cell::text(id.as_str())];
    row.extend(where_it_stands(task.indicator.as_ref(), rubric));
    row.extend([
        Cell::text(task.aim.word()),
        Cell::text(task.step.as_ref().map_or("", |step| step.as_str())),
        Cell::text(&task.text),
        Cell::text(&task.owner),
        Cell::date(task.due.as_ref()),
        Cell::text(task.status.word()),
        Cell::text(&task.completion),
        Cell::text(&task.reason),
        Cell::Flag(is_apart),
    ]);
    row
}
