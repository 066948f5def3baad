//! The plan for other programs, and an assessment for reports.

use levelwise_core::assessment::Task;
use levelwise_core::record::Moment;
use levelwise_core::sheets::Sheet;
use levelwise_core::{format, sheets};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::convert::{assessment_of, part_of, rubric_of, text_of, value_of};
use crate::error::Thrown;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Rows of cells with named columns, for spreadsheets and data frames. */
export interface Sheet {
  /** What it is called: a word in lower case. */
  name: string;
  /** The columns; their names never change. */
  columns: { name: string; kind: "text" | "whole" | "number" | "flag" | "date" }[];
  /** The rows; each has a cell for each column. A date is a text such as 2026-11-22. */
  rows: (string | number | boolean | null)[][];
}
"#;

/// What the team took on, a row for each task in the order of the plan.
///
/// ```js
/// const { columns, rows } = exchange.planSheet(rubric, assessment);
/// console.log(columns[0].name, columns[9].kind, rows.length); // task date 0
/// ```
///
/// @throws {LevelwiseError} if one of the two cannot be opened.
#[wasm_bindgen(js_name = planSheet, unchecked_return_type = "Sheet")]
pub fn plan_sheet(
    #[wasm_bindgen(unchecked_param_type = "RubricInput")] rubric: JsValue,
    #[wasm_bindgen(unchecked_param_type = "AssessmentInput")] assessment: JsValue,
) -> Result<JsValue, Thrown> {
    value_of(&plan_of(&rubric, &assessment)?)
}

/// What `planSheet` gives, as the text of a CSV file (RFC 4180) that Excel reads, and
/// of which no spreadsheet runs anything.
///
/// ```js
/// const [names] = exchange.planCsv(rubric, assessment).split("\r\n");
/// console.log(names.endsWith("completion,reason,apart")); // true
/// ```
///
/// @throws {LevelwiseError} if one of the two cannot be opened.
#[wasm_bindgen(js_name = planCsv)]
pub fn plan_csv(
    #[wasm_bindgen(unchecked_param_type = "RubricInput")] rubric: JsValue,
    #[wasm_bindgen(unchecked_param_type = "AssessmentInput")] assessment: JsValue,
) -> Result<String, Thrown> {
    Ok(format::write_csv(&plan_of(&rubric, &assessment)?))
}

fn plan_of(rubric: &JsValue, assessment: &JsValue) -> Result<Sheet, Thrown> {
    Ok(sheets::plan(
        &rubric_of(rubric)?,
        &assessment_of(assessment)?,
    ))
}

/// The dates of the plan as an iCalendar file (RFC 5545) with the name `name`,
/// written at the moment `now`; each task's reason is the description of its event.
///
/// ```js
/// const calendar = exchange.planCalendar(assessment, "Our plan", "2026-11-22T09:30:00Z");
/// console.log(calendar.split("\r\n")[0]); // BEGIN:VCALENDAR
/// ```
///
/// @throws {LevelwiseError} if the assessment cannot be opened, or `now` is no moment.
#[wasm_bindgen(js_name = planCalendar)]
pub fn plan_calendar(
    #[wasm_bindgen(unchecked_param_type = "AssessmentInput")] assessment: JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] name: JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] now: JsValue,
) -> Result<String, Thrown> {
    let (assessment, now): (_, Moment) = (assessment_of(&assessment)?, part_of(&now)?);
    let describe = &|task: &Task| task.reason.clone();
    let name = &text_of(&name)?;
    let words = format::CalendarWords { name, describe };
    Ok(format::write_calendar(&assessment, &now, &words))
}

/// What a report in HTML carries, so that it opens again in Levelwise: an element
/// for the end of its body, in which nothing typed by people can become HTML.
///
/// ```js
/// const page = `<!doctype html><title>Fall</title>${exchange.reportData(assessment)}`;
/// console.log(exchange.importAll(new TextEncoder().encode(page))[0].value.id); // example
/// ```
///
/// @throws {LevelwiseError} as `openAssessment` does.
#[wasm_bindgen(js_name = reportData)]
pub fn report_data(
    #[wasm_bindgen(unchecked_param_type = "AssessmentInput")] assessment: JsValue,
) -> Result<String, Thrown> {
    let text = format::write_assessment(&assessment_of(&assessment)?);
    Ok(format::data_block(&text))
}
