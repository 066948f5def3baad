//! Do two tabs on one assessment work together?

use levelwise_e2e::{Answer, Result, Server, Session, on_every_browser};

use crate::{form, importing};

on_every_browser!(
    two_tabs_end_with_the_answers_of_both,
    answers_of_the_same_moment_are_both_kept,
    an_undone_import_does_not_come_back_from_another_tab,
    erased_elsewhere_is_said_and_can_be_kept
);

async fn two_tabs_end_with_the_answers_of_both(page: &Session, _server: &Server) -> Result<()> {
    let id = form::begin(page, "Two Tabs").await?;
    let other = page.second_tab().await?;
    page.goto(&format!("#/fill/{id}/identity")).await?;
    form::choose(page, "1", "getting-better").await?;
    form::saved(page).await?;
    page.switch_tab(0).await?;
    form::chosen(page, "1", "getting-better").await?;
    form::choose(page, "2", "keep-improving").await?;
    page.click("#indicator-2 details:has(#note-2) > summary")
        .await?;
    page.type_into("#note-2", "From the first tab").await?;
    form::saved(page).await?;
    for tab in [other, 0] {
        page.switch_tab(tab).await?;
        page.reload().await?;
        form::chosen(page, "1", "getting-better").await?;
        form::chosen(page, "2", "keep-improving").await?;
        assert_eq!(page.value("#note-2").await?, "From the first tab");
        page.assert_no_console_errors().await?;
    }
    form::nothing_went_wrong(page).await
}

/// Two documents on one page share one thread, so one script answers in both
/// before either can write.
async fn answers_of_the_same_moment_are_both_kept(page: &Session, server: &Server) -> Result<()> {
    let id = form::begin(page, "Same Moment").await?;
    let frame = format!("<iframe src=\"./#/fill/{id}/identity\" width=600 height=700></iframe>");
    let two_frames = Answer::Text {
        media_type: "text/html",
        body: format!("<!doctype html><title>Two</title>{frame}{frame}"),
    };
    server.answer("/two.html", two_frames);
    page.goto("two.html").await?;
    let frames = "const frames = [...document.querySelectorAll('iframe')].map((it) => it.contentDocument);
        const click = (idx, id) => frames[idx].getElementById(`choice-${id}`).click();
        const stand = (css) => frames.every((it) => it.querySelectorAll(css).length > 0 && it.querySelector('.save-badge.saved'));";
    let ready = format!("{frames} return stand('#choice-1-not-yet')");
    page.wait_until("both forms", &ready).await?;

    // Different indicators, and the same indicator with the same choice.
    page.js(&format!(
        "{frames} click(0, '1-getting-better'); click(1, '2-getting-started')"
    ))
    .await?;
    let both = format!(
        "{frames} return stand('#choice-1-getting-better:checked') && stand('#choice-2-getting-started:checked')"
    );
    page.wait_until("the answers of both in both", &both)
        .await?;
    page.js(&format!(
        "{frames} click(0, '2-not-yet'); click(1, '2-not-yet')"
    ))
    .await?;
    let same = format!(
        "{frames} return stand('#choice-2-not-yet:checked') && !frames.some((it) => it.querySelector('.notice'))"
    );
    page.wait_until("the same choice in both", &same).await?;

    // Different choices of one indicator: both stay readable until one is chosen.
    page.js(&format!(
        "{frames} click(0, '1-not-yet'); click(1, '1-keep-improving')"
    ))
    .await?;
    let apart = format!("{frames} return stand('#indicator-1 .notice.warning')");
    page.wait_until("both versions in both", &apart).await?;
    let stored = form::stored(page, &id).await?;
    let (_, rater) = stored.raters.iter().next().expect("a rater");
    let register = rater.answers.values().next().expect("an answer");
    assert_eq!(register.versions().len(), 2, "{register:?}");

    page.js(&format!(
        "{frames} frames[1].querySelector('#indicator-1 .notice button').click()"
    ))
    .await?;
    let settled = format!(
        "{frames} return stand('#choice-1-not-yet:checked, #choice-1-keep-improving:checked') && !frames.some((it) => it.querySelector('.notice'))"
    );
    page.wait_until("one version in both", &settled).await?;
    let noted =
        "return [...document.querySelectorAll('iframe')].flatMap((it) => it.contentWindow.__probe)";
    assert_eq!(page.js(noted).await?, serde_json::json!([]));
    form::nothing_went_wrong(page).await
}

async fn an_undone_import_does_not_come_back_from_another_tab(
    page: &Session,
    _server: &Server,
) -> Result<()> {
    let id = form::begin(page, "Undone").await?;
    form::choose(page, "1", "getting-better").await?;
    form::saved(page).await?;
    let before = form::stored_text(page, &id).await?;
    let file = form::written(page, "teammate.json", &importing::teammates_file(&before));

    page.second_tab().await?;
    page.goto("#/data").await?;
    form::give(page, &file).await?;
    page.click_text("button", "Take over").await?;
    page.wait_for_text(".notice.good", "The file was taken over")
        .await?;
    assert_eq!(form::stored(page, &id).await?.raters.len(), 2);
    // The open tab has taken the teammate over; now it must let go.
    page.switch_tab(0).await?;
    form::saved(page).await?;
    page.switch_tab(1).await?;
    page.click_text(".notice.good button", "Undo").await?;
    page.wait_for_text(".notice.good", "Undone").await?;
    assert_eq!(form::stored_text(page, &id).await?, before);

    page.switch_tab(0).await?;
    form::choose(page, "2", "keep-improving").await?;
    form::saved(page).await?;
    assert_eq!(form::stored(page, &id).await?.raters.len(), 1);
    page.reload().await?;
    form::chosen(page, "1", "getting-better").await?;
    form::chosen(page, "2", "keep-improving").await?;
    assert_eq!(form::stored(page, &id).await?.raters.len(), 1);
    form::nothing_went_wrong(page).await
}

async fn erased_elsewhere_is_said_and_can_be_kept(page: &Session, _server: &Server) -> Result<()> {
    let id = form::begin(page, "Erased").await?;
    form::choose(page, "1", "getting-better").await?;
    form::saved(page).await?;
    page.second_tab().await?;
    form::erase(page).await?;
    assert!(page.storage().await?.is_empty());

    page.switch_tab(0).await?;
    page.wait_for_text(".notice.problem", "Another tab erased this assessment")
        .await?;
    page.wait_for_text(".save-badge", "Not saved").await?;
    form::choose(page, "2", "getting-started").await?;
    page.wait_for_text(".notice.problem", "Another tab erased this assessment")
        .await?;
    assert!(
        page.storage().await?.is_empty(),
        "nothing is written until asked"
    );
    page.click_text("button", "Try again").await?;
    form::saved(page).await?;
    page.wait_gone(".notice.problem").await?;
    page.reload().await?;
    form::chosen(page, "1", "getting-better").await?;
    form::chosen(page, "2", "getting-started").await?;
    assert_eq!(form::stored(page, &id).await?.raters.len(), 1);
    form::nothing_went_wrong(page).await
}
