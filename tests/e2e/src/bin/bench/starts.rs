//! How long does it take from opening the page to the first indicator on screen,
//! for somebody who was there before? The files are in the browser's cache, the
//! answers in its storage.

use std::fmt;

use levelwise_e2e::{Result, Session};
use serde_json::{Value, json};

use crate::figures::{Throttling, median, p90};
use crate::pages::{Pages, Which};
use crate::throttle;

const START: &str = include_str!("start.js");

/// Starts of each page at each speed.
const N_STARTS: usize = 7;

/// What the starts of one page at one speed took, in milliseconds.
#[derive(Debug)]
struct Series {
    which: Which,
    throttling: Throttling,
    starts: Vec<f64>,
}

/// All starts.
#[derive(Debug)]
pub(crate) struct Starts(Vec<Series>);

/// Starts both pages in turn, at both speeds.
pub(crate) async fn measure(browser: &Session, pages: &Pages) -> Result<Starts> {
    let script = json!({ "source": START });
    browser
        .cdp("Page.addScriptToEvaluateOnNewDocument", script)
        .await?;
    let mut all = Vec::new();
    for throttling in Throttling::BOTH {
        for which in Which::BOTH {
            // The first start fills the cache and does not count.
            start(browser, pages, which, Throttling::Off).await?;
            let starts = Vec::new();
            all.push(Series {
                which,
                throttling,
                starts,
            });
        }
        for round in 0..N_STARTS {
            for which in Which::in_turn(round) {
                let time = start(browser, pages, which, throttling).await?;
                let is_it =
                    |series: &&mut Series| series.which == which && series.throttling == throttling;
                if let Some(series) = all.iter_mut().find(is_it) {
                    series.starts.push(time);
                }
            }
        }
    }
    Ok(Starts(all))
}

async fn start(
    browser: &Session,
    pages: &Pages,
    which: Which,
    throttling: Throttling,
) -> Result<f64> {
    // In the same process, so that it stays as slow as it is made here.
    browser.goto(&pages.elsewhere(which)).await?;
    throttle(browser, throttling).await?;
    browser.goto(&pages.area(which)).await?;
    let shown: Value = browser
        .wait_until("the first indicator", "return window.__shown")
        .await?;
    throttle(browser, Throttling::Off).await?;
    Ok(shown.as_f64().unwrap_or_default())
}

impl fmt::Display for Starts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "From opening to the first indicator, files in the cache, {N_STARTS} times each, in milliseconds: median (p90)"
        )?;
        for series in &self.0 {
            let cell = format!("{:.0} ({:.0})", median(&series.starts), p90(&series.starts));
            let (words, name) = (series.throttling.words(), series.which.name());
            write!(f, "\n{words:<22}{name:<12}{cell:>14}")?;
        }
        Ok(())
    }
}
