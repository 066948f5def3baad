//! How fast do files merge, beside what anybody would write first? `cargo xtask
//! bench merge` runs this.
//!
//! Two questions: ten thousand merges of a team of twelve, and a file of fifty
//! raters and 110 indicators, which should take less than a frame. Beside the
//! engine stand two others on the same files in the same run: serde_json reading
//! and writing them without any merging, and a merge of JSON trees where the other
//! file simply wins, which keeps no law and loses what was written apart.
//!
//! Everything is made by the engine, the same in every run. Times depend on the
//! machine and on what else it does, so they are no assertion: medians and ratios
//! are printed, and whether the goals are reached.

use std::hint::black_box;
use std::time::Instant;

use levelwise_core::assessment::{
    About, Answer, Assessment, AssessmentId, Choice, Profile, RaterId, RubricRef, SessionId, Stamp,
};
use levelwise_core::format::{open_assessment, open_rubric, write_assessment};
use levelwise_core::merge::{merge, preview};
use levelwise_core::record::Moment;
use levelwise_core::rubric::{IndicatorId, LevelId};
use levelwise_core::share::part;
use serde_json::Value;

const RUBRIC: &[u8] = include_bytes!("../../../rubrics/leadership-system.json");
const LEVELS: [&str; 3] = ["getting-started", "getting-better", "keep-improving"];
/// The goal for the large file: one picture of a screen that shows sixty a second.
const FRAME: f64 = 0.016;
/// Merges of the small team.
const N_MERGES: usize = 10_000;
/// Rounds of what is done once to the large file.
const ROUNDS: usize = 101;

fn main() {
    println!("Times are medians; what else the machine does burdens all alike.");
    let team = Team::of(12, 28);
    println!(
        "\n{N_MERGES} merges: 12 raters, 28 indicators, {} KB; one rater's file comes in",
        team.text.len() / 1_000
    );
    small(&team);

    let team = Team::of(50, 110);
    println!(
        "\n50 raters, 110 indicators, {} KB, met by a copy in which half went on",
        team.text.len() / 1_000
    );
    large(&team);
}

/// A team's file as two facilitators have it, and what its raters send.
struct Team {
    ours: Assessment,
    /// A copy in which every second rater answered anew since.
    theirs: Assessment,
    parts: Vec<Assessment>,
    text: String,
}

impl Team {
    fn of(n_raters: usize, n_indicators: usize) -> Self {
        let rubric = open_rubric(RUBRIC).expect("the rubric is consistent").value;
        let id = AssessmentId::new("bench").expect("an id");
        let about = About {
            organization: "Cedar Valley".to_owned(),
            cycle: Default::default(),
            extra: Default::default(),
        };
        let mut ours = Assessment::new(id, RubricRef::naming(&rubric), about, &stamp("lead", 0));
        for rater in 0..n_raters {
            let profile = Profile {
                role: format!("Role {}", rater % 7),
                name: format!("Rater {rater}"),
                ..Profile::default()
            };
            let by = stamp(&format!("device-{rater}"), rater);
            ours.set_profile(&rater_id(rater), profile, &by);
            for indicator in 0..n_indicators {
                let answer = answer(rater, indicator, 0);
                ours.set_answer(&rater_id(rater), &indicator_id(indicator), answer, &by);
            }
        }
        let mut theirs = ours.clone();
        for rater in (0..n_raters).step_by(2) {
            let by = stamp(&format!("phone-{rater}"), rater);
            for indicator in (0..n_indicators).step_by(3) {
                let answer = answer(rater, indicator, 1);
                theirs.set_answer(&rater_id(rater), &indicator_id(indicator), answer, &by);
            }
        }
        let parts = (0..n_raters).map(|rater| part(&theirs, &rater_id(rater)));
        Self {
            parts: parts.collect(),
            text: write_assessment(&ours),
            ours,
            theirs,
        }
    }
}

fn stamp(session: &str, minute: usize) -> Stamp {
    let at = format!("2026-11-22T09:{:02}:00Z", minute % 60);
    Stamp {
        by: SessionId::new(session).expect("an id"),
        at: Some(Moment::new(&at).expect("a moment")),
    }
}

fn rater_id(rater: usize) -> RaterId {
    RaterId::new(&format!("rater-{rater}")).expect("an id")
}

fn indicator_id(indicator: usize) -> IndicatorId {
    IndicatorId::new(&format!("{indicator}a")).expect("an id")
}

