//! How is the npm package built and packed? Into target/npm; nobody publishes it.
//!
//! What stands in the package as it is, is in crates/levelwise-wasm/package.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::cargo::{self, WasmBuild};
use crate::error::Error;
use crate::places::Places;
use crate::process;
use crate::setup::{Purpose, Toolbox, npm};

const WASM: &str = "wasm32-unknown-unknown";
const AS_IT_IS: &str = "crates/levelwise-wasm/package";

/// Named one by one: Chromium refuses a module that uses more. The page's are in
/// web/index.html.
/// What is flattened and not inlined compresses best.
const WASM_OPT: [&str; 14] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--one-caller-inline-max-function-size=0",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--converge",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// One module of WebAssembly with its script and its types.
struct Module {
    /// The feature of levelwise-wasm that makes it.
    feature: &'static str,
    /// What script and types are called.
    script: &'static str,
    wasm: &'static str,
}

/// What every page needs, and what few do.
const MODULES: [Module; 2] = [
    Module {
        feature: "engine",
        script: "engine",
        wasm: "levelwise.wasm",
    },
    Module {
        feature: "exchange",
        script: "exchange-engine",
        wasm: "exchange.wasm",
    },
];

pub(crate) fn package(places: &Places) -> Result<(), Error> {
    let toolbox = Toolbox::prepare(places, Purpose::SmallPage)?;
    build_with(places, &toolbox).map(drop)
}

/// The packed file.
pub(crate) fn build_with(places: &Places, toolbox: &Toolbox) -> Result<PathBuf, Error> {
    let started = Instant::now();
    let folder = places.npm_folder().join("levelwise");
    begin(&folder)?;
    for module in &MODULES {
        process::run(&mut compile(places, toolbox, module))?;
        bind(places, toolbox, module, &folder)?;
    }
    copy_all(&places.root.join(AS_IT_IS), &folder)?;
    copy_all(&places.root.join("rubrics"), &folder.join("rubrics"))?;
    copy(&places.root.join("LICENSE"), &folder.join("LICENSE"))?;
    let packed = pack(&folder)?;
    println!(
        "package: packed {} ({:.1} s)",
        packed.display(),
        started.elapsed().as_secs_f32()
    );
    Ok(packed)
}

fn compile(places: &Places, toolbox: &Toolbox, module: &Module) -> Command {
    let mut command = cargo::wasm(places, toolbox, WasmBuild::Engine, "cargo");
    command.args(["build", "--package", "levelwise-wasm", "--target", WASM]);
    command.args(["--profile", "page"]);
    command.args(["--no-default-features", "--features", module.feature]);
    command
}

/// A module with its JavaScript and its types.
fn bind(places: &Places, toolbox: &Toolbox, module: &Module, folder: &Path) -> Result<(), Error> {
    let compiled = places
        .wasm_target()
        .join(WASM)
        .join("page/levelwise_wasm.wasm");
    let bindgen = |target: &str, out: &Path| {
        let mut command = Command::new(toolbox.wasm_bindgen());
        command.args(["--target", target, "--out-name", module.script, "--out-dir"]);
        command.arg(out).arg(&compiled);
        command
    };
    let mut with_script = bindgen("web", folder);
    // Where the engine is, is for the entry files to say.
    with_script.args(["--omit-default-module-path", "--no-typescript"]);
    process::run(&mut with_script)?;
    let script = folder.join(module.script).with_extension("js");
    process::write(&script, &without_comments(&process::read(&script)?))?;
    // Only these types tell of the functions and not of how they are loaded.
    let types = places.npm_folder().join("types");
    process::run(&mut bindgen("bundler", &types))?;
    let declarations = format!("{}.d.ts", module.script);
    copy(&types.join(&declarations), &folder.join(&declarations))?;

    let bound = folder.join(format!("{}_bg.wasm", module.script));
    let mut optimise = Command::new(toolbox.wasm_opt()?);
    optimise.args(WASM_OPT).arg(&bound);
    optimise.arg("-o").arg(folder.join(module.wasm));
    process::run(&mut optimise)?;
    fs::remove_file(&bound).map_err(|source| Error::File {
        path: bound,
        verb: "removed",
        source,
    })
}

/// The same comments stand in engine.d.ts, where editors look for them.
fn without_comments(script: &str) -> String {
    let mut is_comment = false;
    let is_code = |line: &&str| {
        is_comment |= *line == "/**";
        let is_code = !is_comment;
        is_comment &= line.trim() != "*/";
        is_code
    };
    let code = script.lines().filter(is_code);
    code.fold(String::new(), |text, line| text + line + "\n")
}

fn pack(folder: &Path) -> Result<PathBuf, Error> {
    let around = folder.parent().unwrap_or(folder);
    let mut command = npm()?;
    command.current_dir(folder);
    command
        .args(["pack", "--silent", "--pack-destination"])
        .arg(around);
    let line = process::describe(&command);
    // npm prints the name of the file.
    let name = process::output(&mut command).ok_or(Error::Failed {
        command: line,
        status: "an error: run it alone to see why".to_owned(),
    })?;
    Ok(around.join(name))
}

/// An empty folder, so that nothing old is packed.
fn begin(folder: &Path) -> Result<(), Error> {
    let failed = |source| Error::File {
        path: folder.to_path_buf(),
        verb: "emptied",
        source,
    };
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(failed)?;
    }
    fs::create_dir_all(folder).map_err(failed)
}

/// The files of a folder, and the folders in it.
fn copy_all(from: &Path, to: &Path) -> Result<(), Error> {
    let failed = |source| Error::File {
        path: from.to_path_buf(),
        verb: "copied",
        source,
    };
    fs::create_dir_all(to).map_err(failed)?;
    for entry in from.read_dir().map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy_all(&from, &to)?;
        } else {
            copy(&from, &to)?;
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    fs::copy(from, to).map(drop).map_err(|source| Error::File {
        path: from.to_path_buf(),
        verb: "copied",
        source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_between_functions_go() {
        let script =
            "/**\n * Says.\n */\nexport function a() {\n    /** kept */\n}\n/**\n */\nb();\n";
        let left = "export function a() {\n    /** kept */\n}\nb();\n";
        assert_eq!(without_comments(script), left);
    }
}
