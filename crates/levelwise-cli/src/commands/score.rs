//! `levelwise score`: where teams stand.

use clap::Args;
use levelwise_core::score::{ScoreCards, score};
use serde_json::json;

use crate::console::Console;
use crate::error::Error;
use crate::output::{Format, OutputWords, document, line};
use crate::shared::{Extent, Found, ReadWords, ViewWords};
use crate::tables::{heading, score_cards};

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
    let view = &words.view;
    let scored = |found: &Found| score(&found.rubric, &found.assessment, view.view());
    if words.output.format == Format::Json {
        let mut target = words.output.place.open()?;
        let work = |name: &str, found: &Found| {
            let id = &found.assessment.id;
            (
                json!(scored(found)),
                json!({ "source": name, "assessment": id }),
            )
        };
        words
            .read
            .each(console, work, |extent, _, (scores, mut origin)| {
                target.write(&match extent {
                    Extent::One => document(&scores),
                    Extent::Many => {
                        origin["scores"] = scores;
                        line(&origin)
                    }
                })
            })?;
        return target.finish();
    }
    let place = &words.output.place;
    let mut sheet = place.sheet(words.output.format, &score_cards::COLUMNS)?;
    let work = |name: &str, found: &Found| {
        let scores: ScoreCards = scored(found);
        let rows = score_cards::rows(name, found, view.word(), &scores);
        (heading(name, found), rows)
    };
    words.read.each(console, work, |_, _, (heading, rows)| {
        sheet.section(&heading)?;
        sheet.rows(rows)
    })?;
    sheet.finish()
}
