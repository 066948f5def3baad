//! A JSON value that holds what a file says, to the last digit: numbers stay
//! decimals. Reading text is for [`super::parse`], writing it for
//! [`super::canonical`].

use std::fmt;
use std::vec;

/// A JSON value (RFC 8259).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Json {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, exactly as large as it was written.
    Number(Number),
    /// A text.
    String(String),
    /// A list in brackets.
    Array(Vec<Json>),
    /// An object in braces.
    Object(JsonMap),
}

/// The fields of an object, in the order of their keys' bytes, each key once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct JsonMap {
    entries: Vec<(String, Json)>,
}

/// A decimal number in the one form that RFC 8785 gives its value (the form of
/// `Number.prototype.toString` in ECMAScript), with as many digits as it needs:
/// `1.0` is `1`, `1e2` is `100`, `-0` is `0`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number(Box<str>);

/// The digits of a number without zeros at either end: `digits` times ten to
/// the power of `point - digits.len()`.
struct Decimal {
    negative: bool,
    digits: Vec<u8>,
    point: i64,
}

/// No float has more digits before its point (1.8e308).
const MAX_POINT: i64 = 309;
/// The first digits of the largest float.
const LARGEST: &[u8] = b"17976931348623158";

impl Json {
    /// What a text says.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self {
            Some(text)
        } else {
            None
        }
    }

    /// Whether it is `true`, if it is one of the two.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(value) = self {
            Some(*value)
        } else {
            None
        }
    }

    /// The items of a list.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Json]> {
        if let Self::Array(items) = self {
            Some(items)
        } else {
            None
        }
    }

    /// A whole number that is not negative.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        self.as_number()?.as_u64()
    }

    /// A number.
    #[must_use]
    pub fn as_number(&self) -> Option<&Number> {
        if let Self::Number(number) = self {
            Some(number)
        } else {
            None
        }
    }

    /// A field of an object.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Json> {
        if let Self::Object(map) = self {
            map.get(key)
        } else {
            None
        }
    }

    /// Takes the value out and leaves `null`.
    pub fn take(&mut self) -> Json {
        std::mem::take(self)
    }
}

impl From<u32> for Json {
    fn from(number: u32) -> Self {
        Self::Number(Number(number.to_string().into()))
    }
}

impl JsonMap {
    /// An object without fields.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The fields, which need not be in order.
    ///
    /// # Errors
    /// The position of the first field whose key stands a second time, and the
    /// key.
    pub(super) fn of(mut entries: Vec<(String, Json)>) -> Result<Self, (usize, String)> {
        if entries.is_sorted_by(|one, other| one.0 < other.0) {
            return Ok(Self { entries });
        }
        let mut places: Vec<usize> = (0..entries.len()).collect();
        places.sort_by(|one, other| entries[*one].0.cmp(&entries[*other].0));
        let twice = places
            .windows(2)
            .filter(|pair| entries[pair[0]].0 == entries[pair[1]].0)
            .map(|pair| pair[1])
            .min();
        if let Some(place) = twice {
            return Err((place, std::mem::take(&mut entries[place].0)));
        }
        let sorted = places
            .into_iter()
            .map(|place| std::mem::take(&mut entries[place]));
        Ok(Self {
            entries: sorted.collect(),
        })
    }

    /// How many fields there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no field.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// A field.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Json> {
        let index = self.search(key).ok()?;
        Some(&self.entries[index].1)
    }

    /// Sets a field.
    #[inline(never)]
    pub fn insert(&mut self, key: String, value: Json) {
        match self.search(&key) {
            Ok(index) => self.entries[index].1 = value,
            Err(index) => self.entries.insert(index, (key, value)),
        }
    }

    /// Takes a field out.
    pub fn remove(&mut self, key: &str) -> Option<Json> {
        let index = self.search(key).ok()?;
        Some(self.entries.remove(index).1)
    }

    /// The fields in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> {
        self.entries.iter().map(|(key, value)| (&**key, value))
    }

    /// The keys in their order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(key, _)| &**key)
    }

    fn search(&self, key: &str) -> Result<usize, usize> {
        self.entries
            .binary_search_by(|(other, _)| other.as_str().cmp(key))
    }
}

