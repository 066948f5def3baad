//! Are the texts plain American English?

use serde_json::Value;

use super::shipped;

/// British endings and words that the shipped texts spell the American way.
const BRITISH: [&str; 34] = [
    "amongst",
    "analyse",
    "analysed",
    "behaviour",
    "behaviours",
    "catalogue",
    "centre",
    "centred",
    "centres",
    "colour",
    "defence",
    "emphasise",
    "enrol",
    "enrolment",
    "favour",
    "fulfil",
    "honour",
    "judgement",
    "labour",
    "learnt",
    "licence",
    "maths",
    "neighbour",
    "organisation",
    "organise",
    "practise",
    "practised",
    "prioritise",
    "programme",
    "programmes",
    "recognise",
    "skilful",
    "towards",
    "whilst",
];

/// Every text of the file, with its JSON pointer; ids and fixed words are texts
/// of one word and do no harm.
fn texts(value: &Value, place: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => found.push((place.to_owned(), text.clone())),
        Value::Object(map) => {
            for (key, value) in map {
                texts(value, &format!("{place}/{key}"), found);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                texts(value, &format!("{place}/{index}"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

pub(super) fn texts_of(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let file = serde_json::from_str(text).expect("the file is JSON");
    texts(&file, "", &mut found);
    found
}

/// Fails if a text is not plain American English.
pub(super) fn check_text(place: &str, text: &str) {
    let lower = text.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphabetic());
    let british = words.find(|word| BRITISH.contains(word));
    assert_eq!(british, None, "{place}: {text}");
    let curly = text.find(['\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '\u{2014}']);
    assert_eq!(curly, None, "{place}: quotes are straight: {text}");
    assert!(!text.contains("  "), "{place}: two spaces: {text}");
    assert_eq!(text.trim(), text, "{place}: white space at an end");
    let markup = text.find(['<', '>', '*', '`']);
    assert_eq!(markup, None, "{place}: texts are no markup: {text}");
}

#[test]
fn texts_are_plain_american_english() {
    for (name, text, rubric) in shipped() {
        if &*rubric.language != "en" {
            continue;
        }
        for (place, text) in texts_of(&text) {
            check_text(&format!("{name} {place}"), &text);
        }
    }
}
