//! A portal with the form as an element, with the package from npm and with a
//! frame, under the policy that web/embed/README.md gives.

use std::sync::OnceLock;

use levelwise_e2e::{Browser, Result, Server, Session, Setup, on_every_browser};
use levelwise_packaging::Project;

/// What the README asks for, and what the portal itself needs.
const POLICY: &str = "default-src 'none'; style-src 'self'; frame-src 'self'; \
    script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self' blob:; \
    require-trusted-types-for 'script'";

on_every_browser!(portal => element_script_and_frame_stand_side_by_side);

fn portal() -> Result<Setup> {
    static PROJECT: OnceLock<Project> = OnceLock::new();
    let dist = levelwise_e2e::dist()?;
    let project = PROJECT.get_or_init(|| {
        let project = Project::install("portal");
        project.add(&dist, "levelwise");
        project
    });
    let mut setup = Setup::folder(project.folder());
    setup.serve = setup.serve.header("content-security-policy", POLICY);
    Ok(setup)
}

async fn element_script_and_frame_stand_side_by_side(
    page: &Session,
    _server: &Server,
) -> Result<()> {
    const FORM: &str = "levelwise-form >>> ";
    page.goto("").await?;
    let value = |name: &str| format!("{FORM}[name={name}]");
    page.wait_for(&value("organization")).await?;
    assert_eq!(page.value(&value("organization")).await?, "Riverside");
    assert_eq!(page.value(&value("role")).await?, "Principal");
    page.click_text(&format!("{FORM}button"), "Begin").await?;
    page.click(&format!("{FORM}#choice-1-getting-better"))
        .await?;
    page.wait_for_text("#answered", "1 of 28").await?;
    page.wait_for_text("#stage", "Getting better").await?;

    // The portal's colors and type, and its own size of type left aside.
    let style = "const form = document.querySelector('levelwise-form').shadowRoot;
        const button = getComputedStyle(form.querySelector('.fill-bar .button'));
        return [button.backgroundColor, button.borderTopLeftRadius, button.fontFamily, button.fontSize,
                getComputedStyle(form.querySelector('.bottom')).display]";
    let style = page.js(style).await?;
    assert_eq!(
        style,
        serde_json::json!(["rgb(122, 42, 78)", "4px", "Georgia, serif", "16px", "none"])
    );

    page.click_text("button", "Show the example instead")
        .await?;
    page.wait_for_text("#next", "It is at Getting started")
        .await?;
    page.click_text("button", "Begin anew").await?;
    page.wait_for(&value("organization")).await?;

    let grown = "return document.querySelector('iframe').clientHeight > 700";
    page.wait_until("a frame as high as the form", grown)
        .await?;
    if page.browser() != Browser::WebKit {
        page.resize(360, 800).await?;
        page.no_sideways_scrolling().await?;
        page.assert_no_axe_violations("html").await?;
    }
    page.assert_no_console_errors().await?;
    page.assert_no_foreign_requests()
}
