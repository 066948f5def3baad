//! Is the report for a board whole, does it leave the device as one file that is
//! the assessment, and does it keep to itself what is not for a board?

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use levelwise_core::format::{self, Carried};
use levelwise_e2e::{Answer, Browser, Result, Server, Session, Setup, on_every_browser, run};
use serde_json::json;

use crate::{engine, form, teams};

on_every_browser!(
    a_saved_report_is_the_assessment,
    a_locked_report_opens_with_its_password_alone
);

#[test]
fn what_is_left_out_is_not_in_the_file() {
    run(Browser::Chromium, Setup::page, left_out);
}

#[test]
fn nothing_sealed_is_in_a_report() {
    run(Browser::Chromium, Setup::page, sealed);
}

#[test]
fn the_report_fits_on_both_papers() {
    run(Browser::Chromium, Setup::page, on_paper);
}

const NAME: &str = "levelwise-lake-district-fall-2026-report.html";
const SAVE: &str = "Save the file";

/// A team's assessment with everything a report tells of: votes, a decision with
/// dissent, a plan.
async fn team(page: &Session) -> Result<String> {
    let id = teams::sealed(page, "Lake District").await?;
    teams::reveal(page, &id).await?;
    let text = form::stored_text(page, &id).await?;
    let words = ["The minutes show it.", "Kim </p> sees a level less."];
    let decided = teams::deciding(&text, "ours", "3a", 2, words);
    teams::take_over(page, &[("decided", decided)]).await?;
    form::open(page, &format!("#/results/{id}")).await?;
    page.click_text(".focus button", "Add to plan").await?;
    page.wait_for(".in-plan").await?;
    form::saved(page).await?;
    Ok(id)
}

async fn open(page: &Session, id: &str) -> Result<()> {
    form::open(page, &format!("#/report/{id}")).await?;
    page.wait_for(".report #every").await
}

/// What the file carries.
fn carried(text: &str) -> Option<Carried> {
    let found = format::open_page(text.as_bytes())?;
    Some(found.expect("what the page carries"))
}

async fn a_saved_report_is_the_assessment(page: &Session, server: &Server) -> Result<()> {
    let id = team(page).await?;
    form::open(page, &format!("#/results/{id}")).await?;
    page.click_text(".results a", "Report").await?;
    page.wait_for(".report #every").await?;
    for words in [
        "Lake District",
        "Where we stand",
        "How sure we are",
        "What we decided, and who disagreed",
        "Kim </p> sees a level less.",
        "What we will do, and by when",
        "Appendix: every indicator",
        "Only a2 wrote this.",
    ] {
        page.wait_for_text(".report", words).await?;
    }
    page.wait_for_count(".report .entry", 28 + 1).await?;
    let assessment = form::stored_text(page, &id).await?;
    let (file, text) = form::saved_file(page, SAVE, NAME).await?;
    page.wait_for_text(".notice.good", "to your browser to save")
        .await?;
    assert_eq!(carried(&text), Some(Carried::Assessment(json_in(&text))));
    assert_eq!(
        engine::assessment(&json_in(&text)),
        engine::assessment(&assessment)
    );
    assert_eq!(text.matches("<script").count(), 1, "the data block alone");
    assert!(text.contains("Kim &lt;/p&gt; sees a level less."));
    for missing in ["href=\"#", "<button", "style=\"", "http-equiv=\"refresh"] {
        assert!(!text.contains(missing), "{missing} in the file");
    }

    // It opens by itself, and nothing in it is held back by its own policy.
    let saved = Answer::Text {
        media_type: "text/html",
        body: text.clone(),
    };
    server.answer("/saved.html", saved);
    page.goto("saved.html").await?;
    page.wait_for_text(".report", "Kim </p> sees a level less.")
        .await?;
    page.wait_for_count("main > article > header > h1", 1)
        .await?;
    let looks = "return [getComputedStyle(document.querySelector('.report-title')).fontWeight,
        document.querySelectorAll('details:not([open])').length,
        document.querySelectorAll('svg.picture').length]";
    assert_eq!(page.js(looks).await?, json!(["700", 0, 2]));
    for width in [320, 1280] {
        page.resize(width, 800).await?;
        page.no_sideways_scrolling().await?;
    }
    page.assert_no_axe_violations("html").await?;

    // On a device that has nothing it is the assessment.
    page.goto("").await?;
    form::erase(page).await?;
    form::give(page, &file).await?;
    page.click_text("button", "Add to this device").await?;
    page.wait_for_text(".notice.good", "The file was taken over")
        .await?;
    assert_eq!(
        form::stored(page, &id).await?,
        engine::assessment(&assessment)
    );
    form::nothing_went_wrong(page).await
}

