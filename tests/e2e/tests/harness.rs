//! Does the harness see what it claims to see? Every word of it once, in every
//! browser, on a page of its own.

use std::fs;
use std::time::Duration;

use levelwise_e2e::{
    Answer, AxeRules, Browser, ColorScheme, ConsoleKind, Error, Motion, Options, Result, Server,
    Session, Setup, on_every_browser,
};

const SITE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/site");

/// No inline script, no inline style, no other host.
const POLICY: &str =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'";

fn fixture() -> Result<Setup> {
    Ok(Setup::folder(SITE))
}

fn strict() -> Result<Setup> {
    let mut setup = Setup::folder(SITE);
    setup.serve = setup.serve.header("content-security-policy", POLICY);
    Ok(setup)
}

fn below_a_path() -> Result<Setup> {
    let mut setup = Setup::folder(SITE);
    setup.serve = setup.serve.at("/levelwise/");
    Ok(setup)
}

fn dark_and_still() -> Result<Setup> {
    let mut setup = Setup::folder(SITE);
    setup.options = Options {
        color_scheme: ColorScheme::Dark,
        motion: Motion::Reduced,
        size: (360, 640),
        ..Options::default()
    };
    Ok(setup)
}

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
    assert!(page.storage().await?.is_empty());
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

async fn errors_are_seen(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    page.assert_no_console_errors().await?;
    page.js("dispatchEvent(new Event('misbehave'))").await?;
    for kind in ["exception", "rejection", "resource"] {
        let script = format!("return window.__probe.some((it) => it.kind === '{kind}')");
        page.wait_until(kind, &script).await?;
    }
    // What a page noted before it went away is kept.
    page.js("window.isOld = true; location.reload()").await?;
    page.wait_until(
        "the new page",
        "return !window.isOld && document.readyState === 'complete'",
    )
    .await?;
    let errors = page.console_errors().await?;
    for (kind, text) in [
        (ConsoleKind::Console, "said so {\"n\":1}"),
        (ConsoleKind::Exception, "thrown"),
        (ConsoleKind::Rejection, "rejected"),
        (ConsoleKind::Resource, "script did not load"),
    ] {
        let is_seen = errors
            .iter()
            .any(|error| error.kind == kind && error.text.contains(text));
        assert!(is_seen, "{kind:?} {text:?} is not in {errors:?}");
    }
    page.assert_no_console_errors().await
}

async fn policy_violations_are_seen(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    page.wait_for("h1").await?;
    page.assert_no_console_errors().await?;
    page.js("return fetch('http://foreign.example/blocked').catch(() => null)")
        .await?;
    page.wait_until("the violation", "return window.__probe.length > 0")
        .await?;
    let errors = page.console_errors().await?;
    assert!(
        errors
            .iter()
            .any(|error| error.kind == ConsoleKind::Policy && error.text.contains("connect-src")),
        "{errors:?}"
    );
    page.assert_no_foreign_requests()?;
    // The policy does not stop axe, nor the harness.
    page.axe("html", AxeRules::Wcag).await.map(drop)
}

async fn foreign_requests_are_recorded(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    page.wait_for("h1").await?;
    page.assert_no_foreign_requests()?;
    page.js(
        "return Promise.allSettled([
           fetch('http://plain.example/a?b=1', { mode: 'no-cors' }), fetch('https://secret.example/c', { mode: 'no-cors' })])",
    )
    .await?;
    let requests = page.foreign_requests();
    for (method, host) in [("GET", "plain.example"), ("CONNECT", "secret.example")] {
        assert!(
            requests
                .iter()
                .any(|it| it.method == method && it.host() == host),
            "{host} is not in {requests:?}"
        );
    }
    assert!(matches!(
        page.assert_no_foreign_requests(),
        Err(Error::ForeignRequests { .. })
    ));
    Ok(())
}

async fn axe_sees_a_planted_violation(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    page.wait_for("h1").await?;
    page.assert_no_axe_violations("html").await?;
    page.js("document.querySelector('main').insertAdjacentHTML('beforeend', '<section><img id=bare src=icon.svg></section>')")
        .await?;
    let violations = page.axe("html", AxeRules::WcagAndBestPractice).await?;
    let violation = violations
        .iter()
        .find(|violation| violation.id == "image-alt")
        .expect("the missing alt");
    assert_eq!(violation.impact.as_deref(), Some("critical"));
    assert_eq!(violation.nodes[0].target, "#bare");
    page.assert_no_axe_violations("fieldset").await?;
    let error = page.assert_no_axe_violations("section").await.unwrap_err();
    assert!(
        error.to_string().contains("image-alt (critical)"),
        "{error}"
    );
    Ok(())
}

async fn fits_and_does_not_fit(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    page.wait_for("h1").await?;
    for width in [320, 360, 768, 1280] {
        page.resize(width, 700).await?;
        page.no_sideways_scrolling().await?;
    }
    page.js("document.querySelector('main').insertAdjacentHTML('beforeend', '<div class=too-wide id=wide>wide</div>')").await?;
    let error = page.no_sideways_scrolling().await.unwrap_err();
    let Error::SidewaysScrolling { widest, window, .. } = error else {
        panic!("{error}")
    };
    assert!(
        widest.starts_with("div#wide \"wide\" (class too-wide)"),
        "{widest}"
    );
    assert!(window <= 1280);
    let picture = page.screenshot("too-wide").await?;
    assert!(
        fs::read(picture)
            .expect("the picture")
            .starts_with(b"\x89PNG")
    );
    Ok(())
}

