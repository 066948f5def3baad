//! What may a page around the element ask of it, and what does it hear?

use levelwise_core::assessment::{Answer as Answered, Choice, SessionId, Stamp};
use levelwise_core::format;
use levelwise_e2e::{Answer, Result, Server, Session, Setup, on_every_browser};
use serde_json::{Value, json};

use crate::embed::{begin, n_said, nothing_went_wrong, portal, said, saved};
use crate::engine;

on_every_browser!(
    methods_and_events,
    complete_is_said_once,
    a_rubric_of_ones_own,
    nothing_can_be_changed_where_it_is_only_read,
);

on_every_browser!(with_cors => an_element_of_another_site_takes_one_header);

fn with_cors() -> Result<Setup> {
    let mut setup = Setup::page()?;
    setup.serve = setup.serve.header("access-control-allow-origin", "*");
    Ok(setup)
}

async fn an_element_of_another_site_takes_one_header(
    page: &Session,
    server: &Server,
) -> Result<()> {
    let media_type = "text/html";
    let body = format!(
        "<!doctype html><title>Portal</title><script type=\"module\" src=\"{}\"></script>\
         <levelwise-form id=\"a\" rubric=\"leadership-system\" page=\"rate\"></levelwise-form>",
        server.address("embed.js")
    );
    server.answer("/portal.html", Answer::Text { media_type, body });
    let origin = server.origin().replace("127.0.0.1", "localhost");
    page.goto(&format!("{origin}/portal.html")).await?;
    // At once, without a form before it.
    page.click("#a >>> #choice-1-getting-better").await?;
    saved(page, "a").await?;
    page.reload().await?;
    page.wait_for_count("#a >>> #choice-1-getting-better:checked", 1)
        .await?;
    page.click_text("#a >>> nav a", "Results").await?;
    page.wait_for("#a >>> .results .figures").await?;
    let storage = page.storage().await?;
    assert!(
        storage.keys().all(|key| key.starts_with("levelwise-form/")),
        "{:?}",
        storage.keys()
    );
    crate::form::nothing_went_wrong(page).await
}

async fn methods_and_events(page: &Session, server: &Server) -> Result<()> {
    portal(
        server,
        "<levelwise-form id=\"a\" rubric=\"leadership-system\"></levelwise-form>",
    );
    page.goto("portal.html").await?;
    let example = "return fetch('rubrics/examples/leadership-system.json').then((it) => it.json())";
    let example = page.js(example).await?;
    // Called before the form is there, from a page that has the keyboard.
    page.click("#search").await?;
    let load = "return document.getElementById('a').load(arguments[0]).then(() => 'done', (error) => error.message)";
    assert_eq!(page.js_with(load, vec![example.clone()]).await?, "done");
    page.wait_for("#a >>> .results .figures").await?;
    let change = said(page, "a", "change").await?;
    assert_eq!(
        (&change["answered"], &change["indicators"]),
        (&json!(0), &json!(28))
    );
    assert!(page.active_element().await?.starts_with("input#search"));
    let file = page
        .js("return document.getElementById('a').export()")
        .await?;
    let file = format::open_assessment(file.to_string().as_bytes())
        .expect("a file")
        .value;
    let example = format::open_assessment(example.to_string().as_bytes())
        .expect("a file")
        .value;
    assert_eq!(file, example);

    // What is no file is said, and changes nothing.
    for bad in [
        json!({}),
        json!("{"),
        json!({ "format": "levelwise/assessment" }),
    ] {
        let refused = page.js_with(load, vec![bad]).await?;
        assert_ne!(refused, "done");
        assert!(
            refused.as_str().is_some_and(|words| words.len() > 10),
            "{refused}"
        );
    }
    page.wait_for("#a >>> .results .figures").await?;

    // The portal may take the file instead of the person.
    page.js("window.refuses = true").await?;
    page.click_text("#a >>> button", "Save as file").await?;
    let export = said(page, "a", "export").await?;
    assert_eq!(export["file"]["id"], example.id.as_str());
    assert!(
        export["name"]
            .as_str()
            .is_some_and(|name| name.ends_with(".json")),
        "{export}"
    );
    page.js("window.refuses = false").await?;
    page.click_text("#a >>> button", "Save as file").await?;
    page.wait_for_download(export["name"].as_str().expect("a name"))
        .await?;

    page.js("return document.getElementById('a').reset()")
        .await?;
    page.wait_for("#a >>> [name=organization]").await?;
    assert_eq!(
        page.js("return document.getElementById('a').export().then((it) => it ?? 'none')")
            .await?,
        "none"
    );
    assert_eq!(page.storage().await?.len(), 0);
    nothing_went_wrong(page, server).await
}

