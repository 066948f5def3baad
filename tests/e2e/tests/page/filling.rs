//! Can a person step back, clear a choice, and find what is still open?

use levelwise_e2e::{Result, Server, Session, on_every_browser};

use crate::form;

on_every_browser!(
    every_step_can_be_undone,
    next_unanswered_walks_to_what_is_open
);

async fn every_step_can_be_undone(page: &Session, _server: &Server) -> Result<()> {
    let id = form::begin(page, "Undo").await?;
    page.wait_for("button:disabled").await?;
    form::choose(page, "1", "getting-started").await?;
    page.wait_for_text(".area-score", "Getting started").await?;
    form::choose(page, "1", "keep-improving").await?;
    page.wait_for_text(".area-score", "Keep improving").await?;
    undo(page).await?;
    form::chosen(page, "1", "getting-started").await?;
    page.wait_for_text(".area-score", "Getting started").await?;

    page.click("#indicator-1 details:has(#evidence-1-e1) > summary")
        .await?;
    page.click("#evidence-1-e1").await?;
    page.wait_for_count("#evidence-1-e1:checked", 1).await?;
    page.click("#indicator-1 details:has(#note-1) > summary")
        .await?;
    page.type_into("#note-1", "A long sentence, typed letter by letter")
        .await?;
    form::choose(page, "2", "not-yet").await?;
    page.click_text("#indicator-2 button", "Clear choice")
        .await?;
    form::not_chosen(page, "2").await?;

    undo(page).await?;
    form::chosen(page, "2", "not-yet").await?;
    undo(page).await?;
    form::not_chosen(page, "2").await?;
    undo(page).await?;
    page.wait_until(
        "no note",
        "return document.getElementById('note-1').value === ''",
    )
    .await?;
    page.wait_for_count("#evidence-1-e1:checked", 1).await?;
    undo(page).await?;
    page.wait_for_count("#evidence-1-e1:checked", 0).await?;
    form::chosen(page, "1", "getting-started").await?;
    undo(page).await?;
    form::not_chosen(page, "1").await?;
    page.wait_for("button:disabled").await?;

    // What was taken back stays so.
    form::saved(page).await?;
    page.reload().await?;
    form::not_chosen(page, "1").await?;
    form::not_chosen(page, "2").await?;
    assert_eq!(page.value("#note-1").await?, "");
    let stored = form::stored(page, &id).await?;
    assert_eq!(stored.raters.len(), 1);
    form::nothing_went_wrong(page).await
}

async fn undo(page: &Session) -> Result<()> {
    page.click_text("button", "Undo").await
}

async fn next_unanswered_walks_to_what_is_open(page: &Session, _server: &Server) -> Result<()> {
    const OPEN: [&str; 3] = ["2", "9", "19b"];
    let id = form::begin(page, "Next").await?;
    let mut choices = form::mixed_choices();
    choices.retain(|[_, indicator, _]| !OPEN.contains(&indicator.as_str()));
    form::fill(page, &id, &choices).await?;
    // Opens where something is open, whatever was shown last.
    page.goto("").await?;
    page.wait_for_text(".cards", "25 of 28 answered").await?;
    page.click_text(".cards .button", "Fill in").await?;
    page.wait_for("#indicator-2").await?;

    for indicator in OPEN {
        page.click_text("link", "Next unanswered").await?;
        form::focused(page, &format!("choice-{indicator}-getting-started")).await?;
        let in_view = format!(
            "const {{ top, bottom }} = document.querySelector('#choice-{indicator}-getting-started').getBoundingClientRect();
             return top >= 0 && bottom <= innerHeight"
        );
        page.wait_until("the choices in view", &in_view).await?;
    }
    // Around the end, and past what was answered meanwhile.
    page.click_text("link", "Next unanswered").await?;
    form::focused(page, "choice-2-getting-started").await?;
    page.keys(&["3"]).await?;
    form::chosen(page, "2", "keep-improving").await?;
    for (indicator, key, choice) in [("9", "n", "not-applicable"), ("19b", "0", "not-yet")] {
        page.click_text("link", "Next unanswered").await?;
        form::focused(page, &format!("choice-{indicator}-getting-started")).await?;
        page.keys(&[key]).await?;
        form::chosen(page, indicator, choice).await?;
    }
    page.wait_for_text(".progress", "28 of 28 answered").await?;
    page.click_text(".fill-bar a", "See results").await?;
    page.wait_for(".results .figures").await?;
    form::nothing_went_wrong(page).await
}
