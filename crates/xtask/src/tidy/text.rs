//! Does any text file hold what must not be committed?

use super::Problem;
use super::tree::File;

/// The words below stand here as the rule.
const THIS: &str = "crates/xtask/src/tidy/text.rs";
const MOST_LINES: usize = 400;
const MACHINE_PATHS: [&str; 4] = ["/home/", "/root/", "/work/", "/Users/"];
const MERGE_MARKERS: [&str; 3] = ["<<<<<<< ", "||||||| ", ">>>>>>> "];
const UNFINISHED: [(&str, &str); 3] = [
    ("todo!", "write what is missing"),
    ("unimplemented!", "write what is missing"),
    ("#[ignore", "mend the test or take it out"),
];

pub(super) fn check(files: &[File]) -> Vec<Problem> {
    files.iter().flat_map(check_file).collect()
}

fn check_file(file: &File) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut report = |line, what: String| problems.push(Problem::new(&file.path, line, what));
    for (line, text) in (1..).zip(file.text.lines()) {
        if file.path != THIS {
            for path in MACHINE_PATHS
                .into_iter()
                .filter(|path| holds_path(text, path))
            {
                report(
                    line,
                    format!(
                        "`{path}` is a place on one machine: name it from the top of the checkout"
                    ),
                );
            }
            for (word, what) in UNFINISHED
                .into_iter()
                .filter(|(word, _)| text.contains(word))
            {
                report(line, format!("`{word}` is unfinished: {what}"));
            }
        }
        if MERGE_MARKERS.iter().any(|marker| text.starts_with(marker)) {
            report(line, "a merge was not finished: choose one side".to_owned());
        }
        if text.ends_with([' ', '\t']) {
            report(
                line,
                "spaces at the end of the line: delete them".to_owned(),
            );
        }
    }
    let n_lines = file.text.lines().count();
    if !file.text.is_empty() && !file.text.ends_with('\n') {
        report(
            n_lines,
            "the last line has no end: add a line break".to_owned(),
        );
    }
    if file.path.ends_with(".rs") && n_lines > MOST_LINES {
        report(
            MOST_LINES + 1,
            format!("{n_lines} lines, more than {MOST_LINES}: split the file in two"),
        );
    }
    problems
}

/// At the start of a path: `docs/home/` and `example.org/home/` are none.
fn holds_path(text: &str, path: &str) -> bool {
    text.match_indices(path).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        !before.is_some_and(|letter| letter.is_alphanumeric() || "._-}*".contains(letter))
    })
}

#[cfg(test)]
mod tests {
    use super::super::{files, found_at};
    use super::*;

    fn check_text(text: &str) -> Vec<String> {
        found_at(&check(&files(&[("a.rs", text)])))
    }

    const NONE: [&str; 0] = [];

    #[test]
    fn clean_text_has_no_problems() {
        assert_eq!(check_text(""), NONE);
        assert_eq!(check_text("fn main() {}\n"), NONE);
        assert_eq!(
            check_text("see https://example.org/home/ and src/work/x\n"),
            NONE
        );
    }

    #[test]
    fn each_kind_is_found_at_its_line() {
        for line in [
            "a = \"/home/me/x\"",
            "/Users/me",
            "todo!()",
            "#[ignore]",
            "<<<<<<< ours",
            "end ",
        ] {
            assert_eq!(
                check_text(&format!("first\n{line}\n")),
                ["a.rs:2"],
                "{line}"
            );
        }
        assert_eq!(check_text("first\nlast"), ["a.rs:2"]);
        assert_eq!(check_text(&"x\n".repeat(401)), ["a.rs:401"]);
        assert_eq!(check_text(&"x\n".repeat(400)), NONE);
    }
}
