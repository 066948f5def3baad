//! Rows of the rubric as a whole, of each area, of its practices and of their
//! indicators, in the order of the rubric.

use crate::rubric::Rubric;

use super::Cell;

/// What a row is about.
#[derive(Debug, Clone, Copy)]
pub(super) enum SetOf {
    /// Everything.
    Rubric,
    /// An area, by its place.
    Area(usize),
    /// A practice, by the places of its area and its own.
    Practice(usize, usize),
    /// An indicator, by its place among all.
    Indicator(usize),
}

/// A row for each, which begins with what it is about: `of`, `area`, `practice`,
/// `indicator` and `title`.
pub(super) fn rows_of(rubric: &Rubric, cells: impl Fn(SetOf) -> Vec<Cell>) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    let mut add = |of, ids: [&str; 3], title: &str, set| {
        let mut row = vec![Cell::text(of)];
        row.extend(ids.map(Cell::text));
        row.push(Cell::text(title));
        row.extend(cells(set));
        rows.push(row);
    };
    add("rubric", [""; 3], &rubric.title, SetOf::Rubric);
    let mut position = 0;
    for (area_idx, area) in rubric.areas.iter().enumerate() {
        let ids = [area.id.as_str(), "", ""];
        add("area", ids, &area.title, SetOf::Area(area_idx));
        for (practice_idx, practice) in area.practices.iter().enumerate() {
            let ids = [area.id.as_str(), practice.id.as_str(), ""];
            let set = SetOf::Practice(area_idx, practice_idx);
            add("practice", ids, &practice.title, set);
            for indicator in &practice.indicators {
                let ids = [
                    area.id.as_str(),
                    practice.id.as_str(),
                    indicator.id.as_str(),
                ];
                add(
                    "indicator",
                    ids,
                    &indicator.title,
                    SetOf::Indicator(position),
                );
                position += 1;
            }
        }
    }
    rows
}
