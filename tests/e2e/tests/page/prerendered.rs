//! Can a person rate before the engine has arrived, and does nothing move when
//! it does?

use std::time::Duration;

use levelwise_core::assessment::{Answer as Given, Choice};
use levelwise_core::rubric::{IndicatorId, LevelId};
use levelwise_e2e::{
    Answer, Browser, PageLoad, Result, Server, Session, Setup, on_every_browser, run,
};
use serde_json::{Value, json};

use crate::{deploy, engine, form};

on_every_browser!(as_it_comes =>
    what_is_rated_before_the_engine_is_there_counts,
    nothing_moves_when_the_engine_comes,
);

on_every_browser!(a_second_visit_goes_on);

#[test]
fn every_rubric_has_a_page_of_its_own() {
    run(Browser::Chromium, Setup::page, each_rubric);
}

#[test]
fn without_its_rubric_the_page_says_so() {
    run(Browser::Chromium, Setup::page, without_rubric);
}

/// The page, seen while it comes.
fn as_it_comes() -> Result<Setup> {
    let mut setup = Setup::page()?;
    setup.options.page_load = PageLoad::NotAwaited;
    Ok(setup)
}

const MODULE: &str = "/levelwise-web_bg.wasm";
/// Long enough to rate on a slow machine.
const LATE: Duration = Duration::from_secs(6);

/// Opens the page of a rubric whose engine comes late.
async fn open_without_engine(page: &Session, server: &Server, rubric: &str) -> Result<()> {
    server.answer(MODULE, Answer::After(LATE));
    page.goto(&format!("{rubric}.html")).await?;
    page.wait_for("fieldset.indicator").await
}

/// Waits for the engine and gives the id of the assessment that it began.
async fn started(page: &Session) -> Result<String> {
    let began =
        "return location.hash.startsWith('#/fill/') && document.querySelector('.before') === null";
    page.wait_until("the engine", began).await?;
    let address = page.current_address().await?;
    let (_, id) = address.split_once("#/fill/").expect("the page to fill");
    Ok(id.split('/').next().unwrap_or_default().to_owned())
}

async fn what_is_rated_before_the_engine_is_there_counts(
    page: &Session,
    server: &Server,
) -> Result<()> {
    open_without_engine(page, server, "leadership-system").await?;
    form::choose(page, "1", "getting-better").await?;
    form::choose(page, "2", "dont-know").await?;
    form::choose(page, "1", "keep-improving").await?;
    page.js("document.querySelector('#note-1').closest('details').open = true")
        .await?;
    page.type_into("#note-1", "We meet every month").await?;
    assert_eq!(
        page.js("return location.hash").await?,
        "",
        "the engine was not there"
    );

    let id = started(page).await?;
    page.wait_for_text(".area-score", "1 of 2 rated").await?;
    form::saved(page).await?;
    let stored = form::stored(page, &id).await?;
    let level = LevelId::new("keep-improving").expect("an id");
    let expected = [
        (
            "1",
            Given {
                choice: Some(Choice::Level(level)),
                note: "We meet every month".to_owned(),
                ..Given::default()
            },
        ),
        (
            "2",
            Given {
                choice: Some(Choice::DontKnow),
                ..Given::default()
            },
        ),
    ];
    let me = stored.raters.keys().next().expect("a rater");
    for (indicator, expected) in expected {
        let indicator = IndicatorId::new(indicator).expect("an id");
        assert_eq!(
            stored.answer(me, &indicator),
            Some(&expected),
            "{indicator}"
        );
    }
    assert_eq!(
        page.active_element().await?,
        "textarea#note-1 \"Note for indicator 1\"",
        "who was typing goes on typing"
    );
    form::nothing_went_wrong(page).await
}

/// Where everything stands and what it says, but for what only a script shows,
/// for links, which lead to an assessment that is not there at first, and for what
/// is folded away.
const LOOK: &str = "return [...document.querySelectorAll('#levelwise *')]
    .filter((it) => !it.closest('noscript') && !it.matches('.save-badge,.bulletin'))
    .filter((it) => !it.closest('details > :not(summary)'))
    .map((it) => {
        const { x, y, width, height } = it.getBoundingClientRect();
        const words = it.children.length === 0 ? it.textContent : '';
        return [[it.localName, it.className, it.id, words].join(' '), [x, y, width, height]];
    })";

