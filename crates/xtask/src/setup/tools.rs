//! Which build tools are there in the right version, and how do they get here?
//!
//! Programs from crates.io and npm; what Debian packages is in [`super::apt`].

use std::path::{Path, PathBuf};
use std::process::Command;

use super::version::Version;
use crate::cargo;
use crate::error::Error;
use crate::places::Places;
use crate::process;

const BINARYEN: &str = "132.0.0";
const ESBUILD: &str = "0.28.2";
const WASM_SPLIT: Version = Version(0, 2, 4);
const AXE: &str = "4.14.1";
const JSDOM: &str = "26.1.0";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tool {
    Trunk,
    WasmBindgen,
    WasmSplit,
    Geckodriver,
}

impl Tool {
    fn program(self) -> &'static str {
        match self {
            Self::Trunk => "trunk",
            Self::WasmBindgen => "wasm-bindgen",
            Self::WasmSplit => "wasm-split-cli",
            Self::Geckodriver => "geckodriver",
        }
    }

    fn package(self) -> &'static str {
        match self {
            Self::Trunk => "trunk",
            Self::WasmBindgen => "wasm-bindgen-cli",
            Self::WasmSplit => "wasm_split_cli_support",
            Self::Geckodriver => "geckodriver",
        }
    }

    fn wanted(self, places: &Places) -> Result<Version, Error> {
        match self {
            Self::Trunk => Ok(Version(0, 21, 14)),
            Self::Geckodriver => Ok(Version(0, 37, 1)),
            Self::WasmSplit => Ok(WASM_SPLIT),
            Self::WasmBindgen => locked_version(places),
        }
    }

    fn fits(self, found: Version, wanted: Version) -> bool {
        match self {
            // The two halves of wasm-bindgen speak a format without promises.
            Self::WasmBindgen => found == wanted,
            // Trunk.toml asks for this minor version.
            Self::Trunk => found >= wanted && found.1 == wanted.1,
            Self::Geckodriver | Self::WasmSplit => found >= wanted,
        }
    }

    pub(super) fn find(self, places: &Places) -> Option<PathBuf> {
        let wanted = self.wanted(places).ok()?;
        let file = format!("{}{}", self.program(), std::env::consts::EXE_SUFFIX);
        let ours = Some(places.tools_bin().join(file)).filter(|path| path.is_file());
        if self == Self::WasmSplit {
            // It does not say its version; cargo noted what it installed.
            let noted = std::fs::read_to_string(places.tools().join(".crates.toml")).ok()?;
            let line = format!("\"{} {wanted} ", self.package());
            return ours.filter(|_| noted.contains(&line));
        }
        let candidates = ours.into_iter().chain(process::on_path(&[self.program()]));
        candidates
            .into_iter()
            .find(|path| version_of(path).is_some_and(|found| self.fits(found, wanted)))
    }

    pub(super) fn install(self, places: &Places) -> Result<(), Error> {
        let wanted = self.wanted(places)?;
        let mut command = cargo::install(places);
        command.args([self.package(), "--version", &wanted.to_string()]);
        match self {
            Self::Trunk | Self::Geckodriver => {
                command.arg("--locked");
            }
            Self::WasmSplit => {
                command.args(["--locked", "--features", "build-binary"]);
            }
            // One package in its lock file is newer than the registry's copy.
            Self::WasmBindgen => {}
        }
        process::run(&mut command)
    }
}

fn version_of(program: &Path) -> Option<Version> {
    Version::in_text(&process::output(Command::new(program).arg("--version"))?)
}

fn locked_version(places: &Places) -> Result<Version, Error> {
    let path = places.root.join("Cargo.lock");
    let lock = process::read(&path)?;
    Version::in_lock(&lock, "wasm-bindgen").ok_or_else(|| Error::Unreadable {
        path,
        why: "it names no version of wasm-bindgen".to_owned(),
    })
}

pub(super) fn find_wasm_opt(places: &Places) -> Option<PathBuf> {
    let ours = places.npm_bin().join("wasm-opt");
    if npm_has(places, "binaryen", BINARYEN) && ours.exists() {
        return Some(ours);
    }
    let program = process::on_path(&["wasm-opt"])?;
    let text = process::output(Command::new(&program).arg("--version"))?;
    // `wasm-opt version 132 (version_132)`
    let major = text
        .split_whitespace()
        .find_map(|word| word.parse::<u32>().ok())?;
    (Version::in_text(BINARYEN)?.0 <= major).then_some(program)
}

pub(super) fn find_esbuild(places: &Places) -> Option<PathBuf> {
    let script = places.npm_bin().join(if cfg!(windows) {
        "esbuild.cmd"
    } else {
        "esbuild"
    });
    (npm_has(places, "esbuild", ESBUILD) && script.is_file()).then_some(script)
}

pub(super) fn find_axe(places: &Places) -> Option<PathBuf> {
    let script = places.npm_package("axe-core").join("axe.min.js");
    (npm_has(places, "axe-core", AXE) && script.is_file()).then_some(script)
}

pub(super) fn find_jsdom(places: &Places) -> Option<PathBuf> {
    npm_has(places, "jsdom", JSDOM).then(|| places.npm())
}

fn npm_has(places: &Places, package: &str, version: &str) -> bool {
    // Starting Node to ask takes longer than the whole check may.
    let manifest = std::fs::read_to_string(places.npm_package(package).join("package.json"));
    let manifest = manifest
        .ok()
        .and_then(|text| serde_json::from_str::<serde_json::Value>(&text).ok());
    manifest.is_some_and(|manifest| manifest["version"] == version)
}

/// npm, ready for its arguments.
pub(crate) fn npm() -> Result<Command, Error> {
    if process::on_path(&["npm", "npm.cmd"]).is_none() {
        return Err(Error::Missing {
            thing: "npm".to_owned(),
            advice: "install Node 20 or newer from https://nodejs.org (on Debian: the packages \
                     nodejs and npm); a build without --release needs neither"
                .to_owned(),
        });
    }
    Ok(Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" }))
}

/// All at once: npm removes what a later call does not name.
pub(super) fn install_from_npm(places: &Places) -> Result<(), Error> {
    let mut command = npm()?;
    command.args([
        "install",
        "--no-save",
        "--no-package-lock",
        "--no-audit",
        "--no-fund",
        "--silent",
    ]);
    command.arg("--prefix").arg(places.npm());
    command.args([
        format!("binaryen@{BINARYEN}"),
        format!("esbuild@{ESBUILD}"),
        format!("jsdom@{JSDOM}"),
        format!("axe-core@{AXE}"),
    ]);
    std::fs::create_dir_all(places.npm()).map_err(|source| Error::File {
        path: places.npm(),
        verb: "created",
        source,
    })?;
    process::run(&mut command)
}
