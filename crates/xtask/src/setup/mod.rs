//! What does a command need that this machine does not have yet?
//!
//! Looks first, installs only what is missing, and says what it does. How each
//! thing is found and installed: [`wasm_std`], [`tools`], [`browsers`].

mod apt;
pub(crate) mod browsers;
mod tools;
mod version;
mod wasm_std;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use browsers::{Browser, Found};
use tools::Tool;
pub(crate) use tools::npm;
pub(crate) use wasm_std::WasmStd;

use crate::error::Error;
use crate::places::Places;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    Page,
    /// The page as people download it.
    SmallPage,
    /// The small page, and the browsers to try it in.
    Browsers,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    WasmStd,
    /// Its source, from which a smaller one is built.
    WasmStdSource,
    Tool(Tool),
    WasmOpt,
    Esbuild,
    Jsdom,
    Axe,
    Browser(Browser),
}

/// What [`Toolbox::prepare`] found or installed.
#[derive(Debug)]
pub(crate) struct Toolbox {
    wasm_std: WasmStd,
    trunk: PathBuf,
    wasm_bindgen: PathBuf,
    wasm_split: Option<PathBuf>,
    wasm_opt: Option<PathBuf>,
    esbuild: Option<PathBuf>,
    jsdom: Option<PathBuf>,
    axe: Option<PathBuf>,
    browsers: Vec<Found>,
}

impl Toolbox {
    pub(crate) fn prepare(places: &Places, purpose: Purpose) -> Result<Self, Error> {
        let started = Instant::now();
        let needs = needs(purpose);
        let missing: Vec<Need> = needs
            .iter()
            .copied()
            .filter(|need| !need.is_there(places))
            .collect();
        for (idx, need) in missing.iter().enumerate() {
            let (what, why, how_long) = need.words();
            println!(
                "[{}/{}] {what}: {why}, about {how_long}",
                idx + 1,
                missing.len()
            );
            let step = Instant::now();
            // npm brings two needs at once, so the second may be there by now.
            if !need.is_there(places) {
                need.install(places)?;
            }
            println!("      done in {:.1} s", step.elapsed().as_secs_f32());
        }
        let toolbox = Self::find(places, purpose)?;
        println!(
            "setup: everything is there ({:.1} s)",
            started.elapsed().as_secs_f32()
        );
        Ok(toolbox)
    }

    /// What is there already; nothing is installed.
    pub(crate) fn find(places: &Places, purpose: Purpose) -> Result<Self, Error> {
        Ok(Self {
            wasm_std: wasm_std::find(places)
                .ok_or_else(|| gone("the standard library for wasm"))?,
            trunk: Tool::Trunk.find(places).ok_or_else(|| gone("trunk"))?,
            wasm_bindgen: Tool::WasmBindgen
                .find(places)
                .ok_or_else(|| gone("wasm-bindgen"))?,
            wasm_split: Tool::WasmSplit.find(places),
            wasm_opt: tools::find_wasm_opt(places),
            esbuild: tools::find_esbuild(places),
            jsdom: tools::find_jsdom(places),
            axe: tools::find_axe(places),
            browsers: match purpose {
                Purpose::Page | Purpose::SmallPage => Vec::new(),
                Purpose::Browsers => Browser::ALL
                    .iter()
                    .filter_map(|browser| browser.find(places))
                    .collect(),
            },
        })
    }
}

impl Toolbox {
    pub(crate) fn wasm_std(&self) -> &WasmStd {
        &self.wasm_std
    }

    pub(crate) fn trunk(&self) -> &Path {
        &self.trunk
    }

    pub(crate) fn wasm_bindgen(&self) -> &Path {
        &self.wasm_bindgen
    }

    pub(crate) fn wasm_split(&self) -> Result<&Path, Error> {
        self.wasm_split.as_deref().ok_or_else(|| gone("wasm-split"))
    }

    pub(crate) fn wasm_opt(&self) -> Result<&Path, Error> {
        self.wasm_opt.as_deref().ok_or_else(|| gone("wasm-opt"))
    }

    pub(crate) fn esbuild(&self) -> Result<&Path, Error> {
        self.esbuild.as_deref().ok_or_else(|| gone("esbuild"))
    }

    /// The folder from which Node finds it.
    pub(crate) fn jsdom(&self) -> Result<&Path, Error> {
        self.jsdom.as_deref().ok_or_else(|| gone("jsdom"))
    }

    /// Where the programs stand that Trunk looks for on PATH.
    pub(crate) fn folders(&self) -> Vec<PathBuf> {
        let programs = [Some(&self.wasm_bindgen), self.wasm_opt.as_ref()];
        programs
            .into_iter()
            .flatten()
            .filter_map(|path| path.parent())
            .map(Path::to_path_buf)
            .collect()
    }

    pub(crate) fn wasm_test_runner(&self) -> PathBuf {
        self.wasm_bindgen.with_file_name(format!(
            "wasm-bindgen-test-runner{}",
            std::env::consts::EXE_SUFFIX
        ))
    }

