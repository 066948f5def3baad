//! Does a new assessment start from what was answered under another rubric, and
//! only as far as a person confirms?

use levelwise_core::assessment::{Assessment, Choice};
use levelwise_core::rubric::IndicatorId;
use levelwise_core::score::{View, score};
use levelwise_e2e::{Browser, Result, Server, Session, Setup, run};
use serde_json::{Value, json};

use crate::crosswalk::{FROM, TO, VOICES, is_open, seen, source, voices};
use crate::{engine, form};

#[test]
fn a_new_assessment_starts_from_what_is_confirmed() {
    run(Browser::Chromium, Setup::page, started_from);
}

#[test]
fn what_to_start_from_is_chosen_among_several() {
    run(Browser::Chromium, Setup::page, several_sources);
}

fn choice(assessment: &Assessment, id: &str) -> String {
    let me = assessment.raters.keys().next().expect("a rater");
    let id = IndicatorId::new(id).expect("an id");
    let answer = assessment.answer(me, &id).cloned().unwrap_or_default();
    let choice = answer.choice;
    choice.as_ref().map_or("", Choice::word).to_owned()
}

async fn started_from(page: &Session, _server: &Server) -> Result<()> {
    // Alone on the device there is nothing to start from.
    let alone = form::begin_with(page, TO, "Nobody").await?;
    assert_eq!(page.count("a[href^='#/proposals']").await?, 0);
    form::open(page, &format!("#/proposals/{alone}")).await?;
    page.wait_for_text("main", "there is nothing to start from")
        .await?;
    form::saved(page).await?;
    form::erase(page).await?;

    let answered = source(page, "Lake District").await?;
    let id = form::begin_with(page, TO, "Lake District").await?;
    let (rubric, other) = (engine::rubric_named(FROM), engine::rubric_named(TO));
    let view = seen(&rubric, &answered, &other);
    let proposed: Vec<(&str, &str)> = view
        .indicators
        .iter()
        .filter_map(|it| Some((it.id.as_str(), it.proposal.as_ref()?.choice.word())))
        .collect();
    let [first, second, ..] = &*proposed else {
        panic!("too few proposals: {proposed:?}");
    };

    // One of them has another rating already.
    let area = other
        .around(
            other
                .place(&IndicatorId::new(second.0).expect("an id"))
                .expect("a place"),
        )
        .0;
    page.click_text("link", "Start from what you already answered")
        .await?;
    page.wait_for_count(".proposals .inventory-item", proposed.len())
        .await?;
    let stored = form::stored(page, &id).await?;
    assert!(
        proposed
            .iter()
            .all(|(id, _)| choice(&stored, id).is_empty()),
        "nothing counts yet"
    );
    form::open(page, &format!("#/fill/{id}/{}", area.id)).await?;
    page.wait_for(&format!("#indicator-{}", second.0)).await?;
    form::choose(page, second.0, "not-yet").await?;
    form::saved(page).await?;
    form::open(page, &format!("#/proposals/{id}")).await?;
    page.wait_for(".proposals .inventory-item").await?;

    let action = |id: &str| format!("#proposal-{id} .verdict button");
    page.wait_for_text(&action(second.0), "Replace \"Not yet\" with")
        .await?;
    let n_open = proposed.len() - 1;
    let all = match n_open {
        1 => [
            "Confirm the one shown…".to_owned(),
            "Confirm this one".to_owned(),
        ],
        _ => [
            format!("Confirm all {n_open} shown…"),
            format!("Confirm these {n_open}"),
        ],
    };
    page.click_text("button", &all[0]).await?;
    page.click_text("button", &all[1]).await?;
    page.wait_for(".notice.good").await?;
    form::saved(page).await?;
    let stored = form::stored(page, &id).await?;
    for (id, proposed) in &proposed {
        let expected = if id == &second.0 { "not-yet" } else { proposed };
        assert_eq!(choice(&stored, id), expected, "{id}");
    }
    let n_rated = proposed.len();
    let me = stored.raters.keys().next().expect("a rater");
    let mine = score(&other, &stored, View::Rater(me));
    assert_eq!(mine.rubric.counts.answered(), n_rated, "and nothing else");

    // Replaced by the person's own action, and back.
    page.click(&action(second.0)).await?;
    page.wait_for_text(&action(second.0), "Undo: back to \"Not yet\"")
        .await?;
    form::saved(page).await?;
    assert_eq!(choice(&form::stored(page, &id).await?, second.0), second.1);
    page.click(&action(second.0)).await?;
    page.wait_for_text(&action(second.0), "Replace").await?;
    page.click_text("button", "Undo all of them").await?;
    page.wait_for_text(&action(first.0), "Confirm").await?;
    form::saved(page).await?;
    let stored = form::stored(page, &id).await?;
    assert_eq!(choice(&stored, first.0), "");
    assert_eq!(choice(&stored, second.0), "not-yet");

    // What is only touched on is shown as the engine has it, without a level.
    let shown = page
        .js(&format!(
            "{VOICES} return [...document.querySelectorAll('.proposals .seen')].map((it) => [
                words(it.querySelector('h3 .number').textContent), voicesOf(it)])"
        ))
        .await?;
    let touched: Vec<Value> = view
        .indicators
        .iter()
        .filter(|it| it.proposal.is_none() && !is_open(it))
        .map(|it| json!([it.id.as_str(), voices(it, &rubric)]))
        .collect();
    assert_eq!(shown, json!(touched));
    form::nothing_went_wrong(page).await
}

async fn several_sources(page: &Session, _server: &Server) -> Result<()> {
    source(page, "Lake District").await?;
    form::begin_with(page, "leadership-network", "Hill District").await?;
    form::choose(page, "p1", "getting-better").await?;
    form::saved(page).await?;
    let id = form::begin_with(page, TO, "New District").await?;
    form::open(page, "#/").await?;
    page.click_text(
        ".cards a[href^='#/proposals']",
        "Start from what you already answered New District",
    )
    .await?;
    page.wait_for_text("h1", "Start from what you already answered")
        .await?;
    assert!(page.current_address().await?.ends_with(&id));
    page.wait_for_count("input[name=source]", 2).await?;
    for (organization, rubric) in [
        ("Lake District", engine::rubric_named(FROM)),
        ("Hill District", engine::rubric_named("leadership-network")),
    ] {
        page.click_text("label", organization).await?;
        // Its rubric is named once it was fetched.
        page.wait_for_text("label:has(:checked)", &rubric.title)
            .await?;
        page.wait_until(
            "what it says",
            "return document.querySelector('.proposals h2') !== null",
        )
        .await?;
        let ids: Vec<String> = rubric.indicators().map(|it| it.id.to_string()).collect();
        let named = page
            .js("return [...document.querySelectorAll('.voices .number')].map((it) => words(it.textContent))")
            .await?;
        let named: Vec<String> = serde_json::from_value(named).expect("ids");
        assert!(
            !named.is_empty() && named.iter().all(|id| ids.contains(id)),
            "{named:?}"
        );
    }
    form::nothing_went_wrong(page).await
}
