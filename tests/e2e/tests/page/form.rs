//! What does a person do on the page? Begin, choose, save a file, open one, erase.

use std::fs;
use std::path::{Path, PathBuf};

use levelwise_core::assessment::Assessment;
use levelwise_core::rubric::Rubric;
use levelwise_e2e::{Answer, Result, Server, Session};
use serde_json::{Value, json};

use crate::engine;

/// Every choice there is, by its word in ids and files.
pub const CHOICES: [&str; 6] = [
    "getting-better",
    "getting-started",
    "keep-improving",
    "not-yet",
    "dont-know",
    "not-applicable",
];

/// Begins an assessment on the start page and gives its id.
pub async fn begin(page: &Session, organization: &str) -> Result<String> {
    page.goto("").await?;
    page.wait_until(
        "the list of rubrics",
        "return document.querySelectorAll('[name=rubric] option').length > 0",
    )
    .await?;
    for (name, text) in [
        ("organization", organization),
        ("cycle", "Fall 2026"),
        ("role", "Superintendent"),
    ] {
        page.type_into(&format!("[name={name}]"), text).await?;
    }
    page.click_text("button", "Begin").await?;
    page.wait_for("fieldset.indicator").await?;
    let address = page.current_address().await?;
    let (_, id) = address.split_once("#/fill/").expect("the page to fill");
    let id = id.to_owned();
    // By name: after a reload, the address alone opens where something is open.
    open(page, &format!("#/fill/{id}/identity")).await?;
    Ok(id)
}

/// Begins an assessment by a rubric on the rubric's own page and gives its id.
pub async fn begin_with(page: &Session, rubric: &str, organization: &str) -> Result<String> {
    page.goto(&format!("#/begin/{rubric}")).await?;
    page.wait_for_count("[name=rubric] option", 1).await?;
    for (name, text) in [
        ("organization", organization),
        ("cycle", "Fall 2026"),
        ("role", "Principal"),
    ] {
        page.type_into(&format!("[name={name}]"), text).await?;
    }
    page.click_text("button", "Begin").await?;
    page.wait_for("fieldset.indicator").await?;
    let address = page.current_address().await?;
    let (_, id) = address.split_once("#/fill/").expect("the page to fill");
    Ok(id.to_owned())
}

/// Opens a page of the assessment as a click on a link would.
pub async fn open(page: &Session, hash: &str) -> Result<()> {
    page.js_with("location.hash = arguments[0]", vec![hash.into()])
        .await
        .map(drop)
}

/// Chooses by the mouse; the area is the one that is shown.
pub async fn choose(page: &Session, indicator: &str, choice: &str) -> Result<()> {
    page.click(&radio(indicator, choice)).await
}

/// The selector of a radio button.
pub fn radio(indicator: &str, choice: &str) -> String {
    format!("#choice-{indicator}-{choice}")
}

/// Waits until the choice of an indicator of the area shown is this one.
pub async fn chosen(page: &Session, indicator: &str, choice: &str) -> Result<()> {
    let checked = format!("{}:checked", radio(indicator, choice));
    page.wait_for_count(&checked, 1).await
}

/// Waits until an indicator of the area shown has no choice.
pub async fn not_chosen(page: &Session, indicator: &str) -> Result<()> {
    page.wait_for(&format!("#indicator-{indicator}")).await?;
    page.wait_for_count(
        &format!("#indicator-{indicator} input[type=radio]:checked"),
        0,
    )
    .await
}

/// One choice for each indicator: all kinds, in turn.
pub fn mixed_choices() -> Vec<[String; 3]> {
    mixed_choices_of(&engine::rubric())
}

/// The same for any rubric with the same scale.
pub fn mixed_choices_of(rubric: &Rubric) -> Vec<[String; 3]> {
    let mut choices = Vec::new();
    for area in &rubric.areas {
        for indicator in area
            .practices
            .iter()
            .flat_map(|practice| &practice.indicators)
        {
            let choice = CHOICES[choices.len() % CHOICES.len()];
            choices.push([
                area.id.to_string(),
                indicator.id.to_string(),
                choice.to_owned(),
            ]);
        }
    }
    choices
}

/// Goes through the areas and chooses, by one script: where the point is not
/// the filling. Each choice is an area, an indicator and a choice.
pub async fn fill(page: &Session, id: &str, choices: &[[String; 3]]) -> Result<()> {
    let script = "const [id, choices] = arguments;
        return (async () => {
          for (const [area, indicator, choice] of choices)
            (await drawn(id, area, `choice-${indicator}-${choice}`)).click();
        })()";
    in_areas(page, script, vec![id.into(), json!(choices)]).await?;
    saved(page).await
}

/// What is chosen on the form, indicator by indicator: area, indicator, choice.
pub async fn shown_choices(page: &Session, id: &str) -> Result<Value> {
    shown_choices_of(page, id, &engine::rubric()).await
}

/// The same of an assessment by any rubric.
pub async fn shown_choices_of(page: &Session, id: &str, rubric: &Rubric) -> Result<Value> {
    let indicators: Vec<_> = mixed_choices_of(rubric)
        .into_iter()
        .map(|[area, indicator, _]| [area, indicator])
        .collect();
    let script = "const [id, indicators] = arguments;
        return (async () => {
          const choices = [];
          for (const [area, indicator] of indicators) {
            const form = await drawn(id, area, `indicator-${indicator}`);
            choices.push([area, indicator, form.querySelector('input[type=radio]:checked')?.value]);
          }
          return choices;
        })()";
    in_areas(page, script, vec![id.into(), json!(indicators)]).await
}

