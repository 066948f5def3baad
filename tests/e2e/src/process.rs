//! How does a program we started end, together with what it started?

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A child process that ends when this value does, and with it every process
/// that has the same folder for temporary files.
///
/// A driver that is merely killed leaves its browser behind, and a browser whose
/// driver is gone is nobody's child any more. The folder, which no other session
/// has, is inherited by all of them; they are found by it through `/proc` and
/// ended by process id. Where there is no `/proc`, only the child itself ends.
#[derive(Debug)]
pub(crate) struct Process {
    child: Child,
    home: Option<PathBuf>,
}

impl Process {
    /// A process that starts no others.
    pub(crate) fn alone(child: Child) -> Self {
        Self { child, home: None }
    }

    /// A process that was started with `TMPDIR` set to `home`.
    pub(crate) fn at_home(child: Child, home: &Path) -> Self {
        Self {
            child,
            home: Some(home.to_owned()),
        }
    }

    /// Its exit status in words, or `None` while it runs.
    pub(crate) fn ended(&mut self) -> Option<String> {
        self.child
            .try_wait()
            .ok()
            .flatten()
            .map(|status| status.to_string())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Killing a process that has just ended by itself fails, which is fine.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let Some(home) = &self.home else { return };
        let left = at_home(home);
        if !left.is_empty() {
            let _ = Command::new("kill")
                .arg("-KILL")
                .args(left)
                .stderr(Stdio::null())
                .status();
        }
    }
}

/// The ids of all processes whose `TMPDIR` is `home`.
fn at_home(home: &Path) -> Vec<String> {
    let variable = format!("TMPDIR={}", home.display());
    let mut ids = Vec::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Ok(environment) = fs::read(entry.path().join("environ")) else {
            continue;
        };
        if environment.split(|&byte| byte == 0).any(|it| it == variable.as_bytes())
            && let Ok(id) = entry.file_name().into_string()
            // `/proc/self` is another name of one of them.
            && id.bytes().all(|byte| byte.is_ascii_digit())
        {
            ids.push(id);
        }
    }
    ids
}
