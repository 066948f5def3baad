//! Does a file of a teammate, or of one's own other device, join what is here?

use levelwise_core::assessment::{Answer, Assessment, Choice, Profile, RaterId, SessionId, Stamp};
use levelwise_core::format;
use levelwise_core::rubric::{IndicatorId, LevelId};
use levelwise_e2e::{Result, Server, Session, on_every_browser};

use crate::{engine, form};

on_every_browser!(
    a_teammates_file_is_previewed_merged_and_undone,
    answers_of_two_devices_are_both_shown
);

/// The file of a teammate who began with `text` and rated three indicators.
pub fn teammates_file(text: &str) -> String {
    let mut assessment = engine::assessment(text);
    assessment.raters = Default::default();
    let rater = RaterId::new("teammate").expect("an id");
    let profile = Profile {
        role: "Principal".to_owned(),
        ..Profile::default()
    };
    assessment.set_profile(&rater, profile, &stamp());
    for indicator in ["1", "2", "19b"] {
        answer(&mut assessment, &rater, indicator, "keep-improving");
    }
    format::write_assessment(&assessment)
}

/// What the only rater of `text` answered besides, on another device.
pub fn from_another_device(text: &str, indicators: &[&str], level: &str) -> Assessment {
    let mut assessment = engine::assessment(text);
    let (me, _) = me_and_stamp(&assessment);
    for indicator in indicators {
        answer(&mut assessment, &me, indicator, level);
    }
    assessment
}

/// The only rater of an assessment, writing on another device.
pub fn me_and_stamp(assessment: &Assessment) -> (RaterId, Stamp) {
    let (me, _) = assessment.raters.iter().next().expect("a rater");
    (me.clone(), stamp())
}

fn answer(assessment: &mut Assessment, rater: &RaterId, indicator: &str, level: &str) {
    let indicator = IndicatorId::new(indicator).expect("an id");
    let answer = Answer {
        choice: Some(Choice::Level(LevelId::new(level).expect("an id"))),
        note: "From the laptop".to_owned(),
        ..Answer::default()
    };
    assessment.set_answer(rater, &indicator, answer, &stamp());
}

fn stamp() -> Stamp {
    Stamp {
        by: SessionId::new("laptop").expect("an id"),
        at: None,
    }
}

async fn a_teammates_file_is_previewed_merged_and_undone(
    page: &Session,
    _server: &Server,
) -> Result<()> {
    let id = form::begin(page, "Teammates").await?;
    form::choose(page, "1", "getting-better").await?;
    form::choose(page, "2", "getting-better").await?;
    form::saved(page).await?;
    let before = form::stored_text(page, &id).await?;
    // One's own file of before, with indicator 2 answered anew on a laptop, and
    // the teammate's part: a file as a facilitator would send it around.
    let laptop = from_another_device(&before, &["2"], "keep-improving");
    let mut sent = engine::assessment(&teammates_file(&before));
    for (rater, part) in &laptop.raters {
        sent.raters.insert(rater.clone(), part.clone());
    }
    let file = form::written(page, "sent.json", &format::write_assessment(&sent));

    form::open(page, "#/data").await?;
    form::give(page, &file).await?;
    page.wait_for_text(".preview", "Teammates, Fall 2026")
        .await?;
    // New, newer, differs, same; a profile is one thing among the answers.
    assert_eq!(
        rows(page).await?,
        [
            "Principal (new) 4 0 0 0",
            "Superintendent 0 1 0 2",
            "Team 0 0 0 1"
        ]
    );
    assert_eq!(
        form::stored_text(page, &id).await?,
        before,
        "a preview changes nothing"
    );
    page.click_text("button", "Take over").await?;
    page.wait_for_text(".notice.good", "The file was taken over")
        .await?;
    let merged = form::stored_text(page, &id).await?;
    assert_eq!(engine::assessment(&merged).raters.len(), 2);
    let storage = page.storage().await?;
    let snapshots: Vec<_> = storage
        .iter()
        .filter(|(key, _)| key.starts_with("levelwise/1/snapshot/"))
        .collect();
    assert_eq!(snapshots.len(), 1);
    assert_eq!(*snapshots[0].1, before, "the snapshot is what stood before");

    page.click_text(".notice.good button", "Undo").await?;
    page.wait_for_text(".notice.good", "Undone").await?;
    assert_eq!(form::stored_text(page, &id).await?, before);

    form::give(page, &file).await?;
    page.click_text("button", "Take over").await?;
    page.wait_for_text(".notice.good", "The file was taken over")
        .await?;
    assert_eq!(
        form::stored_text(page, &id).await?,
        merged,
        "the same merge again"
    );
    form::give(page, &file).await?;
    page.wait_for_text(
        ".preview",
        "The file brings nothing that is not here already",
    )
    .await?;
    assert_eq!(
        rows(page).await?,
        [
            "Principal 0 0 0 4",
            "Superintendent 0 0 0 3",
            "Team 0 0 0 1"
        ]
    );
    page.click_text("button", "Cancel").await?;
    page.wait_gone(".preview").await?;

    // The copy of before the second import can still be put back, days later.
    page.reload().await?;
    page.click_text(".card summary", "1 copy from before an import")
        .await?;
    page.click_text("button", "Put back").await?;
    page.wait_gone(".card summary").await?;
    assert_eq!(form::stored_text(page, &id).await?, before);
    form::nothing_went_wrong(page).await
}

