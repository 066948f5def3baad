//! How does the whole page become one file that opens from a disk?
//!
//! Everything that the page may ask for is compressed in one piece and stands as
//! text in web/embed/one-file.html, whose script answers instead of a server. The
//! only scripts that run are named by their digests in the page's own
//! Content-Security-Policy. Style sheets are put into it as objects, which no
//! policy has to allow.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use lzma_rust2::{LzmaOptions, LzmaWriter};
use serde_json::json;

use crate::args::Optimise;
use crate::error::Error;
use crate::offline;
use crate::page;
use crate::parts;
use crate::places::Places;
use crate::process;
use crate::setup::{Purpose, Toolbox};

/// Two letters are 31 bits. The first are CJK, Yi and Hangul, which no program
/// takes for anything but letters; the others are for private use.
const RADIX: u64 = 46_341;
const BITS: u32 = 31;
const FIRST: u16 = 0x3400;
const N_FIRST: u16 = 0xD7A4 - FIRST;
const SECOND: u16 = 0xE000;

pub(crate) fn package(places: &Places) -> Result<(), Error> {
    let toolbox = Toolbox::prepare(places, Purpose::SmallPage)?;
    page::build_with(places, &toolbox, Optimise::ForSize)?;
    write(places, &toolbox)
}

/// Puts together what a release build has left.
pub(crate) fn write(places: &Places, toolbox: &Toolbox) -> Result<(), Error> {
    let started = Instant::now();
    let mut files = offline::files(&places.dist())?;
    let glue = process::read(&parts::glue_function(places))?;
    let glue = format!("globalThis.levelwiseGlue={}", glue.trim());
    let script = script(places, toolbox)?;
    let version = offline::version(&files);
    let icon = files.get("icon.svg").cloned().unwrap_or_default();
    files.insert("glue.txt".to_owned(), glue.clone().into_bytes());
    let carried = carried(&files);
    let page = process::read(&places.root.join("web/embed/one-file.html"))?;
    let filled = [
        ("{SCRIPT-HASH}", quoted_digest(&script)),
        ("{GLUE-HASH}", quoted_digest(&glue)),
        ("{VERSION}", version),
        ("{ICON}", BASE64_STANDARD.encode(icon)),
        ("{SIZE}", carried.len().to_string()),
        ("{FILES}", letters(&packed(&carried)?)),
        ("{SCRIPT}", script),
    ];
    let page = fill(&page, &filled);
    let path = places.one_file();
    let page = utf16(&page);
    process::write_bytes(&path, &page)?;
    println!(
        "one file: {} with {} KB ({:.1} s)",
        path.display(),
        page.len().div_ceil(1000),
        started.elapsed().as_secs_f32()
    );
    Ok(())
}

/// Each mark once, from left to right, so that nothing inside what was filled in
/// is taken for a mark.
fn fill(page: &str, filled: &[(&str, String)]) -> String {
    let mut text = String::new();
    let mut rest = page;
    while let Some((at, (mark, words))) = filled
        .iter()
        .filter_map(|mark| Some((rest.find(mark.0)?, mark)))
        .min_by_key(|(at, _)| *at)
    {
        text.push_str(&rest[..at]);
        text.push_str(words);
        rest = &rest[at + mark.len()..];
    }
    text + rest
}

fn quoted_digest(text: &str) -> String {
    let digest = BASE64_STANDARD.encode(hmac_sha256::Hash::hash(text.as_bytes()));
    format!("'sha256-{digest}'")
}

/// What is carried: a line of JSON with the paths and sizes, then the bytes of
/// each, data first, so that what is alike stands together.
fn carried(files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let ends = [".json", ".css", ".txt", ".wasm"];
    let mut sizes = Vec::new();
    let mut bytes: Vec<u8> = Vec::new();
    for end in ends {
        for (path, content) in files {
            if !path.ends_with(end) {
                continue;
            }
            sizes.push(json!([path, content.len()]));
            bytes.extend(content);
        }
    }
    let mut carried = serde_json::Value::Array(sizes).to_string().into_bytes();
    carried.push(b'\n');
    carried.extend(bytes);
    carried
}

/// LZMA without a header, as web/embed/unpack.js reads it.
fn packed(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let failed = |source| Error::File {
        path: PathBuf::from("the files of the page"),
        verb: "compressed",
        source,
    };
    let mut options = LzmaOptions::with_preset(9);
    (options.lc, options.lp, options.pb) = (4, 0, 0);
    options.nice_len = LzmaOptions::NICE_LEN_MAX;
    let writer = LzmaWriter::new_no_header(Vec::new(), &options, false);
    let mut writer = writer.map_err(failed)?;
    writer.write_all(bytes).map_err(failed)?;
    writer.finish().map_err(failed)
}

