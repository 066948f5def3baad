//! `levelwise report`: one assessment for a board and for paper.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use levelwise_core::assessment::{Assessment, RaterId};
use levelwise_core::format;

use crate::console::Console;
use crate::error::Error;
use crate::output::PlaceWords;
use crate::report::{Names, report, write_html, write_markdown};
use crate::rubrics::{RubricWords, open_lineage};
use crate::shared::{Found, ReadWords};

/// Write a report of one assessment, for a board and for paper: one file that
/// runs nothing and fetches nothing
#[derive(Debug, Args)]
pub(crate) struct Words {
    /// A file, or - for standard input
    #[arg(value_name = "FILE")]
    path: PathBuf,
    #[command(flatten)]
    rubrics: RubricWords,
    /// What changed between the editions of the rubric, for earlier cycles
    #[arg(long, value_name = "FILE")]
    lineage: Option<PathBuf>,
    /// How the report is written
    #[arg(long, value_enum, default_value = "html")]
    format: Form,
    /// Name raters and who sees to a task; without it nobody is named
    #[arg(long)]
    names: bool,
    /// Let the report carry the assessment, so that Levelwise opens it again:
    /// every answer, note and name is then in the file
    #[arg(long, requires = "names")]
    with_data: bool,
    /// Count this rater's sealed answers too, by the rater's id, as the page does
    /// for its own rater
    #[arg(long, value_name = "ID", value_parser = RaterId::new)]
    rater: Option<RaterId>,
    #[command(flatten)]
    place: PlaceWords,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// One HTML file, for every browser
    Html,
    /// Markdown, for mail and word processors
    Markdown,
}

pub(super) fn run(words: &Words, console: &mut Console) -> Result<(), Error> {
    if words.path.is_dir() {
        return Err(Error::NotOneFile {
            path: words.path.clone(),
        });
    }
    if words.with_data && words.format != Form::Html {
        return Err(Error::NoDataInMarkdown);
    }
    let read = ReadWords {
        paths: vec![words.path.clone()],
        rubrics: words.rubrics.clone(),
    };
    let mut made = Vec::new();
    let work = |_: &str, found: &Found| {
        let n_sealed = found.assessment.sealed().count();
        let open = open(&found.assessment, words.rater.as_ref());
        let n_left_out = n_sealed - open.sealed().count();
        write(words, found, &open).map(|text| (text, n_left_out))
    };
    read.each(console, work, |_, _, one| {
        made.push(one?);
        Ok(())
    })?;
    let (text, n_left_out) = match made.as_slice() {
        [one] => one,
        // What was skipped has been told.
        [] => return Ok(()),
        [_, ..] => {
            return Err(Error::NotOneFile {
                path: words.path.clone(),
            });
        }
    };
    if *n_left_out > 0 {
        console.note(&format!(
            "{n_left_out} sealed {} left out; they are counted when the team has revealed them",
            if *n_left_out == 1 {
                "answer is"
            } else {
                "answers are"
            }
        ));
    }
    let mut target = words.place.open()?;
    target.write(text)?;
    target.finish()
}

/// As much as may be shown (V5). Somebody who answers alone has nobody to color.
fn open(assessment: &Assessment, rater: Option<&RaterId>) -> Assessment {
    let mut raters = assessment.voting_raters().map(|(id, _)| id);
    let alone = raters.next().filter(|_| raters.next().is_none());
    match rater.or(alone) {
        Some(rater) => assessment.open_to(rater),
        None => assessment.revealed(),
    }
}

fn write(words: &Words, found: &Found, open: &Assessment) -> Result<String, Error> {
    let lineage = open_lineage(words.lineage.as_deref(), &found.rubric)?;
    let names = if words.names {
        Names::People
    } else {
        Names::Nobody
    };
    let report = report(&found.rubric, open, lineage.as_ref(), names);
    Ok(match words.format {
        Form::Markdown => write_markdown(&report),
        Form::Html if words.with_data => {
            let file = format::write_assessment(&found.assessment);
            write_html(&report, &format::data_block(&file))
        }
        Form::Html => write_html(&report, ""),
    })
}
