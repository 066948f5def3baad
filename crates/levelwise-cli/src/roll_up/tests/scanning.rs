//! The scanner and the engine's reader agree on every file that the scanner
//! takes, however it was written and whatever was done to it; and it takes what
//! Levelwise writes.

use std::convert::Infallible;

use levelwise_core::assessment::RubricRef;
use levelwise_core::format::{open_assessment, write_assessment};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::history::{Edit, RUBRIC, World, history};
use super::{STRUCTURE, config, counted, extract_of, structure};
use crate::roll_up::extract::{self, Draft};
use crate::roll_up::partial::write_partial;
use crate::roll_up::scan::{Scanner, carried};
use crate::roll_up::store::Store;
use crate::roll_up::structure::Structures;

/// The extract that the scanner gives, if it takes the text.
fn scanned(text: &str) -> Option<Vec<u8>> {
    let (mut scanner, mut draft) = (Scanner::default(), Draft::default());
    // The second time in what the first left behind.
    for _ in 0..2 {
        let named = scanner.scan(text, &STRUCTURE, &mut draft)?;
        let is_this = STRUCTURE.is_named(named.id, named.text_hash);
        (is_this && STRUCTURE.is_of(named.structure_hash)).then_some(())?;
    }
    let mut extract = Vec::new();
    draft.finish(0, &mut extract);
    Some(extract)
}

/// The extract that the engine's reader leads to, if it takes the text.
fn read(text: &str) -> Option<Vec<u8>> {
    let assessment = open_assessment(text.as_bytes()).ok()?.value;
    let named = &assessment.rubric;
    let is_this = STRUCTURE.is_named(named.id.as_str().as_bytes(), named.text_hash.as_bytes());
    is_this.then(|| extract_of(&assessment))
}

/// Whether the scanner takes the text; what it takes it reads like the engine.
pub(super) fn agree(text: &str) -> bool {
    let Some(fast) = scanned(text) else {
        return false;
    };
    let full = read(text).unwrap_or_else(|| panic!("only the scanner takes\n{text}"));
    assert_eq!(written(&fast), written(&full), "{text}");
    assert_eq!(counted(&fast), counted(&full), "{text}");
    true
}

fn written(extract: &[u8]) -> String {
    let opened = extract::open(extract, &STRUCTURE).expect("it was written here");
    write_assessment(&opened)
}

/// Numbers by which a file is written or changed in one way or another.
struct Dice {
    numbers: Vec<u32>,
    at: usize,
}

impl Dice {
    fn of(numbers: Vec<u32>) -> Self {
        Self { numbers, at: 0 }
    }

    fn below(&mut self, end: usize) -> usize {
        self.at += 1;
        let number = self.numbers[self.at % self.numbers.len()];
        number.wrapping_mul(self.at as u32 | 1) as usize % end.max(1)
    }
}

/// The value as some other program may write it: fields in any order, any
/// white space, letters escaped.
fn put(value: &Value, dice: &mut Dice, text: &mut String) {
    let space = |dice: &mut Dice, text: &mut String| {
        text.push_str(["", "", " ", "\n  ", "\t", "\r\n", "                    "][dice.below(7)]);
    };
    match value {
        Value::Object(map) => {
            let mut entries: Vec<_> = map.iter().collect();
            for index in (1..entries.len()).rev() {
                let other = if dice.below(4) == 0 {
                    dice.below(index)
                } else {
                    index
                };
                entries.swap(index, other);
            }
            text.push('{');
            for (index, (key, value)) in entries.into_iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                space(dice, text);
                put(&json!(key), dice, text);
                space(dice, text);
                text.push(':');
                space(dice, text);
                put(value, dice, text);
            }
            space(dice, text);
            text.push('}');
        }
        Value::Array(list) => {
            text.push('[');
            for (index, value) in list.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                space(dice, text);
                put(value, dice, text);
            }
            space(dice, text);
            text.push(']');
        }
        Value::String(letters) if dice.below(12) == 0 => {
            text.push('"');
            for unit in letters.encode_utf16() {
                text.push_str(&format!("\\u{unit:04x}"));
            }
            text.push('"');
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            text.push_str(&value.to_string());
        }
    }
}

