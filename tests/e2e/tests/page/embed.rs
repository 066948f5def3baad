//! Does the form work as an element in somebody else's page, whatever that page
//! looks like, forbids and does to it?

use std::time::Instant;

use levelwise_e2e::{
    Answer, Browser, DEADLINE, Result, Server, Session, Setup, on_every_browser, run,
};
use serde_json::{Value, json};

on_every_browser!(
    three_lines_in_a_hostile_page_under_a_strict_policy,
    two_on_one_page_do_not_disturb_each_other,
    taken_away_it_leaves_nothing_and_comes_back_where_it_was,
    a_failed_load_leaves_a_sentence,
    keys_and_the_focus_go_through,
);

/// The lines that web/embed/README.md gives to webmasters.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
     img-src 'self' blob:; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/// What style sheets of portals do, and more.
const HOSTILE: &str = "html { font-size: 10px; --accent: hotpink; }
    * { font-family: cursive !important; color: red !important; line-height: 3 !important;
        letter-spacing: 0.2em !important; text-transform: uppercase !important;
        box-sizing: content-box !important; --ink: lime; visibility: inherit; }
    button, input, fieldset, h1, label, p { border: 9px dashed lime !important; float: right; margin: 3em; }";

/// A portal that embeds the form, with what stands in it.
pub fn portal(server: &Server, body: &str) {
    let text = |media_type, body: &str| Answer::Text {
        media_type,
        body: body.to_owned(),
    };
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Portal</title>\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\
         <link rel=\"stylesheet\" href=\"hostile.css\">\
         <script src=\"portal.js\"></script>\
         <script type=\"module\" src=\"embed.js\"></script></head>\
         <body><main><h1>Portal</h1><input id=\"search\" aria-label=\"Search\">{body}</main></body></html>"
    );
    server.answer("/portal.html", text("text/html", &page));
    server.answer("/hostile.css", text("text/css", HOSTILE));
    server.answer("/portal.js", text("text/javascript", PORTAL_JS));
}

/// Notes the form's events and what listens to the window.
const PORTAL_JS: &str = "
    window.said = [];
    for (const name of ['ready', 'change', 'complete', 'export', 'error'])
      document.addEventListener(name, (event) => {
        if (event.target.localName !== 'levelwise-form') return;
        window.said.push([event.target.id, name, event.detail]);
        if (window.refuses) event.preventDefault();
      }, true);
    window.listening = 0;
    const [add, remove] = [window.addEventListener, window.removeEventListener];
    const counted = ['storage', 'pagehide', 'visibilitychange', 'resize', 'hashchange', 'keydown'];
    window.addEventListener = (name, ...rest) => { if (counted.includes(name)) window.listening += 1; return add.call(window, name, ...rest); };
    window.removeEventListener = (name, ...rest) => { if (counted.includes(name)) window.listening -= 1; return remove.call(window, name, ...rest); };
    const begin = window.setInterval;
    window.intervals = 0;
    window.setInterval = (...rest) => { window.intervals += 1; return begin(...rest); };";

/// What stands in the form with this id, as a selector.
pub fn inside(id: &str, css: &str) -> String {
    format!("#{id} >>> {css}")
}

/// Begins an assessment in the form with this id.
pub async fn begin(page: &Session, id: &str, organization: &str) -> Result<()> {
    page.wait_for_count(&inside(id, "[name=rubric] option"), 1)
        .await?;
    page.type_into(&inside(id, "[name=organization]"), organization)
        .await?;
    page.click_text(&inside(id, "button"), "Begin").await?;
    page.wait_for(&inside(id, "fieldset.indicator")).await
}

pub async fn saved(page: &Session, id: &str) -> Result<()> {
    page.wait_for_text(&inside(id, ".save-badge"), "Saved on this device")
        .await
}