async fn complete_is_said_once(page: &Session, server: &Server) -> Result<()> {
    portal(
        server,
        "<levelwise-form id=\"a\" rubric=\"leadership-system\"></levelwise-form>",
    );
    page.goto("portal.html").await?;
    begin(page, "a", "Complete").await?;
    // Everything but the first, on another device.
    let file = page
        .js("return document.getElementById('a').export()")
        .await?;
    let mut assessment = engine::assessment(&file.to_string());
    let me = assessment.raters.keys().next().expect("a rater").clone();
    let stamp = Stamp {
        by: SessionId::new("elsewhere").expect("an id"),
        at: None,
    };
    for indicator in engine::rubric().indicators().skip(1) {
        let answer = Answered {
            choice: Some(Choice::NotYet),
            ..Answered::default()
        };
        assessment.set_answer(&me, &indicator.id, answer, &stamp);
    }
    let file = format::write_assessment(&assessment);
    page.js_with(
        "return document.getElementById('a').load(arguments[0])",
        vec![file.into()],
    )
    .await?;
    page.wait_for_text("#a >>> main", "27 of 28 answered")
        .await?;
    page.click("#a >>> #choice-1-getting-better").await?;
    let complete = said(page, "a", "complete").await?;
    assert_eq!(
        (&complete["answered"], &complete["indicators"]),
        (&json!(28), &json!(28))
    );
    page.click("#a >>> #choice-1-keep-improving").await?;
    page.wait_until(
        "another change",
        "return window.said.filter(([, name]) => name === 'change').length > 1",
    )
    .await?;
    assert_eq!(n_said(page, "a", "complete").await?, 1);
    nothing_went_wrong(page, server).await
}

async fn a_rubric_of_ones_own(page: &Session, server: &Server) -> Result<()> {
    let dist = levelwise_e2e::dist()?;
    let text =
        std::fs::read_to_string(dist.join("rubrics/leadership-system.json")).expect("a rubric");
    let mut rubric: Value = serde_json::from_str(&text).expect("JSON");
    rubric["id"] = "our-own".into();
    rubric["title"] = "Our Own Rubric".into();
    let media_type = "application/json";
    server.answer(
        "/files/own.json",
        Answer::Text {
            media_type,
            body: rubric.to_string(),
        },
    );
    portal(
        server,
        "<levelwise-form id=\"a\" rubric=\"files/own.json\"></levelwise-form>\
        <levelwise-form id=\"b\" rubric=\"files/none.json\"></levelwise-form>",
    );
    page.goto("portal.html").await?;
    begin(page, "a", "Riverside").await?;
    page.click("#a >>> #choice-1-getting-better").await?;
    saved(page, "a").await?;
    // Whoever gets the file has the rubric too.
    let file = page
        .js("return document.getElementById('a').export()")
        .await?;
    let file = format::open_assessment(file.to_string().as_bytes())
        .expect("a file")
        .value;
    let full = file.rubric.full.as_ref().expect("the rubric");
    assert_eq!(&*full.title, "Our Own Rubric");
    page.wait_for_text("#b >>> [role=alert]", "There is no files/none.json")
        .await?;
    // The missing file is the only thing that went wrong.
    let errors = page.console_errors().await?;
    assert!(
        errors
            .iter()
            .all(|error| error.to_string().contains("none.json")
                || error.text == "levelwise-form did not load"),
        "{errors:?}"
    );
    page.assert_no_foreign_requests()
}

async fn nothing_can_be_changed_where_it_is_only_read(
    page: &Session,
    server: &Server,
) -> Result<()> {
    portal(
        server,
        "<levelwise-form id=\"a\" rubric=\"leadership-system\" page=\"fill\" readonly></levelwise-form>",
    );
    page.goto("portal.html").await?;
    let load = "return fetch('rubrics/examples/leadership-system.json').then((it) => it.text())
        .then((text) => document.getElementById('a').load(text))";
    page.js(load).await?;
    page.wait_for("#a >>> fieldset.indicator:disabled").await?;
    let before = page
        .js("return document.getElementById('a').export()")
        .await?;
    let change = "const { shadowRoot } = document.getElementById('a');
        shadowRoot.querySelector('input[type=radio]:not(:checked)').click();
        const fieldset = shadowRoot.querySelector('fieldset.indicator');
        fieldset.dispatchEvent(new KeyboardEvent('keydown', { key: '1', bubbles: true, composed: true }));
        return new Promise((done) => setTimeout(done, 300))";
    page.js(change).await?;
    page.click_text("#a >>> nav a", "Results").await?;
    page.wait_for("#a >>> .results .figures").await?;
    page.wait_gone("#a >>> .suggestions button").await?;
    assert_eq!(
        page.js("return document.getElementById('a').export()")
            .await?,
        before
    );
    // It is only the attribute.
    page.js("document.getElementById('a').removeAttribute('readonly')")
        .await?;
    page.click_text("#a >>> nav a", "Fill in").await?;
    page.click("#a >>> #choice-1-not-yet").await?;
    saved(page, "a").await?;
    assert_ne!(
        page.js("return document.getElementById('a').export()")
            .await?,
        before
    );
    nothing_went_wrong(page, server).await
}
