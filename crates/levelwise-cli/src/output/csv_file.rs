//! CSV by RFC 4180, which no spreadsheet takes for formulas.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{ErrorKind, Terminator, Writer, WriterBuilder};

use super::{Cell, Column, Rows};

/// A cell that begins with one of these may be run as a formula. Those of full
/// width are the same to spreadsheets that fold widths.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

pub(super) struct CsvFile(Writer<Box<dyn Write + Send>>);

impl CsvFile {
    pub(super) fn begin(
        writer: Box<dyn Write + Send>,
        columns: &'static [Column],
    ) -> io::Result<Self> {
        let mut writer = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .from_writer(writer);
        let names = columns.iter().map(|column| column.name);
        writer.write_record(names).map_err(failed)?;
        Ok(Self(writer))
    }
}

impl Rows for CsvFile {
    fn row(&mut self, cells: Vec<Cell>) -> io::Result<()> {
        let fields = cells.iter().map(|cell| match cell {
            Cell::Text(text) => harmless(text),
            Cell::Whole(number) => Cow::Owned(number.to_string()),
            Cell::Number(number) => Cow::Owned(number.to_string()),
            Cell::Flag(true) => Cow::Borrowed("true"),
            Cell::Flag(false) => Cow::Borrowed("false"),
            Cell::Empty => Cow::Borrowed(""),
        });
        for field in fields {
            self.0.write_field(field.as_bytes()).map_err(failed)?;
        }
        self.0.write_record(None::<&[u8]>).map_err(failed)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.0.flush()
    }
}

/// The text with an apostrophe before it if a spreadsheet could run it.
fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(FORMULA) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// What went wrong below, such as a reader that went away.
fn failed(error: csv::Error) -> io::Error {
    let words = error.to_string();
    if let ErrorKind::Io(error) = error.into_kind() {
        error
    } else {
        io::Error::other(words)
    }
}
