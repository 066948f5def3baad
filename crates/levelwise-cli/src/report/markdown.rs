//! A report as Markdown (CommonMark, tables as GitHub has them), for mail, wikis
//! and word processors.

use std::fmt::Write as _;

use crate::console::printable;

use super::{Block, Cell, Entry, Report, Table};

/// The report as text.
pub(crate) fn write_markdown(report: &Report) -> String {
    let mut text = format!("# {}\n", escaped(&report.title));
    for fact in &report.facts {
        let _ = writeln!(text, "\n{}", escaped(fact));
    }
    for section in &report.sections {
        let _ = writeln!(text, "\n## {}", escaped(&section.title));
        for block in &section.blocks {
            text.push('\n');
            match block {
                Block::Words(words) => {
                    let _ = writeln!(text, "{}", escaped(words));
                }
                Block::Lead(words) => {
                    let _ = writeln!(text, "**{}**", escaped(words));
                }
                Block::Table(table) => write_table(table, &mut text),
                Block::Entry(entry) => write_entry(entry, &mut text),
            }
        }
    }
    text
}

fn write_table(table: &Table, text: &mut String) {
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    text.push_str(&row(table.columns.iter().map(|one| escaped(one)).collect()));
    text.push_str(&row(vec!["---".to_owned(); table.columns.len()]));
    for cells in &table.rows {
        let words = cells.iter().map(|cell| match cell {
            Cell::Words(words) | Cell::Level(_, words) | Cell::Shares(_, words) => escaped(words),
        });
        text.push_str(&row(words.collect()));
    }
}

fn write_entry(entry: &Entry, text: &mut String) {
    let (_, chosen) = &entry.chosen;
    let _ = writeln!(text, "### {}: {}", escaped(&entry.title), escaped(chosen));
    for line in &entry.lines {
        let _ = writeln!(text, "\n{}", escaped(line));
    }
    if !entry.list.is_empty() {
        text.push('\n');
    }
    for item in &entry.list {
        let _ = writeln!(text, "- {}", escaped(item));
    }
}

/// Text that stays text: no letter of it is a mark, and it stays on its line.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let printable = printable(text);
    let words = printable.split_whitespace().collect::<Vec<_>>().join(" ");
    // At the beginning a number with a point begins a list, and so do - and +.
    let n_digits = words.bytes().take_while(u8::is_ascii_digit).count();
    for (at, letter) in words.char_indices() {
        let is_mark = matches!(
            letter,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&'
        );
        let begins = match letter {
            '-' | '+' | '=' => at == 0,
            '.' | ')' => at > 0 && at == n_digits,
            _ => false,
        };
        if is_mark || begins {
            safe.push('\\');
        }
        safe.push(letter);
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_no_mark() {
        for (text, expected) in [
            ("a_b*c`d", r"a\_b\*c\`d"),
            ("<b>&amp;</b>", r"\<b\>\&amp;\</b\>"),
            ("[a](b) | c", r"\[a\](b) \| c"),
            ("1. First", r"1\. First"),
            ("12) Twelfth", r"12\) Twelfth"),
            ("3a. No list", "3a. No list"),
            ("- a - b", r"\- a - b"),
            ("+1", r"\+1"),
            ("===", r"\==="),
            ("# a", r"\# a"),
            ("one\n\n# two\u{7}", r"one \# two"),
            (".5 and 1.5", ".5 and 1.5"),
        ] {
            assert_eq!(escaped(text), expected, "{text}");
        }
    }
}
