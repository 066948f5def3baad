//! What is told on the error stream, how far the work is, and with which exit
//! code it ends.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use levelwise_core::record::{Problem, Severity};

use crate::error::Error;

/// Something that was read is broken; the rest was done.
const SOME_BROKEN: u8 = 1;
/// The words on the command line are wrong; `clap` ends so too.
const WRONG_WORDS: u8 = 2;
/// Nothing was done.
const NOTHING_DONE: u8 = 3;

/// The error stream, and what happened so far.
#[derive(Debug)]
pub(crate) struct Console {
    is_quiet: bool,
    progress: ProgressBar,
    n_read: u64,
    n_skipped: u64,
    found_errors: bool,
}

impl Console {
    pub(crate) fn new(is_quiet: bool) -> Self {
        Self {
            is_quiet,
            progress: ProgressBar::hidden(),
            n_read: 0,
            n_skipped: 0,
            found_errors: false,
        }
    }

    /// Shows how far the work is, where a person looks on: of `total` files, or
    /// of an unknown number.
    pub(crate) fn start(&mut self, total: Option<u64>) {
        if self.is_quiet || !io::stderr().is_terminal() {
            return;
        }
        let (bar, template) = match total {
            Some(total) => (
                ProgressBar::new(total),
                "{bar:30} {human_pos} of {human_len} files, {eta} left",
            ),
            None => (ProgressBar::new_spinner(), "{spinner} {human_pos} read"),
        };
        let style = ProgressStyle::with_template(template);
        self.progress = bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        self.progress.enable_steady_tick(Duration::from_millis(200));
    }

    /// The bar, which workers move on.
    pub(crate) fn progress(&self) -> &ProgressBar {
        &self.progress
    }

    /// `n` more files or lines were read.
    pub(crate) fn count_read(&mut self, n: u64) {
        self.n_read += n;
    }

    /// A file or line is broken and is left out; tells everything about it.
    pub(crate) fn skip(&mut self, name: &str, problems: &[Problem]) {
        self.n_skipped += 1;
        self.tell(name, problems);
    }

    /// A file cannot be read and is left out.
    pub(crate) fn skip_unreadable(&mut self, name: &str, error: &io::Error) {
        self.n_skipped += 1;
        let hint = "check that it is there and that you may read it";
        self.line(&format!("error: {name}: {error}\n  hint: {hint}"));
    }

    /// Problems of something that is used all the same.
    pub(crate) fn warn(&mut self, name: &str, problems: &[Problem]) {
        if !self.is_quiet {
            self.tell(name, problems);
        }
    }

    /// A finding of a command whose product are findings.
    pub(crate) fn found_error(&mut self) {
        self.found_errors = true;
    }

    /// A sentence for whoever looks on.
    pub(crate) fn note(&mut self, words: &str) {
        if !self.is_quiet {
            self.line(words);
        }
    }

    fn tell(&mut self, name: &str, problems: &[Problem]) {
        for problem in problems {
            self.line(&told(name, problem));
        }
    }

    /// The bar steps aside while a line is written.
    fn line(&self, text: &str) {
        let text = printable(text);
        self.progress.suspend(|| {
            // Nobody can be told that the error stream is closed.
            let _ = writeln!(io::stderr(), "{text}");
        });
    }

    /// The end of a command that did what it could.
    pub(crate) fn finish(self) -> ExitCode {
        self.progress.finish_and_clear();
        if self.n_skipped > 0 {
            let (read, skipped) = (self.n_read, self.n_skipped);
            self.line(&format!("{read} read, {skipped} skipped"));
            if read == 0 {
                return self.give_up(&Error::AllSkipped { n_skipped: skipped });
            }
        }
        if self.n_skipped > 0 || self.found_errors {
            ExitCode::from(SOME_BROKEN)
        } else {
            ExitCode::SUCCESS
        }
    }

    /// The end of a command of which nothing came.
    pub(crate) fn give_up(self, error: &Error) -> ExitCode {
        self.progress.finish_and_clear();
        if error.is_reader_gone() {
            return ExitCode::SUCCESS;
        }
        self.line(&format!("error: {error}\n  hint: {}", error.hint()));
        ExitCode::from(match error {
            Error::DimensionTwice { .. }
            | Error::NoSuchRubric { .. }
            | Error::NotOneFile { .. }
            | Error::NoDataInMarkdown => WRONG_WORDS,
            Error::Unreadable { .. }
            | Error::NothingToRead { .. }
            | Error::Rubric { .. }
            | Error::Crosswalk { .. }
            | Error::Lineage { .. }
            | Error::AllSkipped { .. }
            | Error::Merge { .. }
            | Error::Write { .. } => NOTHING_DONE,
        })
    }
}

/// What comes from a file must not move the cursor.
pub(crate) fn printable(text: &str) -> String {
    text.replace(|letter: char| letter.is_control() && letter != '\n', " ")
}

/// A problem as people read it: what, where, the rule, what to do.
pub(crate) fn told(name: &str, problem: &Problem) -> String {
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let place = match problem.place.as_str() {
        "" => String::new(),
        // A JSON pointer; else line and column, as editors take them.
        pointer if pointer.starts_with('/') => format!(" at {pointer}"),
        position => format!(":{position}"),
    };
    format!(
        "{severity}: {name}{place}: {} [{}]\n  hint: {}",
        problem.message, problem.code, problem.hint
    )
}
