//! Does the page show through another rubric what the engine sees, and does a
//! new assessment start from it only as far as a person confirms?

use std::fs;

use levelwise_core::assessment::{Assessment, Choice, Profile, RaterId};
use levelwise_core::crosswalk::{
    Coverage, Crosswalk, CrosswalkView, IndicatorView, RelationKind, Strength, view,
};
use levelwise_core::format;
use levelwise_core::rubric::{IndicatorId, Rubric};
use levelwise_core::score::{View, score};
use levelwise_e2e::{Answer, Browser, Result, Server, Session, Setup, on_every_browser, run};
use serde_json::{Value, json};

use crate::{engine, form, importing};

on_every_browser!(seen_through_another_rubric);

#[test]
fn a_new_assessment_starts_from_what_is_confirmed() {
    run(Browser::Chromium, Setup::page, started_from);
}

#[test]
fn what_to_start_from_is_chosen_among_several() {
    run(Browser::Chromium, Setup::page, several_sources);
}

#[test]
fn relations_that_do_not_come_can_be_asked_for_again() {
    run(Browser::Chromium, Setup::page, does_not_come);
}

const FROM: &str = "effective-district";
const TO: &str = "leadership-system";

fn crosswalk() -> Crosswalk {
    let path = levelwise_e2e::dist().expect("the built page");
    let bytes = fs::read(path.join("rubrics/crosswalk.json")).expect("the crosswalk");
    format::open_crosswalk(&bytes).expect("a crosswalk").value
}

fn seen(rubric: &Rubric, assessment: &Assessment, other: &Rubric) -> CrosswalkView {
    let scores = score(rubric, assessment, View::Team);
    view(rubric, &scores, other, &crosswalk())
}

/// Levels for every indicator, in turn, so that all of them speak.
fn levels(rubric: &Rubric) -> Vec<[String; 3]> {
    let levels = ["getting-better", "getting-started", "keep-improving"];
    let mut choices = form::mixed_choices_of(rubric);
    for (position, choice) in choices.iter_mut().enumerate() {
        choice[2] = levels[position % levels.len()].to_owned();
    }
    choices
}

fn is_open(view: &IndicatorView) -> bool {
    matches!(view.coverage, Coverage::NothingRated | Coverage::NoRelation)
}

fn coverage(coverage: Coverage) -> &'static str {
    match coverage {
        Coverage::Covered => "Covered",
        Coverage::Touched => "Touched on",
        Coverage::NothingRated => "What speaks to it is not rated",
        Coverage::NoRelation => "Nothing speaks to it",
    }
}

/// What the page should say of one voice after the other.
fn voices(view: &IndicatorView, rubric: &Rubric) -> Vec<Value> {
    let said = |relation: RelationKind, strength: Strength, is_rated: bool| {
        let relation = match relation {
            RelationKind::Same => "asks for the same",
            RelationKind::Broader => "asks for all of this and more",
            RelationKind::Narrower => "asks for a part of this",
            RelationKind::Related => "is related to this",
        };
        let strength = match strength {
            Strength::Strong => "speaks strongly",
            Strength::Medium => "speaks clearly",
            Strength::Weak => "speaks weakly",
        };
        match is_rated {
            true => format!("{relation}, {strength}"),
            false => relation.to_owned(),
        }
    };
    let voice = |voice: &levelwise_core::crosswalk::Voice| {
        let level = voice
            .level
            .map_or("Not rated", |level| rubric.level_title(level));
        let said = said(voice.relation, voice.strength, voice.level.is_some());
        json!([voice.indicator.as_str(), level, said, voice.reason])
    };
    view.voices.iter().map(voice).collect()
}

const VOICES: &str = "const voicesOf = (root) => [...root.querySelectorAll('.voices > li')].map((it) => [
    words(it.querySelector('.number').textContent), words(it.querySelector('.tag').textContent),
    words(it.querySelector('.relation').textContent), words(it.querySelector('.hint').textContent)]);";

const TEAMMATE: &str = "teammate";

/// The assessment `text` with a teammate who rated everything at the top and
/// whose votes nobody revealed.
fn with_a_sealed_teammate(text: &str, rubric: &Rubric) -> String {
    let mut assessment = engine::assessment(text);
    let (_, stamp) = importing::me_and_stamp(&assessment);
    let teammate = RaterId::new(TEAMMATE).expect("an id");
    assessment.set_profile(&teammate, Profile::default(), &stamp);
    let top = rubric.scale.levels.last().expect("a level").id.clone();
    for indicator in rubric.indicators() {
        let vote = levelwise_core::assessment::Answer {
            choice: Some(Choice::Level(top.clone())),
            ..Default::default()
        };
        assessment.set_answer(&teammate, &indicator.id, vote, &stamp);
    }
    format::write_assessment(&assessment)
}

