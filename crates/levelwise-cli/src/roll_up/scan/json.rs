//! A cursor over JSON that steps over what it is told to expect and gives up at
//! anything else. Giving up is no error: the engine's own reader then says what
//! is there.
//!
//! Whatever is stepped over is JSON that the engine's reader takes, too. The text
//! is known to be UTF-8.

use serde_json::from_slice;

// Sixteen bytes are looked at together.
const ONES: u128 = u128::from_le_bytes([1; 16]);
const HIGHS: u128 = u128::from_le_bytes([0x80; 16]);
const BLANKS: u128 = u128::from_le_bytes([b' '; 16]);
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
    #[inline(always)]
    fn byte(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    /// What stands from here to the end.
    #[inline(always)]
    fn rest(&self) -> &'t [u8] {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Steps over a byte.
    #[inline(always)]
    fn eat(&mut self, byte: u8) -> Option<()> {
        let is_here = self.byte() == byte;
        self.at += usize::from(is_here);
        is_here.then_some(())
    }

    /// Steps over white space: most often none, or a line break and blanks.
    #[inline(always)]
    pub(super) fn space(&mut self) {
        if self.byte() > b' ' {
            return;
        }
        self.at += usize::from(self.byte() == b'\n');
        while let Some(blanks) = self.rest().first_chunk::<16>() {
            let others = u128::from_le_bytes(*blanks) ^ BLANKS;
            let n_blanks = (others.trailing_zeros() / 8) as usize;
            self.at += n_blanks;
            if n_blanks < 16 {
                break;
            }
        }
        while matches!(self.byte(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// Steps over a byte and the white space behind it.
    #[inline(always)]
    pub(super) fn open(&mut self, byte: u8) -> Option<()> {
        self.eat(byte)?;
        self.space();
        Some(())
    }

    /// Steps over a byte and the white space before it.
    #[inline(always)]
    pub(super) fn close(&mut self, byte: u8) -> Option<()> {
        self.space();
        self.eat(byte)
    }

    /// Steps over a comma or colon and the white space around it.
    #[inline(always)]
    pub(super) fn mark(&mut self, byte: u8) -> Option<()> {
        self.space();
        self.open(byte)
    }

    /// Steps over a key in quotes with its colon, if it is this one and there is
    /// no white space between.
    #[inline(always)]
    pub(super) fn key<const N: usize>(&mut self, key: &[u8; N]) -> Option<()> {
        (self.rest().first_chunk::<N>()? == key).then_some(())?;
        self.at += N;
        self.space();
        Some(())
    }

    /// Steps over this very text in quotes.
    #[inline(always)]
    pub(super) fn same(&mut self, raw: &[u8]) -> Option<()> {
        let inside = self.rest().strip_prefix(b"\"")?.strip_prefix(raw)?;
        inside.first().filter(|byte| **byte == b'"')?;
        self.at += raw.len() + 2;
        Some(())
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

    /// Steps over a text of so many bytes in quotes. What they are must be looked
    /// at: nothing is said of escapes and control characters.
    #[inline(always)]
    pub(super) fn bytes<const N: usize>(&mut self) -> Option<&'t [u8; N]> {
        let inside = self.rest().strip_prefix(b"\"")?;
        let (bytes, behind) = inside.split_first_chunk::<N>()?;
        behind.first().filter(|byte| **byte == b'"')?;
        self.at += N + 2;
        Some(bytes)
    }

    /// Steps over a text without escapes, most often a short one.
    #[inline(always)]
    pub(super) fn plain(&mut self) -> Option<&'t [u8]> {
        let inside = self.rest().strip_prefix(b"\"")?;
        if let Some(first) = inside.first_chunk::<16>() {
            let special = specials(u128::from_le_bytes(*first));
            let n_bytes = (special.trailing_zeros() / 8) as usize;
            if let Some((plain, [b'"', ..])) = inside.split_at_checked(n_bytes) {
                self.at += n_bytes + 2;
                return Some(plain);
            }
        }
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
    #[inline(always)]
    fn until_special(&self) -> usize {
        let mut rest = self.rest();
        let mut n_before = 0;
        while let Some((word, after)) = rest.split_first_chunk::<16>() {
            let special = specials(u128::from_le_bytes(*word));
            if special != 0 {
                return n_before + (special.trailing_zeros() / 8) as usize;
            }
            n_before += 16;
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
    #[inline(always)]
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

    /// Steps over these very bytes.
    pub(super) fn bytes_of(&mut self, bytes: &[u8]) -> Option<()> {
        self.rest().starts_with(bytes).then_some(())?;
        self.at += bytes.len();
        Some(())
    }

    /// Steps over any value, and gives it as it stands in the file. Of text that
    /// is known to be JSON.
    pub(super) fn value(&mut self) -> Option<&'t [u8]> {
        let start = self.at;
        match self.byte() {
            b'{' => self.object(|json, _| json.value().map(drop))?,
            b'[' => self.list(|json| json.value().map(drop))?,
            b'"' => drop(self.quoted()?),
            _ => {
                let is_end = |byte: &u8| matches!(byte, b',' | b']' | b'}' | 0..=b' ');
                self.at += self.rest().iter().position(is_end)?;
            }
        }
        Some(&self.text[start..self.at])
    }

    /// Steps over `true` or `false`.
    pub(super) fn flag(&mut self) -> Option<bool> {
        let flag = match self.rest() {
            [b't', b'r', b'u', b'e', ..] => true,
            [b'f', b'a', b'l', b's', b'e', ..] => false,
            _ => return None,
        };
        self.at += if flag { 4 } else { 5 };
        Some(flag)
    }
}

/// The highest bit of each of 16 bytes that is a quote, a backslash or a control
/// character; of the bytes behind the first of these it may be set too.
#[inline(always)]
fn specials(word: u128) -> u128 {
    let zeros = |word: u128| word.wrapping_sub(ONES) & !word;
    let quotes = zeros(word ^ (ONES * u128::from(b'"')));
    let backslashes = zeros(word ^ (ONES * u128::from(b'\\')));
    let controls = word.wrapping_sub(BLANKS) & !word;
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
mod tests;
