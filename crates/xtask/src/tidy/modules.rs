//! Inside the engine and the page, does every module use only what it may?
//!
//! A module is the first part of the path below `src`.

use super::Problem;
use super::tree::{File, code_lines, without_tests};

enum Uses {
    Anything,
    Only(&'static [&'static str]),
}

/// `None` for a module that the engine is not to have.
fn core_rule(module: &str) -> Option<Uses> {
    let scored: &[&str] = &["score", "check", "rubric", "assessment", "record"];
    match module {
        "lib" | "format" => Some(Uses::Anything),
        "record" | "agreement" => Some(Uses::Only(&[])),
        "rubric" => Some(Uses::Only(&["record"])),
        "assessment" => Some(Uses::Only(&["rubric", "record"])),
        "check" => Some(Uses::Only(&["rubric", "assessment", "record"])),
        "score" => Some(Uses::Only(&["rubric", "assessment", "record", "check"])),
        "suggest" | "merge" => Some(Uses::Only(scored)),
        "crosswalk" => Some(Uses::Only(&["score", "rubric", "assessment", "record"])),
        "share" => Some(Uses::Only(&["format", "assessment", "record"])),
        "trend" => Some(Uses::Only(&[
            "lineage",
            "plan",
            "score",
            "rubric",
            "assessment",
            "record",
        ])),
        "lineage" => Some(Uses::Only(&["rubric", "assessment", "record"])),
        "plan" => Some(Uses::Only(&[
            "suggest",
            "score",
            "rubric",
            "assessment",
            "record",
        ])),
        "sheets" => Some(Uses::Only(&[
            "plan",
            "team",
            "agreement",
            "suggest",
            "score",
            "rubric",
            "assessment",
            "record",
        ])),
        "team" => Some(Uses::Only(&[
            "agreement",
            "suggest",
            "score",
            "assessment",
            "rubric",
            "record",
        ])),
        _ => None,
    }
}

fn web_rule(module: &str) -> Uses {
    match module {
        "components" => Uses::Only(&["text", "el", "shared", "host"]),
        "state" => Uses::Only(&["storage", "shared", "chance", "host"]),
        "el" | "shared" | "chance" | "host" | "routes" => Uses::Only(&[]),
        "events" | "device" => Uses::Only(&["host"]),
        "storage" | "files" => Uses::Only(&["text", "host"]),
        _ => Uses::Anything,
    }
}

pub(super) fn check(files: &[File]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in files {
        if let Some(module) = module_of(&file.path, "crates/levelwise-core/src/") {
            match core_rule(module) {
                Some(uses) => problems.extend(edges(file, module, &uses)),
                None => problems.push(Problem::new(
                    &file.path,
                    1,
                    format!("the engine's module `{module}` has no rule: put it below another, or add one in crates/xtask/src/tidy/modules.rs"),
                )),
            }
        }
        if let Some(module) = module_of(&file.path, "web/src/") {
            problems.extend(edges(file, module, &web_rule(module)));
            if module != "storage" {
                problems.extend(doors_to_storage(file));
            }
            if module != "host" {
                problems.extend(doors_to_the_document(file));
            }
        }
    }
    problems
}

fn module_of<'a>(path: &'a str, source: &str) -> Option<&'a str> {
    let below = path.strip_prefix(source)?.strip_suffix(".rs")?;
    below.split('/').next()
}

fn edges(file: &File, module: &str, uses: &Uses) -> Vec<Problem> {
    let Uses::Only(allowed) = uses else {
        return Vec::new();
    };
    // The file of a module's tests, beside it.
    if file.path.ends_with("/tests.rs") {
        return Vec::new();
    }
    let code: Vec<(usize, &str)> = code_lines(without_tests(&file.text)).collect();
    let mut problems = Vec::new();
    for (line, used) in used_modules(&code) {
        if used == module || allowed.contains(&used.as_str()) {
            continue;
        }
        let may = match allowed {
            [] => "nothing but itself".to_owned(),
            allowed => format!("only `{}`", allowed.join("`, `")),
        };
        let what = if used.starts_with(|letter: char| letter.is_ascii_uppercase()) {
            format!("`crate::{used}` hides which module is used: name it")
        } else {
            format!("`{module}` may use {may}, but uses `{used}`: move one of the two")
        };
        problems.push(Problem::new(&file.path, line, what));
    }
    problems
}

/// The names right after `crate::`, alone or in braces, with their lines.
fn used_modules(code: &[(usize, &str)]) -> Vec<(usize, String)> {
    let mut used = Vec::new();
    for (idx, (line, text)) in code.iter().enumerate() {
        for (start, mark) in text.match_indices("crate::") {
            let before = text[..start].chars().next_back();
            if before.is_some_and(|letter| letter.is_alphanumeric() || "_$".contains(letter)) {
                continue;
            }
            let rest = &text[start + mark.len()..];
            if rest.trim_start().starts_with('{') {
                let lines = std::iter::once((*line, rest)).chain(code[idx + 1..].iter().copied());
                used.extend(names_in_braces(lines));
            } else {
                let name: String = rest.chars().take_while(|letter| is_part(*letter)).collect();
                used.push((*line, name));
            }
        }
    }
    used.retain(|(_, name)| !name.is_empty());
    used
}