/// Waits until the form with this id has said this, and gives what about.
pub async fn said(page: &Session, id: &str, name: &str) -> Result<Value> {
    let script = format!(
        "return window.said.findLast(([id, name]) => id === '{id}' && name === '{name}')?.[2]"
    );
    page.wait_until(&format!("{name} of {id}"), &script).await
}

pub async fn n_said(page: &Session, id: &str, name: &str) -> Result<Value> {
    let script = format!(
        "return window.said.filter(([id, name]) => id === '{id}' && name === '{name}').length"
    );
    page.js(&script).await
}

pub async fn nothing_went_wrong(page: &Session, server: &Server) -> Result<()> {
    // The address of the portal is the portal's.
    let address = page.current_address().await?;
    assert_eq!(address, server.address("portal.html"));
    crate::form::nothing_went_wrong(page).await
}

async fn three_lines_in_a_hostile_page_under_a_strict_policy(
    page: &Session,
    server: &Server,
) -> Result<()> {
    portal(
        server,
        "<levelwise-form id=\"a\" rubric=\"leadership-system\" role=\"Principal\"></levelwise-form>",
    );
    page.goto("portal.html").await?;
    said(page, "a", "ready").await?;
    assert_eq!(page.value("#a >>> [name=role]").await?, "Principal");
    begin(page, "a", "Riverside").await?;
    page.click("#a >>> #choice-1-getting-better").await?;
    saved(page, "a").await?;
    let change = said(page, "a", "change").await?;
    assert_eq!(
        (
            &change["answered"],
            &change["indicators"],
            &change["rubric"]
        ),
        (&json!(1), &json!(28), &json!("leadership-system"))
    );

    // Nothing of the portal's style comes in.
    let style = "const style = getComputedStyle(document.querySelector('#a').shadowRoot.querySelector(arguments[0]));
        return [style.fontSize, style.letterSpacing, style.textTransform, style.float, style.borderTopStyle, style.color]";
    let words = page.js_with(style, vec![".hint".into()]).await?;
    assert_eq!(
        words,
        json!([
            "14.72px",
            "normal",
            "none",
            "none",
            "none",
            "rgb(79, 91, 103)"
        ]),
        "0.92 of what the browser calls medium, and muted"
    );

    // Its own storage, and the same place after the page was left.
    let storage = page.storage().await?;
    assert!(
        storage
            .keys()
            .all(|key| key.starts_with("levelwise-form/1/leadership-system/")),
        "{:?}",
        storage.keys()
    );
    page.screenshot("embed-hostile").await?;
    page.reload().await?;
    page.wait_for_count("#a >>> #choice-1-getting-better:checked", 1)
        .await?;
    page.click_text("#a >>> nav a", "Results").await?;
    page.wait_for("#a >>> .results .figures").await?;
    nothing_went_wrong(page, server).await
}

async fn two_on_one_page_do_not_disturb_each_other(page: &Session, server: &Server) -> Result<()> {
    portal(
        server,
        "<levelwise-form id=\"a\" rubric=\"leadership-system\" key=\"one\"></levelwise-form>\
         <levelwise-form id=\"b\" rubric=\"effective-district\" storage-key=\"two\"></levelwise-form>\
         <levelwise-form id=\"c\" rubric=\"leadership-system\" key=\"one\"></levelwise-form>",
    );
    page.goto("portal.html").await?;
    begin(page, "a", "First").await?;
    begin(page, "b", "Second").await?;
    page.click("#a >>> #choice-1-getting-better").await?;
    saved(page, "a").await?;
    assert_eq!(page.count("#b >>> input[type=radio]:checked").await?, 0);
    page.click("#b >>> fieldset.indicator input[type=radio]")
        .await?;
    saved(page, "b").await?;
    assert_eq!(page.count("#a >>> input[type=radio]:checked").await?, 1);
    let titles = [
        page.text("#a >>> .assessment-title").await?,
        page.text("#b >>> .assessment-title").await?,
    ];
    assert!(
        titles[0].contains("First") && titles[1].contains("Second"),
        "{titles:?}"
    );

    // The third has the key of the first: they show one assessment, like two tabs.
    page.click_text("#c >>> nav a", "Assessments").await?;
    page.click_text("#c >>> a", "First").await?;
    page.wait_for_count("#c >>> #choice-1-getting-better:checked", 1)
        .await?;
    page.click("#c >>> #choice-2-keep-improving").await?;
    page.wait_for_count("#a >>> #choice-2-keep-improving:checked", 1)
        .await?;
    saved(page, "a").await?;
    let files =
        "return Promise.all(['a', 'b', 'c'].map((id) => document.getElementById(id).export()))";
    let files = page.js(files).await?;
    assert_eq!(files[0], files[2]);
    assert_ne!(files[0]["id"], files[1]["id"]);
    nothing_went_wrong(page, server).await
}

