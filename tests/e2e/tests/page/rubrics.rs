//! Can a person choose among the rubrics, read one in full and begin with it,
//! and is each fetched only when it is needed?

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use levelwise_core::rubric::{Indicator, Rubric};
use levelwise_e2e::{Answer, Browser, Result, Server, Session, Setup, on_every_browser, run};
use serde_json::{Value, json};

use crate::{engine, form};

on_every_browser!(choose_read_and_begin);

#[test]
fn each_rubric_is_there_in_full() {
    run(Browser::Chromium, Setup::page, in_full);
}

#[test]
fn the_full_text_prints_without_folds() {
    run(Browser::Chromium, Setup::page, printed);
}

#[test]
fn a_rubric_that_does_not_come_can_be_asked_for_again() {
    run(Browser::Chromium, Setup::page, does_not_come);
}

async fn choose_read_and_begin(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    page.click_text("link", "Rubrics").await?;
    page.wait_for_count(".rubric-cards > li", engine::RUBRICS.len())
        .await?;
    let cards = page
        .js("return [...document.querySelectorAll('.rubric-cards > li')].map((card) => [
            words(card.querySelector('h3').textContent),
            ...[...card.querySelectorAll('dd')].map((said) => words(said.firstChild.textContent))])")
        .await?;
    let expected: Vec<Value> = engine::RUBRICS
        .iter()
        .map(|id| card(&engine::rubric_named(id)))
        .collect();
    assert_eq!(cards, json!(expected));
    assert_eq!(
        form::rubrics_fetched(page).await?,
        [""; 0],
        "before one is read"
    );

    page.click("a[href='#/rubrics/leadership-network']").await?;
    page.wait_for(".full-indicator").await?;
    let fetched = form::rubrics_fetched(page).await?;
    // WebKit does not always tell of a file that a service worker gives.
    let is_told = page.browser() != Browser::WebKit || !fetched.is_empty();
    assert!(
        !is_told || fetched == ["leadership-network.json"],
        "{fetched:?}"
    );
    page.wait_for_text(".about-rubric", "The levels were written for Levelwise")
        .await?;
    page.click_text("link", "Begin with this rubric").await?;
    page.wait_for_text("h1", "Begin with Leadership Network")
        .await?;
    page.type_into("[name=organization]", "Hill District")
        .await?;
    page.click_text("button", "Begin").await?;
    page.wait_for("fieldset.indicator").await?;
    page.wait_for_text(".area", "The levels were written for Levelwise")
        .await?;
    let address = page.current_address().await?;
    let (_, id) = address.split_once("#/fill/").expect("the page to fill");
    let stored = form::stored(page, id).await?;
    assert_eq!(stored.rubric.id.as_str(), "leadership-network");
    assert_eq!(
        form::rubrics_fetched(page).await?,
        fetched,
        "nothing is fetched twice, and no other"
    );
    form::nothing_went_wrong(page).await
}

/// What a card says: title, time, contents, levels and source.
fn card(rubric: &Rubric) -> Value {
    let n_practices: usize = rubric.areas.iter().map(|area| area.practices.len()).sum();
    let n_indicators = rubric.n_indicators();
    let contents = format!("{n_practices} practices, {n_indicators} indicators");
    let contents = match rubric.areas.len() {
        1 => contents,
        n_areas => format!("{n_areas} areas, {contents}"),
    };
    let levels = match rubric.source.levels.word() {
        "source" => "The levels are the source's.",
        _ => "The levels were written for Levelwise; the source lists the practice.",
    };
    let minutes = format!("About {} minutes", rubric.minutes());
    json!([
        *rubric.title,
        minutes,
        contents,
        levels,
        *rubric.source.title
    ])
}

