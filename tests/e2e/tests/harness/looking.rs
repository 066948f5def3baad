//! Does the page see the window and the wishes a test gave it?

use std::fs;

use levelwise_e2e::{
    Browser, ColorScheme, Error, Motion, Options, Result, Server, Session, Setup, on_every_browser,
};

use crate::{SITE, fixture};

on_every_browser!(fixture => fits_and_does_not_fit, light_and_full_motion_are_usual);
on_every_browser!(dark_and_still => dark_and_reduced_motion_reach_the_page);
on_every_browser!(with_performance_log => what_only_chromium_can);

fn dark_and_still() -> Result<Setup> {
    let mut setup = Setup::folder(SITE);
    setup.options = Options {
        color_scheme: ColorScheme::Dark,
        motion: Motion::Reduced,
        size: (360, 640),
        ..Options::default()
    };
    Ok(setup)
}

fn with_performance_log() -> Result<Setup> {
    let mut setup = Setup::folder(SITE);
    setup.options.performance_log = true;
    Ok(setup)
}

async fn fits_and_does_not_fit(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    page.wait_for("h1").await?;
    for width in [320, 360, 768, 1280] {
        page.resize(width, 700).await?;
        page.no_sideways_scrolling().await?;
    }
    page.js("document.querySelector('main').insertAdjacentHTML('beforeend', '<div class=too-wide id=wide>wide</div>')").await?;
    let error = page.no_sideways_scrolling().await.unwrap_err();
    let Error::SidewaysScrolling { widest, window, .. } = error else {
        panic!("{error}")
    };
    assert!(
        widest.starts_with("div#wide \"wide\" (class too-wide)"),
        "{widest}"
    );
    assert!(window <= 1280);
    let picture = page.screenshot("too-wide").await?;
    assert!(
        fs::read(picture)
            .expect("the picture")
            .starts_with(b"\x89PNG")
    );
    Ok(())
}

async fn light_and_full_motion_are_usual(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    let script = "return ['(prefers-color-scheme: light)', '(prefers-reduced-motion: no-preference)']
        .map((media) => matchMedia(media).matches).concat(innerWidth, innerHeight, isSecureContext, 'serviceWorker' in navigator)";
    assert_eq!(
        page.js(script).await?,
        serde_json::json!([true, true, 1280, 800, true, true])
    );
    Ok(())
}

async fn dark_and_reduced_motion_reach_the_page(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    let script = "return ['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)']
        .map((media) => matchMedia(media).matches).concat(innerWidth, innerHeight)";
    let expected = serde_json::json!([true, true, 360, 640]);
    assert_eq!(page.js(script).await?, expected);
    page.second_tab().await?;
    assert_eq!(page.js(script).await?, expected);
    Ok(())
}

async fn what_only_chromium_can(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    page.wait_for("h1").await?;
    if page.browser() != Browser::Chromium {
        assert!(matches!(
            page.performance_log().await,
            Err(Error::OnlyIn { .. })
        ));
        return Ok(());
    }
    page.emulate_media(ColorScheme::Dark, Motion::Full).await?;
    assert_eq!(
        page.js("return matchMedia('(prefers-color-scheme: dark)').matches")
            .await?,
        true
    );
    assert!(page.full_page_picture().await?.starts_with(b"\x89PNG"));
    let events = page.performance_log().await?;
    assert!(
        events
            .iter()
            .any(|event| event["method"] == "Network.requestWillBeSent"),
        "{} events",
        events.len()
    );
    Ok(())
}