/// The text in the data block.
fn json_in(text: &str) -> String {
    let (_, rest) = text
        .split_once("id=\"levelwise-assessment\">")
        .expect("a data block");
    let (json, _) = rest.split_once("</script>").expect("its end");
    json.to_owned()
}

const PASSWORD: &str = "four lovely long words";

async fn a_locked_report_opens_with_its_password_alone(
    page: &Session,
    server: &Server,
) -> Result<()> {
    let id = form::begin(page, "Lake District").await?;
    form::fill(page, &id, &form::mixed_choices()).await?;
    open(page, &id).await?;
    page.click_text(".plain-choice", "locked by a password")
        .await?;
    page.wait_for_text(".report-options", "600,000 rounds")
        .await?;
    for (first, again, said) in [
        ("short", "short", "at least eight characters"),
        (PASSWORD, "four lovely long word", "are not the same"),
    ] {
        page.set_value("#report-password", first).await?;
        page.set_value("#report-password-again", again).await?;
        page.click_text("button", SAVE).await?;
        page.wait_for_text(".notice.problem", said).await?;
    }
    page.set_value("#report-password-again", PASSWORD).await?;
    let before = form::stored(page, &id).await?;
    let (file, text) = form::saved_file(page, SAVE, NAME).await?;
    let Some(Carried::Locked(locked)) = carried(&text) else {
        panic!("not locked: {text}");
    };
    assert_eq!(locked.iterations, format::LOCK_ITERATIONS);
    for word in ["Lake District", "Fall 2026", "getting-better", &id] {
        assert!(!text.contains(word), "{word} is in the locked file");
    }
    let saved = Answer::Text {
        media_type: "text/html",
        body: text,
    };
    server.answer("/saved.html", saved);
    page.goto("saved.html").await?;
    page.wait_for_text("main", "This report is locked by a password.")
        .await?;
    page.assert_no_axe_violations("html").await?;

    page.goto("").await?;
    form::erase(page).await?;
    form::give(page, &file).await?;
    page.wait_for_text(".unlocking", NAME).await?;
    page.type_into("#unlock-password", "four lovely long word")
        .await?;
    page.click_text(".unlocking button", "Open").await?;
    page.wait_for_text(".notice.problem", "Nothing was changed.")
        .await?;
    assert_eq!(form::assessments(page).await?, 0);
    page.type_over("#unlock-password", PASSWORD).await?;
    page.click_text(".unlocking button", "Open").await?;
    page.click_text("button", "Add to this device").await?;
    page.wait_for_text(".notice.good", "The file was taken over")
        .await?;
    assert_eq!(form::stored(page, &id).await?, before);

    // Nobody has to know it: the rest of what was chosen can still be used.
    form::give(page, &file).await?;
    page.click_text(".unlocking button", "Leave it out").await?;
    page.wait_for_text(".notice.problem", "was left out")
        .await?;
    form::nothing_went_wrong(page).await
}

