//! What the cursor takes, and what it leaves.

use super::*;

/// What the cursor takes, serde_json takes and reads alike.
#[test]
fn texts_are_those_of_serde_json() {
    let pieces = [
        "\"", "\\", "a", "ü", "😀", "\n", "\u{1f}", "\u{7f}", "\\n", "\\u", "00e9", "\\ud83d",
        "\\ude00", "\\u0000", "12345678", " ", "\\\"", "/", "\\/", "\\x",
    ];
    let mut n_taken = 0;
    for one in pieces {
        for two in pieces {
            for three in pieces {
                let text = format!("\"{one}{two}{three}\"");
                let mut json = Json::new(text.as_bytes());
                let Some(quoted) = json.quoted().filter(|_| json.is_at_end()) else {
                    continue;
                };
                n_taken += 1;
                let expected: String = from_slice(text.as_bytes()).expect("serde_json takes it");
                let mut bytes = Vec::new();
                quoted.put(&mut bytes).expect("it is a text");
                assert_eq!(bytes, expected.as_bytes());
            }
        }
    }
    assert!(n_taken > 2_000, "{n_taken}");
}

#[test]
fn every_special_byte_is_seen_wherever_it_stands() {
    for byte in 0..=255_u8 {
        for place in 0..40 {
            let mut text = vec![b'x'; 41];
            text[place] = byte;
            let json = Json { text: &text, at: 0 };
            let is_special = matches!(byte, b'"' | b'\\' | 0..=0x1f);
            let expected = if is_special { place } else { text.len() };
            assert_eq!(json.until_special(), expected, "{byte} at {place}");
        }
    }
}

#[test]
fn white_space_of_every_length_is_stepped_over() {
    for n in 0..40 {
        for space in [" ", "\n", "\r\n  ", "\t "] {
            let text = format!("{}x{}", space.repeat(n), " ".repeat(n));
            let mut json = Json::new(text.as_bytes());
            json.space();
            assert_eq!(json.byte(), b'x');
            json.at += 1;
            assert!(json.is_at_end());
        }
    }
    for odd in ["\u{b}", "\0", "\u{a0}"] {
        assert!(!Json::new(odd.as_bytes()).is_at_end());
    }
}

#[test]
fn numbers_are_plain() {
    let whole = |text: &str| {
        let mut json = Json::new(text.as_bytes());
        json.whole().filter(|_| json.is_at_end())
    };
    assert_eq!(whole("0"), Some(0));
    assert_eq!(whole("999999999"), Some(999_999_999));
    for odd in [
        "",
        "01",
        "-1",
        "1.0",
        "1e1",
        "1E1",
        "1000000000",
        "x",
        "+1",
        "0x1",
    ] {
        assert_eq!(whole(odd), None, "{odd}");
    }
    let amount = |text: &str| {
        let mut json = Json::new(text.as_bytes());
        json.amount().filter(|()| json.is_at_end())
    };
    for plain in ["0", "2.5", "0.001", "999999999.999", "10"] {
        assert_eq!(amount(plain), Some(()), "{plain}");
    }
    for odd in [
        "",
        ".5",
        "1.",
        "1.2345",
        "01",
        "-1",
        "1e3",
        "1.5e0",
        "1234567890",
        "1.2.3",
    ] {
        assert_eq!(amount(odd), None, "{odd}");
    }
}
