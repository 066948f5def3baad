//! Where does one browser keep what it writes, and when is that gone?

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use tempfile::TempDir;

use crate::browser::Browser;
use crate::error::{Error, Result};
use crate::waiting::{DEADLINE, POLL};

/// A folder for profile, temporary files and downloads, gone with this value.
#[derive(Debug)]
pub(crate) struct Home {
    path: PathBuf,
}

impl Home {
    pub(crate) fn new(browser: Browser) -> Result<Self> {
        let folder = TempDir::with_prefix(format!("levelwise-{browser}-"))
            .map_err(Error::io("making a folder for the browser"))?;
        let home = Self {
            path: folder.keep(),
        };
        fs::create_dir(home.downloads()).map_err(Error::io("making the download folder"))?;
        Ok(home)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn downloads(&self) -> PathBuf {
        self.path.join("downloads")
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        // A process that is just ending may still write a last file, which keeps
        // its folder from being removed at that moment.
        let start = Instant::now();
        while fs::remove_dir_all(&self.path).is_err()
            && self.path.exists()
            && start.elapsed() < DEADLINE
        {
            thread::sleep(POLL);
        }
    }
}
