//! The Levelwise engine over files and folders.
//!
//! A command is one file in [`commands`]: it takes its words from `clap`, asks
//! [`input`] for files, the engine for results, and [`output`] to write them.
//! README.md beside this crate tells people how to use it.
#![deny(missing_docs)]

mod commands;
mod console;
mod error;
mod input;
mod output;
mod report;
mod roll_up;
mod rubrics;
mod shared;
mod tables;

use std::process::ExitCode;

use clap::Parser;

use commands::Command;
use console::Console;

/// Where does a team stand, and what is next? The Levelwise engine over files,
/// folders and lines of JSON.
#[derive(Debug, Parser)]
#[command(name = "levelwise", version, after_help = commands::EXIT_CODES)]
struct Words {
    #[command(subcommand)]
    command: Command,
    /// Say nothing on the error stream but errors
    #[arg(long, short, global = true)]
    quiet: bool,
    /// How many cores to use [default: all]
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    threads: Option<u16>,
}

/// Does what the words on the command line ask for.
#[must_use]
pub fn main() -> ExitCode {
    let words = Words::parse();
    if let Some(threads) = words.threads {
        // It fails only if threads were started before, and none were.
        let builder = rayon::ThreadPoolBuilder::new().num_threads(threads.into());
        let _ = builder.build_global();
    }
    let mut console = Console::new(words.quiet);
    match words.command.run(&mut console) {
        Ok(()) => console.finish(),
        Err(error) => console.give_up(&error),
    }
}
