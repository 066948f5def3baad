//! Can a team be invited by a link alone, answer apart, and send back, without
//! anybody's work being overwritten?

use std::fs;

use levelwise_core::assessment::{Assessment, RubricRef};
use levelwise_core::{format, share};
use levelwise_e2e::{Answer, Options, Result, Server, Session, on_every_browser};
use serde_json::Value;

use crate::{engine, form};

on_every_browser!(
    a_teammate_answers_by_link_and_sends_back,
    a_link_never_overwrites,
    a_rubric_of_the_districts_own_comes_along,
    a_broken_link_says_so
);

/// Another device: the same browser with a profile of its own.
pub async fn another_device(page: &Session, server: &Server) -> Result<Session> {
    let options = Options {
        base: server.address(""),
        ..Options::default()
    };
    Session::open(page.browser(), options).await
}

/// The link on the page that invites to an assessment.
pub async fn invitation_link(page: &Session, id: &str) -> Result<String> {
    form::open(page, &format!("#/invite/{id}")).await?;
    page.value("#invite-link").await
}

/// Opens a link as somebody who has it, and begins to answer.
pub async fn join(page: &Session, link: &str, role: &str) -> Result<()> {
    page.goto(link).await?;
    page.wait_for_text("h1", "You are invited").await?;
    page.type_into("#join-role", role).await?;
    page.click_text("button", "Start answering").await?;
    page.wait_for("fieldset.indicator").await
}

/// Pastes a text where files are opened.
pub async fn paste(page: &Session, text: &str) -> Result<()> {
    page.js("document.querySelector('.paste').open = true")
        .await?;
    page.set_value("#pasted", text).await?;
    page.click_text("button", "Read it").await
}

fn code_of(link: &str) -> &str {
    link.rsplit('/').next().expect("a link has a last part")
}

fn opened(link: &str) -> Assessment {
    let opened = share::open_code(code_of(link));
    opened.expect("the page writes codes that open").value
}

/// What the picture says to a camera: its dark modules, read by another program
/// than drew them.
async fn read_by_camera(page: &Session, css: &str) -> Result<String> {
    let drawn = page
        .js_with(
            "const svg = document.querySelector(arguments[0]);
             return [svg.viewBox.baseVal.width, svg.querySelector('path').getAttribute('d')]",
            vec![css.into()],
        )
        .await?;
    let side = drawn[0].as_u64().expect("a width") as usize;
    let mut dark = vec![vec![false; side]; side];
    for run in drawn[1].as_str().expect("a path").split('z') {
        let numbers: Vec<usize> = run
            .split(|letter: char| !letter.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect();
        if let [left, top, width, ..] = numbers[..] {
            dark[top][left..left + width].fill(true);
        }
    }
    const MARGIN: usize = 4;
    let n_modules = side - 2 * MARGIN;
    let grid = rqrr::SimpleGrid::from_func(n_modules, |x, y| dark[y + MARGIN][x + MARGIN]);
    let (_, text) = rqrr::Grid::new(grid)
        .decode()
        .expect("a code that can be read");
    Ok(text)
}

async fn a_teammate_answers_by_link_and_sends_back(page: &Session, server: &Server) -> Result<()> {
    let id = form::begin(page, "Lake District").await?;
    form::choose(page, "1", "getting-better").await?;
    form::saved(page).await?;
    let ours = form::stored(page, &id).await?;

    let link = invitation_link(page, &id).await?;
    assert!(link.starts_with(&server.address("#/join/LW1-")), "{link}");
    let invited = opened(&link);
    assert_eq!(invited, share::invitation(&ours), "and nothing else");
    assert_eq!(read_by_camera(page, "#by-qr + p + .qr").await?, link);
    let message = page.value("#invite-message").await?;
    assert!(message.contains(&link), "{message}");
    assert!(message.contains("Lake District, Fall 2026"), "{message}");
    page.click_text("button", "Show it large").await?;
    page.wait_for_text("dialog h2", "Lake District, Fall 2026")
        .await?;
    assert_eq!(read_by_camera(page, "dialog .qr").await?, link);
    page.keys(&["Escape"]).await?;
    page.wait_gone("dialog").await?;

    let phone = another_device(page, server).await?;
    phone.goto(&link).await?;
    phone
        .wait_for_text("h2", "Lake District, Fall 2026")
        .await?;
    phone.wait_for_text("main", "Leadership System").await?;
    join(&phone, &link, "Principal").await?;
    form::open(&phone, &format!("#/fill/{id}/identity")).await?;
    form::choose(&phone, "1", "getting-started").await?;
    form::choose(&phone, "2", "keep-improving").await?;
    form::saved(&phone).await?;
    let theirs = form::stored(&phone, &id).await?;
    assert_eq!(theirs.raters.len(), 1);
    assert_eq!(theirs.about, ours.about);

    form::open(&phone, &format!("#/send/{id}")).await?;
    phone
        .wait_for_text(".sent-as", "Principal: 2 of 28 answered")
        .await?;
    let answers = phone.value("#answers-link").await?;
    assert_eq!(opened(&answers), theirs);
    assert_eq!(read_by_camera(&phone, "#as-qr + p + .qr").await?, answers);

    // The whole message in which it came, twice.
    let message = format!("Here you are:\n{answers}.\nBest, P. And again <{answers}>");
    paste(page, &message).await?;
    page.wait_for_text(".preview tbody", "Principal (new)")
        .await?;
    assert_eq!(
        rows(page).await?,
        [
            "Pasted, 1 Principal (new) 3 0 0 0",
            "Pasted, 2 Principal 0 0 0 3"
        ]
    );
    page.click_text("button", "Take over").await?;
    page.wait_for_text(".notice.good", "2 files were taken over")
        .await?;
    assert_eq!(form::stored(page, &id).await?.raters.len(), 2);
    // The desk has it too: what is answered next does not write over it.
    form::open(page, &format!("#/fill/{id}/identity")).await?;
    form::choose(page, "2", "not-yet").await?;
    form::saved(page).await?;
    let both = form::stored(page, &id).await?;
    assert_eq!(both.raters.len(), 2);

    // The teammate steps back, and the newer answer replaces the older one.
    form::open(&phone, &format!("#/fill/{id}/identity")).await?;
    form::choose(&phone, "2", "not-yet").await?;
    form::saved(&phone).await?;
    phone
        .goto(&answers.replace("#/take/", "#/nowhere/"))
        .await?;
    form::open(&phone, &format!("#/send/{id}")).await?;
    phone.wait_for("#answers-link").await?;
    let newer = phone.value("#answers-link").await?;
    assert_ne!(newer, answers);
    page.goto(&newer).await?;
    page.wait_for_text("h1", "Answers for you").await?;
    assert_eq!(rows(page).await?, ["Principal 0 1 0 2", "Team 0 0 0 1"]);
    page.click_text("button", "Take over").await?;
    page.wait_for_text(".notice.good", "The file was taken over")
        .await?;
    let after = form::stored(page, &id).await?;
    let teammate = theirs.raters.keys().next().expect("a rater");
    assert_eq!(
        after.raters.get(teammate),
        opened(&newer).raters.get(teammate)
    );
    page.click_text(".notice.good button", "Undo").await?;
    page.wait_for_text(".notice.good", "Undone").await?;
    assert_eq!(form::stored(page, &id).await?, both);
    form::nothing_went_wrong(&phone).await?;
    form::nothing_went_wrong(page).await
}

/// The rows of the table, as they read.
pub async fn rows(page: &Session) -> Result<Vec<String>> {
    page.wait_for(".preview tbody").await?;
    let script = "return [...document.querySelectorAll('.preview tbody tr')].map((row) =>
        [...row.children].map((cell) => words(cell.textContent)).join(' '))";
    let rows = page.js(script).await?;
    Ok(serde_json::from_value(rows).expect("rows"))
}