async fn in_areas(page: &Session, script: &str, arguments: Vec<Value>) -> Result<Value> {
    let drawn = "const drawn = (id, area, wanted) => {
          const seen = () => document.getElementById(wanted);
          if (seen()) return seen();
          location.hash = `#/fill/${id}/${area}`;
          return new Promise((done) => new MutationObserver((_, observer) => {
            if (seen()) { observer.disconnect(); done(seen()); }
          }).observe(document.body, { childList: true, subtree: true }));
        };";
    page.js_with(&format!("{drawn}{script}"), arguments).await
}

/// The files of rubrics that the page itself asked for, in order; what a
/// service worker keeps beside it is no concern of the page.
pub async fn rubrics_fetched(page: &Session) -> Result<Vec<String>> {
    let script = "return performance.getEntriesByType('resource')
        .sort((one, next) => one.startTime - next.startTime)
        .map((file) => new URL(file.name).pathname.split('/rubrics/')[1])
        .filter((file) => file && file !== 'index.json' && file !== 'catalog.json')";
    let fetched = page.js(script).await?;
    Ok(serde_json::from_value(fetched).expect("names of files"))
}

/// Waits until the page says that everything is kept.
pub async fn saved(page: &Session) -> Result<()> {
    page.wait_for_text(".save-badge", "Saved on this device")
        .await
}

/// The text that is stored under the assessment's key.
pub async fn stored_text(page: &Session, id: &str) -> Result<String> {
    let mut storage = page.storage().await?;
    let text = storage.remove(&assessment_key(id));
    Ok(text.unwrap_or_else(|| panic!("nothing under {id} in {:?}", storage.keys())))
}

/// The assessment that is stored.
pub async fn stored(page: &Session, id: &str) -> Result<Assessment> {
    Ok(engine::assessment(&stored_text(page, id).await?))
}

/// Where the page keeps an assessment.
pub fn assessment_key(id: &str) -> String {
    format!("levelwise/1/assessment/{id}")
}

/// How many assessments are stored.
pub async fn assessments(page: &Session) -> Result<usize> {
    let storage = page.storage().await?;
    let is_one = |key: &&String| key.starts_with(&assessment_key(""));
    Ok(storage.keys().filter(is_one).count())
}

/// Lets the page believe that a file of the assessment was saved so many days
/// ago.
pub async fn saved_days_ago(page: &Session, id: &str, days: u32) -> Result<()> {
    let script = "const [key, days] = arguments;
        const lines = (localStorage.getItem(key) ?? '').split('\\n');
        lines[2] = new Date(Date.now() - days * 86400000).toISOString().slice(0, 19) + 'Z';
        localStorage.setItem(key, lines.join('\\n'))";
    let key = format!("levelwise/1/local/{id}");
    page.js_with(script, vec![key.into(), days.into()])
        .await
        .map(drop)
}

/// Presses a button that saves a file, and reads the file.
pub async fn saved_file(page: &Session, button: &str, name: &str) -> Result<(PathBuf, String)> {
    page.click_text("button", button).await?;
    let path = page.wait_for_download(name).await?;
    let text = fs::read_to_string(&path).expect("the saved file");
    Ok((path, text))
}

/// Gives a file to the page shown.
pub async fn give(page: &Session, path: &Path) -> Result<()> {
    page.set_files(".import input[type=file]", &[path]).await
}

/// Writes a file of the test's own and gives its path.
pub fn written(page: &Session, name: &str, text: &str) -> PathBuf {
    let path = page.scratch().join(name);
    fs::write(&path, text).expect("a file in the scratch folder");
    path
}

/// Erases the only assessment, from any page, in the two steps it takes.
pub async fn erase(page: &Session) -> Result<()> {
    open(page, "#/data").await?;
    page.click_text("button", "Erase…").await?;
    page.click_text("button", "Erase for good").await?;
    page.wait_for_text("main", "Nothing yet.").await
}

/// Opens a second tab on another page of the same origin, which shares the
/// storage and does nothing of its own.
pub async fn second_tab_beside(page: &Session, server: &Server) -> Result<usize> {
    let other = Answer::Text {
        media_type: "text/html",
        body: "<!doctype html><title>Another page</title>".to_owned(),
    };
    server.answer("/other.html", other);
    let tab = page.second_tab().await?;
    page.goto("other.html").await?;
    Ok(tab)
}

/// Waits until the element with this id has the keyboard.
pub async fn focused(page: &Session, element_id: &str) -> Result<()> {
    let script = format!("return document.activeElement.id === '{element_id}'");
    page.wait_until(&format!("the focus on {element_id}"), &script)
        .await
        .map(drop)
}

/// What holds at the end of every journey: nothing went wrong unseen, nothing
/// was forbidden by the policy, nothing left the page's own host.
pub async fn nothing_went_wrong(page: &Session) -> Result<()> {
    page.assert_no_console_errors().await?;
    page.assert_no_foreign_requests()
}
