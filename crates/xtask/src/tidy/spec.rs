//! Is every numbered rule of the engine shown by a case or a test, and is
//! every rule that a case names written down?

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::tree::File;
use super::{Problem, find, line_of};

const SPEC: &str = "crates/levelwise-core/SPEC.md";
const CASES: &str = "tests/cases/";
/// Whose tests may show a rule.
const CRATES: [&str; 2] = ["crates/levelwise-core/", "crates/levelwise-cli/"];

pub(super) fn check(files: &[File]) -> Vec<Problem> {
    let Some(spec) = find(files, SPEC) else {
        return vec![Problem::new(
            SPEC,
            1,
            "the rules are missing: write them as lines `- **S1** …`",
        )];
    };
    let mut problems = Vec::new();
    let mut defined: BTreeMap<&str, usize> = BTreeMap::new();
    for (line, id) in (1..)
        .zip(spec.text.lines())
        .filter_map(|(line, text)| Some((line, defined_id(text)?)))
    {
        if let Some(first) = defined.insert(id, line) {
            let what =
                format!("rule {id} stands on line {first} already: give this one another number");
            problems.push(Problem::new(SPEC, line, what));
        }
    }

    let mut shown: BTreeSet<String> = BTreeSet::new();
    for file in files {
        if file.path.starts_with(CASES) && file.path.ends_with(".json") {
            for id in case_ids(&file.text) {
                if !defined.contains_key(id.as_str()) {
                    let line = line_of(&file.text, &format!("\"{id}\""));
                    let what = format!("rule {id} is not in {SPEC}: add it there or name another");
                    problems.push(Problem::new(&file.path, line, what));
                }
                shown.insert(id);
            }
        }
        let is_ours = CRATES.iter().any(|folder| file.path.starts_with(folder));
        if is_ours && file.path.ends_with(".rs") {
            shown.extend(test_ids(&file.text));
        }
    }
    for (id, line) in defined.iter().filter(|(id, _)| !shown.contains(**id)) {
        let what =
            format!("no case and no test shows rule {id}: add a case below {CASES} that names it");
        problems.push(Problem::new(SPEC, *line, what));
    }
    problems
}

/// `- **S1** Levels are …` defines S1.
fn defined_id(line: &str) -> Option<&str> {
    let (id, _) = line.strip_prefix("- **")?.split_once("**")?;
    is_id(id).then_some(id)
}

/// Letters, then a number.
fn is_id(word: &str) -> bool {
    let digits = word.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    digits.len() < word.len()
        && !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A file that is no JSON is the subject of a case and not a case.
fn case_ids(text: &str) -> Vec<String> {
    let Ok(case) = serde_json::from_str::<Value>(text) else {
        return Vec::new();
    };
    let several = case["rules"].as_array().into_iter().flatten();
    let named = std::iter::once(&case["rule"]).chain(several);
    named.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// `/// S1` or `// S1:` in a file with tests; several with commas between.
fn test_ids(text: &str) -> Vec<String> {
    if !text.contains("#[test]") && !text.contains("proptest!") {
        return Vec::new();
    }
    let mut ids = Vec::new();
    for line in text.lines().map(str::trim_start) {
        let Some(comment) = line
            .strip_prefix("/// ")
            .or_else(|| line.strip_prefix("// "))
        else {
            continue;
        };
        let words = comment.split([' ', ',']).filter(|word| !word.is_empty());
        let named = words
            .map(|word| word.trim_end_matches([':', '.']))
            .take_while(|word| is_id(word));
        ids.extend(named.map(str::to_owned));
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::super::{files, found_at};
    use super::*;

    const RULES: &str = "# Rules\n\n- **S1** One.\n- **S2** Two.\n- **note** No rule.\n";

    #[test]
    fn cases_and_tests_show_rules() {
        let case = (
            "tests/cases/score/one.json",
            "{\"why\": \"x\", \"rule\": \"S1\"}",
        );
        let test = (
            "crates/levelwise-core/tests/laws.rs",
            "/// S2: holds.\n#[test]\nfn two() {}\n",
        );
        assert_eq!(
            found_at(&check(&files(&[(SPEC, RULES), case, test]))),
            [""; 0]
        );
        let several = (
            "tests/cases/score/all.json",
            "{\"rules\": [\"S1\", \"S2\"]}",
        );
        assert_eq!(found_at(&check(&files(&[(SPEC, RULES), several]))), [""; 0]);
    }

    #[test]
    fn what_is_not_shown_or_not_written_is_found() {
        let case = ("tests/cases/score/one.json", "{\n\"rule\": \"S9\"\n}");
        let text = (
            "crates/levelwise-core/src/score.rs",
            "/// S1\nfn no_test() {}\n",
        );
        let problems = check(&files(&[(SPEC, RULES), case, text]));
        assert_eq!(
            found_at(&problems),
            [
                "tests/cases/score/one.json:2",
                &format!("{SPEC}:3"),
                &format!("{SPEC}:4")
            ]
        );
    }

    #[test]
    fn a_number_is_given_once() {
        let rules = "- **M1** One.\n- **M1** Again.\n";
        let test = ("crates/levelwise-core/src/merge.rs", "// M1: x\n#[test]\n");
        assert_eq!(
            found_at(&check(&files(&[(SPEC, rules), test]))),
            [format!("{SPEC}:2")]
        );
        assert_eq!(found_at(&check(&[])), [format!("{SPEC}:1")]);
    }
}
