//! Rows of cells with named columns: what a spreadsheet, a data frame or another
//! program reads. How they become bytes is in [`crate::format`]; which columns
//! there are, and what stands in them, is written in SPEC.md (E1 to E3 and E7 to
//! E10), and a test compares.
//!
//! A sheet is about one assessment. Who puts several into one file adds columns
//! that say which.

mod agreement;
mod answers;
mod plan;
mod scores;
mod sets;
mod suggestions;

use serde::{Serialize, Serializer};

use crate::assessment::Assessment;
use crate::record::Date;
use crate::rubric::{IndicatorId, Rubric};

pub use agreement::agreement;
pub use answers::answers;
pub use plan::plan;
pub use scores::scores;
pub use suggestions::suggestions;

/// Every sheet of an assessment, which holds what may be shown.
#[must_use]
pub fn all(rubric: &Rubric, assessment: &Assessment) -> Vec<Sheet> {
    vec![
        answers(rubric, assessment),
        scores(rubric, assessment),
        suggestions(rubric, assessment),
        plan(rubric, assessment),
        agreement(rubric, assessment),
    ]
}

/// The columns that tell who somebody is.
const PERSONAL: [&str; 3] = ["name", "role", "owner"];

/// A sheet: what it is called, its columns, and a row for each thing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sheet {
    /// What it is called: a word in lower case, for file names and tabs.
    pub name: &'static str,
    /// The columns; their names never change.
    pub columns: &'static [Column],
    /// The rows; each has a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// One column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its name, in lower case with underscores.
    pub name: &'static str,
    /// What stands in its cells, unless they are empty.
    pub kind: Kind,
}

/// What stands in the cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Words.
    Text,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// True or false.
    Flag,
    /// A day.
    Date,
}

/// What stands in one column of one row. In JSON it is null, a text, a number, or
/// true or false; a day is a text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words, never empty.
    Text(String),
    /// A whole number.
    Whole(u64),
    /// A number.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// A day.
    #[serde(serialize_with = "day")]
    Date(Date),
}

impl Sheet {
    /// The same without who somebody is: the cells of `name`, `role` and `owner`
    /// are empty (E11). What people wrote stays.
    ///
    /// ```
    /// # use levelwise_core::{format, sheets};
    /// # let rubric = format::open_rubric(include_bytes!("../../../../tests/cases/rubrics/trio.json")).unwrap().value;
    /// # let file = include_bytes!("../../../../tests/cases/assessments/version-1.0.json");
    /// # let assessment = format::open_assessment(file).unwrap().value;
    /// let named = format::write_csv(&sheets::plan(&rubric, &assessment));
    /// let unnamed = format::write_csv(&sheets::plan(&rubric, &assessment).without_names());
    /// assert!(named.contains(",Ann,"));
    /// assert!(!unnamed.contains("Ann"));
    /// ```
    #[must_use]
    pub fn without_names(mut self) -> Self {
        for (column_idx, column) in self.columns.iter().enumerate() {
            if PERSONAL.contains(&column.name) {
                for row in &mut self.rows {
                    row[column_idx] = Cell::Empty;
                }
            }
        }
        self
    }
}

fn day<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(date.as_str())
}

impl Column {
    const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, kind }
    }
}

impl Cell {
    /// Words, or nothing.
    #[must_use]
    pub fn text(words: &str) -> Self {
        if words.is_empty() {
            Self::Empty
        } else {
            Self::Text(words.to_owned())
        }
    }

    /// A day, or nothing.
    #[must_use]
    pub fn date(date: Option<&Date>) -> Self {
        date.map_or(Self::Empty, |date| Self::Date(date.clone()))
    }

    /// Whether it may stand in a column of this kind.
    #[must_use]
    pub fn fits(&self, kind: Kind) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(_) => kind == Kind::Text,
            Self::Whole(_) => kind == Kind::Whole,
            Self::Number(_) => kind == Kind::Number,
            Self::Flag(_) => kind == Kind::Flag,
            Self::Date(_) => kind == Kind::Date,
        }
    }
}

/// A level or how many there are of something, or nothing.
fn whole(n: Option<usize>) -> Cell {
    let n = n.and_then(|n| u64::try_from(n).ok());
    n.map_or(Cell::Empty, Cell::Whole)
}

/// A number, or nothing.
fn number(number: Option<f64>) -> Cell {
    number.map_or(Cell::Empty, Cell::Number)
}

/// Several things in one cell, one a line.
fn lines<T: AsRef<str>>(things: impl Iterator<Item = T>) -> Cell {
    let mut words = String::new();
    for thing in things {
        if !words.is_empty() {
            words.push('\n');
        }
        words.push_str(thing.as_ref());
    }
    Cell::text(&words)
}

/// The ids of its area and practice, its own id, and its title; of an indicator
/// that the rubric does not have only its id.
fn where_it_stands(id: Option<&IndicatorId>, rubric: &Rubric) -> [Cell; 4] {
    let Some(id) = id else {
        return [const { Cell::Empty }; 4];
    };
    let own = Cell::text(id.as_str());
    let (Some(place), Some(indicator)) = (rubric.place(id), rubric.indicator(id)) else {
        return [Cell::Empty, Cell::Empty, own, Cell::Empty];
    };
    let (area, practice) = rubric.around(place);
    [
        Cell::text(area.id.as_str()),
        Cell::text(practice.id.as_str()),
        own,
        Cell::text(&indicator.title),
    ]
}
