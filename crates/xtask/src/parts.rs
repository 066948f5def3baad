//! How is the built page made small, in two parts: what the first indicator
//! needs, and what comes later?
//!
//! Trunk calls this at the end of its build (the hook in Trunk.toml), since it
//! knows nothing of parts. The module that cargo linked is split where
//! web/src/later.rs says, before wasm-bindgen throws away what the splitting
//! needs; each part is then optimised, and names that only the two halves of
//! the first part use are shortened in both.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::error::Error;
use crate::places::Places;
use crate::process;
use crate::setup::{Purpose, Toolbox};

const NAME: &str = "levelwise-web";
/// What wasm-bindgen imports from its own script.
const IMPORTED_FROM: &str = "./levelwise-web_bg.js";
/// Named one by one: with `--all-features` Chromium refuses the module.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];
/// By what is left after brotli, not by what is smallest before it
/// (crates/DECISIONS.md, 18).
const SMALL: [&str; 9] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--one-caller-inline-max-function-size=0",
    "--converge",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Called by Trunk; does nothing in a build that is not for people to download.
pub(crate) fn run(places: &Places) -> Result<(), Error> {
    if env::var("TRUNK_PROFILE").as_deref() != Ok("release") {
        return Ok(());
    }
    let started = Instant::now();
    let staging = PathBuf::from(env::var_os("TRUNK_STAGING_DIR").unwrap_or_default());
    let toolbox = Toolbox::find(places, Purpose::SmallPage)?;
    let work = places.wasm_target().join("parts");
    let _ = fs::remove_dir_all(&work);
    let linked = places
        .wasm_target()
        .join("wasm32-unknown-unknown/page")
        .join(format!("{NAME}.wasm"));

    process::run(
        Command::new(toolbox.wasm_split()?)
            .args(["--target", "web", "--out-name", NAME])
            .args([&linked, &work]),
    )?;
    let bound = work.join("bound");
    process::run(
        Command::new(toolbox.wasm_bindgen())
            .args(["--target", "web", "--no-typescript", "--out-name", NAME])
            // The later part looks its functions up in the first one's table.
            .arg("--keep-lld-exports")
            .arg("--out-dir")
            .args([&bound, &work.join(format!("{NAME}.wasm"))]),
    )?;
    let main = format!("{NAME}_bg.wasm");
    optimise(&toolbox, &bound.join(&main), &staging.join(&main))?;
    let script = process::read(&bound.join(format!("{NAME}.js")))?;
    let script = shorten(&staging.join(&main), &script)?;
    process::write(&bound.join(format!("{NAME}.js")), &script)?;
    let loader = "__wasm_split.js";
    copy(&work.join(loader), &bound.join(loader))?;
    bundle(&toolbox, &bound, &staging.join(format!("{NAME}.js")))?;
    // Trunk laid out what is in the script by now.
    let _ = fs::remove_dir_all(staging.join("snippets"));
    for sheet in sheets(&staging)? {
        minify(&toolbox, &sheet)?;
    }
    for part in parts(&work)? {
        optimise(&toolbox, &work.join(&part), &staging.join(&part))?;
    }
    println!(
        "page: in two parts, made small ({:.1} s)",
        started.elapsed().as_secs_f32()
    );
    Ok(())
}

/// The names of the modules that come later.
fn parts(work: &Path) -> Result<Vec<PathBuf>, Error> {
    let first = PathBuf::from(format!("{NAME}.wasm"));
    let names = ending(work, "wasm")?.into_iter();
    let names = names.filter_map(|path| path.file_name().map(PathBuf::from));
    Ok(names.filter(|name| *name != first).collect())
}

/// Style sheets; Trunk made those small that it knows, and again does no harm.
fn sheets(staging: &Path) -> Result<Vec<PathBuf>, Error> {
    ending(staging, "css")
}

