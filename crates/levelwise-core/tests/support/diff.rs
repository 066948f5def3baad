//! Compares two JSON values and shows where they differ, line by line.

use std::fmt::Write;

use serde_json::Value;

/// Nothing, or a readable difference.
pub(crate) fn compare(expected: &Value, actual: &Value) -> Result<(), String> {
    compare_text(&text_of(expected), &text_of(actual))
}

/// Nothing, or a readable difference.
pub(crate) fn compare_text(expected: &str, actual: &str) -> Result<(), String> {
    if expected == actual {
        return Ok(());
    }
    let (expected, actual): (Vec<&str>, Vec<&str>) =
        (expected.lines().collect(), actual.lines().collect());
    Err(lines(&expected, &actual))
}

/// Reading decimals may move the last binary digit of a float, so both sides
/// are read once.
fn text_of(value: &Value) -> String {
    let read: Value = serde_json::from_str(&value.to_string()).expect("written JSON can be read");
    format!("{read:#}")
}

/// The lines of both, `-` before those expected and `+` before those found;
/// of equal lines only those next to a difference.
fn lines(expected: &[&str], actual: &[&str]) -> String {
    let common = common_lengths(expected, actual);
    let (mut at_expected, mut at_actual) = (0, 0);
    let mut all: Vec<(char, &str)> = Vec::new();
    while at_expected < expected.len() || at_actual < actual.len() {
        let (one, other) = (expected.get(at_expected), actual.get(at_actual));
        match (one, other) {
            (Some(one), Some(other)) if one == other => {
                all.push((' ', one));
                at_expected += 1;
                at_actual += 1;
            }
            (Some(one), other)
                if other.is_none()
                    || common[at_expected + 1][at_actual] >= common[at_expected][at_actual + 1] =>
            {
                all.push(('-', one));
                at_expected += 1;
            }
            (_, Some(other)) => {
                all.push(('+', other));
                at_actual += 1;
            }
            (_, None) => break,
        }
    }
    let mut shown = String::new();
    for (idx, (mark, line)) in all.iter().enumerate() {
        let near = &all[idx.saturating_sub(3)..(idx + 4).min(all.len())];
        if near.iter().any(|(mark, _)| *mark != ' ') {
            writeln!(shown, "    {mark} {line}").expect("a text can be written to");
        }
    }
    shown
}

/// How many lines the rests from each pair of positions have in common.
fn common_lengths(expected: &[&str], actual: &[&str]) -> Vec<Vec<usize>> {
    let mut common = vec![vec![0; actual.len() + 1]; expected.len() + 1];
    for one in (0..expected.len()).rev() {
        for other in (0..actual.len()).rev() {
            common[one][other] = if expected[one] == actual[other] {
                common[one + 1][other + 1] + 1
            } else {
                common[one + 1][other].max(common[one][other + 1])
            };
        }
    }
    common
}