async fn rows(page: &Session) -> Result<Vec<String>> {
    page.wait_for(".preview tbody").await?;
    let script = "return [...document.querySelectorAll('.preview tbody tr')].map((row) =>
        [...row.children].map((cell) => words(cell.textContent)).join(' '))";
    let rows = page.js(script).await?;
    let mut rows: Vec<String> = serde_json::from_value(rows).expect("rows");
    // In the order of the raters' ids, which are random.
    rows.sort();
    Ok(rows)
}

async fn answers_of_two_devices_are_both_shown(page: &Session, _server: &Server) -> Result<()> {
    let id = form::begin(page, "Two Devices").await?;
    form::choose(page, "1", "getting-started").await?;
    form::saved(page).await?;
    let before = form::stored_text(page, &id).await?;
    let laptop = from_another_device(&before, &["1", "2"], "keep-improving");
    let file = form::written(page, "laptop.json", &format::write_assessment(&laptop));
    // Meanwhile the answer here is another one.
    form::choose(page, "1", "getting-better").await?;
    form::saved(page).await?;

    page.goto("").await?;
    form::give(page, &file).await?;
    assert_eq!(
        rows(page).await?,
        ["Superintendent 1 0 1 1", "Team 0 0 0 1"]
    );
    page.click_text("button", "Take over").await?;
    page.wait_for_text(".notice.good", "The file was taken over")
        .await?;
    page.click_text(".notice.good a", "Fill in").await?;
    form::open(page, &format!("#/fill/{id}/identity")).await?;
    page.wait_for_text(
        "#indicator-1 .notice.warning",
        "You answered this on two devices",
    )
    .await?;
    for version in ["Getting better", "Keep improving", "From the laptop"] {
        page.wait_for_text("#indicator-1 .notice.warning", version)
            .await?;
    }
    form::chosen(page, "2", "keep-improving").await?;
    page.click("#indicator-1 .notice li:has(.note) button")
        .await?;
    page.wait_gone("#indicator-1 .notice").await?;
    form::chosen(page, "1", "keep-improving").await?;
    assert_eq!(page.value("#note-1").await?, "From the laptop");
    form::saved(page).await?;
    page.reload().await?;
    form::chosen(page, "1", "keep-improving").await?;
    assert_eq!(page.count("#indicator-1 .notice").await?, 0);
    form::nothing_went_wrong(page).await
}
