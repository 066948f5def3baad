//! Bytes to a JSON value: refuses what is too large, truncated, no JSON, or
//! names a field twice, and says at which line and column.

use super::json::{Json, JsonMap};
use super::number::Number;
use super::problem::{Problem, Problems};

/// The largest file that is read, in bytes.
pub const MAX_FILE_BYTES: usize = 20_000_000;

/// Lists and objects in one another beyond this are no file of anybody's.
const MAX_DEPTH: usize = 127;

/// Reads JSON (RFC 8259) of at most [`MAX_FILE_BYTES`] bytes.
///
/// # Errors
/// One problem: `too-large`, `not-text`, `not-json`, `truncated` or
/// `field-twice`, with `line:column` as its place.
pub fn parse(bytes: &[u8]) -> Result<Json, Problems> {
    if bytes.len() > MAX_FILE_BYTES {
        let message = format!(
            "the file has {} MB, {} MB are allowed",
            bytes.len() / 1_000_000,
            MAX_FILE_BYTES / 1_000_000
        );
        let hint = "choose a file that Levelwise exported";
        return Err(Problem::error("too-large", "", message, hint).into());
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let message = format!("byte {} is not UTF-8 text", error.valid_up_to());
        let hint = "choose a JSON file; other documents cannot be read";
        Problem::error("not-text", "", message, hint)
    })?;
    // A byte order mark, which some editors put in front of the text.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut parser = Parser {
        text,
        bytes: text.as_bytes(),
        at: 0,
        depth: 0,
    };
    parser.file().map_err(|wrong| parser.problem(wrong).into())
}

