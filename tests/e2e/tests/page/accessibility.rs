//! Does axe find anything on any view, light or dark?

use levelwise_e2e::{Browser, ColorScheme, Motion, Result, Server, Session, Setup, run};

use crate::{form, views};

#[test]
fn axe_finds_nothing_in_light_and_dark() {
    run(Browser::Chromium, Setup::page, light_and_dark);
}

#[test]
fn axe_finds_nothing_in_firefox() {
    run(Browser::Firefox, Setup::page, light);
}

async fn light_and_dark(page: &Session, _server: &Server) -> Result<()> {
    views::walk(page, async |view| {
        nothing_found(page, view).await?;
        page.emulate_media(ColorScheme::Dark, Motion::Full).await?;
        nothing_found(page, view).await?;
        page.emulate_media(ColorScheme::Light, Motion::Full).await
    })
    .await?;
    form::nothing_went_wrong(page).await
}

async fn light(page: &Session, _server: &Server) -> Result<()> {
    views::walk(page, async |view| nothing_found(page, view).await).await?;
    form::nothing_went_wrong(page).await
}

async fn nothing_found(page: &Session, view: &str) -> Result<()> {
    // A button that the bar on top or the bulletin at the foot half covers, since
    // the page was scrolled just so, would be found as too small.
    page.js("scrollTo(0, 0);
         document.querySelector('.bulletin')?.style.setProperty('position', 'static')")
        .await?;
    page.assert_no_axe_violations("html")
        .await
        .inspect_err(|_| eprintln!("on {view}:"))
}