/// The bytes as letters, lowest bits first.
fn letters(bytes: &[u8]) -> String {
    let letter = |value: u64| {
        let value = u16::try_from(value).unwrap_or_default();
        let code = match value.checked_sub(N_FIRST) {
            None => FIRST + value,
            Some(value) => SECOND + value,
        };
        char::from_u32(code.into()).unwrap_or_default()
    };
    let mut text = String::with_capacity(bytes.len() * 2);
    let (mut held, mut bits) = (0_u64, 0);
    let mut put = |held: u64| text.extend([letter(held % RADIX), letter(held / RADIX)]);
    for byte in bytes {
        held |= u64::from(*byte) << bits;
        bits += 8;
        if bits >= BITS {
            put(held & ((1 << BITS) - 1));
            held >>= BITS;
            bits -= BITS;
        }
    }
    if bits > 0 {
        put(held);
    }
    text
}

/// UTF-16 with its mark, which no host can contradict: there a letter of these
/// has two bytes, in UTF-8 three.
fn utf16(page: &str) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(page.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

/// The script that starts the page from what the file carries.
fn script(places: &Places, toolbox: &Toolbox) -> Result<String, Error> {
    let out = places.wasm_target().join("parts/one-file.js");
    let mut command = Command::new(toolbox.esbuild()?);
    command.arg(places.root.join("web/embed/one-file.js"));
    command.args(["--bundle", "--format=esm", "--minify"]);
    command.args(["--log-level=warning", "--charset=utf8"]);
    process::run(command.arg(format!("--outfile={}", out.display())))?;
    let script = process::read(&out)?;
    if script.contains("</script") || script.contains("<!--") {
        return Err(Error::Unreadable {
            path: out,
            why: "it holds what would end it inside a page".to_owned(),
        });
    }
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As web/embed/unpack.js reads them.
    fn bytes_of(text: &str) -> Vec<u8> {
        let value = |unit: &u16| {
            u64::from(match unit.checked_sub(SECOND) {
                None => unit - FIRST,
                Some(unit) => N_FIRST + unit,
            })
        };
        let units: Vec<u16> = text.encode_utf16().collect();
        let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u64, 0);
        for pair in units.chunks(2) {
            held |= (value(&pair[0]) + value(&pair[1]) * RADIX) << bits;
            bits += BITS;
            while bits > 7 {
                bytes.push((held & 255) as u8);
                held >>= 8;
                bits -= 8;
            }
        }
        bytes
    }

    #[test]
    fn letters_are_read_back_as_the_bytes() {
        let all: Vec<u8> = (0..=255).cycle().take(1000).collect();
        for bytes in [&[][..], &[0], &[255; 7], &[0; 9], &all, &all[..999]] {
            let text = letters(bytes);
            let is_letter =
                |letter| matches!(letter, '\u{3400}'..='\u{D7A3}' | '\u{E000}'..='\u{F8FF}');
            assert!(text.chars().all(is_letter), "{text}");
            let read = bytes_of(&text);
            // A last pair may hold bits of no byte.
            assert_eq!(&read[..bytes.len()], bytes);
            assert!(read[bytes.len()..].iter().all(|byte| *byte == 0));
        }
        assert!(utf16(&letters(&all)).len() < 1_040);
        assert_eq!(utf16("a"), [0xFF, 0xFE, b'a', 0]);
    }

    #[test]
    fn what_is_filled_in_is_not_filled() {
        let filled = [("{A}", "{B}".to_owned()), ("{B}", "two".to_owned())];
        assert_eq!(fill("<{A}|{B}>", &filled), "<{B}|two>");
    }

    #[test]
    fn data_styles_and_modules_are_carried_in_this_order() {
        let files = [
            ("a.css", "p{}"),
            ("glue.txt", "{}"),
            ("index.html", "no"),
            ("m.wasm", "\0asm"),
            ("rubrics/x.json", "{}"),
            ("start.js", "no"),
        ];
        let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        let carried = carried(&files.into_iter().collect());
        assert_eq!(
            String::from_utf8_lossy(&carried),
            "[[\"rubrics/x.json\",2],[\"a.css\",3],[\"glue.txt\",2],[\"m.wasm\",4]]\n{}p{}{}\0asm"
        );
    }
}
