//! Nothing that somebody opens makes the engine panic, and every refusal says
//! what is wrong and what to do.

use levelwise_core::crosswalk;
use levelwise_core::format::{open_assessment, open_crosswalk, open_lineage, open_rubric};
use levelwise_core::lineage::{carry, check_editions};
use levelwise_core::record::Problems;
use levelwise_core::rubric::Rubric;
use levelwise_core::score::{View, score};
use levelwise_core::share;
use levelwise_core::suggest::suggest;
use levelwise_core::trend::trend;
use levelwise_core::{check::check, merge::merge};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::codes::code_of;
use crate::config;
use crate::history::RUBRIC;

pub(crate) const ASSESSMENT: &[u8] =
    include_bytes!("../../../../tests/cases/assessments/version-1.0.json");
pub(crate) const SMALL: &[u8] = include_bytes!("../../../../tests/cases/rubrics/small.json");
pub(crate) const CROSSWALK: &[u8] =
    include_bytes!("../../../../tests/cases/crosswalks/small-trio.json");
pub(crate) const LINEAGE: &[u8] = include_bytes!("../../../../tests/cases/lineages/small.json");

/// One way to break a file; positions are taken modulo what there is.
#[derive(Debug, Clone)]
enum Break {
    Remove(usize),
    Replace(usize, usize),
    /// The value of one place is put in another.
    Copy(usize, usize),
    Rename(usize, usize),
}

fn breaks() -> impl Strategy<Value = Vec<Break>> {
    let way = prop_oneof![
        any::<usize>().prop_map(Break::Remove),
        (any::<usize>(), any::<usize>()).prop_map(|(at, with)| Break::Replace(at, with)),
        (any::<usize>(), any::<usize>()).prop_map(|(to, from)| Break::Copy(to, from)),
        (any::<usize>(), any::<usize>()).prop_map(|(at, to)| Break::Rename(at, to)),
    ];
    vec(way, 1..5)
}

pub(crate) fn odd_values() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(1e300),
        json!(u64::MAX),
        json!(4_294_967_295_u32),
        json!(""),
        json!("__proto__"),
        json!("not-yet"),
        json!("x".repeat(5_000)),
        json!("\u{0}\u{202e}\u{1d11e}"),
        json!([]),
        json!([[], {}]),
        json!({}),
        json!({ "seen": {}, "versions": [] }),
    ]
}

