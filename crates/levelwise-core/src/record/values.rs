//! Small values with an invariant: a text that says something, a date, a
//! moment, an amount.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use serde_json::{Value, json};

use super::field::{Field, text_value};
use super::json::Json;
use super::number::Number;
use super::parse::parse;
use super::reader::{Reader, clip};
use super::schema::SchemaBook;

const MAX_TEXT_CHARS: usize = 4_000;
/// Thousandths; keeps every amount and its product with a weight exact in a
/// 64-bit float.
const MAX_AMOUNT: i64 = 1_000_000_000_000;

/// A value that has not the form it must have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ValueError {
    /// Nothing but white space.
    #[error("the text is empty")]
    Empty,
    /// Longer than 4,000 characters.
    #[error("the text \"{0}\" has {1} characters, {MAX_TEXT_CHARS} are allowed")]
    TooLong(String, usize),
    /// Not a day of the calendar.
    #[error("\"{0}\" is not a date")]
    Date(String),
    /// Not a moment in UTC.
    #[error("\"{0}\" is not a moment in UTC")]
    Moment(String),
    /// Negative, too large, or with more than three decimals.
    #[error("{0} is not an amount from 0 to 1000000000 with at most three decimals")]
    Amount(String),
}

impl ValueError {
    /// What to do.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Empty => "write at least one word",
            Self::TooLong(..) => "shorten it",
            Self::Date(_) => "write year-month-day, such as 2026-11-22",
            Self::Moment(_) => "write it like 2026-11-22T09:30:00Z",
            Self::Amount(_) => "write a number such as 4 or 2.5",
        }
    }
}

/// A text of 1 to 4,000 characters that is not all white space; cheap to
/// clone. Never markup.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text(Arc<str>);

impl Text {
    /// The text, if it says something.
    ///
    /// # Errors
    /// [`ValueError::Empty`] or [`ValueError::TooLong`].
    pub fn new(text: &str) -> Result<Self, ValueError> {
        parse_text(text).map(Self)
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

/// A day of the calendar, `year-month-day`, from 1900 to 2999.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(Arc<str>);

impl Date {
    /// The date that `text` names.
    ///
    /// # Errors
    /// [`ValueError::Date`] if the calendar has no such day.
    pub fn new(text: &str) -> Result<Self, ValueError> {
        parse_date(text).map(Self)
    }

    /// `year-month-day`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A moment in UTC to the second, such as `2026-11-22T09:30:00Z`. Shown to
/// people, never used to decide which answer is newer: clocks are wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(Arc<str>);

impl Moment {
    /// The moment that `text` names.
    ///
    /// # Errors
    /// [`ValueError::Moment`] if it is written otherwise.
    pub fn new(text: &str) -> Result<Self, ValueError> {
        parse_moment(text).map(Self)
    }

    /// `year-month-dayThour:minute:secondZ`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A number that was counted or measured: 0 to 1,000,000,000 with at most three
/// decimals, held exactly, so that every machine compares it alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount {
    thousandths: i64,
}

impl Amount {
    /// The amount nearest to `number`.
    ///
    /// # Errors
    /// [`ValueError::Amount`] if it is out of range or has more than three
    /// decimals.
    pub fn new(number: f64) -> Result<Self, ValueError> {
        let thousandths = number * 1000.0;
        let whole = thousandths.round();
        let in_range = (0.0..=MAX_AMOUNT as f64).contains(&whole);
        // Readers of decimals may be off by the last binary digit.
        if in_range && (thousandths - whole).abs() <= 1e-6 * whole.max(1.0) {
            Ok(Self {
                thousandths: whole as i64,
            })
        } else {
            Err(ValueError::Amount(number.to_string()))
        }
    }

    /// The amount that `text` says, as people type it: `4`, `2.5` or `.5`.
    ///
    /// # Errors
    /// [`ValueError::Amount`] if it is no number, out of range or has more than
    /// three decimals.
    ///
    /// ```
    /// use levelwise_core::record::Amount;
    ///
    /// assert_eq!(Amount::parse(" 02.50 ").unwrap().to_string(), "2.5");
    /// assert_eq!(Amount::parse(".5").unwrap().number(), 0.5);
    /// for odd in ["", "-1", "2,5", "four", "0.0001", "1e12"] {
    ///     assert!(Amount::parse(odd).is_err(), "{odd}");
    /// }
    /// ```
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let digits = text.trim().trim_start_matches('0');
        let is_short = !digits.starts_with(|letter: char| letter.is_ascii_digit());
        let number = [if is_short { "0" } else { "" }, digits].concat();
        match parse(number.as_bytes()) {
            Ok(Json::Number(number)) if !text.trim().is_empty() => Self::of_number(&number),
            Ok(_) | Err(_) => Err(ValueError::Amount(clip(text))),
        }
    }

    fn of_number(number: &Number) -> Result<Self, ValueError> {
        let thousandths = number.thousandths();
        thousandths
            .filter(|thousandths| *thousandths <= MAX_AMOUNT)
            .map(|thousandths| Self { thousandths })
            .ok_or_else(|| ValueError::Amount(clip(number.as_str())))
    }

    /// The number.
    #[must_use]
    pub fn number(self) -> f64 {
        self.thousandths as f64 / 1000.0
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.thousandths / 1000)?;
        let mut rest = self.thousandths % 1000;
        if rest > 0 {
            f.write_str(".")?;
        }
        while rest > 0 {
            write!(f, "{}", rest / 100)?;
            rest = rest % 100 * 10;
        }
        Ok(())
    }
}

/// Reads a text by `parse`, noting its error at the present place.
fn read_text(
    reader: &mut Reader,
    code: &'static str,
    parse: fn(&str) -> Result<Arc<str>, ValueError>,
) -> Arc<str> {
    let Some(text) = reader.text("a text in quotes") else {
        return Arc::default();
    };
    parse(&text).unwrap_or_else(|error| {
        reader.error(code, error.to_string(), error.hint());
        Arc::default()
    })
}

impl Field for Text {
    fn read(reader: &mut Reader) -> Self {
        Self(read_text(reader, "bad-text", parse_text))
    }

