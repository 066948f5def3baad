//! How fast is a roll-up of a hundred thousand assessments, beside DuckDB,
//! Polars and plain Python on the same files in the same run? `cargo xtask
//! bench roll-up` runs this.
//!
//! The files are made by the engine, the same in every run, below `target`. All
//! count the same: of every indicator who chose what, by role and by cycle; the
//! results are compared. Times depend on the machine and on what else it does,
//! so they are no assertion: figures are printed, and whether the goals are
//! reached.

mod contenders;
mod measure;
mod nation;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io, thread};

use levelwise_core::format;

use contenders::{Contender, Form, Tool};
use measure::{Figures, Measured};

/// Set to a smaller number to try the bench itself.
const N_FILES: &str = "LEVELWISE_BENCH_FILES";
/// Rounds of each, fewer of what is slow.
const ROUNDS: usize = 5;
/// After so many seconds of one contender no further round is begun.
const ENOUGH: f64 = 30.0;
/// In MB, with the counts of all groups.
const PEAK_GOAL: f64 = 50.0;

/// Why the bench cannot go on.
type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let mut words = env::args_os().skip(1);
    if words.next().is_some_and(|word| word == "--measure") {
        return measure::child(words);
    }
    match bench() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn bench() -> Result<(), Failure> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let rubric = fs::read(top.join("rubrics/leadership-system.json"))?;
    let rubric = format::open_rubric(&rubric)?.value;
    let n_files = match env::var(N_FILES) {
        Ok(number) => number.parse()?,
        Err(_) => 100_000,
    };
    let place = top.join("target/bench");
    let nation = place.join(format!("nation-{n_files}"));
    println!("{}", quietness());
    println!("{n_files} assessments below {}", nation.display());
    nation::write(&nation, &rubric, n_files)?;

    let (tools, absent) = contenders::find(&place)?;
    for why in &absent {
        println!("NOT RUN: {why}");
    }
    for form in [Form::Lines, Form::Files] {
        let source = form.source(&nation);
        println!("\n{}: {} MB", form.words(), size_of(&source)? / 1_000_000);
        let mut single: Vec<(Tool, Figures)> = Vec::new();
        for n_cores in [1, 2] {
            if n_cores > thread::available_parallelism()?.get() {
                println!("NOT RUN: {n_cores} cores, since this machine has fewer");
                continue;
            }
            let figures = compare(&tools, form, &source, n_cores, &place)?;
            show(&figures, n_cores);
            if n_cores == 1 {
                say_goals(&figures);
                single = figures;
            } else {
                say_scaling(&single, &figures);
            }
        }
    }
    Ok(())
}

/// Every contender, a round of each after the other, so that what else the
/// machine does burdens all alike.
fn compare(
    tools: &[Contender],
    form: Form,
    source: &Path,
    n_cores: usize,
    place: &Path,
) -> Result<Vec<(Tool, Figures)>, Failure> {
    let mut figures: Vec<(Tool, Figures)> = tools
        .iter()
        .map(|one| (one.tool, Figures::default()))
        .collect();
    let mut expected = None;
    for _ in 0..ROUNDS {
        for (contender, (_, figures)) in tools.iter().zip(&mut figures) {
            if figures.total() > ENOUGH {
                continue;
            }
            let result = place.join("result.csv");
            let command = contender.command(form, source, n_cores, &result);
            figures.add(measure::run(&command)?);
            let counts = contender.counts(&result)?;
            match &expected {
                None => expected = Some(counts),
                Some(expected) if *expected == counts => {}
                Some(_) => {
                    let name = contender.tool.name();
                    return Err(format!("{name} counts otherwise than Levelwise").into());
                }
            }
        }
    }
    Ok(figures)
}

fn show(figures: &[(Tool, Figures)], n_cores: usize) {
    let ours = figures[0].1.median();
    let cores = if n_cores == 1 {
        "one core"
    } else {
        "two cores"
    };
    println!(
        "  {cores:<12}{:>9}{:>11}{:>9}{:>10}{:>8}",
        "time", "processor", "peak", "times", "rounds"
    );
    for (tool, figures) in figures {
        let Measured {
            seconds,
            processor,
            peak,
        } = figures.median();
        println!(
            "  {:<12}{seconds:>7.2} s{processor:>9.2} s{peak:>6.0} MB{:>10.1}{:>8}",
            tool.name(),
            seconds / ours.seconds,
            figures.n_rounds(),
        );
    }
}

fn say_goals(figures: &[(Tool, Figures)]) {
    let ours = figures[0].1.median();
    let others = &figures[1..];
    if others.is_empty() {
        return;
    }
    let is_ahead = others
        .iter()
        .all(|(_, other)| other.median().seconds > ours.seconds);
    goal("ahead of all on one core", is_ahead);
    if let Some((_, duckdb)) = others.iter().find(|(tool, _)| *tool == Tool::DuckDb) {
        let times = duckdb.median().seconds / ours.seconds;
        goal(
            &format!("a third of DuckDB's time: 1/{times:.1}"),
            times >= 3.0,
        );
    }
    goal(
        &format!("within {PEAK_GOAL} MB: {:.0} MB", ours.peak),
        ours.peak <= PEAK_GOAL,
    );
}

fn say_scaling(single: &[(Tool, Figures)], both: &[(Tool, Figures)]) {
    let (Some((_, one)), Some((_, two))) = (single.first(), both.first()) else {
        return;
    };
    let times = one.median().seconds / two.median().seconds;
    goal(
        &format!("faster with the second core: {times:.2} times"),
        times >= 1.5,
    );
}

fn goal(words: &str, is_reached: bool) {
    let verdict = if is_reached { "reached" } else { "MISSED" };
    println!("  goal: {words}, {verdict}");
}

/// How much else this machine does, where Linux tells.
fn quietness() -> String {
    let told = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = told
        .split(' ')
        .next()
        .and_then(|load| load.parse::<f64>().ok());
    match load {
        Some(load) if load < 0.5 => format!("load {load}: quiet"),
        Some(load) => format!(
            "load {load} before the first measurement: NOT quiet, so times are too high; the \
             processor's own are less so"
        ),
        None => "load not known".to_owned(),
    }
}

fn size_of(path: &PathBuf) -> io::Result<u64> {
    let found = fs::metadata(path)?;
    if !found.is_dir() {
        return Ok(found.len());
    }
    let mut total = 0;
    for entry in fs::read_dir(path)? {
        total += size_of(&entry?.path())?;
    }
    Ok(total)
}