/// The pointers of all places in `value`, the top left out.
pub(crate) fn places(value: &Value, above: &str, found: &mut Vec<String>) {
    let mut below = |step: &str, value: &Value| {
        let place = format!("{above}/{}", step.replace('~', "~0").replace('/', "~1"));
        found.push(place.clone());
        places(value, &place, found);
    };
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| below(key, value)),
        Value::Array(list) => {
            let numbered = list.iter().enumerate();
            numbered.for_each(|(index, value)| below(&index.to_string(), value));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

pub(crate) fn take(file: &mut Value, place: &str) -> Option<Value> {
    let (parent, last) = place.rsplit_once('/')?;
    match file.pointer_mut(parent)? {
        Value::Object(map) => map.remove(&last.replace("~1", "/").replace("~0", "~")),
        Value::Array(list) => Some(list.remove(last.parse().ok()?)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

fn break_file(file: &mut Value, way: &Break) {
    let mut all = Vec::new();
    places(file, "", &mut all);
    if all.is_empty() {
        return;
    }
    let place = |at: &usize| all[at % all.len()].clone();
    let odd = odd_values();
    match way {
        Break::Remove(at) => drop(take(file, &place(at))),
        Break::Replace(at, with) => {
            if let Some(value) = file.pointer_mut(&place(at)) {
                *value = odd[with % odd.len()].clone();
            }
        }
        Break::Copy(to, from) => {
            let value = file.pointer(&place(from)).cloned();
            if let (Some(target), Some(value)) = (file.pointer_mut(&place(to)), value) {
                *target = value;
            }
        }
        Break::Rename(at, to) => {
            let place = place(at);
            let names = ["__proto__", "a/b", "", "x", "constructor"];
            let value = take(file, &place);
            let parent = place.rsplit_once('/').map_or("", |(parent, _)| parent);
            match (file.pointer_mut(parent), value) {
                (Some(Value::Object(map)), Some(value)) => {
                    map.insert(names[to % names.len()].to_owned(), value);
                }
                (Some(Value::Array(list)), Some(value)) => list.push(value),
                (_, _) => {}
            }
        }
    }
}

pub(crate) fn explains(problems: &Problems) -> Result<(), TestCaseError> {
    prop_assert!(!problems.list().is_empty());
    for problem in problems.list() {
        prop_assert!(!problem.code.is_empty(), "{:?}", problem);
        prop_assert!(!problem.message.trim().is_empty(), "{:?}", problem);
        prop_assert!(!problem.hint.trim().is_empty(), "{:?}", problem);
        prop_assert!(problem.message.len() < 1_000, "{:?}", problem);
    }
    Ok(())
}

/// Opens the bytes as every kind of file, and uses what opens.
pub(crate) fn try_all(bytes: &[u8], rubric: &Rubric) -> Result<(), TestCaseError> {
    match open_assessment(bytes) {
        Ok(opened) => {
            let _ = check(&opened.value, rubric);
            let _ = suggest(rubric, &score(rubric, &opened.value, View::Team));
            let again = merge(&opened.value, &opened.value);
            prop_assert_eq!(again.as_ref(), Ok(&opened.value));
        }
        Err(problems) => explains(&problems)?,
    }
    match open_rubric(bytes) {
        Ok(opened) => {
            let assessment = open_assessment(ASSESSMENT)
                .expect("the fixture opens")
                .value;
            let _ = suggest(
                &opened.value,
                &score(&opened.value, &assessment, View::Team),
            );
        }
        Err(problems) => explains(&problems)?,
    }
    match open_crosswalk(bytes) {
        Ok(opened) => {
            let assessment = open_assessment(ASSESSMENT).expect("the fixture opens");
            let scores = score(rubric, &assessment.value, View::Team);
            let _ = crosswalk::check(&opened.value, &[rubric]);
            let _ = crosswalk::view(rubric, &scores, rubric, &opened.value);
        }
        Err(problems) => explains(&problems)?,
    }
    match open_lineage(bytes) {
        Ok(opened) => {
            let assessment = open_assessment(ASSESSMENT).expect("the fixture opens");
            let _ = check_editions(opened.value.file(), &[rubric]);
            let _ = carry(&assessment.value, &opened.value, rubric);
            let _ = trend(rubric, &assessment.value, Some(&opened.value));
        }
        Err(problems) => explains(&problems)?,
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(512))]

    /// F1, F8
    #[test]
    fn any_bytes(bytes in vec(any::<u8>(), 0..200)) {
        try_all(&bytes, &RUBRIC)?;
    }

    /// F1, F8: JSON-like text reaches further than bytes do.
    #[test]
    fn any_text(text in "[\\[\\]{}\",:a-c0-9.eE\\\\u \n-]{0,60}") {
        try_all(text.as_bytes(), &RUBRIC)?;
    }

    /// F8, F9
    #[test]
    fn broken_assessments(breaks in breaks()) {
        let mut file: Value = serde_json::from_slice(ASSESSMENT).expect("the fixture is JSON");
        breaks.iter().for_each(|way| break_file(&mut file, way));
        try_all(file.to_string().as_bytes(), &RUBRIC)?;
    }

    /// F8, F9, R1
    #[test]
    fn broken_rubrics(breaks in breaks()) {
        let mut file: Value = serde_json::from_slice(SMALL).expect("the rubric is JSON");
        breaks.iter().for_each(|way| break_file(&mut file, way));
        try_all(file.to_string().as_bytes(), &RUBRIC)?;
    }

    /// F8, X1 to X4
    #[test]
    fn broken_crosswalks(breaks in breaks()) {
        let mut file: Value = serde_json::from_slice(CROSSWALK).expect("the crosswalk is JSON");
        breaks.iter().for_each(|way| break_file(&mut file, way));
        try_all(file.to_string().as_bytes(), &RUBRIC)?;
    }

    /// F8, N1 to N3
    #[test]
    fn broken_lineages(breaks in breaks()) {
        let mut file: Value = serde_json::from_slice(LINEAGE).expect("the lineage is JSON");
        breaks.iter().for_each(|way| break_file(&mut file, way));
        try_all(file.to_string().as_bytes(), &RUBRIC)?;
    }

    /// F1: cut off, a byte changed, a part doubled.
    #[test]
    fn damaged_bytes(at in any::<prop::sample::Index>(), byte in any::<u8>(), way in 0..3_u8) {
        let mut bytes = ASSESSMENT.to_vec();
        let at = at.index(bytes.len());
        match way {
            0 => bytes.truncate(at),
            1 => bytes[at] = byte,
            _ => {
                let tail = bytes[at..].to_vec();
                bytes.extend(tail);
            }
        }
        try_all(&bytes, &RUBRIC)?;
    }

    /// L6: a code that was changed on its way opens as it was or not at all.
    #[test]
    fn damaged_codes(changes in vec((any::<prop::sample::Index>(), 0..6_u8, any::<char>()), 1..4)) {
        let assessment = open_assessment(ASSESSMENT).expect("the fixture opens").value;
        let code = share::write_code(&assessment).expect("it fits a code");
        let mut letters: Vec<char> = code.chars().collect();
        for (at, way, odd) in changes {
            let at = at.index(letters.len());
            match way {
                0 => letters.truncate(at.max(1)),
                1 => letters[at] = odd,
                2 => letters[at] = if letters[at] == 'A' { 'B' } else { 'A' },
                3 => letters.insert(at, odd),
                4 => drop(letters.splice(at..at, [' ', '\r', '\n'])),
                _ => letters.extend_from_within(at..),
            }
            prop_assume!(!letters.is_empty());
        }
        let changed: String = letters.into_iter().collect();
        match share::open_code(&changed) {
            Ok(opened) => prop_assert_eq!(opened.value, assessment),
            Err(problems) => explains(&problems)?,
        }
        for found in share::open_text(&changed) {
            found.err().map_or(Ok(()), |problems| explains(&problems))?;
        }
    }

    /// L6: whatever is packed, with a check that fits.
    #[test]
    fn odd_bytes_in_codes(bytes in vec(any::<u8>(), 0..300), keep in any::<prop::sample::Index>(), way in 0..3_u8) {
        let packed = match way {
            0 => bytes,
            1 => miniz_oxide::deflate::compress_to_vec(&bytes, 6),
            _ => {
                let mut packed = miniz_oxide::deflate::compress_to_vec(ASSESSMENT, 6);
                packed.truncate(keep.index(packed.len()));
                packed.extend(bytes);
                packed
            }
        };
        match share::open_code(&code_of(&packed)) {
            Ok(opened) => prop_assert_eq!(opened.value, open_assessment(ASSESSMENT).expect("the fixture opens").value),
            Err(problems) => explains(&problems)?,
        }
    }

    /// L7, L8
    #[test]
    fn any_text_can_be_pasted(text in "([{}\"\\\\: ]|LW1-|LW2-|[A-Za-z0-9_-]{0,9}|[é\n«😀]){0,60}") {
        let found = share::open_text(&text);
        prop_assert!(!found.is_empty());
        for opening in found.into_iter().chain(share::open_bytes(text.as_bytes())) {
            opening.err().map_or(Ok(()), |problems| explains(&problems))?;
        }
    }
}
