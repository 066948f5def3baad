//! How is another program run, and what did it say?

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::Error;

/// Runs it with its output on screen; anything but success is an error.
pub(crate) fn run(command: &mut Command) -> Result<(), Error> {
    let line = describe(command);
    let status = command.status().map_err(|source| Error::NotStarted {
        command: line.clone(),
        source,
    })?;
    if status.success() {
        Ok(())
    } else {
        Err(Error::Failed {
            command: line,
            status: status.to_string(),
        })
    }
}

/// Like [`run`], but stops it after `limit`.
pub(crate) fn run_bounded(command: &mut Command, limit: Duration) -> Result<(), Error> {
    let line = describe(command);
    let not_started = |source| Error::NotStarted {
        command: line.clone(),
        source,
    };
    let started = Instant::now();
    let mut child = command.spawn().map_err(not_started)?;
    loop {
        if let Some(status) = child.try_wait().map_err(not_started)? {
            return if status.success() {
                Ok(())
            } else {
                Err(Error::Failed {
                    command: line,
                    status: status.to_string(),
                })
            };
        }
        if started.elapsed() > limit {
            // It may have ended in this instant; either way it is gone.
            let _ = child.kill();
            let _ = child.wait();
            return Err(Error::TooSlow {
                command: line,
                seconds: limit.as_secs(),
            });
        }
        thread::sleep(Duration::from_millis(50));
    }
}

/// What it printed, when it ended well.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// The command as a person would type it.
pub(crate) fn describe(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The first of `names` on PATH.
pub(crate) fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names.iter().find_map(|name| {
        // Scripts such as npm.cmd bring their own ending.
        let files = [
            format!("{name}{}", env::consts::EXE_SUFFIX),
            (*name).to_owned(),
        ];
        let mut paths = folders
            .iter()
            .flat_map(|folder| files.iter().map(|file| folder.join(file)));
        paths.find(|path| path.is_file())
    })
}

/// PATH with `folders` before what is there.
pub(crate) fn path_after(folders: &[PathBuf]) -> OsString {
    let path = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&path));
    // Joining fails only on a folder with a separator in its name, which
    // could not be found through PATH anyway.
    env::join_paths(all).unwrap_or(path)
}

/// Lets `command` find `program` too, after everything else on its PATH.
pub(crate) fn add_to_path(command: &mut Command, program: &Path) {
    let set = command.get_envs().find(|(name, _)| *name == "PATH");
    let path = set.and_then(|(_, path)| path.map(OsString::from));
    let path = path.or_else(|| env::var_os("PATH")).unwrap_or_default();
    let own = program.parent().map(Path::to_path_buf);
    let all = env::split_paths(&path).chain(own);
    if let Ok(path) = env::join_paths(all) {
        command.env("PATH", path);
    }
}

pub(crate) fn write(path: &Path, text: &str) -> Result<(), Error> {
    write_bytes(path, text.as_bytes())
}

pub(crate) fn write_bytes(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |source| Error::File {
        path: path.to_path_buf(),
        verb: "written",
        source,
    };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    std::fs::write(path, bytes).map_err(failed)
}

pub(crate) fn read(path: &Path) -> Result<String, Error> {
    std::fs::read_to_string(path).map_err(|source| Error::File {
        path: path.to_path_buf(),
        verb: "read",
        source,
    })
}

pub(crate) fn read_bytes(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|source| Error::File {
        path: path.to_path_buf(),
        verb: "read",
        source,
    })
}
