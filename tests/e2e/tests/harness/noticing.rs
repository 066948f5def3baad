//! Does a test notice what went wrong on the page?

use levelwise_e2e::{
    AxeRules, ConsoleKind, Error, Result, Server, Session, Setup, on_every_browser,
};

use crate::{SITE, fixture};

on_every_browser!(fixture => errors_are_seen, foreign_requests_are_recorded, axe_sees_a_planted_violation);
on_every_browser!(strict => policy_violations_are_seen);

/// No inline script, no inline style, no other host.
const POLICY: &str =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'";

fn strict() -> Result<Setup> {
    let mut setup = Setup::folder(SITE);
    setup.serve = setup.serve.header("content-security-policy", POLICY);
    Ok(setup)
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
