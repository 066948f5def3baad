//! Does every crate use only those of ours that it may?

use super::tree::File;
use super::{Member, Problem, find, line_of};

/// `None` for a crate without a rule.
fn allowed(name: &str) -> Option<&'static [&'static str]> {
    match name {
        "levelwise-core" => Some(&[]),
        "levelwise-web" | "levelwise-wasm" | "levelwise-cli" => Some(&["levelwise-core"]),
        _ => None,
    }
}

pub(super) fn check(files: &[File], members: &[Member]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for member in members {
        let Some(allowed) = allowed(&member.name) else {
            continue;
        };
        let path = format!("{}/Cargo.toml", member.folder);
        let manifest = find(files, &path).map_or("", |file| file.text.as_str());
        for used in member
            .uses
            .iter()
            .filter(|used| !allowed.contains(&used.as_str()))
        {
            let what = match allowed {
                [] => format!(
                    "`{}` may use no crate of ours, but uses `{used}`: take it out",
                    member.name
                ),
                allowed => format!(
                    "`{}` may use only `{}` of ours, but uses `{used}`: take it out",
                    member.name,
                    allowed.join("`, `")
                ),
            };
            problems.push(Problem::new(&path, line_of(manifest, used), what));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::super::{files, found_at};
    use super::*;

    fn member(name: &str, folder: &str, uses: &[&str]) -> Member {
        Member {
            name: name.to_owned(),
            folder: folder.to_owned(),
            uses: uses.iter().map(|used| (*used).to_owned()).collect(),
        }
    }

    #[test]
    fn a_wrong_direction_is_found_at_its_line() {
        let files = files(&[("web/Cargo.toml", "[dependencies]\nlevelwise-cli = \"1\"\n")]);
        let members = [
            member("levelwise-web", "web", &["levelwise-core", "levelwise-cli"]),
            member("levelwise-core", "crates/levelwise-core", &["xtask"]),
            member("levelwise-e2e", "tests/e2e", &["levelwise-core"]),
        ];
        let problems = check(&files, &members);
        assert_eq!(
            found_at(&problems),
            ["web/Cargo.toml:2", "crates/levelwise-core/Cargo.toml:1"]
        );
    }
}
