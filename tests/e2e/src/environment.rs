//! Where are the browsers, the drivers, the built page, and where do pictures go?
//! The only module that reads environment variables.

use std::env;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// A program or script that the tests use and do not build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// `LEVELWISE_CHROMIUM`, else `chromium` or `google-chrome`.
    Chromium,
    /// `LEVELWISE_CHROMEDRIVER`, else `chromedriver`.
    Chromedriver,
    /// `LEVELWISE_FIREFOX`, else `firefox-esr` or `firefox`.
    Firefox,
    /// `LEVELWISE_GECKODRIVER`, else `geckodriver`.
    Geckodriver,
    /// `LEVELWISE_WEBKITDRIVER`, else `WebKitWebDriver`.
    WebKitDriver,
    /// `LEVELWISE_MINIBROWSER`, else WebKitGTK's own place for it.
    MiniBrowser,
    /// `LEVELWISE_XVFB`, else `Xvfb`.
    Xvfb,
    /// `LEVELWISE_AXE`, else axe-core in `~/.cache/levelwise/npm`.
    Axe,
}

impl Tool {
    /// The environment variable that names it.
    pub fn variable(self) -> &'static str {
        match self {
            Self::Chromium => "LEVELWISE_CHROMIUM",
            Self::Chromedriver => "LEVELWISE_CHROMEDRIVER",
            Self::Firefox => "LEVELWISE_FIREFOX",
            Self::Geckodriver => "LEVELWISE_GECKODRIVER",
            Self::WebKitDriver => "LEVELWISE_WEBKITDRIVER",
            Self::MiniBrowser => "LEVELWISE_MINIBROWSER",
            Self::Xvfb => "LEVELWISE_XVFB",
            Self::Axe => "LEVELWISE_AXE",
        }
    }

    /// Names to look for on PATH and full paths to look at, in this order.
    fn usual_places(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-browser", "google-chrome"],
            Self::Chromedriver => &["chromedriver"],
            Self::Firefox => &["firefox-esr", "firefox"],
            Self::Geckodriver => &["geckodriver", "~/.cache/levelwise/tools/bin/geckodriver"],
            Self::WebKitDriver => &["WebKitWebDriver"],
            Self::MiniBrowser => &[
                "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
                "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
                "/usr/lib/x86_64-linux-gnu/webkitgtk-6.0/MiniBrowser",
                "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
            ],
            Self::Xvfb => &["Xvfb"],
            Self::Axe => &["~/.cache/levelwise/npm/node_modules/axe-core/axe.min.js"],
        }
    }

    /// The file itself.
    ///
    /// # Errors
    /// [`Error::ToolMissing`] when it is neither where its variable says nor in
    /// a usual place.
    pub fn path(self) -> Result<PathBuf> {
        let named = env::var_os(self.variable()).filter(|value| !value.is_empty());
        let found = match &named {
            Some(path) => Some(PathBuf::from(path)).filter(|path| path.is_file()),
            None => self.usual_places().iter().find_map(|place| find(place)),
        };
        found.ok_or_else(|| Error::ToolMissing {
            variable: self.variable(),
            looked_at: match named {
                Some(path) => path.to_string_lossy().into_owned(),
                None => self.usual_places().join(", "),
            },
        })
    }
}

/// The folder of the built page: `LEVELWISE_DIST`, else `dist` in the workspace.
///
/// # Errors
/// [`Error::PageNotBuilt`] when there is no `index.html` in it.
pub fn dist() -> Result<PathBuf> {
    let dist =
        env::var_os("LEVELWISE_DIST").map_or_else(|| workspace().join("dist"), PathBuf::from);
    if dist.join("index.html").is_file() {
        Ok(dist)
    } else {
        Err(Error::PageNotBuilt { dist })
    }
}

/// The whole page in one file: `LEVELWISE_ONE_FILE`, else what `cargo xtask
/// package --html` writes.
///
/// # Errors
/// [`Error::Io`] when it is not there.
pub fn one_file() -> Result<PathBuf> {
    let file = env::var_os("LEVELWISE_ONE_FILE").map_or_else(
        || workspace().join("target/html/levelwise.html"),
        PathBuf::from,
    );
    file.canonicalize().map_err(Error::io(format!(
        "finding {}, which `cargo xtask package --html` writes",
        file.display()
    )))
}

/// `target/e2e`, where screenshots and the drivers' logs go.
pub fn artifacts() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| workspace().join("target"), PathBuf::from)
        .join("e2e")
}

/// The names in `LEVELWISE_BROWSERS`; `None` where it is not set.
pub(crate) fn browsers() -> Option<Vec<String>> {
    let listed = env::var("LEVELWISE_BROWSERS").ok()?;
    Some(
        listed
            .split(',')
            .map(|name| name.trim().to_lowercase())
            .filter(|name| !name.is_empty())
            .collect(),
    )
}

/// Whether this is a build server, where a browser that is not run is a failure.
pub(crate) fn is_ci() -> bool {
    env::var("CI").is_ok_and(|value| value == "true")
}

/// Whether browsers have to be started without their sandbox.
pub(crate) fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn find(place: &str) -> Option<PathBuf> {
    if let Some(rest) = place.strip_prefix("~/") {
        return Some(PathBuf::from(env::var_os("HOME")?).join(rest)).filter(|path| path.is_file());
    }
    if place.starts_with('/') {
        return Some(PathBuf::from(place)).filter(|path| path.is_file());
    }
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(place))
        .find(|path| path.is_file())
}
