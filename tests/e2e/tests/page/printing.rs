//! Do results print as a report a board can read?

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use levelwise_e2e::{Browser, Result, Server, Session, Setup, run};
use serde_json::json;

use crate::{form, teams};

#[test]
fn results_print_as_a_report() {
    run(Browser::Chromium, Setup::page, printed);
}

#[test]
fn a_teams_report_has_its_decisions_and_names_no_votes() {
    run(Browser::Chromium, Setup::page, printed_team);
}

#[test]
fn the_team_page_prints_what_its_numbers_mean() {
    run(Browser::Chromium, Setup::page, printed_agreement);
}

async fn printed(page: &Session, _server: &Server) -> Result<()> {
    let id = form::begin(page, "Lake District").await?;
    form::fill(page, &id, &form::mixed_choices()).await?;
    form::open(page, &format!("#/results/{id}")).await?;
    page.wait_for(".results .figures").await?;
    assert_eq!(page.count(".results .entry").await?, 28);

    let answer = page
        .cdp("Page.printToPDF", json!({ "printBackground": true }))
        .await?;
    let data = answer["data"].as_str().expect("a PDF");
    let pdf = BASE64_STANDARD.decode(data).expect("a PDF");
    assert!(pdf.starts_with(b"%PDF-"));
    let pdf = String::from_utf8_lossy(&pdf);
    let n_pages = pdf.matches("/Type /Page\n").count();
    assert!(n_pages >= 4, "{n_pages} pages");

    page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }))
        .await?;
    for hidden in [
        ".top",
        ".bottom",
        ".assessment-bar",
        ".results > .screen-only",
    ] {
        page.wait_gone(hidden).await?;
    }
    page.wait_for_text(".report-head", "Lake District").await?;
    page.wait_for_text(".report-head", "Fall 2026").await?;
    page.wait_for_text(".report-head", "Rated by Superintendent.")
        .await?;
    // A fold that is closed on screen is open on paper.
    let script = "return [...document.querySelectorAll('.entry')].filter((it) => {
        const { width, height } = it.getBoundingClientRect();
        return width > 0 && height > 0 && it.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true });
      }).map((it) => words(it.querySelector('.number').textContent))";
    let seen = page.js(script).await?;
    let ids: Vec<_> = form::mixed_choices()
        .into_iter()
        .map(|[_, id, _]| id)
        .collect();
    assert_eq!(seen, json!(ids), "indicators that are seen on paper");
    form::nothing_went_wrong(page).await
}

/// Shows the page as on paper.
async fn on_paper(page: &Session) -> Result<()> {
    page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }))
        .await
        .map(drop)
}

/// The text of what can be seen on paper and matches `css`.
async fn seen(page: &Session, css: &str) -> Result<String> {
    let script = "return [...document.querySelectorAll(arguments[0])].filter((it) => {
        const { width, height } = it.getBoundingClientRect();
        return width > 0 && height > 0 && it.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true });
      }).map((it) => words(it.innerText)).join(' | ')";
    let text = page.js_with(script, vec![css.into()]).await?;
    Ok(text.as_str().expect("a text").to_owned())
}

async fn printed_team(page: &Session, _server: &Server) -> Result<()> {
    let id = teams::sealed(page, "Lake District").await?;
    teams::reveal(page, &id).await?;
    let text = form::stored_text(page, &id).await?;
    let decided = [
        (
            "ours",
            "3a",
            2,
            ["The minutes show it.", "Kim sees a level less."],
        ),
        ("theirs", "3a", 3, ["The visits show it.", ""]),
        ("ours", "2", 1, ["Nobody could name it.", "Pat disagrees."]),
    ];
    let files: Vec<_> = decided
        .map(|(session, id, level, words)| {
            (session, teams::deciding(&text, session, id, level, words))
        })
        .to_vec();
    teams::take_over(page, &files).await?;
    form::open(page, &format!("#/results/{id}")).await?;
    page.wait_for("#together").await?;
    on_paper(page).await?;
    let log = seen(page, ".decision-log .entry").await?;
    for words in [
        "Nobody could name it.",
        "Pat disagrees.",
        "The minutes show it.",
        "Kim sees a level less.",
        "The visits show it.",
        "Neither counts until the team settles on one.",
        "Votes: 1 Not yet, 1 Getting started, 3 Getting better, 1 Keep improving.",
    ] {
        assert!(log.contains(words), "{words} is not in {log}");
    }
    let table = seen(page, ".by-indicator").await?;
    assert!(table.contains("Two decisions apart"), "{table}");
    assert!(table.contains("Not decided: lower median"), "{table}");
    // Who wrote a note is named as far as they gave a name; what somebody chose,
    // and a role that so few have, is not told.
    let entries = seen(page, ".appendix:not(.decision-log) .entry").await?;
    for words in [
        "Pat (rater 2): Only a2 wrote this.",
        "Rater 1: Only a1 wrote this.",
    ] {
        assert!(entries.contains(words), "{words} is not in {entries}");
    }
    for words in ["Pat: Getting", "Rater 1, Principal", "Kim, Teacher"] {
        assert!(!entries.contains(words), "{words} is in {entries}");
    }
    form::nothing_went_wrong(page).await
}

async fn printed_agreement(page: &Session, _server: &Server) -> Result<()> {
    let id = teams::sealed(page, "Lake District").await?;
    teams::reveal(page, &id).await?;
    on_paper(page).await?;
    for hidden in [
        ".top",
        ".assessment-bar",
        "#no-vote",
        "#small-group",
        "#change-a1",
    ] {
        page.wait_gone(hidden).await?;
    }
    let numbers = seen(page, ".numbers").await?;
    for words in [
        "Krippendorff's alpha, ordinal",
        "1 is full agreement",
        "Gwet's AC1",
    ] {
        assert!(numbers.contains(words), "{words} is not in {numbers}");
    }
    assert!(seen(page, ".matrix").await?.contains("Pat, principal"));
    form::nothing_went_wrong(page).await
}
