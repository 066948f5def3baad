//! What becomes of stored text that the page cannot read? It is put aside
//! unchanged, offered as a file, and never written over.

use levelwise_e2e::{Result, Server, Session, on_every_browser};

use crate::form;

on_every_browser!(
    damaged_text_is_put_aside_unchanged,
    text_damaged_while_one_works_is_put_aside
);

/// The texts under the keys of what was put aside.
async fn put_aside(page: &Session) -> Result<Vec<String>> {
    let storage = page.storage().await?;
    let aside = storage
        .into_iter()
        .filter(|(key, _)| key.starts_with("levelwise/1/unreadable/"));
    Ok(aside.map(|(_, text)| text).collect())
}

async fn damage(page: &Session, id: &str) -> Result<String> {
    let text = form::stored_text(page, id).await?;
    let damaged = format!("{}\u{e9}\u{1f642}", &text[..text.len() / 2]);
    page.set_storage(&form::assessment_key(id), &damaged)
        .await?;
    Ok(damaged)
}

async fn damaged_text_is_put_aside_unchanged(page: &Session, _server: &Server) -> Result<()> {
    let id = form::begin(page, "Damaged").await?;
    form::choose(page, "1", "getting-better").await?;
    form::saved(page).await?;
    let damaged = damage(page, &id).await?;
    page.reload().await?;
    page.wait_for_text("h1", "This assessment cannot be read")
        .await?;
    assert_eq!(put_aside(page).await?, [&*damaged]);
    assert_eq!(page.count(".problems li").await?, 1);

    // A newer version of Levelwise may have written it; the same happens.
    let newer = "{\"format\":\"levelwise/assessment\",\"formatVersion\":\"2.0\"}";
    page.set_storage(&form::assessment_key("newer"), newer)
        .await?;
    page.goto("").await?;
    page.wait_for_text(".notice.warning", "2 things stored here could not be read")
        .await?;
    let mut aside = put_aside(page).await?;
    aside.sort();
    let mut expected = [damaged.clone(), newer.to_owned()];
    expected.sort();
    assert_eq!(aside, expected);

    page.click_text("link", "See your data").await?;
    page.wait_for_count("section[aria-labelledby=unreadable] .card", 2)
        .await?;
    let of_the_damaged = page
        .js("return Object.keys(localStorage).filter((key) => key.includes('unreadable/')).sort().findIndex((key) => !localStorage[key].includes('2.0'))")
        .await?;
    let position = of_the_damaged.as_u64().expect("a position") + 1;
    let card = format!("section[aria-labelledby=unreadable] .card:nth-child({position})");
    page.click(&format!("{card} button:first-child")).await?;
    let path = page.wait_for_download("levelwise-unreadable.json").await?;
    let text = std::fs::read_to_string(path).expect("the saved file");
    assert_eq!(text, damaged);

    // A new assessment is not written over it either.
    let other = form::begin(page, "Beside").await?;
    form::choose(page, "1", "not-yet").await?;
    form::saved(page).await?;
    assert_ne!(other, id);
    assert_eq!(put_aside(page).await?.len(), 2);
    form::nothing_went_wrong(page).await
}

async fn text_damaged_while_one_works_is_put_aside(page: &Session, server: &Server) -> Result<()> {
    let id = form::begin(page, "Damaged Meanwhile").await?;
    form::choose(page, "1", "getting-better").await?;
    form::saved(page).await?;
    form::second_tab_beside(page, server).await?;
    let damaged = damage(page, &id).await?;
    page.switch_tab(0).await?;
    form::choose(page, "2", "keep-improving").await?;
    form::saved(page).await?;
    assert_eq!(put_aside(page).await?, [damaged]);
    page.reload().await?;
    form::chosen(page, "1", "getting-better").await?;
    form::chosen(page, "2", "keep-improving").await?;
    form::nothing_went_wrong(page).await
}