/// What an element is, and where and how large.
type Look = (String, [f64; 4]);

/// Less than anybody sees, in CSS pixels.
const STILL: f64 = 0.25;

async fn look(page: &Session) -> Result<Vec<Look>> {
    let looks = page.js(LOOK).await?;
    Ok(serde_json::from_value(looks).expect("a line for each element"))
}

async fn nothing_moves_when_the_engine_comes(page: &Session, server: &Server) -> Result<()> {
    open_without_engine(page, server, "leadership-system").await?;
    page.wait_until(
        "the style sheets",
        "return getComputedStyle(document.querySelector('.levels')).display === 'grid'",
    )
    .await?;
    let before = look(page).await?;
    assert!(before.len() > 100);
    assert_eq!(page.js("return location.hash").await?, "");
    started(page).await?;
    let after = look(page).await?;
    let is_still = |(before, after): &(&Look, &Look)| {
        let apart = before.1.iter().zip(&after.1).map(|(a, b)| (a - b).abs());
        before.0 == after.0 && apart.fold(0.0, f64::max) < STILL
    };
    let moved = before.iter().zip(&after).find(|pair| !is_still(pair));
    assert_eq!(moved, None);
    assert_eq!(before.len(), after.len());
    form::nothing_went_wrong(page).await
}

async fn a_second_visit_goes_on(page: &Session, server: &Server) -> Result<()> {
    page.goto("leadership-system.html").await?;
    let id = started(page).await?;
    form::choose(page, "1", "getting-better").await?;
    form::saved(page).await?;
    deploy::kept(page).await?;
    server.stop()?;

    page.goto("leadership-system.html").await?;
    assert_eq!(started(page).await?, id, "the same assessment");
    let is_checked = "return document.querySelector('#choice-1-getting-better').checked";
    assert_eq!(page.js(is_checked).await?, true);
    // A reload shows no page that another assessment may be drawn on.
    let address = page.current_address().await?;
    assert!(address.contains("/index.html#/fill/"), "{address}");
    form::open(page, "#/").await?;
    let stored = page.storage().await?;
    let is_assessment = |key: &&String| key.contains("/assessment/");
    assert_eq!(stored.keys().filter(is_assessment).count(), 1);

    // Erased, it is no longer what the address opens.
    form::erase(page).await?;
    page.goto("leadership-system.html").await?;
    assert_ne!(started(page).await?, id);
    form::nothing_went_wrong(page).await
}

/// What the file of the page shows before any script has run.
const FILE: &str = "return fetch(arguments[0]).then((it) => it.text()).then((text) => {
    const page = new DOMParser().parseFromString(text, 'text/html');
    const forms = [...page.querySelectorAll('fieldset')];
    return [page.title, page.querySelector('h1').textContent, forms.map((it) => it.id)];
})";

async fn each_rubric(page: &Session, _server: &Server) -> Result<()> {
    for id in engine::RUBRICS {
        let rubric = engine::rubric_named(id);
        let first = rubric.areas.first().expect("an area");
        let indicators = first.practices.iter().flat_map(|it| &it.indicators);
        let ids: Vec<String> = indicators
            .map(|it| format!("indicator-{}", it.id))
            .collect();
        let file = format!("{id}.html");
        page.goto(&file).await?;
        let begun = started(page).await?;
        let expected = json!([
            format!("{} · Levelwise", first.title),
            &*first.title,
            ids.iter().take(6).collect::<Vec<_>>()
        ]);
        assert_eq!(page.js_with(FILE, vec![json!(file)]).await?, expected);
        page.wait_for_count("fieldset", ids.len()).await?;
        let stored = form::stored(page, &begun).await?;
        assert_eq!(stored.rubric.id.as_str(), id);
    }
    form::nothing_went_wrong(page).await
}

async fn without_rubric(page: &Session, server: &Server) -> Result<()> {
    server.answer("/sw.js", Answer::Status(404));
    server.answer("/rubrics/leadership-system.json", Answer::Status(404));
    page.goto("leadership-system.html").await?;
    page.wait_for_text(".notice.problem", "is not on this page")
        .await?;
    let stored: Value = page.js("return localStorage.length").await?;
    assert_eq!(stored, 0, "nothing was begun");
    Ok(())
}
