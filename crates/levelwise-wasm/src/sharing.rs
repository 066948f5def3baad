//! What comes from other devices and goes to them: files, reports, messages,
//! codes.

use js_sys::Array;
use levelwise_core::assessment::Assessment;
use levelwise_core::format::{self, Opened};
use levelwise_core::record::{Problem, Problems};
use levelwise_core::share;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert::{assessment_of, bytes_of, object_of, opened_of, part_of, value_of};
use crate::error::Thrown;
use crate::values::Plain;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What was found in a text or a file that somebody sent. */
export interface Found {
  /** The assessment; null if it cannot be opened. */
  value: AssessmentFile | null;
  /** Warnings; without a value what keeps it from being opened. */
  problems: Problem[];
}
"#;

/// Everything that somebody sent, in its order. A string is what was pasted: files,
/// codes, links with codes, several of them and words in between. Bytes are a file:
/// an assessment, a saved report, or a message with codes. Never empty: where
/// nothing is found, one entry says so.
///
/// ```js
/// const code = exchange.writeCode(exchange.invitation(assessment));
/// const found = exchange.importAll(`Please answer: https://example.org/#/${code} Thanks!`);
/// console.log(found.length, found[0].value.id); // 1 example
/// console.log(exchange.importAll("Thanks!")[0].problems[0].code); // nothing-found
/// ```
///
/// @throws {LevelwiseError} if what is given is neither text nor bytes nor an object.
#[wasm_bindgen(js_name = importAll, unchecked_return_type = "Found[]")]
pub fn import_all(
    #[wasm_bindgen(unchecked_param_type = "AssessmentInput")] sent: JsValue,
) -> Result<JsValue, Thrown> {
    let found = match sent.as_string() {
        Some(text) => share::open_text(&text),
        None => share::open_bytes(&bytes_of(&sent)?),
    };
    let found: Result<Array, Thrown> = found.into_iter().map(found_of).collect();
    Ok(found?.into())
}

/// Opens a code, of which an invitation, a link or a QR code consists.
///
/// ```js
/// const code = exchange.writeCode(assessment);
/// console.log(exchange.openCode(code).value.id); // example
/// ```
///
/// @throws {LevelwiseError} with the code `not-a-code`, `too-new`, `truncated`,
/// `damaged` or `too-large`, or as `openAssessment` does.
#[wasm_bindgen(js_name = openCode, unchecked_return_type = "Opened<AssessmentFile>")]
pub fn open_code(code: &str) -> Result<JsValue, Thrown> {
    let opened = share::open_code(code)?;
    opened_of(&opened, &format::write_assessment(&opened.value))
}

/// The assessment as a code: letters that survive in a link, a QR code and a
/// message. A rubric that it carries stays out.
///
/// ```js
/// const code = exchange.writeCode(exchange.invitation(assessment));
/// console.log(code.slice(0, 4), code.length < 400); // LW1- true
/// ```
///
/// @throws {LevelwiseError} with the code `too-large`, or as `openAssessment` does.
#[wasm_bindgen(js_name = writeCode)]
pub fn write_code(
    #[wasm_bindgen(unchecked_param_type = "AssessmentInput")] assessment: JsValue,
) -> Result<String, Thrown> {
    let code = share::write_code(&assessment_of(&assessment)?);
    code.ok_or_else(|| {
        let message = "the assessment is larger than any code";
        Problem::error("too-large", "", message, "send its file").into()
    })
}

/// The assessment as a teammate begins with it: its name and its rubric, and nothing
/// that anybody answered, decided or planned.
///
/// ```js
/// const { rubric: named, raters } = exchange.invitation(assessment);
/// console.log(named.id, raters === undefined); // leadership-system true
/// ```
///
/// @throws {LevelwiseError} as `openAssessment` does.
#[wasm_bindgen(unchecked_return_type = "AssessmentFile")]
pub fn invitation(
    #[wasm_bindgen(unchecked_param_type = "AssessmentInput")] assessment: JsValue,
) -> Result<JsValue, Thrown> {
    file_of(&share::invitation(&assessment_of(&assessment)?))
}

/// What one rater sends back: the invitation with that rater's profile and answers,
/// and nobody else's.
///
/// ```js
/// const sent = exchange.partOf(assessment, "elementary");
/// console.log(Object.keys(sent.raters)); // ["elementary"]
/// ```
///
/// @throws {LevelwiseError} as `openAssessment` does.
#[wasm_bindgen(js_name = partOf, unchecked_return_type = "AssessmentFile")]
pub fn part_of_rater(
    #[wasm_bindgen(unchecked_param_type = "AssessmentInput")] assessment: JsValue,
    #[wasm_bindgen(unchecked_param_type = "RaterId")] rater: JsValue,
) -> Result<JsValue, Thrown> {
    let (assessment, rater) = (assessment_of(&assessment)?, part_of(&rater)?);
    file_of(&share::part(&assessment, &rater))
}

fn file_of(assessment: &Assessment) -> Result<JsValue, Thrown> {
    object_of(&format::write_assessment(assessment))
}

fn found_of(opening: Result<Opened<Assessment>, Problems>) -> Result<JsValue, Thrown> {
    let (value, problems) = match &opening {
        Ok(opened) => (file_of(&opened.value)?, opened.warnings.as_slice()),
        Err(problems) => (JsValue::NULL, problems.list()),
    };
    let found = Plain::new();
    found.set("value", value);
    found.set("problems", value_of(problems)?);
    Ok(found.into())
}
