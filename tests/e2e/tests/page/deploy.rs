//! How does a host get a newer version of the page? One style sheet differs, and
//! with it what the service worker expects.

use std::fs;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use levelwise_e2e::{Answer, Result, Server, Session, dist};
use serde_json::Value;

/// The sheet that differs between versions.
pub const SHEET: &str = "/base.css";

/// A version of the page, as far as it differs from the one in `dist`.
#[derive(Debug)]
pub struct Deployment {
    sheet: String,
    /// Every page, by its path.
    pages: Vec<(String, String)>,
    worker: String,
}

/// The version whose first style sheet sets `--deployed` to `mark`.
pub fn version(mark: u32) -> Result<Deployment> {
    let dist = dist()?;
    let read = |path: &str| fs::read_to_string(dist.join(path)).expect("a file of the page");
    let worker = read("sw.js");
    let line = |start: &str| {
        let line = worker.lines().find_map(|line| line.strip_prefix(start));
        line.and_then(|line| line.strip_suffix(';'))
            .unwrap_or_else(|| panic!("no line `{start}` in sw.js: is this a release build?"))
    };
    let files: Value = serde_json::from_str(line("const FILES = ")).expect("names and contents");
    let (old, new) = (
        files[""].as_str().expect("a version"),
        format!("{mark:012x}"),
    );
    let sheet = read("base.css") + &format!(":root{{--deployed:{mark}}}");
    let digest = BASE64_STANDARD.encode(hmac_sha256::Hash::hash(sheet.as_bytes()));
    let old_digest = files["base.css"].as_str().expect("a digest");
    let paths = files.as_object().expect("names and contents").keys();
    let pages = paths.filter(|path| path.is_empty() || path.ends_with(".html"));
    let page = |path: &String| {
        let file = if path.is_empty() { "index.html" } else { path };
        (format!("/{path}"), read(file).replace(old, &new))
    };
    Ok(Deployment {
        pages: pages.map(page).collect(),
        worker: worker
            .replace(old, &new)
            .replace(old_digest, &format!("sha256-{digest}")),
        sheet,
    })
}

impl Deployment {
    /// Lays out everything but the style sheet, as a host that is slow to copy.
    pub fn begin(&self, server: &Server) {
        let text = |media_type, body: &String| Answer::Text {
            media_type,
            body: body.clone(),
        };
        for (path, page) in &self.pages {
            server.answer(path, text("text/html", page));
        }
        server.answer("/sw.js", text("text/javascript", &self.worker));
    }

    /// Lays out the style sheet.
    pub fn finish(&self, server: &Server) {
        let body = self.sheet.clone();
        let media_type = "text/css";
        server.answer(SHEET, Answer::Text { media_type, body });
    }
}

/// Waits until the page is on the device and answers for itself.
pub async fn kept(page: &Session) -> Result<()> {
    let controlled = "return navigator.serviceWorker.controller !== null";
    page.wait_until("the page to be kept", controlled)
        .await
        .map(drop)
}

/// Looks for another version, as a browser does by itself from time to time.
/// Gives whether one is on the device now.
pub async fn look_for_another(page: &Session) -> Result<bool> {
    let script = "return navigator.serviceWorker.getRegistration().then(async (it) => {
        await it.update().catch(() => {});
        // A tab in the background has timers that come once a minute.
        const coming = it.installing;
        if (coming) await new Promise((done) => {
          coming.onstatechange = () => coming.state !== 'installing' && done();
        });
        return it.waiting !== null;
      })";
    Ok(page.js(script).await? == true)
}

/// Which version is shown: the mark of its style sheet, or nothing.
pub async fn shown(page: &Session) -> Result<String> {
    let script =
        "return getComputedStyle(document.documentElement).getPropertyValue('--deployed').trim()";
    let shown = page.js(script).await?;
    Ok(shown.as_str().unwrap_or_default().to_owned())
}
