//! Does every view fit every window, and stay whole when its text is twice as
//! large?

use levelwise_e2e::{Result, Server, Session, on_every_browser};

use crate::{form, views};

on_every_browser!(nothing_scrolls_sideways);

const WIDTHS: [u32; 4] = [320, 360, 768, 1280];

async fn nothing_scrolls_sideways(page: &Session, _server: &Server) -> Result<()> {
    views::walk(page, async |view| {
        for width in WIDTHS {
            page.resize(width, 800).await?;
            fits(page, view).await?;
        }
        page.js("document.documentElement.style.fontSize = '200%'")
            .await?;
        fits(page, view).await?;
        page.js("document.documentElement.style.fontSize = ''")
            .await
            .map(drop)
    })
    .await?;
    form::nothing_went_wrong(page).await
}

async fn fits(page: &Session, view: &str) -> Result<()> {
    page.no_sideways_scrolling()
        .await
        .inspect_err(|_| eprintln!("on {view}:"))
}
