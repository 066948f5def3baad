//! Files: bytes to rubrics, assessments and crosswalks, and back. Every released version
//! opens for ever, by numbered upgrades without gaps. The rules are F1 to F9 of
//! SPEC.md; sheets and calendars, which are only written, follow E1 to E4 and E7 to E12,
//! reports E5 and E6.

mod calendar;
mod csv;
mod envelope;
mod page;
mod schema;
mod workbook;

use std::sync::Arc;

use crate::assessment::Assessment;
use crate::crosswalk::Crosswalk;
use crate::lineage::{Lineage, LineageFile};
use crate::record::{Field, Problem, Problems, Reader, parse};
use crate::rubric::{Rubric, RubricFile};

use envelope::Format;

pub use calendar::{CalendarWords, write_calendar};
pub use csv::write_csv;
pub use page::{Carried, LOCK_ITERATIONS, Locked, Page, data_block, open_page, write_page};
#[cfg(feature = "schema")]
pub use schema::result_schemas;
pub use schema::{assessment_schema, crosswalk_schema, lineage_schema, rubric_schema};
pub use workbook::write_workbook;

/// A value that was read, with what somebody should look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened<T> {
    /// What the file says.
    pub value: T,
    /// Warnings; errors would have kept the file from being opened.
    pub warnings: Vec<Problem>,
}

/// Reads a rubric file and makes sure that it is consistent.
///
/// # Errors
/// Every problem of the first stage that fails: JSON, format and version, form,
/// consistency.
pub fn open_rubric(bytes: &[u8]) -> Result<Opened<Rubric>, Problems> {
    let opened = read::<RubricFile>(bytes, &envelope::RUBRIC)?;
    let mut warnings = opened.warnings;
    warnings.extend(crate::rubric::problems(&opened.value));
    let warnings = Problems::none_in(warnings)?;
    let value = Rubric::of_consistent(opened.value.into());
    Ok(Opened { value, warnings })
}

/// A rubric file that somebody checked beforehand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckedRubric {
    /// Of the file itself, byte for byte: [`file_hash`].
    pub file_hash: u64,
    /// Of every word of the rubric, 32 hexadecimal digits.
    pub text_hash: &'static str,
    /// Of what answers depend on, 32 hexadecimal digits.
    pub structure_hash: &'static str,
}

