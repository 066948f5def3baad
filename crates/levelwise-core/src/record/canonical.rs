//! The canonical text of a JSON value: keys in their order, nothing left to
//! choice, so that equal values are equal bytes.

use std::cmp::Ordering;

use super::json::Json;

/// One line, without spaces: what is compared and hashed.
#[must_use]
pub(crate) fn line(value: &Json) -> String {
    let mut text = String::new();
    write(value, None, &mut text);
    text
}

/// A total order of values, by their text.
#[must_use]
pub(crate) fn compare(a: &Json, b: &Json) -> Ordering {
    line(a).cmp(&line(b))
}

/// One line for each entry, two spaces for each depth: what stands in files.
#[must_use]
pub(crate) fn lines(value: &Json) -> String {
    let mut text = String::new();
    write(value, Some(0), &mut text);
    text
}

fn write(value: &Json, depth: Option<usize>, text: &mut String) {
    let below = depth.map(|depth| depth + 1);
    match value {
        Json::Null => text.push_str("null"),
        Json::Bool(true) => text.push_str("true"),
        Json::Bool(false) => text.push_str("false"),
        Json::Number(number) => text.push_str(number.as_str()),
        Json::String(string) => write_string(string, text),
        Json::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                separate(index, below, text);
                write(item, below, text);
            }
            if !items.is_empty() {
                break_line(depth, text);
            }
            text.push(']');
        }
        Json::Object(map) => {
            text.push('{');
            for (index, (key, value)) in map.iter().enumerate() {
                separate(index, below, text);
                write_string(key, text);
                text.push_str(if depth.is_some() { ": " } else { ":" });
                write(value, below, text);
            }
            if !map.is_empty() {
                break_line(depth, text);
            }
            text.push('}');
        }
    }
}

fn separate(index: usize, depth: Option<usize>, text: &mut String) {
    if index > 0 {
        text.push(',');
    }
    break_line(depth, text);
}

fn break_line(depth: Option<usize>, text: &mut String) {
    if let Some(depth) = depth {
        text.push('\n');
        for _ in 0..depth {
            text.push_str("  ");
        }
    }
}

fn write_string(string: &str, text: &mut String) {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    text.push('"');
    for letter in string.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\u{8}' => text.push_str("\\b"),
            '\u{c}' => text.push_str("\\f"),
            '\0'..='\u{1f}' => {
                let code = letter as usize;
                text.push_str("\\u00");
                text.push(DIGITS[code >> 4]);
                text.push(DIGITS[code & 15]);
            }
            _ => text.push(letter),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::parse;
    use super::*;

    #[test]
    fn both_forms_are_those_of_serde_json() {
        let control: String = ('\0'..='\u{80}').collect();
        let value: Value = json!({
            "empty": [[], {}, ""], "deep": [{ "a": [1, -2, null] }, true, false],
            "numbers": [0, u64::MAX, i64::MIN, 2.5, 1e-7, 0.1, 123_456.75],
            "\"\\/": control, "ü": "é\u{2028}😀",
        });
        let read = parse(value.to_string().as_bytes()).expect("JSON");
        assert_eq!(line(&read), value.to_string());
        assert_eq!(lines(&read), format!("{value:#}"));
        assert_eq!(Value::from(read), value);
    }
}