async fn left_out(page: &Session, _server: &Server) -> Result<()> {
    let id = team(page).await?;
    form::open(page, &format!("#/plan/{id}")).await?;
    page.js("for (const fold of document.querySelectorAll('details')) fold.open = true")
        .await?;
    page.set_value(".task input:not([type])", "Pat Rivera")
        .await?;
    form::saved(page).await?;
    open(page, &id).await?;
    page.wait_for_text(".report-tasks", "Pat Rivera").await?;
    page.wait_for_text(".report-head", "Pat, Principal").await?;
    page.click_text(".switch", "Names of people").await?;
    page.click_text(".switch", "What we decided").await?;
    page.wait_for_text(".report-head", "Rated by 6 people.")
        .await?;
    page.wait_for_count("#decided", 0).await?;
    page.wait_for_text(".report", "Rater 2:").await?;
    // The assessment holds names, so it cannot go along.
    page.wait_for_count(".plain-choice input:disabled", 1)
        .await?;
    let (_, text) = form::saved_file(page, SAVE, NAME).await?;
    assert_eq!(carried(&text), None);
    for word in ["Pat", "Superintendent", "Teacher", "The minutes show it."] {
        assert!(!text.contains(word), "{word} is in the file");
    }
    form::nothing_went_wrong(page).await
}

async fn sealed(page: &Session, _server: &Server) -> Result<()> {
    let id = teams::sealed(page, "Lake District").await?;
    open(page, &id).await?;
    page.wait_for_text(".report .notice", "are sealed").await?;
    page.wait_for_count("#heat", 0).await?;
    teams::nothing_shows(page, "the report").await?;
    let (_, text) = form::saved_file(page, SAVE, NAME).await?;
    let whole = form::stored(page, &id).await?;
    let found = engine::assessment(&json_in(&text));
    assert_eq!(found.raters.len(), whole.raters.len());
    for mate in &teams::MATES {
        assert!(
            !text.contains(&teams::note_of(mate)),
            "the file tells what {} wrote",
            mate.id
        );
        let rater = found.raters.get(&teams::rater(mate.id)).expect("a rater");
        assert!(rater.answers.is_empty());
    }
    form::nothing_went_wrong(page).await
}

/// How wide and high a page of A4 and of Letter is inside of its margins, in
/// pixels of CSS, and inches of the paper.
const PAPERS: [(&str, u32, f64, f64); 2] = [("A4", 672, 8.27, 11.69), ("Letter", 695, 8.5, 11.0)];

async fn on_paper(page: &Session, _server: &Server) -> Result<()> {
    let id = team(page).await?;
    open(page, &id).await?;
    for (paper, width, wide, high) in PAPERS {
        let answer = page
            .cdp(
                "Page.printToPDF",
                json!({ "printBackground": true, "paperWidth": wide, "paperHeight": high }),
            )
            .await?;
        let data = answer["data"].as_str().expect("a PDF");
        let pdf = BASE64_STANDARD.decode(data).expect("a PDF");
        let pdf = String::from_utf8_lossy(&pdf);
        let n_pages = pdf.matches("/Type /Page\n").count();
        assert!((6..30).contains(&n_pages), "{n_pages} pages of {paper}");

        page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }))
            .await?;
        page.resize(width, 900).await?;
        let cut =
            "return [...document.querySelectorAll('.report :is(table, svg, p, h2, h3, td, th)')]
            .filter((it) => it.getBoundingClientRect().width > 0)
            .filter((it) => !it.closest('.hidden-words'))
            .filter((it) => it.getBoundingClientRect().right > innerWidth + 1)
            .map((it) => it.tagName + ' ' + words(it.textContent).slice(0, 40))";
        assert_eq!(page.js(cut).await?, json!([]), "cut on {paper}");
        for hidden in [".top", ".assessment-bar", ".report-options"] {
            page.wait_gone(hidden).await?;
        }
        page.cdp("Emulation.setEmulatedMedia", json!({ "media": "" }))
            .await?;
    }
    form::nothing_went_wrong(page).await
}
