//! The only door to the browser's local storage. Every write is read back and
//! says whether it worked; where storage is blocked, everything still works in
//! memory until the page is closed.

use std::cell::RefCell;

use gloo_storage::{LocalStorage, Storage};
use levelwise_core::record::Table;
use wasm_bindgen::JsCast;
use web_sys::{Event, StorageEvent};

use crate::host;

thread_local! {
    /// What could not be written to storage, so that it is not lost while the
    /// page is open.
    static MEMORY: RefCell<Table<String, String>> = RefCell::default();
}

/// Why a write did not last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteError {
    /// The browser gives this page no storage.
    Blocked,
    /// The browser's share for this page is used up.
    Full,
    /// The browser took the write and forgot it.
    Forgotten,
}

/// Whether the browser gives this page storage that can be written.
pub fn is_open() -> bool {
    let Some(storage) = storage() else {
        return false;
    };
    let probe = full("probe");
    let works =
        storage.set_item(&probe, "1").is_ok() && storage.get_item(&probe).ok().flatten().is_some();
    let _ = storage.remove_item(&probe);
    // A full storage refuses the probe and is open all the same.
    works || storage.length().is_ok_and(|n_keys| n_keys > 0)
}

/// The text under `key`.
pub fn read(key: &str) -> Option<String> {
    let in_memory = MEMORY.with_borrow(|memory| memory.get(&key.to_owned()).cloned());
    in_memory.or_else(|| storage()?.get_item(&full(key)).ok().flatten())
}

/// Whether the text under `key` is held in memory only.
pub fn is_memory(key: &str) -> bool {
    MEMORY.with_borrow(|memory| memory.contains_key(&key.to_owned()))
}

/// Whether anything is held in memory only, and gone with the page.
pub fn holds_any() -> bool {
    MEMORY.with_borrow(|memory| memory.keys().next().is_some())
}

/// Writes and reads back. What fails is kept in memory.
///
/// # Errors
/// Why the text will be gone when the page is closed.
pub fn write(key: &str, text: &str) -> Result<(), WriteError> {
    let written = write_through(key, text);
    MEMORY.with_borrow_mut(|memory| {
        if written.is_ok() {
            memory.remove(&key.to_owned());
        } else {
            memory.insert(key.to_owned(), text.to_owned());
        }
    });
    written
}

fn write_through(key: &str, text: &str) -> Result<(), WriteError> {
    let storage = storage().ok_or(WriteError::Blocked)?;
    let key = full(key);
    if storage.set_item(&key, text).is_err() {
        // Blocked and full throw alike; a page with room for one letter is not
        // blocked.
        return Err(if is_open() {
            WriteError::Full
        } else {
            WriteError::Blocked
        });
    }
    match storage.get_item(&key) {
        Ok(Some(found)) if found == text => Ok(()),
        Ok(_) | Err(_) => Err(WriteError::Forgotten),
    }
}

/// Removes the text under `key`.
pub fn remove(key: &str) {
    MEMORY.with_borrow_mut(|memory| memory.remove(&key.to_owned()));
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&full(key));
    }
}

/// The keys that begin with `start`, in order.
pub fn keys(start: &str) -> Vec<String> {
    let mut keys: Vec<String> = MEMORY.with_borrow(|memory| memory.keys().cloned().collect());
    if let Some(storage) = storage() {
        let prefix = host::prefix();
        let n_keys = storage.length().unwrap_or(0);
        let stored = (0..n_keys).filter_map(|index| storage.key(index).ok().flatten());
        keys.extend(stored.filter_map(|key| key.strip_prefix(&*prefix).map(str::to_owned)));
    }
    keys.retain(|key| key.starts_with(start));
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// How many characters everything of ours takes, keys included.
pub fn n_chars() -> usize {
    let prefix = host::prefix();
    keys("")
        .iter()
        .map(|key| prefix.len() + key.len() + read(key).map_or(0, |text| text.len()))
        .sum()
}

/// Which of our texts another tab wrote, and what it is now; `None` if `event`
/// is about something else.
pub fn heard(event: &Event) -> Option<(String, Option<String>)> {
    let event: &StorageEvent = event.dyn_ref()?;
    let key = event.key()?;
    // What the event brings may be old by now, and taken back since.
    let now = |text| {
        let present = storage().and_then(|storage| storage.get_item(&key).ok().flatten());
        present.unwrap_or(text)
    };
    Some((
        key.strip_prefix(&*host::prefix())?.to_owned(),
        event.new_value().map(now),
    ))
}

/// The browser's storage. gloo-storage panics where it is blocked, so the
/// browser is asked first.
fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()?;
    Some(LocalStorage::raw())
}

fn full(key: &str) -> String {
    host::prefix() + key
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests;
