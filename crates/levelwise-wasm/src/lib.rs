//! The engine for JavaScript: read what JavaScript gives, call the engine,
//! write what it says. No rule of the engine is here, and every function takes
//! three steps.
//!
//! [`convert`] is the only way in and out, with [`values`] for results, and [`error`]
//! the only way to fail; the
//! functions stand in `files`, `editing`, `results`, `agreeing`, `crosswalks` and
//! `merging`, and those of the second module in `sharing` and `exporting`. Their
//! comments and types are what JavaScript developers read, and the examples in them
//! are run. What surrounds the engine in the npm package is in `package/`.
#![deny(missing_docs)]

#[cfg(feature = "engine")]
mod agreeing;
mod convert;
#[cfg(feature = "engine")]
mod crosswalks;
#[cfg(feature = "engine")]
mod editing;
mod error;
#[cfg(feature = "exchange")]
mod exporting;
#[cfg(feature = "engine")]
mod files;
#[cfg(feature = "engine")]
mod merging;
#[cfg(feature = "engine")]
mod results;
#[cfg(feature = "exchange")]
mod sharing;
mod values;

use wasm_bindgen::prelude::wasm_bindgen;

/// Written from the Rust types by `cargo xtask schemas`.
#[cfg(feature = "engine")]
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// What the other module's types are made of.
#[cfg(not(feature = "engine"))]
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type {
  AssessmentFile,
  AssessmentInput,
  Opened,
  Problem,
  RaterId,
  RubricInput,
} from "./engine.js";
"#;
