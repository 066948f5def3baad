//! Many assessments to distributions by group, by rules U1 to U9 of SPEC.md.
//!
//! ```text
//! files ──> extract ──> store ──> count ──> groups ──> suppress ──> rows
//! ```
//!
//! An *extract* is what a roll-up needs of one assessment, some hundred bytes:
//! who is in it, in which role, and every choice with the register it stands
//! in. So extracts of one assessment merge as its files do, in any order and
//! however often, and nothing is counted twice. How an extract looks in memory
//! is in [`extract`].

mod broken;
mod buffer;
mod bytes;
mod count;
mod counts;
mod extract;
mod groups;
mod partial;
mod read;
mod scan;
mod store;
mod structure;
mod suppress;
mod tasks;
mod values;

pub(crate) use groups::{Breakdown, Dimension, Group, Part, Parts, Tally};
pub(crate) use partial::write_partial;
pub(crate) use read::read_all;
pub(crate) use structure::Structures;
pub(crate) use suppress::hide_small;

#[cfg(test)]
mod tests;
