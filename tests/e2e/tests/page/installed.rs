//! Is the whole page on the device after one visit, and what if another version
//! comes? An update never mixes two versions and never loses work.

use levelwise_e2e::{Result, Server, Session, on_every_browser};

use crate::{deploy, engine, form};

on_every_browser!(
    after_one_visit_everything_works_without_a_network,
    a_new_version_waits_until_it_is_wanted_and_keeps_the_work,
    a_version_that_is_not_complete_is_not_used,
    another_tab_goes_on_with_its_version,
    loading_again_never_loses_what_is_only_held,
);

const READY: &str = "A new version of Levelwise is ready";

async fn after_one_visit_everything_works_without_a_network(
    page: &Session,
    server: &Server,
) -> Result<()> {
    page.goto("").await?;
    deploy::kept(page).await?;
    server.stop()?;

    page.reload().await?;
    let id = form::begin(page, "Airplane").await?;
    form::fill(page, &id, &form::mixed_choices()).await?;
    let stored = form::stored(page, &id).await?;
    // A browser that was closed in between, and an address from the home screen.
    page.goto("index.html?source=home#/nowhere").await?;
    page.wait_for_text("h1", "There is no such page").await?;
    page.wait_for_count(".bulletin", 1).await?;
    page.goto(&format!("#/results/{id}")).await?;
    assert_eq!(
        engine::shown(page).await?,
        engine::expected(&engine::rubric(), &stored)
    );
    form::open(page, "#/").await?;
    page.click_text("button", "Open the example").await?;
    page.wait_for(".results .figures").await?;
    form::open(page, "#/data").await?;
    page.wait_for_text(
        "main",
        "Levelwise opens on this device without a connection",
    )
    .await?;
    // Every rubric, also those that nobody has opened yet.
    let rubrics = "return fetch('rubrics/index.json').then((it) => it.json())
        .then(({ rubrics }) => Promise.all(rubrics.map(({ id }) => fetch(`rubrics/${id}.json`))))
        .then((answers) => answers.length > 0 && answers.every((it) => it.ok))";
    assert_eq!(page.js(rubrics).await?, true);
    form::nothing_went_wrong(page).await
}

async fn a_new_version_waits_until_it_is_wanted_and_keeps_the_work(
    page: &Session,
    server: &Server,
) -> Result<()> {
    let id = form::begin(page, "Update").await?;
    deploy::kept(page).await?;
    let new = deploy::version(2)?;
    new.begin(server);
    new.finish(server);
    assert!(deploy::look_for_another(page).await?);
    page.wait_for_text(".bulletin", READY).await?;
    form::choose(page, "1", "getting-better").await?;
    page.click("#indicator-1 details:has(#note-1) > summary")
        .await?;
    page.type_into("#note-1", "Typed just before").await?;
    assert_eq!(deploy::shown(page).await?, "", "nothing has changed yet");

    page.click_text("button", "Use it now").await?;
    page.wait_until(
        "the new version",
        "return getComputedStyle(document.documentElement).getPropertyValue('--deployed').trim() === '2'",
    )
    .await?;
    form::chosen(page, "1", "getting-better").await?;
    assert_eq!(page.value("#note-1").await?, "Typed just before");
    page.wait_gone(".bulletin .notice").await?;

    server.stop()?;
    page.reload().await?;
    form::chosen(page, "1", "getting-better").await?;
    assert_eq!(deploy::shown(page).await?, "2");
    form::open(page, &format!("#/results/{id}")).await?;
    page.wait_for(".results .figures").await?;
    form::nothing_went_wrong(page).await
}

async fn a_version_that_is_not_complete_is_not_used(page: &Session, server: &Server) -> Result<()> {
    page.goto("").await?;
    deploy::kept(page).await?;
    let new = deploy::version(3)?;
    new.begin(server);
    assert!(!deploy::look_for_another(page).await?);
    page.reload().await?;
    page.wait_for_text("h2", "New assessment").await?;
    assert_eq!(
        deploy::shown(page).await?,
        "",
        "page and style sheet belong together"
    );

    new.finish(server);
    page.reload().await?;
    assert!(deploy::look_for_another(page).await?);
    page.wait_for_text(".bulletin", READY).await?;
    page.click_text("button", "Not now").await?;
    page.wait_gone(".bulletin .notice").await?;
    // Chromium notes in the console what the service worker refused.
    page.assert_no_foreign_requests()
}

async fn another_tab_goes_on_with_its_version(page: &Session, server: &Server) -> Result<()> {
    let id = form::begin(page, "Two Versions").await?;
    deploy::kept(page).await?;
    let front = page.second_tab().await?;
    page.goto(&format!("#/fill/{id}/identity")).await?;
    form::not_chosen(page, "1").await?;
    page.wait_for_count(".bulletin", 1).await?;

    let new = deploy::version(4)?;
    new.begin(server);
    new.finish(server);
    assert!(deploy::look_for_another(page).await?);
    page.click_text("button", "Use it now").await?;
    form::not_chosen(page, "1").await?;

    page.switch_tab(0).await?;
    page.wait_for_text(".bulletin", "Levelwise was updated in another tab")
        .await?;
    form::choose(page, "1", "keep-improving").await?;
    form::saved(page).await?;
    form::open(page, &format!("#/results/{id}")).await?;
    page.wait_for(".results .figures").await?;
    assert_eq!(deploy::shown(page).await?, "", "this tab is as it was");
    page.click_text("button", "Load again").await?;
    page.wait_gone(".bulletin .notice").await?;
    page.wait_for(".results .figures").await?;
    assert_eq!(deploy::shown(page).await?, "4");
    page.switch_tab(front).await?;
    form::chosen(page, "1", "keep-improving").await?;
    form::nothing_went_wrong(page).await
}

async fn loading_again_never_loses_what_is_only_held(
    page: &Session,
    server: &Server,
) -> Result<()> {
    page.goto("").await?;
    page.type_into("[name=organization]", "Half typed").await?;
    deploy::kept(page).await?;
    let new = deploy::version(5)?;
    new.begin(server);
    new.finish(server);
    assert!(deploy::look_for_another(page).await?);
    page.click_text("button", "Use it now").await?;
    page.wait_for_text(".bulletin", "What you typed into the form was not sent yet")
        .await?;
    assert_eq!(page.value("[name=organization]").await?, "Half typed");

    page.js("Storage.prototype.setItem = () => {}").await?;
    page.click_text("button", "Begin").await?;
    page.wait_for_text(".save-badge", "Saved").await?;
    form::choose(page, "1", "getting-better").await?;
    page.wait_for_text(".save-badge", "Not saved").await?;
    page.wait_for_text(".bulletin", "What you typed").await?;
    page.click_text(".bulletin button", "Not now").await?;
    page.wait_gone(".bulletin .notice").await?;
    form::nothing_went_wrong(page).await
}
