//! JSON: the engine's own results, whose equal values are equal bytes, and rows
//! as lines of objects.

use std::io::{self, Write};

use serde_json::Map;
use serde_json::Value as Json;

use super::{Cell, Column, Rows};

/// A document of its own: keys sorted, two spaces, a line break at the end.
pub(crate) fn document(value: &Json) -> String {
    format!("{value:#}\n")
}

/// One line: keys sorted, no spaces.
pub(crate) fn line(value: &Json) -> String {
    format!("{value}\n")
}

pub(super) struct JsonLines {
    writer: Box<dyn Write + Send>,
    columns: &'static [Column],
}

impl JsonLines {
    pub(super) fn new(writer: Box<dyn Write + Send>, columns: &'static [Column]) -> Self {
        Self { writer, columns }
    }
}

impl Rows for JsonLines {
    fn row(&mut self, cells: Vec<Cell>) -> io::Result<()> {
        let mut object = Map::new();
        for (column, cell) in self.columns.iter().zip(cells) {
            let value = match cell {
                Cell::Text(text) => Json::from(text),
                Cell::Whole(number) => Json::from(number),
                Cell::Number(number) => Json::from(number),
                Cell::Flag(flag) => Json::from(flag),
                Cell::Empty => Json::Null,
            };
            object.insert(column.name.to_owned(), value);
        }
        self.writer
            .write_all(line(&Json::Object(object)).as_bytes())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.writer.flush()
    }
}
