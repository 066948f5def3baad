//! One rubric seen through the answers under another.

use levelwise_core::crosswalk;
use levelwise_core::rubric::Rubric;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert::{crosswalk_of, list_of, rubric_of, value_of};
use crate::error::Thrown;
use crate::results::Asked;

/// What a crosswalk says that these rubrics do not know. Such relations are kept
/// and count for nothing, so these problems are warnings.
///
/// ```js
/// const [problem] = levelwise.checkCrosswalk(crosswalk, [rubric, otherRubric]);
/// console.log(problem.code, problem.place); // unknown-rubric /relations/0/to/rubric
/// ```
///
/// @throws {LevelwiseError} if one of them cannot be opened.
#[wasm_bindgen(js_name = checkCrosswalk, unchecked_return_type = "Problem[]")]
pub fn check_crosswalk(
    #[wasm_bindgen(unchecked_param_type = "CrosswalkInput")] crosswalk: JsValue,
    #[wasm_bindgen(unchecked_param_type = "RubricInput[]")] rubrics: JsValue,
) -> Result<JsValue, Thrown> {
    let crosswalk = crosswalk_of(&crosswalk)?;
    let files = list_of(rubrics)?;
    let rubrics = files.iter().map(|file| rubric_of(&file));
    let rubrics: Vec<Rubric> = rubrics.collect::<Result<_, _>>()?;
    let rubrics: Vec<&Rubric> = rubrics.iter().collect();
    value_of(&crosswalk::check(&crosswalk, &rubrics))
}

/// Another rubric, seen through the answers that the team, or the rater whose id is
/// given, gave under `rubric`: what speaks to each of its indicators and how
/// strongly, what is left open, and proposals that a person may confirm. It makes
/// no rating.
///
/// ```js
/// const { reach, indicators } = levelwise.view(rubric, assessment, otherRubric, crosswalk);
/// console.log(reach.covered, reach.touched, reach.uncovered); // 1 22 2
/// const { proposal } = indicators.find(({ id }) => id === "32d");
/// console.log(proposal.choice, proposal.atLeast, proposal.from); // getting-better true ["13"]
/// ```
///
/// @throws {LevelwiseError} if one of them cannot be opened.
#[wasm_bindgen(unchecked_return_type = "CrosswalkView")]
pub fn view(
    #[wasm_bindgen(unchecked_param_type = "RubricInput")] rubric: JsValue,
    #[wasm_bindgen(unchecked_param_type = "AssessmentInput")] assessment: JsValue,
    #[wasm_bindgen(unchecked_param_type = "RubricInput")] other: JsValue,
    #[wasm_bindgen(unchecked_param_type = "CrosswalkInput")] crosswalk: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RaterId | null")] rater: JsValue,
) -> Result<JsValue, Thrown> {
    let asked = Asked::of(&rubric, &assessment, &rater)?;
    let (other, crosswalk) = (rubric_of(&other)?, crosswalk_of(&crosswalk)?);
    value_of(&crosswalk::view(
        &asked.rubric,
        &asked.scores(),
        &other,
        &crosswalk,
    ))
}