async fn in_full(page: &Session, _server: &Server) -> Result<()> {
    page.goto("#/rubrics").await?;
    for id in engine::RUBRICS {
        let rubric = engine::rubric_named(id);
        form::open(page, &format!("#/rubrics/{id}")).await?;
        page.wait_for_text("h1", &rubric.title).await?;
        let shown = page
            .js(r"const texts = (root, css) => [...root.querySelectorAll(css)].map((it) => words(it.textContent));
                return [...document.querySelectorAll('.full-indicator')].map((it) => [
                  ...texts(it, 'h4, .statement, .side-by-side > li > p'),
                  ...[...it.querySelectorAll('.steps > li, .evidence > li')].map((item) => words(item.firstChild.textContent)),
                  ...texts(it, '.measure-text > p'),
                ])")
            .await?;
        let expected: Vec<Vec<String>> = rubric.indicators().map(texts).collect();
        assert_eq!(shown, json!(expected), "{id}");
        let practices: usize = rubric.areas.iter().map(|area| area.practices.len()).sum();
        assert_eq!(page.count(".full-practice > h3").await?, practices);
        assert_eq!(page.count(".full-area > h2").await?, rubric.areas.len());
    }
    // An address names a place in it.
    form::open(page, "#/rubrics/effective-district/effective-district/7c").await?;
    form::focused(page, "indicator-7c").await?;
    form::open(page, "#/rubrics/leadership-network/structures").await?;
    form::focused(page, "area-structures").await?;
    page.click_text("button", "Open a filled example").await?;
    page.wait_for(".results .figures").await?;
    let address = page.current_address().await?;
    let (_, example) = address.split_once("#/results/").expect("the results");
    let example = form::stored(page, example).await?;
    assert_eq!(example.rubric.id.as_str(), "leadership-network");
    form::nothing_went_wrong(page).await
}

fn texts(indicator: &Indicator) -> Vec<String> {
    let mut texts = vec![
        format!("{} {}", indicator.id, &*indicator.title),
        indicator.statement.to_string(),
    ];
    texts.extend(
        indicator
            .levels
            .iter()
            .map(|level| level.descriptor.to_string()),
    );
    let steps = indicator.levels.iter().flat_map(|level| &level.steps);
    texts.extend(steps.map(|step| step.text.to_string()));
    texts.extend(indicator.evidence.iter().map(|item| item.text.to_string()));
    texts.extend(
        indicator
            .measure
            .iter()
            .map(|measure| measure.unit.to_string()),
    );
    texts
}

async fn printed(page: &Session, _server: &Server) -> Result<()> {
    page.goto("#/rubrics/district-essential-practices").await?;
    page.wait_for(".full-indicator").await?;
    let answer = page
        .cdp("Page.printToPDF", json!({ "printBackground": true }))
        .await?;
    let data = answer["data"].as_str().expect("a PDF");
    let pdf = BASE64_STANDARD.decode(data).expect("a PDF");
    let n_pages = String::from_utf8_lossy(&pdf)
        .matches("/Type /Page\n")
        .count();
    assert!((5..=20).contains(&n_pages), "{n_pages} pages");
    page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }))
        .await?;
    for hidden in [".top", ".bottom", ".full-text > .row", ".contents"] {
        page.wait_gone(hidden).await?;
    }
    let folded = "return [...document.querySelectorAll('.full-text :is(.steps, .evidence) > li')].filter((it) =>
        !it.getClientRects().length || !it.checkVisibility({ contentVisibilityAuto: true })).length";
    assert_eq!(
        page.js(folded).await?,
        0,
        "steps and evidence that stay folded"
    );
    form::nothing_went_wrong(page).await
}

async fn does_not_come(page: &Session, server: &Server) -> Result<()> {
    // What is kept on the device would stand in for it.
    server.answer("/sw.js", Answer::Status(404));
    server.answer("/rubrics/effective-district.json", Answer::Status(404));
    page.goto("#/rubrics/effective-district").await?;
    page.wait_for_text(".notice.problem", "is not on this page")
        .await?;
    server.answer_with_files();
    page.click_text("button", "Try again").await?;
    page.wait_for_count(".full-indicator", 28).await?;
    page.assert_no_foreign_requests()
}