async fn taken_away_it_leaves_nothing_and_comes_back_where_it_was(
    page: &Session,
    server: &Server,
) -> Result<()> {
    portal(
        server,
        "<div id=\"from\"><levelwise-form id=\"a\" rubric=\"leadership-system\"></levelwise-form></div><div id=\"to\"></div>",
    );
    page.goto("portal.html").await?;
    begin(page, "a", "Moving").await?;
    let n_listening = page.js("return window.listening").await?;
    assert!(n_listening.as_u64().is_some_and(|n| n > 0), "{n_listening}");

    // Frameworks put an element elsewhere in one go: the form goes on.
    page.js(
        "window.mount = document.getElementById('a').shadowRoot.querySelector('.levelwise');
        document.getElementById('to').append(document.getElementById('a'))",
    )
    .await?;
    page.js("return new Promise((done) => setTimeout(done, 50))")
        .await?;
    let is_same = "return document.getElementById('a').shadowRoot.querySelector('.levelwise') === window.mount";
    assert_eq!(page.js(is_same).await?, true);

    // What was just chosen is kept, though the element goes at once.
    page.js("const it = document.getElementById('a'); window.kept = it;
        it.shadowRoot.getElementById('choice-1-getting-better').click(); it.remove()")
        .await?;
    page.wait_until("nothing to listen", "return window.listening === 0")
        .await?;
    assert_eq!(
        page.js("return window.kept.shadowRoot.querySelector('.levelwise')")
            .await?,
        Value::Null
    );
    assert_eq!(page.js("return window.intervals").await?, 0);

    for _ in 0..3 {
        page.js("document.getElementById('from').append(window.kept)")
            .await?;
        page.wait_for_count("#a >>> #choice-1-getting-better:checked", 1)
            .await?;
        page.wait_until(
            "as many listeners",
            &format!("return window.listening === {n_listening}"),
        )
        .await?;
        page.js("window.kept.remove()").await?;
        page.wait_until("nothing to listen", "return window.listening === 0")
            .await?;
    }
    // Away before it has come, and a method of what is not there.
    page.js("document.getElementById('from').append(window.kept)")
        .await?;
    page.js("window.kept.remove()").await?;
    let refused = page
        .js("return window.kept.export().then(() => 'no', (error) => error.message)")
        .await?;
    assert_eq!(refused, "The form is not in a document.");
    nothing_went_wrong(page, server).await
}

/// Chromium alone says when it frees something.
#[test]
fn what_is_removed_is_freed() {
    run(Browser::Chromium, Setup::page, is_freed);
}

async fn is_freed(page: &Session, server: &Server) -> Result<()> {
    portal(
        server,
        "<levelwise-form id=\"a\" rubric=\"leadership-system\"></levelwise-form>",
    );
    page.goto("portal.html").await?;
    begin(page, "a", "Freed").await?;
    page.click("#a >>> #choice-1-getting-better").await?;
    saved(page, "a").await?;
    page.click_text("#a >>> nav a", "Results").await?;
    page.wait_for("#a >>> .results").await?;
    page.js("const it = document.getElementById('a');
        window.form = new WeakRef(it.shadowRoot.querySelector('.levelwise'));
        it.remove()")
        .await?;
    let start = Instant::now();
    // The engine holds what it drew, and what it drew the engine.
    while page.js("return window.form.deref() !== undefined").await? == true {
        assert!(start.elapsed() < DEADLINE, "the form is still held");
        page.collect_garbage().await?;
    }
    nothing_went_wrong(page, server).await
}

async fn a_failed_load_leaves_a_sentence(page: &Session, server: &Server) -> Result<()> {
    let body = "<levelwise-form id=\"a\" rubric=\"leadership-system\"><p id=\"instead\">Write to us instead.</p></levelwise-form>";
    portal(server, body);
    server.answer("/levelwise-web_bg.wasm", Answer::Status(503));
    page.goto("portal.html").await?;
    page.wait_for_text("#a >>> [role=alert]", "could not be loaded here")
        .await?;
    page.wait_for("#instead").await?;
    let error = said(page, "a", "error").await?;
    assert!(
        error["message"]
            .as_str()
            .is_some_and(|words| words.contains("503")),
        "{error}"
    );
    let href = "return document.querySelector('#a').shadowRoot.querySelector('a').href";
    assert_eq!(page.js(href).await?, server.address(""));
    page.screenshot("embed-failed").await?;
    server.answer_with_files();
    page.click_text("#a >>> button", "Try again").await?;
    page.wait_for("#a >>> [name=organization]").await?;

    // Without the script, what stands in the element.
    let media_type = "text/html";
    let without = format!(
        "<!doctype html><title>Portal</title><script type=\"module\" src=\"gone/embed.js\"></script>{body}"
    );
    server.answer(
        "/without.html",
        Answer::Text {
            media_type,
            body: without,
        },
    );
    page.goto("without.html").await?;
    page.wait_for_text("#a", "Write to us instead.").await?;
    page.console_errors().await?;
    page.assert_no_foreign_requests()
}

async fn keys_and_the_focus_go_through(page: &Session, server: &Server) -> Result<()> {
    portal(
        server,
        "<levelwise-form id=\"a\" rubric=\"leadership-system\"></levelwise-form>",
    );
    page.goto("portal.html").await?;
    begin(page, "a", "Keys").await?;
    // Opening a page by a click puts the focus on its heading, in the form.
    page.click_text("#a >>> nav a", "Results").await?;
    page.wait_for("#a >>> .results").await?;
    let heading = "return document.activeElement.id === 'a' && document.activeElement.shadowRoot.activeElement?.id === 'heading'";
    page.wait_until("the heading", heading).await?;
    page.click_text("#a >>> nav a", "Fill in").await?;
    page.wait_for("#a >>> fieldset.indicator").await?;
    page.js("document.getElementById('search').focus()").await?;
    page.js("document.getElementById('a').focus()").await?;
    page.wait_until("the heading", heading).await?;
    // Keys answer in the form alone.
    page.js("document.getElementById('a').shadowRoot.getElementById('choice-1-getting-started').focus()").await?;
    page.keys(&["2"]).await?;
    page.wait_for_count("#a >>> #choice-1-getting-better:checked", 1)
        .await?;
    page.click("#search").await?;
    page.keys(&["1"]).await?;
    assert_eq!(page.value("#search").await?, "1");
    assert_eq!(
        page.count("#a >>> #choice-1-getting-better:checked")
            .await?,
        1
    );
    if page.browser() != levelwise_e2e::Browser::WebKit {
        // axe looks into shadow roots; the portal's own colors are no concern.
        page.js("document.querySelector('link[rel=stylesheet]').remove()")
            .await?;
        page.assert_no_axe_violations("html").await?;
    }
    nothing_went_wrong(page, server).await
}
