//! How far raters agree: those of an assessment, or those of any table.

use levelwise_core::agreement::{self, RatingTable};
use levelwise_core::record::{Json, Problem};
use levelwise_core::team;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert::{part_of, value_of};
use crate::error::Thrown;
use crate::results::Asked;

/// So many levels fit into every table that people rate on.
const MAX_LEVELS: u32 = 100;

/// How far the raters of a team agree: on everything, on each area and practice,
/// and on each indicator; and what there is to talk about, most pressing first.
/// What cannot be said has the reason in `absent` instead of a `value`.
///
/// ```js
/// const { rubric: all, agenda } = levelwise.agreement(rubric, assessment);
/// console.log(all.verdict, all.agreement.nCompared, all.nConversations); // largely-agrees 24 3
/// console.log(all.agreement.alpha.ordinal); // {"value":0.4748544652935416}
/// console.log(agenda.slice(0, 3)); // ["6b","14","19a"]
/// ```
///
/// @throws {LevelwiseError} if one of the two cannot be opened.
#[wasm_bindgen(unchecked_return_type = "TeamAgreement")]
pub fn agreement(
    #[wasm_bindgen(unchecked_param_type = "RubricInput")] rubric: JsValue,
    #[wasm_bindgen(unchecked_param_type = "AssessmentInput")] assessment: JsValue,
) -> Result<JsValue, Thrown> {
    let asked = Asked::of(&rubric, &assessment, &JsValue::NULL)?;
    value_of(&team::team_agreement(&asked.rubric, &asked.scores()))
}

/// Percent agreement, Krippendorff's alpha and Gwet's AC1 and AC2 of any table of
/// ratings. Each unit has a level for each rater, from 0 to `levels - 1`, and null
/// where a rating is missing; levels that nobody chose are declared all the same,
/// and what is none of the declared ones is no rating.
///
/// ```js
/// const { alpha, ac1 } = levelwise.agreementOf(4, [[1, 1, null], [3, 2, 3]]);
/// console.log(alpha.nominal.value, ac1.value); // 0.5 0.5813953488372093
/// ```
///
/// @throws {LevelwiseError} with the code `bad-levels` or `bad-rating`, or if
/// something else has not the form it must have.
#[wasm_bindgen(js_name = agreementOf, unchecked_return_type = "Agreement")]
pub fn agreement_of(
    #[wasm_bindgen(unchecked_param_type = "number")] levels: JsValue,
    #[wasm_bindgen(unchecked_param_type = "(number | null)[][]")] units: JsValue,
) -> Result<JsValue, Thrown> {
    let table = table_of(part_of(&levels)?, &part_of::<Vec<Vec<Json>>>(&units)?)?;
    value_of(&agreement::agreement(&table))
}

fn table_of(n_levels: u32, units: &[Vec<Json>]) -> Result<RatingTable, Problem> {
    if n_levels > MAX_LEVELS {
        let message = format!("the table has {n_levels} levels, {MAX_LEVELS} are allowed");
        return Err(Problem::error("bad-levels", "", message, "declare fewer"));
    }
    let mut table = RatingTable::new(n_levels as usize);
    for (unit_idx, unit) in units.iter().enumerate() {
        let mut ratings = Vec::with_capacity(unit.len());
        for (rater_idx, rating) in unit.iter().enumerate() {
            let level = rating.as_u64();
            if level.is_none() && *rating != Json::Null {
                let place = format!("/{unit_idx}/{rater_idx}");
                let message = "this is neither a level nor null";
                let hint = "give a whole number from 0, or null for no rating";
                return Err(Problem::error("bad-rating", place, message, hint));
            }
            ratings.push(level.and_then(|level| level.try_into().ok()));
        }
        table.add_unit(&ratings);
    }
    Ok(table)
}
