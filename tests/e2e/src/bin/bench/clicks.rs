//! How long does it take from a rating click to the updated score on screen?
//! What is measured, and how, is in click.js.

use std::fmt;

use levelwise_e2e::{Error, Result, Session};
use serde_json::{Value, json};

use crate::figures::{Throttling, goal, median, p90};
use crate::pages::{Pages, Which};
use crate::throttle;

const CLICK: &str = include_str!("click.js");

/// Both pages are clicked in turn this often.
const N_ROUNDS: usize = 3;
/// Clicks a page and round.
const N_CLICKS: usize = 40;
/// Before the clicks that count, so that the browser has compiled what is hot.
const N_WARM_UP: usize = 10;
/// Milliseconds between two clicks: as between those of a person, the browser has
/// stopped drawing by then. While it still draws, a click waits for the next
/// refresh of the screen, by chance up to 17 ms, which hides what the page takes.
const PAUSE: u32 = 100;

/// The goals of the first issue.
const MAX_RATIO: f64 = 2.0;
const MAX_MEDIAN: f64 = 30.0;

/// What the clicks on one page at one speed took, in milliseconds, by click.
#[derive(Debug)]
struct Series {
    which: Which,
    throttling: Throttling,
    script: Vec<f64>,
    frame: Vec<f64>,
    screen: Vec<f64>,
}

/// All clicks.
#[derive(Debug)]
pub(crate) struct Clicks(Vec<Series>);

/// Clicks both pages in turn, at both speeds.
pub(crate) async fn measure(browser: &Session, pages: &Pages) -> Result<Clicks> {
    let mut all = Vec::new();
    for throttling in Throttling::BOTH {
        let mut series = Which::BOTH.map(|which| Series::new(which, throttling));
        for round in 0..N_ROUNDS {
            for which in Which::in_turn(round) {
                browser.goto(&pages.area(which)).await?;
                browser.wait_for(".indicator").await?;
                click(browser, N_WARM_UP).await?;
                throttle(browser, throttling).await?;
                let clicks = click(browser, N_CLICKS).await?;
                throttle(browser, Throttling::Off).await?;
                for series in series.iter_mut().filter(|series| series.which == which) {
                    series.add(&clicks);
                }
            }
        }
        all.extend(series);
    }
    Ok(Clicks(all))
}

async fn click(browser: &Session, n_clicks: usize) -> Result<Vec<[f64; 3]>> {
    let script = format!("return (async function () {{ {CLICK} }})(...arguments)");
    let arguments = vec![json!(n_clicks), json!(PAUSE)];
    let answer: Value = browser.js_with(&script, arguments).await?;
    serde_json::from_value(answer.clone()).map_err(|_| Error::Answer {
        browser: browser.browser(),
        what: "clicking".to_owned(),
        answer,
    })
}

impl Series {
    fn new(which: Which, throttling: Throttling) -> Self {
        Self {
            which,
            throttling,
            script: Vec::new(),
            frame: Vec::new(),
            screen: Vec::new(),
        }
    }

    fn add(&mut self, clicks: &[[f64; 3]]) {
        for [script, frame, screen] in clicks {
            self.script.push(*script);
            self.frame.push(*frame);
            self.screen.push(*screen);
        }
    }

    /// Script and frame of each click: what the page takes of the processor.
    fn work(&self) -> Vec<f64> {
        let both = self.script.iter().zip(&self.frame);
        both.map(|(script, frame)| script + frame).collect()
    }
}

impl Clicks {
    fn of(&self, which: Which, throttling: Throttling) -> Option<&Series> {
        let is_it = |series: &&Series| series.which == which && series.throttling == throttling;
        self.0.iter().find(is_it)
    }

    fn goals(&self) -> Vec<String> {
        let mut goals = Vec::new();
        for throttling in Throttling::BOTH {
            let [Some(ours), Some(theirs)] = Which::BOTH.map(|which| self.of(which, throttling))
            else {
                continue;
            };
            let times = |of: fn(&Series) -> Vec<f64>| median(&of(ours)) / median(&of(theirs));
            let ratio = times(|series| series.screen.clone());
            let work = times(Series::work);
            let script = times(|series| series.script.clone());
            goals.push(goal(
                &format!(
                    "at most {MAX_RATIO} times by hand with {}",
                    throttling.words()
                ),
                &format!("{ratio:.2} times (work {work:.2}, script alone {script:.2})"),
                ratio <= MAX_RATIO,
            ));
        }
        if let Some(ours) = self.of(Which::Levelwise, Throttling::FourFold) {
            let median = median(&ours.screen);
            goals.push(goal(
                &format!("on screen in less than {MAX_MEDIAN} ms with four-fold throttling"),
                &format!("{median:.1} ms"),
                median < MAX_MEDIAN,
            ));
        }
        goals
    }
}

impl fmt::Display for Clicks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "From a rating click to the updated score, in Chromium, everything answered,\n\
             {} clicks each, in milliseconds: median (p90)\n\
             {:<22}{:<12}{:>14}{:>14}{:>14}{:>16}",
            N_ROUNDS * N_CLICKS,
            "",
            "",
            "script",
            "frame",
            "both",
            "on screen"
        )?;
        for series in &self.0 {
            let cell = |values: &[f64]| format!("{:.2} ({:.2})", median(values), p90(values));
            writeln!(
                f,
                "{:<22}{:<12}{:>14}{:>14}{:>14}{:>16}",
                series.throttling.words(),
                series.which.name(),
                cell(&series.script),
                cell(&series.frame),
                cell(&series.work()),
                cell(&series.screen),
            )?;
        }
        f.write_str(&self.goals().join("\n"))
    }
}
