//! Every place of one file that has everything, and every odd thing in it: the
//! scanner and the engine's reader agree on each.

use serde_json::{Value, json};

use super::scanning::agree;

/// What is done to a file, at the place with a number.
#[derive(Debug, Clone)]
enum Change {
    /// Another value stands there.
    Replace(Value),
    /// The field is missing.
    Drop,
    /// The field stands there twice, with the same value.
    Double,
    /// The field stands there twice, the second time with another value.
    DoubleOther(Value),
    /// The field has another key.
    Rename(&'static str),
    /// Another field stands behind it.
    Add(&'static str, Value),
}

/// Writes a value with one change.
struct Writer<'c> {
    change: &'c Change,
    /// How many places come before the changed one.
    before: usize,
    is_done: bool,
    text: String,
}

impl Writer<'_> {
    /// Whether this is the place.
    fn is_here(&mut self) -> bool {
        let is_here = self.before == 0 && !self.is_done;
        self.before = self.before.saturating_sub(1);
        self.is_done |= is_here;
        is_here
    }

    fn value(&mut self, value: &Value) {
        if let Change::Replace(other) = self.change
            && self.is_here()
        {
            self.text += &other.to_string();
            return;
        }
        match value {
            Value::Object(map) => {
                self.text.push('{');
                for (index, (key, value)) in map.iter().enumerate() {
                    self.text += if index > 0 { "," } else { "" };
                    self.field(key, value);
                }
                self.text.push('}');
            }
            Value::Array(list) => {
                self.text.push('[');
                for (index, value) in list.iter().enumerate() {
                    self.text += if index > 0 { "," } else { "" };
                    self.value(value);
                }
                self.text.push(']');
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                self.text += &value.to_string();
            }
        }
    }

    fn field(&mut self, key: &str, value: &Value) {
        let is_here = !matches!(self.change, Change::Replace(_)) && self.is_here();
        let quoted = json!(key);
        if !is_here {
            self.text += &format!("{quoted}:");
            self.value(value);
            return;
        }
        self.text += &match self.change {
            Change::Drop | Change::Replace(_) => "\"note\":\"\"".to_owned(),
            Change::Double => format!("{quoted}:{value},{quoted}:{value}"),
            Change::DoubleOther(other) => format!("{quoted}:{value},{quoted}:{other}"),
            Change::Rename(name) => format!("\"{name}\":{value}"),
            Change::Add(name, other) => format!("{quoted}:{value},\"{name}\":{other}"),
        };
    }
}

/// Makes the change at every place there is, and counts how many files the
/// scanner takes, of how many.
fn try_everywhere(value: &Value, change: &Change) -> (usize, usize) {
    let mut n_taken = 0;
    for before in 0.. {
        let mut writer = Writer {
            change,
            before,
            is_done: false,
            text: String::new(),
        };
        writer.value(value);
        if !writer.is_done {
            return (n_taken, before);
        }
        n_taken += usize::from(agree(&writer.text));
    }
    (n_taken, usize::MAX)
}

/// A file with everything that a file can have, in two raters.
fn file() -> Value {
    let text = include_str!("../../../../../tests/cases/assessments/version-1.0.json");
    serde_json::from_str(text).expect("it is JSON")
}

fn try_all(changes: impl IntoIterator<Item = Change>) -> (usize, usize) {
    let file = file();
    let (mut n_taken, mut n_tried) = (0, 0);
    for change in changes {
        let (taken, tried) = try_everywhere(&file, &change);
        n_taken += taken;
        n_tried += tried;
    }
    (n_taken, n_tried)
}

#[test]
fn any_text_anywhere() {
    let texts = [
        "",
        " ",
        "\u{a0}",
        "x",
        "not-yet",
        "begun",
        "of-another-scale",
        "no id",
        "-x",
        "x-_.9",
        "s1",
        "ann",
        "3a",
        "é\n\"\\/\u{7f}😀",
        "1.0",
        "1.",
        "1.x",
        "01.0",
        "2.0",
        "planned",
        "levelwise/rubric",
        "2026-02-28",
        "2026-02-29",
        "2026-11-22T09:30:00Z",
        "2026-11-22T24:00:00Z",
        "2026-11-22T23:60:00Z",
        "2026-11-22T23:59:60Z",
        "2026-11-22t23:59:59Z",
        "2026-11-22T2a:59:59Z",
        "2026-11-31T23:59:59Z",
        "2026-11-22T23:59:59+",
    ];
    let texts = texts.iter().map(|text| json!(text));
    let long = [64, 65, 4_000, 4_001, 20_000, 20_001];
    let long = long.iter().map(|n| json!("x".repeat(*n)));
    let (n_taken, n_tried) = try_all(texts.chain(long).map(Change::Replace));
    assert!(n_taken > 500 && n_tried > 3_000, "{n_taken} of {n_tried}");
}

#[test]
fn any_other_value_anywhere() {
    let values = [
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(1),
        json!(-1),
        json!(-0.0),
        json!(1.0),
        json!(2.5),
        json!(2.5001),
        json!(999_999_999),
        json!(1_000_000_000),
        json!(1_000_000_001),
        json!(u32::MAX),
        json!(u64::from(u32::MAX) + 1),
        json!(1e300),
        json!([]),
        json!({}),
        json!([1]),
        json!(["1-e1", "1-e1"]),
        json!(["no id"]),
        json!([{ "url": "x" }]),
        json!([{ "url": " ", "title": "t" }]),
        json!([{ "title": "t" }]),
        json!({ "seen": {}, "versions": [] }),
        json!({ "seen": { "s9": 0 }, "versions": [] }),
        json!({ "seen": { "s9": 4 }, "versions": [{ "by": "s9", "n": 2, "value": {} }] }),
        json!({ "seen": {}, "versions": [{ "by": "s9", "n": 2, "value": {} }] }),
        json!({ "seen": { "s9": 1 }, "versions": [{ "by": "s9", "n": 0, "value": {} }] }),
        json!({ "seen": { "s9": 2 }, "versions": [
            { "by": "s9", "n": 2, "value": { "choice": "begun" } },
            { "by": "s9", "n": 2, "value": { "choice": "refined" } },
        ] }),
        json!({ "choice": "begun", "removed": true, "text": "x" }),
        json!({ "cycle": {} }),
        json!({ "answers": {}, "profile": { "seen": {}, "versions": [] } }),
    ];
    let (n_taken, n_tried) = try_all(values.map(Change::Replace));
    assert!(n_taken > 50 && n_tried > 3_000, "{n_taken} of {n_tried}");
}

#[test]
fn any_field_missing_twice_or_otherwise() {
    let of_others = [json!("refined"), json!(1), json!({}), json!("s1")];
    let mut changes = vec![Change::Drop, Change::Double];
    changes.extend(of_others.map(Change::DoubleOther));
    let names = [
        "", "x", "about", "by", "n", "at", "value", "seen", "choice", "note", "removed", "role",
        "label", "date", "1", "3a", "7", "ann", "s1", "no id", "b\\u0079",
    ];
    changes.extend(names.map(Change::Rename));
    for name in names {
        let others = [
            json!("begun"),
            json!(1),
            json!({ "seen": {}, "versions": [] }),
        ];
        changes.extend(others.map(|other| Change::Add(name, other)));
    }
    let (n_taken, n_tried) = try_all(changes);
    assert!(n_taken > 200 && n_tried > 5_000, "{n_taken} of {n_tried}");
}
