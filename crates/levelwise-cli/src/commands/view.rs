//! `levelwise view`: another rubric, seen through the answers of assessments.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use levelwise_core::crosswalk::{Crosswalk, view};
use levelwise_core::rubric::Rubric;
use levelwise_core::score::score;

use crate::console::Console;
use crate::error::Error;
use crate::output::OutputWords;
use crate::rubrics::open_crosswalk;
use crate::shared::{Found, ReadWords, ViewWords};
use crate::tables::{heading, view as table};

use super::results::{Results, write};

/// Show another rubric through the answers given under one: what speaks to each
/// of its indicators, and what is left open
#[derive(Debug, Args)]
pub(crate) struct Words {
    #[command(flatten)]
    read: ReadWords,
    /// The other rubric, by its id: one of --rubrics or of those that come along
    #[arg(long, value_name = "ID")]
    through: String,
    /// Go by this crosswalk instead of the one that comes along
    #[arg(long, value_name = "FILE")]
    crosswalk: Option<PathBuf>,
    #[command(flatten)]
    view: ViewWords,
    #[command(flatten)]
    output: OutputWords,
}

/// What assessments are seen through.
struct Glass {
    other: Arc<Rubric>,
    crosswalk: Crosswalk,
}

impl Glass {
    fn of(words: &Words, console: &mut Console) -> Result<Self, Error> {
        let library = words.read.rubrics.load(console)?;
        let other = library.with_id(&words.through).next().cloned();
        Ok(Self {
            other: other.ok_or_else(|| Error::NoSuchRubric {
                id: words.through.clone(),
                known: library.ids(),
            })?,
            crosswalk: open_crosswalk(words.crosswalk.as_deref())?,
        })
    }
}

pub(super) fn run(words: &Words, console: &mut Console) -> Result<(), Error> {
    let Glass { other, crosswalk } = Glass::of(words, console)?;
    let results = Results {
        field: "view",
        columns: &table::COLUMNS,
        of: |found: &Found| {
            let scores = score(&found.rubric, &found.assessment, words.view.view());
            view(&found.rubric, &scores, &other, &crosswalk)
        },
        rows: |name: &str, found: &Found, seen: &_| {
            let rows = table::rows(name, found, words.view.word(), &other, seen);
            let heading = format!("{}, through {}", heading(name, found), other.title);
            (heading, rows)
        },
    };
    write(&words.read, &words.output, console, &results)
}
