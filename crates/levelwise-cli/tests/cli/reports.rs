//! Reports: what is in them and what is not, that nothing in them runs, and that
//! what they carry opens again.

use std::fs;

use levelwise_core::format;
use levelwise_core::share;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{Run, levelwise, levelwise_fed, top, word};

const EXAMPLE: &str = "rubrics/examples/leadership-system.json";

fn report(words: &[&str]) -> String {
    let run = levelwise(&[&["report"], words].concat());
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{run:?}");
    run.out
}

fn example() -> Value {
    let text = fs::read_to_string(top().join(EXAMPLE)).expect("the example is there");
    serde_json::from_str(&text).expect("it is JSON")
}

/// A report of the example after `change`.
fn of_changed(change: impl Fn(&mut Value), words: &[&str]) -> Run {
    let folder: TempDir = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("file.json");
    let mut file = example();
    change(&mut file);
    fs::write(&path, file.to_string()).expect("a file can be written");
    levelwise(&[&["report", word(&path)], words].concat())
}

#[test]
fn it_says_what_a_board_asks() {
    let markdown = report(&[EXAMPLE, "--format", "markdown"]);
    let titles = markdown.lines().filter_map(|line| line.strip_prefix("## "));
    assert_eq!(
        titles.collect::<Vec<_>>(),
        [
            "Where we stand",
            "What to do first",
            "How sure we are",
            "What we decided, and who disagreed",
            "Appendix: every indicator",
        ]
    );
    for said in [
        "# Cedar Valley School District (example)\n",
        "\nFall 2026, October 12, 2026\n",
        "\n**Getting better: at least half of what is rated has reached it.**\n",
        "\n### 5b Shared messaging with constituents: Getting started → Getting better\n",
        "25 of 27 indicators that apply are rated",
        "at one level on 20 of 24 indicators",
        "\nDissent: The superintendent sees it a level higher",
        "\n### 19b ",
    ] {
        assert!(markdown.contains(said), "{said:?} is not in\n{markdown}");
    }
    let html = report(&[EXAMPLE]);
    for title in markdown.lines().filter_map(|line| line.strip_prefix("## ")) {
        assert!(html.contains(&format!("<h2>{title}</h2>")), "{title}");
    }
}

#[test]
fn plans_and_earlier_cycles_are_in_it() {
    let task = |text: &str| {
        json!({ "seen": { "s": 1 }, "versions": [{ "by": "s", "n": 1, "value": {
            "text": text, "indicator": "5b", "owner": "Luis", "due": "2027-03-01", "status": "doing",
        } }] })
    };
    let change = |file: &mut Value| {
        file["plan"] = json!({ "t": task("Ask the library") });
        let mut past =
            json!({ "rubric": file["rubric"], "raters": {}, "decisions": {}, "plan": {} });
        past["about"] = json!({ "seen": { "s": 1 }, "versions": [{ "by": "s", "n": 1, "value": {
            "cycle": { "label": "Fall 2025", "date": "2025-10-01" },
        } }] });
        file["past"] = json!({ "before": past });
    };
    let run = of_changed(change, &["--format", "markdown"]);
    assert_eq!(run.code, 0, "{run:?}");
    let row =
        "| Ask the library | 5b Shared messaging with constituents | March 1, 2027 | Doing |\n";
    assert!(run.out.contains(row), "{}", run.out);
    assert!(
        run.out.contains("| Area | Fall 2025 | Fall 2026 |\n"),
        "{}",
        run.out
    );
    assert!(
        run.out
            .contains("\n| Build positive relationships | – | Getting better |\n")
    );
    let named = of_changed(change, &["--format", "markdown", "--names"]);
    assert!(
        named.out.contains("| March 1, 2027 | Doing | Luis |\n"),
        "{}",
        named.out
    );
}

#[test]
fn nobody_is_named_unless_asked_for() {
    let names = [
        "Priya Raman",
        "Luis Ortega",
        "Dana Whitfield",
        "Superintendent)",
    ];
    for form in ["html", "markdown"] {
        let silent = report(&[EXAMPLE, "--format", form]);
        assert!(silent.contains("Rated by 4 people."));
        let named = report(&[EXAMPLE, "--format", form, "--names"]);
        for name in names {
            assert!(!silent.contains(name), "{name} is named");
            assert!(named.contains(name), "{name} is not named");
        }
    }
}

