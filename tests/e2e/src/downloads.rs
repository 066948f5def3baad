//! What did the page save to disk?

use std::fs;
use std::path::PathBuf;

use crate::error::{Error, Result};
use crate::session::Session;
use crate::waiting::Look;

/// What browsers add to the name of a file that is not complete.
const UNFINISHED: [&str; 3] = [".crdownload", ".part", ".wkdownload"];

impl Session {
    /// Names of the complete files in the download folder, in order.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn downloaded(&self) -> Result<Vec<String>> {
        let names = self.download_names()?;
        // Firefox keeps an empty file under the final name while it saves into
        // another one, whose name does not tell which it will be.
        let (unfinished, mut names): (Vec<_>, Vec<_>) =
            names.into_iter().partition(|name| is_unfinished(name));
        if !unfinished.is_empty() {
            names.retain(|name| !self.is_empty_download(name));
        }
        names.sort();
        Ok(names)
    }

    /// Waits until a file of this name is completely saved, and says where.
    ///
    /// # Errors
    /// [`Error::NotInTime`] with the names that are there instead.
    pub async fn wait_for_download(&self, name: &str) -> Result<PathBuf> {
        self.waited(format!("the download {name}"), async || {
            let names = self.downloaded().unwrap_or_default();
            // WebKit makes the file first and writes into it afterwards.
            let is_there =
                names.iter().any(|downloaded| downloaded == name) && !self.is_empty_download(name);
            Ok(if is_there {
                Look::Seen(self.downloads().join(name))
            } else {
                Look::NotYet(Some(format!("the folder holds {names:?}")))
            })
        })
        .await
    }

    fn is_empty_download(&self, name: &str) -> bool {
        fs::metadata(self.downloads().join(name)).is_ok_and(|file| file.len() == 0)
    }

    fn download_names(&self) -> Result<Vec<String>> {
        let entries =
            fs::read_dir(self.downloads()).map_err(Error::io("reading the download folder"))?;
        Ok(entries
            .flatten()
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect())
    }
}

fn is_unfinished(name: &str) -> bool {
    // Chromium starts a hidden file before it knows the name.
    name.starts_with(".org.chromium") || UNFINISHED.iter().any(|ending| name.ends_with(ending))
}
