//! Which browsers can the tests drive here, and how do the others get here?

use std::path::{Path, PathBuf};

use super::apt;
use super::tools::Tool;
use crate::error::Error;
use crate::places::Places;
use crate::process;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Browser {
    Chromium,
    Firefox,
    WebKit,
}

/// A program with the programs that drive it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) browser: Browser,
    /// What the e2e tests read: variable and path.
    pub(crate) paths: Vec<(&'static str, PathBuf)>,
}

impl Browser {
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// As in `LEVELWISE_BROWSERS`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-driver"],
            Self::Firefox => &["firefox-esr"],
            Self::WebKit => &["webkit2gtk-driver", "xvfb"],
        }
    }

    /// The browser with all it takes, or nothing.
    pub(crate) fn find(self, places: &Places) -> Option<Found> {
        let paths = match self {
            Self::Chromium => vec![
                ("LEVELWISE_CHROMIUM", chromium()?),
                (
                    "LEVELWISE_CHROMEDRIVER",
                    process::on_path(&["chromedriver"])?,
                ),
            ],
            Self::Firefox => vec![
                ("LEVELWISE_FIREFOX", firefox()?),
                ("LEVELWISE_GECKODRIVER", Tool::Geckodriver.find(places)?),
            ],
            Self::WebKit => webkit()?,
        };
        Some(Found {
            browser: self,
            paths,
        })
    }

    pub(super) fn is_there(self) -> bool {
        match self {
            Self::Chromium => chromium().is_some() && process::on_path(&["chromedriver"]).is_some(),
            Self::Firefox => firefox().is_some(),
            Self::WebKit => webkit().is_some(),
        }
    }

    pub(super) fn install(self) -> Result<(), Error> {
        if apt::is_possible() {
            return apt::install(self.packages());
        }
        Err(Error::Missing {
            thing: self.name().to_owned(),
            advice: self.advice(),
        })
    }

    pub(crate) fn advice(self) -> String {
        if cfg!(target_os = "linux") {
            return format!("for {}: {}", self.name(), apt::by_hand(self.packages()));
        }
        match self {
            Self::Chromium => {
                "for chromium: install Google Chrome, and put the chromedriver of the \
                 same version on PATH (https://googlechromelabs.github.io/chrome-for-testing)"
                    .to_owned()
            }
            Self::Firefox => {
                "for firefox: install it from https://www.mozilla.org/firefox".to_owned()
            }
            Self::WebKit if cfg!(target_os = "macos") => {
                "for webkit: run `safaridriver --enable` once as an administrator".to_owned()
            }
            Self::WebKit => "for webkit: it exists on Linux and macOS only".to_owned(),
        }
    }
}

fn chromium() -> Option<PathBuf> {
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
    ];
    process::on_path(&names).or_else(|| {
        first_file(&[
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
        ])
    })
}

fn firefox() -> Option<PathBuf> {
    process::on_path(&["firefox-esr", "firefox"]).or_else(|| {
        first_file(&[
            "/Applications/Firefox.app/Contents/MacOS/firefox",
            "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
        ])
    })
}

/// On macOS this is Safari, which needs no program beside its driver.
fn webkit() -> Option<Vec<(&'static str, PathBuf)>> {
    if cfg!(target_os = "macos") {
        return Some(vec![(
            "LEVELWISE_WEBKITDRIVER",
            first_file(&["/usr/bin/safaridriver"])?,
        )]);
    }
    Some(vec![
        (
            "LEVELWISE_WEBKITDRIVER",
            process::on_path(&["WebKitWebDriver"])?,
        ),
        ("LEVELWISE_MINIBROWSER", minibrowser()?),
        ("LEVELWISE_XVFB", process::on_path(&["Xvfb"])?),
    ])
}

/// Debian keeps it in a folder named by the machine, then by the interface's
/// version; the newest one fits the driver on PATH.
fn minibrowser() -> Option<PathBuf> {
    let machines = Path::new("/usr/lib")
        .read_dir()
        .ok()?
        .flatten()
        .map(|entry| entry.path());
    let folders = machines.chain([PathBuf::from("/usr/lib"), PathBuf::from("/usr/libexec")]);
    let mut found: Vec<PathBuf> = folders
        .flat_map(|folder| {
            ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"]
                .map(|version| folder.join(version).join("MiniBrowser"))
        })
        .filter(|path| path.is_file())
        .collect();
    found.sort_by_key(|path| path.to_string_lossy().contains("4.0"));
    found.into_iter().next()
}

fn first_file(paths: &[&str]) -> Option<PathBuf> {
    paths.iter().map(PathBuf::from).find(|path| path.is_file())
}

/// The settings wasm-bindgen's test runner starts Chromium with.
pub(crate) fn webdriver_json(chromium: &Path) -> String {
    // Root may not use Chromium's sandbox; the pages in it are our own.
    let settings = serde_json::json!({
        "goog:chromeOptions": {
            "binary": chromium.to_string_lossy(),
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        }
    });
    format!("{settings:#}\n")
}

/// Whether this is a run where nothing may be left out.
pub(crate) fn is_ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| value == "true")
}
