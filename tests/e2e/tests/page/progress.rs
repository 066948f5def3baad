//! Do two cycles stand side by side, and is what was answered under an earlier
//! edition of the rubric neither lost nor taken for something else?

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use levelwise_core::assessment::{
    About, Answer, Assessment, AssessmentId, Choice, Decision, Profile, RaterId, RubricRef,
    SessionId, Stamp, TaskStatus,
};
use levelwise_core::format;
use levelwise_core::rubric::{IndicatorId, LevelId};
use levelwise_core::trend::trend;
use levelwise_e2e::{Result, Server, Session, Setup, on_every_browser};
use serde_json::{Value, json};

use crate::{engine, form};

on_every_browser!(the_next_cycle_stands_beside_the_last);
on_every_browser!(with_a_lineage => an_earlier_edition_is_brought_to_this_one);

/// Where the pictures of the page are drawn, and how wide they and their places
/// are.
const PICTURE: &str = "return [...document.querySelectorAll('svg.picture')].map((svg) => ({
    said: svg.getAttribute('aria-label'), width: svg.getBoundingClientRect().width,
    room: svg.parentElement.clientWidth, words: [...svg.querySelectorAll('text')].map((it) => it.textContent) }))[0]";

async fn the_next_cycle_stands_beside_the_last(page: &Session, _server: &Server) -> Result<()> {
    let first = form::begin(page, "Two Cycles").await?;
    form::fill(page, &first, &form::mixed_choices()).await?;
    form::open(page, &format!("#/results/{first}")).await?;
    page.click_text(".focus button", "Add to plan").await?;
    page.wait_for(".in-plan").await?;
    form::saved(page).await?;
    form::open(page, &format!("#/progress/{first}")).await?;
    page.wait_for_text(".progress-page", "This is the first cycle.")
        .await?;
    page.type_into("#next-label", "Fall 2027").await?;
    page.set_value("#next-date", "2027-10-11").await?;
    page.click_text("button", "Begin the next cycle").await?;
    page.wait_for("fieldset.indicator").await?;
    page.wait_for_text(".assessment-title", "Two Cycles Fall 2027")
        .await?;
    let address = page.current_address().await?;
    let (_, second) = address.split_once("#/fill/").expect("the page to fill");
    let second = second.split('/').next().expect("an id").to_owned();
    assert_ne!(first, second);

    // Nobody has answered; then some say the same again and some do not.
    page.wait_for_text(".progress", "0 of 28 answered").await?;
    let mut choices = form::mixed_choices();
    let n_choices = form::CHOICES.len();
    for (number, [.., choice]) in choices.iter_mut().enumerate() {
        if number % 4 > 0 {
            form::CHOICES[(2 * number + 1) % n_choices].clone_into(choice);
        }
    }
    form::fill(page, &second, &choices).await?;
    form::open(page, &format!("#/progress/{second}")).await?;
    page.wait_for("#changes").await?;
    let assessment = form::stored(page, &second).await?;
    let rubric = engine::rubric();
    let expected = trend(&rubric, &assessment, None);
    let counts = expected.between[0];
    let shown = page
        .js("return [...document.querySelectorAll('.figures strong')].map((it) => +it.textContent)")
        .await?;
    let figures = [counts.rose, counts.fell, counts.stayed, counts.newly_rated];
    assert_eq!(shown, json!(figures));
    assert!(figures.iter().all(|n| *n > 0), "{counts:?}");
    page.wait_for_text("#changes", "What changed since Fall 2026")
        .await?;
    let picture = page.js(PICTURE).await?;
    let words = picture["words"].to_string();
    for needed in ["Fall 2026", "Fall 2027", "Getting better", "rose"] {
        assert!(words.contains(needed), "{needed} in {words}");
    }
    for area in &rubric.areas {
        let said = picture["said"].as_str().expect("words");
        assert!(said.contains(&*area.title), "{} in {said}", area.title);
    }
    assert_eq!(rows(page, "#by-area").await?, stages(&expected));
    page.wait_for_text("#cycles ~ .wide tbody", "Fall 2027 · October 11, 2027 1")
        .await?;

    // On a phone the picture is drawn anew, not made smaller.
    page.resize(360, 800).await?;
    page.wait_until(
        "a picture as wide as its room",
        &format!(
            "const it = (() => {{ {PICTURE} }})(); return it.width <= it.room && it.room < 360"
        ),
    )
    .await?;
    page.resize(1280, 800).await?;

    // The report tells of it, too.
    form::open(page, &format!("#/report/{second}")).await?;
    page.wait_for_text(".report #changes", "What changed since Fall 2026")
        .await?;
    page.wait_for(".report #slope svg.picture").await?;
    page.click_text(".switch", "What changed since last time")
        .await?;
    page.wait_for_count(".report #changes", 0).await?;
    form::open(page, &format!("#/progress/{second}")).await?;

    page.click_text(".still-open button", "Go on with it")
        .await?;
    page.wait_for_text(".still-open .in-plan", "In the plan of this cycle")
        .await?;
    form::saved(page).await?;
    let assessment = form::stored(page, &second).await?;
    assert_eq!(assessment.plan.len(), 1);
    let task = assessment.plan.values().next().expect("a task");
    assert_eq!(
        task.settled().expect("one version").status,
        TaskStatus::Planned
    );

    page.click_text("button", "Save as image").await?;
    let image = page
        .wait_for_download("levelwise-two-cycles-fall-2027-progress.png")
        .await?;
    let image = fs::read(image).expect("the saved image");
    assert!(image.starts_with(b"\x89PNG\r\n\x1a\n"));
    assert!(image.len() > 5_000, "{} bytes", image.len());

    // One file holds both cycles.
    let file = form::stored_text(page, &second).await?;
    let file = form::written(page, "both.json", &file);
    form::open(page, "#/data").await?;
    for _ in 0..2 {
        page.click_text("button", "Erase…").await?;
        page.click_text("button", "Erase for good").await?;
    }
    page.wait_for_text("main", "Nothing yet.").await?;
    form::give(page, &file).await?;
    page.click_text("button", "Add to this device").await?;
    page.wait_for_text(".notice.good", "The file was taken over")
        .await?;
    form::open(page, &format!("#/progress/{second}")).await?;
    page.wait_for_text("#changes", "What changed since Fall 2026")
        .await?;
    assert_eq!(rows(page, "#by-area").await?, stages(&expected));
    form::nothing_went_wrong(page).await
}

