//! A report as one HTML file (E5): it runs nothing, fetches nothing, prints, and
//! may carry its assessment.

use std::fmt::Write as _;

use levelwise_core::format::{Page, write_page};

use crate::console::printable;

use super::{Block, Cell, Entry, Report, Table};

const STYLE: &str = include_str!("style.css");
/// The levels that have a color of their own; what is above looks like the last.
const LAST_COLOR: usize = 3;

/// The report as a file; `block` is its data block, empty if it carries nothing.
pub(crate) fn write_html(report: &Report, block: &str) -> String {
    let mut body = String::from("<main>\n<header>\n");
    element("h1", &report.title, &mut body);
    for fact in &report.facts {
        element("p", fact, &mut body);
    }
    body.push_str("</header>\n");
    for section in &report.sections {
        body.push_str("<section>\n");
        element("h2", &section.title, &mut body);
        for block in &section.blocks {
            match block {
                Block::Words(words) => element("p", words, &mut body),
                Block::Lead(words) => {
                    let _ = writeln!(body, "<p class=\"lead\">{}</p>", escaped(words));
                }
                Block::Table(table) => write_table(table, &mut body),
                Block::Entry(entry) => write_entry(entry, &mut body),
            }
        }
        body.push_str("</section>\n");
    }
    body.push_str("</main>");
    let title = printable(&report.title).replace('\n', " ");
    write_page(&Page {
        language: "en",
        title: &title,
        style: STYLE,
        body: &body,
        block,
    })
}

fn element(name: &str, words: &str, body: &mut String) {
    let _ = writeln!(body, "<{name}>{}</{name}>", escaped(words));
}

/// Can be looked at sideways where it is wider than the screen, with the keyboard
/// too.
fn write_table(table: &Table, body: &mut String) {
    let title = escaped(&table.title);
    let _ = writeln!(
        body,
        "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{title}\">\n\
         <table>\n<caption>{title}</caption>\n<thead><tr>"
    );
    for column in &table.columns {
        let _ = write!(body, "<th scope=\"col\">{}</th>", escaped(column));
    }
    body.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        body.push_str("<tr>");
        for (index, cell) in row.iter().enumerate() {
            let (open, close) = match index {
                0 => ("<th scope=\"row\">", "</th>"),
                _ => ("<td>", "</td>"),
            };
            body.push_str(open);
            write_cell(cell, body);
            body.push_str(close);
        }
        body.push_str("</tr>\n");
    }
    body.push_str("</tbody>\n</table>\n</div>\n");
}

fn write_cell(cell: &Cell, body: &mut String) {
    match cell {
        Cell::Words(words) => body.push_str(&escaped(words)),
        Cell::Level(level, words) => write_tag(Some(*level), words, body),
        Cell::Shares(counts, words) => {
            write_bar(counts, body);
            let _ = write!(body, "<span class=\"small\">{}</span>", escaped(words));
        }
    }
}

fn write_tag(level: Option<usize>, words: &str, body: &mut String) {
    let class = match level {
        Some(level) => format!("tag level-{}", level.min(LAST_COLOR)),
        None => "tag".to_owned(),
    };
    let _ = write!(body, "<span class=\"{class}\">{}</span>", escaped(words));
}

/// The same is said in words beside it.
fn write_bar(counts: &[usize], body: &mut String) {
    let n_all: usize = counts.iter().sum();
    if n_all == 0 {
        return;
    }
    let _ = write!(
        body,
        "<svg viewBox=\"0 0 {n_all} 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
    );
    let mut x = 0;
    for (level, n) in counts.iter().enumerate().filter(|(_, n)| **n > 0) {
        let level = level.min(LAST_COLOR);
        let _ = write!(
            body,
            "<rect class=\"level-{level}\" x=\"{x}\" width=\"{n}\" height=\"1\"/>"
        );
        x += n;
    }
    body.push_str("</svg>");
}

fn write_entry(entry: &Entry, body: &mut String) {
    let _ = write!(body, "<article>\n<h3>{} ", escaped(&entry.title));
    let (level, words) = &entry.chosen;
    write_tag(*level, words, body);
    body.push_str("</h3>\n");
    for line in &entry.lines {
        element("p", line, body);
    }
    if !entry.list.is_empty() {
        body.push_str("<ul>\n");
        for item in &entry.list {
            element("li", item, body);
        }
        body.push_str("</ul>\n");
    }
    body.push_str("</article>\n");
}

/// Text that stays text, in an element or an attribute.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in printable(text).chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            letter => safe.push(letter),
        }
    }
    safe
}
