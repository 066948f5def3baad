//! `levelwise agreement`: how far raters agree.

use clap::Args;
use levelwise_core::score::{View, score};
use levelwise_core::team::{TeamAgreement, team_agreement};
use serde_json::json;

use crate::console::Console;
use crate::error::Error;
use crate::output::{Format, OutputWords, document, line};
use crate::shared::{Extent, Found, ReadWords};
use crate::tables::{agreement, heading};

/// Show how far the raters of each team agree, and what to talk about
#[derive(Debug, Args)]
pub(crate) struct Words {
    #[command(flatten)]
    read: ReadWords,
    #[command(flatten)]
    output: OutputWords,
}

pub(super) fn run(words: &Words, console: &mut Console) -> Result<(), Error> {
    let agreed = |found: &Found| -> TeamAgreement {
        let scores = score(&found.rubric, &found.assessment, View::Team);
        team_agreement(&found.rubric, &scores)
    };
    if words.output.format == Format::Json {
        let mut target = words.output.place.open()?;
        let work = |name: &str, found: &Found| {
            let id = &found.assessment.id;
            (
                json!(agreed(found)),
                json!({ "source": name, "assessment": id }),
            )
        };
        words
            .read
            .each(console, work, |extent, _, (team, mut origin)| {
                target.write(&match extent {
                    Extent::One => document(&team),
                    Extent::Many => {
                        origin["agreement"] = team;
                        line(&origin)
                    }
                })
            })?;
        return target.finish();
    }
    let place = &words.output.place;
    let mut sheet = place.sheet(words.output.format, &agreement::COLUMNS)?;
    let work = |name: &str, found: &Found| {
        let rows = agreement::rows(name, found, &agreed(found));
        (heading(name, found), rows)
    };
    words.read.each(console, work, |_, _, (heading, rows)| {
        sheet.section(&heading)?;
        sheet.rows(rows)
    })?;
    sheet.finish()
}
