//! Which two pages are compared, and how do both come to the same state: every
//! indicator rated, the largest area open?

use std::fs;
use std::path::Path;

use levelwise_e2e::{Answer, Error, Result, Serve, Server, Session, dist};

/// Rates everything; see the file.
const RATE_ALL: &str = include_str!("rate_all.js");

/// The file in the built page, and beside the other one.
const RUBRIC: &str = "rubrics/leadership-system.json";

const RUBRICS_LISTED: &str =
    "return document.querySelector('option[value=leadership-system]') !== null";

/// One of the two pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    Levelwise,
    ByHand,
}

impl Which {
    pub(crate) const BOTH: [Self; 2] = [Self::Levelwise, Self::ByHand];

    /// Both, Levelwise first in every other round, so that what one leaves
    /// behind in the browser burdens both alike.
    pub(crate) fn in_turn(round: usize) -> [Self; 2] {
        let [first, second] = Self::BOTH;
        if round.is_multiple_of(2) {
            [first, second]
        } else {
            [second, first]
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Levelwise => "Levelwise",
            Self::ByHand => "by hand",
        }
    }
}

/// Both pages, served, rated and saved.
#[derive(Debug)]
pub(crate) struct Pages {
    levelwise: Page,
    by_hand: Page,
}

#[derive(Debug)]
struct Page {
    server: Server,
    /// The largest area, from the server's address.
    area: String,
}

impl Pages {
    /// Serves both and rates everything in both.
    pub(crate) async fn open(browser: &Session, rubric: &str) -> Result<Self> {
        let levelwise = serve(&dist()?)?;
        browser.goto(&levelwise.address("")).await?;
        browser
            .wait_until("the list of rubrics", RUBRICS_LISTED)
            .await?;
        browser.click_text("button", "Begin").await?;
        let levelwise = rated(browser, levelwise).await?;

        let plain = Path::new(env!("CARGO_MANIFEST_DIR")).join("bench/plain");
        let by_hand = serve(&plain)?;
        let body = rubric.to_owned();
        let media_type = "application/json";
        by_hand.answer(&format!("/{RUBRIC}"), Answer::Text { media_type, body });
        browser.goto(&by_hand.address("")).await?;
        let by_hand = rated(browser, by_hand).await?;
        Ok(Self { levelwise, by_hand })
    }

    /// The address of the largest area.
    pub(crate) fn area(&self, which: Which) -> String {
        let page = self.page(which);
        page.server.address(&page.area)
    }

    /// An address of the same page's folder where no page runs.
    pub(crate) fn elsewhere(&self, which: Which) -> String {
        self.page(which).server.address(RUBRIC)
    }

    fn page(&self, which: Which) -> &Page {
        match which {
            Which::Levelwise => &self.levelwise,
            Which::ByHand => &self.by_hand,
        }
    }
}

/// The rubric that both pages show.
pub(crate) fn rubric() -> Result<String> {
    let file = dist()?.join(RUBRIC);
    fs::read_to_string(&file).map_err(|source| Error::Io {
        what: format!("reading {}", file.display()),
        source,
    })
}

fn serve(folder: &Path) -> Result<Server> {
    Serve::folder(folder)
        .without_probe()
        // Kept by the browser, as a host would have it.
        .header("Cache-Control", "max-age=3600")
        // A page that is isolated so has a clock of 5 µs instead of 100 µs.
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Embedder-Policy", "require-corp")
        .start()
}

async fn rated(browser: &Session, server: Server) -> Result<Page> {
    browser.wait_for(".indicator").await?;
    let script = format!("return (async () => {{ {RATE_ALL} }})()");
    let area = browser.js(&script).await?;
    let area = area.as_str().unwrap_or_default().to_owned();
    Ok(Page { server, area })
}