async fn a_link_never_overwrites(page: &Session, server: &Server) -> Result<()> {
    let id = form::begin(page, "Twice").await?;
    let link = invitation_link(page, &id).await?;
    let phone = another_device(page, server).await?;
    // Two tabs have it open before either begins.
    phone.goto(&link).await?;
    phone.wait_for("#join-role").await?;
    phone.second_tab().await?;
    join(&phone, &link, "Principal").await?;
    form::open(&phone, &format!("#/fill/{id}/identity")).await?;
    form::choose(&phone, "1", "keep-improving").await?;
    form::saved(&phone).await?;
    let work = form::stored_text(&phone, &id).await?;

    phone.switch_tab(0).await?;
    phone.type_into("#join-role", "Somebody").await?;
    phone.click_text("button", "Start answering").await?;
    phone.wait_for("fieldset.indicator").await?;
    assert_eq!(form::stored_text(&phone, &id).await?, work);

    // The same link once more, in a page that was just loaded.
    phone.goto("").await?;
    phone.goto(&link).await?;
    phone.wait_for("fieldset.indicator").await?;
    assert!(phone.current_address().await?.contains("#/fill/"));
    form::open(&phone, &format!("#/fill/{id}/identity")).await?;
    form::chosen(&phone, "1", "keep-improving").await?;
    assert_eq!(form::stored_text(&phone, &id).await?, work);
    // Going back leads out of the link and not into it again.
    assert_eq!(
        phone
            .storage()
            .await?
            .keys()
            .filter(|key| key.contains("/assessment/"))
            .count(),
        1
    );

    // And on the device from which the invitation came.
    form::open(page, &format!("#/fill/{id}/identity")).await?;
    form::choose(page, "1", "not-yet").await?;
    form::saved(page).await?;
    let work = form::stored_text(page, &id).await?;
    page.goto("").await?;
    page.goto(&link).await?;
    page.wait_for("fieldset.indicator").await?;
    assert_eq!(form::stored_text(page, &id).await?, work);
    form::nothing_went_wrong(&phone).await?;
    form::nothing_went_wrong(page).await
}

