//! How does one browser start, and how does it end?
//! What a test does with its page is in `page`, `elements`, `keyboard`,
//! `storage`, `window`, `console`, `accessibility` and `layout`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use fantoccini::error::CmdError;
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;

use crate::browser::Browser;
use crate::capabilities;
use crate::console::ConsoleError;
use crate::dead_end::{self, DeadEnd, ForeignRequest};
use crate::driver::Driver;
use crate::environment;
use crate::error::{Error, Result};
use crate::home::Home;
use crate::options::Options;
use crate::waiting::PATIENCE;
use crate::wire;

/// How long a browser may take from the request for a session to the session.
const START: Duration = Duration::from_secs(30);

/// One running browser with a fresh profile; it ends when this value does.
///
/// A journey that needs a second device opens a second one, with
/// `Options { base: server.address(""), ..Options::default() }`.
#[derive(Debug)]
pub struct Session {
    browser: Browser,
    pub(crate) options: Options,
    pub(crate) client: Client,
    id: String,
    pub(crate) tabs: Mutex<Vec<WindowHandle>>,
    pub(crate) console_errors: Mutex<Vec<ConsoleError>>,
    driver: Driver,
    dead_end: DeadEnd,
    // Dropped last: driver and browser write into it until they end.
    home: Home,
}

impl Session {
    /// Starts `browser` and opens its first, empty tab.
    ///
    /// # Errors
    /// When a tool is missing, or driver or browser do not start in time.
    pub async fn open(browser: Browser, options: Options) -> Result<Self> {
        let home = Home::new(browser)?;
        let dead_end =
            DeadEnd::open().map_err(Error::io("opening the recorder of foreign requests"))?;

        let environment = capabilities::environment(browser, &options, &home)?;
        let driver = Driver::start(browser, home.path(), &environment).await?;
        let capabilities = capabilities::capabilities(browser, &options, &home, dead_end.port)?;
        let address = format!("http://127.0.0.1:{}", driver.port);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let connecting = builder.capabilities(capabilities).connect(&address);
        let not_started = |why: String| Error::NotStarted {
            browser,
            why,
            log: driver.last_words(),
        };
        let client = tokio::time::timeout(START, connecting)
            .await
            .map_err(|_| not_started(format!("no session within {} s", START.as_secs())))?
            .map_err(|source| not_started(source.to_string()))?;

        let id = client.session_id().await.ok().flatten();
        let id = id.ok_or_else(|| not_started("the session has no id".to_owned()))?;
        let session = Self {
            browser,
            options,
            client,
            id,
            tabs: Mutex::default(),
            console_errors: Mutex::default(),
            driver,
            dead_end,
            home,
        };
        // This value ends the browser, so the client must not do it as well.
        session
            .command("keeping the session", session.client.persist())
            .await?;
        let tab = session
            .command("asking for the first tab", session.client.window())
            .await?;
        session.open_tabs().push(tab);
        session.prepare_tab().await?;
        Ok(session)
    }

    /// The browser.
    pub fn browser(&self) -> Browser {
        self.browser
    }

    /// The folder into which this browser downloads; empty at first.
    pub fn downloads(&self) -> PathBuf {
        self.home.downloads()
    }

    /// A folder for files of the test's own, gone with the session.
    pub fn scratch(&self) -> &Path {
        self.home.path()
    }

    /// Requests to any other host than 127.0.0.1, oldest first, without those a
    /// browser makes on its own account.
    pub fn foreign_requests(&self) -> Vec<ForeignRequest> {
        let background = dead_end::background_hosts(self.browser);
        self.all_foreign_requests()
            .into_iter()
            .filter(|foreign_request| !background.contains(&foreign_request.host()))
            .collect()
    }

    /// Requests to any other host than 127.0.0.1, the browser's own included.
    pub fn all_foreign_requests(&self) -> Vec<ForeignRequest> {
        self.dead_end.record()
    }

    /// Proves that no request left the page's own host.
    ///
    /// # Errors
    /// [`Error::ForeignRequests`] with every request that did.
    pub fn assert_no_foreign_requests(&self) -> Result<()> {
        let requests = self.foreign_requests();
        if requests.is_empty() {
            Ok(())
        } else {
            Err(Error::ForeignRequests {
                browser: self.browser,
                requests,
            })
        }
    }

    /// Sends one command to the driver; a browser that hangs is not waited for
    /// for ever.
    pub(crate) async fn command<T>(
        &self,
        what: impl Into<String>,
        sent: impl Future<Output = Result<T, CmdError>>,
    ) -> Result<T> {
        let (browser, what) = (self.browser, what.into());
        match tokio::time::timeout(PATIENCE, sent).await {
            Ok(answer) => answer.map_err(|source| Error::Command {
                browser,
                what,
                source,
            }),
            Err(_) => Err(Error::NoAnswer {
                browser,
                what,
                seconds: PATIENCE.as_secs(),
            }),
        }
    }

    pub(crate) fn unexpected(&self, what: impl Into<String>, answer: Value) -> Error {
        Error::Answer {
            browser: self.browser,
            what: what.into(),
            answer,
        }
    }

    /// A picture without the async client, for a test that is going down.
    fn picture_of_the_end(&self) -> Option<PathBuf> {
        let path = format!("/session/{}/screenshot", self.id);
        let answer = wire::ask(self.driver.port, "GET", &path, Duration::from_secs(10)).ok()?;
        let answer: Value = serde_json::from_str(&answer).ok()?;
        let png = BASE64_STANDARD
            .decode(answer.get("value")?.as_str()?)
            .ok()?;
        let test = std::thread::current()
            .name()
            .unwrap_or("journey")
            .replace("::", "-");
        let picture = environment::artifacts()
            .join("failed")
            .join(format!("{test}.png"));
        fs::create_dir_all(picture.parent()?).ok()?;
        fs::write(&picture, png).ok()?;
        Some(picture)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if std::thread::panicking()
            && let Some(picture) = self.picture_of_the_end()
        {
            eprintln!(
                "{}: picture of the end: {}",
                self.browser,
                picture.display()
            );
        }
        // The polite way; what it leaves is ended with the driver.
        let path = format!("/session/{}", self.id);
        let _ = wire::ask(self.driver.port, "DELETE", &path, Duration::from_secs(5));
    }
}
