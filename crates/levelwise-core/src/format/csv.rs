//! Comma-separated values by RFC 4180, which no spreadsheet takes for formulas
//! (E2).

use crate::sheets::{Cell, Sheet};

/// Without it Excel reads the file in the letters of an old code page.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// A text that begins with one of these may be run as a formula. Those of full
/// width are the same to spreadsheets that fold widths.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The sheet as a file for spreadsheets: the names of the columns, then the rows.
#[must_use]
pub fn write_csv(sheet: &Sheet) -> String {
    let mut text = String::from(BYTE_ORDER_MARK);
    let names = sheet.columns.iter().map(|column| column.name.to_owned());
    write_line(names, &mut text);
    for row in &sheet.rows {
        write_line(row.iter().map(words), &mut text);
    }
    text
}

/// Whether a spreadsheet may take a text for a formula.
pub(super) fn starts_as_formula(words: &str) -> bool {
    words.starts_with(FORMULA)
}

fn write_line(fields: impl Iterator<Item = String>, text: &mut String) {
    for (index, field) in fields.enumerate() {
        if index > 0 {
            text.push(',');
        }
        if field.contains([',', '"', '\r', '\n']) {
            text.push('"');
            text.push_str(&field.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&field);
        }
    }
    text.push_str("\r\n");
}

fn words(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(words) if starts_as_formula(words) => format!("'{words}"),
        Cell::Text(words) => words.clone(),
        Cell::Whole(number) => number.to_string(),
        Cell::Number(number) => number.to_string(),
        Cell::Flag(true) => "true".to_owned(),
        Cell::Flag(false) => "false".to_owned(),
        Cell::Date(date) => date.as_str().to_owned(),
    }
}
