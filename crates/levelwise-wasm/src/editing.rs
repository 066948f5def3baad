//! Beginning an assessment and writing to it. An assessment is a value: each
//! function gives a new one and leaves the one it was given as it is.

use levelwise_core::assessment::{
    About, Answer, Assessment, AssessmentId, Decision, Profile, RaterId, RubricRef, Stamp,
};
use levelwise_core::format;
use levelwise_core::rubric::IndicatorId;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert::{assessment_of, object_of, part_of, rubric_of};
use crate::error::Thrown;

/// An assessment in which nobody has answered. Its id is random and the same in
/// every copy; the stamp names the session that writes, which is a random id for
/// each opening of a copy. The engine has no randomness and no clock of its own.
///
/// ```js
/// const stamp = { by: crypto.randomUUID(), at: "2026-11-22T09:30:00Z" };
/// const about = { organization: "Cedar Valley", cycle: { label: "Fall 2026" } };
/// const begun = levelwise.newAssessment(rubric, crypto.randomUUID(), about, stamp);
/// console.log(levelwise.score(rubric, begun).rubric.absent); // nothing-rated
/// ```
///
/// @throws {LevelwiseError} if the rubric cannot be opened, or something else has
/// not the form it must have.
#[wasm_bindgen(js_name = newAssessment, unchecked_return_type = "AssessmentFile")]
pub fn new_assessment(
    #[wasm_bindgen(unchecked_param_type = "RubricInput")] rubric: JsValue,
    #[wasm_bindgen(unchecked_param_type = "AssessmentId")] id: JsValue,
    #[wasm_bindgen(unchecked_param_type = "About")] about: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Stamp")] stamp: JsValue,
) -> Result<JsValue, Thrown> {
    let rubric = RubricRef::naming(&rubric_of(&rubric)?);
    let id: AssessmentId = part_of(&id)?;
    let (about, stamp): (About, Stamp) = (part_of(&about)?, part_of(&stamp)?);
    file_of(&Assessment::new(id, rubric, about, &stamp))
}

/// The assessment with what a rater says of an indicator. It supersedes what
/// the rater said before, in this copy and wherever copies of it are merged.
///
/// ```js
/// const answer = { choice: "keep-improving", note: "Adopted in May." };
/// const changed = levelwise.setAnswer(assessment, "elementary", "2", answer, stamp);
/// console.log(levelwise.score(rubric, changed, "elementary").indicators[1].level); // 3
/// ```
///
/// @throws {LevelwiseError} if the assessment cannot be opened, or something else
/// has not the form it must have. What the rubric does not know is kept and
/// counts for nothing; `check` tells of it.
#[wasm_bindgen(js_name = setAnswer, unchecked_return_type = "AssessmentFile")]
pub fn set_answer(
    #[wasm_bindgen(unchecked_param_type = "AssessmentInput")] assessment: JsValue,
    #[wasm_bindgen(unchecked_param_type = "RaterId")] rater: JsValue,
    #[wasm_bindgen(unchecked_param_type = "IndicatorId")] indicator: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Answer")] answer: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Stamp")] stamp: JsValue,
) -> Result<JsValue, Thrown> {
    let mut assessment = assessment_of(&assessment)?;
    let (rater, indicator): (RaterId, IndicatorId) = (part_of(&rater)?, part_of(&indicator)?);
    let (answer, stamp): (Answer, Stamp) = (part_of(&answer)?, part_of(&stamp)?);
    assessment.set_answer(&rater, &indicator, answer, &stamp);
    file_of(&assessment)
}

/// The assessment with who a rater is; the rater is added if there is none.
/// `removed: true` takes the rater out: the answers stay readable and no longer
/// count.
///
/// ```js
/// const profile = { role: "Counselor", removed: false };
/// const changed = levelwise.setProfile(assessment, "counselor", profile, stamp);
/// console.log(Object.keys(changed.raters).length); // 5
/// ```
///
/// @throws {LevelwiseError} as `setAnswer` does.
#[wasm_bindgen(js_name = setProfile, unchecked_return_type = "AssessmentFile")]
pub fn set_profile(
    #[wasm_bindgen(unchecked_param_type = "AssessmentInput")] assessment: JsValue,
    #[wasm_bindgen(unchecked_param_type = "RaterId")] rater: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Profile")] profile: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Stamp")] stamp: JsValue,
) -> Result<JsValue, Thrown> {
    let mut assessment = assessment_of(&assessment)?;
    let rater: RaterId = part_of(&rater)?;
    let (profile, stamp): (Profile, Stamp) = (part_of(&profile)?, part_of(&stamp)?);
    assessment.set_profile(&rater, profile, &stamp);
    file_of(&assessment)
}

/// The assessment with what the team agreed on for an indicator. Without a choice
/// an earlier decision is taken back.
///
/// ```js
/// const decision = { choice: "getting-better", rationale: "Two of three campuses do it." };
/// const changed = levelwise.setDecision(assessment, "2", decision, stamp);
/// console.log(levelwise.score(rubric, changed).indicators[1].basis); // decision
/// ```
///
/// @throws {LevelwiseError} as `setAnswer` does.
#[wasm_bindgen(js_name = setDecision, unchecked_return_type = "AssessmentFile")]
pub fn set_decision(
    #[wasm_bindgen(unchecked_param_type = "AssessmentInput")] assessment: JsValue,
    #[wasm_bindgen(unchecked_param_type = "IndicatorId")] indicator: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Decision")] decision: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Stamp")] stamp: JsValue,
) -> Result<JsValue, Thrown> {
    let mut assessment = assessment_of(&assessment)?;
    let indicator: IndicatorId = part_of(&indicator)?;
    let (decision, stamp): (Decision, Stamp) = (part_of(&decision)?, part_of(&stamp)?);
    assessment.set_decision(&indicator, decision, &stamp);
    file_of(&assessment)
}

#[inline(never)]
fn file_of(assessment: &Assessment) -> Result<JsValue, Thrown> {
    object_of(&format::write_assessment(assessment))
}
