//! What is in the package, and how much of it a browser downloads.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use brotli::enc::BrotliEncoderParams;
use levelwise_packaging::Project;

/// What the engine may take, in bytes, and what few pages load beside it: what a browser asks for, each file
/// compressed by brotli at its best, as hosts do it once for all who come.
const LIMIT: usize = 70_000;
const QUALITY: i32 = 11;
const WINDOW_BITS: i32 = 22;

const DOWNLOADED: [&str; 5] = [
    "index.js",
    "start.js",
    "error.js",
    "engine.js",
    "levelwise.wasm",
];

const EXCHANGE: [&str; 3] = ["exchange.js", "exchange-engine.js", "exchange.wasm"];

const OTHERS: [&str; 12] = [
    "LICENSE",
    "README.md",
    "engine.d.ts",
    "error.d.ts",
    "exchange-engine.d.ts",
    "exchange-node.js",
    "exchange.d.ts",
    "index.d.ts",
    "node.js",
    "package.json",
    "rubrics/examples/leadership-system.json",
    "rubrics/leadership-system.json",
];

#[test]
fn what_is_packed() {
    let project = Project::install("contents");
    let folder = project.folder().join("node_modules/levelwise");
    nothing_else_is_packed(&folder);
    is_small("engine", &DOWNLOADED, LIMIT, &folder);
    is_small("exchange", &EXCHANGE, LIMIT, &folder);
    no_file_names_a_registry(&folder);
}

fn nothing_else_is_packed(folder: &Path) {
    let packed = files_in(folder, "");
    let all = || DOWNLOADED.iter().chain(&EXCHANGE).chain(&OTHERS);
    for name in all() {
        assert!(
            packed.iter().any(|packed| packed == name),
            "{name} is not packed"
        );
    }
    for name in &packed {
        let is_known = all().any(|known| known == name);
        let is_rubric = name.starts_with("rubrics/");
        assert!(is_known || is_rubric, "{name} is packed");
    }
}

fn is_small(what: &str, files: &[&str], limit: usize, folder: &Path) {
    let mut total = 0;
    let mut table = String::new();
    for name in files {
        let bytes = fs::read(folder.join(name)).expect("it is packed");
        let size = compressed(&bytes);
        total += size;
        table.push_str(&format!("{name:<36}{:>10}{size:>10}\n", bytes.len()));
    }
    // Written past the test harness, which hides what a passing test prints.
    let _ = writeln!(
        std::io::stderr(),
        "\n{table}{:<46}{total:>10}",
        format!("{what}, brotli")
    );
    assert!(
        total <= limit,
        "the {what} is {total} bytes, {} above the limit of {limit}\n{table}",
        total.saturating_sub(limit)
    );
}

/// Nothing names a place where packages come from.
fn no_file_names_a_registry(folder: &Path) {
    for name in files_in(folder, "") {
        // The engine is no text.
        let text = fs::read_to_string(folder.join(&name)).unwrap_or_default();
        assert!(!text.contains("registry."), "{name} names a registry");
    }
}

fn compressed(bytes: &[u8]) -> usize {
    let parameters = BrotliEncoderParams {
        quality: QUALITY,
        lgwin: WINDOW_BITS,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut written = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut written, &parameters).expect("memory takes it all");
    written.len()
}

/// Every file of a folder, by its path from there.
fn files_in(folder: &Path, above: &str) -> Vec<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be listed") {
        let entry = entry.expect("the folder can be listed");
        let name = entry
            .file_name()
            .into_string()
            .expect("a file name is text");
        let name = format!("{above}{name}");
        if entry.path().is_dir() {
            files.extend(files_in(&entry.path(), &format!("{name}/")));
        } else {
            files.push(name);
        }
    }
    files
}
