//! In which environment does cargo build for this machine, and for wasm?
//!
//! What the wasm build needs from outside (a standard library, tools) is found
//! by [`crate::setup`].

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::places::Places;
use crate::process;
use crate::setup::{Toolbox, WasmStd};

/// What a wasm build is for: each wants other flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WasmBuild {
    /// Also `cargo check`: the two share what they compile.
    Plain,
    /// The page that people download, to be taken apart.
    ForSize,
    /// The npm package's engine, which stays whole.
    Engine,
    Tests,
}

impl WasmBuild {
    fn is_small(self) -> bool {
        match self {
            Self::ForSize | Self::Engine => true,
            Self::Plain | Self::Tests => false,
        }
    }
}

/// Every stack frame of the page fits many times over, and a page starts with
/// its whole stack as memory: 1 MiB unless told otherwise.
const STACK: &str = "-Clink-arg=-zstack-size=131072";

/// By these the linked module can be taken apart ([`crate::parts`]), which
/// strips it afterwards.
const RELOCATIONS: &str = "-Clink-arg=--emit-relocs";

/// For a compiler with unstable flags. A panic in the page is a bug of ours
/// and stops it either way; the text of it is not worth a quarter of the
/// download.
const SMALLER: &str = "-Zunstable-options -Cpanic=immediate-abort";

pub(crate) fn host(places: &Places) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(&places.root);
    forget_caller(&mut command);
    command
}

/// `cargo install`, with what it compiles kept away from every project.
pub(crate) fn install(places: &Places) -> Command {
    let mut command = host(places);
    command.arg("install").arg("--root").arg(places.tools());
    command.env("CARGO_TARGET_DIR", places.tools_target());
    // Flags meant for this project may not suit the tools.
    command
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    command
}

/// `program`, which is cargo or calls cargo, in the environment for wasm.
pub(crate) fn wasm(places: &Places, toolbox: &Toolbox, build: WasmBuild, program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(&places.root);
    forget_caller(&mut command);
    // Either would outrank the flags for the wasm target below.
    command
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    // Trunk takes NO_COLOR for a switch of its own and refuses the value 1.
    command.env_remove("NO_COLOR");
    command.env("CARGO_TARGET_DIR", places.wasm_target());

    let mut folders: Vec<PathBuf> = Vec::new();
    let mut flags = Vec::new();
    if build.is_small() {
        flags.push(STACK);
        // What follows reads names and features, and strips them itself.
        command.env("CARGO_PROFILE_PAGE_STRIP", "none");
    }
    if build == WasmBuild::ForSize {
        flags.push(RELOCATIONS);
    }
    match toolbox.wasm_std() {
        WasmStd::Prebuilt { has_source } => {
            if *has_source && build.is_small() {
                command.env("RUSTC_BOOTSTRAP", "1");
                command.env("CARGO_UNSTABLE_BUILD_STD", "std");
                command.env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
                flags.push(SMALLER);
            }
        }
        WasmStd::FromSource { linker, compiler } => {
            folders.push(compiler.clone());
            // The caller's cargo names a compiler and libraries of its own.
            command
                .env_remove("RUSTC")
                .env_remove("RUSTUP_TOOLCHAIN")
                .env_remove("LD_LIBRARY_PATH");
            command.env("RUSTC_BOOTSTRAP", "1");
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
            command.env(
                "CARGO_UNSTABLE_BUILD_STD",
                match build {
                    WasmBuild::Plain => "std,panic_abort",
                    WasmBuild::ForSize | WasmBuild::Engine => "std",
                    WasmBuild::Tests => "std,panic_abort,test",
                },
            );
            if build.is_small() {
                command.env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
                flags.push(SMALLER);
            }
        }
    }
    if !flags.is_empty() {
        command.env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            flags.join(" "),
        );
    }
    folders.extend(toolbox.folders());
    command.env("PATH", process::path_after(&folders));
    command
}

/// Takes away what belongs to the cargo that started us, and a wasm
/// environment that may be set by hand around it.
fn forget_caller(command: &mut Command) {
    for (name, _) in env::vars_os() {
        let Some(text) = name.to_str() else { continue };
        if is_callers(text) {
            command.env_remove(&name);
        }
    }
}

fn is_callers(name: &str) -> bool {
    const NAMES: [&str; 4] = [
        "CARGO",
        "CARGO_PRIMARY_PACKAGE",
        "CARGO_BUILD_TARGET",
        "RUSTC_BOOTSTRAP",
    ];
    const STARTS: [&str; 5] = [
        "CARGO_PKG_",
        "CARGO_MANIFEST_",
        "CARGO_BIN_",
        "CARGO_UNSTABLE_",
        "CARGO_TARGET_WASM32_",
    ];
    NAMES.contains(&name) || STARTS.iter().any(|start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_callers_variables_are_told_from_the_persons() {
        for name in [
            "CARGO",
            "CARGO_PKG_NAME",
            "CARGO_MANIFEST_DIR",
            "CARGO_UNSTABLE_BUILD_STD",
        ] {
            assert!(is_callers(name), "{name}");
        }
        for name in [
            "CARGO_HOME",
            "CARGO_TARGET_DIR",
            "CARGO_NET_OFFLINE",
            "PATH",
        ] {
            assert!(!is_callers(name), "{name}");
        }
    }
}
