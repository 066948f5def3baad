//! How is a WebDriver program started, and when is it ready?
//! What it is told about its browser is in `capabilities`.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use crate::browser::Browser;
use crate::display::Display;
use crate::environment::{self, Tool};
use crate::error::{Error, Result};
use crate::process::Process;
use crate::waiting::{DEADLINE, POLL};
use crate::wire;

/// A driver program on a port of its own, gone when this value is.
#[derive(Debug)]
pub(crate) struct Driver {
    pub(crate) port: u16,
    log: PathBuf,
    process: Process,
    // The browser's screen outlives the browser: fields are dropped in this order.
    _display: Option<Display>,
}

impl Driver {
    /// Starts the driver of `browser` with `home` as its folder for everything
    /// it writes, and waits until it answers.
    pub(crate) async fn start(
        browser: Browser,
        home: &Path,
        environment: &[(String, String)],
    ) -> Result<Self> {
        let port = wire::free_port().map_err(Error::io("finding a free port"))?;
        let display = match browser {
            Browser::WebKit => Some(Display::start()?),
            Browser::Chromium | Browser::Firefox => None,
        };
        let (tool, arguments) = match browser {
            Browser::Chromium => (Tool::Chromedriver, vec![format!("--port={port}")]),
            Browser::Firefox => (
                Tool::Geckodriver,
                vec![
                    "--port".to_owned(),
                    port.to_string(),
                    "--allow-system-access".to_owned(),
                ],
            ),
            Browser::WebKit => (
                Tool::WebKitDriver,
                vec![format!("--port={port}"), "--host=127.0.0.1".to_owned()],
            ),
        };
        let log = log_path(browser)?;
        let output = File::create(&log).map_err(Error::io(format!("writing {}", log.display())))?;
        let errors = output
            .try_clone()
            .map_err(Error::io(format!("writing {}", log.display())))?;

        let mut command = Command::new(tool.path()?);
        command
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(output)
            .stderr(errors)
            .env("TMPDIR", home)
            .envs(environment.iter().map(|(name, value)| (name, value)));
        if let Some(display) = &display {
            command.env("DISPLAY", &display.name);
        }
        let child = command
            .spawn()
            .map_err(Error::io(format!("starting the driver of {browser}")))?;
        let mut driver = Self {
            port,
            log,
            process: Process::at_home(child, home),
            _display: display,
        };
        driver.wait_until_ready(browser).await?;
        Ok(driver)
    }

    async fn wait_until_ready(&mut self, browser: Browser) -> Result<()> {
        let start = Instant::now();
        loop {
            let why = match wire::ask(self.port, "GET", "/status", Duration::from_secs(2)) {
                Ok(status)
                    if status.contains("\"ready\":true") || status.contains("\"ready\": true") =>
                {
                    return Ok(());
                }
                Ok(status) => status,
                Err(error) => error.to_string(),
            };
            let ended = self.process.ended();
            if ended.is_some() || start.elapsed() > DEADLINE {
                return Err(Error::NotReady {
                    program: format!("the driver of {browser}"),
                    why: ended.unwrap_or(why),
                    log: self.last_words(),
                });
            }
            tokio::time::sleep(POLL).await;
        }
    }

    /// The end of what the driver printed, and where all of it is.
    pub(crate) fn last_words(&self) -> String {
        let printed = fs::read(&self.log).unwrap_or_default();
        let end =
            String::from_utf8_lossy(&printed[printed.len().saturating_sub(2000)..]).into_owned();
        format!("{end}\nlog: {}", self.log.display())
    }
}

/// A file of its own for every driver this process starts.
fn log_path(browser: Browser) -> Result<PathBuf> {
    static N_DRIVERS: AtomicU32 = AtomicU32::new(0);
    let folder = environment::artifacts().join("drivers");
    fs::create_dir_all(&folder).map_err(Error::io(format!("making {}", folder.display())))?;
    let n_driver = N_DRIVERS.fetch_add(1, Ordering::Relaxed);
    Ok(folder.join(format!("{browser}-{}-{n_driver}.log", std::process::id())))
}
