//! `levelwise check`: all problems of rubrics, assessments, crosswalks and lineages.

use clap::Args;
use levelwise_core::record::{Json, Problem, Severity, parse};
use levelwise_core::rubric::Rubric;
use levelwise_core::{crosswalk, format};
use serde_json::json;

use crate::console::{Console, printable, told};
use crate::error::Error;
use crate::input::Inputs;
use crate::output::{Format, OutputWords, document, line};
use crate::rubrics::Library;
use crate::shared::{ReadWords, open};
use crate::tables::problems;

/// List all problems of rubrics, assessments, crosswalks and lineages, each with its
/// place and a hint
#[derive(Debug, Args)]
pub(crate) struct Words {
    #[command(flatten)]
    read: ReadWords,
    #[command(flatten)]
    output: OutputWords,
    /// End with 1 for warnings too
    #[arg(long)]
    strict: bool,
}

pub(super) fn run(words: &Words, console: &mut Console) -> Result<(), Error> {
    let library = words.read.rubrics.load(console)?;
    let inputs = Inputs::find(&words.read.paths, console)?;
    let is_single = inputs.is_single();
    let mut n_problems = 0;
    let mut see = |console: &mut Console, found: &[Problem]| {
        let is_bad = |problem: &Problem| words.strict || problem.severity == Severity::Error;
        if found.iter().any(is_bad) {
            console.found_error();
        }
        console.count_read(1);
        n_problems += found.len();
    };
    let work = |_: &str, bytes: &[u8]| problems_of(bytes, &library);
    let place = &words.output.place;
    match words.output.format {
        Format::Json => {
            let mut target = place.open()?;
            inputs.each(console, work, |console, name, found| {
                see(console, &found);
                target.write(&if is_single {
                    document(&json!(found))
                } else {
                    line(&json!({ "source": name, "problems": found }))
                })
            })?;
            target.finish()?;
        }
        // In full, since messages and hints are what it is about.
        Format::Table => {
            let mut target = place.open()?;
            inputs.each(console, work, |console, name, found| {
                see(console, &found);
                let mut told = found.iter().map(|problem| told(name, problem));
                told.try_for_each(|told| target.write(&format!("{}\n", printable(&told))))
            })?;
            target.finish()?;
        }
        Format::Csv | Format::Parquet => {
            let mut sheet = place.sheet(words.output.format, &problems::COLUMNS)?;
            inputs.each(console, work, |console, name, found| {
                see(console, &found);
                let mut rows = found.iter().map(|problem| problems::row(name, problem));
                rows.try_for_each(|row| sheet.row(row))
            })?;
            sheet.finish()?;
        }
    }
    if n_problems == 0 && words.output.format == Format::Table {
        console.note("no problems");
    }
    Ok(())
}

/// A file says itself what it is; what says nothing is taken for an assessment.
fn problems_of(bytes: &[u8], library: &Library) -> Vec<Problem> {
    let value = parse(bytes).unwrap_or(Json::Null);
    let found = match value.get("format").and_then(Json::as_str) {
        Some("levelwise/rubric") => format::open_rubric(bytes).map(|opened| opened.warnings),
        Some("levelwise/lineage") => format::open_lineage(bytes).map(|opened| opened.warnings),
        Some("levelwise/crosswalk") => format::open_crosswalk(bytes).map(|opened| {
            let rubrics: Vec<&Rubric> = library.all().map(AsRef::as_ref).collect();
            let mut warnings = opened.warnings;
            warnings.extend(crosswalk::check(&opened.value, &rubrics));
            warnings
        }),
        Some(_) | None => {
            return match open(bytes, library) {
                Ok((_, warnings)) => warnings,
                Err(problems) => problems,
            };
        }
    };
    found.unwrap_or_else(|problems| problems.list().to_vec())
}
