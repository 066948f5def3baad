//! A ZIP archive (APPNOTE 6.3.10, sections 4.3.7 to 4.3.16) of texts, packed by
//! DEFLATE. It has no moment of its own, so that equal texts are equal bytes.

use miniz_oxide::deflate::compress_to_vec;

/// How hard is packed: more takes longer and gains nothing for tables.
const LEVEL: u8 = 6;
/// The version of the format that can unpack it, 2.0.
const VERSION: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
const DEFLATED: u16 = 8;
/// January 1, 1980, at midnight: the first moment that the format knows.
const MOMENT: [u16; 2] = [0, 0x21];

/// The archive with each text under its name.
pub(super) fn write(parts: &[(String, String)]) -> Vec<u8> {
    let (mut archive, mut directory) = (Bytes::default(), Bytes::default());
    for (name, text) in parts {
        let at = archive.len();
        let packed = compress_to_vec(text.as_bytes(), LEVEL);
        let mut about = Bytes::default();
        about.short(&[VERSION, FLAGS, DEFLATED]);
        about.short(&MOMENT);
        about.long(&[crc_32(text.as_bytes())]);
        about.long(&[size(packed.len()), size(text.len())]);
        // The second is the length of what may stand beside the name.
        about.short(&[name.len() as u16, 0]);

        archive.0.extend(b"PK\x03\x04");
        archive.0.extend(&about.0);
        archive.0.extend(name.as_bytes());
        archive.0.extend(packed);

        directory.0.extend(b"PK\x01\x02");
        directory.short(&[VERSION]);
        directory.0.extend(about.0);
        // Without comment, on the first disk, with no attributes.
        directory.short(&[0, 0, 0]);
        directory.long(&[0, at]);
        directory.0.extend(name.as_bytes());
    }
    let n_parts = parts.len() as u16;
    let (at, length) = (archive.len(), directory.len());
    archive.0.extend(directory.0);
    archive.0.extend(b"PK\x05\x06");
    archive.short(&[0, 0, n_parts, n_parts]);
    archive.long(&[length, at]);
    archive.short(&[0]);
    archive.0
}

/// No assessment has four gigabytes.
fn size(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Bytes that are being written, lowest first.
#[derive(Debug, Default)]
struct Bytes(Vec<u8>);

impl Bytes {
    fn len(&self) -> u32 {
        size(self.0.len())
    }

    fn short(&mut self, numbers: &[u16]) {
        self.0
            .extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
    }

    fn long(&mut self, numbers: &[u32]) {
        self.0
            .extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
    }
}

/// The checksum of ISO 3309, with which archives notice damage.
fn crc_32(bytes: &[u8]) -> u32 {
    let mut table = [0_u32; 256];
    for (byte, entry) in (0..).zip(&mut table) {
        *entry = (0..8).fold(byte, |rest, _| {
            let carry = if rest & 1 == 1 { 0xEDB8_8320 } else { 0 };
            rest >> 1 ^ carry
        });
    }
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        crc >> 8 ^ table[usize::from(crc as u8 ^ byte)]
    })
}

#[cfg(test)]
mod tests {
    use super::crc_32;

    #[test]
    fn the_checksum_is_the_one_that_everybody_has() {
        // The check value that catalogs of checksums give for CRC-32/ISO-HDLC.
        assert_eq!(crc_32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc_32(b""), 0);
    }
}
