//! Does the evidence inventory propose and never decide? What is ticked and
//! measured indicates a level; a person confirms it, replaces a rating by it, or
//! takes that back.

use levelwise_core::assessment::{Answer, Assessment, Choice, RaterId};
use levelwise_core::format;
use levelwise_core::rubric::{IndicatorId, Rubric};
use levelwise_core::score::{View, score};
use levelwise_e2e::{Browser, Result, Server, Session, Setup, on_every_browser, run};
use serde_json::json;

use crate::{engine, form, importing};

on_every_browser!(ticked_indicated_confirmed_and_undone);

#[test]
fn a_whole_rubric_is_rated_from_its_evidence() {
    run(Browser::Chromium, Setup::page, from_evidence_alone);
}

#[test]
fn two_versions_of_an_answer_are_settled_in_the_form() {
    run(Browser::Chromium, Setup::page, apart);
}

const RUBRIC: &str = "leadership-network";

fn indicator(id: &str) -> IndicatorId {
    IndicatorId::new(id).expect("an id")
}

fn me(assessment: &Assessment) -> RaterId {
    let mut raters = assessment.raters.keys();
    raters.next().expect("a rater").clone()
}

fn answer(assessment: &Assessment, id: &str) -> Answer {
    let answer = assessment.answer(&me(assessment), &indicator(id));
    answer.cloned().unwrap_or_default()
}

/// The choice of an indicator by its word; empty if there is none.
async fn stored_choice(page: &Session, assessment: &str, id: &str) -> Result<String> {
    form::saved(page).await?;
    let stored = form::stored(page, assessment).await?;
    let choice = answer(&stored, id).choice;
    Ok(choice.map_or_else(String::new, |choice| choice.word().to_owned()))
}

fn verdict(id: &str) -> String {
    format!("#inventory-{id} .verdict")
}

fn action(id: &str) -> String {
    format!("#inventory-{id} .verdict button")
}

async fn enter(page: &Session, id: &str, number: &str) -> Result<()> {
    page.type_over(&format!("#inventory-{id} input[type=number]"), number)
        .await?;
    page.keys(&["Tab"]).await
}

async fn ticked_indicated_confirmed_and_undone(page: &Session, _server: &Server) -> Result<()> {
    let id = form::begin_with(page, RUBRIC, "Lake District").await?;
    form::choose(page, "p3", "getting-started").await?;
    page.click_text("link", "Evidence").await?;
    page.wait_for_text("h1", "Evidence inventory").await?;
    page.wait_for_text(".all-at-once", "There is nothing to confirm")
        .await?;

    // Ticked: it indicates a level and rates nothing.
    page.click("#evidence-p1-i1").await?;
    page.wait_for_text(&verdict("p1"), "Evidence indicates: Getting started")
        .await?;
    page.wait_for_text(&verdict("p1"), "Your rating: none yet")
        .await?;
    assert_eq!(stored_choice(page, &id, "p1").await?, "");
    // A number too; where both speak, the lower one is proposed.
    enter(page, "p5", "4").await?;
    page.wait_for_text(&verdict("p5"), "The number indicates: Keep improving")
        .await?;
    page.click("#evidence-p5-i2").await?;
    page.wait_for_text(&verdict("p5"), "The lower one is proposed.")
        .await?;
    page.wait_for_text(&action("p5"), "Confirm \"Getting better\"")
        .await?;
    assert_eq!(stored_choice(page, &id, "p5").await?, "");
    enter(page, "p6", "0.5").await?;
    page.wait_for_text(&action("p6"), "Confirm \"Not yet\"")
        .await?;

    // Confirmed by one action, and taken back by one.
    page.click(&action("p1")).await?;
    page.wait_for_text(&verdict("p1"), "Your rating says the same.")
        .await?;
    assert_eq!(stored_choice(page, &id, "p1").await?, "getting-started");
    page.click(&action("p1")).await?;
    page.wait_for_text(&action("p1"), "Confirm").await?;
    assert_eq!(stored_choice(page, &id, "p1").await?, "");

    // A rating that differs stays until it is replaced, and comes back.
    page.click("#evidence-p3-i2").await?;
    page.wait_for_text(&verdict("p3"), "Your rating: Getting started")
        .await?;
    page.wait_for_text(
        &action("p3"),
        "Replace \"Getting started\" with \"Getting better\"",
    )
    .await?;
    page.wait_for_text(".inventory-summary", "1 with another rating")
        .await?;

    // All at once: a look first, and only what has no rating.
    page.click_text("button", "Confirm all 3 shown…").await?;
    let listed = page
        .js("return [...document.querySelectorAll('.to-confirm li')].map((it) => words(it.textContent))")
        .await?;
    let expected = json!([
        "p1 Establishing the partnerships: Getting started",
        "p5 Frequency of partnership meetings: Getting better",
        "p6 Clearing principals' plates: Not yet",
    ]);
    assert_eq!(listed, expected);
    assert_eq!(
        stored_choice(page, &id, "p5").await?,
        "",
        "looking rates nothing"
    );
    page.click_text("button", "Confirm these 3").await?;
    page.wait_for_text(".notice.good", "3 ratings are confirmed.")
        .await?;
    form::focused(page, "confirmed").await?;
    for (indicator, choice) in [
        ("p1", "getting-started"),
        ("p5", "getting-better"),
        ("p6", "not-yet"),
        ("p3", "getting-started"),
        ("p2", ""),
    ] {
        assert_eq!(
            stored_choice(page, &id, indicator).await?,
            choice,
            "{indicator}"
        );
    }
    page.click(&action("p3")).await?;
    page.wait_for_text(&verdict("p3"), "Your rating says the same.")
        .await?;
    assert_eq!(stored_choice(page, &id, "p3").await?, "getting-better");
    page.click_text("#inventory-p3 button", "Undo: back to \"Getting started\"")
        .await?;
    page.wait_for_text(&verdict("p3"), "Your rating: Getting started")
        .await?;

    page.click_text("button", "Undo all of them").await?;
    page.wait_for_text(&action("p5"), "Confirm").await?;
    for indicator in ["p1", "p5", "p6"] {
        assert_eq!(
            stored_choice(page, &id, indicator).await?,
            "",
            "{indicator}"
        );
    }
    // What was ticked and entered is still there, here and in the form.
    let stored = form::stored(page, &id).await?;
    assert_eq!(
        answer(&stored, "p5").measure.map(|amount| amount.number()),
        Some(4.0)
    );
    assert_eq!(answer(&stored, "p5").evidence.len(), 1);
    form::open(page, &format!("#/fill/{id}/partnership/p5")).await?;
    page.wait_for_count("#evidence-p5-i2:checked", 1).await?;
    assert_eq!(page.value("#indicator-p5 input[type=number]").await?, "4");
    form::nothing_went_wrong(page).await
}

