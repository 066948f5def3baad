//! What was dropped on the page: files, and folders with files in them.

use js_sys::{Array, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DataTransfer, File, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry,
    FileSystemFileEntry,
};

use super::list;

/// More entries of folders are not looked at.
const MAX_ENTRIES: usize = 5_000;

/// What was dropped. The browser forgets it after the event, so it is gathered
/// at once and read later.
#[derive(Debug)]
pub struct Dropped {
    files: Vec<File>,
    folders: Vec<FileSystemEntry>,
}

/// Gathers what was dropped.
pub fn dropped(transfer: &DataTransfer) -> Dropped {
    let items = transfer.items();
    let entries = (0..items.length()).filter_map(|index| items.get(index));
    let entries = entries.filter_map(|item| item.webkit_get_as_entry().ok().flatten());
    let folders: Vec<FileSystemEntry> = entries.filter(FileSystemEntry::is_directory).collect();
    let mut files = list(transfer.files());
    // A folder is listed among the files too, and cannot be read as one.
    files.retain(|file| !folders.iter().any(|folder| folder.name() == file.name()));
    Dropped { files, folders }
}

impl Dropped {
    /// The files, and those in the folders that may be of use.
    pub async fn files(self) -> Vec<File> {
        let Self {
            mut files,
            mut folders,
        } = self;
        let mut n_entries = 0;
        while let Some(folder) = folders.pop() {
            let folder: FileSystemDirectoryEntry = folder.unchecked_into();
            for entry in entries_of(&folder.create_reader()).await {
                n_entries += 1;
                if n_entries > MAX_ENTRIES {
                    return files;
                }
                if entry.is_directory() {
                    folders.push(entry);
                } else if is_of_use(&entry.name())
                    && let Some(file) = file_of(entry.unchecked_into()).await
                {
                    files.push(file);
                }
            }
        }
        files
    }
}

/// A folder holds all kinds of things; what Levelwise and its share sheet write
/// ends so.
fn is_of_use(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    !name.starts_with('.') && (name.ends_with(".json") || name.ends_with(".txt"))
}

/// The reader gives some at a time, at the end none.
async fn entries_of(reader: &FileSystemDirectoryReader) -> Vec<FileSystemEntry> {
    let mut entries = Vec::new();
    while entries.len() <= MAX_ENTRIES {
        let promise = Promise::new(&mut |done, failed| {
            if reader
                .read_entries_with_callback_and_callback(&done, &failed)
                .is_err()
            {
                let _ = failed.call0(&failed);
            }
        });
        let Ok(some) = JsFuture::from(promise).await else {
            break;
        };
        let some: Array = some.unchecked_into();
        if some.length() == 0 {
            break;
        }
        entries.extend(some.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
    entries
}

async fn file_of(entry: FileSystemFileEntry) -> Option<File> {
    let promise = Promise::new(&mut |done, failed| {
        entry.file_with_callback_and_callback(&done, &failed);
    });
    let file = JsFuture::from(promise).await.ok()?;
    Some(file.unchecked_into())
}
