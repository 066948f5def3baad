//! Columns for reading: as wide as what stands in them, a block for each
//! section.

use std::io::{self, Write};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Cell, Column, Kind, Rows};

/// Longer texts are cut; the other forms have them in full.
const MAX_WIDTH: usize = 60;
/// So many rows are measured together; longer tables come in blocks.
const MAX_BLOCK: usize = 10_000;

pub(super) struct Table {
    writer: Box<dyn Write + Send>,
    columns: &'static [Column],
    block: Vec<Vec<String>>,
    has_begun: bool,
}

impl Table {
    pub(super) fn new(writer: Box<dyn Write + Send>, columns: &'static [Column]) -> Self {
        Self {
            writer,
            columns,
            block: Vec::new(),
            has_begun: false,
        }
    }

    fn write_block(&mut self) -> io::Result<()> {
        if self.block.is_empty() {
            return Ok(());
        }
        let columns: Vec<&Column> = self.columns.iter().filter(|one| one.is_shown).collect();
        let header: Vec<String> = columns
            .iter()
            .map(|column| column.name.replace('_', " "))
            .collect();
        let mut widths: Vec<usize> = header.iter().map(|name| name.width()).collect();
        for row in &self.block {
            for (width, text) in widths.iter_mut().zip(row) {
                *width = (*width).max(text.width());
            }
        }
        for row in std::iter::once(&header).chain(&self.block) {
            let mut line = String::new();
            for ((column, width), text) in columns.iter().zip(&widths).zip(row) {
                let gap = " ".repeat(width - text.width());
                line += if line.is_empty() { "" } else { "  " };
                line += &match column.kind {
                    Kind::Text | Kind::Flag => format!("{text}{gap}"),
                    Kind::Whole | Kind::Number => format!("{gap}{text}"),
                };
            }
            writeln!(self.writer, "{}", line.trim_end())?;
        }
        self.block.clear();
        Ok(())
    }
}

impl Rows for Table {
    fn section(&mut self, title: &str) -> io::Result<()> {
        self.write_block()?;
        let gap = if self.has_begun { "\n" } else { "" };
        self.has_begun = true;
        writeln!(self.writer, "{gap}{}", one_line(title))
    }

    fn row(&mut self, cells: Vec<Cell>) -> io::Result<()> {
        self.has_begun = true;
        let shown = self.columns.iter().zip(&cells);
        let shown = shown.filter(|(column, _)| column.is_shown);
        self.block
            .push(shown.map(|(_, cell)| words(cell)).collect());
        if self.block.len() >= MAX_BLOCK {
            self.write_block()?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.write_block()?;
        self.writer.flush()
    }
}

fn words(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => clipped(text),
        Cell::Whole(number) => number.to_string(),
        Cell::Number(number) => format!("{number:.2}"),
        Cell::Flag(true) => "yes".to_owned(),
        Cell::Flag(false) => String::new(),
        Cell::Empty => String::new(),
    }
}

/// Not too wide.
fn clipped(text: &str) -> String {
    let line = one_line(text.trim());
    let mut width = 0;
    for (start, letter) in line.char_indices() {
        width += letter.width().unwrap_or(0);
        if width > MAX_WIDTH {
            return format!("{}…", &line[..start]);
        }
    }
    line
}

/// One line, without what could move the cursor.
fn one_line(text: &str) -> String {
    text.replace('\n', "; ").replace(char::is_control, " ")
}
