//! A number of a JSON file, which stays the decimal that it was written as: no
//! float loses a digit, and every machine writes it alike.

use std::fmt;

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

impl From<u32> for Number {
    fn from(number: u32) -> Self {
        Self(number.to_string().into())
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
}
