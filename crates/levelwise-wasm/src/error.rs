//! What is thrown: a `LevelwiseError`, which is a real `Error` and is declared
//! in `package/error.js`.

#[cfg(feature = "engine")]
use levelwise_core::merge::MergeError;
use levelwise_core::record::{Problem, Problems};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert::value_of;

#[wasm_bindgen(raw_module = "./error.js")]
extern "C" {
    type LevelwiseError;

    #[wasm_bindgen(constructor)]
    fn new(problems: &JsValue) -> LevelwiseError;
}

/// A value to be thrown.
#[derive(Debug)]
pub(crate) struct Thrown(JsValue);

impl From<Thrown> for JsValue {
    fn from(thrown: Thrown) -> Self {
        thrown.0
    }
}

/// What JavaScript threw itself.
impl From<JsValue> for Thrown {
    fn from(thrown: JsValue) -> Self {
        Self(thrown)
    }
}

impl From<Problems> for Thrown {
    fn from(problems: Problems) -> Self {
        match value_of(problems.list()) {
            Ok(problems) => Self(LevelwiseError::new(&problems).into()),
            Err(thrown) => thrown,
        }
    }
}

impl From<Problem> for Thrown {
    fn from(problem: Problem) -> Self {
        Problems::from(problem).into()
    }
}

#[cfg(feature = "engine")]
impl From<MergeError> for Thrown {
    fn from(error: MergeError) -> Self {
        Problem::error(error.code(), "", error.to_string(), error.hint()).into()
    }
}
