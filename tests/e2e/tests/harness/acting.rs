//! Does a test reach and use what people reach and use?

use std::fs;

use levelwise_e2e::{Error, Result, Server, Session, on_every_browser};

use crate::fixture;

on_every_browser!(fixture => goes_and_waits, says_what_it_waited_for, types_and_presses_keys, clicks_by_words, storage_survives_a_reload_and_is_shared, files_go_in_and_come_out);

async fn goes_and_waits(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    page.wait_for_text("#route", "Route none").await?;
    page.goto("#/fill").await?;
    page.wait_for_text("#route", "Route #/fill").await?;
    assert!(page.current_address().await?.ends_with("/#/fill"));
    page.click("#later").await?;
    page.wait_for("#box").await?;
    assert_eq!(page.text("#box").await?, "Here it is");
    page.click_text("button", "Show later").await?;
    page.wait_gone("#box").await?;
    page.reload().await?;
    page.wait_for_text("#route", "Route #/fill").await?;
    page.back().await?;
    page.wait_for_text("#route", "Route none").await?;
    assert_eq!(page.count("[name=level]").await?, 3);
    page.wait_for_count("h1", 1).await?;
    assert_eq!(
        page.js("return Promise.resolve({ a: [1, null] })").await?,
        serde_json::json!({ "a": [1, null] })
    );
    page.assert_no_console_errors().await
}

async fn says_what_it_waited_for(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    page.wait_for("h1").await?;
    let error = page
        .wait_for_text("#route", "Route #/nowhere")
        .await
        .unwrap_err();
    let Error::NotInTime { last, moment, .. } = &error else {
        panic!("{error}")
    };
    assert_eq!(last.as_deref(), Some("#route says [\"Route none\"]"));
    assert!(moment.shown.contains("Fixture"), "{moment}");
    assert!(moment.picture.is_file(), "{moment}");
    assert!(
        error
            .to_string()
            .contains("#route with the text \"Route #/nowhere\""),
        "{error}"
    );
    Ok(())
}

async fn types_and_presses_keys(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    page.type_into("#note", "Grüße").await?;
    page.type_into("#note", ", 2 teams").await?;
    assert_eq!(page.value("#note").await?, "Grüße, 2 teams");
    page.type_over("#note", "new").await?;
    assert_eq!(page.value("#note").await?, "new");
    page.type_over("#note", "").await?;
    assert_eq!(page.value("#note").await?, "");
    assert_eq!(page.active_element().await?, "input#note[text] \"Note\"");
    page.keys(&["a", "B", "Shift+Tab"]).await?;
    assert_eq!(page.value("#note").await?, "aB");
    assert_eq!(page.active_element().await?, "button#later \"Show later\"");
    page.keys(&["Enter"]).await?;
    page.wait_for("#box").await?;
    page.set_value("#due", "2026-11-22").await?;
    page.wait_for_text("#status", "Due 2026-11-22").await?;
    page.click_text("radio", "Not yet").await?;
    page.keys(&["ArrowDown"]).await?;
    page.wait_for_text("#status", "Saved level 1").await
}

async fn clicks_by_words(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    page.click_text("radio", "Getting started").await?;
    page.wait_for_text("[role=status]", "Saved level 1").await?;
    // The input is hidden; people click its label.
    page.click_text("radio", "Getting better").await?;
    page.wait_for_text("[role=status]", "Saved level 2").await?;
    page.click("x-form >>> button").await?;
    page.wait_for_text("[role=status]", "Inner clicked").await?;
    assert_eq!(page.active_element().await?, "button \"Inner\"");
    Ok(())
}

async fn storage_survives_a_reload_and_is_shared(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    page.click_text("radio", "Getting started").await?;
    page.wait_for_text("#status", "Saved").await?;
    page.set_storage("draft", "{\"a\":1}").await?;
    page.reload().await?;
    let storage = page.storage().await?;
    assert_eq!(storage.get("level").map(String::as_str), Some("1"));
    assert_eq!(storage.get("draft").map(String::as_str), Some("{\"a\":1}"));
    assert_eq!(storage.len(), 2, "{storage:?}");

    let second = page.second_tab().await?;
    assert_eq!(page.storage().await?, storage);
    page.js("addEventListener('storage', (event) => { window.heard = event.key })")
        .await?;
    page.switch_tab(0).await?;
    page.set_storage("draft", "2").await?;
    page.switch_tab(second).await?;
    page.wait_until("the other tab's write", "return window.heard === 'draft'")
        .await?;
    page.screenshot("second-tab").await?;
    page.clear_storage().await?;
    page.switch_tab(0).await?;
    // Browsers pass it on between their processes in their own time.
    page.wait_until(
        "the other tab's clearing",
        "return localStorage.length === 0",
    )
    .await?;
    Ok(())
}

async fn files_go_in_and_come_out(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    let (one, two) = (
        page.scratch().join("one.json"),
        page.scratch().join("two ü.csv"),
    );
    fs::write(&one, "eins").expect("a file");
    fs::write(&two, "zwei").expect("a file");
    page.set_files("#file", &[&one, &two]).await?;
    page.wait_for_text("#status", "Read one.json and two ü.csv: eins|zwei")
        .await?;

    page.click("#download").await?;
    let answers = page.wait_for_download("answers.json").await?;
    assert_eq!(
        fs::read_to_string(answers).expect("the download"),
        "{\"level\":2}"
    );
    assert_eq!(page.downloaded()?, ["answers.json"]);
    Ok(())
}
