//! Is what people and files say always text, never markup?

use levelwise_core::assessment::{Answer, Choice, Link, Profile};
use levelwise_core::format;
use levelwise_core::record::Text;
use levelwise_core::rubric::{IndicatorId, LevelId};
use levelwise_e2e::{Result, Server, Session, on_every_browser};

use crate::{engine, form, importing};

on_every_browser!(markup_in_names_and_notes_is_text);

const IMAGE: &str = "<img src=x onerror=\"window.hacked=1\">";
const SCRIPT: &str = "</textarea><script>window.hacked=2</script>";
const ADDRESS: &str = "javascript:window.hacked=3";

/// A file in which every text is markup.
fn hostile_file(text: &str) -> String {
    let mut assessment = engine::assessment(text);
    let (me, stamp) = importing::me_and_stamp(&assessment);
    let profile = Profile {
        role: IMAGE.to_owned(),
        name: SCRIPT.to_owned(),
        ..Profile::default()
    };
    assessment.set_profile(&me, profile, &stamp);
    let answer = Answer {
        choice: Some(Choice::Level(
            LevelId::new("getting-better").expect("an id"),
        )),
        note: SCRIPT.to_owned(),
        links: vec![Link {
            url: Text::new(ADDRESS).expect("a text"),
            title: IMAGE.to_owned(),
            extra: Default::default(),
        }],
        ..Answer::default()
    };
    assessment.set_answer(&me, &IndicatorId::new("1").expect("an id"), answer, &stamp);
    format::write_assessment(&assessment)
}

async fn markup_in_names_and_notes_is_text(page: &Session, server: &Server) -> Result<()> {
    let id = form::begin(page, IMAGE).await?;
    page.wait_for_text(".assessment-title", IMAGE).await?;
    page.click("#indicator-1 details:has(#note-1) > summary")
        .await?;
    page.type_into("#note-1", SCRIPT).await?;
    form::saved(page).await?;
    let file = hostile_file(&form::stored_text(page, &id).await?);
    let file = form::written(page, "hostile.json", &file);
    harmless(page).await?;
    form::erase(page).await?;

    form::give(page, &file).await?;
    page.wait_for_text(".preview h3", IMAGE).await?;
    page.wait_for_text(".preview label", SCRIPT).await?;
    harmless(page).await?;
    page.click_text("button", "Add to this device").await?;
    page.wait_for_text(".card h3", IMAGE).await?;
    page.click_text("button", "Erase…").await?;
    page.wait_for_text(".card .notice", IMAGE).await?;
    harmless(page).await?;

    form::open(page, "#/").await?;
    page.wait_for_text(".card h3", IMAGE).await?;
    harmless(page).await?;
    form::open(page, &format!("#/results/{id}")).await?;
    page.wait_for(".results .figures").await?;
    let report = page
        .js("return document.querySelector('.results').textContent")
        .await?;
    let report = report.as_str().expect("the report");
    for text in [IMAGE, SCRIPT, ADDRESS] {
        assert!(report.contains(text), "{text} is not in the report");
    }
    harmless(page).await?;

    // So it is in a file that outlives the page.
    form::open(page, &format!("#/report/{id}")).await?;
    page.wait_for(".report #every").await?;
    harmless(page).await?;
    let name = "levelwise-img-src-x-onerror-window-hacked-1-fall-2026-report.html";
    let (_, text) = form::saved_file(page, "Save the file", name).await?;
    let carried = format::open_page(text.as_bytes()).expect("an assessment");
    let Ok(format::Carried::Assessment(carried)) = carried else {
        panic!("{carried:?}");
    };
    assert_eq!(engine::assessment(&carried), form::stored(page, &id).await?);
    let saved = levelwise_e2e::Answer::Text {
        media_type: "text/html",
        body: text,
    };
    server.answer("/saved.html", saved);
    page.goto("saved.html").await?;
    let report = page.text(".report").await?;
    for text in [IMAGE, SCRIPT, ADDRESS] {
        assert!(report.contains(text), "{text} is not in the saved report");
    }
    harmless(page).await?;
    page.goto("").await?;

    form::open(page, &format!("#/fill/{id}/identity")).await?;
    page.wait_for("#indicator-1").await?;
    assert_eq!(page.value("#note-1").await?, SCRIPT);
    page.click("#indicator-1 details:has(#link-1) > summary")
        .await?;
    page.wait_for_text("#indicator-1 .links", IMAGE).await?;
    harmless(page).await?;
    form::nothing_went_wrong(page).await
}

/// Nothing of it ran, and nothing of it became an element or an address.
async fn harmless(page: &Session) -> Result<()> {
    let script = "return [window.hacked ?? null,
        document.querySelectorAll('body img, main script').length,
        [...document.querySelectorAll('a[href]')].filter((it) => it.href.startsWith('javascript:')).length]";
    assert_eq!(page.js(script).await?, serde_json::json!([null, 0, 0]));
    Ok(())
}