    fn write(&self) -> Json {
        text_value(self)
    }

    fn schema(_: &mut SchemaBook) -> Value {
        json!({ "type": "string", "minLength": 1, "maxLength": MAX_TEXT_CHARS, "pattern": "\\S" })
    }
}

impl Field for Date {
    fn read(reader: &mut Reader) -> Self {
        Self(read_text(reader, "bad-date", parse_date))
    }

    fn write(&self) -> Json {
        text_value(self.as_str())
    }

    fn schema(_: &mut SchemaBook) -> Value {
        json!({ "type": "string", "format": "date", "pattern": "^(19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}$" })
    }
}

impl Field for Moment {
    fn read(reader: &mut Reader) -> Self {
        Self(read_text(reader, "bad-moment", parse_moment))
    }

    fn write(&self) -> Json {
        text_value(self.as_str())
    }

    fn schema(_: &mut SchemaBook) -> Value {
        json!({ "type": "string", "format": "date-time", "pattern": "Z$", "maxLength": 20 })
    }
}

impl Field for Amount {
    fn read(reader: &mut Reader) -> Self {
        let Some(number) = reader.value().as_number() else {
            reader.not("a number");
            return Self { thousandths: 0 };
        };
        let number = number.clone();
        Self::of_number(&number).unwrap_or_else(|error| {
            reader.error("bad-amount", error.to_string(), error.hint());
            Self { thousandths: 0 }
        })
    }

    fn write(&self) -> Json {
        Json::Number(Number::of_thousandths(self.thousandths))
    }

    fn schema(_: &mut SchemaBook) -> Value {
        // Without multipleOf, by which common validators refuse 2.51: it is no
        // multiple of 0.001 in binary.
        json!({ "type": "number", "minimum": 0, "maximum": MAX_AMOUNT / 1000 })
    }
}

fn parse_text(text: &str) -> Result<Arc<str>, ValueError> {
    let n_chars = text.chars().count();
    if text.trim().is_empty() {
        Err(ValueError::Empty)
    } else if n_chars > MAX_TEXT_CHARS {
        Err(ValueError::TooLong(clip(text), n_chars))
    } else {
        Ok(Arc::from(text))
    }
}

fn parse_date(text: &str) -> Result<Arc<str>, ValueError> {
    if is_date(text) {
        Ok(Arc::from(text))
    } else {
        Err(ValueError::Date(clip(text)))
    }
}

fn parse_moment(text: &str) -> Result<Arc<str>, ValueError> {
    let fits = text.len() == 20
        && text.get(..10).is_some_and(is_date)
        && text.get(10..).is_some_and(is_clock);
    if fits {
        Ok(Arc::from(text))
    } else {
        Err(ValueError::Moment(clip(text)))
    }
}

fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return false;
    }
    let (Some(year), Some(month), Some(day)) = (
        digits(&bytes[..4]),
        digits(&bytes[5..7]),
        digits(&bytes[8..]),
    ) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let n_days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return false,
    };
    (1900..=2999).contains(&year) && (1..=n_days).contains(&day)
}

fn is_clock(text: &str) -> bool {
    let bytes = text.as_bytes();
    let in_range =
        |at: usize, end: u32| digits(&bytes[at..at + 2]).is_some_and(|number| number < end);
    bytes.len() == 10
        && bytes[0] == b'T'
        && bytes[3] == b':'
        && bytes[6] == b':'
        && bytes[9] == b'Z'
        && in_range(1, 24)
        && in_range(4, 60)
        && in_range(7, 60)
}

fn digits(bytes: &[u8]) -> Option<u32> {
    bytes.iter().try_fold(0, |number, byte| {
        byte.is_ascii_digit()
            .then(|| number * 10 + u32::from(byte - b'0'))
    })
}
