//! `levelwise view`: another rubric, seen through the answers of assessments.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use levelwise_core::crosswalk::{Crosswalk, CrosswalkView, view};
use levelwise_core::rubric::Rubric;
use levelwise_core::score::score;
use serde_json::json;

use crate::console::Console;
use crate::error::Error;
use crate::output::{Format, OutputWords, document, line};
use crate::rubrics::open_crosswalk;
use crate::shared::{Extent, Found, ReadWords, ViewWords};
use crate::tables::{heading, view as table};

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
    let seen = |found: &Found| -> CrosswalkView {
        let scores = score(&found.rubric, &found.assessment, words.view.view());
        view(&found.rubric, &scores, &other, &crosswalk)
    };
    if words.output.format == Format::Json {
        let mut target = words.output.place.open()?;
        let work = |name: &str, found: &Found| {
            let id = &found.assessment.id;
            (
                json!(seen(found)),
                json!({ "source": name, "assessment": id }),
            )
        };
        words
            .read
            .each(console, work, |extent, _, (view, mut origin)| {
                target.write(&match extent {
                    Extent::One => document(&view),
                    Extent::Many => {
                        origin["view"] = view;
                        line(&origin)
                    }
                })
            })?;
        return target.finish();
    }
    let place = &words.output.place;
    let mut sheet = place.sheet(words.output.format, &table::COLUMNS)?;
    let work = |name: &str, found: &Found| {
        let rows = table::rows(name, found, words.view.word(), &other, &seen(found));
        let heading = format!("{}, through {}", heading(name, found), other.title);
        (heading, rows)
    };
    words.read.each(console, work, |_, _, (heading, rows)| {
        sheet.section(&heading)?;
        sheet.rows(rows)
    })?;
    sheet.finish()
}
