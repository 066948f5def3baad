//! Runs the examples of README.md, and compares the columns it lists with those
//! that are written.

use std::fs;

use crate::support::{levelwise, top};

fn readme() -> String {
    fs::read_to_string(top().join("crates/levelwise-cli/README.md")).expect("the README is there")
}

/// Each command with the lines that should follow.
fn examples(readme: &str) -> Vec<(String, Vec<String>)> {
    let mut examples: Vec<(String, Vec<String>)> = Vec::new();
    let mut is_inside = false;
    for line in readme.lines() {
        match (is_inside, line) {
            (false, "```console") => is_inside = true,
            (true, "```") => is_inside = false,
            (true, line) => match (line.strip_prefix("$ levelwise "), examples.last_mut()) {
                (Some(words), _) => examples.push((words.to_owned(), Vec::new())),
                (None, Some((_, lines))) => lines.push(line.to_owned()),
                (None, None) => panic!("{line} follows no command"),
            },
            (false, _) => {}
        }
    }
    examples
}

/// Whether the lines stand in `said` in this order, with anything in place of
/// `…`, be it a line or the end of one.
fn says(mut said: &[&str], lines: &[String]) -> bool {
    let mut parts = lines.split(|line| line == "…");
    let first = parts.next().unwrap_or_default();
    let is_same = |said: &&str, line: &String| match line.strip_suffix(",…") {
        Some(beginning) => said.starts_with(beginning),
        None => said == line,
    };
    if said.len() < first.len()
        || !said
            .iter()
            .zip(first)
            .all(|(said, line)| is_same(said, line))
    {
        return false;
    }
    said = &said[first.len()..];
    let mut has_gap = false;
    for part in parts {
        has_gap = true;
        let found = part.is_empty() || said.windows(part.len()).any(|window| window == part);
        if !found {
            return false;
        }
    }
    has_gap || said.is_empty() || lines.iter().any(|line| line.ends_with(",…"))
}

#[test]
fn every_example_says_what_stands_there() {
    let examples = examples(&readme());
    assert!(examples.len() >= 8, "{examples:?}");
    for (words, lines) in examples {
        let run = levelwise(&words.split(' ').collect::<Vec<_>>());
        let all = run.out.replace('\r', "") + &run.err;
        let said: Vec<&str> = all.lines().collect();
        assert!(
            says(&said, &lines),
            "levelwise {words}\nshould say {lines:#?}\nand says\n{all}"
        );
    }
}

#[test]
fn every_column_is_listed_and_in_order() {
    let readme = readme();
    let example = "rubrics/examples";
    for (words, from) in [
        (
            &["check", "--format", "csv", "tests/cases/assessments"][..],
            "## check",
        ),
        (&["score", "--format", "csv", example], "## score"),
        (&["suggest", "--format", "csv", example], "## suggest"),
        (&["agreement", "--format", "csv", example], "## agreement"),
        (
            &[
                "view",
                "--through",
                "leadership-network",
                "--format",
                "csv",
                example,
            ],
            "## view",
        ),
        (&["export", "answers", example], "## export"),
        (&["roll-up", "--format", "csv", example], "## roll-up"),
    ] {
        let run = levelwise(words);
        let columns = run.out.lines().next().expect("a header").split(',');
        let (_, section) = readme.split_once(from).expect("the section is there");
        let (_, mut rest) = section.split_once("Columns").expect("it lists columns");
        let of_origin = "source assessment organization cycle cycle_date rubric rubric_version";
        for column in columns {
            let is_of_origin = !["check", "roll-up"].contains(&words[0])
                && of_origin.split(' ').any(|one| one == column);
            // Nine of the levels stand between the first and the last.
            let is_between =
                ('1'..='8').any(|level| column.ends_with(&format!("at_level_{level}")));
            if is_of_origin || is_between {
                continue;
            }
            let name = format!("`{column}`");
            let found = rest.find(&name);
            let found =
                found.unwrap_or_else(|| panic!("{from}: {name} is not listed in its place"));
            rest = &rest[found + name.len()..];
        }
    }
}

#[test]
fn every_exit_code_is_listed() {
    let help = levelwise(&["--help"]).out;
    let readme = readme();
    for line in help
        .lines()
        .skip_while(|line| *line != "Exit codes:")
        .skip(1)
    {
        let (code, means) = line
            .trim()
            .split_once("  ")
            .expect("a code and its meaning");
        let row = format!(
            "| {code} | {}",
            means.split(';').next().expect("a beginning")
        );
        let row = row.split(':').next().expect("a beginning");
        let is_there = readme.lines().any(|line| {
            line.replace(" (of `check`: has errors)", "")
                .starts_with(row)
        });
        assert!(is_there, "{row}");
    }
}
