//! Sheets as a workbook: Office Open XML (ECMA-376), which Excel, LibreOffice,
//! Numbers and Google's sheets open (E12). Nothing in it is a formula.
//!
//! A library that writes workbooks adds a quarter of a megabyte to the page
//! (crates/DECISIONS.md, 44); what a table of texts and numbers needs is this.

mod xml;
mod zip;

use crate::sheets::{Cell, Sheet};

use super::csv::starts_as_formula;
use xml::{Xml, column_name, serial};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const PART: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The looks of cells, by their places in [`STYLES`].
const STYLE_HEAD: &str = "1";
const STYLE_TEXT: &str = "2";
const STYLE_QUOTED: &str = "3";
const STYLE_DATE: &str = "4";
const STYLE_OTHER: &str = "5";

/// Plain, then the five above; the fonts are plain and bold.
const STYLES: &str = "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>\
    <fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
    <font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
    <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
    <fill><patternFill patternType=\"gray125\"/></fill></fills>\
    <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
    <cellXfs count=\"6\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
    <xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>\
    <xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>\
    <xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>\
    <xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf>\
    <xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf></cellXfs>\
    <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>";

/// The sheets as the bytes of a workbook, one worksheet each.
///
/// ```
/// # use levelwise_core::{format, sheets};
/// # let rubric = format::open_rubric(include_bytes!("../../../../../tests/cases/rubrics/trio.json")).unwrap().value;
/// # let file = include_bytes!("../../../../../tests/cases/assessments/version-1.0.json");
/// # let assessment = format::open_assessment(file).unwrap().value;
/// let sheets = sheets::all(&rubric, &assessment);
/// let bytes = format::write_workbook(&sheets);
/// assert!(bytes.starts_with(b"PK"));
/// assert_eq!(bytes, format::write_workbook(&sheets));
/// ```
#[must_use]
pub fn write_workbook(sheets: &[Sheet]) -> Vec<u8> {
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), content_types(sheets)),
        (
            "_rels/.rels".to_owned(),
            relations(vec![("officeDocument", "xl/workbook.xml".to_owned())]),
        ),
        ("xl/workbook.xml".to_owned(), book(sheets)),
        ("xl/_rels/workbook.xml.rels".to_owned(), {
            let pages = numbered(sheets)
                .map(|(number, _)| ("worksheet", format!("worksheets/sheet{number}.xml")));
            relations(pages.chain([("styles", "styles.xml".to_owned())]).collect())
        }),
        (
            "xl/styles.xml".to_owned(),
            format!("{HEAD}<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>"),
        ),
    ];
    for (number, sheet) in numbered(sheets) {
        parts.push((
            format!("xl/worksheets/sheet{number}.xml"),
            page(sheet, number == 1),
        ));
    }
    zip::write(&parts)
}

fn numbered(sheets: &[Sheet]) -> impl Iterator<Item = (usize, &Sheet)> {
    (1..).zip(sheets)
}

fn content_types(sheets: &[Sheet]) -> String {
    let mut text = format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{PART}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{PART}.styles+xml\"/>"
    );
    for (number, _) in numbered(sheets) {
        text.push_str(&format!(
            "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{PART}.worksheet+xml\"/>"
        ));
    }
    text + "</Types>"
}

/// What a part refers to, by the ids `r1`, `r2` and so on.
fn relations(targets: Vec<(&str, String)>) -> String {
    let mut text = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (number, (kind, target)) in (1..).zip(targets) {
        text.push_str(&format!(
            "<Relationship Id=\"r{number}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>"
        ));
    }
    text + "</Relationships>"
}

fn book(sheets: &[Sheet]) -> String {
    let mut text = format!("{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>");
    for (number, sheet) in numbered(sheets) {
        text.push_str(&format!(
            "<sheet name=\"{}\" sheetId=\"{number}\" r:id=\"r{number}\"/>",
            sheet.name
        ));
    }
    text + "</sheets></workbook>"
}

fn page(sheet: &Sheet, is_first: bool) -> String {
    let mut xml = Xml(format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView"
    ));
    xml.push(if is_first { " tabSelected=\"1\"" } else { "" });
    // The names of the columns stay in sight.
    xml.push(
        " workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" \
         state=\"frozen\"/></sheetView></sheetViews><cols>",
    );
    for (number, column) in (1..).zip(sheet.columns) {
        let width = width(sheet, number - 1, column.name);
        xml.push(&format!(
            "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>"
        ));
    }
    xml.push("</cols><sheetData><row r=\"1\">");
    for (column_idx, column) in sheet.columns.iter().enumerate() {
        xml.text_cell(column_idx, 1, STYLE_HEAD, column.name);
    }
    xml.push("</row>");
    for (number, row) in (2..).zip(&sheet.rows) {
        xml.push(&format!("<row r=\"{number}\">"));
        for (column_idx, cell) in row.iter().enumerate() {
            add(cell, column_idx, number, &mut xml);
        }
        xml.push("</row>");
    }
    let last = column_name(sheet.columns.len().saturating_sub(1));
    let n_rows = sheet.rows.len() + 1;
    xml.push(&format!(
        "</sheetData><autoFilter ref=\"A1:{last}{n_rows}\"/></worksheet>"
    ));
    xml.0
}

fn add(cell: &Cell, column_idx: usize, row: usize, xml: &mut Xml) {
    match cell {
        Cell::Empty => {}
        Cell::Text(words) => {
            let is_odd = starts_as_formula(words) || words.starts_with('\'');
            let style = if is_odd { STYLE_QUOTED } else { STYLE_TEXT };
            xml.text_cell(column_idx, row, style, words);
        }
        Cell::Whole(number) => {
            xml.value_cell(column_idx, row, STYLE_OTHER, "n", &number.to_string())
        }
        Cell::Number(number) => {
            xml.value_cell(column_idx, row, STYLE_OTHER, "n", &number.to_string())
        }
        Cell::Flag(flag) => {
            xml.value_cell(
                column_idx,
                row,
                STYLE_OTHER,
                "b",
                if *flag { "1" } else { "0" },
            );
        }
        Cell::Date(date) => {
            xml.value_cell(column_idx, row, STYLE_DATE, "n", &serial(date).to_string())
        }
    }
}

/// How wide a column is, in letters: as its longest line, within reason.
fn width(sheet: &Sheet, column_idx: usize, name: &str) -> usize {
    const WIDEST: usize = 60;
    let longest = sheet.rows.iter().map(|row| match &row[column_idx] {
        Cell::Text(words) => {
            let lines = words.lines().map(|line| line.chars().take(WIDEST).count());
            lines.max().unwrap_or_default()
        }
        Cell::Date(_) => 10,
        Cell::Empty | Cell::Whole(_) | Cell::Number(_) | Cell::Flag(_) => 8,
    });
    longest
        .max()
        .unwrap_or_default()
        .max(name.len())
        .min(WIDEST)
        + 3
}
