//! `levelwise export`: answers, score cards, suggestions or plans as rows.

use clap::{Args, ValueEnum};
use levelwise_core::score::score;
use levelwise_core::suggest::suggest;

use crate::console::Console;
use crate::error::Error;
use crate::output::{Cell, Column, Format, PlaceWords};
use crate::shared::{Found, ReadWords, ViewWords};
use crate::tables::{answers, heading, plan, score_cards, suggestions};

/// Write answers, score cards, suggestions or plans as rows for spreadsheets and
/// databases
#[derive(Debug, Args)]
pub(crate) struct Words {
    /// What the rows are
    #[arg(value_enum, value_name = "WHAT")]
    what: What,
    #[command(flatten)]
    read: ReadWords,
    #[command(flatten)]
    view: ViewWords,
    /// How the result is written
    #[arg(long, value_enum, default_value = "csv")]
    format: Format,
    #[command(flatten)]
    place: PlaceWords,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// What each rater says of each indicator, of all raters whatever the view
    Answers,
    /// Where rubric, areas, practices and indicators stand
    ScoreCards,
    /// What to do next
    Suggestions,
    /// What the team took on, whatever the view
    Plan,
}

impl What {
    fn columns(self) -> &'static [Column] {
        match self {
            Self::Answers => &answers::COLUMNS,
            Self::ScoreCards => &score_cards::COLUMNS,
            Self::Suggestions => &suggestions::COLUMNS,
            Self::Plan => &plan::COLUMNS,
        }
    }

    fn rows(self, name: &str, found: &Found, view: &ViewWords) -> Vec<Vec<Cell>> {
        let scores = || score(&found.rubric, &found.assessment, view.view());
        match self {
            Self::Answers => answers::rows(name, found),
            Self::Plan => plan::rows(name, found),
            Self::ScoreCards => score_cards::rows(name, found, view.word(), &scores()),
            Self::Suggestions => {
                let suggested = suggest(&found.rubric, &scores());
                suggestions::rows(name, found, view.word(), &suggested)
            }
        }
    }
}

pub(super) fn run(words: &Words, console: &mut Console) -> Result<(), Error> {
    let Words {
        what,
        read,
        view,
        format,
        place,
    } = words;
    let mut sheet = place.sheet(*format, what.columns())?;
    let work = |name: &str, found: &Found| (heading(name, found), what.rows(name, found, view));
    read.each(console, work, |_, _, (heading, rows)| {
        sheet.section(&heading)?;
        sheet.rows(rows)
    })?;
    sheet.finish()
}
