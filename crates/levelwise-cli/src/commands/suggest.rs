//! `levelwise suggest`: what teams could do next.

use clap::Args;
use levelwise_core::score::score;
use levelwise_core::suggest::suggest;

use crate::console::Console;
use crate::error::Error;
use crate::output::OutputWords;
use crate::shared::{Found, ReadWords, ViewWords};
use crate::tables::{heading, suggestions};

use super::results::{Results, write};

/// Show what to do next, with the steps and the reasons
#[derive(Debug, Args)]
pub(crate) struct Words {
    #[command(flatten)]
    read: ReadWords,
    #[command(flatten)]
    view: ViewWords,
    #[command(flatten)]
    output: OutputWords,
}

pub(super) fn run(words: &Words, console: &mut Console) -> Result<(), Error> {
    let results = Results {
        field: "suggestions",
        columns: &suggestions::COLUMNS,
        of: |found: &Found| {
            let scores = score(&found.rubric, &found.assessment, words.view.view());
            suggest(&found.rubric, &scores)
        },
        rows: |name: &str, found: &Found, result: &_| {
            let rows = suggestions::rows(name, found, words.view.word(), result);
            (heading(name, found), rows)
        },
    };
    write(&words.read, &words.output, console, &results)
}
