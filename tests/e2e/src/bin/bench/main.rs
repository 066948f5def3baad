//! How fast is Levelwise, beside a page that does the same by hand, and by
//! itself? `cargo xtask bench` builds the page and runs this.
//!
//! Times depend on the machine and on what else it does, so nothing here is an
//! assertion: it prints figures and says whether they reach the goals.

mod clicks;
mod engine;
mod figures;
mod pages;
mod starts;
mod visits;

use std::process::ExitCode;

use levelwise_e2e::{Browser, Error, Options, Result, Session};
use serde_json::json;

use crate::figures::Throttling;
use crate::pages::Pages;

#[tokio::main]
async fn main() -> ExitCode {
    match bench().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            if let Some(hint) = error.hint() {
                eprintln!("hint: {hint}");
            }
            ExitCode::FAILURE
        }
    }
}

async fn bench() -> Result<()> {
    println!("{}\n", figures::quietness());
    let rubric = pages::rubric()?;
    let engine = engine::measure(&rubric);
    println!("{engine}\n");

    let options = Options {
        size: (1280, 1024),
        ..Options::default()
    };
    let browser = Session::open(Browser::Chromium, options).await?;
    let pages = Pages::open(&browser, &rubric).await?;
    let clicks = clicks::measure(&browser, &pages).await?;
    println!("{clicks}\n");
    let starts = starts::measure(&browser, &pages).await?;
    println!("{starts}\n");
    let visits = visits::measure(&browser).await?;
    println!("{visits}");
    Ok(())
}

/// Makes the processor of the page at hand slower from now on. A page of another
/// address may be in another process, so it is said anew to each.
async fn throttle(browser: &Session, throttling: Throttling) -> Result<(), Error> {
    let rate = json!({ "rate": throttling.rate() });
    browser
        .cdp("Emulation.setCPUThrottlingRate", rate)
        .await
        .map(drop)
}
