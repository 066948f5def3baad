//! The engine for JavaScript: read what JavaScript gives, call the engine,
//! write what it says. No rule of the engine is here, and every function takes
//! three steps.
//!
//! [`convert`] is the only way in and out, [`error`] the only way to fail; the
//! functions stand in [`files`], [`editing`], [`results`] and
//! [`merging`]. Their comments
//! and types are what JavaScript developers read, and the examples in them are
//! run. What surrounds the engine in the npm package is in `package/`.
#![deny(missing_docs)]

mod convert;
mod editing;
mod error;
mod files;
mod merging;
mod results;

use wasm_bindgen::prelude::wasm_bindgen;

/// Written from the Rust types by `cargo xtask schemas`.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");
