//! How long does a program run, and how much memory does it take at most?
//!
//! Each run is started by a process of its own, which asks the system what its
//! only child took.

use std::ffi::OsString;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;
use std::{env, io};

use crate::Failure;

/// What one run took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measured {
    /// From its start to its end.
    pub(crate) seconds: f64,
    /// On all cores together, by the system's count.
    pub(crate) processor: f64,
    /// In MB.
    pub(crate) peak: f64,
}

/// All runs of one contender.
#[derive(Debug, Default)]
pub(crate) struct Figures(Vec<Measured>);

impl Figures {
    pub(crate) fn add(&mut self, measured: Measured) {
        self.0.push(measured);
    }

    pub(crate) fn n_rounds(&self) -> usize {
        self.0.len()
    }

    /// In seconds.
    pub(crate) fn total(&self) -> f64 {
        self.0.iter().map(|one| one.seconds).sum()
    }

    /// The middle of each figure.
    pub(crate) fn median(&self) -> Measured {
        let middle = |figure: fn(&Measured) -> f64| {
            let mut sorted: Vec<f64> = self.0.iter().map(figure).collect();
            sorted.sort_by(f64::total_cmp);
            sorted.get(sorted.len() / 2).copied().unwrap_or_default()
        };
        Measured {
            seconds: middle(|one| one.seconds),
            processor: middle(|one| one.processor),
            peak: middle(|one| one.peak),
        }
    }
}

/// Runs a command and says what it took.
pub(crate) fn run(command: &[OsString]) -> Result<Measured, Failure> {
    let output = Command::new(env::current_exe()?)
        .arg("--measure")
        .args(command)
        .stderr(Stdio::inherit())
        .output()?;
    let said = String::from_utf8(output.stdout)?;
    if !output.status.success() {
        let words: Vec<_> = command.iter().map(|word| word.to_string_lossy()).collect();
        return Err(format!("`{}` failed", words.join(" ")).into());
    }
    let last = said.lines().last().unwrap_or_default();
    let numbers: Result<Vec<f64>, _> = last.split(' ').map(str::parse).collect();
    match numbers?.as_slice() {
        &[seconds, processor, peak] => Ok(Measured {
            seconds,
            processor,
            peak,
        }),
        _ => Err(format!("`{last}` is not what a run took").into()),
    }
}

/// In the process between: runs the command and prints what it took.
pub(crate) fn child(mut words: impl Iterator<Item = OsString>) -> ExitCode {
    let Some(program) = words.next() else {
        return ExitCode::FAILURE;
    };
    let started = Instant::now();
    let status = Command::new(program)
        .args(words)
        .stdout(Stdio::null())
        .status();
    let seconds = started.elapsed().as_secs_f64();
    match (status, usage()) {
        (Ok(status), Ok((processor, peak))) if status.success() => {
            println!("{seconds} {processor} {peak}");
            ExitCode::SUCCESS
        }
        (status, usage) => {
            eprintln!("{status:?} {usage:?}");
            ExitCode::FAILURE
        }
    }
}

/// Seconds of the processor, and the peak in MB, of the children so far.
#[cfg(unix)]
fn usage() -> io::Result<(f64, f64)> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeVal;

    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let seconds = |time: TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    let processor = seconds(usage.user_time()) + seconds(usage.system_time());
    // Linux counts in KiB, macOS in bytes.
    let unit = if cfg!(target_os = "macos") {
        1.0
    } else {
        1024.0
    };
    Ok((processor, usage.max_rss() as f64 * unit / 1e6))
}

#[cfg(not(unix))]
fn usage() -> io::Result<(f64, f64)> {
    Err(io::Error::other("only Unix tells what a process took"))
}
