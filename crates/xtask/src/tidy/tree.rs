//! Which text files does the tree hold?

use std::process::Command;

use crate::error::Error;
use crate::places::Places;
use crate::process;

#[derive(Clone, Debug)]
pub(crate) struct File {
    /// From the top of the checkout, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// What git knows or would add; binary files are left out.
pub(crate) fn read(places: &Places) -> Result<Vec<File>, Error> {
    let mut git = Command::new("git");
    git.current_dir(&places.root);
    git.args([
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
        "-z",
    ]);
    let listed = process::output(&mut git).ok_or_else(|| Error::Failed {
        command: process::describe(&git),
        status: "an error: this is no checkout, or git is not installed".to_owned(),
    })?;
    let mut paths: Vec<&str> = listed.split('\0').filter(|path| !path.is_empty()).collect();
    paths.sort_unstable();
    paths.dedup();
    // A file that was deleted but not yet committed is listed and gone.
    let texts = paths.into_iter().filter_map(|path| {
        let text = std::fs::read_to_string(places.root.join(path)).ok()?;
        let file = File {
            path: path.to_owned(),
            text,
        };
        // Bytes that happen to be text: a small wasm file, an icon.
        (!file.text.contains('\0')).then_some(file)
    });
    Ok(texts.collect())
}

/// Numbered from 1, without plain and doc comments. Strings stay: `//` inside
/// one cuts the line short, which can only hide a name behind it.
pub(super) fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..)
        .zip(text.lines())
        .map(|(line, code)| (line, code.split("//").next().unwrap_or(code)))
}

/// The part before the tests, which may use anything.
pub(super) fn without_tests(text: &str) -> &str {
    text.find("#[cfg(test)]").map_or(text, |end| &text[..end])
}