/// The cells of the table in a section, folded away or not.
async fn rows(page: &Session, section: &str) -> Result<Value> {
    let script = "return [...document.querySelectorAll(`section:has(${arguments[0]}) tbody tr`)]
        .map((row) => [...row.children].map((cell) => words(cell.textContent)))";
    page.js_with(script, vec![section.into()]).await
}

fn stages(trend: &levelwise_core::trend::Trend) -> Value {
    let rubric = engine::rubric();
    let areas = rubric.areas.iter().zip(&trend.areas);
    areas
        .map(|(area, one)| {
            let stages = one.stages.iter();
            let stage = |stage: &Option<usize>| match stage {
                Some(stage) => rubric.level_title(*stage).to_owned(),
                None => "–".to_owned(),
            };
            let mut row = vec![area.title.to_string()];
            row.extend(stages.map(stage));
            json!(row)
        })
        .collect()
}

/// The text hash of an edition that there never was.
const EARLIER: &str = "0123456789abcdef0123456789abcdef";

/// A copy of the built page with a lineage that leads to the shipped rubric from an
/// edition in which 1 was called 0, 2 asked something else, 3a and 3b were one, 10a
/// was two, and 99 was asked too. It is not the page that its service worker keeps,
/// so it does not look for one.
static WITH_A_LINEAGE: LazyLock<PathBuf> = LazyLock::new(|| {
    let dist = levelwise_e2e::dist().expect("the built page");
    let folder = levelwise_e2e::artifacts().join("lineage");
    fs::remove_dir_all(&folder).ok();
    copy(&dist, &folder);
    let index = folder.join("index.html");
    let page = fs::read_to_string(&index).expect("the page");
    fs::write(index, page.replace("generator", "author")).expect("the page");
    let rubric = engine::rubric();
    let lineage = json!({
        "format": "levelwise/lineage",
        "formatVersion": "1.0",
        "rubric": "leadership-system",
        "passages": [{
            "from": { "version": "0.9.0", "textHash": EARLIER },
            "to": { "version": &*rubric.version, "textHash": rubric.text_hash() },
            "changes": [
                { "kind": "renamed", "from": ["0"], "to": ["1"] },
                { "kind": "reworded", "from": ["2"], "to": ["2"] },
                { "kind": "split", "from": ["3"], "to": ["3a", "3b"] },
                { "kind": "merged", "from": ["10x", "10y"], "to": ["10a"] },
                { "kind": "retired", "from": ["99"] },
            ],
        }],
    });
    let path = folder.join("rubrics/lineage/leadership-system.json");
    fs::write(path, lineage.to_string()).expect("a lineage");
    folder
});

fn with_a_lineage() -> Result<Setup> {
    Ok(Setup::folder(&*WITH_A_LINEAGE))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the built page") {
        let entry = entry.expect("an entry");
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("a copy");
        }
    }
}

fn stamp(session: &str) -> Stamp {
    Stamp {
        by: SessionId::new(session).expect("an id"),
        at: None,
    }
}

fn level(word: &str) -> Option<Choice> {
    Some(Choice::Level(LevelId::new(word).expect("an id")))
}

fn indicator(id: &str) -> IndicatorId {
    IndicatorId::new(id).expect("an id")
}

