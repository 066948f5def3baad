//! Hostile files by the hundred, every one of a kind and not a choice of them: cut
//! off at every byte, every place with everything odd, every name twice.

use levelwise_core::format::{
    data_block, open_assessment, open_crosswalk, open_lineage, open_rubric,
};
use levelwise_core::record::{Problems, parse};
use levelwise_core::share;
use serde_json::{Value, json};

use crate::breaking::{
    ASSESSMENT, CROSSWALK, LINEAGE, SMALL, explains, odd_values, places, take, try_all,
};
use crate::history::RUBRIC;

type Open = fn(&[u8]) -> Result<(), Problems>;

/// Each kind of file with a good one.
const KINDS: [(&[u8], Open); 4] = [
    (ASSESSMENT, |bytes| open_assessment(bytes).map(drop)),
    (SMALL, |bytes| open_rubric(bytes).map(drop)),
    (CROSSWALK, |bytes| open_crosswalk(bytes).map(drop)),
    (LINEAGE, |bytes| open_lineage(bytes).map(drop)),
];

fn explained(problems: &Problems) {
    explains(problems).unwrap_or_else(|failure| panic!("{failure}"));
}

/// F1: whatever a connection or a stick left of it.
#[test]
fn cut_off_at_every_byte() {
    for (bytes, open) in KINDS {
        let bytes = bytes.trim_ascii_end();
        open(bytes).expect("the fixture opens");
        for n_bytes in 0..bytes.len() {
            let problems = open(&bytes[..n_bytes]).expect_err("what is cut off is refused");
            explained(&problems);
            let codes: Vec<&str> = problems.list().iter().map(|one| one.code).collect();
            // Inside of a letter of several bytes it is no text.
            let is_told = codes == ["truncated"] || codes == ["not-text"];
            assert!(is_told, "{n_bytes}: {codes:?}");
        }
    }
}

/// L6: so are codes, and E5: reports.
#[test]
fn codes_and_reports_cut_off_at_every_byte() {
    let assessment = open_assessment(ASSESSMENT)
        .expect("the fixture opens")
        .value;
    let code = share::write_code(&assessment).expect("it fits a code");
    for n_letters in 0..code.len() {
        let problems = share::open_code(&code[..n_letters]).expect_err("it is refused");
        explained(&problems);
        let code = problems.first().code;
        assert_eq!(
            code,
            if n_letters < 4 {
                "not-a-code"
            } else {
                "truncated"
            }
        );
    }
    let text = std::str::from_utf8(ASSESSMENT).expect("it is text");
    let page = format!(
        "<!doctype html><p>{{\"LW1-\"}}</p>{}</body>",
        data_block(text)
    );
    let end = page.rfind("</script>").expect("the block ends");
    for n_bytes in 0..page.len() {
        for opening in share::open_bytes(&page.as_bytes()[..n_bytes]) {
            match opening {
                Ok(opened) => {
                    assert_eq!(opened.value, assessment);
                    assert!(n_bytes >= end, "{n_bytes}");
                }
                Err(problems) => explained(&problems),
            }
        }
    }
}

/// F8, F9: each place of each kind of file is taken away, and holds each odd value.
#[test]
fn every_place_with_everything_odd() {
    let mut n_files = 0;
    for (bytes, _) in KINDS {
        let file: Value = serde_json::from_slice(bytes).expect("the fixture is JSON");
        let mut all = Vec::new();
        places(&file, "", &mut all);
        for (number, place) in all.iter().enumerate() {
            let mut without = file.clone();
            take(&mut without, place);
            let mut tried = vec![without];
            // A rubric has very many places that are alike.
            let odd = odd_values();
            let some = if all.len() > 300 { number % 4 } else { 0 };
            let step = if all.len() > 300 { 4 } else { 1 };
            for value in odd.into_iter().skip(some).step_by(step) {
                let mut with = file.clone();
                *with.pointer_mut(place).expect("the place is there") = value;
                tried.push(with);
            }
            for file in tried {
                n_files += 1;
                let tried = try_all(file.to_string().as_bytes(), &RUBRIC);
                tried.unwrap_or_else(|failure| panic!("{place}: {failure}"));
            }
        }
    }
    assert!(n_files > 2_000, "{n_files}");
}

/// F1: every field of every object a second time, whatever it says then.
#[test]
fn every_name_twice() {
    for (bytes, open) in KINDS {
        let text = std::str::from_utf8(bytes).expect("it is text");
        let mut n_names = 0;
        for (at, _) in text.match_indices("\": ") {
            let start = text[..at].rfind('"').expect("a name has a beginning");
            let name = &text[start..=at];
            let twice = format!("{}{name}: null, {}", &text[..start], &text[start..]);
            let problems = open(twice.as_bytes()).expect_err("a name twice is refused");
            assert_eq!(problems.list().len(), 1, "{name}");
            assert_eq!(problems.first().code, "field-twice", "{name}");
            n_names += 1;
        }
        assert!(n_names > 20, "{n_names}");
    }
}

