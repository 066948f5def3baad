//! What the page knows: the desk (one assessment being worked on), the library
//! (what this device keeps) and the rubrics beside the page. The shelf and what
//! is found by it belong to the part of the page that comes later.

mod catalog;
mod checked;
mod crosswalk;
mod desk;
mod found;
mod keeper;
mod library;
mod reminder;
mod rubrics;
mod shelf;

pub use catalog::{CatalogEntry, catalog};
pub use checked::is_shipped;
pub use crosswalk::crosswalk;
pub use desk::{Action, Desk};
pub use found::{CHECK, by_id, example, find, index};
pub use keeper::{Keeper, News, Reading, SaveState};
pub use library::{
    Local, Stored, add, begin, begun, has_begun, keeps_any, local, rated_by, set_local,
    set_rated_by,
};
pub use reminder::{Mark, Reminder, marks, reminder, set_mark};
pub use rubrics::{Card, Check, Done, RubricError, fetch_index, fetch_rubric, known};
pub use shelf::{
    Loaded, READING, Shelf, Unreadable, erase, load, move_aside, restore, shelf, snapshots,
    take_snapshot,
};
