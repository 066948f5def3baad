//! `levelwise suggest`: what teams could do next.

use clap::Args;
use levelwise_core::score::score;
use levelwise_core::suggest::{Suggestions, suggest};
use serde_json::json;

use crate::console::Console;
use crate::error::Error;
use crate::output::{Format, OutputWords, document, line};
use crate::shared::{Extent, Found, ReadWords, ViewWords};
use crate::tables::{heading, suggestions};

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
    let view = &words.view;
    let suggested = |found: &Found| -> Suggestions {
        let scores = score(&found.rubric, &found.assessment, view.view());
        suggest(&found.rubric, &scores)
    };
    if words.output.format == Format::Json {
        let mut target = words.output.place.open()?;
        let work = |name: &str, found: &Found| {
            let id = &found.assessment.id;
            (
                json!(suggested(found)),
                json!({ "source": name, "assessment": id }),
            )
        };
        words
            .read
            .each(console, work, |extent, _, (next, mut origin)| {
                target.write(&match extent {
                    Extent::One => document(&next),
                    Extent::Many => {
                        origin["suggestions"] = next;
                        line(&origin)
                    }
                })
            })?;
        return target.finish();
    }
    let place = &words.output.place;
    let mut sheet = place.sheet(words.output.format, &suggestions::COLUMNS)?;
    let work = |name: &str, found: &Found| {
        let rows = suggestions::rows(name, found, view.word(), &suggested(found));
        (heading(name, found), rows)
    };
    words.read.each(console, work, |_, _, (heading, rows)| {
        sheet.section(&heading)?;
        sheet.rows(rows)
    })?;
    sheet.finish()
}