#[test]
fn it_carries_the_assessment_only_when_told() {
    assert!(!report(&[EXAMPLE]).contains("<script"));
    let html = report(&[EXAMPLE, "--names", "--with-data"]);
    let opened = share::open_bytes(html.as_bytes());
    let [Ok(opened)] = opened.as_slice() else {
        panic!("{opened:?}");
    };
    let file = fs::read_to_string(top().join(EXAMPLE)).expect("the example is there");
    assert_eq!(format::write_assessment(&opened.value), file);
}

#[test]
fn nothing_in_it_runs() {
    let hostile =
        "<img src=x onerror=alert(1)>\"'</title></style></script><script>alert(1)</script>&lt;";
    let change = |file: &mut Value| {
        file["about"]["versions"][0]["value"]["organization"] = hostile.into();
        file["about"]["versions"][0]["value"]["cycle"]["label"] = hostile.into();
        file["decisions"]["1"]["versions"][0]["value"]["rationale"] = hostile.into();
        for rater in file["raters"].as_object_mut().expect("raters").values_mut() {
            rater["profile"]["versions"][0]["value"]["name"] = hostile.into();
        }
    };
    let run = of_changed(change, &["--names", "--with-data"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{run:?}");
    let html = run.out;
    assert_eq!(html.matches("<script").count(), 1, "only the data block");
    assert_eq!(html.matches("</title>").count(), 1);
    assert_eq!(html.matches("</style>").count(), 1);
    assert!(!html.contains("<img"));
    assert!(html.contains("&lt;img src=x onerror=alert(1)&gt;&quot;"));
    // E5: no inline style, no handler, and a policy that allows one style sheet.
    assert!(html.contains("content=\"default-src 'none'; style-src 'sha256-"));
    for attribute in [" style=", " onclick=", " src=", " href="] {
        let body = html.split("<script").next().unwrap_or_default();
        let body = body.replace("&lt;img src=x", "");
        assert!(!body.contains(attribute), "{attribute}");
    }
    let [Ok(opened)] = &share::open_bytes(html.as_bytes())[..] else {
        panic!("the report does not open again");
    };
    let about = opened.value.about.shown().expect("it has a name");
    assert_eq!(about.organization, hostile);
}

#[test]
fn sealed_answers_stay_sealed() {
    let seal = |file: &mut Value| {
        for rater in file["raters"].as_object_mut().expect("raters").values_mut() {
            rater["revealed"] = json!([]);
        }
        file["decisions"] = json!({});
    };
    let run = of_changed(seal, &["--format", "markdown"]);
    assert_eq!(run.code, 0);
    assert!(run.err.contains("sealed answers are left out"), "{run:?}");
    assert!(run.out.contains("**Nothing rated.**"), "{}", run.out);
    // As on the page, a rater sees their own.
    let own = of_changed(seal, &["--format", "markdown", "--rater", "superintendent"]);
    assert!(own.err.contains("sealed answers are left out"), "{own:?}");
    assert!(
        own.out.contains("indicators that apply are rated"),
        "{}",
        own.out
    );
    assert!(!own.out.contains("**Nothing rated.**"), "{}", own.out);
    // Who answers alone has nobody to color.
    let alone = |file: &mut Value| {
        seal(file);
        let raters = file["raters"].as_object_mut().expect("raters");
        raters.retain(|id, _| id == "superintendent");
    };
    let alone = of_changed(alone, &["--format", "markdown"]);
    assert_eq!(alone.err, "");
    assert!(!alone.out.contains("**Nothing rated.**"), "{}", alone.out);
}

#[test]
fn the_same_file_gives_the_same_bytes() {
    let text = fs::read_to_string(top().join(EXAMPLE)).expect("the example is there");
    let fed = levelwise_fed(&["report", "-"], &text);
    assert_eq!(fed.out, report(&[EXAMPLE]));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.html");
    assert_eq!(report(&[EXAMPLE, "-o", word(&path)]), "");
    assert_eq!(fs::read_to_string(path).expect("the report"), fed.out);
}

#[test]
fn what_cannot_be_reported_says_so() {
    for (words, said) in [
        (&["rubrics/examples"][..], "holds more than one assessment"),
        (
            &[EXAMPLE, "--names", "--with-data", "--format", "markdown"],
            "Markdown carries no assessment",
        ),
        (&[EXAMPLE, "--with-data"], "--names"),
        (&[EXAMPLE, EXAMPLE], "unexpected argument"),
    ] {
        let run = levelwise(&[&["report"], words].concat());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{run:?}");
        assert!(run.err.contains(said), "{run:?}");
    }
    let run = levelwise(&["report", "rubrics/leadership-system.json"]);
    assert_eq!(run.code, 3, "{run:?}");
    assert!(run.err.contains("at /format: "), "{run:?}");
}