/// Why the text is no JSON.
enum Wrong {
    /// It ends in the middle.
    End,
    /// Something else stands here than what belongs here.
    Found(&'static str),
    /// Up to where the reading stands is all right, but not this.
    Read(&'static str),
    /// This key stands a second time, up to this byte.
    Twice(String, usize),
}

struct Parser<'a> {
    text: &'a str,
    bytes: &'a [u8],
    /// The next byte.
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn file(&mut self) -> Result<Json, Wrong> {
        let value = self.value()?;
        self.skip_space();
        if self.at < self.bytes.len() {
            return Err(Wrong::Found("the end of the file"));
        }
        Ok(value)
    }

    fn value(&mut self) -> Result<Json, Wrong> {
        match self.peek()? {
            b'"' => self.string().map(Json::String),
            b'{' => self.object(),
            b'[' => self.array(),
            b'-' | b'0'..=b'9' => self.number(),
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            b'n' => self.word("null", Json::Null),
            _ => Err(Wrong::Found("a value")),
        }
    }

    fn object(&mut self) -> Result<Json, Wrong> {
        let mut entries = Vec::new();
        // Where each key ended, to name the place of one that stands twice.
        let mut ends = Vec::new();
        self.deeper()?;
        if self.peek()? == b'}' {
            self.at += 1;
        } else {
            loop {
                if self.peek()? != b'"' {
                    return Err(Wrong::Found("a key in double quotes"));
                }
                let key = self.string()?;
                ends.push(self.at);
                self.need(b':', "a colon")?;
                entries.push((key, self.value()?));
                if !self.goes_on(b'}')? {
                    break;
                }
            }
        }
        self.depth -= 1;
        match JsonMap::of(entries) {
            Ok(map) => Ok(Json::Object(map)),
            Err((place, key)) => Err(Wrong::Twice(key, ends[place])),
        }
    }

    fn array(&mut self) -> Result<Json, Wrong> {
        let mut items = Vec::new();
        self.deeper()?;
        if self.peek()? == b']' {
            self.at += 1;
        } else {
            loop {
                items.push(self.value()?);
                if !self.goes_on(b']')? {
                    break;
                }
            }
        }
        self.depth -= 1;
        Ok(Json::Array(items))
    }

    /// Steps over an opening bracket or brace.
    fn deeper(&mut self) -> Result<(), Wrong> {
        self.at += 1;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Wrong::Read("it is nested more than 127 deep"));
        }
        Ok(())
    }

    /// Steps over a comma, or over `end` and gives `false`.
    fn goes_on(&mut self, end: u8) -> Result<bool, Wrong> {
        let found = self.peek()?;
        if found != b',' && found != end {
            return Err(Wrong::Found("a comma or the end of the list"));
        }
        self.at += 1;
        Ok(found == b',')
    }

    fn need(&mut self, byte: u8, name: &'static str) -> Result<(), Wrong> {
        if self.peek()? != byte {
            return Err(Wrong::Found(name));
        }
        self.at += 1;
        Ok(())
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> Result<u8, Wrong> {
        self.skip_space();
        self.next().ok_or(Wrong::End)
    }

    fn next(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.next() {
            self.at += 1;
        }
    }

    fn word(&mut self, word: &str, value: Json) -> Result<Json, Wrong> {
        for byte in word.bytes() {
            if self.next().ok_or(Wrong::End)? != byte {
                return Err(Wrong::Found("true, false or null"));
            }
            self.at += 1;
        }
        Ok(value)
    }

    fn number(&mut self) -> Result<Json, Wrong> {
        let start = self.at;
        if self.next() == Some(b'-') {
            self.at += 1;
        }
        if self.next() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.next() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.next() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.next() {
                self.at += 1;
            }
            self.digits()?;
        }
        if self.next().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(Wrong::Found("no digit behind a leading zero"));
        }
        let number = Number::of(&self.text[start..self.at]);
        number
            .map(Json::Number)
            .ok_or(Wrong::Read("the number is too large"))
    }

    fn digits(&mut self) -> Result<(), Wrong> {
        let start = self.at;
        while self.next().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        match self.next() {
            _ if self.at > start => Ok(()),
            None => Err(Wrong::End),
            Some(_) => Err(Wrong::Found("a digit")),
        }
    }

    /// A text, from its opening quote to its closing one.
    fn string(&mut self) -> Result<String, Wrong> {
        let mut text = String::new();
        self.at += 1;
        loop {
            let start = self.at;
            while !matches!(self.next(), None | Some(b'"' | b'\\' | 0..=0x1f)) {
                self.at += 1;
            }
            // Quotes, backslashes and control characters are single bytes, so
            // this is where characters begin and end.
            text.push_str(&self.text[start..self.at]);
            match self.next().ok_or(Wrong::End)? {
                b'"' => {
                    self.at += 1;
                    return Ok(text);
                }
                b'\\' => {
                    self.at += 1;
                    text.push(self.escape()?);
                }
                _ => return Err(Wrong::Found("the end of the text, or \\n for a new line")),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Wrong> {
        let letter = match self.next().ok_or(Wrong::End)? {
            b'u' => {
                self.at += 1;
                return self.unicode();
            }
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            other @ (b'"' | b'\\' | b'/') => char::from(other),
            _ => return Err(Wrong::Found("an escape of JSON")),
        };
        self.at += 1;
        Ok(letter)
    }

    /// Four hexadecimal digits, and four more if the first are half a character.
    fn unicode(&mut self) -> Result<char, Wrong> {
        const LONE: &str = "half a character stands alone";
        let high = self.hex()?;
        let code = if (0xd800..0xdc00).contains(&high) {
            for byte in [b'\\', b'u'] {
                if self.next().ok_or(Wrong::End)? != byte {
                    return Err(Wrong::Found("the other half of a character"));
                }
                self.at += 1;
            }
            let low = self.hex()?;
            if !(0xdc00..0xe000).contains(&low) {
                return Err(Wrong::Read(LONE));
            }
            0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00)
        } else {
            high
        };
        char::from_u32(code).ok_or(Wrong::Read(LONE))
    }

    fn hex(&mut self) -> Result<u32, Wrong> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = char::from(self.next().ok_or(Wrong::End)?).to_digit(16);
            code = code * 16 + digit.ok_or(Wrong::Found("a hexadecimal digit"))?;
            self.at += 1;
        }
        Ok(code)
    }

    #[inline(never)]
    fn problem(&self, wrong: Wrong) -> Problem {
        let n_read = match wrong {
            Wrong::End => self.bytes.len(),
            Wrong::Found(_) => self.at + 1,
            Wrong::Read(_) => self.at,
            Wrong::Twice(_, end) => end,
        };
        let read = &self.bytes[..n_read.min(self.bytes.len())];
        let line = 1 + read.iter().filter(|byte| **byte == b'\n').count();
        let column = read.iter().rev().take_while(|byte| **byte != b'\n').count();
        let place = [line.to_string(), column.to_string()].join(":");
        let not_json = |message: &[&str]| {
            let hint = "choose a file that Levelwise exported, or mend the text at this place";
            Problem::error("not-json", &*place, message.concat(), hint)
        };
        match wrong {
            Wrong::End => {
                let message = "the file ends in the middle";
                let hint = "it may have been cut off on its way; fetch or export it again";
                Problem::error("truncated", place, message, hint)
            }
            Wrong::Found(wanted) => not_json(&["this is not JSON: here belongs ", wanted]),
            Wrong::Read(why) => not_json(&["this is not JSON: ", why]),
            Wrong::Twice(key, _) => {
                let message = ["the field \"", &key, "\" stands twice in one object"].concat();
                Problem::error("field-twice", place, message, "keep one of the two")
            }
        }
    }
}
