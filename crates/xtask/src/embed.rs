//! How does the form come into other people's pages?
//!
//! web/embed/element.js, with the page's own script as a function inside, becomes
//! `embed.js`. What else stands in the folder for them Trunk copies from
//! web/embed/ as it is.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;
use crate::parts;
use crate::places::Places;
use crate::process;
use crate::setup::{Purpose, Toolbox};

/// Writes it beside a page that is not for people to download, where the tool is
/// there: such a build must do without npm.
pub(crate) fn write_if_possible(places: &Places, staging: &Path) -> Result<(), Error> {
    let toolbox = Toolbox::find(places, Purpose::Page)?;
    if toolbox.esbuild().is_err() {
        println!("page: without embed.js, which takes esbuild: `cargo xtask build --release`");
        return Ok(());
    }
    // Trunk hands over a folder that it writes absolute or not.
    let bound = staging.canonicalize().map_err(|source| Error::File {
        path: staging.to_path_buf(),
        verb: "found",
        source,
    })?;
    parts::join_glue(places, &toolbox, &bound)?;
    write(places, &toolbox, staging)
}

/// Writes it after the page's script was joined.
pub(crate) fn write(places: &Places, toolbox: &Toolbox, staging: &Path) -> Result<(), Error> {
    let mut command = Command::new(toolbox.esbuild()?);
    command.arg(places.root.join("web/embed/element.js"));
    command.args(["--bundle", "--format=esm", "--minify", "--loader:.css=text"]);
    command.args(["--log-level=warning", "--charset=utf8"]);
    command.arg("--log-override:duplicate-object-key=silent");
    command.arg(format!(
        "--alias:levelwise-glue={}",
        parts::glue_module(places).display()
    ));
    let out: PathBuf = staging.join("embed.js");
    process::run(command.arg(format!("--outfile={}", out.display())))
}
