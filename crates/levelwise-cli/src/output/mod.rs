//! In which form is a result written? A result is either the engine's own
//! document, as JSON, or rows with named columns in one of four forms.

mod csv_file;
mod json;
mod parquet_file;
mod table;
mod target;

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::error::Error;

use target::{End, Target};

pub(crate) use json::{document, line};

/// How a result is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Columns for reading, with what matters most
    Table,
    /// JSON: the engine's own document for one file, else a line for each
    Json,
    /// Comma-separated values by RFC 4180, for spreadsheets
    Csv,
    /// Apache Parquet, for databases and data frames
    Parquet,
}

/// How, and where to.
#[derive(Debug, Args)]
pub(crate) struct OutputWords {
    /// How the result is written
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) place: PlaceWords,
}

/// Where a result goes to.
#[derive(Debug, Args)]
pub(crate) struct PlaceWords {
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Begin a CSV file with a byte order mark, which Excel wants before it
    /// reads UTF-8
    #[arg(long)]
    pub(crate) bom: bool,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Whole,
    Number,
    Flag,
}

/// One column; its name never changes and is documented in README.md.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// Whether it stands in the table for reading.
    pub(crate) is_shown: bool,
}

/// What stands in one column of one row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    Text(Cow<'static, str>),
    Whole(u64),
    Number(f64),
    Flag(bool),
    Empty,
}

/// Writes rows, one way or another.
pub(crate) trait Rows {
    /// What the rows that follow are about, where that is shown.
    fn section(&mut self, _title: &str) -> io::Result<()> {
        Ok(())
    }

    /// One row, a cell for every column.
    fn row(&mut self, cells: Vec<Cell>) -> io::Result<()>;

    /// Nothing follows.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// The rows of one result on their way to a file or standard output.
pub(crate) struct Sheet {
    rows: Box<dyn Rows>,
    end: End,
}

impl std::fmt::Debug for Sheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sheet to {:?}", self.end)
    }
}

impl Column {
    pub(crate) const fn shown(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            kind,
            is_shown: true,
        }
    }

    pub(crate) const fn hidden(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            kind,
            is_shown: false,
        }
    }
}

impl Cell {
    pub(crate) fn text(text: &str) -> Self {
        match text {
            "" => Self::Empty,
            text => Self::Text(Cow::Owned(text.to_owned())),
        }
    }

    pub(crate) const fn word(word: &'static str) -> Self {
        Self::Text(Cow::Borrowed(word))
    }

    pub(crate) fn word_if(word: Option<&'static str>) -> Self {
        word.map_or(Self::Empty, Self::word)
    }

    pub(crate) fn whole(number: Option<usize>) -> Self {
        number.map_or(Self::Empty, |number| Self::Whole(number as u64))
    }

    pub(crate) fn number(number: Option<f64>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }
}

impl PlaceWords {
    /// Opens what the result goes to.
    ///
    /// # Errors
    /// If it cannot be opened.
    pub(crate) fn open(&self) -> Result<Target, Error> {
        Target::open(self.output.as_deref())
    }

    /// A sheet with these columns.
    ///
    /// # Errors
    /// If it cannot be opened or begun.
    pub(crate) fn sheet(&self, format: Format, columns: &'static [Column]) -> Result<Sheet, Error> {
        let (mut writer, end) = self.open()?.split();
        let begun: io::Result<Box<dyn Rows>> = match format {
            Format::Table => Ok(Box::new(table::Table::new(writer, columns))),
            Format::Json => Ok(Box::new(json::JsonLines::new(writer, columns))),
            Format::Csv => {
                let mark = if self.bom { "\u{feff}" } else { "" };
                writer
                    .write_all(mark.as_bytes())
                    .and_then(|()| csv_file::CsvFile::begin(writer, columns))
                    .map(|rows| Box::new(rows) as _)
            }
            Format::Parquet => {
                parquet_file::ParquetFile::begin(writer, columns).map(|rows| Box::new(rows) as _)
            }
        };
        match begun {
            Ok(rows) => Ok(Sheet { rows, end }),
            Err(source) => Err(end.failed(source)),
        }
    }
}

impl Sheet {
    /// What the rows that follow are about.
    pub(crate) fn section(&mut self, title: &str) -> Result<(), Error> {
        let result = self.rows.section(title);
        result.map_err(|source| self.end.failed(source))
    }

    /// One row.
    pub(crate) fn row(&mut self, cells: Vec<Cell>) -> Result<(), Error> {
        let result = self.rows.row(cells);
        result.map_err(|source| self.end.failed(source))
    }

    /// Several rows.
    pub(crate) fn rows(&mut self, rows: Vec<Vec<Cell>>) -> Result<(), Error> {
        rows.into_iter().try_for_each(|row| self.row(row))
    }

    /// Writes what is left; without it a file is not there.
    pub(crate) fn finish(self) -> Result<(), Error> {
        let Self { rows, end } = self;
        match rows.finish() {
            Ok(()) => end.reach(),
            Err(source) => Err(end.failed(source)),
        }
    }
}

#[cfg(test)]
mod tests;
