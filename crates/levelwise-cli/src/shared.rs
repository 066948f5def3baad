//! Reads assessments with the rubrics they go by: what most commands begin
//! with.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use levelwise_core::assessment::{Assessment, RaterId};
use levelwise_core::check::check;
use levelwise_core::format::Opened;
use levelwise_core::record::Problem;
use levelwise_core::rubric::Rubric;
use levelwise_core::score::View;
use levelwise_core::share;

use crate::console::Console;
use crate::error::Error;
use crate::input::Inputs;
use crate::rubrics::{Library, RubricWords};

/// What is read, and by which rubrics.
#[derive(Debug, Args)]
pub(crate) struct ReadWords {
    /// Files, folders (searched for .json, .ndjson and .jsonl files), or - for
    /// standard input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) rubrics: RubricWords,
}

/// An assessment and the rubric it goes by.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) assessment: Assessment,
    pub(crate) rubric: Arc<Rubric>,
}

/// How many assessments a result is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// One file was named.
    One,
    /// A folder, lines, or several files were named.
    Many,
}

impl ReadWords {
    /// Does `work` on every assessment on all cores, and `then` on its results
    /// in order. What is broken is told and skipped, and so are warnings told.
    ///
    /// # Errors
    /// If nothing is there to read, a rubric is broken, or `then` fails.
    pub(crate) fn each<T: Send>(
        &self,
        console: &mut Console,
        work: impl Fn(&str, &Found) -> T + Sync,
        mut then: impl FnMut(Extent, &str, T) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let library = self.rubrics.load(console)?;
        let inputs = Inputs::find(&self.paths, console)?;
        let extent = if inputs.is_single() {
            Extent::One
        } else {
            Extent::Many
        };
        inputs.each(
            console,
            |name, bytes| {
                let (found, warnings) = open(bytes, &library)?;
                Ok((work(name, &found), warnings))
            },
            |console, name, result: Result<_, Vec<Problem>>| match result {
                Ok((result, warnings)) => {
                    console.count_read(1);
                    console.warn(name, &warnings);
                    then(extent, name, result)
                }
                Err(problems) => {
                    console.skip(name, &problems);
                    Ok(())
                }
            },
        )
    }
}

/// The assessment in `bytes`, its rubric, and what somebody should look at.
///
/// # Errors
/// Every problem of the first stage that fails.
pub(crate) fn open(bytes: &[u8], library: &Library) -> Result<(Found, Vec<Problem>), Vec<Problem>> {
    let opened = open_one(bytes)?;
    let assessment = opened.value;
    let rubric = library
        .find(&assessment.rubric)
        .map_err(|problem| vec![problem])?;
    let mut warnings = opened.warnings;
    warnings.extend(check(&assessment, &rubric));
    Ok((Found { assessment, rubric }, warnings))
}

/// The only assessment in what somebody sent: a file, a saved report, or a message
/// with a code.
fn open_one(bytes: &[u8]) -> Result<Opened<Assessment>, Vec<Problem>> {
    let mut found = share::open_bytes(bytes);
    match (found.pop(), found.len()) {
        (Some(opened), 0) => opened.map_err(|problems| problems.list().to_vec()),
        (_, n_others) => {
            let message = format!("it holds {} assessments or parts of one", n_others + 1);
            let hint = "put the parts of one assessment together with merge first";
            Err(vec![Problem::error("several-found", "", message, hint)])
        }
    }
}

/// Whose answers count.
#[derive(Debug, Args)]
pub(crate) struct ViewWords {
    /// Show one rater's own answers instead of the team's, by the rater's id
    #[arg(long, value_name = "ID", value_parser = RaterId::new)]
    rater: Option<RaterId>,
}

impl ViewWords {
    pub(crate) fn view(&self) -> View<'_> {
        self.rater.as_ref().map_or(View::Team, View::Rater)
    }

    /// What stands in the column `view`.
    pub(crate) fn word(&self) -> &str {
        self.rater.as_ref().map_or("team", |rater| rater.as_str())
    }
}
