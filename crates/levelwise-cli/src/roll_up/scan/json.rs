//! A cursor over JSON that steps over what it is told to expect and gives up at
//! anything else. Giving up is no error: the engine's own reader then says what
//! is there.
//!
//! Whatever is stepped over is JSON that the engine's reader takes, too. The text
//! is known to be UTF-8.

use serde_json::from_slice;

/// So many bytes are looked at together.
const WORD: usize = 8;
const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;
const SPACES: u64 = ONES * b' ' as u64;
/// Larger lists and maps are left to the engine's reader, which counts them.
const MAX_ENTRIES: usize = 4_000;

/// Where the reading stands.
#[derive(Debug, Clone)]
pub(super) struct Json<'t> {
    text: &'t [u8],
    at: usize,
}

/// A text between quotes, as it stands in the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quoted<'t> {
    pub(super) raw: &'t [u8],
    pub(super) has_escapes: bool,
}

impl<'t> Json<'t> {
    pub(super) fn new(text: &'t [u8]) -> Self {
        Self { text, at: 0 }
    }

    /// The byte that stands here, 0 at the end.
    #[inline]
    fn byte(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    #[inline]
    fn word(&self) -> Option<u64> {
        let word = self.text.get(self.at..self.at + WORD)?;
        Some(u64::from_le_bytes(word.try_into().ok()?))
    }

    /// Steps over a byte.
    #[inline]
    fn eat(&mut self, byte: u8) -> Option<()> {
        let is_here = self.byte() == byte;
        self.at += usize::from(is_here);
        is_here.then_some(())
    }

    /// Steps over white space, of which files have long runs of blanks.
    #[inline]
    fn space(&mut self) {
        while self.byte() <= b' ' {
            let Some(word) = self.word() else {
                while matches!(self.byte(), b' ' | b'\n' | b'\r' | b'\t') {
                    self.at += 1;
                }
                return;
            };
            let n_blanks = ((word ^ SPACES).trailing_zeros() / 8) as usize;
            self.at += n_blanks;
            if matches!(self.byte(), b'\n' | b'\r' | b'\t') {
                self.at += 1;
            } else if n_blanks < WORD {
                return;
            }
        }
    }

    /// Whether nothing but white space follows.
    pub(super) fn is_at_end(&mut self) -> bool {
        self.space();
        self.at == self.text.len()
    }

    /// Steps over `{`, and over each field by `field`, which is given its key.
    #[inline]
    pub(super) fn object(
        &mut self,
        mut field: impl FnMut(&mut Self, &'t [u8]) -> Option<()>,
    ) -> Option<()> {
        self.eat(b'{')?;
        self.space();
        if self.eat(b'}').is_some() {
            return Some(());
        }
        for _ in 0..MAX_ENTRIES {
            let key = self.plain()?;
            self.space();
            self.eat(b':')?;
            self.space();
            field(self, key)?;
            self.space();
            if self.eat(b'}').is_some() {
                return Some(());
            }
            self.eat(b',')?;
            self.space();
        }
        None
    }

    /// Steps over `[`, and over each item by `item`.
    #[inline]
    pub(super) fn list(&mut self, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.eat(b'[')?;
        self.space();
        if self.eat(b']').is_some() {
            return Some(());
        }
        for _ in 0..MAX_ENTRIES {
            item(self)?;
            self.space();
            if self.eat(b']').is_some() {
                return Some(());
            }
            self.eat(b',')?;
            self.space();
        }
        None
    }

    /// Steps over a text without escapes.
    #[inline]
    pub(super) fn plain(&mut self) -> Option<&'t [u8]> {
        let quoted = self.quoted()?;
        (!quoted.has_escapes).then_some(quoted.raw)
    }

    /// Steps over a text.
    #[inline]
    pub(super) fn quoted(&mut self) -> Option<Quoted<'t>> {
        self.eat(b'"')?;
        let start = self.at;
        let mut has_escapes = false;
        loop {
            self.at += self.until_special();
            match self.byte() {
                b'"' => {
                    let raw = &self.text[start..self.at];
                    self.at += 1;
                    return Some(Quoted { raw, has_escapes });
                }
                b'\\' => {
                    has_escapes = true;
                    self.at += 1;
                    self.escape()?;
                }
                // A control character, or the end.
                _ => return None,
            }
        }
    }

