//! Does the whole job work with each of the other rubrics? Begun, filled,
//! reloaded, results as the engine has them, saved, erased, opened again.

use levelwise_e2e::{Browser, Result, Server, Session, Setup, on_every_browser, run};
use serde_json::json;

use crate::{engine, form};

on_every_browser!(instructional_leadership_from_start_to_file);

#[test]
fn district_essential_practices_from_start_to_file() {
    run(Browser::Chromium, Setup::page, async |page, _: &Server| {
        from_start_to_file(page, "district-essential-practices").await
    });
}

#[test]
fn effective_district_from_start_to_file() {
    run(Browser::Chromium, Setup::page, async |page, _: &Server| {
        from_start_to_file(page, "effective-district").await
    });
}

#[test]
fn leadership_network_from_start_to_file() {
    run(Browser::Chromium, Setup::page, async |page, _: &Server| {
        from_start_to_file(page, "leadership-network").await
    });
}

async fn instructional_leadership_from_start_to_file(
    page: &Session,
    _server: &Server,
) -> Result<()> {
    from_start_to_file(page, "instructional-leadership").await
}

async fn from_start_to_file(page: &Session, rubric: &str) -> Result<()> {
    let id = begin(page, rubric).await?;
    let rubric = engine::rubric_named(rubric);
    page.wait_for_text(
        ".area",
        "The levels were written for Levelwise; the source lists the practice.",
    )
    .await?;
    let choices = form::mixed_choices_of(&rubric);
    assert_eq!(choices.len(), rubric.n_indicators());
    form::fill(page, &id, &choices).await?;
    let stored = form::stored_text(page, &id).await?;
    page.reload().await?;
    page.wait_for("fieldset.indicator").await?;
    assert_eq!(
        form::shown_choices_of(page, &id, &rubric).await?,
        json!(choices)
    );
    assert_eq!(form::stored_text(page, &id).await?, stored);

    form::open(page, &format!("#/results/{id}")).await?;
    let assessment = engine::assessment(&stored);
    let expected = engine::expected(&rubric, &assessment);
    assert_eq!(engine::shown(page).await?, expected);
    let (file, text) = form::saved_file(
        page,
        "Save as file",
        "levelwise-lake-district-fall-2026.json",
    )
    .await?;
    assert_eq!(text, stored, "what is saved is what is stored");
    form::erase(page).await?;
    form::give(page, &file).await?;
    page.click_text("button", "Add to this device").await?;
    page.click_text(".notice.good a", "See results").await?;
    assert_eq!(engine::shown(page).await?, expected);
    form::nothing_went_wrong(page).await
}

/// Begins on the first page, where the rubric is chosen from the list.
async fn begin(page: &Session, rubric: &str) -> Result<String> {
    page.goto("").await?;
    page.wait_for_count(&format!("option[value={rubric}]"), 1)
        .await?;
    // The first of the list is chosen until somebody chooses another.
    assert_eq!(page.value("select[name=rubric]").await?, engine::RUBRICS[0]);
    page.set_value("select[name=rubric]", rubric).await?;
    page.type_into("[name=organization]", "Lake District")
        .await?;
    page.type_into("[name=cycle]", "Fall 2026").await?;
    page.click_text("button", "Begin").await?;
    page.wait_for("fieldset.indicator").await?;
    let address = page.current_address().await?;
    let (_, id) = address.split_once("#/fill/").expect("the page to fill");
    Ok(id.to_owned())
}
