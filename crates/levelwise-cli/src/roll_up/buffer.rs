//! Bytes that are read into the same room again and again.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use levelwise_core::record::MAX_FILE_BYTES;

/// How much the room grows at least.
const GROWTH: usize = 1 << 16;

/// The bytes of one file or block.
#[derive(Debug, Default)]
pub(super) struct Buffer {
    room: Vec<u8>,
    n_bytes: usize,
}

impl Buffer {
    /// What was read.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.room[..self.n_bytes]
    }

    pub(super) fn clear(&mut self) {
        self.n_bytes = 0;
    }

    /// Reads a file; of one that is too large only so much that this can be
    /// seen.
    pub(super) fn fill_with(&mut self, path: &Path) -> io::Result<()> {
        self.clear();
        self.read_on(&mut File::open(path)?, MAX_FILE_BYTES + 1, |_| false)
    }

    /// Reads on to the end of the file, until there are `limit` bytes, or until
    /// `is_enough` says so of what came last.
    pub(super) fn read_on(
        &mut self,
        file: &mut File,
        limit: usize,
        is_enough: impl Fn(&[u8]) -> bool,
    ) -> io::Result<()> {
        while self.n_bytes < limit {
            if self.room.len() - self.n_bytes < GROWTH / 2 {
                let length = self.room.len() + GROWTH.max(self.room.len() / 2);
                self.room.resize(length, 0);
            }
            let end = self.room.len().min(limit);
            match file.read(&mut self.room[self.n_bytes..end]) {
                Ok(0) => return Ok(()),
                Ok(n_new) => {
                    let start = self.n_bytes;
                    self.n_bytes += n_new;
                    if is_enough(&self.room[start..self.n_bytes]) {
                        return Ok(());
                    }
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}
