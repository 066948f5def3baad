//! A report of one assessment, for a board and for paper: what it says is put
//! together in [`content`] and [`doings`] from the engine's results, and written as
//! HTML or as Markdown. Sealed votes stay sealed, and nobody is named unasked.

mod content;
mod doings;
mod html;
mod markdown;
mod words;

use levelwise_core::rubric::Indicator;

pub(crate) use content::report;
pub(crate) use html::write_html;
pub(crate) use markdown::write_markdown;

/// What a report says.
#[derive(Debug)]
pub(crate) struct Report {
    /// Whose assessment it is.
    pub(crate) title: String,
    /// When, by which rubric, by how many: a line each.
    pub(crate) facts: Vec<String>,
    pub(crate) sections: Vec<Section>,
}

/// One part of it.
#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) title: String,
    pub(crate) blocks: Vec<Block>,
}

/// What a section consists of.
#[derive(Debug)]
pub(crate) enum Block {
    /// A paragraph.
    Words(String),
    /// A paragraph that matters most.
    Lead(String),
    Table(Table),
    /// Something with a title, a level, and lines below it.
    Entry(Entry),
}

/// Rows under columns; the first cell of a row is what the row is about.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) title: String,
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// What stands in a table.
#[derive(Debug)]
pub(crate) enum Cell {
    Words(String),
    /// A level of the scale, 0 for the ground, and its title.
    Level(usize, String),
    /// How many have each level from the ground on, and the same in words.
    Shares(Vec<usize>, String),
}

/// One thing among several.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) title: String,
    /// What was chosen for it: its level if it has one, and its title.
    pub(crate) chosen: (Option<usize>, String),
    pub(crate) lines: Vec<String>,
    pub(crate) list: Vec<String>,
}

/// Who is named in a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Names {
    /// Nobody: raters are counted, and tasks have no owners.
    Nobody,
    /// Raters and owners, as far as they gave their names.
    People,
}

/// A section, unless nothing is in it.
fn section(title: &str, blocks: Vec<Block>) -> Option<Section> {
    let title = title.to_owned();
    (!blocks.is_empty()).then_some(Section { title, blocks })
}

/// A level, or words where there is none.
fn level(level: Option<usize>, words: String) -> Cell {
    match level {
        Some(level) => Cell::Level(level, words),
        None => Cell::Words(words),
    }
}

/// A table of which the columns are known.
fn table(title: &str, columns: &[&str], rows: Vec<Vec<Cell>>) -> Block {
    Block::Table(Table {
        title: title.to_owned(),
        columns: columns.iter().map(|&column| column.to_owned()).collect(),
        rows,
    })
}

/// An indicator by its number and title.
fn named(indicator: &Indicator) -> String {
    format!("{} {}", indicator.id, indicator.title)
}
