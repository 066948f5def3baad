//! Numbers and texts in a row of bytes: small numbers take one byte.

/// Appends a number, seven bits to a byte, the lowest first.
pub(super) fn put_number(bytes: &mut Vec<u8>, number: u32) {
    let mut rest = number;
    while rest >= 0x80 {
        bytes.push(rest.to_le_bytes()[0] | 0x80);
        rest >>= 7;
    }
    bytes.push(rest.to_le_bytes()[0]);
}

/// Appends a text with its length before it.
pub(super) fn put_text(bytes: &mut Vec<u8>, text: &[u8]) {
    // The texts of a file have 80,000 bytes at most.
    put_number(bytes, u32::try_from(text.len()).unwrap_or(u32::MAX));
    bytes.extend_from_slice(text);
}

/// Reads what was put, in the same order.
#[derive(Debug, Clone)]
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    /// The next byte, 0 at the end.
    pub(super) fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else {
            return 0;
        };
        self.0 = rest;
        *first
    }

    pub(super) fn number(&mut self) -> u32 {
        let first = self.byte();
        if first < 0x80 {
            return first.into();
        }
        let mut number = u32::from(first & 0x7f);
        let mut shift = 7;
        loop {
            let byte = self.byte();
            number |= u32::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 || shift > 28 {
                return number;
            }
        }
    }

    pub(super) fn index(&mut self) -> usize {
        self.number() as usize
    }

    pub(super) fn text(&mut self) -> &'a [u8] {
        let length = self.index().min(self.0.len());
        let (text, rest) = self.0.split_at(length);
        self.0 = rest;
        text
    }

    /// A text that was UTF-8 when it was put.
    pub(super) fn words(&mut self) -> &'a str {
        std::str::from_utf8(self.text()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_is_read() {
        let numbers = [0, 1, 127, 128, 16_383, 16_384, u32::MAX - 1, u32::MAX];
        let mut bytes = Vec::new();
        for number in numbers {
            put_number(&mut bytes, number);
            put_text(&mut bytes, "ü".as_bytes());
        }
        let mut read = Bytes(&bytes);
        for number in numbers {
            assert_eq!(read.number(), number);
            assert_eq!(read.words(), "ü");
        }
        assert_eq!((read.byte(), read.number(), read.words()), (0, 0, ""));
    }
}
