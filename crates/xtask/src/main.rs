//! Which command was asked for, and how did it end?
//!
//! The commands themselves: [`page`] builds and serves, [`parts`] splits, [`data`]
//! and [`sheets`] pack close, [`prerender`] draws before any script runs,
//! [`embed`] makes the element for other people's pages,
//! [`offline`] tells the service worker what to keep, [`package`] packs for npm,
//! [`one_file`] into one file, [`stages`] tests, [`tidy`] checks the tree,
//! [`setup`] gets what they need.

mod args;
mod cargo;
mod data;
mod embed;
mod error;
mod imports;
mod offline;
mod one_file;
mod package;
mod page;
mod parts;
mod places;
mod prerender;
mod process;
mod setup;
mod sheets;
mod stages;
mod tidy;

use std::process::ExitCode;

use args::{Command, Optimise, Package, Subject};
use error::Error;
use places::Places;
use setup::{Purpose, Toolbox};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            eprintln!("hint: {}", error.hint());
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Error> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let command = args::parse(&arguments)?;
    if command == Command::Usage {
        println!("{}", args::USAGE);
        return Ok(());
    }
    let places = Places::find()?;
    match command {
        Command::Usage => Ok(()),
        Command::Build { optimise } => page::build(&places, optimise),
        Command::Start { optimise, port } => page::start(&places, optimise, port),
        Command::Announce { port } => {
            page::announce(port);
            Ok(())
        }
        Command::Parts => parts::run(&places),
        Command::Test { scope } => stages::run(&places, scope),
        Command::Tidy => tidy::run(&places),
        Command::Bench {
            subject: Subject::Page,
        } => bench(&places),
        Command::Bench {
            subject: Subject::RollUp,
        } => bench_of(&places, "levelwise-cli", "roll-up"),
        Command::Bench {
            subject: Subject::Merge,
        } => bench_of(&places, "levelwise-core", "merge"),
        Command::Package { what } => {
            if what != Package::OneFile {
                package::package(&places)?;
            }
            if what != Package::Npm {
                one_file::package(&places)?;
            }
            Ok(())
        }
        Command::Rubrics => example(&places, "levelwise-core", "rubrics"),
        Command::Schemas => {
            example(&places, "levelwise-core", "schemas")?;
            example(&places, "levelwise-wasm", "types")
        }
    }
}

/// What knows the Rust types is an example beside them.
fn example(places: &Places, package: &str, name: &str) -> Result<(), Error> {
    let mut command = cargo::host(places);
    command.args(["run", "--quiet", "--package", package, "--example", name]);
    process::run(&mut command)
}

/// What needs no browser is a bench of its crate.
fn bench_of(places: &Places, package: &str, name: &str) -> Result<(), Error> {
    let mut command = cargo::host(places);
    command.args(["bench", "--package", package, "--bench", name]);
    process::run(&mut command)
}

fn bench(places: &Places) -> Result<(), Error> {
    let toolbox = Toolbox::prepare(places, Purpose::Browsers)?;
    page::build_with(places, &toolbox, Optimise::ForSize)?;
    let mut command = cargo::host(places);
    command.args([
        "run",
        "--release",
        "--package",
        "levelwise-e2e",
        "--bin",
        "bench",
    ]);
    toolbox.describe_page_and_browsers(places, &mut command);
    process::run(&mut command)
}
