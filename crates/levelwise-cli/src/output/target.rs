//! What a result is written to. A file appears under its name only when it is
//! whole, so that a file which is read may be named for the result too, and
//! what stood there before is not lost when something fails.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::error::Error;

/// An open file or standard output.
pub(crate) struct Target {
    writer: Box<dyn Write + Send>,
    end: End,
}

/// What is left to do when everything is written.
#[derive(Debug)]
pub(crate) struct End {
    to: String,
    /// The name under which it is written, and the one it gets.
    renaming: Option<(PathBuf, PathBuf)>,
}

impl Target {
    pub(super) fn open(path: Option<&Path>) -> Result<Self, Error> {
        let Some(path) = path else {
            return Ok(Self {
                writer: Box::new(BufWriter::new(io::stdout())),
                end: End {
                    to: "standard output".to_owned(),
                    renaming: None,
                },
            });
        };
        let mut end = End {
            to: path.display().to_string(),
            renaming: None,
        };
        // Pipes and devices are written to as they are.
        let is_special = fs::metadata(path).is_ok_and(|found| !found.is_file());
        let mut name = path.to_path_buf();
        if !is_special {
            let beside = format!("{}.{}.part", path.display(), std::process::id());
            name = PathBuf::from(beside);
            end.renaming = Some((name.clone(), path.to_path_buf()));
        }
        match File::create(&name) {
            Ok(file) => Ok(Self {
                writer: Box::new(BufWriter::with_capacity(1 << 16, file)),
                end,
            }),
            Err(source) => {
                end.renaming = None;
                Err(end.failed(source))
            }
        }
    }

    pub(super) fn split(self) -> (Box<dyn Write + Send>, End) {
        (self.writer, self.end)
    }

    /// Writes a part of the result.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn write(&mut self, text: &str) -> Result<(), Error> {
        let result = self.writer.write_all(text.as_bytes());
        result.map_err(|source| self.end.failed(source))
    }

    /// Writes what is left; without it a file is not there.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn finish(mut self) -> Result<(), Error> {
        match self.writer.flush() {
            Ok(()) => {
                drop(self.writer);
                self.end.reach()
            }
            Err(source) => Err(self.end.failed(source)),
        }
    }
}

impl End {
    pub(super) fn reach(mut self) -> Result<(), Error> {
        let Some((from, to)) = self.renaming.take() else {
            return Ok(());
        };
        fs::rename(&from, to).map_err(|source| {
            self.renaming = Some((from.clone(), from));
            self.failed(source)
        })
    }

    pub(super) fn failed(&self, source: io::Error) -> Error {
        let to = self.to.clone();
        Error::Write { to, source }
    }
}

impl Drop for End {
    /// What did not become whole is of no use.
    fn drop(&mut self) {
        if let Some((part, _)) = &self.renaming {
            let _ = fs::remove_file(part);
        }
    }
}

impl std::fmt::Debug for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Target {:?}", self.end)
    }
}
