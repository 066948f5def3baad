//! Which views has the page? Each once, in the state that shows the most, for
//! whoever has something to check on all of them.

use levelwise_core::share;
use levelwise_e2e::{Result, Session};

use crate::{engine, form, teams};

/// Opens every fold of the page.
const UNFOLD: &str = "for (const fold of document.querySelectorAll('details')) fold.open = true";

/// Shows every view, one after the other, and calls `look` with its name.
pub async fn walk(page: &Session, look: impl AsyncFn(&'static str) -> Result<()>) -> Result<()> {
    page.goto("").await?;
    page.wait_for_text("h2", "New assessment").await?;
    look("the start page, empty").await?;
    form::open(page, "#/nowhere").await?;
    page.wait_for_text("h1", "There is no such page").await?;
    look("the unknown page").await?;
    form::open(page, "#/fill/no-such-assessment").await?;
    page.wait_for_text("h1", "This assessment is not on this device")
        .await?;
    look("an assessment that is not here").await?;

    form::open(page, "#/rubrics").await?;
    page.wait_for(".rubric-cards").await?;
    look("the rubrics").await?;
    page.type_into("#search", "survey data").await?;
    page.wait_for_text(".search-status", "in 5 rubrics").await?;
    look("the rubrics, searched").await?;
    form::open(page, "#/rubrics/leadership-network").await?;
    page.wait_for(".full-indicator").await?;
    look("the full text").await?;
    page.js(UNFOLD).await?;
    look("the full text, all folds open").await?;
    form::open(page, "#/begin/effective-district").await?;
    page.wait_for(".begin form").await?;
    look("beginning with a rubric").await?;

    let id = form::begin_with(page, "leadership-network", "Lake District").await?;
    page.js(UNFOLD).await?;
    look("the form with measures, all folds open").await?;
    form::choose(page, "p3", "getting-started").await?;
    form::open(page, &format!("#/evidence/{id}")).await?;
    page.wait_for(".inventory-item").await?;
    for item in ["p1-i1", "p3-i2", "p5-i2"] {
        page.click(&format!("#evidence-{item}")).await?;
    }
    page.click_text("button", "Confirm all 2 shown…").await?;
    page.wait_for(".to-confirm").await?;
    look("the inventory, looking").await?;
    page.click_text("button", "Confirm these 2").await?;
    page.wait_for(".notice.good").await?;
    look("the inventory, confirmed").await?;
    form::saved(page).await?;
    form::open(page, &format!("#/through/{id}")).await?;
    page.wait_for(".through .cards").await?;
    look("choosing a rubric to see through").await?;
    form::open(page, &format!("#/through/{id}/leadership-system")).await?;
    page.wait_for(".seen").await?;
    look("seen through another rubric").await?;
    form::erase(page).await?;
    form::open(page, "#/rubrics/effective-district").await?;
    page.click_text("button", "Open a filled example").await?;
    page.wait_for(".results .figures").await?;
    let id = form::begin_with(page, "leadership-system", "Lake District").await?;
    form::open(page, &format!("#/proposals/{id}")).await?;
    page.wait_for(".proposals .inventory-item").await?;
    look("what a new assessment can start from").await?;
    form::saved(page).await?;
    form::open(page, "#/").await?;
    page.wait_for_count("a[href^='#/proposals']", 1).await?;
    look("the start page with something to start from").await?;
    page.clear_storage().await?;
    page.reload().await?;

    form::open(page, "#/").await?;
    page.click_text("button", "Open the example").await?;
    page.wait_for(".results .figures").await?;
    look("results").await?;
    page.js(UNFOLD).await?;
    look("results, all folds open").await?;
    page.click_text(".focus button", "Add to plan").await?;
    page.click_text(".in-plan a", "Open the plan").await?;
    page.wait_for(".plan .priority").await?;
    page.js(UNFOLD).await?;
    page.type_into("#own-text", "A task of our own").await?;
    page.click_text("button", "Add task").await?;
    page.wait_for_text("#others", "Your own tasks").await?;
    look("a plan, all folds open").await?;
    page.click_text(".assessment-bar a", "Progress").await?;
    page.wait_for_text(".progress-page", "This is the first cycle.")
        .await?;
    look("the progress of a first cycle").await?;
    page.type_into("#next-label", "Fall 2027").await?;
    page.click_text("button", "Begin the next cycle").await?;
    page.wait_for("fieldset.indicator").await?;
    page.click_text(".assessment-bar a", "Progress").await?;
    page.wait_for("svg.picture").await?;
    page.js(UNFOLD).await?;
    look("the progress over two cycles, all folds open").await?;

    let long =
        "Consolidated Independent School District of Llanfairpwllgwyngyllgogerychwyrndrobwll";
    let id = form::begin(page, long).await?;
    look("the form").await?;
    form::choose(page, "1", "getting-better").await?;
    form::choose(page, "2", "dont-know").await?;
    form::saved(page).await?;
    for area in ["identity", "relationships", "capacity"] {
        form::open(page, &format!("#/fill/{id}/{area}")).await?;
        page.wait_for_count(&format!("a[href$='/{area}'][aria-current]"), 1)
            .await?;
        page.js(UNFOLD).await?;
        if area == "relationships" {
            page.type_into(
                "#link-3a",
                "https://example.org/a-path-without-any-break-that-is-as-long-as-they-come",
            )
            .await?;
            page.click_text("button", "Add link").await?;
            page.wait_for("#indicator-3a .links a").await?;
        }
        look("the form, all folds open").await?;
    }
    form::saved(page).await?;
    page.js("window.setItem = Storage.prototype.setItem; Storage.prototype.setItem = () => {}")
        .await?;
    form::choose(page, "9", "not-applicable").await?;
    page.wait_for_text(".notice.problem", "did not keep")
        .await?;
    look("the form with a write that failed").await?;
    page.js("Storage.prototype.setItem = window.setItem")
        .await?;
    page.click_text("button", "Try again").await?;
    form::saved(page).await?;
    form::open(page, &format!("#/results/{id}")).await?;
    page.wait_for(".results .figures").await?;
    page.js(UNFOLD).await?;
    look("results of one's own, all folds open").await?;
    form::open(page, &format!("#/plan/{id}")).await?;
    page.wait_for_text(".plan", "Nothing is planned yet.")
        .await?;
    look("a plan with nothing in it").await?;

    form::open(page, &format!("#/invite/{id}")).await?;
    page.wait_for("#by-qr + p + .qr").await?;
    page.js(UNFOLD).await?;
    look("inviting").await?;
    page.click_text("button", "Show it large").await?;
    page.wait_for("dialog .qr").await?;
    look("the code, large").await?;
    page.keys(&["Escape"]).await?;
    form::open(page, &format!("#/send/{id}")).await?;
    page.wait_for("#as-qr + p + .qr").await?;
    look("sending").await?;
    form::saved_days_ago(page, &id, 12).await?;
    page.reload().await?;
    page.wait_for(".bulletin .notice").await?;
    look("results with a reminder").await?;
    page.click_text(".bulletin button", "Not now").await?;

    let text = form::stored_text(page, &id).await?;
    let other = text.replace(&id, "not-here-yet");
    let code = share::write_code(&engine::assessment(&other)).expect("a code");
    form::open(page, &format!("#/join/{code}")).await?;
    page.wait_for("#join-role").await?;
    look("an invitation").await?;
    form::open(page, "#/join/LW1-abc").await?;
    page.wait_for_text(".notice.problem", "cannot be used")
        .await?;
    look("a broken invitation").await?;
    form::open(page, &format!("#/take/{code}")).await?;
    page.wait_for_text(".preview", "Who are you in this file?")
        .await?;
    look("answers that came by a link").await?;
    form::open(page, &format!("#/invite/{id}")).await?;
    page.wait_for(".import").await?;
    crate::inviting::paste(
        page,
        &format!("{}{other}LW1-abc", crate::importing::teammates_file(&text)),
    )
    .await?;
    page.wait_for_text(".preview", "3 files: 1 brings something")
        .await?;
    look("a preview with what cannot be used").await?;

    page.set_storage(&form::assessment_key("damaged"), "{}")
        .await?;
    form::open(page, "#/").await?;
    page.wait_for_text(".cards", "3 of 28 answered").await?;
    look("the start page with cards").await?;

    form::open(page, "#/data").await?;
    page.wait_for_text("h2", "Put aside").await?;
    look("your data").await?;
    page.click_text("button", "Erase…").await?;
    page.wait_for_text(".card .notice", "Without a file")
        .await?;
    let file = form::written(page, "team.json", &crate::importing::teammates_file(&text));
    form::give(page, &file).await?;
    page.wait_for(".preview tbody").await?;
    look("your data, asking, with a preview").await?;
    page.click_text("button", "Take over").await?;
    page.wait_for_text(".notice.good", "The file was taken over")
        .await?;
    page.js(UNFOLD).await?;
    look("your data after an import").await?;
    let file = form::written(page, "letter.json", "Dear team");
    form::give(page, &file).await?;
    page.wait_for_text(".import .notice.problem", "cannot be used")
        .await?;
    look("an error notice").await?;
    walk_team(page, &look).await
}

/// The same for the pages of a team.
async fn walk_team(page: &Session, look: impl AsyncFn(&'static str) -> Result<()>) -> Result<()> {
    form::open(page, "#/").await?;
    page.wait_for("[name=organization]").await?;
    let id = teams::sealed(page, "Consolidated Independent School District").await?;
    form::open(page, &format!("#/results/{id}")).await?;
    page.wait_for_text(".notice.calm", "are sealed").await?;
    look("results with sealed votes").await?;
    teams::open_team(page, &id).await?;
    page.click_text("button", "Reveal the votes…").await?;
    page.wait_for("#reveal-now").await?;
    look("the team, sealed and asking").await?;
    form::open(page, &format!("#/meeting/{id}/3a")).await?;
    page.wait_for(".meeting.voting").await?;
    page.click_text("button", "Show my vote").await?;
    page.wait_for(".marked").await?;
    look("the meeting, voting").await?;
    page.click_text("button", "Reveal").await?;
    page.wait_for(".meeting.looking").await?;
    page.click_text("button", "Show descriptions").await?;
    look("the meeting, discussing").await?;
    page.click_text("button", "Decide").await?;
    page.click(".meeting-levels button.level-2").await?;
    page.wait_for(".marked").await?;
    page.type_into(
        "#rationale",
        "A-word-without-any-break-that-is-as-long-as-they-come",
    )
    .await?;
    look("the meeting, deciding").await?;
    form::saved(page).await?;
    page.click_text("button", "Keys").await?;
    page.wait_for("dialog[open]").await?;
    look("the keys of the meeting").await?;
    page.click_text("button", "Close").await?;
    page.wait_gone("dialog[open]").await?;

    let text = form::stored_text(page, &id).await?;
    let theirs = teams::deciding(&text, "laptop", "2", 3, ["There.", "Pat sees less."]);
    let ours = teams::deciding(&text, "tablet", "2", 1, ["Here.", ""]);
    teams::take_over(page, &[("there", theirs), ("here", ours)]).await?;
    form::open(page, &format!("#/meeting/{id}/2")).await?;
    page.click_text("button", "Reveal").await?;
    page.wait_for_text(".meeting .notice", "Two decisions were made apart")
        .await?;
    look("the meeting, decided apart").await?;
    teams::reveal(page, &id).await?;
    page.set_value("#small-group", "3").await?;
    page.wait_for(".by-role").await?;
    page.click("#change-a2").await?;
    page.click("ol.agenda > li:first-child button").await?;
    page.wait_for("ol.agenda .votes").await?;
    teams::unfold(page).await?;
    look("the team, all folds open").await?;
    form::open(page, &format!("#/results/{id}")).await?;
    page.wait_for("#together").await?;
    teams::unfold(page).await?;
    look("results of the team, all folds open").await?;
    form::open(page, &format!("#/report/{id}")).await?;
    page.wait_for(".report #heat svg").await?;
    page.click_text(".plain-choice", "locked by a password")
        .await?;
    page.wait_for("#report-password").await?;
    teams::unfold(page).await?;
    look("the report, about to be locked").await
}