/// The names that open each entry of the outermost braces.
fn names_in_braces<'a>(lines: impl Iterator<Item = (usize, &'a str)>) -> Vec<(usize, String)> {
    let mut names = Vec::new();
    let mut depth = 0;
    let mut is_open = false;
    for (line, text) in lines {
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if letter == '}' && depth == 0 {
                return names;
            }
            if depth == 1 && matches!(letter, '{' | ',') {
                is_open = true;
            } else if depth == 1 && is_open && is_part(letter) {
                let mut name = String::from(letter);
                while let Some(next) = letters.next_if(|next| is_part(*next)) {
                    name.push(next);
                }
                names.push((line, name));
                is_open = false;
            }
        }
    }
    names
}

fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn doors_to_storage(file: &File) -> Vec<Problem> {
    let opened = |text: &str| {
        ["local_storage", "gloo_storage"]
            .into_iter()
            .find(|name| text.contains(name))
    };
    let problem = |(line, text)| {
        let name = opened(text)?;
        let what = format!("only web/src/storage.rs may open `{name}`: go through it");
        Some(Problem::new(&file.path, line, what))
    };
    code_lines(&file.text).filter_map(problem).collect()
}

/// In an element of somebody else's page, the document is not the form's.
fn doors_to_the_document(file: &File) -> Vec<Problem> {
    let asked = |text: &str| {
        [
            "get_element_by_id",
            "location()",
            "set_title",
            "active_element",
        ]
        .into_iter()
        .find(|name| text.contains(name))
    };
    let problem = |(line, text)| {
        let what = format!(
            "only web/src/host.rs may ask for `{}`: the form may stand in somebody else's page",
            asked(text)?
        );
        Some(Problem::new(&file.path, line, what))
    };
    code_lines(without_tests(&file.text))
        .filter_map(problem)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{files, found_at};
    use super::*;

    fn check_one(path: &str, text: &str) -> Vec<String> {
        found_at(&check(&files(&[(path, text)])))
    }

    const NONE: [&str; 0] = [];

    #[test]
    fn edges_of_the_engine() {
        let score = "crates/levelwise-core/src/score/stage.rs";
        assert_eq!(
            check_one(score, "use crate::rubric::Rubric;\nuse crate::score::x;\n"),
            NONE
        );
        assert_eq!(
            check_one(score, "//! crate::merge\n\nuse crate::merge::Merged;\n"),
            [format!("{score}:3")]
        );
        assert_eq!(
            check_one(score, "fn f() { crate::trend::g() }\n"),
            [format!("{score}:1")]
        );
        assert_eq!(
            check_one(score, "#[cfg(test)]\nmod tests { use crate::format::x; }\n"),
            NONE
        );
        assert_eq!(
            check_one(score, "use crate::Rubric;\n"),
            [format!("{score}:1")]
        );
        let agreement = "crates/levelwise-core/src/agreement/alpha.rs";
        assert_eq!(
            check_one(agreement, "use crate::rubric::Rubric;\n"),
            [format!("{agreement}:1")]
        );
        let team = "crates/levelwise-core/src/team.rs";
        assert_eq!(
            check_one(team, "use crate::agreement::a;\nuse crate::merge::m;\n"),
            [format!("{team}:2")]
        );
        assert_eq!(
            check_one("crates/levelwise-core/src/lib.rs", "use crate::merge::x;\n"),
            NONE
        );
        assert_eq!(
            check_one("crates/levelwise-core/src/odd.rs", ""),
            ["crates/levelwise-core/src/odd.rs:1"]
        );
        assert_eq!(
            check_one("crates/levelwise-core/tests/laws.rs", "use crate::x;\n"),
            NONE
        );
    }

    #[test]
    fn names_in_nested_braces_are_read() {
        let path = "crates/levelwise-core/src/check.rs";
        let text = "use crate::{\n    rubric::{Rubric, merge},\n    record,\n    trend::{self, A},\n};\nuse std::{fmt};\n";
        assert_eq!(check_one(path, text), [format!("{path}:4")]);
    }

    #[test]
    fn edges_of_the_page() {
        let path = "web/src/components/card.rs";
        assert_eq!(
            check_one(path, "use crate::text::t;\nuse crate::components::b;\n"),
            NONE
        );
        assert_eq!(
            check_one(path, "use crate::state::Form;\n"),
            [format!("{path}:1")]
        );
        assert_eq!(
            check_one("web/src/pages/fill.rs", "use crate::state::Form;\n"),
            NONE
        );
        assert_eq!(
            check_one("web/src/state/mod.rs", "use crate::pages::x;\n"),
            ["web/src/state/mod.rs:1"]
        );
    }

    #[test]
    fn storage_has_one_door() {
        let text = "let found = window.local_storage();\n";
        assert_eq!(check_one("web/src/storage.rs", text), NONE);
        assert_eq!(check_one("web/src/app.rs", text), ["web/src/app.rs:1"]);
        assert_eq!(check_one("web/src/app.rs", "// not local_storage\n"), NONE);
    }

    #[test]
    fn the_document_has_one_door() {
        let text = "let found = document.get_element_by_id(id);\n";
        assert_eq!(check_one("web/src/host.rs", text), NONE);
        assert_eq!(
            check_one("web/src/pages/fill.rs", text),
            ["web/src/pages/fill.rs:1"]
        );
    }
}
