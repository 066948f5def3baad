//! Is the tree as it says it is? Every problem at once, each with its place.

mod dependencies;
mod map;
mod modules;
mod spec;
mod text;
pub(crate) mod tree;

use std::fmt;

use serde_json::Value;

use crate::cargo;
use crate::error::Error;
use crate::places::Places;
use crate::process;
use tree::File;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Problem {
    path: String,
    line: usize,
    /// What is wrong, and what to do.
    what: String,
}

impl Problem {
    fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line,
            what: what.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// One crate of ours.
#[derive(Clone, Debug)]
struct Member {
    name: String,
    /// Its folder from the top of the checkout, with `/`.
    folder: String,
    uses: Vec<String>,
}

pub(crate) fn run(places: &Places) -> Result<(), Error> {
    let files = tree::read(places)?;
    let mut problems = match members(places) {
        Some(members) => {
            let mut problems = map::check(&files, &members);
            problems.extend(dependencies::check(&files, &members));
            problems
        }
        None => vec![Problem::new(
            "Cargo.toml",
            1,
            "cargo cannot read the workspace: run `cargo metadata` to see why",
        )],
    };
    problems.extend(modules::check(&files));
    problems.extend(text::check(&files));
    problems.extend(spec::check(&files));
    problems.sort();
    problems.dedup();
    for problem in &problems {
        println!("{problem}");
    }
    if problems.is_empty() {
        println!("tidy: {} files, no problems", files.len());
        Ok(())
    } else {
        Err(Error::Untidy {
            count: problems.len(),
        })
    }
}

fn members(places: &Places) -> Option<Vec<Member>> {
    let mut command = cargo::host(places);
    command.args([
        "metadata",
        "--no-deps",
        "--offline",
        "--format-version",
        "1",
    ]);
    let metadata: Value = serde_json::from_str(&process::output(&mut command)?).ok()?;
    members_of(&metadata)
}

fn members_of(metadata: &Value) -> Option<Vec<Member>> {
    let root = metadata["workspace_root"].as_str()?;
    let packages = metadata["packages"].as_array()?;
    let names: Vec<&str> = packages
        .iter()
        .filter_map(|package| package["name"].as_str())
        .collect();
    let member = |package: &Value| {
        let manifest = package["manifest_path"]
            .as_str()?
            .strip_prefix(root)?
            .replace('\\', "/");
        let uses = package["dependencies"]
            .as_array()?
            .iter()
            .filter_map(|used| used["name"].as_str());
        Some(Member {
            name: package["name"].as_str()?.to_owned(),
            folder: manifest
                .trim_start_matches('/')
                .strip_suffix("/Cargo.toml")?
                .to_owned(),
            uses: uses
                .filter(|name| names.contains(name))
                .map(str::to_owned)
                .collect(),
        })
    };
    packages.iter().map(member).collect()
}

fn find<'a>(files: &'a [File], path: &str) -> Option<&'a File> {
    files.iter().find(|file| file.path == path)
}

/// The line of the first occurrence, or the first line.
fn line_of(text: &str, part: &str) -> usize {
    text.lines()
        .position(|line| line.contains(part))
        .map_or(1, |idx| idx + 1)
}

/// How each check is tested: `(path, text)` in, `path:line` out.
#[cfg(test)]
fn files(pairs: &[(&str, &str)]) -> Vec<File> {
    let file = |(path, text): &(&str, &str)| File {
        path: (*path).to_owned(),
        text: (*text).to_owned(),
    };
    pairs.iter().map(file).collect()
}

#[cfg(test)]
fn found_at(problems: &[Problem]) -> Vec<String> {
    problems
        .iter()
        .map(|problem| format!("{}:{}", problem.path, problem.line))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_name_only_ours() {
        let metadata = serde_json::json!({"workspace_root": "/w", "packages": [
            {"name": "levelwise-core", "manifest_path": "/w/crates/levelwise-core/Cargo.toml",
             "dependencies": [{"name": "serde"}]},
            {"name": "levelwise-web", "manifest_path": "/w/web/Cargo.toml",
             "dependencies": [{"name": "yew"}, {"name": "levelwise-core"}]},
        ]});
        let members = members_of(&metadata).expect("complete");
        let seen: Vec<_> = members
            .iter()
            .map(|one| (one.folder.as_str(), one.uses.join(",")))
            .collect();
        assert_eq!(
            seen,
            [
                ("crates/levelwise-core", String::new()),
                ("web", "levelwise-core".to_owned())
            ]
        );
    }
}
