//! How a Rust type and its JSON form belong together: one declaration gives
//! the type, a reader that reports every problem with its place, a writer that
//! keeps fields it does not know, and the JSON Schema.
//!
//! Serde stops at the first problem and forgets unknown fields unless it
//! buffers every object; people who mend a rubric by hand need all problems at
//! once, and files of a newer minor version must survive. Which values are
//! allowed beyond their form is for [`crate::check`].

pub(crate) mod canonical;
mod field;
mod id;
mod json;
mod macros;
mod number;
mod parse;
mod problem;
mod reader;
mod schema;
mod table;
mod values;

pub(crate) use field::{put, put_unless, text_value};
pub(crate) use macros::{kinds, record, words};

pub use field::Field;
pub use id::{Id, IdError, Kind};
pub use json::{Json, JsonMap};
pub use number::Number;
pub use parse::{MAX_FILE_BYTES, parse};
pub use problem::{Place, Problem, Problems, Severity};
pub use reader::Reader;
pub use schema::{SchemaBook, SchemaFields};
pub use table::{Entries, Entry, Set, Table};
pub use values::{Amount, Date, Moment, Text, ValueError};
