//! What was left out, and why.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use levelwise_core::record::Problem;
use memchr::memchr_iter;

use crate::input::shown;

/// A file or a line that is left out.
#[derive(Debug)]
pub(super) struct Broken {
    pub(super) path: String,
    pub(super) place: Option<Place>,
    pub(super) why: Why,
}

/// Where a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// Its number, from 1.
    Line(usize),
    /// The position of its first byte. Who reads a block of a file does not
    /// know how many lines stand before it.
    Offset(u64),
}

/// Why it is left out.
#[derive(Debug)]
pub(super) enum Why {
    Problems(Vec<Problem>),
    Unreadable(io::Error),
}

impl Broken {
    pub(super) fn unreadable(path: &Path, error: io::Error) -> Self {
        Self {
            path: shown(path).into_owned(),
            place: None,
            why: Why::Unreadable(error),
        }
    }

    /// As an editor takes it.
    pub(super) fn name(&self) -> String {
        match self.place {
            None => self.path.clone(),
            Some(Place::Line(number)) => format!("{}:{number}", self.path),
            Some(Place::Offset(offset)) => format!("{} at byte {offset}", self.path),
        }
    }
}

/// Puts them in the order of their names, and gives lines their numbers.
pub(super) fn in_order(mut list: Vec<Broken>) -> Vec<Broken> {
    list.sort_by(|one, other| (&one.path, one.place).cmp(&(&other.path, other.place)));
    for of_file in list.chunk_by_mut(|one, other| one.path == other.path) {
        // A file that is gone by now keeps its positions.
        let _ = count_lines(of_file);
    }
    list
}

fn count_lines(of_file: &mut [Broken]) -> io::Result<()> {
    let mut file: Option<File> = None;
    let (mut number, mut at) = (1, 0);
    for broken in of_file {
        let Some(Place::Offset(offset)) = broken.place else {
            continue;
        };
        let file = match &mut file {
            Some(file) => file,
            none => none.insert(File::open(&broken.path)?),
        };
        let mut block = [0; 1 << 14];
        while at < offset {
            let wanted = usize::try_from(offset - at).unwrap_or(usize::MAX);
            let end = block.len().min(wanted);
            let n_read = file.read(&mut block[..end])?;
            if n_read == 0 {
                return Ok(());
            }
            number += memchr_iter(b'\n', &block[..n_read]).count();
            at += n_read as u64;
        }
        broken.place = Some(Place::Line(number));
    }
    Ok(())
}
