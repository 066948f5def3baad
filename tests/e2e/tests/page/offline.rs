//! Does the page need its server once it has loaded?

use levelwise_e2e::{Result, Server, Session, on_every_browser};

use crate::{deploy, engine, form};

on_every_browser!(everything_works_after_the_server_is_gone);

async fn everything_works_after_the_server_is_gone(page: &Session, server: &Server) -> Result<()> {
    let id = form::begin(page, "Offline").await?;
    deploy::kept(page).await?;
    server.stop()?;
    form::fill(page, &id, &form::mixed_choices()).await?;
    let stored = form::stored(page, &id).await?;
    form::open(page, &format!("#/results/{id}")).await?;
    assert_eq!(
        engine::shown(page).await?,
        engine::expected(&engine::rubric(), &stored)
    );
    let (file, _) =
        form::saved_file(page, "Save as file", "levelwise-offline-fall-2026.json").await?;
    form::erase(page).await?;
    form::give(page, &file).await?;
    page.click_text("button", "Add to this device").await?;
    page.wait_for_text(".notice.good", "The file was taken over")
        .await?;
    assert_eq!(form::stored(page, &id).await?, stored);
    form::open(page, &format!("#/fill/{id}/systems")).await?;
    page.wait_for("#indicator-19b").await?;
    form::nothing_went_wrong(page).await
}
