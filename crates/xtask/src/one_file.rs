//! How does the whole page become one file that opens from a disk?
//!
//! Everything that the page may ask for is compressed in one piece and stands as
//! text in web/embed/one-file.html, whose script answers instead of a server. The
//! only script and style that run are named by their digests in the page's own
//! Content-Security-Policy.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;

use crate::args::Optimise;
use crate::error::Error;
use crate::offline;
use crate::page;
use crate::parts;
use crate::places::Places;
use crate::process;
use crate::setup::{Purpose, Toolbox};

/// No letter that means something in markup or in a string; the same as in
/// web/embed/one-file.js.
const LETTERS: &[u8; 85] =
    b"!#$%()*+,.0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~";

/// Stands in the head of the page and is not carried.
const FIRST_SHEET: &str = "base.css";

pub(crate) fn package(places: &Places) -> Result<(), Error> {
    let toolbox = Toolbox::prepare(places, Purpose::SmallPage)?;
    page::build_with(places, &toolbox, Optimise::ForSize)?;
    write(places, &toolbox)
}

/// Puts together what a release build has left.
pub(crate) fn write(places: &Places, toolbox: &Toolbox) -> Result<(), Error> {
    let started = Instant::now();
    let files = offline::files(&places.dist())?;
    let carried = carried(&files);
    let packed = deflated(&carried)?;
    let script = script(places, toolbox)?;
    let style = text(&files, FIRST_SHEET);
    let page = process::read(&places.root.join("web/embed/one-file.html"))?;
    let filled = [
        ("{SCRIPT-HASH}", quoted_digest(&script)),
        ("{STYLE-HASH}", quoted_digest(&style)),
        ("{VERSION}", offline::version(&files)),
        ("{ICON}", BASE64_STANDARD.encode(text(&files, "icon.svg"))),
        ("{SIZE}", packed.len().to_string()),
        ("{STYLE}", style),
        ("{FILES}", letters(&packed)),
        ("{SCRIPT}", script),
    ];
    let page = fill(&page, &filled);
    let path = places.one_file();
    process::write(&path, &page)?;
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

fn text(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    let bytes = files.get(path).map_or(&[][..], Vec::as_slice);
    String::from_utf8_lossy(bytes).into_owned()
}

fn quoted_digest(text: &str) -> String {
    let digest = BASE64_STANDARD.encode(hmac_sha256::Hash::hash(text.as_bytes()));
    format!("'sha256-{digest}'")
}

/// What is carried: a line of JSON with the paths and sizes, then the bytes of
/// each, data first, so that what is alike stands together.
fn carried(files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let ends = [".json", ".css", ".wasm"];
    let mut sizes = Vec::new();
    let mut bytes = Vec::new();
    for end in ends {
        for (path, content) in files {
            if !path.ends_with(end) || path == FIRST_SHEET {
                continue;
            }
            let content = match end {
                ".json" => without_space(content),
                _ => content.clone(),
            };
            sizes.push(json!([path, content.len()]));
            bytes.extend(content);
        }
    }
    let mut carried = serde_json::Value::Array(sizes).to_string().into_bytes();
    carried.push(b'\n');
    carried.extend(bytes);
    carried
}

/// JSON without white space between its words.
fn without_space(json: &[u8]) -> Vec<u8> {
    let (mut in_text, mut is_escaped) = (false, false);
    let mut kept = Vec::with_capacity(json.len());
    for &byte in json {
        if in_text || !byte.is_ascii_whitespace() {
            kept.push(byte);
        }
        match byte {
            b'"' if !is_escaped => in_text = !in_text,
            _ => {}
        }
        is_escaped = in_text && byte == b'\\' && !is_escaped;
    }
    kept
}

/// As small as DEFLATE (RFC 1951) allows, which every browser unpacks.
fn deflated(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let mut packed = Vec::new();
    let options = zopfli::Options::default();
    zopfli::compress(options, zopfli::Format::Deflate, bytes, &mut packed).map_err(|source| {
        Error::File {
            path: PathBuf::from("the files of the page"),
            verb: "compressed",
            source,
        }
    })?;
    Ok(packed)
}

/// Four bytes, highest first, are five letters; the last are filled up with
/// zeros.
fn letters(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() / 4 * 5 + 5);
    for four in bytes.chunks(4) {
        let byte = |idx: usize| four.get(idx).copied().unwrap_or(0);
        let mut number = u32::from_be_bytes([byte(0), byte(1), byte(2), byte(3)]);
        let mut five = [0; 5];
        for letter in five.iter_mut().rev() {
            *letter = LETTERS[(number % 85) as usize];
            number /= 85;
        }
        text.extend(five.map(char::from));
    }
    text
}

/// The script that starts the page from what the file carries.
fn script(places: &Places, toolbox: &Toolbox) -> Result<String, Error> {
    let out = places.wasm_target().join("parts/one-file.js");
    let mut command = Command::new(toolbox.esbuild()?);
    command.arg(places.root.join("web/embed/one-file.js"));
    command.args(["--bundle", "--format=esm", "--minify"]);
    command.arg(alias(places));
    command.args(["--log-level=warning", "--charset=utf8"]);
    // wasm-bindgen names a module of ours once for each of its functions.
    command.arg("--log-override:duplicate-object-key=silent");
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

/// By which scripts in web/embed/ name what `parts` has made.
fn alias(places: &Places) -> String {
    let glue: &Path = &parts::glue(places);
    format!("--alias:levelwise-glue={}", glue.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_bytes_are_five_letters() {
        assert_eq!(letters(&[]), "");
        assert_eq!(letters(&[0, 0, 0, 0]), "!!!!!");
        assert_eq!(letters(&[0, 0, 0, 84]), "!!!!~");
        assert_eq!(letters(&[0, 0, 0, 85]), "!!!#!");
        // 255 × 2^24, filled up.
        assert_eq!(letters(&[255]), letters(&[255, 0, 0, 0]));
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(letters(&all).len(), 320);
        let mut each = LETTERS.to_vec();
        each.sort_unstable();
        each.dedup();
        assert_eq!(each.len(), 85);
        assert!(!each.iter().any(|letter| b"<>&\"'`\\/-".contains(letter)));
    }

    #[test]
    fn white_space_goes_and_texts_stay() {
        let json = b"{\n  \"a b\": [1, 2],\n  \"c\": \"d \\\" e\\\\\", \"f\" : \" \" }\n";
        assert_eq!(
            String::from_utf8_lossy(&without_space(json)),
            "{\"a b\":[1,2],\"c\":\"d \\\" e\\\\\",\"f\":\" \"}"
        );
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
            ("base.css", "no"),
            ("index.html", "no"),
            ("m.wasm", "\0asm"),
            ("rubrics/x.json", "{ }"),
            ("start.js", "no"),
        ];
        let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        let carried = carried(&files.into_iter().collect());
        assert_eq!(
            String::from_utf8_lossy(&carried),
            "[[\"rubrics/x.json\",2],[\"a.css\",3],[\"m.wasm\",4]]\n{}p{}\0asm"
        );
    }
}
