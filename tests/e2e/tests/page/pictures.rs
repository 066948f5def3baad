//! Do pictures say what their tables say, and can they be taken along?

use std::fs;

use levelwise_core::score::{Basis, View, score};
use levelwise_e2e::{Browser, Result, Server, Session, Setup, on_every_browser, run};
use serde_json::{Value, json};

use crate::{engine, form, teams};

on_every_browser!(votes_are_a_picture_once_they_are_revealed);
on_every_browser!(levels_are_a_picture_with_a_table);

#[test]
fn a_picture_is_copied() {
    run(Browser::Chromium, Setup::page, copied);
}

/// What stands in a picture: its words, and where it is too wide for its place.
const DRAWN: &str = "const svg = document.querySelector(`#${arguments[0]} svg.picture`);
    return { words: [...svg.querySelectorAll('text')].map((it) => words(it.textContent)),
      cut: [...svg.querySelectorAll('text')].map((it) => it.getBBox())
        .filter((box) => box.x < -1 || box.x + box.width > svg.width.baseVal.value + 1).length,
      wide: svg.getBoundingClientRect().width > svg.parentElement.clientWidth }";

/// The rows of the table of a picture, folded away or not.
const TABLE: &str = "return [...document.querySelectorAll(`figure:has(#${arguments[0]}) tbody tr`)]
    .map((row) => [...row.children].map((cell) => words(cell.textContent)))";

async fn votes_are_a_picture_once_they_are_revealed(
    page: &Session,
    _server: &Server,
) -> Result<()> {
    let id = teams::sealed(page, "Lake District").await?;
    teams::open_team(page, &id).await?;
    page.wait_for_count("#heat", 0).await?;
    teams::reveal(page, &id).await?;
    let text = form::stored_text(page, &id).await?;
    let decided = teams::deciding(&text, "ours", "3a", 2, ["The minutes show it.", ""]);
    teams::take_over(page, &[("decided", decided)]).await?;
    teams::open_team(page, &id).await?;
    page.wait_for("#heat svg.picture").await?;

    let rubric = engine::rubric();
    let scores = score(&rubric, &teams::revealed(page, &id).await?, View::Team);
    let mut n_decided = 0;
    let rows = rubric.indicators().zip(&scores.indicators);
    let expected: Value = rows
        .map(|(indicator, card)| {
            let mut row = vec![format!("{} {}", indicator.id, &*indicator.title)];
            row.extend(card.raters.levels.iter().map(usize::to_string));
            row.push(card.raters.dont_know.to_string());
            let is_decided = card.basis == Basis::Decision;
            n_decided += usize::from(is_decided);
            row.push(match card.level.filter(|_| is_decided) {
                Some(level) => rubric.level_title(level).to_owned(),
                None => String::new(),
            });
            json!(row)
        })
        .collect();
    assert_eq!(n_decided, 1);
    let table = page.js_with(TABLE, vec!["heat".into()]).await?;
    assert_eq!(table, expected);
    let frames = "#heat svg.picture g:first-of-type .decided";
    page.wait_for_count(frames, 1).await?;
    fits(page, "heat", "Communicating identity and focus").await?;
    page.resize(360, 800).await?;
    page.wait_until(
        "a picture as wide as its room",
        "return document.querySelector('#heat svg').getBoundingClientRect().width < 360",
    )
    .await?;
    // Without room for names the columns have numbers, and the key tells which is
    // which.
    fits(page, "heat", "0 Not yet, 1 Getting started,").await?;
    page.resize(1280, 800).await?;
    saved(page, "#heat", "levelwise-lake-district-fall-2026-team.png").await?;
    form::nothing_went_wrong(page).await
}

async fn levels_are_a_picture_with_a_table(page: &Session, _server: &Server) -> Result<()> {
    let id = form::begin(page, "Lake District").await?;
    form::fill(page, &id, &form::mixed_choices()).await?;
    form::open(page, &format!("#/results/{id}")).await?;
    let assessment = form::stored(page, &id).await?;
    let expected = engine::expected(&engine::rubric(), &assessment);
    assert_eq!(engine::shown(page).await?["bars"], expected["bars"]);
    for width in [1280, 360] {
        page.resize(width, 800).await?;
        page.wait_until(
            "a picture in its room",
            "const svg = document.querySelector('#levels svg');
             return svg.getBoundingClientRect().width <= svg.parentElement.clientWidth",
        )
        .await?;
        fits(page, "levels", "Not applicable").await?;
    }
    page.resize(1280, 800).await?;
    saved(
        page,
        "#levels",
        "levelwise-lake-district-fall-2026-levels.png",
    )
    .await?;
    form::nothing_went_wrong(page).await
}

async fn copied(page: &Session, _server: &Server) -> Result<()> {
    let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
    page.cdp(
        "Browser.grantPermissions",
        json!({ "permissions": permissions }),
    )
    .await?;
    let id = form::begin(page, "Lake District").await?;
    form::fill(page, &id, &form::mixed_choices()).await?;
    form::open(page, &format!("#/results/{id}")).await?;
    page.wait_for("#levels svg.picture").await?;
    page.click_text("button", "Copy as image").await?;
    page.wait_for_text("figure:has(#levels) [role=status]", "Copied")
        .await?;
    // White around, as on paper, also where the page is dark; and not empty.
    let looked_at = "return (async () => {
        const [item] = await navigator.clipboard.read();
        const image = await createImageBitmap(await item.getType('image/png'));
        const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
        pen.drawImage(image, 0, 0);
        const { data } = pen.getImageData(0, 0, image.width, image.height);
        const colors = new Set();
        for (let at = 0; at < data.length; at += 4) colors.add(data.slice(at, at + 4).join());
        const { width } = document.querySelector('#levels svg').getBoundingClientRect();
        return [data.slice(0, 4).join(), colors.size > 20, image.width === 2 * width + 64];
      })()";
    assert_eq!(
        page.js(looked_at).await?,
        json!(["255,255,255,255", true, true])
    );
    form::nothing_went_wrong(page).await
}

/// No word of a picture is cut, and `word` is among them.
async fn fits(page: &Session, picture: &str, word: &str) -> Result<()> {
    let drawn = page.js_with(DRAWN, vec![picture.into()]).await?;
    let words = drawn["words"].to_string();
    assert!(words.contains(word), "{word} in {words}");
    assert_eq!((&drawn["cut"], &drawn["wide"]), (&json!(0), &json!(false)));
    Ok(())
}

async fn saved(page: &Session, picture: &str, name: &str) -> Result<()> {
    page.click(&format!("figure:has({picture}) .row button:last-of-type"))
        .await?;
    let image = fs::read(page.wait_for_download(name).await?).expect("the saved image");
    assert!(image.starts_with(b"\x89PNG\r\n\x1a\n"));
    assert!(image.len() > 5_000, "{} bytes", image.len());
    Ok(())
}
