//! Which program does a stage run, and with what around it?

use std::process::Command;

use super::Stage;
use crate::args::Optimise;
use crate::cargo::{self, WasmBuild};
use crate::error::Error;
use crate::places::Places;
use crate::setup::browsers::{self, Browser};
use crate::setup::{Toolbox, WasmStd};
use crate::{one_file, package, page, process, tidy};

const WASM: &str = "wasm32-unknown-unknown";

pub(super) enum Outcome {
    Passed,
    NotRun { why: String },
}

pub(super) fn perform(
    stage: Stage,
    places: &Places,
    toolbox: Option<&Toolbox>,
) -> Result<Outcome, Error> {
    let cargo = |words: &str| {
        let mut command = cargo::host(places);
        command.args(words.split(' '));
        process::run(&mut command).map(|()| Outcome::Passed)
    };
    match stage {
        Stage::Tidy => tidy::run(places).map(|()| Outcome::Passed),
        Stage::Format => cargo("fmt --all --check"),
        Stage::Lint => cargo(
            "clippy -p levelwise-core -p levelwise-cli -p levelwise-wasm -p xtask -p levelwise-e2e \
             -p levelwise-packaging --all-targets \
             --features levelwise-core/schema,levelwise-wasm/exchange -- -D warnings",
        ),
        Stage::Engine => cargo(
            "test -p levelwise-core -p levelwise-cli -p levelwise-wasm -p xtask \
             --features levelwise-core/schema",
        ),
        // `--lib` is an error for a crate without one.
        Stage::WebSteps if places.root.join("web/src/lib.rs").is_file() => {
            cargo("test -p levelwise-web --bins --lib")
        }
        Stage::WebSteps => cargo("test -p levelwise-web --bins"),
        Stage::LintWeb | Stage::WebInBrowser | Stage::Page | Stage::Browsers | Stage::Package => {
            let Some(toolbox) = toolbox else {
                // Stages and toolbox are chosen by the same purpose.
                return Ok(Outcome::NotRun {
                    why: "its tools were not set up".to_owned(),
                });
            };
            perform_with(stage, places, toolbox)
        }
    }
}

fn perform_with(stage: Stage, places: &Places, toolbox: &Toolbox) -> Result<Outcome, Error> {
    let mut command = match stage {
        Stage::LintWeb => lint_web(places, toolbox),
        Stage::WebInBrowser if !has_wasm_tests(places)? => {
            return Ok(Outcome::NotRun {
                why: "web/ holds no wasm_bindgen_test".to_owned(),
            });
        }
        Stage::WebInBrowser => match test_web(places, toolbox)? {
            Some(command) => command,
            None => {
                return Ok(Outcome::NotRun {
                    why: Browser::Chromium.advice(),
                });
            }
        },
        Stage::Page => {
            page::build_with(places, toolbox, Optimise::ForSize)?;
            return one_file::write(places, toolbox).map(|()| Outcome::Passed);
        }
        Stage::Browsers => {
            let mut command = cargo::host(places);
            command.args(["test", "-p", "levelwise-e2e"]);
            toolbox.describe_page_and_browsers(places, &mut command);
            command
        }
        Stage::Package => {
            let packed = package::build_with(places, toolbox)?;
            let mut command = cargo::host(places);
            command.args(["test", "-p", "levelwise-packaging"]);
            toolbox.describe_page_and_browsers(places, &mut command);
            command.env("LEVELWISE_PACKAGE", packed);
            command
        }
        Stage::Tidy | Stage::Format | Stage::Lint | Stage::Engine | Stage::WebSteps => {
            return perform(stage, places, Some(toolbox));
        }
    };
    process::run(&mut command).map(|()| Outcome::Passed)
}

fn lint_web(places: &Places, toolbox: &Toolbox) -> Command {
    let mut command = cargo::wasm(places, toolbox, WasmBuild::Tests, "cargo");
    let has_clippy = match toolbox.wasm_std() {
        WasmStd::Prebuilt { .. } => {
            process::output(cargo::host(places).args(["clippy", "--version"])).is_some()
        }
        // rustup's clippy cannot read what Debian's compiler wrote.
        WasmStd::FromSource { compiler, .. } => compiler.join("cargo-clippy").exists(),
    };
    command.arg(if has_clippy { "clippy" } else { "check" });
    command.args(["-p", "levelwise-web", "--target", WASM, "--all-targets"]);
    if has_clippy {
        command.args(["--", "-D", "warnings"]);
    } else {
        // RUSTFLAGS would do it too, and compile every crate anew.
        command
            .env("CARGO_UNSTABLE_WARNINGS", "true")
            .env("CARGO_BUILD_WARNINGS", "deny");
    }
    command
}

/// `None` without Chromium.
fn test_web(places: &Places, toolbox: &Toolbox) -> Result<Option<Command>, Error> {
    let Some(found) = toolbox.browser(Browser::Chromium) else {
        return Ok(None);
    };
    let mut command = cargo::wasm(places, toolbox, WasmBuild::Tests, "cargo");
    command.args(["test", "-p", "levelwise-web", "--target", WASM]);
    command.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        toolbox.wasm_test_runner(),
    );
    for (variable, path) in &found.paths {
        match *variable {
            "LEVELWISE_CHROMEDRIVER" => {
                command.env("CHROMEDRIVER", path);
            }
            _ => {
                let settings = places.wasm_target().join("webdriver.json");
                process::write(&settings, &browsers::webdriver_json(path))?;
                command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings);
            }
        }
    }
    Ok(Some(command))
}

fn has_wasm_tests(places: &Places) -> Result<bool, Error> {
    let files = tidy::tree::read(places)?;
    let in_web = |path: &str| path.starts_with("web/") && path.ends_with(".rs");
    Ok(files
        .iter()
        .any(|file| in_web(&file.path) && file.text.contains("wasm_bindgen_test")))
}
