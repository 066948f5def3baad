//! A code: a whole assessment as letters that survive in a link, a QR code and
//! a message. `LW1-`, then in base64url (RFC 4648, section 5, without padding)
//! how many bytes are packed, the beginning of their SHA-256, and the bytes.

use hmac_sha256::Hash;

use crate::assessment::Assessment;
use crate::format::{self, Opened};
use crate::record::{MAX_FILE_BYTES, Problem, Problems};

use super::deflate::{UnpackError, pack, unpack};
use super::naming;

/// What every code begins with; the version stands between the two.
const START: &str = "LW";
const END_OF_START: char = '-';
const VERSION: u32 = 1;
const MAX_DIGITS: usize = 4;
/// The number of packed bytes, highest first.
const N_SIZE: usize = 3;
const N_CHECK: usize = 4;
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The assessment as a code, without a rubric it carries; `None` if it is too
/// large for one. Equal assessments give equal codes.
#[must_use]
pub fn write_code(assessment: &Assessment) -> Option<String> {
    let text = format::write_assessment_line(&naming(assessment));
    if text.len() > MAX_FILE_BYTES {
        return None;
    }
    let packed = pack(text.as_bytes());
    let size = u32::try_from(packed.len()).ok()?.to_be_bytes();
    let (over, size) = size.split_at(size.len() - N_SIZE);
    let fits = over.iter().all(|byte| *byte == 0);
    fits.then(|| {
        let bytes = [size, &check_of(&packed), &packed].concat();
        let mut code = format!("{START}{VERSION}{END_OF_START}");
        letters(&bytes, &mut code);
        code
    })
}

/// Reads a code. White space around and inside it does not matter, and neither
/// does what follows its end.
///
/// # Errors
/// What keeps the code from being read (`not-a-code`, `too-new`, `truncated`,
/// `damaged`, `too-large`), or every problem of the file in it.
pub fn open_code(text: &str) -> Result<Opened<Assessment>, Problems> {
    let code = text.trim_start();
    if !begins(code) {
        let message = "this does not begin as a code does";
        let hint = "copy the code or the link again, from its beginning";
        return Err(Problem::error("not-a-code", "", message, hint).into());
    }
    read(code).0
}

/// Whether `text` begins as a code does.
pub(super) fn begins(text: &str) -> bool {
    after_start(text).is_some()
}

/// Reads the code that `text` begins with; says how many bytes of the text it
/// took.
pub(super) fn read(text: &str) -> (Result<Opened<Assessment>, Problems>, usize) {
    let Some((version, rest)) = after_start(text) else {
        return (Err(damaged(text, 0).into()), 0);
    };
    let n_start = text.len() - rest.len();
    if version != VERSION {
        let message =
            format!("the code has version {version}, this Levelwise reads version {VERSION}");
        let hint = "open it with a newer Levelwise: reload the page, or ask who sent it";
        let n_letters = rest.find(|letter| value_of(letter).is_none());
        let n_read = n_start + n_letters.unwrap_or(rest.len());
        return (
            Err(Problem::error("too-new", "", message, hint).into()),
            n_read,
        );
    }
    let mut letters = Letters::of(rest);
    let bytes = bytes_of(&mut letters);
    let n_read = n_start + letters.n_read;
    let opened = match bytes {
        Ok(packed) => open(&packed),
        Err(Stop::End) => Err(truncated(text, n_read).into()),
        Err(Stop::Odd) => Err(damaged(text, n_read).into()),
    };
    (opened, n_read)
}

/// Why the letters of a code do not go on.
enum Stop {
    /// They end too early.
    End,
    /// Something stands there that no code has.
    Odd,
}

/// The packed bytes of a code, checked.
fn bytes_of(letters: &mut Letters) -> Result<Vec<u8>, Stop> {
    let size = letters.take(N_SIZE)?;
    let n_packed = size.iter().fold(0, |n, byte| n << 8 | usize::from(*byte));
    let bytes = letters.take(N_CHECK + n_packed)?;
    let (check, packed) = bytes.split_at(N_CHECK);
    if check == check_of(packed) {
        Ok(packed.to_vec())
    } else {
        Err(Stop::Odd)
    }
}