/// FNV-1a with 64 bits, by Fowler, Noll and Vo (RFC 9923). It tells a file from
/// one that somebody changed, and keeps nobody from making another with the same
/// hash: whoever can put a file beside the page can put another page there.
///
/// ```
/// assert_eq!(levelwise_core::format::file_hash(b"foobar"), 0x8594_4171_f739_67e8);
/// ```
#[must_use]
pub fn file_hash(bytes: &[u8]) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325;
    bytes.iter().fold(start, |hash: u64, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Reads a rubric file that is known to be consistent, because it is one of
/// `checked`. `None` if this is another one, which [`open_rubric`] reads.
///
/// # Errors
/// Every problem of the first stage that fails: JSON, format and version, form.
pub fn open_checked_rubric(
    bytes: &[u8],
    checked: &[CheckedRubric],
) -> Result<Option<Rubric>, Problems> {
    let hash = file_hash(bytes);
    let Some(known) = checked.iter().find(|known| known.file_hash == hash) else {
        return Ok(None);
    };
    let file = read::<RubricFile>(bytes, &envelope::RUBRIC)?.value;
    Ok(Some(Rubric::of_hashed(
        file.into(),
        known.text_hash.to_owned(),
        known.structure_hash.to_owned(),
    )))
}

/// The rubric as a file: canonical JSON, keys sorted, two spaces, a final line
/// break.
#[must_use]
pub fn write_rubric(rubric: &RubricFile) -> String {
    envelope::wrap(rubric.write(), &envelope::RUBRIC)
}

/// Reads an assessment file. A rubric that it carries is checked too.
///
/// # Errors
/// Every problem of the first stage that fails: JSON, format and version, form,
/// the carried rubric.
pub fn open_assessment(bytes: &[u8]) -> Result<Opened<Assessment>, Problems> {
    let opened = read::<Assessment>(bytes, &envelope::ASSESSMENT)?;
    if let Some(full) = &opened.value.rubric.full {
        check_carried(full, &opened.value)?;
    }
    Ok(opened)
}

/// The assessment as a file: canonical JSON, so equal assessments are equal
/// bytes.
#[must_use]
pub fn write_assessment(assessment: &Assessment) -> String {
    envelope::wrap(assessment.write(), &envelope::ASSESSMENT)
}

/// Reads a lineage file and makes sure that it makes sense by itself.
///
/// # Errors
/// Every problem of the first stage that fails: JSON, format and version, form,
/// sense (N1 to N3).
pub fn open_lineage(bytes: &[u8]) -> Result<Opened<Lineage>, Problems> {
    let opened = read::<LineageFile>(bytes, &envelope::LINEAGE)?;
    Ok(Opened {
        value: Lineage::new(opened.value)?,
        warnings: opened.warnings,
    })
}

/// The lineage as a file: canonical JSON.
#[must_use]
pub fn write_lineage(lineage: &LineageFile) -> String {
    envelope::wrap(lineage.write(), &envelope::LINEAGE)
}

/// The same file on one line, for a code.
#[must_use]
pub(crate) fn write_assessment_line(assessment: &Assessment) -> String {
    envelope::wrap_line(assessment.write(), &envelope::ASSESSMENT)
}

/// Reads one part of a file, such as an answer, that stands alone.
///
/// # Errors
/// Every problem of the first stage that fails: JSON, form. Places begin at the
/// part.
pub fn read_part<T: Field>(bytes: &[u8]) -> Result<T, Problems> {
    let mut reader = Reader::new(parse(bytes)?);
    let value = T::read(&mut reader);
    Problems::none_in(reader.finish())?;
    Ok(value)
}

/// Reads a crosswalk file and makes sure that it is consistent. Whether its
/// indicators exist is for [`crate::crosswalk::check`], which needs the rubrics.
///
/// # Errors
/// Every problem of the first stage that fails: JSON, format and version, form,
/// consistency.
pub fn open_crosswalk(bytes: &[u8]) -> Result<Opened<Crosswalk>, Problems> {
    let mut opened = read::<Crosswalk>(bytes, &envelope::CROSSWALK)?;
    let problems = crate::crosswalk::problems(&opened.value);
    opened.warnings.extend(Problems::none_in(problems)?);
    Ok(opened)
}

/// The crosswalk as a file: canonical JSON.
#[must_use]
pub fn write_crosswalk(crosswalk: &Crosswalk) -> String {
    envelope::wrap(crosswalk.write(), &envelope::CROSSWALK)
}

fn read<T: Field>(bytes: &[u8], format: &Format) -> Result<Opened<T>, Problems> {
    let value = envelope::unwrap(parse(bytes)?, format)?;
    let mut reader = Reader::new(value);
    let value = T::read(&mut reader);
    let warnings = Problems::none_in(reader.finish())?;
    Ok(Opened { value, warnings })
}

fn check_carried(full: &Arc<RubricFile>, assessment: &Assessment) -> Result<(), Problems> {
    const PLACE: &str = "/rubric/full";
    let mut problems = crate::rubric::problems(full);
    for problem in &mut problems {
        problem.place.insert_str(0, PLACE);
    }
    Problems::none_in(problems)?;
    let rubric = Rubric::of_consistent(Arc::clone(full));
    if !assessment.rubric.names(&rubric) {
        let message = format!(
            "the file carries rubric {} {}, which is not the one it names ({} {})",
            rubric.id, rubric.version, assessment.rubric.id, assessment.rubric.version
        );
        let hint = "ask the sender to export it again";
        return Err(Problem::error("carried-rubric", PLACE, message, hint).into());
    }
    Ok(())
}
