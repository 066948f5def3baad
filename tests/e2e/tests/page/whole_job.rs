//! Can a superintendent do the whole job? New, all 28 indicators, reload,
//! results, file, erase, file again, same results. The page is served below a
//! path, with its own Content-Security-Policy as a header besides.

use std::fs;

use levelwise_e2e::{Result, Server, Session, Setup, on_every_browser};
use serde_json::json;

use crate::{engine, form};

on_every_browser!(strict_below_a_path => new_fill_reload_results_file_erase_and_back);

/// The policy in the page's head. The optimised page has its attributes in
/// another order and fewer quotes, so only the policy itself is looked for.
fn policy(html: &str) -> &str {
    let start = html.find("default-src").expect("the page's policy");
    let rest = &html[start..];
    rest.split_once('"').expect("the policy's end").0
}

fn strict_below_a_path() -> Result<Setup> {
    let mut setup = Setup::page()?;
    let html = fs::read_to_string(levelwise_e2e::dist()?.join("index.html")).expect("the page");
    let policy = policy(&html);
    assert!(
        !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
        "{policy}"
    );
    setup.serve = setup
        .serve
        .header("content-security-policy", policy)
        .at("/some/district/");
    Ok(setup)
}

async fn new_fill_reload_results_file_erase_and_back(
    page: &Session,
    server: &Server,
) -> Result<()> {
    let id = form::begin(page, "Lake District").await?;
    let choices = form::mixed_choices();
    assert_eq!(choices.len(), 28);
    form::fill(page, &id, &choices).await?;
    add_evidence_note_and_link(page, &id).await?;

    let before = form::stored_text(page, &id).await?;
    page.reload().await?;
    page.wait_for("fieldset.indicator").await?;
    assert_eq!(form::shown_choices(page, &id).await?, json!(choices));
    assert_everything_else_stands(page, &id).await?;
    assert_eq!(form::stored_text(page, &id).await?, before);

    form::open(page, &format!("#/results/{id}")).await?;
    let assessment = engine::assessment(&before);
    let expected = engine::expected(&engine::rubric(), &assessment);
    let n_groups = expected["groups"].as_object().map(serde_json::Map::len);
    assert_eq!(n_groups, Some(4), "choices that fill every group");
    assert_eq!(engine::shown(page).await?, expected);
    let results = page.text(".results").await?;

    let (file, text) = form::saved_file(
        page,
        "Save as file",
        "levelwise-lake-district-fall-2026.json",
    )
    .await?;
    assert_eq!(engine::assessment(&text), assessment);
    assert_eq!(text, before, "what is saved is what is stored");

    form::erase(page).await?;
    assert!(
        page.storage().await?.is_empty(),
        "{:?}",
        page.storage().await?
    );
    form::open(page, "#/").await?;
    page.wait_for_text("h2", "New assessment").await?;
    assert_eq!(
        page.count(".cards").await?,
        0,
        "nothing is left on the start page"
    );

    form::give(page, &file).await?;
    page.wait_for_text(".preview", "Lake District, Fall 2026")
        .await?;
    page.wait_for_text(".preview", "Who are you in this file?")
        .await?;
    page.wait_for_text(".preview label", "Superintendent (28 answers)")
        .await?;
    page.click_text("button", "Add to this device").await?;
    page.wait_for_text(".notice.good", "The file was taken over")
        .await?;
    assert_eq!(form::stored_text(page, &id).await?, before);
    page.click(".notice.good a").await?;
    page.wait_for(".results .figures").await?;
    assert_eq!(page.text(".results").await?, results);
    assert_eq!(engine::shown(page).await?, expected);

    let outside = |path: &String| !path.starts_with("/some/district/");
    let mut elsewhere = server.requests();
    elsewhere.retain(outside);
    assert_eq!(
        elsewhere,
        Vec::<String>::new(),
        "requests above the page's folder"
    );
    form::nothing_went_wrong(page).await
}

const NOTE: [&str; 2] = ["We meet every week.", "Über 40 voices: “it helps”."];

async fn add_evidence_note_and_link(page: &Session, id: &str) -> Result<()> {
    form::open(page, &format!("#/fill/{id}/relationships/3a")).await?;
    page.wait_for("#indicator-3a").await?;
    for field in ["#evidence-3a-e1", "#note-3a", "#link-3a"] {
        page.click(&format!("#indicator-3a details:has({field}) > summary"))
            .await?;
    }
    page.click("#evidence-3a-e1").await?;
    page.type_into("#note-3a", NOTE[0]).await?;
    page.keys(&["Enter"]).await?;
    page.type_into("#note-3a", NOTE[1]).await?;
    page.type_into("#link-3a", "https://example.org/minutes")
        .await?;
    page.click_text("button", "Add link").await?;
    page.wait_for("#indicator-3a a[href='https://example.org/minutes']")
        .await?;
    form::saved(page).await
}

async fn assert_everything_else_stands(page: &Session, id: &str) -> Result<()> {
    form::open(page, &format!("#/fill/{id}/relationships")).await?;
    page.wait_for_count("#evidence-3a-e1:checked", 1).await?;
    assert_eq!(page.value("#note-3a").await?, NOTE.join("\n"));
    page.wait_for_count("#indicator-3a a[href='https://example.org/minutes']", 1)
        .await?;
    page.wait_for_text(".assessment-title", "Lake District Fall 2026")
        .await?;
    page.wait_for_text(".progress", "28 of 28 answered").await
}
