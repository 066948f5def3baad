//! Does the page see to it that work lasts: asks the browser to keep it when
//! there is something to keep, and reminds of a file when it is time?

use std::fs;

use levelwise_e2e::{Browser, Result, Serve, Server, Session, Setup, dist, on_every_browser, run};

use crate::{engine, form};

on_every_browser!(
    the_browser_is_asked_once_and_not_before_the_first_work,
    an_old_file_is_reminded_of_and_one_tap_saves_another,
    parts_of_two_builds_do_not_work_together,
);

/// Notes how often the page asks, and answers no.
const LISTEN: &str = "window.asked = 0;
    const storage = navigator.storage ?? {};
    Object.defineProperty(navigator, 'storage', { value: storage });
    Object.defineProperty(storage, 'persisted', { value: async () => false });
    Object.defineProperty(storage, 'persist', { value: async () => { window.asked += 1; return false } })";

async fn the_browser_is_asked_once_and_not_before_the_first_work(
    page: &Session,
    _server: &Server,
) -> Result<()> {
    page.goto("").await?;
    page.js(LISTEN).await?;
    page.wait_for_count(".bulletin", 1).await?;
    for (name, text) in [("organization", "Lasting"), ("role", "Principal")] {
        page.type_into(&format!("[name={name}]"), text).await?;
    }
    page.click_text("button", "Begin").await?;
    page.wait_for("fieldset.indicator").await?;
    assert_eq!(
        page.js("return asked").await?,
        0,
        "there is nothing to keep"
    );
    form::choose(page, "1", "getting-better").await?;
    page.wait_until("the question", "return asked === 1")
        .await?;
    form::choose(page, "2", "getting-better").await?;
    form::saved(page).await?;
    form::choose(page, "2", "not-yet").await?;
    form::saved(page).await?;
    assert_eq!(page.js("return asked").await?, 1);

    form::open(page, "#/data").await?;
    page.click_text("button", "Ask the browser to keep it")
        .await?;
    page.wait_for_text("main", "The browser did not promise it")
        .await?;
    assert_eq!(page.js("return asked").await?, 2);
    form::nothing_went_wrong(page).await
}

async fn an_old_file_is_reminded_of_and_one_tap_saves_another(
    page: &Session,
    _server: &Server,
) -> Result<()> {
    let id = form::begin(page, "Reminded").await?;
    form::choose(page, "1", "getting-better").await?;
    form::saved(page).await?;
    page.wait_for_count(".bulletin", 1).await?;
    assert_eq!(page.count(".bulletin .notice").await?, 0, "it began today");

    form::saved_days_ago(page, &id, 12).await?;
    page.reload().await?;
    page.wait_for_text(".bulletin", "Last saved to a file 12 days ago")
        .await?;
    let name = "levelwise-reminded-fall-2026.json";
    let (_, text) = form::saved_file(page, "Save a file now", name).await?;
    assert_eq!(text, form::stored_text(page, &id).await?);
    assert_eq!(engine::assessment(&text), form::stored(page, &id).await?);
    page.wait_gone(".bulletin .notice").await?;

    // "Not now" is kept, and goes with the assessment.
    form::saved_days_ago(page, &id, 30).await?;
    page.reload().await?;
    page.wait_for_text(".bulletin", "30 days ago").await?;
    page.click_text("button", "Not now").await?;
    page.wait_gone(".bulletin .notice").await?;
    page.reload().await?;
    form::chosen(page, "1", "getting-better").await?;
    page.wait_for_count(".bulletin", 1).await?;
    assert_eq!(page.count(".bulletin .notice").await?, 0);
    form::erase(page).await?;
    assert!(page.storage().await?.is_empty());
    form::nothing_went_wrong(page).await
}

/// A host or a cache that gives the first part of one build and the second of
/// another: the page says so, and what was loaded works on.
async fn parts_of_two_builds_do_not_work_together(page: &Session, _server: &Server) -> Result<()> {
    let folder = form::written(page, "dist.txt", "").with_file_name("dist");
    copy(&dist()?, &folder);
    let later = folder.join("split_later.wasm");
    let module = fs::read(&later).expect("the later part");
    fs::write(&later, of_another_build(&module)).expect("the later part, changed");
    let server = Serve::folder(&folder).start()?;

    page.goto(&server.address("")).await?;
    page.wait_for_text(
        ".notice.problem",
        "This part of the page could not be loaded",
    )
    .await?;
    page.wait_until(
        "the list of rubrics",
        "return document.querySelectorAll('[name=rubric] option').length > 0",
    )
    .await?;
    page.click_text("button", "Begin").await?;
    page.wait_for("fieldset.indicator").await?;
    page.click("input[value=getting-better]").await?;
    form::saved(page).await?;
    // What does not link is noted in the console.
    page.assert_no_foreign_requests()
}

/// The module with another id of its build: `b` and eight digits, by which it
/// imports.
fn of_another_build(module: &[u8]) -> Vec<u8> {
    let is_id = |bytes: &[u8]| {
        bytes[0] == 9 && bytes[1] == b'b' && bytes[2..].iter().all(u8::is_ascii_hexdigit)
    };
    let found = module.windows(10).position(is_id).expect("an id");
    let id = &module[found + 1..found + 10];
    let other: Vec<u8> = id
        .iter()
        .map(|&byte| {
            if byte == b'0' {
                b'1'
            } else if byte == b'b' {
                b'b'
            } else {
                b'0'
            }
        })
        .collect();
    let mut changed = module.to_vec();
    let at: Vec<usize> = (0..module.len() - 9)
        .filter(|&at| module[at..at + 9] == *id)
        .collect();
    for at in at {
        changed[at..at + 9].copy_from_slice(&other);
    }
    changed
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("a file");
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("a copy");
        }
    }
}

/// Chromium alone can install; what it asks for is the same everywhere.
#[test]
fn the_page_can_be_installed() {
    run(Browser::Chromium, Setup::page, installable);
}

async fn installable(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    let script = "return (async () => {
        const link = document.querySelector('link[rel=manifest]');
        const manifest = await (await fetch(link.href)).json();
        const sizes = await Promise.all(manifest.icons.map(async ({ src, sizes, type }) => {
          const picture = new Image();
          picture.src = new URL(src, link.href);
          await picture.decode();
          return [type, sizes, `${picture.naturalWidth}x${picture.naturalHeight}`];
        }));
        return { manifest, sizes };
      })()";
    let answer = page.js(script).await?;
    let manifest = &answer["manifest"];
    assert_eq!(manifest["display"], "standalone");
    // Relative, so that it holds below any path.
    assert_eq!(
        (&manifest["start_url"], &manifest["scope"]),
        (&"./".into(), &"./".into())
    );
    let sizes = answer["sizes"].as_array().expect("icons");
    assert!(sizes.len() >= 4);
    for icon in sizes {
        if icon[0] == "image/png" {
            assert_eq!(icon[1], icon[2]);
        }
    }
    let errors = page
        .cdp("Page.getInstallabilityErrors", serde_json::json!({}))
        .await?;
    assert_eq!(errors["installabilityErrors"], serde_json::json!([]));
    form::nothing_went_wrong(page).await
}
