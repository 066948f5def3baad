//! Does the server fail, wait and vanish on request?

use std::time::Duration;

use levelwise_e2e::{Answer, Result, Server, Session, Setup, on_every_browser};

use crate::{SITE, fixture};

on_every_browser!(fixture => the_server_fails_on_request, a_service_worker_works_offline);
on_every_browser!(below_a_path => a_folder_below_a_path);

fn below_a_path() -> Result<Setup> {
    let mut setup = Setup::folder(SITE);
    setup.serve = setup.serve.at("/levelwise/");
    Ok(setup)
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
    let mut seen = server.requests();
    // A browser asks for the page's icon when it likes.
    seen.retain(|path| path.starts_with("/rubric.json"));
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

async fn a_service_worker_works_offline(page: &Session, server: &Server) -> Result<()> {
    page.goto("").await?;
    page.js("navigator.serviceWorker.register('sw.js')").await?;
    page.wait_until(
        "the service worker",
        "return navigator.serviceWorker.controller !== null",
    )
    .await?;
    server.stop()?;
    page.reload().await?;
    page.wait_for_text("#route", "Route none").await?;
    page.assert_no_console_errors().await?;
    page.assert_no_foreign_requests()
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
