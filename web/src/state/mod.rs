//! What the page knows: the desk (one assessment being worked on), the library
//! (what this device keeps) and the rubrics beside the page.

mod catalog;
mod desk;
mod keeper;
mod library;
mod rubrics;

pub use catalog::{CatalogEntry, catalog};
pub use desk::{Action, Desk};
pub use keeper::{Keeper, SaveState};
pub use library::{
    Loaded, Local, Shelf, Unreadable, add, erase, load, local, move_aside, restore, set_local,
    shelf, snapshots, take_snapshot,
};
pub use rubrics::{Card, RubricError, by_id, example, find, index, known};
