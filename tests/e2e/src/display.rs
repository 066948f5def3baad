//! Where does a browser without a headless mode put its window?

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;

use crate::environment::Tool;
use crate::error::{Error, Result};
use crate::process::Process;
use crate::waiting::DEADLINE;

/// A virtual screen of its own, gone when this value is.
#[derive(Debug)]
pub(crate) struct Display {
    /// As the DISPLAY variable wants it: `:3`.
    pub(crate) name: String,
    _xvfb: Process,
}

impl Display {
    /// Starts Xvfb, which itself picks a free display and prints its number.
    pub(crate) fn start() -> Result<Self> {
        let mut child = Command::new(Tool::Xvfb.path()?)
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "2000x2400x24",
                "-nolisten",
                "tcp",
                // Ends by itself with its last window, should this process be killed.
                "-terminate",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(Error::io("starting Xvfb"))?;
        let stdout = child.stdout.take();
        let xvfb = Process::alone(child);

        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            let mut number = String::new();
            if let Some(stdout) = stdout {
                // An unreadable pipe gives an empty number, which is reported below.
                let _ = BufReader::new(stdout).read_line(&mut number);
            }
            let _ = sender.send(number);
        });
        let number = receiver.recv_timeout(DEADLINE).unwrap_or_default();
        if number.trim().is_empty() {
            return Err(Error::NotReady {
                program: "Xvfb".to_owned(),
                why: "it named no display".to_owned(),
                log: String::new(),
            });
        }
        Ok(Self {
            name: format!(":{}", number.trim()),
            _xvfb: xvfb,
        })
    }
}
