//! Which files stand below the paths that were named? In the order of their
//! names, so that every machine reads them alike.

use std::ffi::OsStr;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

use crate::console::Console;
use crate::error::Error;

use super::{Input, shown};

/// Everything to read. A folder inside that cannot be opened is told and left
/// out.
pub(super) fn find(paths: &[PathBuf], console: &mut Console) -> Result<Vec<Input>, Error> {
    let mut found = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            found.push(Input::Standard);
            continue;
        }
        let unreadable = |source| Error::Unreadable {
            path: path.clone(),
            source,
        };
        if fs::metadata(path).map_err(unreadable)?.is_dir() {
            let entries = entries_of(path).map_err(unreadable)?;
            search(entries, &mut found, console);
        } else {
            // Whatever it is called: it was named.
            found.push(if has_lines(path) {
                Input::Lines(path.as_path().into())
            } else {
                Input::File(path.as_path().into())
            });
        }
    }
    Ok(found)
}

fn search(entries: Vec<DirEntry>, found: &mut Vec<Input>, console: &mut Console) {
    for entry in entries {
        let path = entry.path();
        // A link to a folder is not followed, since it may lead back up.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder {
            match entries_of(&path) {
                Ok(entries) => search(entries, found, console),
                Err(error) => console.skip_unreadable(&shown(&path), &error),
            }
        } else if has_lines(&path) {
            found.push(Input::Lines(path.into()));
        } else if ends_with(&path, "json") {
            found.push(Input::File(path.into()));
        }
    }
}

/// The entries of a folder in the order of their names, hidden ones left out.
fn entries_of(folder: &Path) -> io::Result<Vec<DirEntry>> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.retain(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."));
    entries.sort_by_cached_key(DirEntry::file_name);
    Ok(entries)
}

fn has_lines(path: &Path) -> bool {
    ends_with(path, "ndjson") || ends_with(path, "jsonl")
}

fn ends_with(path: &Path, extension: &str) -> bool {
    path.extension()
        .is_some_and(|found: &OsStr| found.eq_ignore_ascii_case(extension))
}
