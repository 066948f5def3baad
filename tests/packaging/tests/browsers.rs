//! The package in real browsers: by a script tag, as the README shows it, built
//! by Vite and from Vite's development server.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, ChildStdout, Stdio};
use std::sync::OnceLock;

use levelwise_e2e::{Answer, Browser, Result, Server, Session, Setup, on_every_browser, run};
use levelwise_packaging::{Project, cases};

const ENGINE: &str = "/node_modules/levelwise/levelwise.wasm";

/// What the README asks a strict page to allow; and its icon, which browsers ask
/// for on their own account.
const POLICY: &str = "default-src 'none'; img-src 'self'; \
                      script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

on_every_browser!(script => every_case_holds, an_engine_that_is_missing_can_come_later);
on_every_browser!(strict => a_policy_without_wasm_is_named);
on_every_browser!(readme => the_page_of_the_readme);
on_every_browser!(built => vite_builds_it);

/// The project, installed once for all browsers.
fn installed() -> &'static Project {
    static PROJECT: OnceLock<Project> = OnceLock::new();
    PROJECT.get_or_init(|| {
        let project = Project::install("script");
        let readme = project.packaged("README.md");
        let page = levelwise_packaging::blocks(&readme, "html").next();
        project.write("readme.html", page.expect("the README has a page"));
        project
    })
}

fn vite() -> &'static Project {
    static PROJECT: OnceLock<Project> = OnceLock::new();
    PROJECT.get_or_init(|| Project::install("vite"))
}

fn script() -> Result<Setup> {
    let mut setup = Setup::folder(installed().folder());
    setup.serve = setup.serve.header("content-security-policy", POLICY);
    Ok(setup)
}

fn strict() -> Result<Setup> {
    let policy = POLICY.replace(" 'wasm-unsafe-eval'", "");
    let mut setup = Setup::folder(installed().folder());
    setup.serve = setup.serve.header("content-security-policy", &policy);
    Ok(setup)
}

fn readme() -> Result<Setup> {
    Ok(Setup::folder(installed().folder()))
}

/// Below a path, as packages are often served; the address of the engine is found
/// all the same.
fn built() -> Result<Setup> {
    static BUILT: OnceLock<()> = OnceLock::new();
    BUILT.get_or_init(|| drop(vite().run("vite", &["build", "--base", "./"])));
    let mut setup = Setup::folder(vite().folder().join("dist"));
    setup.serve = setup.serve.at("/portal/");
    Ok(setup)
}

async fn every_case_holds(page: &Session, server: &Server) -> Result<()> {
    page.goto("").await?;
    all_is_shown(page).await?;
    let requests = server.requests();
    let n_loaded = requests.iter().filter(|path| *path == ENGINE).count();
    assert_eq!(n_loaded, 1, "{requests:?}");
    page.assert_no_console_errors().await?;
    page.assert_no_foreign_requests()
}

async fn an_engine_that_is_missing_can_come_later(page: &Session, server: &Server) -> Result<()> {
    server.answer(ENGINE, Answer::Status(404));
    page.goto("").await?;
    page.wait_for_text("#stage", "LevelwiseError: engine-not-loaded")
        .await?;
    page.wait_for_text("#stage", "404").await?;
    server.answer_with_files();
    let again = "return import('/node_modules/levelwise/index.js')
        .then(({ load }) => load()).then((it) => typeof it.score)";
    assert_eq!(page.js(again).await?, "function");
    Ok(())
}

async fn a_policy_without_wasm_is_named(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    page.wait_for_text("#stage", "LevelwiseError: engine-not-loaded")
        .await?;
    page.wait_for_text(
        "#stage",
        "Content-Security-Policy has to allow 'wasm-unsafe-eval'",
    )
    .await
}

async fn the_page_of_the_readme(page: &Session, _server: &Server) -> Result<()> {
    page.goto("readme.html").await?;
    page.wait_for_text("#stage", "Getting better").await?;
    page.assert_no_console_errors().await
}

async fn vite_builds_it(page: &Session, _server: &Server) -> Result<()> {
    page.goto("").await?;
    all_is_shown(page).await?;
    page.assert_no_console_errors().await?;
    page.assert_no_foreign_requests()
}

/// One browser is enough: what could go wrong is the address that Vite gives.
#[test]
fn vite_serves_it_while_developing() {
    run(Browser::Chromium, readme, async |page, _| {
        let vite = Developing::start(vite());
        page.goto(&vite.address).await?;
        all_is_shown(page).await
    });
}

async fn all_is_shown(page: &Session) -> Result<()> {
    page.wait_for_text("#stage", "Stage: Getting better")
        .await?;
    let n_cases = &cases()["nCases"];
    page.wait_for_text("#cases", &format!("{n_cases} of {n_cases} cases hold"))
        .await
}

/// Vite's development server; it ends when this value does.
struct Developing {
    server: Child,
    /// Kept open: a server that can say nothing more would end.
    _said: BufReader<ChildStdout>,
    address: String,
}

impl Developing {
    /// Waits until it says where it is.
    fn start(project: &Project) -> Self {
        let mut command = project.command("vite", &["--host", "127.0.0.1", "--port", "0"]);
        let mut server = command.stdout(Stdio::piped()).spawn().expect("Vite starts");
        let said = server.stdout.take().expect("its output is piped");
        let mut said = BufReader::new(said);
        let mut line = String::new();
        while !line.contains("Local:") {
            line.clear();
            let n_bytes = said.read_line(&mut line).expect("Vite says text");
            assert!(n_bytes > 0, "Vite ended before it said where it is");
        }
        let (_, address) = line.split_once("Local:").unwrap_or_default();
        Self {
            address: address.trim().to_owned(),
            server,
            _said: said,
        }
    }
}

impl Drop for Developing {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is gone.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
