//! A nation of assessments, the same in every run: written as files in folders
//! and as lines, by the engine.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use levelwise_core::assessment::{
    About, Answer, Assessment, AssessmentId, Choice, Cycle, Decision, Profile, RaterId, RubricRef,
    SessionId, Stamp,
};
use levelwise_core::format;
use levelwise_core::record::{Date, Id, Kind, Moment};
use levelwise_core::rubric::Rubric;

/// As many as there are school districts in the United States.
const N_DISTRICTS: u64 = 13_318;
/// So many files stand in one folder.
const FOLDER: usize = 1_000;
const ROLES: [&str; 8] = [
    "Superintendent",
    "Assistant superintendent",
    "Director of curriculum",
    "Director of special education",
    "Elementary principal",
    "Middle school principal",
    "High school principal",
    "Teacher leader",
];
const CYCLES: [(&str, &str); 3] = [
    ("Fall 2025", "2025-10-06"),
    ("Spring 2026", "2026-03-16"),
    ("Fall 2026", "2026-10-05"),
];
const NOTES: [&str; 5] = [
    "We look at this every term, and the minutes say what came of it.",
    "Begun in two buildings; the others follow after the winter break.",
    "The superintendent sees it a level higher because of the listening tour.",
    "See the \"final\" version of the plan, page 3 – and the résumé behind it.",
    "Not written down anywhere yet.\nTo be asked again in spring.",
];

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    /// As the page makes them.
    fn id<K: Kind>(&mut self) -> Id<K> {
        const LETTERS: &[u8; 32] = b"23456789bcdfghjkmnpqrstvwxyz-_BC";
        let mut text = String::from("x");
        for _ in 0..16 {
            text.push(char::from(
                LETTERS[usize::try_from(self.below(32)).unwrap_or(0)],
            ));
        }
        Id::new(&text).expect("the letters fit every id")
    }
}

/// Writes `n_files` assessments below `folder`, unless they are there.
pub(crate) fn write(folder: &Path, rubric: &Rubric, n_files: usize) -> io::Result<()> {
    let done = folder.join("done");
    if fs::read_to_string(&done).is_ok_and(|text| text == n_files.to_string()) {
        return Ok(());
    }
    // What an earlier run did not finish.
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder)?;
    let mut lines = BufWriter::new(File::create(folder.join("lines.ndjson"))?);
    let mut dice = Dice(20_261_122);
    for number in 0..n_files {
        let assessment = assessment(&mut dice, rubric);
        let text = format::write_assessment(&assessment);
        let inside = folder.join(format!("files/{:03}", number / FOLDER));
        if number % FOLDER == 0 {
            fs::create_dir_all(&inside)?;
        }
        fs::write(inside.join(format!("{}.json", assessment.id)), &text)?;
        let value: serde_json::Value = serde_json::from_str(&text)?;
        writeln!(lines, "{value}")?;
    }
    lines.flush()?;
    fs::write(done, n_files.to_string())
}

/// What one rater, now and then two or three, saved.
fn assessment(dice: &mut Dice, rubric: &Rubric) -> Assessment {
    let (label, date) = CYCLES[usize::try_from(dice.below(3)).unwrap_or(0)];
    let about = About {
        organization: format!("School District {:05}", dice.below(N_DISTRICTS)),
        cycle: Cycle {
            label: label.to_owned(),
            date: Date::new(date).ok(),
            extra: Default::default(),
        },
        extra: Default::default(),
    };
    let first = stamp(dice, date);
    let id: AssessmentId = dice.id();
    let mut assessment = Assessment::new(id, RubricRef::naming(rubric), about, &first);
    let n_raters = 1 + u64::from(dice.one_in(20)) + u64::from(dice.one_in(40));
    for _ in 0..n_raters {
        rate(&mut assessment, dice, rubric, date);
    }
    if dice.one_in(10) {
        for indicator in rubric.indicators().take(8) {
            let decision = Decision {
                choice: Some(choice(dice, rubric)),
                rationale: "All of us could show the documents behind it.".to_owned(),
                ..Decision::default()
            };
            assessment.set_decision(&indicator.id, decision, &first);
        }
    }
    assessment
}

fn rate(assessment: &mut Assessment, dice: &mut Dice, rubric: &Rubric, date: &str) {
    let rater: RaterId = dice.id();
    let mut session = stamp(dice, date);
    let profile = Profile {
        role: ROLES[usize::try_from(dice.below(8)).unwrap_or(0)].to_owned(),
        ..Profile::default()
    };
    assessment.set_profile(&rater, profile, &session);
    for indicator in rubric.indicators() {
        if dice.below(100) >= 40 {
            continue;
        }
        // The page was closed and opened again.
        if dice.one_in(12) {
            session = stamp(dice, date);
        }
        let mut answer = Answer {
            choice: Some(choice(dice, rubric)),
            ..Answer::default()
        };
        assessment.set_answer(&rater, &indicator.id, answer.clone(), &session);
        if dice.one_in(5) {
            NOTES[usize::try_from(dice.below(5)).unwrap_or(0)].clone_into(&mut answer.note);
            assessment.set_answer(&rater, &indicator.id, answer.clone(), &session);
        }
        if dice.one_in(8) {
            let ticked = indicator.evidence.iter().take(2);
            answer.evidence = ticked.map(|item| item.id.clone()).collect();
            assessment.set_answer(&rater, &indicator.id, answer, &session);
        }
    }
}

fn choice(dice: &mut Dice, rubric: &Rubric) -> Choice {
    match dice.below(20) {
        0 => Choice::NotApplicable,
        1 | 2 => Choice::DontKnow,
        3..=5 => Choice::NotYet,
        other => {
            let levels = &rubric.scale.levels;
            let level = &levels[usize::try_from(other).unwrap_or(0) % levels.len()];
            Choice::Level(level.id.clone())
        }
    }
}

fn stamp(dice: &mut Dice, date: &str) -> Stamp {
    let (hour, minute) = (8 + dice.below(9), dice.below(60));
    let by: SessionId = dice.id();
    Stamp {
        by,
        at: Moment::new(&format!(
            "{date}T{hour:02}:{minute:02}:{:02}Z",
            dice.below(60)
        ))
        .ok(),
    }
}
