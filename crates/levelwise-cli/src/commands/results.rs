//! What `score`, `suggest`, `agreement` and `view` share: one result for each
//! assessment, written as JSON or as the rows of a sheet.

use serde::Serialize;
use serde_json::json;

use crate::console::Console;
use crate::error::Error;
use crate::output::{Cell, Column, Format, OutputWords, document, line};
use crate::shared::{Extent, Found, ReadWords};

/// What one of these commands makes of an assessment.
pub(super) struct Results<O, R> {
    /// The field of the result in a line of JSON, where there are several.
    pub(super) field: &'static str,
    /// The columns of its rows.
    pub(super) columns: &'static [Column],
    /// The result.
    pub(super) of: O,
    /// What stands above its rows, and the rows; the text is where it was read.
    pub(super) rows: R,
}

/// Reads the assessments and writes a result for each.
///
/// # Errors
/// If nothing is there to read, a rubric is broken, or nothing can be written.
pub(super) fn write<T: Serialize>(
    read: &ReadWords,
    output: &OutputWords,
    console: &mut Console,
    results: &Results<
        impl Fn(&Found) -> T + Sync,
        impl Fn(&str, &Found, &T) -> (String, Vec<Vec<Cell>>) + Sync,
    >,
) -> Result<(), Error> {
    if output.format == Format::Json {
        let mut target = output.place.open()?;
        let work = |name: &str, found: &Found| {
            let origin = json!({ "source": name, "assessment": found.assessment.id });
            (json!((results.of)(found)), origin)
        };
        read.each(console, work, |extent, _, (result, mut origin)| {
            target.write(&match extent {
                Extent::One => document(&result),
                Extent::Many => {
                    origin[results.field] = result;
                    line(&origin)
                }
            })
        })?;
        return target.finish();
    }
    let mut sheet = output.place.sheet(output.format, results.columns)?;
    let work = |name: &str, found: &Found| (results.rows)(name, found, &(results.of)(found));
    read.each(console, work, |_, _, (heading, rows)| {
        sheet.section(&heading)?;
        sheet.rows(rows)
    })?;
    sheet.finish()
}
