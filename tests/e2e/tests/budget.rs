//! How much does a person download before the first indicator can be rated?
//! How fast the page is then, `cargo xtask bench` measures: time is no test.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;
use levelwise_e2e::{Browser, Error, Result, Server, Session, Setup, dist, run};
use serde_json::Value;

/// What the first load may take, in bytes: the page with the rubric, each file
/// compressed by brotli at its best. Without headers, which are a few hundred
/// bytes a file and depend on the host.
const BUDGET: usize = 120_000;

/// A module above this size, in bytes, was not built for people to download.
const DEBUG_BUILD: u64 = 2_000_000;

/// As hosts compress a file once for all who come: brotli's highest quality, and
/// the largest window (4 MB) that every browser accepts.
const QUALITY: i32 = 11;
const WINDOW_BITS: i32 = 22;

/// One file of the first load.
#[derive(Debug)]
struct Download {
    /// From the page's folder.
    path: String,
    /// How often the page asked for it.
    n_requests: usize,
    raw: usize,
    brotli: usize,
}

#[test]
fn the_first_load_is_small() {
    // One browser is enough: all of them ask for the same files.
    run(Browser::Chromium, Setup::page, first_load);
}

#[test]
fn so_is_that_of_each_rubrics_own_page() {
    let list = fs::read(dist().expect("the built page").join("rubrics/index.json"));
    let list: Value = serde_json::from_slice(&list.expect("the list")).expect("JSON");
    let rubrics = list["rubrics"].as_array().expect("a list");
    assert!(!rubrics.is_empty());
    for rubric in rubrics {
        let id = rubric["id"].as_str().expect("an id");
        let load = async |page: &Session, server: &Server| own_page(page, server, id).await;
        run(Browser::Chromium, Setup::page, load);
    }
}

async fn first_load(page: &Session, server: &Server) -> Result<()> {
    server.forget_requests();
    page.goto("").await?;
    // A new assessment, so that the rubric is part of the load.
    let listed = "return document.querySelector('option[value=leadership-system]') !== null";
    page.wait_until("the list of rubrics", listed).await?;
    page.set_value("select[name=rubric]", "leadership-system")
        .await?;
    page.click_text("button", "Begin").await?;
    page.wait_for(".indicator").await?;
    assert_small(server, "leadership-system")
}

async fn own_page(page: &Session, server: &Server, rubric: &str) -> Result<()> {
    server.forget_requests();
    page.goto(&format!("{rubric}.html")).await?;
    let started = "return location.hash.startsWith('#/fill/')";
    page.wait_until("the engine", started).await?;
    assert_small(server, rubric)
}

/// Whether what was asked for until now, with the rubric, is within the budget.
fn assert_small(server: &Server, rubric: &str) -> Result<()> {
    let requests = server.requests();
    let dist = dist()?;
    assert_release_build(&dist)?;
    let downloads = downloads(&dist, &requests)?;
    let total: usize = downloads.iter().map(|download| download.brotli).sum();
    let table = table(&downloads, total);
    // Written past the test harness, which hides what a passing test prints.
    let _ = writeln!(std::io::stderr(), "\n{table}");
    for needed in ["levelwise-web_bg.wasm", &format!("rubrics/{rubric}.json")] {
        assert!(
            downloads.iter().any(|download| download.path == needed),
            "{needed} is not among what the page asked for, so this is not its first load"
        );
    }
    assert!(
        total <= BUDGET,
        "the first load is {total} bytes, {} above the budget of {BUDGET}: make the largest file \
         smaller, or load what the first indicator does not need later (web/src/later.rs)",
        total.saturating_sub(BUDGET)
    );
    Ok(())
}

fn assert_release_build(dist: &Path) -> Result<()> {
    let module = dist.join("levelwise-web_bg.wasm");
    let size = fs::metadata(&module).map_err(io(&module))?.len();
    assert!(
        size <= DEBUG_BUILD,
        "{} has {size} bytes: this is a debug build, whose size says nothing\n\
         hint: run `cargo xtask build --release`, or the whole of `cargo xtask test`",
        module.display()
    );
    Ok(())
}

/// What was asked for, each file once, in the order of the paths.
fn downloads(dist: &Path, requests: &[String]) -> Result<Vec<Download>> {
    let mut n_requests: BTreeMap<&str, usize> = BTreeMap::new();
    for request in requests {
        let path = request.split('?').next().unwrap_or(request);
        let path = path.trim_start_matches('/');
        let path = if path.is_empty() { "index.html" } else { path };
        *n_requests.entry(path).or_default() += 1;
    }
    // Browsers ask for it on their own account.
    n_requests.remove("favicon.ico");
    let download = |(path, n_requests): (&str, usize)| {
        let file = dist.join(path);
        let bytes = fs::read(&file).map_err(io(&file))?;
        Ok(Download {
            path: path.to_owned(),
            n_requests,
            raw: bytes.len(),
            brotli: compressed(&bytes, &file)?,
        })
    };
    n_requests.into_iter().map(download).collect()
}

fn compressed(bytes: &[u8], file: &Path) -> Result<usize> {
    let parameters = BrotliEncoderParams {
        quality: QUALITY,
        lgwin: WINDOW_BITS,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut written = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut written, &parameters).map_err(io(file))?;
    Ok(written.len())
}

fn table(downloads: &[Download], total: usize) -> String {
    let raw: usize = downloads.iter().map(|download| download.raw).sum();
    let row = |path: &str, raw: usize, brotli: usize| format!("{path:<36}{raw:>10}{brotli:>10}");
    let mut lines = vec![format!("{:<36}{:>10}{:>10}", "file", "raw", "brotli")];
    for download in downloads {
        let mut line = row(&download.path, download.raw, download.brotli);
        if download.n_requests > 1 {
            line.push_str(&format!("  asked for {} times", download.n_requests));
        }
        lines.push(line);
    }
    lines.push(row("all", raw, total));
    lines.push(format!("{:<36}{BUDGET:>20}", "budget"));
    lines.join("\n")
}

fn io(file: &Path) -> impl FnOnce(std::io::Error) -> Error + use<> {
    let file = PathBuf::from(file);
    move |source| Error::Io {
        what: format!("reading {}", file.display()),
        source,
    }
}