/// The files in `folder` whose names end in `end`, in order.
fn ending(folder: &Path, end: &str) -> Result<Vec<PathBuf>, Error> {
    let failed = |source| Error::File {
        path: folder.to_path_buf(),
        verb: "listed",
        source,
    };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|found| found == end) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn minify(toolbox: &Toolbox, sheet: &Path) -> Result<(), Error> {
    let mut command = Command::new(toolbox.esbuild()?);
    command.arg(sheet);
    command.args(["--minify", "--allow-overwrite", "--log-level=warning"]);
    process::run(command.arg(format!("--outfile={}", sheet.display())))
}

fn optimise(toolbox: &Toolbox, from: &Path, to: &Path) -> Result<(), Error> {
    let mut command = Command::new(toolbox.wasm_opt()?);
    command.args(FEATURES).args(SMALL).arg(from);
    process::run(command.arg("-o").arg(to))
}

/// Joins the page's script and the one that loads the later part, which import
/// each other: a file of its own would be one more request in a row.
fn bundle(toolbox: &Toolbox, folder: &Path, to: &Path) -> Result<(), Error> {
    let mut command = Command::new(toolbox.esbuild()?);
    command.arg(folder.join(format!("{NAME}.js")));
    command.args([
        "--bundle",
        "--format=esm",
        "--minify",
        "--log-level=warning",
    ]);
    process::run(command.arg(format!("--outfile={}", to.display())))
}

fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    process::write(to, &process::read(from)?)
}

/// Gives what the module at `path` imports from its own script names of one to
/// three letters, there and in the script: each carries a hash, which does not
/// compress.
fn shorten(path: &Path, script: &str) -> Result<String, Error> {
    let failed = |source| Error::File {
        path: path.to_path_buf(),
        verb: "read",
        source,
    };
    let module = fs::read(path).map_err(failed)?;
    let (module, names) = short_imports(&module).ok_or_else(|| Error::Unreadable {
        path: path.to_path_buf(),
        why: "its imports are not laid out as expected".to_owned(),
    })?;
    let mut script = script.to_owned();
    for (long, short) in &names {
        script = renamed(&script, long, short);
    }
    let failed = |source| Error::File {
        path: path.to_path_buf(),
        verb: "written",
        source,
    };
    fs::write(path, module).map_err(failed)?;
    Ok(script)
}

/// Replaces `long` where it stands as a word of its own.
fn renamed(script: &str, long: &str, short: &str) -> String {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '$';
    let mut text = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(at) = rest.find(long) {
        let (before, found) = rest.split_at(at);
        let after = &found[long.len()..];
        text.push_str(before);
        let stands_alone = !before.ends_with(is_word) && !after.starts_with(is_word);
        text.push_str(if stands_alone { short } else { long });
        rest = after;
    }
    text + rest
}

type Names = Vec<(String, String)>;

/// The module with short import names, and which name became which. Only the
/// import section is read: <https://webassembly.github.io/spec/core/binary/modules.html#import-section>
fn short_imports(module: &[u8]) -> Option<(Vec<u8>, Names)> {
    const IMPORTS: u8 = 2;
    let (header, mut rest) = module.split_at_checked(8)?;
    let mut written = header.to_vec();
    let mut names = Names::new();
    while let Some((id, after)) = rest.split_first() {
        let (size, body) = number(after)?;
        let (section, next) = body.split_at_checked(size)?;
        written.push(*id);
        if *id == IMPORTS {
            let short = short_section(section, &mut names)?;
            put_number(&mut written, short.len());
            written.extend(short);
        } else {
            put_number(&mut written, size);
            written.extend(section);
        }
        rest = next;
    }
    Some((written, names))
}