/// Puts something else in a place, or takes away, doubles, or adds a field.
fn change(value: &mut Value, dice: &mut Dice) {
    let odd = [
        json!(null),
        json!(true),
        json!(0),
        json!(1),
        json!(-1),
        json!(2.5),
        json!(2.5001),
        json!(4_294_967_295_u32),
        json!(4_294_967_296_u64),
        json!(1e300),
        json!(""),
        json!("  "),
        json!("not-yet"),
        json!("begun"),
        json!("no id"),
        json!("é\n\"\\/\u{7f}😀"),
        json!("x".repeat(64)),
        json!("x".repeat(65)),
        json!("x".repeat(4_001)),
        json!("x".repeat(20_001)),
        json!("2026-02-28"),
        json!("2026-02-29"),
        json!("2026-10-20T16:30:60Z"),
        json!("2026-10-20T23:59:59Z"),
        json!("1.7"),
        json!("2.0"),
        json!([]),
        json!({}),
        json!(["1-e1", "1-e1"]),
        json!([{ "url": "x" }, { "url": " ", "title": "t" }]),
    ];
    match value {
        Value::Object(map) if !map.is_empty() && dice.below(8) > 0 => {
            let key = map
                .keys()
                .nth(dice.below(map.len()))
                .cloned()
                .expect("a key");
            match dice.below(9) {
                0 => drop(map.remove(&key)),
                1 => drop(map.insert("newer".to_owned(), odd[dice.below(odd.len())].clone())),
                2 => {
                    let value = map.remove(&key).expect("a value");
                    let key = ["note", "seen", "x", "", "1", "ann", "3a"][dice.below(7)];
                    map.insert(key.to_owned(), value);
                }
                _ => change(&mut map[&key], dice),
            }
        }
        Value::Array(list) if !list.is_empty() && dice.below(6) > 0 => {
            let index = dice.below(list.len());
            match dice.below(6) {
                0 => drop(list.remove(index)),
                1 => list.push(list[index].clone()),
                _ => change(&mut list[index], dice),
            }
        }
        Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::String(_)
        | Value::Array(_)
        | Value::Object(_) => *value = odd[dice.below(odd.len())].clone(),
    }
}

/// Changes bytes to such as matter in JSON.
fn scratch(text: &str, dice: &mut Dice) -> Option<String> {
    const BYTES: &[u8] = b"\"\\{}[]:,0123456789eE.-+ntuf \n\x00\x1f\x7f\xc3\xa9";
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=dice.below(3) {
        let at = dice.below(bytes.len());
        let byte = BYTES[dice.below(BYTES.len())];
        match dice.below(5) {
            0 => drop(bytes.remove(at)),
            1 => bytes.insert(at, byte),
            2 => bytes.truncate(at.max(1)),
            3 => {
                let end = (at + dice.below(90)).min(bytes.len());
                let part = bytes[at..end].to_vec();
                bytes.splice(end..end, part);
            }
            _ => bytes[at] = byte,
        }
    }
    String::from_utf8(bytes).ok()
}

fn has_newer_fields(history: &[(usize, Edit)]) -> bool {
    history
        .iter()
        .any(|(_, edit)| matches!(edit, Edit::NewerField(..)))
}

proptest! {
    #![proptest_config(config(96))]

    /// What Levelwise writes is scanned.
    #[test]
    fn the_scanner_takes_what_levelwise_writes(history in history(30)) {
        for copy in World::after(&history).copies {
            let text = write_assessment(&copy);
            let value: Value = serde_json::from_str(&text).expect("it is JSON");
            prop_assert!(agree(&text) || has_newer_fields(&history));
            prop_assert!(agree(&value.to_string()) || has_newer_fields(&history));
        }
    }

    #[test]
    fn both_read_alike_however_it_is_written(history in history(30), numbers in vec(any::<u32>(), 1..60)) {
        let text = write_assessment(&World::after(&history).copies[0]);
        let value: Value = serde_json::from_str(&text).expect("it is JSON");
        let mut other = String::new();
        put(&value, &mut Dice::of(numbers), &mut other);
        agree(&other);
    }

    #[test]
    fn both_read_alike_whatever_is_changed(history in history(30), numbers in vec(any::<u32>(), 1..60)) {
        let text = write_assessment(&World::after(&history).copies[0]);
        let mut dice = Dice::of(numbers);
        for _ in 0..12 {
            let mut value: Value = serde_json::from_str(&text).expect("it is JSON");
            for _ in 0..=dice.below(2) {
                change(&mut value, &mut dice);
            }
            agree(&format!("{value:#}"));
        }
        for _ in 0..12 {
            if let Some(text) = scratch(&text, &mut dice) {
                agree(&text);
            }
        }
    }
}