async fn dark_and_reduced_motion_reach_the_page(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    let script = "return ['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)']
        .map((media) => matchMedia(media).matches).concat(innerWidth, innerHeight)";
    let expected = serde_json::json!([true, true, 360, 640]);
    assert_eq!(page.js(script).await?, expected);
    page.second_tab().await?;
    assert_eq!(page.js(script).await?, expected);
    Ok(())
}

async fn light_and_full_motion_are_usual(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    let script = "return ['(prefers-color-scheme: light)', '(prefers-reduced-motion: no-preference)']
        .map((media) => matchMedia(media).matches).concat(innerWidth, innerHeight, isSecureContext, 'serviceWorker' in navigator)";
    assert_eq!(
        page.js(script).await?,
        serde_json::json!([true, true, 1280, 800, true, true])
    );
    Ok(())
}

async fn the_server_fails_on_request(page: &Session, server: &Server) -> Result<()> {
    page.goto("").await?;
    let status =
        |path: &str| format!("return fetch('{path}').then((it) => it.status, () => 'refused')");
    assert_eq!(page.js(&status("rubric.json")).await?, 200);
    server.forget_requests();
    server.answer("/rubric.json", Answer::Status(500));
    assert_eq!(page.js(&status("rubric.json?again")).await?, 500);
    server.answer(
        "/rubric.json",
        Answer::Text {
            media_type: "application/json",
            body: "{\"a\":2}".to_owned(),
        },
    );
    assert_eq!(
        page.js("return fetch('rubric.json?text').then((it) => it.json())")
            .await?["a"],
        2
    );
    server.answer("/rubric.json", Answer::After(Duration::from_millis(200)));
    let took = page.js("const start = performance.now(); return fetch('rubric.json?late').then(() => performance.now() - start)");
    assert!(
        took.await?
            .as_f64()
            .is_some_and(|milliseconds| milliseconds >= 190.0)
    );
    server.answer("/rubric.json", Answer::Never);
    let script = "return Promise.race([fetch('rubric.json?never').then(() => 'answered'), new Promise((done) => setTimeout(done, 200, 'silence'))])";
    assert_eq!(page.js(script).await?, "silence");
    let seen = server.requests();
    assert_eq!(
        seen,
        ["again", "text", "late", "never"].map(|query| format!("/rubric.json?{query}"))
    );

    server.answer_with_files();
    server.stop()?;
    assert_eq!(page.js(&status("rubric.json?stopped")).await?, "refused");
    server.start()?;
    assert_eq!(page.js(&status("rubric.json?started")).await?, 200);
    Ok(())
}

async fn a_folder_below_a_path(page: &Session, server: &Server) -> Result<()> {
    page.goto("#/fill").await?;
    page.wait_for_text("#route", "Route #/fill").await?;
    assert_eq!(page.current_address().await?, server.address("#/fill"));
    assert!(server.address("").ends_with("/levelwise/"));
    let script = "return Promise.all(['/index.html', '/levelwise', 'empty.wasm', 'rubric.json', 'icon.svg', 'app.webmanifest', 'fixture.js']
        .map((path) => fetch(path).then((it) => `${it.status} ${it.headers.get('content-type')}`)))";
    assert_eq!(
        page.js(script).await?,
        serde_json::json!([
            "404 null",
            "200 text/html",
            "200 application/wasm",
            "200 application/json",
            "200 image/svg+xml",
            "200 application/manifest+json",
            "200 text/javascript"
        ])
    );
    Ok(())
}

async fn what_only_chromium_can(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    page.wait_for("h1").await?;
    if page.browser() != Browser::Chromium {
        assert!(matches!(
            page.performance_log().await,
            Err(Error::OnlyIn { .. })
        ));
        return Ok(());
    }
    page.emulate_media(ColorScheme::Dark, Motion::Full).await?;
    assert_eq!(
        page.js("return matchMedia('(prefers-color-scheme: dark)').matches")
            .await?,
        true
    );
    assert!(page.full_page_picture().await?.starts_with(b"\x89PNG"));
    let events = page.performance_log().await?;
    assert!(
        events
            .iter()
            .any(|event| event["method"] == "Network.requestWillBeSent"),
        "{} events",
        events.len()
    );
    Ok(())
}

fn with_performance_log() -> Result<Setup> {
    let mut setup = Setup::folder(SITE);
    setup.options.performance_log = true;
    Ok(setup)
}

on_every_browser!(fixture =>
    goes_and_waits,
    says_what_it_waited_for,
    types_and_presses_keys,
    clicks_by_words,
    storage_survives_a_reload_and_is_shared,
    files_go_in_and_come_out,
    errors_are_seen,
    foreign_requests_are_recorded,
    axe_sees_a_planted_violation,
    fits_and_does_not_fit,
    light_and_full_motion_are_usual,
    the_server_fails_on_request,
);
on_every_browser!(strict => policy_violations_are_seen);
on_every_browser!(below_a_path => a_folder_below_a_path);
on_every_browser!(dark_and_still => dark_and_reduced_motion_reach_the_page);
on_every_browser!(with_performance_log => what_only_chromium_can);
