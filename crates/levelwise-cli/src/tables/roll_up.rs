//! How many raters and teams say what of each indicator, by group.

use crate::output::{Cell, Column, Kind};
use crate::roll_up::{Breakdown, Dimension, Group, Part, Tally};

/// A scale has nine levels at most (R3), so the columns are the same for every
/// rubric.
const MAX_LEVELS: usize = 9;

pub(crate) static COLUMNS: [Column; 41] = [
    Column::hidden("rubric", Kind::Text),
    Column::hidden("rubric_version", Kind::Text),
    Column::hidden("structure_hash", Kind::Text),
    Column::hidden("by", Kind::Text),
    Column::hidden("organization", Kind::Text),
    Column::hidden("cycle", Kind::Text),
    Column::hidden("role", Kind::Text),
    Column::hidden("suppressed", Kind::Flag),
    Column::hidden("indicator", Kind::Text),
    Column::hidden("raters", Kind::Whole),
    Column::hidden("raters_answering", Kind::Whole),
    Column::hidden("raters_median", Kind::Whole),
    Column::hidden("raters_at_level_0", Kind::Whole),
    Column::hidden("raters_at_level_1", Kind::Whole),
    Column::hidden("raters_at_level_2", Kind::Whole),
    Column::hidden("raters_at_level_3", Kind::Whole),
    Column::hidden("raters_at_level_4", Kind::Whole),
    Column::hidden("raters_at_level_5", Kind::Whole),
    Column::hidden("raters_at_level_6", Kind::Whole),
    Column::hidden("raters_at_level_7", Kind::Whole),
    Column::hidden("raters_at_level_8", Kind::Whole),
    Column::hidden("raters_at_level_9", Kind::Whole),
    Column::hidden("raters_not_applicable", Kind::Whole),
    Column::hidden("raters_dont_know", Kind::Whole),
    Column::hidden("raters_unanswered", Kind::Whole),
    Column::hidden("raters_apart", Kind::Whole),
    Column::hidden("teams", Kind::Whole),
    Column::hidden("teams_median", Kind::Whole),
    Column::hidden("teams_at_level_0", Kind::Whole),
    Column::hidden("teams_at_level_1", Kind::Whole),
    Column::hidden("teams_at_level_2", Kind::Whole),
    Column::hidden("teams_at_level_3", Kind::Whole),
    Column::hidden("teams_at_level_4", Kind::Whole),
    Column::hidden("teams_at_level_5", Kind::Whole),
    Column::hidden("teams_at_level_6", Kind::Whole),
    Column::hidden("teams_at_level_7", Kind::Whole),
    Column::hidden("teams_at_level_8", Kind::Whole),
    Column::hidden("teams_at_level_9", Kind::Whole),
    Column::hidden("teams_not_applicable", Kind::Whole),
    Column::hidden("teams_dont_know", Kind::Whole),
    Column::hidden("teams_unanswered", Kind::Whole),
];

/// The table for reading, a section for each group.
pub(crate) static READING: [Column; 9] = [
    Column::shown("indicator", Kind::Text),
    Column::shown("title", Kind::Text),
    Column::shown("median", Kind::Whole),
    Column::shown("raters_by_level", Kind::Text),
    Column::shown("not_applicable", Kind::Whole),
    Column::shown("dont_know", Kind::Whole),
    Column::shown("unanswered", Kind::Whole),
    Column::shown("teams_median", Kind::Whole),
    Column::shown("teams_by_level", Kind::Text),
];

/// A row of [`COLUMNS`] for every indicator of a group; of one that is hidden
/// a single row that only names it (U9).
pub(crate) fn rows(part: &Part, group: &Group, breakdowns: &[Breakdown]) -> Vec<Vec<Cell>> {
    let structure = &part.structure;
    let mut start = vec![
        Cell::text(&structure.id),
        Cell::text(&part.versions.join(" ")),
        Cell::text(&structure.structure_hash),
        Cell::text(&by(group, breakdowns)),
    ];
    for dimension in [Dimension::Organization, Dimension::Cycle, Dimension::Role] {
        start.push(Cell::text(name_of(dimension, group, breakdowns)));
    }
    start.push(Cell::Flag(group.is_hidden));
    if group.is_hidden {
        start.resize(COLUMNS.len(), Cell::Empty);
        return vec![start];
    }
    let row = |(indicator, id): (usize, &String)| {
        let mut row = start.clone();
        let raters = group.raters(indicator, structure);
        row.push(Cell::text(id));
        row.extend([group.n_raters, group.n_answering].map(count));
        row.extend(cells(&raters));
        row.push(count(raters.apart));
        match group.teams(indicator, structure) {
            Some(teams) => {
                row.push(count(group.n_teams));
                row.extend(cells(&teams));
            }
            None => row.resize(COLUMNS.len(), Cell::Empty),
        }
        row
    };
    structure.indicators.iter().enumerate().map(row).collect()
}

