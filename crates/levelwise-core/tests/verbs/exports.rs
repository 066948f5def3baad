//! The cases of sheet, calendar and page, and whether SPEC.md lists the columns.

use levelwise_core::format::{self, Carried};
use levelwise_core::record::Moment;
use levelwise_core::sheets::{self, Cell};
use serde_json::{Value, json};

use super::{diff, problems, rubric_of, run, shorthand};

#[test]
fn sheet() {
    run("sheet", |case| {
        let rubric = rubric_of(case);
        let assessment = shorthand::assessment(case, &rubric);
        let wanted = case.need("sheet").as_str().unwrap_or_default();
        let mut sheets = sheets::all(&rubric, &assessment).into_iter();
        let sheet = sheets.find(|sheet| sheet.name == wanted);
        let sheet = sheet.ok_or_else(|| format!("there is no sheet {wanted}"))?;
        let expected = case.need("expected");
        let columns: Vec<&str> = sheet.columns.iter().map(|column| column.name).collect();
        diff::compare(&expected["columns"], &json!(columns))?;
        let rows = sheet.rows.iter().map(|row| {
            let kinds = sheet.columns.iter().map(|column| column.kind);
            assert!(row.iter().zip(kinds).all(|(cell, kind)| cell.fits(kind)));
            assert_eq!(row.len(), columns.len());
            row.iter().map(cell).collect::<Value>()
        });
        match expected.get("csv") {
            Some(lines) => compare_lines(lines, &format::write_csv(&sheet)),
            None => diff::compare(&expected["rows"], &rows.collect()),
        }
    });
}

/// A date stands apart from a text that looks like one.
fn cell(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(words) => json!(words),
        Cell::Whole(number) => json!(number),
        Cell::Number(number) => json!(number),
        Cell::Flag(flag) => json!(flag),
        Cell::Date(date) => json!({ "date": date.as_str() }),
    }
}

#[test]
fn workbook() {
    run("workbook", |case| {
        let rubric = rubric_of(case);
        let assessment = shorthand::assessment(case, &rubric);
        let sheets = sheets::all(&rubric, &assessment);
        let parts = unzipped(&format::write_workbook(&sheets));
        let wanted = case.need("sheet").as_str().unwrap_or_default();
        let number = sheets.iter().position(|sheet| sheet.name == wanted);
        let number = number.ok_or_else(|| format!("there is no sheet {wanted}"))? + 1;
        let name = format!("xl/worksheets/sheet{number}.xml");
        let page = parts.iter().find(|(part, _)| *part == name);
        let (_, page) = page.ok_or_else(|| format!("there is no part {name}"))?;
        assert!(!page.contains("<f>"), "a formula in {page}");
        let cell = "<c r=\"([A-Z]+[0-9]+)\" s=\"([0-9])\" t=\"([a-zA-Z]+)\">\
                    (?:<v>|<is><t xml:space=\"preserve\">)((?s:.*?))(?:</v>|</t></is>)</c>";
        let cell = regex_lite::Regex::new(cell).expect("a pattern");
        let (_, rows) = page.split_once("</row>").expect("the names of the columns");
        let found: Value = cell
            .captures_iter(rows)
            .map(|cell| {
                let (_, parts) = cell.extract::<4>();
                json!(parts)
            })
            .collect();
        let found = json!({ "worksheet": name, "cells": found });
        diff::compare(case.need("expected"), &found)
    });
}

/// The parts of an archive by its directory, each unpacked; what stands before
/// each says the same of it.
fn unzipped(archive: &[u8]) -> Vec<(String, String)> {
    let short = |at: usize| usize::from(u16::from_le_bytes([archive[at], archive[at + 1]]));
    let long = |at: usize| short(at) | short(at + 2) << 16;
    let end = archive.len() - 22;
    assert_eq!(&archive[end..end + 4], b"PK\x05\x06");
    let (n_parts, mut at) = (short(end + 10), long(end + 16));
    assert_eq!(at + long(end + 12), end);
    let mut parts = Vec::new();
    for _ in 0..n_parts {
        assert_eq!(&archive[at..at + 4], b"PK\x01\x02");
        let (packed, unpacked, name, start) =
            (long(at + 20), long(at + 24), short(at + 28), long(at + 42));
        assert_eq!(&archive[start..start + 4], b"PK\x03\x04");
        assert_eq!(archive[at + 6..at + 30], archive[start + 4..start + 28]);
        let data = start + 30 + name;
        let data = &archive[data..data + packed];
        let text = miniz_oxide::inflate::decompress_to_vec(data).expect("a packed text");
        assert_eq!(text.len(), unpacked);
        let name = &archive[at + 46..at + 46 + name];
        parts.push((
            String::from_utf8(name.to_vec()).expect("a name"),
            String::from_utf8(text).expect("a text"),
        ));
        at += 46 + name.len();
    }
    assert_eq!(at, end);
    parts
}