proptest! {
    #![proptest_config(config(192))]

    /// U10, U11: a partial roll-up is read as it was written, and written again
    /// as it was read.
    #[test]
    fn a_partial_roll_up_is_all_that_it_was_made_of(history in history(40)) {
        let structures = Structures::default();
        structures.add(structure()).expect("it is the only one");
        for copy in World::after(&history).copies {
            let text = partial_of(&[extract_of(&copy)], &structures);
            let line = text.lines().nth(1).expect("a line for the assessment");
            let (mut scanner, mut draft) = (Scanner::default(), Draft::default());
            let named = scanner.scan_part(line, &STRUCTURE, &mut draft).expect("it is understood");
            prop_assert!(STRUCTURE.is_named(named.0, named.1));
            let mut extract = Vec::new();
            draft.finish(0, &mut extract);
            prop_assert_eq!(written(&extract), written(&extract_of(&copy)));
            prop_assert_eq!(partial_of(&[extract], &structures), text.as_str());
            // Each line is canonical JSON.
            for line in text.lines() {
                let value: Value = serde_json::from_str(line).expect("a line is JSON");
                prop_assert_eq!(value.to_string(), line);
            }
        }
    }
}

fn partial_of(extracts: &[Vec<u8>], structures: &Structures) -> String {
    let mut store = Store::default();
    for extract in extracts {
        store.take(extract);
    }
    store.settle(structures).expect("copies merge");
    let mut text = String::new();
    let done: Result<(), Infallible> = write_partial(&store, structures, |line| {
        text += line;
        Ok(())
    });
    match done {
        Ok(()) => text,
    }
}

/// A rubric that was carried before is not looked at again, and any other is.
#[test]
fn a_carried_rubric_is_stepped_over_if_it_is_the_same_to_the_byte() {
    let mut assessment = World::new().copies[0].clone();
    assessment.rubric = RubricRef::carrying(&RUBRIC);
    let lines = write_assessment(&assessment);
    let value: Value = serde_json::from_str(&lines).expect("it is JSON");
    let structure = structure();
    let (mut scanner, mut draft) = (Scanner::default(), Draft::default());
    for text in [lines, value.to_string()] {
        assert!(scanner.scan(&text, &structure, &mut draft).is_none());
        let full = carried(&text).expect("it carries a rubric");
        let read: Value = serde_json::from_slice(full).expect("a rubric is JSON");
        assert_eq!(read, value["rubric"]["full"]);
        structure.see_carried(full);
        assert!(scanner.scan(&text, &structure, &mut draft).is_some());
        let other = text.replacen("Purpose", "Pvrpose", 1);
        assert_ne!(other, text);
        assert!(scanner.scan(&other, &structure, &mut draft).is_none());
    }
}

/// The laws above would say nothing if the scanner took little.
#[test]
fn of_what_was_changed_the_scanner_takes_a_good_part() {
    let text = include_str!("../../../../../tests/cases/assessments/version-1.0.json");
    let (mut n_taken, mut n_changed, mut n_scratched) = (0, 0, 0);
    for seed in 0..1_000 {
        let mut dice = Dice::of(vec![seed * 7_919, seed ^ 0x55aa_1234, seed + 17]);
        let mut value: Value = serde_json::from_str(text).expect("it is JSON");
        change(&mut value, &mut dice);
        n_changed += usize::from(agree(&value.to_string()));
        let mut written = String::new();
        put(
            &serde_json::from_str(text).expect("it is JSON"),
            &mut dice,
            &mut written,
        );
        n_taken += usize::from(agree(&written));
        if let Some(text) = scratch(text, &mut dice) {
            n_scratched += usize::from(agree(&text));
        }
    }
    assert!(
        n_changed > 100 && n_scratched > 100 && n_taken > 30,
        "{n_changed} {n_scratched} {n_taken}"
    );
}
