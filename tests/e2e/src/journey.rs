//! How does one async function become a test in every browser?

use std::io::Write as _;
use std::path::PathBuf;

use tokio::sync::Semaphore;

use crate::browser::Browser;
use crate::environment;
use crate::error::{Error, Result};
use crate::options::Options;
use crate::server::{Serve, Server};
use crate::session::Session;

/// Journeys at once in one test binary. A journey may open a second browser.
static PLACES: Semaphore = Semaphore::const_new(2);

/// What a journey starts with: a folder on a server and a browser's options.
#[derive(Debug, Clone)]
pub struct Setup {
    /// What is served, and how.
    pub serve: Serve,
    /// How the browser is started; its base address is set by the runner unless
    /// it is set here.
    pub options: Options,
}

impl Setup {
    /// The built page.
    ///
    /// # Errors
    /// [`Error::PageNotBuilt`].
    pub fn page() -> Result<Self> {
        Ok(Self::folder(environment::dist()?))
    }

    /// Any folder.
    pub fn folder(folder: impl Into<PathBuf>) -> Self {
        Self {
            serve: Serve::folder(folder),
            options: Options::default(),
        }
    }
}

/// Runs a journey in one browser; [`on_every_browser!`](crate::on_every_browser)
/// writes the calls.
///
/// # Panics
/// When the journey fails, or, with `CI=true`, when the browser is not available.
pub fn run(
    browser: Browser,
    setup: impl FnOnce() -> Result<Setup>,
    journey: impl AsyncFnOnce(&Session, &Server) -> Result<()>,
) {
    if !browser.is_available() {
        let test = std::thread::current()
            .name()
            .unwrap_or("a journey")
            .to_owned();
        let words = format!("NOT RUN: {test}, because {browser} is not available here");
        assert!(!environment::is_ci(), "{words}");
        // Written past the test harness, which hides what a passing test prints.
        let _ = writeln!(std::io::stderr(), "\n*** {words} ***");
        return;
    }
    let runtime = tokio::runtime::Runtime::new().expect("an async runtime");
    if let Err(error) = runtime.block_on(travel(browser, setup, journey)) {
        panic!("{}", report(&error));
    }
}

async fn travel(
    browser: Browser,
    setup: impl FnOnce() -> Result<Setup>,
    journey: impl AsyncFnOnce(&Session, &Server) -> Result<()>,
) -> Result<()> {
    let _place = PLACES.acquire().await;
    let Setup { serve, mut options } = setup()?;
    let server = serve.start()?;
    // A page that is opened from a disk has its address already.
    if options.base == Options::default().base {
        options.base = server.address("");
    }
    let session = Session::open(browser, options).await?;
    if let Err(error) = journey(&session, &server).await {
        // Here, while the browser is there for a picture of the end.
        panic!("{}", report(&error));
    }
    Ok(())
}

fn report(error: &Error) -> String {
    let mut report = error.to_string();
    if let Some(hint) = error.hint() {
        report.push_str("\nhint: ");
        report.push_str(hint);
    }
    report
}

/// Makes three tests of each journey: `journey::chromium`, `journey::firefox`
/// and `journey::webkit`.
///
/// `on_every_browser!(saves, prints)` runs on the built page;
/// `on_every_browser!(fixture => saves, prints)` on what the function `fixture`,
/// a `fn() -> Result<Setup>`, gives.
#[macro_export]
macro_rules! on_every_browser {
    ($setup:ident => $($journey:ident),+ $(,)?) => {$(
        mod $journey {
            #[test]
            fn chromium() { $crate::run($crate::Browser::Chromium, super::$setup, super::$journey); }
            #[test]
            fn firefox() { $crate::run($crate::Browser::Firefox, super::$setup, super::$journey); }
            #[test]
            fn webkit() { $crate::run($crate::Browser::WebKit, super::$setup, super::$journey); }
        }
    )+};
    ($($journey:ident),+ $(,)?) => {$(
        mod $journey {
            #[test]
            fn chromium() { $crate::run($crate::Browser::Chromium, $crate::Setup::page, super::$journey); }
            #[test]
            fn firefox() { $crate::run($crate::Browser::Firefox, $crate::Setup::page, super::$journey); }
            #[test]
            fn webkit() { $crate::run($crate::Browser::WebKit, $crate::Setup::page, super::$journey); }
        }
    )+};
}
