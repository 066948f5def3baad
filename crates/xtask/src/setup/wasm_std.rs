//! Which standard library does the wasm build use, and how does it get here?
//!
//! First choice is the compiler's own, ready-made. Where rustup cannot fetch
//! it, Debian's compiler builds it from the matching source.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::apt;
use crate::error::Error;
use crate::places::Places;
use crate::process;

const TARGET: &str = "wasm32-unknown-unknown";
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-19"];
/// The oldest minor version of Rust that builds this workspace.
const OLDEST_MINOR: u32 = 88;

#[derive(Clone, Debug)]
pub(crate) enum WasmStd {
    /// It came with the compiler on PATH.
    Prebuilt {
        /// Whether its source came too, from which a smaller one is built for
        /// the page that people download.
        has_source: bool,
    },
    /// Debian's compiler builds it.
    FromSource {
        linker: PathBuf,
        /// A folder with that compiler and its cargo, and nothing else.
        compiler: PathBuf,
    },
}

pub(super) fn find(places: &Places) -> Option<WasmStd> {
    if !is_source_asked_for() && has_prebuilt() {
        return Some(WasmStd::Prebuilt {
            has_source: has_source(),
        });
    }
    from_source(places)
}

/// `LEVELWISE_WASM_STD=source` passes over a ready-made library: the page
/// built from source is smaller.
fn is_source_asked_for() -> bool {
    env::var_os("LEVELWISE_WASM_STD").is_some_and(|choice| choice == "source")
}

fn has_prebuilt() -> bool {
    let folder = process::output(Command::new("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        TARGET,
    ]));
    // The compiler names the folder whether it is there or not.
    folder.is_some_and(|folder| Path::new(&folder).is_dir())
}

fn has_source() -> bool {
    let sysroot = process::output(Command::new("rustc").args(["--print", "sysroot"]));
    sysroot.is_some_and(|sysroot| {
        Path::new(&sysroot)
            .join("lib/rustlib/src/rust/library/std/Cargo.toml")
            .is_file()
    })
}

/// Whether nothing can be done about the source: it is there, Debian's is used,
/// or no rustup could fetch it.
pub(super) fn source_is_settled(places: &Places) -> bool {
    match find(places) {
        Some(WasmStd::Prebuilt { has_source }) => {
            has_source || process::on_path(&["rustup"]).is_none()
        }
        Some(WasmStd::FromSource { .. }) => true,
        None => false,
    }
}

/// Fetches the source if it can be had; without it the page is larger and works
/// all the same.
pub(super) fn install_source() {
    let mut command = Command::new("rustup");
    command.args(["component", "add", "rust-src"]);
    if process::run_bounded(&mut command, Duration::from_secs(120)).is_err() {
        println!("      rustup cannot fetch it here; the optimised page will be larger");
    }
}

fn from_source(places: &Places) -> Option<WasmStd> {
    let rustc = Path::new("/usr/bin/rustc");
    if !Path::new("/usr/bin/cargo").is_file() {
        return None;
    }
    let version = process::output(
        Command::new(rustc)
            .arg("--version")
            .env_remove("LD_LIBRARY_PATH"),
    )?;
    if minor_version(&version)? < OLDEST_MINOR {
        return None;
    }
    if !Path::new("/usr/lib/rustlib/src/rust/library/std/Cargo.toml").is_file() {
        return None;
    }
    Some(WasmStd::FromSource {
        linker: linker()?,
        compiler: links(places).ok()?,
    })
}

fn linker() -> Option<PathBuf> {
    let rustups =
        process::output(Command::new("rustc").args(["--print", "sysroot"])).and_then(|sysroot| {
            let hosts = Path::new(&sysroot).join("lib/rustlib").read_dir().ok()?;
            let mut linkers = hosts.flatten().map(|host| host.path().join("bin/rust-lld"));
            linkers.find(|path| path.is_file())
        });
    let debians = || {
        let linked = process::on_path(&["rust-lld", "wasm-ld-19"]);
        linked.or_else(|| {
            Some(PathBuf::from("/usr/lib/llvm-19/bin/wasm-ld")).filter(|path| path.is_file())
        })
    };
    rustups.or_else(debians)
}

/// PATH must find Debian's cargo before rustup's, but /usr/bin at its front
/// would also bring Debian's old wasm-opt before ours.
fn links(places: &Places) -> Result<PathBuf, Error> {
    let folder = places.tools().join("debian");
    let failed = |source| Error::File {
        path: folder.clone(),
        verb: "written",
        source,
    };
    std::fs::create_dir_all(&folder).map_err(failed)?;
    for name in ["cargo", "rustc", "rustdoc", "cargo-clippy", "clippy-driver"] {
        let program = Path::new("/usr/bin").join(name);
        let link = folder.join(name);
        if program.exists() && !link.exists() {
            link_to(&program, &link).map_err(failed)?;
        }
    }
    Ok(folder)
}

#[cfg(unix)]
fn link_to(program: &Path, link: &Path) -> std::io::Result<()> {
    match std::os::unix::fs::symlink(program, link) {
        // Another run made it in the meantime, or it points to what is gone.
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        made => made,
    }
}

#[cfg(not(unix))]
fn link_to(_program: &Path, _link: &Path) -> std::io::Result<()> {
    Err(std::io::ErrorKind::Unsupported.into())
}

pub(super) fn install() -> Result<(), Error> {
    if !is_source_asked_for() && process::on_path(&["rustup"]).is_some() {
        let mut command = Command::new("rustup");
        command.args(["target", "add", TARGET]);
        if process::run_bounded(&mut command, Duration::from_secs(300)).is_ok() && has_prebuilt() {
            return Ok(());
        }
        println!("      rustup cannot fetch it here; building it from Debian's source instead");
    }
    if apt::is_possible() {
        return apt::install(&PACKAGES);
    }
    let advice = if cfg!(target_os = "linux") {
        format!(
            "run `rustup target add {TARGET}`; where that fails, {}",
            apt::by_hand(&PACKAGES)
        )
    } else {
        format!("install Rust from https://rustup.rs and run `rustup target add {TARGET}`")
    };
    Err(Error::Missing {
        thing: format!("the standard library for {TARGET}"),
        advice,
    })
}

/// `rustc 1.96.0 (…)` is 96.
fn minor_version(version: &str) -> Option<u32> {
    version
        .split_whitespace()
        .nth(1)?
        .split('.')
        .nth(1)?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_minor_version_is_read() {
        assert_eq!(
            minor_version("rustc 1.96.0 (ac68faa20 2026-05-25)"),
            Some(96)
        );
        assert_eq!(minor_version("rustc 1.63.0"), Some(63));
        assert_eq!(minor_version("rustc"), None);
    }
}
