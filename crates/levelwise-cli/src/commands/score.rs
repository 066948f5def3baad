//! `levelwise score`: where teams stand.

use clap::Args;
use levelwise_core::score::score;

use crate::console::Console;
use crate::error::Error;
use crate::output::OutputWords;
use crate::shared::{Found, ReadWords, ViewWords};
use crate::tables::{heading, score_cards};

use super::results::{Results, write};

/// Show where teams stand: the score cards of rubric, areas, practices and
/// indicators
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
        field: "scores",
        columns: &score_cards::COLUMNS,
        of: |found: &Found| score(&found.rubric, &found.assessment, words.view.view()),
        rows: |name: &str, found: &Found, result: &_| {
            let rows = score_cards::rows(name, found, words.view.word(), result);
            (heading(name, found), rows)
        },
    };
    write(&words.read, &words.output, console, &results)
}
