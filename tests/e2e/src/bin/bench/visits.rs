//! How long does a visit take on a slow network and a slow machine, until something
//! is on screen, until a rating counts, and until the score follows it? Beside a
//! hand-written page with its first questions in its HTML.

use std::fmt;
use std::fs;
use std::path::Path;

use brotli::enc::BrotliEncoderParams;
use levelwise_e2e::{Answer, Browser, Error, Options, Result, Serve, Server, Session, dist};
use serde_json::{Value, json};

use crate::figures::{Throttling, goal, median, p90};
use crate::pages::Which;
use crate::throttle;

const VISIT: &str = include_str!("visit.js");

/// Visits of each page, each in a fresh browser.
const N_ROUNDS: usize = 5;
/// Slow 4G as Lighthouse has it: milliseconds of each request, and bytes a second.
const LATENCY: f64 = 562.5;
const DOWN: f64 = 1474.56 * 1024.0 / 8.0;
const UP: f64 = 675.0 * 1024.0 / 8.0;

/// What is noted of a visit, and how many times the other page's time is the goal.
const EVENTS: [(&str, &str, f64); 3] = [
    ("painted", "first contentful paint", 1.2),
    ("rated", "a rating is accepted and kept", 1.2),
    ("scored", "the score follows it", 1.7),
];
const SECOND_GOAL: f64 = 1.5;

/// What the visits of one page took, in milliseconds.
#[derive(Debug, Default)]
struct Series {
    first: [Vec<f64>; 3],
    second: [Vec<f64>; 3],
    /// Requests of the second visits that reached the server.
    n_requests: usize,
}

/// All visits.
#[derive(Debug)]
pub(crate) struct Visits {
    levelwise: Series,
    by_hand: Series,
    /// Opened again with the server gone, by rounds.
    in_airplane: usize,
}

/// Visits both pages in turn.
pub(crate) async fn measure(browser: &Session) -> Result<Visits> {
    let folder = tempfile::tempdir().map_err(io("making a folder"))?;
    let levelwise = folder.path().join("levelwise");
    copy_compressed(&dist()?, &levelwise)?;
    let by_hand = folder.path().join("by-hand");
    write_by_hand(browser, &by_hand).await?;

    let mut visits = Visits {
        levelwise: Series::default(),
        by_hand: Series::default(),
        in_airplane: 0,
    };
    for round in 0..N_ROUNDS {
        for which in Which::in_turn(round) {
            let (folder, page) = match which {
                Which::Levelwise => (&levelwise, "leadership-system.html"),
                Which::ByHand => (&by_hand, "static.html"),
            };
            let server = Serve::folder(folder)
                .without_probe()
                .compressed()
                .header("Cache-Control", "max-age=3600")
                .start()?;
            visits.round(which, &server, page).await?;
        }
    }
    Ok(visits)
}

impl Visits {
    async fn round(&mut self, which: Which, server: &Server, page: &str) -> Result<()> {
        let options = Options {
            base: server.address(""),
            size: (1280, 1024),
            ..Options::default()
        };
        let browser = Session::open(Browser::Chromium, options).await?;
        browser
            .cdp(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({ "source": VISIT }),
            )
            .await?;
        let series = match which {
            Which::Levelwise => &mut self.levelwise,
            Which::ByHand => &mut self.by_hand,
        };
        note(&mut series.first, &visit(&browser, page, "first").await?);
        if which == Which::Levelwise {
            let kept = "return navigator.serviceWorker.controller !== null";
            browser.wait_until("the page to be kept", kept).await?;
        }
        server.forget_requests();
        note(&mut series.second, &visit(&browser, page, "second").await?);
        series.n_requests += server.requests().len();
        let is_kept =
            "return Object.values(localStorage).some((it) => it.includes('keep-improving'))";
        browser.wait_until("the rating to be kept", is_kept).await?;
        if which == Which::Levelwise {
            server.stop()?;
            visit(&browser, page, "second").await?;
            self.in_airplane += 1;
        }
        Ok(())
    }
}

fn note(series: &mut [Vec<f64>; 3], visit: &Value) {
    for (series, (event, ..)) in series.iter_mut().zip(EVENTS) {
        series.push(visit[event].as_f64().unwrap_or_default());
    }
}

