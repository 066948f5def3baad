//! What does the page look like? Takes pictures of routes in Chromium at three
//! widths, light and dark:
//!
//! ```text
//! cargo run -p levelwise-e2e --bin shots -- <address-or-folder> <out-folder> <#route>...
//! ```

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use levelwise_e2e::{Browser, ColorScheme, Error, Motion, Options, Result, Serve, Session};

const WIDTHS: [u32; 3] = [360, 768, 1280];
const SCHEMES: [(ColorScheme, &str); 2] =
    [(ColorScheme::Light, "light"), (ColorScheme::Dark, "dark")];

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [page, out, routes @ ..] = &*arguments else {
        eprintln!("usage: shots <address-or-folder> <out-folder> <#route>...");
        return ExitCode::from(2);
    };
    match take(page, Path::new(out), routes).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            if let Some(hint) = error.hint() {
                eprintln!("hint: {hint}");
            }
            ExitCode::FAILURE
        }
    }
}

async fn take(page: &str, out: &Path, routes: &[String]) -> Result<()> {
    let is_address = page.starts_with("http://") || page.starts_with("https://");
    let server = if is_address {
        None
    } else {
        Some(Serve::folder(page).without_probe().start()?)
    };
    let base = server
        .as_ref()
        .map_or_else(|| page.to_owned(), |server| server.address(""));
    fs::create_dir_all(out).map_err(|source| io(out, source))?;

    let session = Session::open(
        Browser::Chromium,
        Options {
            base,
            ..Options::default()
        },
    )
    .await?;
    let home = ["".to_owned()];
    for route in if routes.is_empty() { &home } else { routes } {
        for (scheme, scheme_name) in SCHEMES {
            session.emulate_media(scheme, Motion::Reduced).await?;
            for width in WIDTHS {
                session.resize(width, 800).await?;
                session.goto(route).await?;
                session.wait_until("the page to be drawn", DRAWN).await?;
                let picture = out.join(format!("{}-{width}-{scheme_name}.png", file_name(route)));
                fs::write(&picture, session.full_page_picture().await?)
                    .map_err(|source| io(&picture, source))?;
                println!("{}", picture.display());
            }
        }
    }
    Ok(())
}

/// Fonts are there, something is in the body, and two frames have passed.
const DRAWN: &str = "return document.fonts.ready
    .then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    .then(() => document.body.innerText.trim() !== '')";

fn file_name(route: &str) -> String {
    let words: Vec<&str> = route
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() {
        "start".to_owned()
    } else {
        words.join("-")
    }
}

fn io(path: &Path, source: std::io::Error) -> Error {
    Error::Io {
        what: format!("writing {}", PathBuf::from(path).display()),
        source,
    }
}