    /// How many bytes come before a quote, a backslash or a control character.
    #[inline]
    fn until_special(&self) -> usize {
        let mut rest = &self.text[self.at.min(self.text.len())..];
        let mut n_before = 0;
        while let Some((word, after)) = rest.split_first_chunk::<WORD>() {
            let special = specials(u64::from_le_bytes(*word));
            if special != 0 {
                return n_before + (special.trailing_zeros() / 8) as usize;
            }
            n_before += WORD;
            rest = after;
        }
        let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1f);
        n_before + rest.iter().position(is_special).unwrap_or(rest.len())
    }

    /// Steps over what follows a backslash.
    #[cold]
    fn escape(&mut self) -> Option<()> {
        let byte = self.byte();
        self.at += 1;
        match byte {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(()),
            b'u' => match self.four_digits()? {
                0xd800..0xdc00 => {
                    self.eat(b'\\')?;
                    self.eat(b'u')?;
                    (0xdc00..0xe000)
                        .contains(&self.four_digits()?)
                        .then_some(())
                }
                0xdc00..0xe000 => None,
                _ => Some(()),
            },
            _ => None,
        }
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        digits.iter().try_fold(0, |number, digit| {
            Some(number * 16 + char::from(*digit).to_digit(16)?)
        })
    }

    /// Steps over a whole number of at most nine digits, written as such.
    #[inline]
    pub(super) fn whole(&mut self) -> Option<u32> {
        let start = self.at;
        let mut number = 0_u32;
        while let digit @ b'0'..=b'9' = self.byte() {
            if self.at - start == 9 {
                return None;
            }
            number = number * 10 + u32::from(digit - b'0');
            self.at += 1;
        }
        let n_digits = self.at - start;
        let has_leading_zero = n_digits > 1 && self.text[start] == b'0';
        let goes_on = matches!(self.byte(), b'.' | b'e' | b'E');
        (n_digits > 0 && !has_leading_zero && !goes_on).then_some(number)
    }

    /// Steps over an amount: at most nine digits, and three after a point.
    pub(super) fn amount(&mut self) -> Option<()> {
        let start = self.at;
        let digits = |json: &mut Self| {
            let start = json.at;
            while json.byte().is_ascii_digit() {
                json.at += 1;
            }
            json.at - start
        };
        let n_whole = digits(self);
        let has_leading_zero = n_whole > 1 && self.text[start] == b'0';
        let n_decimals = match self.eat(b'.') {
            Some(()) => digits(self),
            None => 1,
        };
        let goes_on = matches!(self.byte(), b'e' | b'E' | b'.');
        let fits = (1..=9).contains(&n_whole) && (1..=3).contains(&n_decimals);
        (fits && !has_leading_zero && !goes_on).then_some(())
    }

    /// Steps over `true` or `false`.
    pub(super) fn flag(&mut self) -> Option<bool> {
        let rest = &self.text[self.at.min(self.text.len())..];
        let flag = match rest {
            [b't', b'r', b'u', b'e', ..] => true,
            [b'f', b'a', b'l', b's', b'e', ..] => false,
            _ => return None,
        };
        self.at += if flag { 4 } else { 5 };
        Some(flag)
    }
}

/// The highest bit of each byte that is a quote, a backslash or a control
/// character; of the bytes behind the first of these it may be set too.
#[inline]
fn specials(word: u64) -> u64 {
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word;
    let quotes = zeros(word ^ (ONES * u64::from(b'"')));
    let backslashes = zeros(word ^ (ONES * u64::from(b'\\')));
    let controls = word.wrapping_sub(SPACES) & !word;
    (quotes | backslashes | controls) & HIGHS
}

impl Quoted<'_> {
    /// Appends the text itself.
    pub(super) fn put(self, bytes: &mut Vec<u8>) -> Option<()> {
        if self.has_escapes {
            let quoted = [b"\"", self.raw, b"\""].concat();
            let text: String = from_slice(&quoted).ok()?;
            bytes.extend_from_slice(text.as_bytes());
        } else {
            bytes.extend_from_slice(self.raw);
        }
        Some(())
    }

    /// Whether it has at most so many characters, as far as that is plain.
    pub(super) fn has_at_most(self, n_chars: usize) -> Option<()> {
        (self.raw.len() <= n_chars).then_some(())
    }

    /// Whether it is no white space alone, as far as that is plain.
    pub(super) fn says_something(self) -> Option<()> {
        (!self.has_escapes && self.raw.iter().any(u8::is_ascii_graphic)).then_some(())
    }
}

#[cfg(test)]
mod tests {
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
                    let expected: String =
                        from_slice(text.as_bytes()).expect("serde_json takes it");
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
            for place in 0..20 {
                let mut text = vec![b'x'; 21];
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
}