/// Opens the page on a slow network and a slow machine.
async fn visit(browser: &Session, page: &str, which: &str) -> Result<Value> {
    // In the same process, so that it stays as slow as it is made here.
    browser.goto("rubrics/none").await?;
    let name = format!("window.name = '{which}'");
    browser.js(&name).await?;
    let slow = json!({
        "offline": false,
        "latency": LATENCY,
        "downloadThroughput": DOWN,
        "uploadThroughput": UP,
    });
    browser.cdp("Network.enable", json!({})).await?;
    browser
        .cdp("Network.emulateNetworkConditions", slow)
        .await?;
    throttle(browser, Throttling::FourFold).await?;
    browser.goto(page).await?;
    let visit = browser
        .wait_until("the score", "return window.__visit")
        .await?;
    throttle(browser, Throttling::Off).await?;
    let fast = json!({
        "offline": false,
        "latency": 0,
        "downloadThroughput": -1,
        "uploadThroughput": -1,
    });
    browser
        .cdp("Network.emulateNetworkConditions", fast)
        .await?;
    Ok(visit)
}

/// The hand-written page with what it draws in its HTML.
async fn write_by_hand(browser: &Session, to: &Path) -> Result<()> {
    let plain = Path::new(env!("CARGO_MANIFEST_DIR")).join("bench/plain");
    let server = Serve::folder(&plain).without_probe().start()?;
    let body = crate::pages::rubric()?;
    let media_type = "application/json";
    server.answer(
        "/rubrics/leadership-system.json",
        Answer::Text { media_type, body },
    );
    browser.goto(&server.address("")).await?;
    browser.wait_for(".indicator").await?;
    let drawn = browser
        .js("return '<!doctype html>' + document.documentElement.outerHTML")
        .await?;
    let drawn = drawn.as_str().unwrap_or_default();
    // It needs no rubric any more.
    let drawn = drawn.replace("plain.js", "static.js");
    let drawn: Vec<&str> = drawn
        .lines()
        .filter(|line| !line.contains("rel=\"preload\""))
        .collect();
    copy_compressed(&plain, to)?;
    write_compressed(&to.join("static.html"), drawn.join("\n").as_bytes())
}

/// Copies a folder, each file compressed beside itself.
fn copy_compressed(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).map_err(io("making a folder"))?;
    for entry in fs::read_dir(from).map_err(io("reading a folder"))? {
        let path = entry.map_err(io("reading a folder"))?.path();
        let to = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_compressed(&path, &to)?;
        } else {
            write_compressed(&to, &fs::read(&path).map_err(io("reading a file"))?)?;
        }
    }
    Ok(())
}

fn write_compressed(to: &Path, bytes: &[u8]) -> Result<()> {
    let mut compressed = Vec::new();
    brotli::BrotliCompress(
        &mut &*bytes,
        &mut compressed,
        &BrotliEncoderParams::default(),
    )
    .map_err(io("compressing a file"))?;
    let mut name = to.as_os_str().to_owned();
    name.push(".br");
    fs::write(to, bytes).map_err(io("writing a file"))?;
    fs::write(name, compressed).map_err(io("writing a file"))
}

fn io(what: &str) -> impl FnOnce(std::io::Error) -> Error + use<> {
    let what = what.to_owned();
    move |source| Error::Io { what, source }
}

impl fmt::Display for Visits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Visits on slow 4G, four-fold throttling, {N_ROUNDS} fresh browsers each, in milliseconds: median (p90)"
        )?;
        let visits = [
            ("first visit", &self.levelwise.first, &self.by_hand.first),
            ("second visit", &self.levelwise.second, &self.by_hand.second),
        ];
        for (visit, levelwise, by_hand) in visits {
            for (((_, words, most), ours), theirs) in EVENTS.iter().zip(levelwise).zip(by_hand) {
                let most = match visit {
                    "first visit" => *most,
                    _ => SECOND_GOAL,
                };
                let ratio = median(ours) / median(theirs);
                let cell = |times| format!("{:.0} ({:.0})", median(times), p90(times));
                write!(
                    f,
                    "\n{visit:<14}{words:<32}{:>14}{:>14}  ",
                    cell(ours),
                    cell(theirs)
                )?;
                let within = format!("within {most} times");
                write!(
                    f,
                    "{}",
                    goal(&within, &format!("{ratio:.2}"), ratio <= most)
                )?;
            }
        }
        let n = self.levelwise.n_requests;
        write!(
            f,
            "\n{}",
            goal(
                "second visits ask the network for nothing",
                &format!("{n} requests"),
                n == 0
            )
        )?;
        let opened = format!("{} of {N_ROUNDS} times", self.in_airplane);
        write!(
            f,
            "\n{}",
            goal(
                "open in airplane mode",
                &opened,
                self.in_airplane == N_ROUNDS
            )
        )
    }
}
