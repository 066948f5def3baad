//! `levelwise merge`: several files of one assessment to one file.

use std::path::PathBuf;

use clap::Args;
use levelwise_core::assessment::Assessment;
use levelwise_core::merge::{Changes, Preview, merge, preview};
use levelwise_core::{format, share};
use serde_json::json;

use crate::console::Console;
use crate::error::Error;
use crate::input::Inputs;
use crate::output::{Cell, Column, Format, Kind, OutputWords, document};

/// Merge several files of one assessment to one; the order does not matter, and
/// nothing that somebody typed is lost
#[derive(Debug, Args)]
pub(crate) struct Words {
    /// Files, saved reports, messages with codes, folders, or - for standard input;
    /// a single file is written as Levelwise writes it
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Write nothing; show what the other files would change in the first
    #[arg(long)]
    preview: bool,
    #[command(flatten)]
    output: OutputWords,
}

static COLUMNS: [Column; 7] = [
    Column::hidden("source", Kind::Text),
    Column::shown("of", Kind::Text),
    Column::shown("is_new", Kind::Flag),
    Column::shown("new", Kind::Whole),
    Column::shown("same", Kind::Whole),
    Column::shown("supersedes", Kind::Whole),
    Column::shown("differs", Kind::Whole),
];

pub(super) fn run(words: &Words, console: &mut Console) -> Result<(), Error> {
    let inputs = Inputs::find(&words.paths, console)?;
    let mut ours: Option<Assessment> = None;
    let mut previews: Vec<(String, Preview)> = Vec::new();
    let work = |_: &str, bytes: &[u8]| share::open_bytes(bytes);
    inputs.each(console, work, |console, name, found| {
        for opened in found {
            let theirs = match opened {
                Ok(opened) => {
                    console.warn(name, &opened.warnings);
                    console.count_read(1);
                    opened.value
                }
                Err(problems) => {
                    console.skip(name, problems.list());
                    continue;
                }
            };
            let Some(here) = ours.take() else {
                ours = Some(theirs);
                continue;
            };
            let refused = |source| Error::Merge {
                name: name.to_owned(),
                source,
            };
            ours = Some(if words.preview {
                previews.push((name.to_owned(), preview(&here, &theirs).map_err(refused)?));
                here
            } else {
                merge(&here, &theirs).map_err(refused)?
            });
        }
        Ok(())
    })?;
    let Some(merged) = ours else {
        // What was skipped has been told.
        return Ok(());
    };
    if words.preview {
        return show(words, &previews);
    }
    let mut target = words.output.place.open()?;
    target.write(&format::write_assessment(&merged))?;
    target.finish()
}

fn show(words: &Words, previews: &[(String, Preview)]) -> Result<(), Error> {
    let OutputWords { format, place } = &words.output;
    if *format == Format::Json {
        let mut target = place.open()?;
        target.write(&match previews {
            [(_, preview)] => document(&json!(preview)),
            several => {
                let one = |(name, preview): &(String, Preview)| json!({ "source": name, "preview": preview });
                document(&several.iter().map(one).collect())
            }
        })?;
        return target.finish();
    }
    let mut sheet = place.sheet(*format, &COLUMNS)?;
    for (name, preview) in previews {
        sheet.section(name)?;
        sheet.row(row(name, "team", false, preview.team))?;
        for rater in &preview.raters {
            sheet.row(row(name, rater.id.as_str(), rater.is_new, rater.changes))?;
        }
    }
    sheet.finish()
}

fn row(name: &str, of: &str, is_new: bool, changes: Changes) -> Vec<Cell> {
    let counts = [
        changes.new,
        changes.same,
        changes.supersedes,
        changes.differs,
    ];
    let mut row = vec![Cell::text(name), Cell::text(of), Cell::Flag(is_new)];
    row.extend(counts.map(|count| Cell::whole(Some(count))));
    row
}
