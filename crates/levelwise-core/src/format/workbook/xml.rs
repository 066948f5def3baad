//! Cells as XML, and what they hold in the forms that workbooks have.

use std::fmt::Write as _;

use crate::record::Date;

/// The longest text of a cell, in UTF-16 units.
const LONGEST: usize = 32_767;

/// XML that is being written.
#[derive(Debug)]
pub(super) struct Xml(pub(super) String);

impl Xml {
    /// Adds markup.
    pub(super) fn push(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// Adds a cell with a number or a flag.
    pub(super) fn value_cell(
        &mut self,
        column_idx: usize,
        row: usize,
        style: &str,
        kind: &str,
        value: &str,
    ) {
        let column = column_name(column_idx);
        self.push(&format!(
            "<c r=\"{column}{row}\" s=\"{style}\" t=\"{kind}\"><v>{value}</v></c>"
        ));
    }

    /// Adds a cell with a text, which is never anything else.
    pub(super) fn text_cell(&mut self, column_idx: usize, row: usize, style: &str, words: &str) {
        let column = column_name(column_idx);
        self.push(&format!(
            "<c r=\"{column}{row}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
        ));
        self.push_text(words);
        self.push("</t></is></c>");
    }

    fn push_text(&mut self, words: &str) {
        let mut n_units = 0;
        for (at, letter) in words.char_indices() {
            n_units += letter.len_utf16();
            if n_units > LONGEST {
                return;
            }
            match letter {
                '&' => self.push("&amp;"),
                '<' => self.push("&lt;"),
                '>' => self.push("&gt;"),
                '\t' | '\n' => self.0.push(letter),
                // What XML cannot hold, or would read as a line break.
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => self.push_coded(letter),
                // Or else it would be read as such a code.
                '_' if is_code(&words[at..]) => self.push_coded(letter),
                _ => self.0.push(letter),
            }
        }
    }

    fn push_coded(&mut self, letter: char) {
        // Writing to a text cannot fail.
        let _ = write!(self.0, "_x{:04X}_", u32::from(letter));
    }
}

/// Whether a text begins with `_xHHHH_`.
fn is_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    let [b'_', b'x', digits @ .., b'_'] = bytes.get(..7).unwrap_or_default() else {
        return false;
    };
    digits.iter().all(u8::is_ascii_hexdigit)
}

/// The letters of a column, from 0: `A` to `Z`, `AA` and so on.
pub(super) fn column_name(mut column_idx: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b'A' + (column_idx % 26) as u8);
        if column_idx < 26 {
            break;
        }
        column_idx = column_idx / 26 - 1;
    }
    letters
        .iter()
        .rev()
        .map(|letter| char::from(*letter))
        .collect()
}

/// The number of a day: January 1, 1900 is 1. Spreadsheets believe that there was
/// a February 29 in 1900.
pub(super) fn serial(date: &Date) -> i64 {
    let mut parts = date
        .as_str()
        .split('-')
        .map(|part| part.parse().unwrap_or(1_i64));
    let mut part = || parts.next().unwrap_or(1);
    let (year, month, day) = (part(), part(), part());
    // Years begin in March, so that the day that is missing is the last.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let before_year = year * 365 + year / 4 - year / 100 + year / 400;
    let days = before_year + (month * 153 + 2) / 5 + day;
    const MARCH_1_1900: i64 = 693_961;
    let after = days - MARCH_1_1900;
    if after >= 0 { after + 61 } else { after + 60 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_the_numbers_that_spreadsheets_give_them() {
        for (day, number) in [
            ("1900-01-01", 1),
            ("1900-02-28", 59),
            ("1900-03-01", 61),
            ("1970-01-01", 25_569),
            ("2000-02-29", 36_585),
            ("2000-03-01", 36_586),
            ("2027-03-01", 46_447),
            ("2999-12-31", 401_768),
        ] {
            assert_eq!(serial(&Date::new(day).expect("a day")), number, "{day}");
        }
    }

    #[test]
    fn columns_have_letters() {
        for (column_idx, name) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (33, "AH"),
            (701, "ZZ"),
            (702, "AAA"),
        ] {
            assert_eq!(column_name(column_idx), name);
        }
    }

    #[test]
    fn a_text_comes_out_as_it_went_in() {
        let written = |words: &str| {
            let mut xml = Xml(String::new());
            xml.push_text(words);
            xml.0
        };
        for (words, expected) in [
            ("a<b>&c", "a&lt;b&gt;&amp;c"),
            ("one\ntwo\tthree", "one\ntwo\tthree"),
            ("\r\u{1}\u{ffff}", "_x000D__x0001__xFFFF_"),
            ("_x000d_ _x00_ _xGGGG_", "_x005F_x000d_ _x00_ _xGGGG_"),
            ("Ü😀", "Ü😀"),
        ] {
            assert_eq!(written(words), expected, "{words:?}");
        }
        let long = "😀".repeat(20_000);
        assert_eq!(written(&long).encode_utf16().count(), LONGEST - 1);
    }
}
