//! `levelwise agreement`: how far raters agree.

use clap::Args;
use levelwise_core::score::{View, score};
use levelwise_core::team::team_agreement;

use crate::console::Console;
use crate::error::Error;
use crate::output::OutputWords;
use crate::shared::{Found, ReadWords};
use crate::tables::{agreement, heading};

use super::results::{Results, write};

/// Show how far the raters of each team agree, and what to talk about
#[derive(Debug, Args)]
pub(crate) struct Words {
    #[command(flatten)]
    read: ReadWords,
    #[command(flatten)]
    output: OutputWords,
}

pub(super) fn run(words: &Words, console: &mut Console) -> Result<(), Error> {
    let results = Results {
        field: "agreement",
        columns: &agreement::COLUMNS,
        of: |found: &Found| {
            let scores = score(&found.rubric, &found.assessment, View::Team);
            team_agreement(&found.rubric, &scores)
        },
        rows: |name: &str, found: &Found, result: &_| {
            let rows = agreement::rows(name, found, result);
            (heading(name, found), rows)
        },
    };
    write(&words.read, &words.output, console, &results)
}
