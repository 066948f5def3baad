//! What if the browser does not keep what the page gives it: blocked, full,
//! forgotten? The person sees it, works on, and can save a file.

use levelwise_e2e::{Result, Server, Session, Setup, SiteData, on_every_browser};

use crate::{engine, form};

on_every_browser!(blocked => without_storage_one_can_work_and_save_a_file);
on_every_browser!(
    a_full_storage_is_shown_until_it_is_mended,
    a_forgotten_write_is_shown_as_not_saved
);

fn blocked() -> Result<Setup> {
    let mut setup = Setup::page()?;
    setup.options.site_data = SiteData::Blocked;
    Ok(setup)
}

async fn without_storage_one_can_work_and_save_a_file(
    page: &Session,
    _server: &Server,
) -> Result<()> {
    const BLOCKED: &str = "This browser does not let the page keep anything";
    page.goto("").await?;
    let storage = "try { return localStorage ? 'there' : 'none' } catch { return 'refused' }";
    assert_ne!(page.js(storage).await?, "there");
    page.wait_for_text(".notice.warning", BLOCKED).await?;
    let id = form::begin(page, "Blocked").await?;
    page.wait_for_text(".notice.warning", BLOCKED).await?;
    form::choose(page, "1", "getting-better").await?;
    page.wait_for_text(".save-badge", "Not saved").await?;
    page.wait_for_text(".notice.problem", "It is held while the page is open")
        .await?;
    form::choose(page, "2", "not-yet").await?;

    let name = "levelwise-blocked-fall-2026.json";
    let (_, text) = form::saved_file(page, "Save a file now", name).await?;
    let assessment = engine::assessment(&text);
    form::open(page, &format!("#/results/{id}")).await?;
    assert_eq!(
        engine::shown(page).await?,
        engine::expected(&engine::rubric(), &assessment)
    );
    // What is held in memory is found again on every page.
    form::open(page, "#/data").await?;
    page.wait_for_text(".cards", "Blocked").await?;
    form::open(page, "#/").await?;
    page.wait_for_text(".cards", "2 of 28 answered").await?;
    form::nothing_went_wrong(page).await
}

async fn a_full_storage_is_shown_until_it_is_mended(page: &Session, server: &Server) -> Result<()> {
    const FULL: &str = "The browser's space for this page is full";
    let id = form::begin(page, "Full").await?;
    form::choose(page, "1", "getting-better").await?;
    form::saved(page).await?;
    form::second_tab_beside(page, server).await?;
    fill_up(page).await?;

    page.switch_tab(0).await?;
    form::choose(page, "2", "keep-improving").await?;
    // Firefox keeps some thousand letters of room back for each process.
    page.click("#indicator-1 details:has(#note-1) > summary")
        .await?;
    page.set_value("#note-1", &"long ".repeat(4_000)).await?;
    page.wait_for_text(".notice.problem", FULL).await?;
    page.wait_for_text(".save-badge", "Not saved").await?;
    form::choose(page, "1", "not-yet").await?;
    form::open(page, &format!("#/results/{id}")).await?;
    page.wait_for(".results .figures").await?;
    page.wait_for_text(".notice.problem", FULL).await?;
    let (_, text) =
        form::saved_file(page, "Save a file now", "levelwise-full-fall-2026.json").await?;
    let held = engine::assessment(&text);
    assert_eq!(
        engine::shown(page).await?,
        engine::expected(&engine::rubric(), &held)
    );
    page.click_text("button", "Try again").await?;
    page.wait_for_text(".notice.problem", FULL).await?;
    // The start page and Your data work, and lose nothing.
    form::open(page, "#/data").await?;
    page.wait_for_text(".cards", "Full").await?;
    form::open(page, &format!("#/fill/{id}/identity")).await?;
    form::chosen(page, "2", "keep-improving").await?;
    form::choose(page, "2", "getting-started").await?;
    page.wait_for_text(".notice.problem", FULL).await?;

    page.switch_tab(1).await?;
    page.js("for (const key of Object.keys(localStorage)) if (key.startsWith('filler')) localStorage.removeItem(key)")
        .await?;
    page.switch_tab(0).await?;
    page.click_text("button", "Try again").await?;
    form::saved(page).await?;
    page.wait_gone(".notice.problem").await?;
    page.reload().await?;
    form::chosen(page, "1", "not-yet").await?;
    form::chosen(page, "2", "getting-started").await?;
    form::nothing_went_wrong(page).await
}

/// Stores until not one letter more fits.
async fn fill_up(page: &Session) -> Result<()> {
    let script = "let n = 0;
        for (let size = 1 << 20; size >= 1; size >>= 1)
          try { for (;;) { localStorage.setItem(`filler${n}`, 'x'.repeat(size)); n += 1 } } catch { /* smaller ones may fit */ }
        return n";
    page.js(script).await.map(drop)
}

async fn a_forgotten_write_is_shown_as_not_saved(page: &Session, _server: &Server) -> Result<()> {
    let id = form::begin(page, "Forgotten").await?;
    form::choose(page, "1", "getting-better").await?;
    form::saved(page).await?;
    let before = form::stored_text(page, &id).await?;
    let forget = "window.kept = Storage.prototype.setItem; Storage.prototype.setItem = () => {}";
    page.js(forget).await?;
    form::choose(page, "2", "keep-improving").await?;
    page.wait_for_text(".save-badge", "Not saved").await?;
    page.wait_for_text(
        ".notice.problem",
        "The browser did not keep the last changes",
    )
    .await?;
    assert_eq!(form::stored_text(page, &id).await?, before);
    page.js("Storage.prototype.setItem = window.kept").await?;
    page.click_text("button", "Try again").await?;
    form::saved(page).await?;
    page.reload().await?;
    form::chosen(page, "2", "keep-improving").await?;
    form::nothing_went_wrong(page).await
}