impl IntoIterator for JsonMap {
    type Item = (String, Json);
    type IntoIter = vec::IntoIter<(String, Json)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl Number {
    /// The number that `text` says, which has the form of a JSON number; `None`
    /// if it is beyond the largest 64-bit float.
    pub(super) fn of(text: &str) -> Option<Self> {
        let decimal = Decimal::of(text);
        let beyond = decimal.point > MAX_POINT
            || (decimal.point == MAX_POINT && decimal.digits.as_slice() > LARGEST);
        (!beyond).then(|| Self(decimal.words().into()))
    }

    /// A whole number of thousandths.
    pub(super) fn of_thousandths(thousandths: i64) -> Self {
        let mut text = thousandths.to_string();
        text.push_str("e-3");
        Self(Decimal::of(&text).words().into())
    }

    /// How it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number, if it is whole and not negative and has at most 18 digits.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        let fits = self.0.len() <= 18 && self.0.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| {
            self.0
                .bytes()
                .fold(0, |sum, byte| sum * 10 + u64::from(byte - b'0'))
        })
    }

    /// A thousand times the number, if that is whole and not negative and the
    /// number has at most 15 digits before its point.
    pub(super) fn thousandths(&self) -> Option<i64> {
        let (whole, part) = self.0.split_once('.').unwrap_or((&self.0, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() > 15 || part.len() > 3 || !digits(whole) || !digits(part) {
            return None;
        }
        let padding = "000".bytes().skip(part.len());
        let all = whole.bytes().chain(part.bytes()).chain(padding);
        Some(all.fold(0, |sum, byte| sum * 10 + i64::from(byte - b'0')))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Decimal {
    fn of(text: &str) -> Self {
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match text.find(['e', 'E']) {
            Some(at) => (&text[..at], exponent(&text[at + 1..])),
            None => (text, 0),
        };
        let whole = mantissa.find('.').unwrap_or(mantissa.len());
        let mut digits: Vec<u8> = mantissa.bytes().filter(|byte| *byte != b'.').collect();
        let mut point = exponent.saturating_add(i64::try_from(whole).unwrap_or(i64::MAX));
        let n_leading = digits.iter().take_while(|digit| **digit == b'0').count();
        digits.drain(..n_leading);
        point = point.saturating_sub(i64::try_from(n_leading).unwrap_or(0));
        while digits.last() == Some(&b'0') {
            digits.pop();
        }
        let (negative, point) = if digits.is_empty() {
            (false, 0)
        } else {
            (negative, point)
        };
        Self {
            negative,
            digits,
            point,
        }
    }

    /// ECMA-262, Number::toString, with all digits instead of a float's.
    fn words(&self) -> String {
        let mut text = String::new();
        if self.negative {
            text.push('-');
        }
        let n_digits = i64::try_from(self.digits.len()).unwrap_or(i64::MAX);
        let digits = |text: &mut String, digits: &[u8]| {
            text.extend(digits.iter().map(|digit| char::from(*digit)));
        };
        let zeros = |text: &mut String, n: i64| (0..n).for_each(|_| text.push('0'));
        if n_digits == 0 {
            text.push('0');
        } else if n_digits <= self.point && self.point <= 21 {
            digits(&mut text, &self.digits);
            zeros(&mut text, self.point - n_digits);
        } else if 0 < self.point && self.point <= 21 {
            let (whole, part) = self
                .digits
                .split_at(usize::try_from(self.point).unwrap_or(0));
            digits(&mut text, whole);
            text.push('.');
            digits(&mut text, part);
        } else if -6 < self.point && self.point <= 0 {
            text.push_str("0.");
            zeros(&mut text, -self.point);
            digits(&mut text, &self.digits);
        } else {
            digits(&mut text, &self.digits[..1]);
            if n_digits > 1 {
                text.push('.');
                digits(&mut text, &self.digits[1..]);
            }
            text.push_str(if self.point > 0 { "e+" } else { "e-" });
            text.push_str(&(self.point - 1).unsigned_abs().to_string());
        }
        text
    }
}

/// The exponent, or one that no float has.
fn exponent(text: &str) -> i64 {
    let (sign, digits) = match text.as_bytes() {
        [b'-', rest @ ..] => (-1, rest),
        [b'+', rest @ ..] => (1, rest),
        rest => (1, rest),
    };
    let size = digits.iter().fold(0_i64, |sum, digit| {
        (sum * 10 + i64::from(digit - b'0')).min(1_000_000_000)
    });
    sign * size
}

impl From<Json> for serde_json::Value {
    fn from(json: Json) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Bool(value) => Self::Bool(value),
            Json::Number(number) => serde_json::from_str(&number.0).unwrap_or_default(),
            Json::String(text) => Self::String(text),
            Json::Array(items) => items.into_iter().map(Self::from).collect(),
            Json::Object(map) => Self::Object(
                map.into_iter()
                    .map(|(key, value)| (key, Self::from(value)))
                    .collect(),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Option<String> {
        Number::of(text).map(|number| number.as_str().to_owned())
    }

    /// The examples are those of RFC 8785, appendix B, and of this page's forms.
    #[test]
    fn a_number_has_one_form() {
        for (text, expected) in [
            ("0", "0"),
            ("-0", "0"),
            ("-0.0e5", "0"),
            ("1.0", "1"),
            ("1e2", "100"),
            ("2.50", "2.5"),
            ("0.001", "0.001"),
            ("0.0000033333333333333333", "0.0000033333333333333333"),
            ("0.000000333333333333333333", "3.33333333333333333e-7"),
            ("5e-324", "5e-324"),
            ("1.7976931348623157E+308", "1.7976931348623157e+308"),
            ("9007199254740993", "9007199254740993"),
            ("295147905179352830000", "295147905179352830000"),
            ("999999999999999999999", "999999999999999999999"),
            ("1e21", "1e+21"),
            ("-333333333333333333333.3", "-333333333333333333333.3"),
            ("1e-999999999999", "1e-1000000000"),
        ] {
            assert_eq!(words(text).as_deref(), Some(expected), "{text}");
            assert_eq!(
                words(expected).as_deref(),
                Some(expected),
                "{expected} again"
            );
        }
        for beyond in ["1e309", "-1e999", "1.7976931348623159e308"] {
            assert_eq!(words(beyond), None, "{beyond}");
        }
    }

    #[test]
    fn whole_numbers_and_thousandths_are_exact() {
        let number = |text| Number::of(text).expect("in range");
        assert_eq!(number("12").as_u64(), Some(12));
        assert_eq!(number("1.2e1").as_u64(), Some(12));
        assert_eq!(number("1.5").as_u64(), None);
        assert_eq!(number("-1").as_u64(), None);
        assert_eq!(number("2.51").thousandths(), Some(2510));
        assert_eq!(number("1e3").thousandths(), Some(1_000_000));
        assert_eq!(number("0.0001").thousandths(), None);
        assert_eq!(number("-2").thousandths(), None);
        assert_eq!(Number::of_thousandths(2510).as_str(), "2.51");
        assert_eq!(Number::of_thousandths(4000).as_str(), "4");
        assert_eq!(Number::of_thousandths(0).as_str(), "0");
    }

    #[test]
    fn fields_are_put_in_order_and_stand_once() {
        let entry = |key: &str| (key.to_owned(), Json::Null);
        let map = JsonMap::of(vec![entry("b"), entry("10"), entry("9")]).expect("each once");
        assert_eq!(map.keys().collect::<Vec<_>>(), ["10", "9", "b"]);
        let twice = vec![entry("b"), entry("a"), entry("a"), entry("b")];
        assert_eq!(JsonMap::of(twice), Err((2, "a".to_owned())));
    }
}
