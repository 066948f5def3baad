//! How is the built page made small, in two parts: what the first indicator
//! needs, and what comes later?
//!
//! Trunk calls this at the end of its build (the hook in Trunk.toml), since it
//! knows nothing of parts. The module that cargo linked is split where
//! web/src/later.rs says, before wasm-bindgen throws away what the splitting
//! needs; each part is then optimised, and names that only the two halves of
//! the first part use are shortened in both.
//!
//! The modules and scripts of one build name each other by an id of that build.
//! Where a host or a cache mixes two builds they do not link, instead of
//! calling each other's functions wrongly.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::data;
use crate::embed;
use crate::error::Error;
use crate::imports::{FIRST_PART, IMPORTED_FROM, Names, linked_by, renamed};
use crate::offline;
use crate::places::Places;
use crate::prerender;
use crate::process;
use crate::setup::{Purpose, Toolbox};
use crate::sheets;

const NAME: &str = "levelwise-web";
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
const SMALL: [&str; 11] = [
    // The stack begins at 1 MB and grows down: who reaches the lowest kilobyte is
    // about to run out of it.
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--one-caller-inline-max-function-size=0",
    "--converge",
    // Functions of one kind stand together, which brotli sees.
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Called by Trunk; a build that is not for people to download is left as it is.
pub(crate) fn run(places: &Places) -> Result<(), Error> {
    let staging = PathBuf::from(env::var_os("TRUNK_STAGING_DIR").unwrap_or_default());
    if env::var("TRUNK_PROFILE").as_deref() != Ok("release") {
        prerender::write_blank(&staging)?;
        embed::write_if_possible(places, &staging)?;
        return offline::write_none(places, &staging);
    }
    let started = Instant::now();
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
    let later = parts(&work)?;
    for part in &later {
        optimise(&toolbox, &work.join(part), &staging.join(part))?;
    }
    let script = process::read(&bound.join(format!("{NAME}.js")))?;
    let id = build_id(&staging, &later, &script)?;
    let names = relink(&staging.join(&main), &id)?;
    let mut script = renamed(&script, IMPORTED_FROM, &id);
    for (long, short) in &names {
        script = renamed(&script, long, short);
    }
    process::write(&bound.join(format!("{NAME}.js")), &script)?;
    let loader = "__wasm_split.js";
    let script = renamed(&process::read(&work.join(loader))?, FIRST_PART, &id);
    process::write(&bound.join(loader), &script)?;
    bundle(&toolbox, &bound, &staging.join(format!("{NAME}.js")))?;
    for part in &later {
        relink(&staging.join(part), &id)?;
    }
    join_glue(places, &toolbox, &bound)?;
    embed::write(places, &toolbox, &staging)?;
    // Trunk laid out what is in the script by now.
    let _ = fs::remove_dir_all(staging.join("snippets"));
    sheets::write(places, &toolbox, &staging)?;
    data::write(&staging.join("rubrics"))?;
    prerender::write(places, &toolbox, &staging)?;
    offline::write(places, &staging)?;
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

/// The files in `folder` whose names end in `end`, in order.
pub(crate) fn ending(folder: &Path, end: &str) -> Result<Vec<PathBuf>, Error> {
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
        // What the glue says to developers; people get a sentence on the page.
        "--drop:console",
        "--format=esm",
        "--minify",
        "--log-level=warning",
    ]);
    process::run(command.arg(format!("--outfile={}", to.display())))
}

/// The module by which a script starts the form, more than once if it wishes.
pub(crate) fn glue_module(places: &Places) -> PathBuf {
    places.wasm_target().join("parts/glue.js")
}

/// The function in it.
pub(crate) fn glue_function(places: &Places) -> PathBuf {
    places.wasm_target().join("parts/glue-function.js")
}

/// The script in `bound` as a function: a module is there once for every page, and
/// holds what belongs to one form.
pub(crate) fn join_glue(places: &Places, toolbox: &Toolbox, bound: &Path) -> Result<(), Error> {
    let host = ending_in(&bound.join("snippets"), "src/host.js")?;
    let work = places.wasm_target().join("parts");
    fs::create_dir_all(&work).map_err(|source| Error::File {
        path: work.clone(),
        verb: "made",
        source,
    })?;
    let entry = work.join("entry.js");
    let words = format!(
        "export {{ default as init }} from \"{}\";\n\
         export {{ stand }} from \"{}\";\n",
        bound.join(format!("{NAME}.js")).display(),
        host.display()
    );
    process::write(&entry, &words)?;
    let joined = work.join("joined.js");
    let mut command = Command::new(toolbox.esbuild()?);
    command.arg(&entry);
    command.args([
        "--bundle",
        "--format=iife",
        "--global-name=glue",
        "--minify",
    ]);
    command.args(["--define:import.meta.url=moduleUrl", "--log-level=warning"]);
    command.args(["--drop:console", "--charset=utf8"]);
    // wasm-bindgen names a module of ours once for each of its functions.
    command.arg("--log-override:duplicate-object-key=silent");
    process::run(command.arg(format!("--outfile={}", joined.display())))?;
    let joined = process::read(&joined)?;
    let function = format!("(fetch,moduleUrl)=>{{{}return glue}}", joined.trim());
    process::write(&glue_function(places), &function)?;
    let module = format!(
        "const make = {function};\n\
         export const instance = () => make(globalThis.fetch, import.meta.url);\n"
    );
    process::write(&glue_module(places), &module)
}

/// The one file that stands at `end` in a folder of `folder`.
fn ending_in(folder: &Path, end: &str) -> Result<PathBuf, Error> {
    let failed = |source| Error::File {
        path: folder.to_path_buf(),
        verb: "listed",
        source,
    };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path().join(end);
        if path.is_file() {
            return Ok(path);
        }
    }
    Err(Error::Unreadable {
        path: folder.to_path_buf(),
        why: format!("it holds no {end}"),
    })
}

/// The same for the same modules and script, and for no others.
fn build_id(staging: &Path, later: &[PathBuf], script: &str) -> Result<String, Error> {
    let mut hash = hmac_sha256::Hash::new();
    hash.update(script);
    let main = PathBuf::from(format!("{NAME}_bg.wasm"));
    for module in std::iter::once(&main).chain(later) {
        hash.update(process::read_bytes(&staging.join(module))?);
    }
    // A word that may stand for a property without quotes.
    let [one, two, three, four, ..] = hash.finalize();
    Ok(format!("b{one:02x}{two:02x}{three:02x}{four:02x}"))
}

/// Lets the module at `path` import by `id` what it imports from its own script
/// or from the first part. What it imports from the script gets names of one to
/// three letters, which are given back: each carries a hash, which does not
/// compress.
fn relink(path: &Path, id: &str) -> Result<Names, Error> {
    let module = process::read_bytes(path)?;
    let (module, names) = linked_by(id, &module).ok_or_else(|| Error::Unreadable {
        path: path.to_path_buf(),
        why: "its imports are not laid out as expected".to_owned(),
    })?;
    process::write_bytes(path, &module)?;
    Ok(names)
}
