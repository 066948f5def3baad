//! Which files make one version of the page, and how does its service worker
//! know?
//!
//! web/public/sw.js keeps them on the device; here it is told their names and
//! contents, and every page is told the version it belongs to. Pages and scripts
//! ask for each other and for their style sheets by name and version: browsers
//! hold on to a file of the same name for longer than they should.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;

use crate::error::Error;
use crate::imports::renamed;
use crate::places::Places;
use crate::process;

const WORKER: &str = "sw.js";
/// Which pages may speak with the form in a frame.
const SETTINGS: &str = "embed-parents.json";
/// Stands in pages and scripts of web/ where the version belongs.
const MARK: &str = "VERSION-OF-THE-BUILD";
/// The lines of the service worker that are filled in.
const VERSION_LINE: &str = "const VERSION = \"\";";
const FILES_LINE: &str = "const FILES = {};";

/// Gives the pages in `folder` their version and writes the service worker.
pub(crate) fn write(places: &Places, folder: &Path) -> Result<(), Error> {
    let mut files = files(folder)?;
    let version = version(&files);
    let names = asked_for_by_version(&files);
    for (path, bytes) in &mut files {
        if is_page(path) || path.ends_with(".js") {
            let text = String::from_utf8_lossy(bytes);
            if is_page(path) && !text.contains(MARK) {
                return Err(Error::Unreadable {
                    path: folder.join(path),
                    why: format!("it does not hold `{MARK}`"),
                });
            }
            *bytes = versioned(&text, &names, &version).into_bytes();
            process::write_bytes(&folder.join(path), bytes)?;
        }
    }
    let source = places.root.join("web/public").join(WORKER);
    let mut worker = process::read(&source)?;
    for (line, filled) in [
        (VERSION_LINE, format!("const VERSION = \"{version}\";")),
        (
            FILES_LINE,
            format!("const FILES = {};", contents(&files, &version)),
        ),
    ] {
        if worker.matches(line).count() != 1 {
            return Err(Error::Unreadable {
                path: source,
                why: format!("it does not hold `{line}` once"),
            });
        }
        worker = worker.replace(line, &filled);
    }
    process::write(&folder.join(WORKER), &worker)
}

/// Scripts, modules and style sheets; data is the same for every version.
fn asked_for_by_version(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let ends = [".js", ".wasm", ".css"];
    let names = files
        .keys()
        .filter(|path| ends.iter().any(|end| path.ends_with(end)));
    names.cloned().collect()
}

/// The text with the version where it belongs: at its mark, and behind every
/// name.
fn versioned(text: &str, names: &[String], version: &str) -> String {
    let marked = text.replace(MARK, version);
    names.iter().fold(marked, |text, name| {
        renamed(&text, name, &format!("{name}?{version}"))
    })
}

/// Writes a service worker that takes back what a build for people left under
/// the same address: it would be shown instead of this one.
pub(crate) fn write_none(places: &Places, folder: &Path) -> Result<(), Error> {
    let source = places.root.join("web/public/sw-none.js");
    process::write(&folder.join(WORKER), &process::read(&source)?)
}

/// Every file in `folder` that the page may ask for, by its path with `/`.
pub(crate) fn files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    let mut files = BTreeMap::new();
    collect(folder, "", &mut files)?;
    Ok(files)
}

fn collect(folder: &Path, below: &str, files: &mut BTreeMap<String, Vec<u8>>) -> Result<(), Error> {
    let failed = |source| Error::File {
        path: folder.to_path_buf(),
        verb: "listed",
        source,
    };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else if is_asked_for(&path) {
            files.insert(path, process::read_bytes(&entry.path())?);
        }
    }
    Ok(())
}

/// Not what is only for people who write rubrics, not the icons, which the
/// system keeps when the page is installed, and not what a webmaster writes.
fn is_asked_for(path: &str) -> bool {
    let is_for_authors = path.ends_with(".md") || path.starts_with("rubrics/schema/");
    !is_for_authors && !path.ends_with(".png") && path != WORKER && path != SETTINGS
}

fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// The same for the same files, and for no others.
pub(crate) fn version(files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut hash = hmac_sha256::Hash::new();
    for (path, bytes) in files {
        hash.update(format!("{path} {}\n", bytes.len()));
        hash.update(bytes);
    }
    let hash = hash.finalize();
    hash[..6].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What the content of each file must be: of a page the version that stands in
/// it, of every other file a digest as in the attribute `integrity`. The page
/// itself is asked for by the name of its folder.
fn contents(files: &BTreeMap<String, Vec<u8>>, version: &str) -> Value {
    let content = |(path, bytes): (&String, &Vec<u8>)| {
        if is_page(path) {
            let path = if path == "index.html" { "" } else { path };
            return (path.to_owned(), Value::from(version));
        }
        let digest = BASE64_STANDARD.encode(hmac_sha256::Hash::hash(bytes));
        (path.clone(), Value::from(format!("sha256-{digest}")))
    };
    Value::Object(files.iter().map(content).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(pairs: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        let file = |(path, text): &(&str, &str)| ((*path).to_owned(), text.as_bytes().to_vec());
        pairs.iter().map(file).collect()
    }

    #[test]
    fn a_version_is_what_its_files_are() {
        let one = files(&[("a.js", "1"), ("b.js", "2")]);
        assert_eq!(version(&one), version(&one));
        assert_eq!(version(&one).len(), 12);
        for other in [
            files(&[("a.js", "1"), ("b.js", "3")]),
            files(&[("a.js", "1"), ("c.js", "2")]),
            files(&[("a.js", "1")]),
            files(&[("a.js", "1b.js 1\n2")]),
        ] {
            assert_ne!(version(&one), version(&other));
        }
    }

    #[test]
    fn contents_are_digests_and_pages_are_versions() {
        let files = files(&[("index.html", "x"), ("embed.html", "x"), ("a.css", "abc")]);
        // The digest of "abc" is printed in FIPS 180-2, appendix B.1.
        let expected = serde_json::json!({
            "": "v1",
            "embed.html": "v1",
            "a.css": "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=",
        });
        assert_eq!(contents(&files, "v1"), expected);
    }

    #[test]
    fn only_what_the_page_asks_for_is_kept() {
        for path in [
            "index.html",
            "levelwise-web_bg.wasm",
            "rubrics/a.json",
            "rubrics/examples/a.json",
            "icon.svg",
        ] {
            assert!(is_asked_for(path), "{path}");
        }
        for path in [
            "sw.js",
            "embed-parents.json",
            "icon-192.png",
            "rubrics/README.md",
            "rubrics/schema/rubric.schema.json",
        ] {
            assert!(!is_asked_for(path), "{path}");
        }
    }

    #[test]
    fn names_and_marks_get_the_version() {
        let names = ["start.js".to_owned(), "split_later.wasm".to_owned()];
        let filled = |text| versioned(text, &names, "v1");
        assert_eq!(
            filled("<meta content=VERSION-OF-THE-BUILD><script src=start.js>"),
            "<meta content=v1><script src=start.js?v1>"
        );
        assert_eq!(
            filled("new URL(\"./split_later.wasm\",a);restart.js;start.json"),
            "new URL(\"./split_later.wasm?v1\",a);restart.js;start.json"
        );
    }
}
