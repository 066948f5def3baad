//! How long do the engine's own verbs take, natively, without any browser?

use std::fmt;
use std::hint::black_box;
use std::ops::Range;
use std::time::{Duration, Instant};

use levelwise_core::assessment::{
    About, Answer, Assessment, AssessmentId, Choice, Cycle, Decision, Profile, RaterId, RubricRef,
    SessionId, Stamp,
};
use levelwise_core::format;
use levelwise_core::merge::{merge, preview};
use levelwise_core::record::Text;
use levelwise_core::rubric::{Indicator, IndicatorId, Rubric, RubricId};
use levelwise_core::score::{View, score};
use levelwise_core::share;
use levelwise_core::suggest::suggest;

use crate::figures::{goal, median, p90};

/// How long each verb is repeated.
const WHILE: Duration = Duration::from_millis(300);
/// As many as a leadership team with its principals has.
const N_RATERS: usize = 12;

/// A large district: everybody who leads, and more indicators than any rubric has.
const LARGE: (usize, usize) = (50, 110);
/// How long a page may take between two pictures, in microseconds.
const FRAME: f64 = 16_000.0;
const MANY: usize = 10_000;

/// What each verb took.
#[derive(Debug)]
pub(crate) struct Engine {
    verbs: Vec<Verb>,
    /// Merging two files of a large district.
    large: Verb,
    /// So many merges, in seconds.
    many: f64,
}

#[derive(Debug)]
struct Verb {
    words: String,
    /// In microseconds.
    times: Vec<f64>,
}

/// Measures every verb on the shipped rubric.
///
/// # Panics
/// When the engine cannot read the rubric of the built page.
pub(crate) fn measure(rubric_text: &str) -> Engine {
    let opened = format::open_rubric(rubric_text.as_bytes());
    let rubric = &opened.expect("the rubric of the built page").value;
    let ours = assessment(rubric);
    let theirs = continued(&ours, rubric);
    let part = share::part(&theirs, &rater_id(0));
    let code = share::write_code(&part).expect("a part fits in a code");
    let large = large();
    let later = continued_by(&large, 0..LARGE.0, &large_ids(), "later");
    let text = format::write_assessment(&ours);
    let scores = score(rubric, &ours, View::Team);
    let me = rater_id(0);

    let kilobytes = |text: &str| text.len() / 1000;
    let verbs = vec![
        timed(
            format!("open the rubric ({} KB)", kilobytes(rubric_text)),
            || format::open_rubric(rubric_text.as_bytes()),
        ),
        timed(
            format!("open {N_RATERS} raters ({} KB)", kilobytes(&text)),
            || format::open_assessment(text.as_bytes()),
        ),
        timed(format!("write {N_RATERS} raters"), || {
            format::write_assessment(&ours)
        }),
        timed("score one rater, as a click does".to_owned(), || {
            score(rubric, &ours, View::Rater(&me))
        }),
        timed(format!("score a team of {N_RATERS}"), || {
            score(rubric, &ours, View::Team)
        }),
        timed("suggest".to_owned(), || suggest(rubric, &scores)),
        timed(format!("merge two files of {N_RATERS} raters"), || {
            merge(&ours, &theirs)
        }),
        timed("preview the second of them".to_owned(), || {
            preview(&ours, &theirs)
        }),
        timed("a rater's part to a code".to_owned(), || {
            share::write_code(&part)
        }),
        timed(format!("open it ({} letters)", code.len()), || {
            share::open_code(&code)
        }),
    ];
    let (n_raters, n_indicators) = LARGE;
    let words = format!("merge {n_raters} raters x {n_indicators}");
    Engine {
        verbs,
        large: timed(words, || merge(&large, &later)),
        many: seconds_of_many(&ours, &theirs),
    }
}

/// Merges until the goal's number is reached, as a folder of files would.
fn seconds_of_many(ours: &Assessment, theirs: &Assessment) -> f64 {
    let start = Instant::now();
    for _ in 0..MANY {
        black_box(merge(ours, theirs)).expect("copies of one assessment merge");
    }
    start.elapsed().as_secs_f64()
}

fn large_ids() -> Vec<IndicatorId> {
    let ids = (1..=LARGE.1).map(|n| IndicatorId::new(&n.to_string()));
    ids.map(|id| id.expect("an id")).collect()
}

/// Merging does not look at the rubric, so none with so many indicators is
/// needed.
fn large() -> Assessment {
    let rubric = RubricRef {
        id: RubricId::new("large").expect("an id"),
        version: Text::new("1.0.0").expect("a text"),
        text_hash: String::new(),
        structure_hash: String::new(),
        full: None,
        extra: Default::default(),
    };
    let about = About {
        organization: String::new(),
        cycle: Cycle::default(),
        extra: Default::default(),
    };
    let id = AssessmentId::new("large").expect("an id");
    let mut assessment = Assessment::new(id, rubric, about, &stamp("s0"));
    let ids = large_ids();
    for rater_idx in 0..LARGE.0 {
        let session = format!("s{rater_idx}");
        assessment = continued_by(&assessment, rater_idx..rater_idx + 1, &ids, &session);
    }
    // The other half of the indicators.
    continued_by(&assessment, 0..LARGE.0, &ids[1..], "s1")
}

