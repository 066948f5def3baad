//! Does crates/README.md tell of every crate, and of none that is gone?

use super::tree::File;
use super::{Member, Problem, find};

const MAP: &str = "crates/README.md";

pub(super) fn check(files: &[File], members: &[Member]) -> Vec<Problem> {
    let Some(map) = find(files, MAP) else {
        return vec![Problem::new(
            MAP,
            1,
            "the map is missing: write what each crate knows and must never know",
        )];
    };
    let mut problems = Vec::new();
    for member in members {
        let is_told = (map.text.lines().filter_map(entry))
            .any(|entry| words(entry).any(|word| word == member.name || word == member.folder));
        if !is_told {
            let what = format!("no heading and no table row for `{}`: add one", member.name);
            problems.push(Problem::new(MAP, 1, what));
        }
    }
    for (line, text) in (1..).zip(map.text.lines()) {
        for word in words(text) {
            let name = word.strip_prefix("crates/").unwrap_or(word);
            let is_crate =
                word.starts_with("levelwise-") || (name != word && !name.contains(['/', '.']));
            let is_there = || {
                members
                    .iter()
                    .any(|member| member.name == name || member.folder == word)
                    || name.is_empty()
            };
            if is_crate && !is_there() {
                problems.push(Problem::new(
                    MAP,
                    line,
                    format!("there is no crate `{name}`: take it out"),
                ));
            }
        }
    }
    problems
}

/// The text of a heading, or the first cell of a table row.
fn entry(line: &str) -> Option<&str> {
    if let Some(row) = line.trim().strip_prefix('|') {
        return row.split('|').next();
    }
    line.starts_with('#').then(|| line.trim_start_matches('#'))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "-_/.".contains(letter);
    text.split(move |letter| !is_part(letter))
        .map(|word| word.trim_end_matches(['/', '.', '-']))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::{files, found_at};
    use super::*;

    fn check_map(map: &str) -> Vec<String> {
        let member = |name: &str, folder: &str| Member {
            name: name.to_owned(),
            folder: folder.to_owned(),
            uses: Vec::new(),
        };
        let members = [
            member("levelwise-core", "crates/levelwise-core"),
            member("levelwise-web", "web"),
        ];
        found_at(&check(&files(&[(MAP, map)]), &members))
    }

    #[test]
    fn headings_and_rows_count_and_prose_does_not() {
        let none: [&str; 0] = [];
        assert_eq!(
            check_map("# Map\n## `levelwise-core`\n| crate | knows |\n| `web` | the page |\n"),
            none
        );
        assert_eq!(
            check_map("## levelwise-core\nand levelwise-web.\n"),
            ["crates/README.md:1"]
        );
    }

    #[test]
    fn a_crate_that_is_gone_is_found() {
        let map = "## levelwise-core\n## web\nSee [the old one](crates/levelwise-old/), levelwise-gone.\n";
        assert_eq!(check_map(map), ["crates/README.md:3", "crates/README.md:3"]);
        assert_eq!(
            check_map(
                "## levelwise-core\n## web\ncrates/DECISIONS.md, crates/levelwise-core/SPEC.md"
            ),
            [""; 0]
        );
    }

    #[test]
    fn a_missing_map_is_a_problem() {
        assert_eq!(found_at(&check(&[], &[])), ["crates/README.md:1"]);
    }
}
