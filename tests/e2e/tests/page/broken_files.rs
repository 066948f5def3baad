//! What happens with a file that cannot be used? A clear sentence, and nothing
//! changes.

use std::fs::File;
use std::path::PathBuf;

use levelwise_e2e::{ConsoleKind, Result, Server, Session, on_every_browser};
use serde_json::{Value, json};

use crate::form;

on_every_browser!(a_broken_file_gets_a_sentence_and_changes_nothing);

/// Longer than any sentence the page says of a file.
const MAX_SENTENCE: usize = 600;

/// A file's text and what the page must say of it.
fn broken(good: &str) -> Vec<(&'static str, String, &'static str)> {
    let parsed: Value = serde_json::from_str(good).expect("JSON");
    let with = |pointer: &str, value: Value| {
        let mut changed = parsed.clone();
        *changed.pointer_mut(pointer).expect("a place in the file") = value;
        changed.to_string()
    };
    let rater = parsed["raters"]
        .as_object()
        .and_then(|raters| raters.values().next());
    let rater = rater.expect("a rater").clone();
    let rubric = std::fs::read_to_string(
        levelwise_e2e::dist()
            .expect("the built page")
            .join("rubrics/leadership-system.json"),
    );
    let twice = good.replacen("\"id\"", "\"id\": \"twice\", \"id\"", 1);
    vec![
        ("empty.json", String::new(), "ends in the middle"),
        (
            "letter.json",
            "Dear team, see the minutes".to_owned(),
            "not JSON",
        ),
        (
            "truncated.json",
            good[..good.len() / 2].to_owned(),
            "ends in the middle",
        ),
        ("two.json", format!("{good}{good}"), "not JSON"),
        ("deep.json", "[".repeat(200_000), "not JSON"),
        (
            "list.json",
            "[1, 2]".to_owned(),
            "not a Levelwise assessment",
        ),
        (
            "other.json",
            "{\"format\": \"other/thing\"}".to_owned(),
            "other/thing",
        ),
        ("no-format.json", "{}".to_owned(), "names no format"),
        (
            "newer.json",
            with("/formatVersion", json!("2.0")),
            "version 2 of its format",
        ),
        (
            "rubric.json",
            rubric.expect("the rubric"),
            "levelwise/rubric",
        ),
        ("twice.json", twice, "stands twice"),
        ("nobody.json", with("/raters", json!([])), "/raters"),
        (
            "path.json",
            with("/id", json!("../../etc/passwd")),
            "is not an assessment id",
        ),
        (
            "proto-id.json",
            with("/id", json!("__proto__")),
            "is not an assessment id",
        ),
        (
            "proto-rater.json",
            with("/raters", json!({ "__proto__": rater })),
            "__proto__",
        ),
        (
            "proto-rubric.json",
            with("/rubric/id", json!("__proto__")),
            "is not a rubric id",
        ),
        // Its id is known to this device, which made it with another rubric.
        (
            "changed-rubric.json",
            with("/rubric/textHash", json!("0".repeat(32))),
            "was made with rubric leadership-system",
        ),
    ]
}

/// A file of this size; what it holds is zeros.
fn nonsense(page: &Session, name: &str, n_megabytes: u64) -> PathBuf {
    let path = page.scratch().join(name);
    let file = File::create(&path).expect("a file in the scratch folder");
    file.set_len(n_megabytes * 1_000_000)
        .expect("room for the file");
    path
}

async fn a_broken_file_gets_a_sentence_and_changes_nothing(
    page: &Session,
    _server: &Server,
) -> Result<()> {
    let id = form::begin(page, "Untouched").await?;
    form::choose(page, "1", "getting-better").await?;
    form::saved(page).await?;
    let good = form::stored_text(page, &id).await?;
    form::open(page, "#/data").await?;
    page.wait_for(".cards .card").await?;
    let before = page.storage().await?;

    for (name, text, said) in broken(&good) {
        let file = form::written(page, name, &text);
        refused(page, name, &file, said).await?;
        assert_eq!(page.storage().await?, before, "{name}");
    }
    for (name, n_megabytes, said) in [
        ("19-mb.json", 19, "not JSON"),
        (
            "25-mb.json",
            25,
            "25 MB. No Levelwise file is larger than 20 MB",
        ),
        (
            "50-mb.json",
            50,
            "50 MB. No Levelwise file is larger than 20 MB",
        ),
    ] {
        let file = nonsense(page, name, n_megabytes);
        refused(page, name, &file, said).await?;
        assert_eq!(page.storage().await?, before, "{name}");
    }
    // After all that, a file that is fine still works.
    let file = form::written(page, "good.json", &good);
    form::give(page, &file).await?;
    page.wait_for_text(".preview", "brings nothing that is not here already")
        .await?;
    assert_eq!(page.storage().await?, before);
    assert_eq!(page.js("return ({}).raters ?? null").await?, Value::Null);
    form::nothing_went_wrong(page).await?;

    // The page has to ask its server for a rubric it does not know, and only
    // Chromium notes that there is none.
    let mut other: Value = serde_json::from_str(&good).expect("JSON");
    other["rubric"]["id"] = json!("no-such-rubric");
    let file = form::written(page, "other-rubric.json", &other.to_string());
    let said = "The rubric \"no-such-rubric\" is not on this page";
    refused(page, "other-rubric.json", &file, said).await?;
    assert_eq!(page.storage().await?, before);
    let mut errors = page.console_errors().await?;
    errors.retain(|error| {
        error.kind != ConsoleKind::Log || !error.text.contains("no-such-rubric.json")
    });
    assert_eq!(errors, []);
    page.assert_no_foreign_requests()
}

async fn refused(page: &Session, name: &str, file: &std::path::Path, said: &str) -> Result<()> {
    form::give(page, file).await?;
    page.wait_for_text(".import .notice.problem", said).await?;
    page.wait_for_text(".import .notice.problem", "Nothing was changed")
        .await?;
    let words = page.text(".import .notice.problem").await?;
    let is_clear = words.chars().count() < MAX_SENTENCE
        && !["panicked", "unwrap", "Error(", "Some(", "undefined"]
            .iter()
            .any(|jargon| words.contains(jargon));
    assert!(is_clear, "{name}: {words}");
    Ok(())
}
