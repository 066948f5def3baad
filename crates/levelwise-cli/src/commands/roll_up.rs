//! `levelwise roll-up`: many assessments to distributions.

use clap::Args;

use crate::console::Console;
use crate::error::Error;
use crate::input::Inputs;
use crate::output::{Format, OutputWords};
use crate::roll_up::{
    Breakdown, Dimension, Parts, Structures, hide_small, read_all, write_partial,
};
use crate::shared::ReadWords;
use crate::tables::roll_up;

/// Count over many assessments how many raters and teams are at which level of
/// each indicator, by organization, cycle and role, with small groups hidden
#[derive(Debug, Args)]
pub(crate) struct Words {
    #[command(flatten)]
    read: ReadWords,
    /// Break the counts down: organization, cycle or role, or several with
    /// commas between, the next inside of the one before; may be repeated
    #[arg(long, value_name = "DIMENSION,…", value_delimiter = None, value_parser = breakdown)]
    by: Vec<Breakdown>,
    /// Hide groups of fewer raters than this, and as many more as it takes that
    /// they cannot be worked out from the totals; 1 hides nothing
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    smallest: u32,
    /// Write a partial roll-up instead of counts: what a roll-up needs of each
    /// assessment, to be rolled up again with others. It hides nothing
    #[arg(long, conflicts_with_all = ["by", "smallest", "format"])]
    partial: bool,
    #[command(flatten)]
    output: OutputWords,
}

fn breakdown(text: &str) -> Result<Breakdown, String> {
    let dimension = |word: &str| {
        let all = [Dimension::Organization, Dimension::Cycle, Dimension::Role];
        let found = all.into_iter().find(|one| roll_up::word(*one) == word);
        found.ok_or_else(|| format!("\"{word}\" is not organization, cycle or role"))
    };
    text.split(',').map(dimension).collect()
}

pub(super) fn run(words: &Words, console: &mut Console) -> Result<(), Error> {
    let breakdowns = &words.by;
    let dimensions: Vec<Dimension> = breakdowns.iter().flatten().copied().collect();
    for (index, dimension) in dimensions.iter().enumerate() {
        if dimensions[..index].contains(dimension) {
            let dimension = roll_up::word(*dimension);
            return Err(Error::DimensionTwice { dimension });
        }
    }
    let library = words.read.rubrics.load(console)?;
    let inputs = Inputs::find(&words.read.paths, console)?;
    let structures = Structures::default();
    let store = read_all(inputs, &library, &structures, console);
    let (n_assessments, n_merged) = (store.len(), store.n_merged());
    if words.partial {
        let mut target = words.output.place.open()?;
        write_partial(&store, &structures, |line| target.write(line))?;
        target.finish()?;
        tell(n_assessments, n_merged, console);
        return Ok(());
    }
    let mut parts = Parts::count(store, &structures, breakdowns);
    for part in parts.iter_mut() {
        hide_small(part, words.smallest);
    }
    let OutputWords { format, place } = &words.output;
    let is_table = *format == Format::Table;
    let columns: &[_] = if is_table {
        &roll_up::READING
    } else {
        &roll_up::COLUMNS
    };
    let mut sheet = place.sheet(*format, columns)?;
    for part in parts.iter() {
        for index in part.order() {
            let group = &part.groups[index];
            if is_table {
                sheet.section(&roll_up::heading(part, group, breakdowns))?;
                sheet.rows(roll_up::reading(part, group))?;
            } else {
                sheet.rows(roll_up::rows(part, group, breakdowns))?;
            }
        }
    }
    sheet.finish()?;
    tell(n_assessments, n_merged, console);
    Ok(())
}

fn tell(n_assessments: usize, n_merged: u64, console: &mut Console) {
    let plural = |n: u64, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
    let counted = plural(n_assessments as u64, "assessment");
    console.note(&match n_merged {
        0 => counted,
        n => format!("{counted}, {} merged", plural(n, "more file")),
    });
}
