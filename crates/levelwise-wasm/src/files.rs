//! Opening and writing files: rubrics, assessments, crosswalks.

use levelwise_core::format;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert::{assessment_of, bytes_of, crosswalk_of, opened_of, rubric_of};
use crate::error::Thrown;

/// Opens a rubric: reads it, and makes sure that it is consistent. `file` is its
/// text, its bytes, or the object that JSON.parse makes of it.
///
/// ```js
/// const { value, warnings } = levelwise.openRubric(rubricText);
/// console.log(value.title, value.areas.length, warnings.length); // Leadership System 6 0
/// ```
///
/// @throws {LevelwiseError} with every problem of the first stage that fails:
/// JSON, format and version, form, consistency.
#[wasm_bindgen(js_name = openRubric, unchecked_return_type = "Opened<RubricFile>")]
pub fn open_rubric(
    #[wasm_bindgen(unchecked_param_type = "unknown")] file: JsValue,
) -> Result<JsValue, Thrown> {
    let opened = format::open_rubric(&bytes_of(&file)?)?;
    opened_of(&opened, &format::write_rubric(opened.value.file()))
}

/// Opens an assessment, and the rubric that it may carry. `file` is its text,
/// its bytes, or the object that JSON.parse makes of it.
///
/// ```js
/// const { value } = levelwise.openAssessment(assessmentText);
/// console.log(value.rubric.id, Object.keys(value.raters).length); // leadership-system 4
/// ```
///
/// @throws {LevelwiseError} with every problem of the first stage that fails:
/// JSON, format and version, form, the carried rubric.
#[wasm_bindgen(js_name = openAssessment, unchecked_return_type = "Opened<AssessmentFile>")]
pub fn open_assessment(
    #[wasm_bindgen(unchecked_param_type = "unknown")] file: JsValue,
) -> Result<JsValue, Thrown> {
    let opened = format::open_assessment(&bytes_of(&file)?)?;
    opened_of(&opened, &format::write_assessment(&opened.value))
}

/// The text of a rubric file. Equal rubrics are equal texts: keys are sorted,
/// and what equals its default is left out.
///
/// ```js
/// const text = levelwise.writeRubric(rubric);
/// console.log(text === levelwise.writeRubric(JSON.parse(text))); // true
/// ```
///
/// @throws {LevelwiseError} as `openRubric` does.
#[wasm_bindgen(js_name = writeRubric)]
pub fn write_rubric(
    #[wasm_bindgen(unchecked_param_type = "RubricInput")] rubric: JsValue,
) -> Result<String, Thrown> {
    let rubric = rubric_of(&rubric)?;
    Ok(format::write_rubric(rubric.file()))
}

/// The text of an assessment file, to be saved or sent. Equal assessments are
/// equal texts: keys are sorted, and what equals its default is left out.
///
/// ```js
/// const text = levelwise.writeAssessment(assessment);
/// console.log(text === levelwise.writeAssessment(JSON.parse(text))); // true
/// ```
///
/// @throws {LevelwiseError} as `openAssessment` does.
#[wasm_bindgen(js_name = writeAssessment)]
pub fn write_assessment(
    #[wasm_bindgen(unchecked_param_type = "AssessmentInput")] assessment: JsValue,
) -> Result<String, Thrown> {
    let assessment = assessment_of(&assessment)?;
    Ok(format::write_assessment(&assessment))
}

/// Opens a crosswalk, which relates the indicators of several rubrics. `file` is
/// its text, its bytes, or the object that JSON.parse makes of it.
///
/// ```js
/// const { value, warnings } = levelwise.openCrosswalk(crosswalkText);
/// console.log(value.relations.length, warnings.length); // 314 0
/// ```
///
/// @throws {LevelwiseError} with every problem of the first stage that fails:
/// JSON, format and version, form, consistency. Whether its indicators exist is
/// for `checkCrosswalk`.
#[wasm_bindgen(js_name = openCrosswalk, unchecked_return_type = "Opened<CrosswalkFile>")]
pub fn open_crosswalk(
    #[wasm_bindgen(unchecked_param_type = "unknown")] file: JsValue,
) -> Result<JsValue, Thrown> {
    let opened = format::open_crosswalk(&bytes_of(&file)?)?;
    opened_of(&opened, &format::write_crosswalk(&opened.value))
}

/// The text of a crosswalk file. Equal crosswalks are equal texts.
///
/// ```js
/// const text = levelwise.writeCrosswalk(crosswalk);
/// console.log(text === levelwise.writeCrosswalk(JSON.parse(text))); // true
/// ```
///
/// @throws {LevelwiseError} as `openCrosswalk` does.
#[wasm_bindgen(js_name = writeCrosswalk)]
pub fn write_crosswalk(
    #[wasm_bindgen(unchecked_param_type = "CrosswalkInput")] crosswalk: JsValue,
) -> Result<String, Thrown> {
    Ok(format::write_crosswalk(&crosswalk_of(&crosswalk)?))
}
