//! What the engine says of an assessment.

use levelwise_core::assessment::{Assessment, RaterId};
use levelwise_core::rubric::Rubric;
use levelwise_core::score::{ScoreCards, View};
use levelwise_core::suggest::Suggestions;
use levelwise_core::{check, score, suggest};
use serde::{Serialize, Serializer};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert::{assessment_of, rater_of, rubric_of, value_of};
use crate::error::Thrown;

/// What an assessment says that its rubric does not know, such as a level that
/// the scale no longer has. All of it is kept and counts for nothing, so these
/// problems are warnings.
///
/// ```js
/// console.log(levelwise.check(rubric, assessment)); // []
/// ```
///
/// @throws {LevelwiseError} if one of the two cannot be opened.
#[wasm_bindgen(unchecked_return_type = "Problem[]")]
pub fn check(
    #[wasm_bindgen(unchecked_param_type = "RubricInput")] rubric: JsValue,
    #[wasm_bindgen(unchecked_param_type = "AssessmentInput")] assessment: JsValue,
) -> Result<JsValue, Thrown> {
    let asked = Asked::of(&rubric, &assessment, &JsValue::NULL)?;
    value_of(&check::check(&asked.assessment, &asked.rubric))
}

/// Where the team stands, or the rater whose id is given: a score card for the
/// rubric, each area, each practice and each indicator. What nobody answered is
/// counted as that, never as a low level, and what cannot be said is null.
///
/// ```js
/// const { rubric: card } = levelwise.score(rubric, assessment);
/// console.log(rubric.scale.levels[card.stage - 1].title); // Getting better
/// console.log(card.attainment, card.counts.unanswered, card.absent); // 0.52 1 null
/// ```
///
/// @throws {LevelwiseError} if one of the two cannot be opened.
#[wasm_bindgen(unchecked_return_type = "ScoreCards")]
pub fn score(
    #[wasm_bindgen(unchecked_param_type = "RubricInput")] rubric: JsValue,
    #[wasm_bindgen(unchecked_param_type = "AssessmentInput")] assessment: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RaterId | null")] rater: JsValue,
) -> Result<JsValue, Thrown> {
    value_of(&Asked::of(&rubric, &assessment, &rater)?.scores())
}

/// What to do next, for the team or the rater whose id is given: one suggestion
/// for each indicator that is rated or not known, in the order in which to take
/// them up, and the three to begin with.
///
/// ```js
/// const { focus, actNow } = levelwise.suggest(rubric, assessment);
/// console.log(focus); // ["5b","8b","10b"]
/// console.log(actNow[0].from, actNow[0].to, actNow[0].steps.length); // 1 getting-better 3
/// ```
///
/// @throws {LevelwiseError} if one of the two cannot be opened.
#[wasm_bindgen(unchecked_return_type = "Suggestions")]
pub fn suggest(
    #[wasm_bindgen(unchecked_param_type = "RubricInput")] rubric: JsValue,
    #[wasm_bindgen(unchecked_param_type = "AssessmentInput")] assessment: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RaterId | null")] rater: JsValue,
) -> Result<JsValue, Thrown> {
    value_of(&Asked::of(&rubric, &assessment, &rater)?.suggestions())
}

/// Why each of these suggestions is made, by indicator: its reasons as English
/// sentences, in the order of its `reasons`.
///
/// ```js
/// const reasons = levelwise.explain(rubric, assessment);
/// console.log(reasons["2"][0]); // It is at Getting better
/// ```
///
/// @throws {LevelwiseError} if one of the two cannot be opened.
#[wasm_bindgen(unchecked_return_type = "Record<IndicatorId, string[]>")]
pub fn explain(
    #[wasm_bindgen(unchecked_param_type = "RubricInput")] rubric: JsValue,
    #[wasm_bindgen(unchecked_param_type = "AssessmentInput")] assessment: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "RaterId | null")] rater: JsValue,
) -> Result<JsValue, Thrown> {
    let asked = Asked::of(&rubric, &assessment, &rater)?;
    value_of(&Explanations(&asked.suggestions(), &asked.rubric))
}

/// Of what, and for whom, something is asked.
pub(crate) struct Asked {
    pub(crate) rubric: Rubric,
    pub(crate) assessment: Assessment,
    rater: Option<RaterId>,
}

impl Asked {
    #[inline(never)]
    pub(crate) fn of(
        rubric: &JsValue,
        assessment: &JsValue,
        rater: &JsValue,
    ) -> Result<Self, Thrown> {
        Ok(Self {
            rubric: rubric_of(rubric)?,
            assessment: assessment_of(assessment)?,
            rater: rater_of(rater)?,
        })
    }

    #[inline(never)]
    pub(crate) fn scores(&self) -> ScoreCards {
        let view = self.rater.as_ref().map_or(View::Team, View::Rater);
        score::score(&self.rubric, &self.assessment, view)
    }

    #[inline(never)]
    fn suggestions(&self) -> Suggestions {
        suggest::suggest(&self.rubric, &self.scores())
    }
}

/// The reasons of suggestions in words, by indicator.
struct Explanations<'a>(&'a Suggestions, &'a Rubric);

impl Serialize for Explanations<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(suggestions, rubric) = self;
        serializer.collect_map(suggestions.all().map(|suggestion| {
            let reasons = suggestion.reasons.iter();
            let words: Vec<String> = reasons.map(|reason| reason.words(rubric)).collect();
            (&suggestion.indicator, words)
        }))
    }
}
