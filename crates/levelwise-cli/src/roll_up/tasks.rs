//! What a worker reads next: some files, or a block of a file with lines. Blocks
//! of one file go to different workers.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use levelwise_core::record::MAX_FILE_BYTES;
use memchr::memchr;

use crate::input::{Input, Inputs, Lines, shown};

use super::broken::{Broken, Place, Why};
use super::buffer::Buffer;
use super::partial::BEGINNING;
use super::read::Worker;

/// So many files go to a worker at once.
const FILES: usize = 64;
/// Lines that begin in the same so many bytes go to a worker at once.
const BLOCK: u64 = 1 << 18;

/// What is left to do.
pub(super) struct Tasks {
    inputs: std::iter::Peekable<std::vec::IntoIter<Input>>,
    /// The file with lines of which blocks are left, and where the next begins.
    blocks: Option<(Arc<Path>, u64, u64)>,
}

/// What one worker does next.
pub(super) enum Task {
    Files(Vec<Box<Path>>),
    Block {
        path: Arc<Path>,
        start: u64,
    },
    /// A partial roll-up, whose first line the others need.
    Partial(Box<Path>),
    Standard,
    Failed(Broken),
}

impl Tasks {
    pub(super) fn of(inputs: Inputs) -> Self {
        Self {
            inputs: inputs.into_list().into_iter().peekable(),
            blocks: None,
        }
    }

    pub(super) fn next(&mut self) -> Option<Task> {
        if let Some((path, start, length)) = &mut self.blocks {
            let (path, start_here) = (Arc::clone(path), *start);
            *start += BLOCK;
            if *start >= *length {
                self.blocks = None;
            }
            return Some(Task::Block {
                path,
                start: start_here,
            });
        }
        match self.inputs.next()? {
            Input::File(path) => {
                let mut paths = vec![path];
                while paths.len() < FILES {
                    match self.inputs.next_if(|next| matches!(next, Input::File(_))) {
                        Some(Input::File(path)) => paths.push(path),
                        Some(Input::Lines(_) | Input::Standard) | None => break,
                    }
                }
                Some(Task::Files(paths))
            }
            Input::Lines(path) => match length_of(&path) {
                Ok(None) => Some(Task::Partial(path)),
                Ok(Some(length)) => {
                    self.blocks = Some((Arc::from(path), 0, length));
                    self.next()
                }
                Err(error) => Some(Task::Failed(Broken::unreadable(&path, error))),
            },
            Input::Standard => Some(Task::Standard),
        }
    }
}

impl Task {
    pub(super) fn read(self, buffer: &mut Buffer, worker: &mut Worker<'_>) {
        match self {
            Self::Files(paths) => {
                for path in &paths {
                    match buffer.fill_with(path) {
                        Ok(()) => see(worker, buffer.bytes(), path, None),
                        Err(error) => worker.skip(Broken::unreadable(path, error)),
                    }
                }
                worker.advance(paths.len());
            }
            Self::Block { path, start } => {
                if let Err(error) = read_block(&path, start, buffer, worker) {
                    worker.skip(Broken::unreadable(&path, error));
                }
            }
            Self::Partial(path) => match Lines::open(&path) {
                Ok(lines) => read_stream(lines, worker),
                Err(error) => worker.skip(Broken::unreadable(&path, error)),
            },
            Self::Standard => read_stream(Lines::standard(), worker),
            Self::Failed(broken) => worker.skip(broken),
        }
    }
}

fn see(worker: &mut Worker<'_>, bytes: &[u8], path: &Path, offset: Option<u64>) {
    if let Err(problems) = worker.see(bytes) {
        worker.skip(Broken {
            path: shown(path).into_owned(),
            place: offset.map(Place::Offset),
            why: Why::Problems(problems),
        });
    }
}

/// The lines that begin in the block at `start`; the last may end behind it.
fn read_block(
    path: &Path,
    start: u64,
    buffer: &mut Buffer,
    worker: &mut Worker<'_>,
) -> io::Result<()> {
    let mut file = File::open(path)?;
    // A line begins here if one ends right before.
    let from = start.saturating_sub(1);
    file.seek(SeekFrom::Start(from))?;
    let length = usize::try_from(start + BLOCK - from).unwrap_or(usize::MAX);
    buffer.clear();
    buffer.read_on(&mut file, length, |_| false)?;
    let mut at = match memchr(b'\n', buffer.bytes()) {
        _ if start == 0 => 0,
        Some(end) => end + 1,
        // No line begins here.
        None => return Ok(()),
    };
    let mut n_lines = 0;
    while at < length.min(buffer.bytes().len()) {
        if memchr(b'\n', &buffer.bytes()[at..]).is_none() {
            let limit = at + MAX_FILE_BYTES + 1;
            buffer.read_on(&mut file, limit, |new| memchr(b'\n', new).is_some())?;
        }
        let rest = &buffer.bytes()[at..];
        let line = &rest[..memchr(b'\n', rest).unwrap_or(rest.len())];
        let n_bytes = line.len();
        if !line.trim_ascii().is_empty() {
            see(worker, line, path, Some(from + at as u64));
            n_lines += 1;
        }
        at += n_bytes + 1;
    }
    worker.advance(n_lines);
    Ok(())
}

/// How long a file with lines is; `None` if it is a partial roll-up.
fn length_of(path: &Path) -> io::Result<Option<u64>> {
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    let mut beginning = Vec::new();
    file.take(BEGINNING.len() as u64)
        .read_to_end(&mut beginning)?;
    Ok((beginning != BEGINNING).then_some(length))
}

/// Lines of which the first may tell what the others are, so one worker reads
/// them all.
fn read_stream(mut lines: Lines, worker: &mut Worker<'_>) {
    let mut is_partial = false;
    while let Some(line) = lines.next() {
        worker.advance(1);
        let (place, why) = match line {
            Ok(line) => {
                is_partial |= line.bytes.starts_with(BEGINNING);
                let seen = if is_partial {
                    worker.see_part(&line.bytes)
                } else {
                    worker.see(&line.bytes)
                };
                let Err(problems) = seen else { continue };
                (line.number.map(Place::Line), Why::Problems(problems))
            }
            Err(error) => (None, Why::Unreadable(error)),
        };
        let is_end = matches!(why, Why::Unreadable(_));
        let path = lines.name().to_owned();
        worker.skip(Broken { path, place, why });
        if is_end {
            return;
        }
    }
}
