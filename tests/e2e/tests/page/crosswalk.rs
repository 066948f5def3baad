//! Does the page show through another rubric what the engine sees?

use std::fs;

use levelwise_core::assessment::{Assessment, Choice, Profile, RaterId};
use levelwise_core::crosswalk::{
    Coverage, Crosswalk, CrosswalkView, IndicatorView, RelationKind, Strength, view,
};
use levelwise_core::format;
use levelwise_core::rubric::Rubric;
use levelwise_core::score::{View, score};
use levelwise_e2e::{Answer, Browser, Result, Server, Session, Setup, on_every_browser, run};
use serde_json::{Value, json};

use crate::{engine, form, importing};

on_every_browser!(seen_through_another_rubric);

#[test]
fn relations_that_do_not_come_can_be_asked_for_again() {
    run(Browser::Chromium, Setup::page, does_not_come);
}

pub const FROM: &str = "effective-district";
pub const TO: &str = "leadership-system";

fn crosswalk() -> Crosswalk {
    let path = levelwise_e2e::dist().expect("the built page");
    let bytes = fs::read(path.join("rubrics/crosswalk.json")).expect("the crosswalk");
    format::open_crosswalk(&bytes).expect("a crosswalk").value
}

pub fn seen(rubric: &Rubric, assessment: &Assessment, other: &Rubric) -> CrosswalkView {
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

pub fn is_open(view: &IndicatorView) -> bool {
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
pub fn voices(view: &IndicatorView, rubric: &Rubric) -> Vec<Value> {
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

pub const VOICES: &str = "const voicesOf = (root) => [...root.querySelectorAll('.voices > li')].map((it) => [
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

/// Begins and fills an assessment under the rubric to start from.
pub async fn source(page: &Session, organization: &str) -> Result<Assessment> {
    let id = form::begin_with(page, FROM, organization).await?;
    form::fill(page, &id, &levels(&engine::rubric_named(FROM))).await?;
    form::stored(page, &id).await
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