/// An assessment with a rubric that is not beside the page.
fn with_own_rubric(text: &str) -> (Assessment, String) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../cases/rubrics/small.json");
    let rubric = fs::read_to_string(path).expect("the rubric");
    let opened = format::open_rubric(rubric.as_bytes())
        .expect("a rubric")
        .value;
    let mut assessment = engine::assessment(text);
    assessment.rubric = RubricRef::carrying(&opened);
    (assessment, rubric)
}

async fn a_rubric_of_the_districts_own_comes_along(page: &Session, server: &Server) -> Result<()> {
    let id = form::begin(page, "Own Rubric").await?;
    let (own, rubric) = with_own_rubric(&form::stored_text(page, &id).await?);
    let own = format::write_assessment(&own).replace(&id, "own-rubric");
    let file = form::written(page, "own.json", &own);
    form::open(page, "#/data").await?;
    form::give(page, &file).await?;
    page.click_text("button", "Add to this device").await?;
    page.wait_for_text(".notice.good", "The file was taken over")
        .await?;

    // The server has no such rubric, so a link would lead nowhere.
    server.answer("/rubrics/small.json", Answer::Status(404));
    form::open(page, "#/invite/own-rubric").await?;
    page.wait_for_text(".notice", "Your rubric is not on this page")
        .await?;
    assert_eq!(page.count("#invite-link").await?, 0);
    let name = "levelwise-invitation-own-rubric-fall-2026.json";
    let (file, text) = form::saved_file(page, "Save the invitation", name).await?;
    let invited = engine::assessment(&text);
    assert!(invited.raters.is_empty() && invited.rubric.full.is_some());
    let phone = another_device(page, server).await?;
    phone.goto("").await?;
    form::give(&phone, &file).await?;
    phone
        .wait_for_text(".preview h2", "Own Rubric, Fall 2026")
        .await?;
    phone.type_into("#join-role", "Coach").await?;
    phone.click_text("button", "Start answering").await?;
    phone.wait_for("fieldset.indicator").await?;
    let theirs = form::stored(&phone, "own-rubric").await?;
    assert_eq!(
        (&theirs.rubric, &theirs.about),
        (&invited.rubric, &invited.about)
    );
    assert_eq!(theirs.raters.len(), 1);
    // The answers fit a link all the same, since the rubric stays at home.
    form::choose(&phone, "1", "begun").await?;
    form::saved(&phone).await?;
    form::open(&phone, "#/send/own-rubric").await?;
    let answers = phone.value("#answers-link").await?;
    assert!(opened(&answers).rubric.full.is_none());

    // Once the file stands beside the page, the link works.
    let beside = Answer::Text {
        media_type: "application/json",
        body: rubric,
    };
    server.answer("/rubrics/small.json", beside);
    page.reload().await?;
    let link = page.value("#invite-link").await?;
    let tablet = another_device(page, server).await?;
    join(&tablet, &link, "Teacher leader").await?;
    assert_eq!(form::stored(&tablet, "own-rubric").await?.raters.len(), 1);
    // Where it does not, the page says what to do.
    server.answer("/rubrics/small.json", Answer::Status(404));
    tablet.clear_storage().await?;
    tablet.goto("").await?;
    tablet.reload().await?;
    tablet.goto(&link).await?;
    tablet
        .wait_for_text(".notice.problem", "Ask whoever invited you")
        .await?;
    assert!(tablet.storage().await?.is_empty());
    for device in [page, &phone, &tablet] {
        device.assert_no_foreign_requests()?;
    }
    Ok(())
}

async fn a_broken_link_says_so(page: &Session, server: &Server) -> Result<()> {
    let id = form::begin(page, "Broken").await?;
    form::choose(page, "1", "getting-better").await?;
    form::saved(page).await?;
    let link = invitation_link(page, &id).await?;
    let before = page.storage().await?;
    let cut = &link[..link.len() - 20];
    let damaged = link.replace("LW1-A", "LW1-B");
    for (link, said) in [
        (cut.to_owned(), "The code ends in the middle"),
        (damaged, "The code ends in the middle"),
        (format!("{}x*", &cut), "The code is not as it was written"),
        (link.replace("LW1-", "LW7-"), "newer Levelwise"),
        (
            server.address("#/join/hello"),
            "does not begin as a code does",
        ),
        (server.address("#/take/hello"), "no file, link or code"),
        (
            cut.replace("#/join/", "#/take/"),
            "The code ends in the middle",
        ),
    ] {
        page.goto("").await?;
        page.goto(&link).await?;
        page.wait_for_text(".notice.problem", said).await?;
        assert_eq!(page.storage().await?, before, "{link}");
    }
    assert_eq!(page.js("return ({}).raters ?? null").await?, Value::Null);
    form::nothing_went_wrong(page).await
}