/// The same after these raters answered every second of the indicators.
fn continued_by(
    ours: &Assessment,
    raters: Range<usize>,
    indicators: &[IndicatorId],
    session: &str,
) -> Assessment {
    let mut theirs = ours.clone();
    let stamp = stamp(session);
    for rater_idx in raters {
        for indicator in indicators.iter().step_by(2) {
            let answer = Answer {
                choice: Some(Choice::NotYet),
                note: "We look at this every term.".to_owned(),
                ..Answer::default()
            };
            theirs.set_answer(&rater_id(rater_idx), indicator, answer, &stamp);
        }
    }
    theirs
}

fn timed<T>(words: String, verb: impl Fn() -> T) -> Verb {
    let mut times = Vec::new();
    let start = Instant::now();
    while start.elapsed() < WHILE {
        let start = Instant::now();
        let it = black_box(verb());
        times.push(start.elapsed().as_secs_f64() * 1e6);
        // Outside of what is measured.
        drop(it);
    }
    Verb { words, times }
}

/// Everybody has answered everything, with evidence and here and there a note;
/// the team has decided every third indicator.
fn assessment(rubric: &Rubric) -> Assessment {
    let about = About {
        organization: "Cedar Valley School District".to_owned(),
        cycle: Cycle::default(),
        extra: Default::default(),
    };
    let first = stamp("s0");
    let mut assessment = Assessment::new(
        AssessmentId::new("bench").expect("an id"),
        RubricRef::naming(rubric),
        about,
        &first,
    );
    for rater_idx in 0..N_RATERS {
        let (rater, stamp) = (rater_id(rater_idx), stamp(&format!("s{rater_idx}")));
        let profile = Profile {
            role: "Principal".to_owned(),
            ..Profile::default()
        };
        assessment.set_profile(&rater, profile, &stamp);
        for (position, indicator) in rubric.indicators().enumerate() {
            let answer = answer(rubric, indicator, position + rater_idx);
            assessment.set_answer(&rater, &indicator.id, answer, &stamp);
        }
    }
    for (position, indicator) in rubric.indicators().enumerate().step_by(3) {
        let decision = Decision {
            choice: answer(rubric, indicator, position).choice,
            rationale: "All of us could show the documents behind it.".to_owned(),
            ..Decision::default()
        };
        assessment.set_decision(&indicator.id, decision, &first);
    }
    assessment
}

/// The same file after half of the answers were changed on another device.
fn continued(ours: &Assessment, rubric: &Rubric) -> Assessment {
    let mut theirs = ours.clone();
    let stamp = stamp("later");
    for rater_idx in 0..N_RATERS {
        for (position, indicator) in rubric.indicators().enumerate().step_by(2) {
            let answer = answer(rubric, indicator, position + rater_idx + 1);
            theirs.set_answer(&rater_id(rater_idx), &indicator.id, answer, &stamp);
        }
    }
    theirs
}

fn answer(rubric: &Rubric, indicator: &Indicator, seed: usize) -> Answer {
    let levels = &rubric.scale.levels;
    let choice = match seed % (levels.len() + 2) {
        0 => Choice::NotYet,
        1 => Choice::DontKnow,
        position => Choice::Level(levels[position - 2].id.clone()),
    };
    let ticked = indicator.evidence.iter().take(seed % 3);
    let note = if seed.is_multiple_of(4) {
        "We look at this every term, and the minutes say what came of it."
    } else {
        ""
    };
    Answer {
        choice: Some(choice),
        evidence: ticked.map(|item| item.id.clone()).collect(),
        note: note.to_owned(),
        ..Answer::default()
    }
}

fn rater_id(rater_idx: usize) -> RaterId {
    RaterId::new(&format!("r{rater_idx}")).expect("an id")
}

fn stamp(session: &str) -> Stamp {
    Stamp {
        by: SessionId::new(session).expect("an id"),
        at: None,
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "The engine on this machine, without a browser, in microseconds: median (p90)"
        )?;
        for Verb { words, times } in self.verbs.iter().chain([&self.large]) {
            let cell = format!("{:.1} ({:.1})", median(times), p90(times));
            write!(f, "\n{words:<34}{cell:>22}")?;
        }
        let middle = median(&self.large.times);
        let (n_raters, n_indicators) = LARGE;
        let words = format!("{n_raters} raters x {n_indicators} indicators merge within a frame");
        let figure = format!("{:.1} ms", middle / 1000.0);
        write!(f, "\n{}", goal(&words, &figure, middle < FRAME))?;
        write!(
            f,
            "\n{MANY} merges of {N_RATERS} raters take {:.1} s",
            self.many
        )
    }
}