    pub(crate) fn browser(&self, browser: Browser) -> Option<&Found> {
        self.browsers.iter().find(|found| found.browser == browser)
    }

    pub(crate) fn absent_browsers(&self) -> Vec<Browser> {
        Browser::ALL
            .into_iter()
            .filter(|browser| self.browser(*browser).is_none())
            .collect()
    }

    /// Sets the variables that the tests in tests/e2e read.
    pub(crate) fn describe_page_and_browsers(&self, places: &Places, command: &mut Command) {
        let names: Vec<&str> = self
            .browsers
            .iter()
            .map(|found| found.browser.name())
            .collect();
        command.env("LEVELWISE_DIST", places.dist());
        command.env("LEVELWISE_ONE_FILE", places.one_file());
        command.env("LEVELWISE_BROWSERS", names.join(","));
        if let Some(axe) = &self.axe {
            command.env("LEVELWISE_AXE", axe);
        }
        for (variable, path) in self.browsers.iter().flat_map(|found| &found.paths) {
            command.env(variable, path);
        }
    }
}

fn gone(thing: &str) -> Error {
    Error::Missing {
        thing: thing.to_owned(),
        advice: "it was installed but cannot be found: read the output above".to_owned(),
    }
}

fn needs(purpose: Purpose) -> Vec<Need> {
    let mut needs = vec![
        Need::WasmStd,
        Need::Tool(Tool::Trunk),
        Need::Tool(Tool::WasmBindgen),
    ];
    if purpose != Purpose::Page {
        needs.push(Need::WasmStdSource);
        needs.push(Need::Tool(Tool::WasmSplit));
        needs.push(Need::WasmOpt);
        needs.push(Need::Esbuild);
        needs.push(Need::Jsdom);
    }
    if purpose == Purpose::Browsers {
        needs.push(Need::Axe);
        needs.extend(Browser::ALL.map(Need::Browser));
        needs.push(Need::Tool(Tool::Geckodriver));
    }
    needs
}

impl Need {
    fn is_there(self, places: &Places) -> bool {
        match self {
            Self::WasmStd => wasm_std::find(places).is_some(),
            Self::WasmStdSource => wasm_std::source_is_settled(places),
            Self::Tool(tool) => tool.find(places).is_some(),
            Self::WasmOpt => tools::find_wasm_opt(places).is_some(),
            Self::Esbuild => tools::find_esbuild(places).is_some(),
            Self::Jsdom => tools::find_jsdom(places).is_some(),
            Self::Axe => tools::find_axe(places).is_some(),
            Self::Browser(browser) => browser.is_there(),
        }
    }

    fn install(self, places: &Places) -> Result<(), Error> {
        match self {
            Self::WasmStd => wasm_std::install(),
            Self::WasmStdSource => {
                wasm_std::install_source();
                Ok(())
            }
            Self::Tool(tool) => tool.install(places),
            Self::WasmOpt | Self::Esbuild | Self::Jsdom | Self::Axe => {
                tools::install_from_npm(places)
            }
            // A browser that cannot come here leaves its tests out, loudly,
            // and fails only where nothing may be left out.
            Self::Browser(browser) => match browser.install() {
                Err(error) if !browsers::is_ci() => {
                    println!("      {error}; its tests will not run");
                    Ok(())
                }
                ended => ended,
            },
        }
    }

    /// What, why and how long on a machine with two cores.
    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::WasmStd => (
                "Rust's library for wasm",
                "the page is Rust in the browser",
                "30 s",
            ),
            Self::WasmStdSource => (
                "The source of Rust's library",
                "a smaller one is built from it",
                "10 s",
            ),
            Self::Tool(Tool::Trunk) => ("Trunk", "it builds the page", "7 min"),
            Self::Tool(Tool::WasmBindgen) => {
                ("wasm-bindgen", "it joins Rust to the browser", "2 min")
            }
            Self::Tool(Tool::WasmSplit) => ("wasm-split", "it takes the page apart", "90 s"),
            Self::Tool(Tool::Geckodriver) => ("geckodriver", "it drives Firefox in tests", "90 s"),
            Self::WasmOpt => ("wasm-opt", "it makes the page small", "5 s"),
            Self::Esbuild => ("esbuild", "it joins the page's scripts", "5 s"),
            Self::Jsdom => (
                "jsdom",
                "pages are drawn in it before any script runs",
                "10 s",
            ),
            Self::Axe => ("axe", "it checks the page for accessibility", "5 s"),
            Self::Browser(Browser::Chromium) => ("Chromium", "the page is tested in it", "30 s"),
            Self::Browser(Browser::Firefox) => ("Firefox", "the page is tested in it", "30 s"),
            Self::Browser(Browser::WebKit) => {
                ("WebKit", "the page is tested in it, as in Safari", "30 s")
            }
        }
    }
}
