//! Which files and lines are read, and in which order their results come.
//!
//! Files are read by all cores in batches, and each batch is handed on in its
//! order, so that the same input gives the same output and memory stays small.

mod lines;
mod walk;

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use levelwise_core::record::MAX_FILE_BYTES;
use rayon::prelude::*;

use crate::console::Console;
use crate::error::Error;

pub(crate) use lines::Lines;

/// So many files are read at once at most.
const BATCH_FILES: usize = 256;
/// So many bytes of lines are held at once, or one line if it is longer.
const BATCH_BYTES: usize = 4_000_000;

/// One thing to read whole.
#[derive(Debug)]
pub(crate) enum Input {
    /// A file with one rubric or assessment.
    File(Box<Path>),
    /// A file with one on each line.
    Lines(Box<Path>),
    /// Standard input: lines, or one file.
    Standard,
}

/// All that is read, in order.
#[derive(Debug)]
pub(crate) struct Inputs {
    list: Vec<Input>,
    is_single: bool,
}

/// One text with its name.
enum Item {
    File(Box<Path>),
    Text { name: String, bytes: Vec<u8> },
    Failed { name: String, error: io::Error },
}

impl Inputs {
    /// The files and folders named on the command line; folders are searched
    /// to the bottom.
    ///
    /// # Errors
    /// If a named one is not there, or there is nothing to read.
    pub(crate) fn find(paths: &[PathBuf], console: &mut Console) -> Result<Self, Error> {
        let list = walk::find(paths, console)?;
        if list.is_empty() {
            return Err(Error::NothingToRead {
                paths: paths.to_vec(),
            });
        }
        let is_single = matches!(paths, [path] if !path.is_dir())
            && matches!(list.as_slice(), [Input::File(_)]);
        Ok(Self { list, is_single })
    }

    /// Whether one file was named, whose result is the engine's own document.
    pub(crate) fn is_single(&self) -> bool {
        self.is_single
    }

    /// How many files there are, if there are no lines.
    pub(crate) fn n_files(&self) -> Option<u64> {
        let is_file = |input: &Input| matches!(input, Input::File(_));
        let only_files = self.list.iter().all(is_file);
        only_files.then_some(self.list.len() as u64)
    }

    /// What is to be read, for those who read by themselves.
    pub(crate) fn into_list(self) -> Vec<Input> {
        self.list
    }

    /// Does `work` on every text on all cores, and `then` on the results in
    /// order; what cannot be read is told and skipped.
    ///
    /// # Errors
    /// The first error of `then`.
    pub(crate) fn each<T: Send>(
        self,
        console: &mut Console,
        work: impl Fn(&str, &[u8]) -> T + Sync,
        mut then: impl FnMut(&mut Console, &str, T) -> Result<(), Error>,
    ) -> Result<(), Error> {
        console.start(self.n_files());
        let progress = console.progress().clone();
        let mut batches = Batches::of(self.list);
        loop {
            let batch = batches.next();
            if batch.is_empty() {
                return Ok(());
            }
            let done: Vec<(String, io::Result<T>)> = batch
                .into_par_iter()
                .map(|item| {
                    let (name, bytes) = item.read();
                    progress.inc(1);
                    let result = bytes.map(|bytes| work(&name, &bytes));
                    (name, result)
                })
                .collect();
            for (name, result) in done {
                match result {
                    Ok(result) => then(console, &name, result)?,
                    Err(error) => console.skip_unreadable(&name, &error),
                }
            }
        }
    }
}

/// Cuts the inputs into batches.
struct Batches {
    rest: std::vec::IntoIter<Input>,
    lines: Option<Lines>,
}

impl Batches {
    fn of(list: Vec<Input>) -> Self {
        Self {
            rest: list.into_iter(),
            lines: None,
        }
    }

    /// The next batch, empty at the end.
    fn next(&mut self) -> Vec<Item> {
        let mut batch = Vec::new();
        let mut n_bytes = 0;
        while batch.len() < BATCH_FILES && n_bytes < BATCH_BYTES {
            if let Some(lines) = &mut self.lines {
                match lines.next() {
                    Some(Ok(line)) => {
                        n_bytes += line.bytes.len();
                        let (name, bytes) = (lines.name_of(&line), line.bytes);
                        batch.push(Item::Text { name, bytes });
                    }
                    Some(Err(error)) => {
                        let name = lines.name().to_owned();
                        batch.push(Item::Failed { name, error });
                        self.lines = None;
                    }
                    None => self.lines = None,
                }
                continue;
            }
            match self.rest.next() {
                None => break,
                Some(Input::File(path)) => batch.push(Item::File(path)),
                Some(Input::Lines(path)) => match Lines::open(&path) {
                    Ok(lines) => self.lines = Some(lines),
                    Err(error) => {
                        let name = shown(&path).into_owned();
                        batch.push(Item::Failed { name, error });
                    }
                },
                Some(Input::Standard) => self.lines = Some(Lines::standard()),
            }
        }
        batch
    }
}

impl Item {
    fn read(self) -> (String, io::Result<Vec<u8>>) {
        match self {
            Self::File(path) => (shown(&path).into_owned(), read_file(&path)),
            Self::Text { name, bytes } => (name, Ok(bytes)),
            Self::Failed { name, error } => (name, Err(error)),
        }
    }
}

/// The bytes of a file; of one that is too large only so many that this can be
/// seen.
///
/// # Errors
/// Those of the file system.
pub(crate) fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = MAX_FILE_BYTES as u64 + 1;
    File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A path as people read it, with `/` on every system.
pub(crate) fn shown(path: &Path) -> Cow<'_, str> {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        text
    } else {
        Cow::Owned(text.replace(std::path::MAIN_SEPARATOR, "/"))
    }
}
