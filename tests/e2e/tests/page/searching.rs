//! Does the search look through every rubric, show where it found what, and
//! take whatever stands in a rubric for text?

use levelwise_core::rubric::Indicator;
use levelwise_e2e::{Answer, Browser, Result, Server, Session, Setup, on_every_browser, run};
use serde_json::{Value, json};

use crate::{engine, form};

on_every_browser!(what_is_found_is_what_is_there);

#[test]
fn markup_in_a_rubric_is_found_as_text() {
    run(Browser::Chromium, Setup::page, markup);
}

#[test]
fn a_rubric_that_does_not_come_is_named() {
    run(Browser::Chromium, Setup::page, one_missing);
}

/// Every text of an indicator that is searched.
fn texts(indicator: &Indicator) -> Vec<&str> {
    let mut texts = vec![
        indicator.id.as_str(),
        &*indicator.title,
        &*indicator.statement,
    ];
    for level in &indicator.levels {
        texts.push(&*level.descriptor);
        texts.extend(level.steps.iter().map(|step| &*step.text));
    }
    texts.extend(indicator.evidence.iter().map(|item| &*item.text));
    texts
}

/// Whether one of the words begins with `start`, in a way of its own.
fn holds(texts: &[&str], start: &str) -> bool {
    texts.iter().any(|text| {
        let text = text.to_lowercase();
        let mut words = text.split(|letter: char| !letter.is_alphanumeric());
        words.any(|word| word.starts_with(start))
    })
}

/// By rubric with something found: its title, and the ids.
fn expected(words: &[&str]) -> Vec<Value> {
    let found_in = |id: &&str| {
        let rubric = engine::rubric_named(id);
        let ids: Vec<String> = rubric
            .indicators()
            .filter(|indicator| words.iter().all(|word| holds(&texts(indicator), word)))
            .map(|indicator| indicator.id.to_string())
            .collect();
        (!ids.is_empty()).then(|| json!([*rubric.title, ids]))
    };
    engine::RUBRICS.iter().filter_map(found_in).collect()
}

async fn found(page: &Session) -> Result<Value> {
    page.js(
        "return [...document.querySelectorAll('.found-in')].map((it) => [
            words(it.querySelector('h2').firstChild.textContent),
            [...it.querySelectorAll('h3 .number')].map((number) => words(number.textContent))])",
    )
    .await
}

/// Types into the search and waits until every rubric was looked through.
async fn look_for(page: &Session, typed: &str) -> Result<()> {
    page.type_over("#search", typed).await?;
    page.wait_until(
        "the end of the search",
        "const status = document.querySelector('.search-status');
         return status && !status.textContent.startsWith('Reading')",
    )
    .await
    .map(drop)
}

