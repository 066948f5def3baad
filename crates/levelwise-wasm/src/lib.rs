//! The engine for JavaScript: read what JavaScript gives, call the engine,
//! write what it says. No rule of the engine is here, and every function takes
//! three steps.
//!
//! [`convert`] is the only way in and out, with [`values`] for results, and [`error`]
//! the only way to fail; the
//! functions stand in [`files`], [`editing`], [`results`], [`agreeing`],
//! [`crosswalks`] and [`merging`]. Their comments and types are what JavaScript
//! developers read, and the examples in them are run. What surrounds the engine in the npm package is in `package/`.
#![deny(missing_docs)]

mod agreeing;
mod convert;
mod crosswalks;
mod editing;
mod error;
mod files;
mod merging;
mod results;
mod values;

use wasm_bindgen::prelude::wasm_bindgen;

/// Written from the Rust types by `cargo xtask schemas`.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");
