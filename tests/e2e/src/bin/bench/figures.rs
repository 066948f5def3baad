//! What do many measurements say together, and in which words?

use std::{fs, thread};

/// How slow the page's processor is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Throttling {
    /// As fast as this machine is.
    Off,
    /// Four times slower: what Chromium's tools take for a cheap phone or an old
    /// school laptop.
    FourFold,
}

impl Throttling {
    pub(crate) const BOTH: [Self; 2] = [Self::Off, Self::FourFold];

    pub(crate) fn rate(self) -> u32 {
        match self {
            Self::Off => 1,
            Self::FourFold => 4,
        }
    }

    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Off => "no throttling",
            Self::FourFold => "four-fold throttling",
        }
    }
}

/// The middle of the values; of two in the middle the higher. 0 without values.
pub(crate) fn median(values: &[f64]) -> f64 {
    at(values, 50)
}

/// The value that nine of ten do not exceed.
pub(crate) fn p90(values: &[f64]) -> f64 {
    at(values, 90)
}

fn at(values: &[f64], percent: usize) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let position = sorted.len() * percent / 100;
    sorted.get(position).copied().unwrap_or_default()
}

/// How much else this machine does, where Linux tells: the goals are those of a
/// quiet one.
pub(crate) fn quietness() -> String {
    let n_processors = thread::available_parallelism().map_or(1, usize::from);
    let told = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = told
        .split(' ')
        .next()
        .and_then(|load| load.parse::<f64>().ok());
    match load {
        Some(load) if load < 0.5 => format!("{n_processors} processors, load {load}: quiet"),
        Some(load) => format!(
            "{n_processors} processors, load {load} before the first measurement: NOT quiet, so the times are too high"
        ),
        None => format!("{n_processors} processors, load not known"),
    }
}

/// A goal in plain words: "below 30 ms: 21.4 ms, reached".
pub(crate) fn goal(words: &str, figure: &str, is_reached: bool) -> String {
    let verdict = if is_reached { "reached" } else { "MISSED" };
    format!("goal: {words}: {figure}, {verdict}")
}
