//! Packs the text of a file small and unpacks it with a bound, by DEFLATE
//! (RFC 1951) with words that both sides know beforehand.

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use crate::record::MAX_FILE_BYTES;

/// What most files hold; the likeliest stands last. It is part of the format of
/// codes: another text would need another number in their beginning.
pub(super) const KNOWN: &[u8] = include_bytes!("known.txt");

/// Why a packed text cannot be unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UnpackError {
    /// It is longer than any file.
    TooLarge,
    /// It is no DEFLATE stream, or something follows its end.
    Broken,
}

/// `text`, packed.
pub(super) fn pack(text: &[u8]) -> Vec<u8> {
    const BEST: i32 = 9;
    const WITHOUT_HEADER: i32 = -15;
    let flags = create_comp_flags_from_zip_params(BEST, WITHOUT_HEADER, 0);
    let mut compressor = Box::new(CompressorOxide::new(flags));
    // The known words go first and their packed form is thrown away; what
    // follows begins on a byte of its own and refers back to them.
    run(&mut compressor, KNOWN, TDEFLFlush::Sync);
    run(&mut compressor, text, TDEFLFlush::Finish)
}

fn run(compressor: &mut CompressorOxide, mut rest: &[u8], flush: TDEFLFlush) -> Vec<u8> {
    let mut packed = Vec::new();
    // More than a flush ever leaves behind, so that it is written once.
    let mut room = vec![0; rest.len() + 1_024];
    loop {
        let (status, n_read, n_written) = compress(compressor, rest, &mut room, flush);
        packed.extend_from_slice(&room[..n_written]);
        rest = &rest[n_read..];
        let is_over = match status {
            TDEFLStatus::Okay => rest.is_empty() && n_written < room.len(),
            TDEFLStatus::Done | TDEFLStatus::BadParam | TDEFLStatus::PutBufFailed => true,
        };
        if is_over {
            return packed;
        }
    }
}

/// The text in `packed`, of at most [`MAX_FILE_BYTES`] bytes: what would be
/// longer is given up there and never held.
pub(super) fn unpack(packed: &[u8]) -> Result<Vec<u8>, UnpackError> {
    const LONGEST: usize = KNOWN.len() + MAX_FILE_BYTES;
    let mut decompressor = Box::<DecompressorOxide>::default();
    let mut text = KNOWN.to_vec();
    let (mut n_read, mut n_written) = (0, KNOWN.len());
    loop {
        // One byte over the bound tells what is too long from what just fits.
        let n_bytes = (text.len() * 2 + packed.len()).min(LONGEST + 1);
        text.resize(n_bytes, 0);
        let (status, read, written) = decompress(
            &mut decompressor,
            &packed[n_read..],
            &mut text,
            n_written,
            TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF,
        );
        n_read += read;
        n_written += written;
        if n_written > LONGEST {
            return Err(UnpackError::TooLarge);
        }
        if status == TINFLStatus::Done && n_read == packed.len() {
            text.truncate(n_written);
            text.drain(..KNOWN.len());
            return Ok(text);
        }
        if status != TINFLStatus::HasMoreOutput || n_written < text.len() {
            return Err(UnpackError::Broken);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// L5
    #[test]
    fn texts_of_every_size_come_back() {
        for n_bytes in [0, 1, 100, 1_023, 1_024, 1_025, 40_000, 300_000] {
            let mut seed = 7_u32;
            let noise = std::iter::repeat_with(|| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (seed >> 24) as u8
            });
            let noise: Vec<u8> = noise.take(n_bytes).collect();
            for text in [noise, vec![b'{'; n_bytes]] {
                assert_eq!(unpack(&pack(&text)), Ok(text), "{n_bytes}");
            }
        }
    }

    /// L4
    #[test]
    fn known_words_cost_next_to_nothing() {
        assert!(pack(&KNOWN[KNOWN.len() - 200..]).len() < 20);
    }

    /// L5
    #[test]
    fn the_bound_is_exact() {
        let longest = vec![b' '; MAX_FILE_BYTES];
        assert_eq!(
            unpack(&pack(&longest)).map(|text| text.len()),
            Ok(MAX_FILE_BYTES)
        );
        let longer = vec![b' '; MAX_FILE_BYTES + 1];
        assert_eq!(unpack(&pack(&longer)), Err(UnpackError::TooLarge));
    }

    /// L5, L6
    #[test]
    fn what_is_no_stream_or_goes_on_is_broken() {
        let mut packed = pack(b"{}");
        packed.push(0);
        assert_eq!(unpack(&packed), Err(UnpackError::Broken));
        for broken in [&b""[..], b"\x07", b"\xff\xff\xff", b"{}"] {
            assert_eq!(unpack(broken), Err(UnpackError::Broken), "{broken:?}");
        }
    }
}
