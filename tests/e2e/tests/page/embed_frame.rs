//! Does the form work in a frame, of the same site and of another one?

use levelwise_e2e::{Answer, Result, Server, Session, Setup, SiteData, on_every_browser};
use serde_json::Value;

use crate::form;

on_every_browser!(
    a_frame_of_another_site_says_what_that_means_and_hands_over,
    heights_follow_only_where_that_is_allowed,
    a_frame_of_the_same_site_needs_no_list,
);

on_every_browser!(blocked => a_frame_without_storage_hands_over_what_it_holds);

fn blocked() -> Result<Setup> {
    let mut setup = Setup::page()?;
    setup.options.site_data = SiteData::Blocked;
    Ok(setup)
}

fn page_with(server: &Server, path: &str, body: String) {
    let media_type = "text/html";
    let body = format!("<!doctype html><html lang=\"en\"><title>Portal</title>{body}</html>");
    server.answer(path, Answer::Text { media_type, body });
}

/// The same server as another site.
fn elsewhere(server: &Server) -> String {
    server.origin().replace("127.0.0.1", "localhost")
}

/// A page of the other site with the form in a frame.
fn portal(server: &Server) {
    let form = server.address("");
    page_with(
        server,
        "/portal.html",
        format!(
            "<script>window.said = []; addEventListener('DOMContentLoaded', () => {{
               for (const name of ['ready', 'change']) document.querySelector('iframe')
                 .addEventListener('levelwise-' + name, ({{ detail }}) => window.said.push([name, detail]));
             }})</script>
             <script src=\"{form}frame.js\"></script>
             <iframe title=\"Self-assessment\" width=\"700\" height=\"300\" src=\"{form}embed.html?rubric=leadership-system&rater-role=Principal\"></iframe>"
        ),
    );
}

const FORM: &str = "levelwise-form >>> ";

/// By a script: drivers do not scroll the page around a frame, and WebKit's does
/// not type into one.
async fn press(page: &Session, css: &str, text: &str) -> Result<()> {
    let script = "const control = [...document.querySelector('levelwise-form').shadowRoot.querySelectorAll(arguments[0])]
          .find((it) => it.textContent.includes(arguments[1]));
        control?.click();
        return Boolean(control)";
    let pressed = page.js_with(script, vec![css.into(), text.into()]).await?;
    assert_eq!(pressed, true, "{css} {text}");
    Ok(())
}

async fn begin(page: &Session) -> Result<()> {
    page.wait_for_count(&format!("{FORM}[name=rubric] option"), 1)
        .await?;
    page.js("document.querySelector('levelwise-form').shadowRoot.querySelector('[name=organization]').value = 'Framed'")
        .await?;
    press(page, "button", "Begin").await?;
    page.wait_for(&format!("{FORM}fieldset.indicator")).await?;
    press(page, "#choice-1-getting-better", "").await
}

async fn saved(page: &Session) -> Result<()> {
    page.wait_for_text(&format!("{FORM}.save-badge"), "Saved")
        .await
}

/// The link that goes on in a tab.
async fn link(page: &Session) -> Result<String> {
    let href = "const links = [...document.querySelector('levelwise-form').shadowRoot.querySelectorAll('a')];
        const link = links.find((it) => it.textContent === 'Continue in a tab');
        return link?.target === '_blank' && link.rel === 'noopener' && link.href.includes('#/take/') && link.href";
    let href = page.wait_until("the link", href).await?;
    Ok(href.as_str().expect("an address").to_owned())
}

async fn a_frame_without_storage_hands_over_what_it_holds(
    page: &Session,
    server: &Server,
) -> Result<()> {
    portal(server);
    page.goto(&format!("{}/portal.html", elsewhere(server)))
        .await?;
    page.enter_frame("iframe").await?;
    begin(page).await?;
    page.wait_for_text(
        &format!("{FORM}.notice"),
        "The browser keeps nothing that you do here",
    )
    .await?;
    page.wait_for_text(&format!("{FORM}main"), "1 of 28 answered")
        .await?;
    // What was just chosen is in it.
    let before = link(page).await?;
    press(page, "#choice-2-keep-improving", "").await?;
    let other = "const link = [...document.querySelector('levelwise-form').shadowRoot.querySelectorAll('a')]
          .find((it) => it.textContent === 'Continue in a tab');
        return link.href !== arguments[0]";
    let start = std::time::Instant::now();
    while page.js_with(other, vec![before.as_str().into()]).await? != true {
        assert!(start.elapsed() < levelwise_e2e::DEADLINE, "{before}");
        tokio::time::sleep(levelwise_e2e::POLL).await;
    }
    let href = link(page).await?;
    page.leave_frame().await?;
    page.goto(&href).await?;
    page.wait_for_text("h1", "Go on here").await?;
    page.click_text("button", "Add to this device").await?;
    page.wait_for_text(".notice.good", "taken over").await?;
    // Where the first indicators are; the next unanswered is elsewhere.
    let fill = "return [...document.querySelectorAll('main a')].find((it) => it.hash.startsWith('#/fill/')).hash";
    let fill = page.js(fill).await?;
    let fill = fill.as_str().expect("an address");
    form::open(page, &format!("{fill}/identity")).await?;
    form::chosen(page, "1", "getting-better").await?;
    form::chosen(page, "2", "keep-improving").await?;
    page.console_errors().await?;
    page.assert_no_foreign_requests()
}

