//! Which browsers are there, and which of them run here?
//! How each is started is in `capabilities`.

use std::fmt;

use crate::environment::{self, Tool};

/// One of the three engines people use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Browser {
    /// Chromium by chromedriver, headless.
    Chromium,
    /// Firefox by geckodriver, headless.
    Firefox,
    /// WebKitGTK's MiniBrowser by WebKitWebDriver, on a virtual display.
    WebKit,
}

impl Browser {
    /// All three, in the order in which reports list them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name in `LEVELWISE_BROWSERS`, in test names and in file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The programs this browser needs.
    pub fn tools(self) -> &'static [Tool] {
        match self {
            Self::Chromium => &[Tool::Chromium, Tool::Chromedriver],
            Self::Firefox => &[Tool::Firefox, Tool::Geckodriver],
            Self::WebKit => &[Tool::WebKitDriver, Tool::MiniBrowser, Tool::Xvfb],
        }
    }

    /// Whether it is in `LEVELWISE_BROWSERS`, or, where that is not set, whether
    /// all its tools are installed.
    pub fn is_available(self) -> bool {
        match environment::browsers() {
            Some(names) => names.iter().any(|name| name == self.name()),
            None => self.tools().iter().all(|tool| tool.path().is_ok()),
        }
    }
}

impl fmt::Display for Browser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
