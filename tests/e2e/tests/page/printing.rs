//! Do results print as a report a board can read?

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use levelwise_e2e::{Browser, Result, Server, Session, Setup, run};
use serde_json::json;

use crate::form;

#[test]
fn results_print_as_a_report() {
    run(Browser::Chromium, Setup::page, printed);
}

async fn printed(page: &Session, _server: &Server) -> Result<()> {
    let id = form::begin(page, "Lake District").await?;
    form::fill(page, &id, &form::mixed_choices()).await?;
    form::open(page, &format!("#/results/{id}")).await?;
    page.wait_for(".results .figures").await?;
    assert_eq!(page.count(".results .entry").await?, 28);

    let answer = page
        .cdp("Page.printToPDF", json!({ "printBackground": true }))
        .await?;
    let data = answer["data"].as_str().expect("a PDF");
    let pdf = BASE64_STANDARD.decode(data).expect("a PDF");
    assert!(pdf.starts_with(b"%PDF-"));
    let pdf = String::from_utf8_lossy(&pdf);
    let n_pages = pdf.matches("/Type /Page\n").count();
    assert!(n_pages >= 4, "{n_pages} pages");

    page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }))
        .await?;
    for hidden in [
        ".top",
        ".bottom",
        ".assessment-bar",
        ".results > .screen-only",
    ] {
        page.wait_gone(hidden).await?;
    }
    page.wait_for_text(".report-head", "Lake District").await?;
    page.wait_for_text(".report-head", "Fall 2026").await?;
    page.wait_for_text(".report-head", "Rated by Superintendent.")
        .await?;
    // A fold that is closed on screen is open on paper.
    let script = "return [...document.querySelectorAll('.entry')].filter((it) => {
        const { width, height } = it.getBoundingClientRect();
        return width > 0 && height > 0 && it.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true });
      }).map((it) => words(it.querySelector('.number').textContent))";
    let seen = page.js(script).await?;
    let ids: Vec<_> = form::mixed_choices()
        .into_iter()
        .map(|[_, id, _]| id)
        .collect();
    assert_eq!(seen, json!(ids), "indicators that are seen on paper");
    form::nothing_went_wrong(page).await
}