async fn a_frame_of_another_site_says_what_that_means_and_hands_over(
    page: &Session,
    server: &Server,
) -> Result<()> {
    portal(server);
    page.goto(&format!("{}/portal.html", elsewhere(server)))
        .await?;
    page.enter_frame("iframe").await?;
    page.wait_for_text(&format!("{FORM}.notice"), "You are inside another site")
        .await?;
    begin(page).await?;
    saved(page).await?;
    let href = link(page).await?;
    let (_, file) = {
        press(page, "button", "Save a file now").await?;
        let path = page.wait_for_download("levelwise-framed.json").await?;
        let text = std::fs::read_to_string(&path).expect("the file");
        (path, text)
    };
    page.leave_frame().await?;
    page.screenshot("embed-apart").await?;

    // In a tab, on the same device, nothing was there so far.
    page.goto(&href).await?;
    page.wait_for_text("h1", "Go on here").await?;
    page.click_text("button", "Add to this device").await?;
    page.wait_for_text(".notice.good", "taken over").await?;
    let file = crate::engine::assessment(&file);
    form::open(page, &format!("#/fill/{}", file.id)).await?;
    form::chosen(page, "1", "getting-better").await?;
    // It is the same person who goes on.
    form::choose(page, "2", "keep-improving").await?;
    form::saved(page).await?;
    let stored = form::stored(page, file.id.as_str()).await?;
    assert_eq!(stored.raters.len(), 1);
    form::nothing_went_wrong(page).await
}

async fn height(page: &Session) -> Result<f64> {
    let height = page
        .js("return document.querySelector('iframe').getBoundingClientRect().height")
        .await?;
    Ok(height.as_f64().expect("a number"))
}

async fn heights_follow_only_where_that_is_allowed(page: &Session, server: &Server) -> Result<()> {
    let list = |body: String| {
        let media_type = "application/json";
        server.answer("/embed-parents.json", Answer::Text { media_type, body });
    };
    portal(server);
    let portal = format!("{}/portal.html", elsewhere(server));
    list("[]".to_owned());
    page.goto(&portal).await?;
    page.js(
        "window.heard = []; addEventListener('message', ({ data }) => window.heard.push(data))",
    )
    .await?;
    page.enter_frame("iframe").await?;
    page.wait_for(&format!("{FORM}[name=organization]")).await?;
    page.leave_frame().await?;
    page.js("return new Promise((done) => setTimeout(done, 300))")
        .await?;
    assert!((height(page).await? - 300.0).abs() < 20.0);
    let heard = page
        .js("return window.heard.filter((it) => it.levelwise && it.levelwise !== 'here')")
        .await?;
    assert_eq!(heard, Value::Array(Vec::new()));

    list(format!("[\"{}\"]", elsewhere(server)));
    page.goto(&portal).await?;
    let is_high = "return document.querySelector('iframe').getBoundingClientRect().height > 600";
    page.wait_until("a frame as high as the form", is_high)
        .await?;
    page.enter_frame("iframe").await?;
    begin(page).await?;
    saved(page).await?;
    let inner = "return document.querySelector('levelwise-form').getBoundingClientRect().height";
    let inner = page.js(inner).await?.as_f64().expect("a number");
    page.leave_frame().await?;
    let is_as_high =
        format!("return Math.abs(document.querySelector('iframe').clientHeight - {inner}) < 3");
    page.wait_until("a frame as high as the form", &is_as_high)
        .await?;
    form::nothing_went_wrong(page).await
}

async fn a_frame_of_the_same_site_needs_no_list(page: &Session, server: &Server) -> Result<()> {
    portal(server);
    page.goto("portal.html").await?;
    let is_high = "return document.querySelector('iframe').getBoundingClientRect().height > 600";
    page.wait_until("a frame as high as the form", is_high)
        .await?;
    let ready = "return window.said.some(([name]) => name === 'ready')";
    page.wait_until("ready", ready).await?;
    page.enter_frame("iframe").await?;
    assert_eq!(
        page.value(&format!("{FORM}[name=role]")).await?,
        "Principal"
    );
    begin(page).await?;
    saved(page).await?;
    page.wait_gone(&format!("{FORM}.notice")).await?;
    page.leave_frame().await?;
    let change = page
        .wait_until(
            "change",
            "return window.said.find(([name]) => name === 'change')?.[1]",
        )
        .await?;
    assert_eq!(change["answered"], 1);
    form::nothing_went_wrong(page).await
}