async fn seen_through_another_rubric(page: &Session, _server: &Server) -> Result<()> {
    let id = form::begin_with(page, FROM, "Lake District").await?;
    let (rubric, other) = (engine::rubric_named(FROM), engine::rubric_named(TO));
    // All kinds of choices: some indicators are not rated and do not speak.
    form::fill(page, &id, &form::mixed_choices_of(&rubric)).await?;
    let before = with_a_sealed_teammate(&form::stored_text(page, &id).await?, &rubric);
    form::open(page, "#/").await?;
    page.wait_for(".start").await?;
    page.set_storage(&form::assessment_key(&id), &before)
        .await?;
    form::open(page, &format!("#/results/{id}")).await?;
    page.wait_for(".results .figures").await?;
    let fetched = form::rubrics_fetched(page).await?;
    assert!(
        !fetched.contains(&"crosswalk.json".to_owned()),
        "before it is needed"
    );
    page.click_text("link", "See this through another rubric")
        .await?;
    page.wait_for_count(".through .cards > li", engine::RUBRICS.len() - 1)
        .await?;
    page.click_text(".through .cards a", &other.title).await?;
    page.wait_for_text(
        "h1",
        &format!("{}, seen through {}", &*rubric.title, &*other.title),
    )
    .await?;
    page.wait_for(".seen").await?;

    // Only what is open to this person speaks.
    let team = engine::assessment(&before);
    let me = team.raters.keys().find(|rater| rater.as_str() != TEAMMATE);
    let expected = seen(&rubric, &team.open_to(me.expect("me")), &other);
    assert_ne!(expected, seen(&rubric, &team, &other));
    let reach = expected.reach;
    assert!(
        reach.covered > 0 && reach.touched > 0 && reach.uncovered > 0,
        "{reach:?}"
    );
    page.wait_for_text(
        ".through .lead",
        &format!(
            "Of the 28 indicators of this rubric, your answers cover {} in full, touch on {}, and leave {} open.",
            reach.covered, reach.touched, reach.uncovered
        ),
    )
    .await?;
    page.wait_for_text(".through", "None of this is a rating under that rubric")
        .await?;
    let areas = page
        .js("return [...document.querySelectorAll('.reach tbody tr')].map((row) => [...row.children].map((cell) => words(cell.textContent)))")
        .await?;
    let expected_areas: Vec<Value> = other
        .areas
        .iter()
        .zip(&expected.areas)
        .map(|(area, reached)| {
            let reach = reached.reach;
            let [covered, touched, open] =
                [reach.covered, reach.touched, reach.uncovered].map(|n| n.to_string());
            json!([*area.title, covered, touched, open])
        })
        .collect();
    assert_eq!(areas, json!(expected_areas));
    let open = page
        .js("return [...document.querySelectorAll('.left-open li')].map((it) => [words(it.querySelector('.number').textContent), words(it.querySelector('.hint').textContent)])")
        .await?;
    let (left, spoken): (Vec<_>, Vec<_>) = expected.indicators.iter().partition(|it| is_open(it));
    let expected_open: Vec<Value> = left
        .iter()
        .map(|it| json!([it.id.as_str(), coverage(it.coverage)]))
        .collect();
    assert_eq!(open, json!(expected_open));
    let shown = page
        .js(&format!(
            "{VOICES} return [...document.querySelectorAll('.seen')].map((it) => [
                words(it.querySelector('h4 .number').textContent), words(it.querySelector('.coverage').textContent), voicesOf(it)])"
        ))
        .await?;
    let expected_shown: Vec<Value> = spoken
        .iter()
        .map(|it| json!([it.id.as_str(), coverage(it.coverage), voices(it, &rubric)]))
        .collect();
    assert_eq!(shown, json!(expected_shown));

    // From a voice to the answer, and nothing was written by looking.
    page.click(".seen .voices a").await?;
    page.wait_for("fieldset.indicator").await?;
    assert_eq!(form::stored_text(page, &id).await?, before);
    form::nothing_went_wrong(page).await
}

fn choice(assessment: &Assessment, id: &str) -> String {
    let me = assessment.raters.keys().next().expect("a rater");
    let id = IndicatorId::new(id).expect("an id");
    let answer = assessment.answer(me, &id).cloned().unwrap_or_default();
    let choice = answer.choice;
    choice.as_ref().map_or("", Choice::word).to_owned()
}

/// Begins and fills an assessment under the rubric to start from.
async fn source(page: &Session, organization: &str) -> Result<Assessment> {
    let id = form::begin_with(page, FROM, organization).await?;
    form::fill(page, &id, &levels(&engine::rubric_named(FROM))).await?;
    form::stored(page, &id).await
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

async fn does_not_come(page: &Session, server: &Server) -> Result<()> {
    // What is kept on the device would stand in for it.
    server.answer("/sw.js", Answer::Status(404));
    server.answer("/rubrics/crosswalk.json", Answer::Status(404));
    let answered = source(page, "Lake District").await?;
    let words = "The relations between the rubrics could not be read.";
    let through = format!("#/through/{}/{TO}", answered.id);
    form::open(page, &through).await?;
    page.wait_for_text(".notice.problem", words).await?;
    let id = form::begin_with(page, TO, "Lake District").await?;
    form::open(page, &format!("#/proposals/{id}")).await?;
    page.wait_for_text(".notice.problem", words).await?;
    server.answer_with_files();
    page.click_text("button", "Try again").await?;
    page.wait_for(".proposals .inventory-item").await?;
    form::open(page, &through).await?;
    page.wait_for(".seen").await?;
    // No such rubric beside the page.
    form::open(page, &format!("#/through/{}/no-such-rubric", answered.id)).await?;
    page.wait_for_text(".notice.problem", "is not on this page")
        .await?;
    page.assert_no_foreign_requests()
}