/// Every fourth answer has a note, as people write them.
fn answer(rater: usize, indicator: usize, turn: usize) -> Answer {
    let level = LEVELS[(rater + 2 * indicator + turn) % LEVELS.len()];
    let note = match (rater + indicator) % 4 {
        0 => "Adopted by the board in May; two of three campuses work by it.".to_owned(),
        _ => String::new(),
    };
    Answer {
        choice: Some(Choice::Level(LevelId::new(level).expect("an id"))),
        note,
        ..Answer::default()
    }
}

fn small(team: &Team) {
    let trees: Vec<Value> = team.parts.iter().map(tree).collect();
    let texts: Vec<String> = team.parts.iter().map(write_assessment).collect();
    let ours = tree(&team.ours);
    let merges = |work: &dyn Fn(usize)| {
        let time = || {
            let started = Instant::now();
            for number in 0..N_MERGES {
                work(number % team.parts.len());
            }
            started.elapsed().as_secs_f64()
        };
        median((0..5).map(|_| time()).collect())
    };
    let engine = merges(&|one| {
        black_box(merge(&team.ours, &team.parts[one]).expect("they merge"));
    });
    let naive = merges(&|one| {
        black_box(tree_merge(ours.clone(), &trees[one]));
    });
    let round_trip = merges(&|one| {
        let read: Value = serde_json::from_str(&texts[one]).expect("it is JSON");
        black_box(serde_json::to_string_pretty(&read).expect("it is written"));
    });
    show(&[
        line("Levelwise merges", engine),
        line("JSON trees, the other one wins", naive),
        line("serde_json reads and writes one rater's file", round_trip),
    ]);
}

fn large(team: &Team) {
    let (ours, theirs) = (&team.ours, &team.theirs);
    let other = write_assessment(theirs);
    let once = |work: &dyn Fn()| {
        let time = || {
            let started = Instant::now();
            work();
            started.elapsed().as_secs_f64()
        };
        median((0..ROUNDS).map(|_| time()).collect())
    };
    let opened = |text: &str| open_assessment(text.as_bytes()).expect("it opens").value;
    let merged = once(&|| {
        black_box(merge(ours, theirs).expect("they merge"));
    });
    let previewed = once(&|| {
        black_box(preview(ours, theirs).expect("they merge"));
    });
    let (ours_tree, theirs_tree) = (tree(ours), tree(theirs));
    let naive = once(&|| {
        black_box(tree_merge(ours_tree.clone(), &theirs_tree));
    });
    let arrives = once(&|| {
        let merged = merge(ours, &opened(&other)).expect("they merge");
        black_box(write_assessment(&merged));
    });
    let round_trip = once(&|| {
        let read: Value = serde_json::from_str(&other).expect("it is JSON");
        black_box(serde_json::to_string_pretty(&read).expect("it is written"));
    });
    show(&[
        line("Levelwise merges", merged),
        line("JSON trees, the other one wins", naive),
        line("Levelwise previews", previewed),
    ]);
    show(&[
        line("Levelwise reads a file, merges and writes", arrives),
        line("serde_json reads it and writes it again", round_trip),
    ]);
    let frame = FRAME * 1_000.0;
    for (what, seconds) in [
        ("merging", merged),
        ("reading, merging and writing", arrives),
    ] {
        let reached = if seconds < FRAME { "yes" } else { "NO" };
        println!("within a frame of {frame:.0} ms, {what}: {reached}");
    }
}

/// What took how long.
struct Line {
    name: &'static str,
    seconds: f64,
}

fn line(name: &'static str, seconds: f64) -> Line {
    Line { name, seconds }
}

/// The first against the others.
fn show(lines: &[Line]) {
    let first = lines[0].seconds;
    for (index, Line { name, seconds }) in lines.iter().enumerate() {
        let time = if *seconds < 0.1 {
            format!("{:.2} ms", seconds * 1_000.0)
        } else {
            format!("{seconds:.2} s")
        };
        let ratio = match index {
            0 => String::new(),
            _ => format!("{:.2} of the first", seconds / first),
        };
        println!("{}", format!("  {name:<46}{time:>10}   {ratio}").trim_end());
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn tree(assessment: &Assessment) -> Value {
    serde_json::from_str(&write_assessment(assessment)).expect("a file is JSON")
}

/// What anybody would write first: objects join, and of all else the other file's
/// stands.
fn tree_merge(ours: Value, theirs: &Value) -> Value {
    match (ours, theirs) {
        (Value::Object(mut fields), Value::Object(others)) => {
            for (key, other) in others {
                let merged = match fields.remove(key) {
                    Some(own) => tree_merge(own, other),
                    None => other.clone(),
                };
                fields.insert(key.clone(), merged);
            }
            Value::Object(fields)
        }
        (_, other) => other.clone(),
    }
}