fn short_section(section: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let (n_imports, mut rest) = number(section)?;
    let mut written = Vec::new();
    put_number(&mut written, n_imports);
    for _ in 0..n_imports {
        let (from, after) = text(rest)?;
        let (name, after) = text(after)?;
        let after_type = skip_type(after)?;
        let short = if from == IMPORTED_FROM {
            let short = short_name(names.len());
            names.push((name.to_owned(), short.clone()));
            short
        } else {
            name.to_owned()
        };
        put_text(&mut written, from);
        put_text(&mut written, &short);
        written.extend(&after[..after.len() - after_type.len()]);
        rest = after_type;
    }
    Some(written)
}

/// What stands behind the type of an import.
fn skip_type(bytes: &[u8]) -> Option<&[u8]> {
    let limits = |bytes| {
        let (kind, mut rest) = number(bytes)?;
        for _ in 0..=(kind & 1) {
            rest = number(rest)?.1;
        }
        Some(rest)
    };
    let (kind, rest) = bytes.split_first()?;
    match kind {
        0 => number(rest).map(|(_, rest)| rest),
        1 => limits(rest.get(1..)?),
        2 => limits(rest),
        3 => rest.get(2..),
        _ => None,
    }
}

/// `$a`, `$b` …: no name of JavaScript's and none of wasm-bindgen's.
fn short_name(index: usize) -> String {
    let letter = |index: usize| char::from(b'a' + u8::try_from(index % 26).unwrap_or(0));
    let mut name = String::from("$");
    if index >= 26 {
        name.push(letter(index / 26 - 1));
    }
    name.push(letter(index));
    name
}

/// An unsigned LEB128 number, and what follows it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (index, byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((value, &bytes[index + 1..]));
        }
    }
    None
}

fn put_number(written: &mut Vec<u8>, mut value: usize) {
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or(0);
        value >>= 7;
        if value == 0 {
            written.push(low);
            return;
        }
        written.push(low | 0x80);
    }
}

fn text(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let (size, rest) = number(bytes)?;
    let (text, rest) = rest.split_at_checked(size)?;
    Some((std::str::from_utf8(text).ok()?, rest))
}

fn put_text(written: &mut Vec<u8>, text: &str) {
    put_number(written, text.len());
    written.extend(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_size_come_back() {
        for value in [0, 1, 127, 128, 300, 16_384, 4_000_000] {
            let mut bytes = Vec::new();
            put_number(&mut bytes, value);
            bytes.push(7);
            assert_eq!(number(&bytes), Some((value, &[7][..])), "{value}");
        }
        assert_eq!(number(&[0x80]), None);
    }

    #[test]
    fn only_imports_from_the_own_script_are_renamed() {
        let mut section = Vec::new();
        put_number(&mut section, 3);
        for (from, name) in [
            (IMPORTED_FROM, "__wbg_click_0123456789abcdef"),
            ("__wasm_split", "memory"),
            (IMPORTED_FROM, "__wbindgen_throw"),
        ] {
            put_text(&mut section, from);
            put_text(&mut section, name);
            section.extend([0, 5]);
        }
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.push(2);
        put_number(&mut module, section.len());
        module.extend(&section);
        module.extend([10, 2, 1, 0]);

        let (short, names) = short_imports(&module).expect("a module");
        assert_eq!(
            names,
            [
                ("__wbg_click_0123456789abcdef".into(), "$a".into()),
                ("__wbindgen_throw".into(), "$b".into())
            ]
        );
        assert!(short.ends_with(&[10, 2, 1, 0]));
        let text = String::from_utf8_lossy(&short).into_owned();
        assert!(text.contains("memory") && !text.contains("click"));
        assert_eq!(short_imports(&module[..20]), None);
    }

    #[test]
    fn a_longer_name_is_left_alone() {
        let script = "x.__wbg_a = __wbg_a; __wbg_a_1(__wbg_a)";
        assert_eq!(renamed(script, "__wbg_a", "$a"), "x.$a = $a; __wbg_a_1($a)");
        assert_eq!(short_name(0), "$a");
        assert_eq!(short_name(25), "$z");
        assert_eq!(short_name(26), "$aa");
        assert_eq!(short_name(146), "$eq");
    }
}
