//! How does the whole page become one file that opens from a disk?
//!
//! Everything that the page may ask for is compressed in one piece and stands as
//! it is in web/embed/one-file.html, whose script answers instead of a server. The
//! file says that it is in windows-1252, where every byte is a letter. The
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

/// Bytes that a page does not give back as they are, or that would end the
/// element they stand in; and the one that announces them.
const ESCAPED: [u8; 4] = [0, b'\r', b'<', ESCAPE];
const ESCAPE: u8 = b'=';
/// What is added to them, so that they become harmless.
const SHIFT: u8 = 64;
/// Where they stand.
const FILES: &str = "{FILES}";

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
        // A mark for itself: what takes its place is no text.
        (FILES, FILES.to_owned()),
        ("{SCRIPT}", script),
    ];
    let page = with_files(&fill(&page, &filled), &packed(&carried)?);
    let path = places.one_file();
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

/// The page in windows-1252 with `packed` at its mark.
fn with_files(page: &str, packed: &[u8]) -> Vec<u8> {
    let (before, after) = page.split_once(FILES).unwrap_or((page, ""));
    [
        &*ascii(before).into_bytes(),
        &escaped(packed),
        ascii(after).as_bytes(),
    ]
    .concat()
}

/// Other letters by their numbers. In scripts there are none.
fn ascii(text: &str) -> String {
    let mut ascii = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter.is_ascii() {
            true => ascii.push(letter),
            false => ascii += &format!("&#{};", u32::from(letter)),
        }
    }
    ascii
}

fn escaped(bytes: &[u8]) -> Vec<u8> {
    let mut written = Vec::with_capacity(bytes.len() / 60 * 61);
    for byte in bytes {
        if ESCAPED.contains(byte) {
            written.extend([ESCAPE, byte + SHIFT]);
        } else {
            written.push(*byte);
        }
    }
    written
}

/// The script that starts the page from what the file carries.
fn script(places: &Places, toolbox: &Toolbox) -> Result<String, Error> {
    let out = places.wasm_target().join("parts/one-file.js");
    let mut command = Command::new(toolbox.esbuild()?);
    command.arg(places.root.join("web/embed/one-file.js"));
    command.args(["--bundle", "--format=esm", "--minify"]);
    command.args(["--log-level=warning", "--charset=ascii"]);
    process::run(command.arg(format!("--outfile={}", out.display())))?;
    let script = process::read(&out)?;
    if script.contains("</script") || script.contains("<!--") || !script.is_ascii() {
        return Err(Error::Unreadable {
            path: out,
            why: "it holds what would end or change it inside a page".to_owned(),
        });
    }
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_a_page_would_change_are_escaped() {
        assert_eq!(escaped(b"a\0\r<=\xff"), b"a=@=M=|=}\xff");
        let all: Vec<u8> = (0..=255).collect();
        let written = escaped(&all);
        assert_eq!(written.len(), 256 + ESCAPED.len());
        assert!(!written.iter().any(|byte| [0, b'\r', b'<'].contains(byte)));
        let page = with_files("<p>\u{2026}</p>{FILES}<b>", b"<");
        assert_eq!(page, b"<p>&#8230;</p>=|<b>");
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