/// The level that the engine proposes for each indicator, by its word.
fn proposed(rubric: &Rubric, assessment: &Assessment) -> Vec<Option<String>> {
    let me = me(assessment);
    let scores = score(rubric, assessment, View::Rater(&me));
    let word = |level: usize| match level.checked_sub(1) {
        None => Choice::NotYet.word().to_owned(),
        Some(index) => rubric.scale.levels[index].id.to_string(),
    };
    let cards = scores.indicators.iter();
    cards.map(|card| card.indicated().map(word)).collect()
}

async fn from_evidence_alone(page: &Session, _server: &Server) -> Result<()> {
    let id = form::begin_with(page, RUBRIC, "Hill District").await?;
    form::open(page, &format!("#/evidence/{id}")).await?;
    page.wait_for(".inventory-item").await?;
    let rubric = engine::rubric_named(RUBRIC);
    let n_items: usize = rubric.indicators().map(|it| it.evidence.len()).sum();
    page.wait_for_text(".inventory-summary", &format!("0 of {n_items} items"))
        .await?;
    // The first items of each indicator, more and more of them, around.
    page.js("document.querySelectorAll('.inventory-item').forEach((item, position) =>
        [...item.querySelectorAll('[type=checkbox]')].slice(0, 1 + position % 3).forEach((box) => box.click()))")
        .await?;
    enter(page, "p4", "9").await?;
    form::saved(page).await?;
    page.click_text("button", "Confirm all 17 shown…").await?;
    page.click_text("button", "Confirm these 17").await?;
    page.wait_for_text(".notice.good", "17 ratings are confirmed.")
        .await?;
    form::saved(page).await?;
    let stored = form::stored(page, &id).await?;
    let proposed = proposed(&rubric, &stored);
    assert!(proposed.iter().all(Option::is_some));
    let chosen: Vec<_> = rubric
        .indicators()
        .map(|indicator| answer(&stored, indicator.id.as_str()).choice)
        .map(|choice| choice.map(|choice| choice.word().to_owned()))
        .collect();
    assert_eq!(chosen, proposed);
    form::open(page, &format!("#/results/{id}")).await?;
    page.wait_for_text(".figures", "17 of 17 rated").await?;

    // The report says what can be shown, number and level included.
    let said = page
        .js(
            "return [...document.querySelectorAll('.entry')].map((entry) =>
            [...entry.querySelectorAll('.said li')].map((line) => words(line.textContent)))",
        )
        .await?;
    let expected: Vec<Vec<String>> = rubric
        .indicators()
        .map(|indicator| {
            let answer = answer(&stored, indicator.id.as_str());
            let title = |level| rubric.level_title(level);
            let ticked = indicator.evidence.iter();
            let ticked = ticked.filter(|item| answer.evidence.contains(&item.id));
            let mut lines: Vec<String> = ticked
                .map(|item| {
                    let level = rubric.level_idx(&item.supports).expect("a level");
                    format!("{} {}", &*item.text, title(level))
                })
                .collect();
            if let (Some(amount), Some(measure)) = (answer.measure, &indicator.measure) {
                let level = title(measure.level_at(amount));
                lines.push(format!("{amount} {} {level}", &*measure.unit));
            }
            lines
        })
        .collect();
    assert_eq!(said, json!(expected));
    form::nothing_went_wrong(page).await
}

/// Two devices answered without knowing of each other: the inventory takes
/// neither side.
async fn apart(page: &Session, _server: &Server) -> Result<()> {
    let id = form::begin_with(page, RUBRIC, "Two Devices").await?;
    form::saved(page).await?;
    let before = form::stored_text(page, &id).await?;
    form::choose(page, "p1", "getting-started").await?;
    form::saved(page).await?;
    let laptop = importing::from_another_device(&before, &["p1"], "keep-improving");
    let file = form::written(page, "laptop.json", &format::write_assessment(&laptop));
    form::open(page, "#/data").await?;
    form::give(page, &file).await?;
    page.click_text("button", "Take over").await?;
    page.wait_for_text(".notice.good", "The file was taken over")
        .await?;
    form::open(page, &format!("#/evidence/{id}")).await?;
    page.wait_for_text("#inventory-p1", "You answered this on two devices.")
        .await?;
    assert_eq!(page.count("#inventory-p1 :is(input, button)").await?, 0);
    page.click("#inventory-p1 a").await?;
    page.click_text("#indicator-p1 button", "Use this one")
        .await?;
    form::saved(page).await?;
    form::open(page, &format!("#/evidence/{id}")).await?;
    page.wait_for("#evidence-p1-i1").await?;
    form::nothing_went_wrong(page).await
}
