//! Does the page work as one file from a disk, as completely as from a server?

use std::fs;
use std::path::PathBuf;

use levelwise_e2e::{Result, Server, Session, Setup, artifacts, on_every_browser, one_file};

use crate::{engine, form};

on_every_browser!(
    from_a_disk =>
    the_whole_job_from_a_disk,
    every_rubric_and_example_is_carried,
);
on_every_browser!(changed => a_changed_file_does_not_run);

/// What a mail program, a file share and a person with patience let through.
const LIMIT: usize = 450_000;

/// As a mail program saves it: with spaces, brackets and letters of other
/// languages.
fn from_a_disk() -> Result<Setup> {
    opened("Año 2026/Levelwise (1).html", |text| text)
}

/// Somebody put a line into the script.
fn changed() -> Result<Setup> {
    opened("changed.html", |text| {
        let (before, after) = text
            .split_once("<script type=\"module\">")
            .expect("the script");
        format!("{before}<script type=\"module\">document.title = 'changed';{after}")
    })
}

fn opened(name: &str, change: fn(String) -> String) -> Result<Setup> {
    let text = fs::read_to_string(one_file()?).expect("the one file");
    let folder = artifacts().join("one-file");
    let path = folder.join(name);
    let parent = path.parent().expect("a folder").to_path_buf();
    fs::create_dir_all(&parent).expect("a folder");
    // Another test may be reading it.
    let fresh = path.with_extension(format!("{:?}", std::thread::current().id()));
    fs::write(&fresh, change(text)).expect("a copy of the file");
    fs::rename(&fresh, &path).expect("a copy of the file");
    let mut setup = Setup::folder(folder);
    setup.options.base = address(&path);
    Ok(setup)
}

fn address(path: &PathBuf) -> String {
    let path = fs::canonicalize(path).expect("the copy");
    url::Url::from_file_path(path)
        .expect("an absolute path")
        .to_string()
}

#[test]
fn it_is_small_and_runs_nothing_else() {
    let text = fs::read_to_string(one_file().expect("the one file")).expect("text");
    assert!(
        text.len() <= LIMIT,
        "the one file has {} bytes, {} above the limit of {LIMIT}",
        text.len(),
        text.len().saturating_sub(LIMIT)
    );
    let (_, policy) = text
        .split_once("Content-Security-Policy\" content=\"")
        .expect("a policy");
    let (policy, _) = policy.split_once('"').expect("its end");
    assert!(policy.starts_with("default-src 'none'; script-src 'sha256-"));
    for word in ["unsafe-inline", "'unsafe-eval'", "connect-src", "http", "*"] {
        assert!(!policy.contains(word), "{word} in {policy}");
    }
}

async fn the_whole_job_from_a_disk(page: &Session, _server: &Server) -> Result<()> {
    let id = form::begin(page, "From a Disk").await?;
    form::fill(page, &id, &form::mixed_choices()).await?;
    let stored = form::stored(page, &id).await?;
    page.reload().await?;
    page.wait_for("fieldset.indicator").await?;
    form::open(page, &format!("#/results/{id}")).await?;
    assert_eq!(
        engine::shown(page).await?,
        engine::expected(&engine::rubric(), &stored)
    );
    let name = "levelwise-from-a-disk-fall-2026.json";
    let (file, _) = form::saved_file(page, "Save as file", name).await?;
    form::erase(page).await?;
    page.wait_for_text(
        "main",
        "Levelwise opens on this device without a connection",
    )
    .await?;
    form::give(page, &file).await?;
    page.click_text("button", "Add to this device").await?;
    page.wait_for_text(".notice.good", "The file was taken over")
        .await?;
    assert_eq!(form::stored(page, &id).await?, stored);
    form::nothing_went_wrong(page).await
}

async fn every_rubric_and_example_is_carried(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    let options =
        "return [...document.querySelectorAll('[name=rubric] option')].map((it) => it.value)";
    page.wait_until("the list of rubrics", &format!("{options}.length > 0"))
        .await?;
    let rubrics = page.js(options).await?;
    let rubrics = rubrics.as_array().expect("a list");
    assert!(rubrics.len() >= 5, "{rubrics:?}");
    for rubric in rubrics {
        let rubric = rubric.as_str().expect("an id");
        form::open(page, "#/").await?;
        page.set_value("[name=rubric]", rubric).await?;
        page.click_text("button", "Begin").await?;
        page.wait_for("fieldset.indicator").await?;
    }
    form::open(page, "#/").await?;
    page.click_text("button", "Open the example").await?;
    page.wait_for(".results .figures").await?;
    // Sheets of later pages hold as well.
    let display = "return getComputedStyle(document.querySelector('.figures')).display";
    assert_eq!(page.js(display).await?, "grid");
    form::nothing_went_wrong(page).await
}

async fn a_changed_file_does_not_run(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    page.wait_for_text("#opening", "Levelwise is opening…")
        .await?;
    assert_eq!(page.js("return document.title").await?, "Levelwise");
    page.assert_no_foreign_requests()
}