/// F1: a megabyte of one thing; what takes time by the square of its length would not
/// end.
#[test]
fn a_megabyte_of_one_thing() {
    const MEGABYTE: usize = 1_000_000;
    let repeated = |start: &str, one: &str, end: &str| {
        let room = MEGABYTE - start.len() - end.len();
        [start, &one.repeat(room / one.len()), end].concat()
    };
    for (start, one, end) in [
        ("", "[", ""),
        ("", "{\"a\":", ""),
        ("", "[]", ""),
        ("\"", "\\u0000", "\""),
        ("\"", "\\ud83d\\ude00", "\""),
        ("\"", "\\\"", ""),
        ("", "9", ""),
        ("0.", "0", "1"),
        ("1e", "9", ""),
        ("[", "0,", "0]"),
        ("[", "\n", "]"),
        ("{\"format\":\"", "levelwise/assessment", "\"}"),
        (
            "{\"format\":\"levelwise/assessment\",\"formatVersion\":\"1.",
            "9",
            "\"}",
        ),
        (
            "{\"format\":\"levelwise/assessment\",\"formatVersion\":\"1.0\",\"id\":\"",
            "a",
            "\"}",
        ),
        ("", "<", ""),
        (
            "<p>",
            "<script type=\"application/json\" id=\"levelwise-assessment\">",
            "",
        ),
        ("", "LW1-", ""),
        ("LW1-", "_", ""),
    ] {
        let text = repeated(start, one, end);
        let problems = open_assessment(text.as_bytes()).expect_err("it is refused");
        explained(&problems);
        let problems = open_rubric(text.as_bytes()).expect_err("it is refused");
        explained(&problems);
        for opening in share::open_bytes(text.as_bytes()) {
            explained(&opening.expect_err("it is refused"));
        }
    }
}

/// F1: numbers keep every digit and cost no more than their letters.
#[test]
fn numbers_beyond_every_range() {
    for number in [
        "1e400",
        "-1e400",
        "1e-400",
        "123456789012345678901234567890",
        "-0",
        "0.1e1",
        "4294967296",
        "18446744073709551616",
        "1e2147483648",
        "1E+99999999999999999999",
    ] {
        let text = std::str::from_utf8(ASSESSMENT).expect("it is text");
        for place in ["\"n\": 1", "\"s1\": 1"] {
            let field = place.trim_end_matches('1');
            let changed = text.replace(place, &format!("{field}{number}"));
            if let Err(problems) = open_assessment(changed.as_bytes()) {
                explained(&problems);
            }
        }
        // Where no version knows the field it is kept or refused, never changed.
        let newer = text.replacen('{', &format!("{{ \"newer\": {number},"), 1);
        match open_assessment(newer.as_bytes()) {
            Ok(opened) => {
                let kept = opened.value.extra.get("newer").expect("it is kept");
                let written = parse(number.as_bytes()).expect("it is a number");
                assert_eq!(*kept, written, "{number}");
            }
            Err(problems) => explained(&problems),
        }
    }
}

/// F3, F9: names that mean something in a page or in JavaScript are words like any
/// other where words may stand, and no ids.
#[test]
fn names_that_mean_something_elsewhere() {
    let names = [
        "__proto__",
        "constructor",
        "toString",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "=HYPERLINK(\"http://a\")",
        "../../etc/passwd",
        "\u{202e}gpj.exe",
        "\u{0}",
        "' OR 1=1 --",
        "{{7*7}}",
        "${7*7}",
        "NaN",
        "null",
    ];
    for name in names {
        let mut file: Value = serde_json::from_slice(ASSESSMENT).expect("the fixture is JSON");
        file["raters"]["ann"]["profile"] = json!({
            "seen": { "s1": 1 },
            "versions": [{ "by": "s1", "n": 1, "value": { "name": name, "role": name } }],
        });
        file[name] = json!({ "of": name });
        let opened = open_assessment(file.to_string().as_bytes()).expect("words are words");
        let ann = &opened
            .value
            .raters
            .values()
            .next()
            .expect("a rater")
            .profile;
        assert_eq!(ann.shown().expect("a profile").name, name);
        let again = levelwise_core::format::write_assessment(&opened.value);
        let again: Value = serde_json::from_str(&again).expect("a file is JSON");
        assert_eq!(again[name], file[name], "{name}");
        let is_id = !name.contains(|letter: char| !letter.is_ascii_alphanumeric());
        let mut file: Value = serde_json::from_slice(ASSESSMENT).expect("the fixture is JSON");
        file["raters"][name] = json!({});
        match open_assessment(file.to_string().as_bytes()) {
            Ok(_) => assert!(is_id, "{name} is an id"),
            Err(problems) => {
                assert_eq!(problems.first().code, "bad-id", "{name}");
                assert!(!is_id, "{name} is no id");
            }
        }
    }
}