fn open(packed: &[u8]) -> Result<Opened<Assessment>, Problems> {
    let text = unpack(packed).map_err(|error| match error {
        UnpackError::TooLarge => {
            let message = format!(
                "what is packed in the code is larger than {} MB, more than any file may have",
                MAX_FILE_BYTES / 1_000_000
            );
            let hint = "do not trust it; ask who sent it for a file";
            Problem::error("too-large", "", message, hint)
        }
        UnpackError::Broken => {
            let message = "what is packed in the code cannot be unpacked";
            let hint = "ask who sent it for a file";
            Problem::error("damaged", "", message, hint)
        }
    })?;
    format::open_assessment(&text)
}

fn truncated(text: &str, n_read: usize) -> Problem {
    let message = "the code ends in the middle";
    let hint = "it may have been cut off on its way; copy all of it, or ask for a file";
    Problem::error("truncated", place(text, n_read), message, hint)
}

fn damaged(text: &str, n_read: usize) -> Problem {
    let message = "the code is not as it was written";
    let hint = "copy it again without changes, or ask for a file";
    Problem::error("damaged", place(text, n_read), message, hint)
}

/// The letter of the code up to which it was read, as of a text of one line.
fn place(text: &str, n_read: usize) -> String {
    let read = text.get(..n_read).unwrap_or(text);
    format!("1:{}", read.chars().count())
}

/// The version in the beginning of a code, and what follows; `None` if no code
/// begins here.
fn after_start(text: &str) -> Option<(u32, &str)> {
    let rest = text.strip_prefix(START)?;
    let n_digits = rest
        .bytes()
        .take_while(u8::is_ascii_digit)
        .take(MAX_DIGITS + 1);
    let (digits, rest) = rest.split_at(n_digits.count());
    let rest = rest.strip_prefix(END_OF_START)?;
    let is_number = (1..=MAX_DIGITS).contains(&digits.len()) && !digits.starts_with('0');
    let version = digits.parse().ok()?;
    is_number.then_some((version, rest))
}

fn check_of(packed: &[u8]) -> [u8; N_CHECK] {
    let hash = Hash::hash(packed);
    [hash[0], hash[1], hash[2], hash[3]]
}

/// Adds bytes as letters of base64url, without padding.
pub(crate) fn letters(bytes: &[u8], code: &mut String) {
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for letter_idx in 0..=three.len() {
            let value = bits >> (18 - 6 * letter_idx) & 63;
            code.push(char::from(LETTERS[value as usize]));
        }
    }
}

fn value_of(letter: char) -> Option<u32> {
    let value = match letter {
        'A'..='Z' => u32::from(letter) - u32::from('A'),
        'a'..='z' => u32::from(letter) - u32::from('a') + 26,
        '0'..='9' => u32::from(letter) - u32::from('0') + 52,
        '-' => 62,
        '_' => 63,
        _ => return None,
    };
    Some(value)
}

/// Reads the letters of a code one after the other, as bits.
struct Letters<'t> {
    rest: std::str::Chars<'t>,
    n_all: usize,
    /// In bytes of the text.
    n_read: usize,
    bits: u32,
    n_bits: u32,
}

impl<'t> Letters<'t> {
    fn of(text: &'t str) -> Self {
        Self {
            rest: text.chars(),
            n_all: text.len(),
            n_read: 0,
            bits: 0,
            n_bits: 0,
        }
    }

    /// The next bytes; the bits of the last letter that are over must be zero.
    fn take(&mut self, n_bytes: usize) -> Result<Vec<u8>, Stop> {
        // Not more room than there are letters for: the number may be a lie.
        let mut bytes = Vec::with_capacity(n_bytes.min(self.n_all));
        while bytes.len() < n_bytes {
            while self.n_bits < 8 {
                self.bits = self.bits << 6 | self.next_value()?;
                self.n_bits += 6;
            }
            self.n_bits -= 8;
            bytes.push((self.bits >> self.n_bits & 255) as u8);
            self.bits &= (1 << self.n_bits) - 1;
        }
        if self.bits == 0 {
            Ok(bytes)
        } else {
            Err(Stop::Odd)
        }
    }

    fn next_value(&mut self) -> Result<u32, Stop> {
        let mut is_behind_space = false;
        loop {
            let rest = self.rest.as_str();
            self.n_read = self.n_all - rest.len();
            // What was cut off ends where the next code begins.
            if is_behind_space && begins(rest) {
                return Err(Stop::End);
            }
            let letter = self.rest.next().ok_or(Stop::End)?;
            self.n_read += letter.len_utf8();
            if !letter.is_whitespace() {
                return value_of(letter).ok_or(Stop::Odd);
            }
            is_behind_space = true;
        }
    }
}