/// The median, the levels and the rest.
fn cells(tally: &Tally) -> Vec<Cell> {
    let mut cells = vec![
        tally
            .median()
            .map_or(Cell::Empty, |level| count(level.into())),
    ];
    for level in 0..=MAX_LEVELS {
        cells.push(tally.levels.get(level).map_or(Cell::Empty, |n| count(*n)));
    }
    cells.extend([tally.not_applicable, tally.dont_know, tally.unanswered].map(count));
    cells
}

/// A row of [`READING`] for every indicator of a group that is shown.
pub(crate) fn reading(part: &Part, group: &Group) -> Vec<Vec<Cell>> {
    if group.is_hidden {
        return Vec::new();
    }
    let structure = &part.structure;
    let rubric = structure.rubric.as_ref();
    let titles = rubric.map(|rubric| rubric.indicators().map(|one| &*one.title));
    let mut titles = titles.into_iter().flatten();
    let row = |(indicator, id): (usize, &String)| {
        let raters = group.raters(indicator, structure);
        let teams = group.teams(indicator, structure);
        let median = |tally: &Tally| {
            tally
                .median()
                .map_or(Cell::Empty, |level| count(level.into()))
        };
        vec![
            Cell::text(id),
            Cell::text(titles.next().unwrap_or_default()),
            median(&raters),
            Cell::text(&levels(&raters)),
            count(raters.not_applicable),
            count(raters.dont_know),
            count(raters.unanswered),
            teams.as_ref().map_or(Cell::Empty, median),
            teams
                .as_ref()
                .map_or(Cell::Empty, |teams| Cell::text(&levels(teams))),
        ]
    };
    structure.indicators.iter().enumerate().map(row).collect()
}

/// What the rows of [`reading`] are about.
pub(crate) fn heading(part: &Part, group: &Group, breakdowns: &[Breakdown]) -> String {
    let structure = &part.structure;
    let title = structure
        .rubric
        .as_ref()
        .map_or(structure.id.as_str(), |rubric| &rubric.title);
    let mut heading = format!("{title} {} · ", part.versions.join(", "));
    if group.names.is_empty() {
        heading += "everything";
    }
    let names = group
        .names
        .iter()
        .zip(breakdowns.get(group.breakdown).into_iter().flatten());
    let names = names.map(|(name, dimension)| {
        format!(
            "{}: {}",
            word(*dimension),
            name.as_deref().unwrap_or("(none)")
        )
    });
    heading += &names.collect::<Vec<_>>().join(", ");
    if group.is_hidden {
        return heading + " · suppressed, since few raters answered";
    }
    let plural = |n: u32, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
    heading += &format!(" · {}", plural(group.n_raters, "rater"));
    if group.n_teams > 0 {
        heading += &format!(", {}", plural(group.n_teams, "team"));
    }
    if let Some(rubric) = &structure.rubric {
        let titles = (0..=rubric.n_levels()).map(|level| rubric.level_title(level));
        heading += &format!(" · levels: {}", titles.collect::<Vec<_>>().join(" | "));
    }
    heading
}

fn levels(tally: &Tally) -> String {
    let levels: Vec<String> = tally.levels.iter().map(u32::to_string).collect();
    levels.join(" | ")
}

/// `all`, or the dimensions with commas between.
fn by(group: &Group, breakdowns: &[Breakdown]) -> String {
    if group.names.is_empty() {
        return "all".to_owned();
    }
    let breakdown = &breakdowns[group.breakdown][..group.names.len()];
    breakdown
        .iter()
        .map(|one| word(*one))
        .collect::<Vec<_>>()
        .join(",")
}

fn name_of<'g>(dimension: Dimension, group: &'g Group, breakdowns: &[Breakdown]) -> &'g str {
    let of_group = breakdowns.get(group.breakdown).into_iter().flatten();
    let mut named = of_group.zip(&group.names);
    let found = named.find(|(one, _)| **one == dimension);
    found
        .and_then(|(_, name)| name.as_deref())
        .unwrap_or_default()
}

/// The column and the word of a dimension.
pub(crate) fn word(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Organization => "organization",
        Dimension::Cycle => "cycle",
        Dimension::Role => "role",
    }
}

fn count(n: u32) -> Cell {
    Cell::Whole(n.into())
}