/// What a rater answered under the earlier edition.
fn earlier_assessment() -> Assessment {
    let mut naming = RubricRef::naming(&engine::rubric());
    naming.version = levelwise_core::record::Text::new("0.9.0").expect("a text");
    EARLIER.clone_into(&mut naming.text_hash);
    let about = About {
        organization: "Old Edition".to_owned(),
        cycle: Default::default(),
        extra: Default::default(),
    };
    let id = AssessmentId::new("old-edition").expect("an id");
    let mut assessment = Assessment::new(id, naming, about, &stamp("s0"));
    let rater = RaterId::new("ann").expect("an id");
    let profile = Profile {
        role: "Principal".to_owned(),
        ..Profile::default()
    };
    assessment.set_profile(&rater, profile, &stamp("s1"));
    for (id, word) in [
        ("0", "getting-better"),
        ("2", "keep-improving"),
        ("3", "getting-started"),
        ("4", "getting-better"),
        ("10x", "getting-started"),
        ("10y", "getting-better"),
        ("99", "keep-improving"),
    ] {
        let answer = Answer {
            choice: level(word),
            note: format!("What I said of {id}."),
            ..Answer::default()
        };
        assessment.set_answer(&rater, &indicator(id), answer, &stamp("s1"));
    }
    let decision = Decision {
        choice: level("getting-started"),
        rationale: "We agreed on it.".to_owned(),
        ..Decision::default()
    };
    assessment.set_decision(&indicator("2"), decision, &stamp("s1"));
    assessment
}

async fn an_earlier_edition_is_brought_to_this_one(page: &Session, _server: &Server) -> Result<()> {
    let old = earlier_assessment();
    let file = form::written(page, "old.json", &format::write_assessment(&old));
    page.goto("").await?;
    form::give(page, &file).await?;
    page.click_text("button", "Add to this device").await?;
    page.wait_for_text(".notice.good", "The file was taken over")
        .await?;
    form::open(page, "#/progress/old-edition").await?;
    page.wait_for_text(".notice.calm", "made with an earlier edition")
        .await?;
    page.click_text("button", "Bring to this edition").await?;
    page.wait_for_text("#look-again", "Look at these again")
        .await?;
    let carried = form::stored(page, "old-edition").await?;
    assert!(carried.rubric.names(&engine::rubric()));
    let items = page
        .js("return [...document.querySelectorAll('.reviews > li')].map((it) =>
            [it.querySelector('strong'), it.querySelector('.tag'), it.querySelector('p')].map((part) => words(part?.textContent)).join('|'))")
        .await?;
    let expected = [
        "1 Student-centered vision and mission||It had another number. Then, 0: Getting better",
        "2 Communicating identity and focus|The team's decision|It asks something else now. Then, 2: Getting started",
        "2 Communicating identity and focus||It asks something else now. Then, 2: Keep improving",
        "3a Informal contact and listening||It was one indicator with others. Then, 3: Getting started",
        "3b Formal advisory participation||It was one indicator with others. Then, 3: Getting started",
        "10a Inviting and scaling innovation||It was several indicators. Then, 10x: Getting started; 10y: Getting better",
        "Not asked any more||Then, 99: Keep improving",
    ];
    assert_eq!(items, json!(expected));

    // Nothing counts before somebody has looked; what did not change does.
    form::open(page, "#/results/old-edition").await?;
    page.wait_for_text(".figures", "1 of 28 rated").await?;
    form::open(page, "#/progress/old-edition").await?;
    page.click_text("button", "It still holds").await?;
    page.wait_for_count(".reviews > li", expected.len() - 1)
        .await?;
    form::saved(page).await?;
    let reviewed = form::stored(page, "old-edition").await?;
    let rater = RaterId::new("ann").expect("an id");
    let answer = reviewed.answer(&rater, &indicator("1")).expect("an answer");
    assert_eq!(answer.choice, level("getting-better"));
    assert_eq!(answer.note, "What I said of 0.");
    page.click_text(".reviews a", "Rate 10a again").await?;
    form::focused(page, "choice-10a-getting-started").await?;
    form::choose(page, "10a", "keep-improving").await?;
    form::saved(page).await?;
    form::open(page, "#/progress/old-edition").await?;
    page.wait_for_count(".reviews > li", expected.len() - 2)
        .await?;

    // A teammate's file of the earlier edition still meets it.
    let mut theirs = earlier_assessment();
    let bob = RaterId::new("bob").expect("an id");
    for id in ["0", "4"] {
        let answer = Answer {
            choice: level("keep-improving"),
            ..Answer::default()
        };
        theirs.set_answer(&bob, &indicator(id), answer, &stamp("s2"));
    }
    let file = form::written(page, "theirs.json", &format::write_assessment(&theirs));
    form::open(page, "#/data").await?;
    form::give(page, &file).await?;
    page.click_text("button", "Take over").await?;
    page.wait_for_text(".notice.good", "The file was taken over")
        .await?;
    let merged = form::stored(page, "old-edition").await?;
    assert!(merged.rubric.names(&engine::rubric()));
    let stays = merged.answer(&bob, &indicator("4")).expect("an answer");
    assert_eq!(stays.choice, level("keep-improving"));
    assert_eq!(merged.answer(&bob, &indicator("1")), None);
    let former = merged.former.values().next().expect("an edition");
    let kept = former
        .raters
        .get(&bob)
        .expect("the rater")
        .answers
        .get(&indicator("0"));
    assert_eq!(kept.expect("the answer").versions().len(), 1);
    form::nothing_went_wrong(page).await
}
