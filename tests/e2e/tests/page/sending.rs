//! Can answers be sent by the share sheet, as a file, or else how?

use levelwise_core::format;
use levelwise_core::share;
use levelwise_e2e::{Result, Server, Session, on_every_browser};
use serde_json::Value;

use crate::{engine, form, importing};

on_every_browser!(
    only_ones_own_part_is_sent,
    the_share_sheet_is_used_where_there_is_one,
    long_notes_are_sent_as_a_file
);

async fn only_ones_own_part_is_sent(page: &Session, _server: &Server) -> Result<()> {
    let id = form::begin(page, "Sending").await?;
    form::open(page, &format!("#/send/{id}")).await?;
    page.wait_for_text(".notice", "You have not answered anything yet")
        .await?;
    form::open(page, &format!("#/fill/{id}/identity")).await?;
    form::choose(page, "1", "getting-better").await?;
    form::saved(page).await?;
    let own = form::stored(page, &id).await?;
    // A colleague's part is here too, and is not sent.
    let text = form::stored_text(page, &id).await?;
    let file = form::written(page, "team.json", &importing::teammates_file(&text));
    form::open(page, "#/data").await?;
    form::give(page, &file).await?;
    page.click_text("button", "Take over").await?;
    page.wait_for_text(".notice.good", "The file was taken over")
        .await?;

    form::open(page, &format!("#/send/{id}")).await?;
    let me = own.raters.keys().next().expect("a rater").to_string();
    let letters: String = me.chars().filter(char::is_ascii_alphanumeric).collect();
    let name = format!(
        "levelwise-sending-fall-2026-superintendent-{}.json",
        letters[1..5].to_lowercase()
    );
    let (_, text) = form::saved_file(page, "Save as file", &name).await?;
    assert_eq!(engine::assessment(&text), own);
    form::nothing_went_wrong(page).await
}

/// A share sheet that keeps what it is given, and then does as `how` says.
const SHEET: &str = "window.given = [];
    navigator.canShare = ({ files }) => files.every((file) => file.type === 'text/plain');
    navigator.share = async ({ files }) => {
      for (const file of files) window.given.push([file.name, await file.text()]);
      if (window.how) throw new DOMException('no', window.how);
    };";

async fn the_share_sheet_is_used_where_there_is_one(
    page: &Session,
    _server: &Server,
) -> Result<()> {
    let id = form::begin(page, "Sheet").await?;
    form::choose(page, "1", "getting-better").await?;
    form::saved(page).await?;
    let text = form::stored_text(page, &id).await?;
    page.js(SHEET).await?;
    form::open(page, &format!("#/send/{id}")).await?;
    page.click_text("button", "Send…").await?;
    page.wait_for_text(".notice.good", "Handed over").await?;
    let given = page.js("return window.given").await?;
    let name = given[0][0].as_str().unwrap_or_default();
    assert!(
        name.starts_with("levelwise-sheet") && name.ends_with(".txt"),
        "{name}"
    );
    assert_eq!(given[0][1], Value::from(text.clone()));

    page.js("window.how = 'AbortError'").await?;
    page.click_text("button", "Send…").await?;
    page.wait_until("the sheet again", "return window.given.length === 2")
        .await?;
    assert_eq!(page.downloaded()?, Vec::<String>::new());

    page.js("window.how = 'NotAllowedError'").await?;
    page.click_text("button", "Send…").await?;
    page.wait_for_text(".notice.warning", "it was saved instead")
        .await?;
    let saved = page
        .wait_for_download(&name.replace(".txt", ".json"))
        .await?;
    assert_eq!(std::fs::read_to_string(saved).expect("the file"), text);

    // The file as the sheet names it can be opened like any other.
    let file = form::written(page, "from-a-phone.txt", &text);
    form::open(page, "#/data").await?;
    form::give(page, &file).await?;
    page.wait_for_text(".preview", "brings nothing that is not here already")
        .await?;
    form::nothing_went_wrong(page).await
}

async fn long_notes_are_sent_as_a_file(page: &Session, _server: &Server) -> Result<()> {
    let id = form::begin(page, "Long").await?;
    form::choose(page, "1", "getting-better").await?;
    page.click("#indicator-1 details:has(#note-1) > summary")
        .await?;
    // Words that cannot be packed small.
    let mut words = String::new();
    for number in 0..900_u64 {
        words.push_str(&number.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_string());
        words.push(' ');
    }
    page.set_value("#note-1", &words).await?;
    form::saved(page).await?;
    form::open(page, &format!("#/send/{id}")).await?;
    page.wait_for_text("main", "too long for a link").await?;
    page.wait_for_text("main", "too long for a code that a camera could read")
        .await?;
    assert_eq!(page.count("#answers-link, .qr").await?, 0);
    let stored = form::stored(page, &id).await?;
    // The code itself still opens where it is pasted.
    let code = share::write_code(&stored).expect("it fits a code");
    assert!(code.len() > 4_000);
    form::open(page, "#/data").await?;
    crate::inviting::paste(page, &code).await?;
    page.wait_for_text(".preview", "brings nothing that is not here already")
        .await?;
    assert_eq!(
        form::stored_text(page, &id).await?,
        format::write_assessment(&stored)
    );
    form::nothing_went_wrong(page).await
}
