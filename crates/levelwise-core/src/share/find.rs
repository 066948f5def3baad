//! Finds what somebody pasted: files, codes, links with codes, several of them
//! and words in between (L7).

use crate::assessment::Assessment;
use crate::format::{self, Carried, Opened};
use crate::record::{MAX_FILE_BYTES, Problem, Problems};

use super::code;

/// More than any team sends at once.
const MAX_FOUND: usize = 500;

type Opening = Result<Opened<Assessment>, Problems>;

/// Opens every file and every code in `text`, in their order. What is neither
/// is passed over; of what cannot be opened the problems stand in its place.
///
/// Never empty: a text in which nothing is found gives one problem.
#[must_use]
pub fn open_text(text: &str) -> Vec<Opening> {
    if text.len() > MAX_FILE_BYTES {
        let message = format!(
            "the text has {} MB, {} MB are allowed",
            text.len() / 1_000_000,
            MAX_FILE_BYTES / 1_000_000
        );
        let hint = "open the files themselves";
        return vec![Err(Problem::error("too-large", "", message, hint).into())];
    }
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(next) = next_in(rest) {
        if found.len() == MAX_FOUND {
            let message = format!("the text holds more than {MAX_FOUND} files and codes");
            let hint = "paste fewer at a time";
            found.push(Err(
                Problem::error("too-many-entries", "", message, hint).into()
            ));
            return found;
        }
        let (opening, n_read) = match next {
            Next::Code(at) => {
                let (opening, n_read) = code::read(&rest[at..]);
                (opening, at + n_read)
            }
            Next::File(at) => {
                let n_bytes = length_of_object(&rest[at..]);
                let file = &rest[at..at + n_bytes];
                (format::open_assessment(file.as_bytes()), at + n_bytes)
            }
        };
        found.push(opening);
        rest = &rest[n_read..];
    }
    if found.is_empty() {
        let message = "there is no file, link or code in this text";
        let hint = "copy the whole message in which it came, and paste it again";
        found.push(Err(
            Problem::error("nothing-found", "", message, hint).into()
        ));
    }
    found
}

/// Opens a file that somebody chose: an assessment, a report that carries one in
/// the open, or a text such as a saved message that holds codes.
///
/// Never empty.
#[must_use]
pub fn open_bytes(bytes: &[u8]) -> Vec<Opening> {
    match format::open_page(bytes) {
        Some(Ok(Carried::Assessment(text))) => {
            return vec![format::open_assessment(text.as_bytes())];
        }
        Some(Ok(Carried::Locked(_))) => {
            let message = "the report is locked by a password";
            let hint = "open it in Levelwise, which asks for the password";
            return vec![Err(Problem::error("locked", "", message, hint).into())];
        }
        Some(Err(problems)) => return vec![Err(problems)],
        None => {}
    }
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let begins_as_file = text.trim_start_matches('\u{feff}').trim_start();
    let holds_code = || matches!(next_in(text), Some(Next::Code(_)));
    if !begins_as_file.starts_with('{') && holds_code() {
        open_text(text)
    } else {
        vec![format::open_assessment(bytes)]
    }
}

/// What comes next in a text, and where, in bytes.
enum Next {
    Code(usize),
    File(usize),
}

fn next_in(text: &str) -> Option<Next> {
    let mut starts = text.match_indices(['{', 'L']);
    starts.find_map(|(at, start)| match start {
        "{" => {
            // A brace among words begins no file.
            let inside = text[at + 1..].trim_start();
            inside.starts_with(['"', '}']).then_some(Next::File(at))
        }
        _ => code::begins(&text[at..]).then_some(Next::Code(at)),
    })
}

/// How long the object is with which `text` begins, in bytes: up to the brace
/// that closes it, else to the end.
fn length_of_object(text: &str) -> usize {
    let (mut depth, mut in_string, mut is_escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_string => is_escaped = true,
            b'"' => in_string = !in_string,
            b'{' if !in_string => depth += 1,
            b'}' if !in_string => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    text.len()
}