#[test]
fn calendar() {
    run("calendar", |case| {
        let assessment = shorthand::assessment(case, &rubric_of(case));
        let now = Moment::new("2027-05-01T12:00:00Z").expect("a moment");
        let words = format::CalendarWords {
            name: "Plan",
            describe: &|task| task.reason.clone(),
        };
        let text = format::write_calendar(&assessment, &now, &words);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        compare_lines(case.need("expected"), &text)
    });
}

/// Every line ends with CR LF, the last one too.
fn compare_lines(expected: &Value, text: &str) -> Result<(), String> {
    let lines = expected.as_array().expect("lines are a list");
    let lines = lines
        .iter()
        .map(|line| line.as_str().expect("a line is a text"));
    let expected: String = lines.map(|line| format!("{line}\r\n")).collect();
    diff::compare_text(&expected.replace('\r', "␍"), &text.replace('\r', "␍"))
}

/// E1: what programs rely on is written down.
#[test]
fn the_rules_list_the_columns() {
    let spec = include_str!("../../SPEC.md");
    let text = include_bytes!("../../../../tests/cases/rubrics/trio.json");
    let rubric = format::open_rubric(text).expect("a rubric").value;
    let assessment = include_bytes!("../../../../tests/cases/assessments/version-1.0.json");
    let assessment = format::open_assessment(assessment).expect("an assessment");
    for sheet in sheets::all(&rubric, &assessment.value) {
        let start = format!("Columns of `{}`, ", sheet.name);
        let (_, rest) = spec.split_once(&start).expect("the sheet is in SPEC.md");
        let (_, list) = rest.split_once(": ").expect("a colon before the columns");
        let (list, _) = list.split_once('\n').expect("a line of its own");
        let listed: Vec<&str> = list.split('`').skip(1).step_by(2).collect();
        let columns: Vec<&str> = sheet.columns.iter().map(|column| column.name).collect();
        assert_eq!(listed, columns, "{}", sheet.name);
    }
}

#[test]
fn page() {
    run("page", |case| {
        let text = case.need("text").as_str().expect("a text");
        let found = match format::open_page(text.as_bytes()) {
            None => Value::Null,
            Some(Err(found)) => json!({ "problems": problems(found.list()) }),
            Some(Ok(Carried::Assessment(text))) => json!({ "assessment": text }),
            Some(Ok(Carried::Locked(locked))) => {
                let again = [b"<p>", locked.block().as_bytes()].concat();
                let again = format::open_page(&again);
                assert_eq!(again, Some(Ok(Carried::Locked(locked.clone()))));
                json!({ "locked": {
                    "iterations": locked.iterations,
                    "salt": locked.salt,
                    "nonce": locked.nonce,
                    "data": locked.data,
                    "head": locked.head(),
                } })
            }
        };
        diff::compare(case.need("expected"), &found)
    });
}

/// E5: whatever people typed, the file comes out as it went in.
#[test]
fn nothing_typed_ends_a_block() {
    for typed in [
        "</script><script>alert(1)</script>",
        "<!-- <script>",
        "<script type=\"application/json\" id=\"levelwise-assessment\">{}</script>",
        "\u{2028}\u{0}\u{1f600}",
    ] {
        let file = format!("{:#}\n", json!({ "note": typed }));
        let block = format::data_block(&file);
        assert_eq!(block.matches('<').count(), 2, "{block}");
        let page = format!("<!doctype html><p>{typed}</p>{block}</body></html>");
        let Some(Ok(Carried::Assessment(text))) = format::open_page(page.as_bytes()) else {
            panic!("{page} carries nothing");
        };
        let found: Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(found["note"], typed);
    }
}

/// E5: a report allows nothing but its own style sheet.
#[test]
fn a_report_allows_its_own_style_alone() {
    let page = format::Page {
        language: "en",
        title: "</title><script>alert(1)</script> & more",
        style: "abc",
        body: "<p>Where we stand</p>",
        block: &format::data_block("{}"),
    };
    let text = format::write_page(&page);
    // The SHA-256 of "abc", as FIPS 180 gives it, in base64.
    let policy = "default-src 'none'; img-src data:; \
                  style-src 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='; \
                  base-uri 'none'; form-action 'none'";
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    let (before, after) = text.split_once(&meta).expect("the policy");
    let before = before.replace(['\n', ' '], "");
    assert_eq!(
        before,
        "<!doctypehtml><htmllang=\"en\"><head><metacharset=\"utf-8\">"
    );
    assert_eq!(after.matches("<style>abc</style>").count(), 1);
    assert_eq!(after.matches("<script").count(), 1, "the data block alone");
    let title = "<title>&lt;/title>&lt;script>alert(1)&lt;/script> &amp; more</title>";
    assert!(after.contains(title), "{after}");
    let carried = format::open_page(text.as_bytes());
    assert_eq!(carried, Some(Ok(Carried::Assessment("{}".to_owned()))));
}
