//! Several files to one: what a file would change, and the change itself.

use levelwise_core::{format, merge};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert::{assessment_of, object_of, value_of};
use crate::error::Thrown;

/// What merging `theirs` into `ours` would change: how many things are new, the
/// same, newer, or were written apart.
///
/// ```js
/// const { raters, team } = levelwise.preview(assessment, assessment);
/// console.log(raters.length, team); // 4 {"new":0,"same":3,"supersedes":0,"differs":0}
/// ```
///
/// @throws {LevelwiseError} as `merge` does.
#[wasm_bindgen(unchecked_return_type = "Preview")]
pub fn preview(
    #[wasm_bindgen(unchecked_param_type = "AssessmentInput")] ours: JsValue,
    #[wasm_bindgen(unchecked_param_type = "AssessmentInput")] theirs: JsValue,
) -> Result<JsValue, Thrown> {
    let (ours, theirs) = (assessment_of(&ours)?, assessment_of(&theirs)?);
    value_of(&merge::preview(&ours, &theirs)?)
}

/// Everything that two copies of an assessment know together. The order does
/// not matter, merging again changes nothing, and what was written apart stands
/// side by side until somebody chooses.
///
/// ```js
/// const merged = levelwise.merge(assessment, assessment);
/// console.log(levelwise.writeAssessment(merged) === levelwise.writeAssessment(assessment)); // true
/// ```
///
/// @throws {LevelwiseError} with the code `other-assessment` or `other-rubric` if
/// the two do not belong together, or as `openAssessment` does.
#[wasm_bindgen(unchecked_return_type = "AssessmentFile")]
pub fn merge(
    #[wasm_bindgen(unchecked_param_type = "AssessmentInput")] ours: JsValue,
    #[wasm_bindgen(unchecked_param_type = "AssessmentInput")] theirs: JsValue,
) -> Result<JsValue, Thrown> {
    let (ours, theirs) = (assessment_of(&ours)?, assessment_of(&theirs)?);
    object_of(&format::write_assessment(&merge::merge(&ours, &theirs)?))
}
