//! The commands. A new one is a file with its words and its `run`, and a line
//! in each of the two lists below.

mod agreement;
mod check;
mod export;
mod merge;
mod report;
mod results;
mod roll_up;
mod score;
mod suggest;
mod view;

use clap::Subcommand;

use crate::console::Console;
use crate::error::Error;

/// What `--help` and README.md say of the exit code.
pub(crate) const EXIT_CODES: &str = "\
Exit codes:
  0  done, and nothing was broken
  1  some of what was read is broken; the rest was done
  2  the words on the command line are wrong
  3  nothing was done: nothing could be read, or the result not be written";

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(check::Words),
    Score(score::Words),
    Suggest(suggest::Words),
    Agreement(agreement::Words),
    View(view::Words),
    Report(report::Words),
    Merge(merge::Words),
    Export(export::Words),
    RollUp(roll_up::Words),
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// What kept anything from being done.
    pub(crate) fn run(&self, console: &mut Console) -> Result<(), Error> {
        match self {
            Self::Check(words) => check::run(words, console),
            Self::Score(words) => score::run(words, console),
            Self::Suggest(words) => suggest::run(words, console),
            Self::Agreement(words) => agreement::run(words, console),
            Self::View(words) => view::run(words, console),
            Self::Report(words) => report::run(words, console),
            Self::Merge(words) => merge::run(words, console),
            Self::Export(words) => export::run(words, console),
            Self::RollUp(words) => roll_up::run(words, console),
        }
    }
}