async fn what_is_found_is_what_is_there(page: &Session, _server: &Server) -> Result<()> {
    page.goto("#/rubrics").await?;
    page.wait_for(".rubric-cards").await?;
    look_for(page, "Protocol").await?;
    let protocols = expected(&["protocol"]);
    assert!(protocols.len() > 1, "a word of more than one rubric");
    assert_eq!(found(page).await?, json!(protocols));
    let mut fetched = form::rubrics_fetched(page).await?;
    // WebKit does not tell of a file that it has in memory already, and not to the
    // millisecond of those that a service worker gives.
    if page.browser() == Browser::WebKit {
        fetched.sort_by_key(|file| engine::RUBRICS.iter().position(|id| file.starts_with(id)));
    }
    let in_order = engine::RUBRICS.iter().map(|id| format!("{id}.json"));
    let in_order: Vec<String> = in_order.filter(|file| fetched.contains(file)).collect();
    assert!(!fetched.is_empty());
    assert_eq!(fetched, in_order, "each once, one after the other");
    let marks = page
        .js("return [...new Set([...document.querySelectorAll('mark')].map((mark) => mark.textContent.toLowerCase()))]")
        .await?;
    assert_eq!(marks, json!(["protocol"]));

    look_for(page, "survey, Data").await?;
    let both = expected(&["survey", "data"]);
    let n_found: usize = both
        .iter()
        .filter_map(|it| it[1].as_array())
        .map(Vec::len)
        .sum();
    assert_eq!(found(page).await?, json!(both));
    page.wait_for_text(
        ".search-status",
        &format!("{n_found} indicators in {} rubrics", both.len()),
    )
    .await?;

    // Somebody who looks at what was found comes back to it.
    page.click(".found h3 a").await?;
    page.wait_for(".full-indicator").await?;
    let place = format!("indicator-{}", both[0][1][0].as_str().expect("an id"));
    form::focused(page, &place).await?;
    page.back().await?;
    page.wait_for(".found-in").await?;
    assert_eq!(page.value("#search").await?, "survey, Data");
    assert_eq!(found(page).await?, json!(both));

    look_for(page, "zebra").await?;
    page.wait_for_text(".search-status", "Nothing was found")
        .await?;
    page.click_text("button", "Clear the search").await?;
    page.wait_for_count(".rubric-cards > li", engine::RUBRICS.len())
        .await?;

    // More than fits at first.
    look_for(page, "district").await?;
    page.wait_for_count(".found-in:first-child h3", 8).await?;
    page.click(".found-in:first-child button").await?;
    let all = expected(&["district"]);
    let first = all[0][1].as_array().expect("ids").len();
    page.wait_for_count(".found-in:first-child h3", first)
        .await?;
    form::nothing_went_wrong(page).await
}

const IMAGE: &str = "<img src=x onerror=\"window.hacked=1\">";

async fn markup(page: &Session, server: &Server) -> Result<()> {
    let path = levelwise_e2e::dist()?.join("rubrics/leadership-system.json");
    let text = std::fs::read_to_string(path).expect("the rubric");
    let mut rubric: Value = serde_json::from_str(&text).expect("JSON");
    let indicator = &mut rubric["areas"][0]["practices"][0]["indicators"][0];
    for place in [
        "/title",
        "/statement",
        "/levels/0/descriptor",
        "/levels/1/steps/0/text",
        "/evidence/0/text",
    ] {
        *indicator.pointer_mut(place).expect("a text") = json!(IMAGE);
    }
    let hostile = Answer::Text {
        media_type: "application/json",
        body: rubric.to_string(),
    };
    server.answer("/rubrics/leadership-system.json", hostile);
    page.goto("#/rubrics").await?;
    page.wait_for(".rubric-cards").await?;
    look_for(page, "<img onerror").await?;
    assert_eq!(found(page).await?, json!([["Leadership System", ["1"]]]));
    page.wait_for_text(".found h3", IMAGE).await?;
    page.wait_for_text(".found .passages", IMAGE).await?;
    // Both words, in the title, the statement and three passages.
    assert_eq!(page.count("mark").await?, 10);
    page.click(".found h3 a").await?;
    page.wait_for_text(".full-indicator h4", IMAGE).await?;
    let harmless = "return [window.hacked ?? null, document.querySelectorAll('main img').length]";
    assert_eq!(page.js(harmless).await?, json!([null, 0]));
    form::nothing_went_wrong(page).await
}

async fn one_missing(page: &Session, server: &Server) -> Result<()> {
    // What is kept on the device would stand in for it.
    server.answer("/sw.js", Answer::Status(404));
    server.answer("/rubrics/effective-district.json", Answer::Status(404));
    page.goto("#/rubrics").await?;
    page.wait_for(".rubric-cards").await?;
    look_for(page, "board").await?;
    page.wait_for_text(
        ".results-of-search .notice",
        "\"Characteristics of an Effective District\" could not be loaded",
    )
    .await?;
    let mut others = expected(&["board"]);
    let n_all = others.len();
    others.retain(|it| it[0] != "Characteristics of an Effective District");
    assert_eq!(others.len() + 1, n_all);
    assert_eq!(page.count(".found-in").await?, others.len());
    server.answer_with_files();
    page.click_text("button", "Try again").await?;
    page.wait_for_count(".found-in", n_all).await?;
    page.assert_no_foreign_requests()
}
