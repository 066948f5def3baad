//! Writes the filled example of each shipped rubric into rubrics/examples/: an
//! invented district whose four leaders answered apart. A test makes sure that
//! the examples fit their rubrics.

use std::path::Path;

use levelwise_core::assessment::{
    About, Answer, Assessment, AssessmentId, Choice, Cycle, Decision, Profile, RaterId, RubricRef,
    SessionId, Stamp,
};
use levelwise_core::format;
use levelwise_core::record::{Date, Moment};
use levelwise_core::rubric::{Indicator, IndicatorId, Rubric};

const RATERS: [(&str, &str, &str); 4] = [
    ("superintendent", "Superintendent", "Dana Whitfield"),
    ("elementary", "Elementary principal", "Luis Ortega"),
    ("high-school", "High school principal", ""),
    ("curriculum", "Director of curriculum", "Priya Raman"),
];

/// What the four say of each indicator, in the order of the rubric: a level, 0
/// for not yet, d for don't know, n for not applicable, - for nothing.
const ANSWERS: &[&str] = &[
    "3333", "2212", "3223", "2221", "2122", "2333", "1112", "2222", "1131", "2212", "2122", "1112",
    "2221", "1d10", "2112", "2222", "1111", "2122", "1011", "2221", "dddd", "1121", "0110", "2212",
    "1221", "----", "d0-d", "nnnn",
];

const NOTES: &[(&str, usize, &str)] = &[
    (
        "1",
        0,
        "The board adopted the portrait of a graduate in May after three rounds of comments.",
    ),
    (
        "2",
        2,
        "Families at the high school still hear about changes from social media first.",
    ),
    (
        "3a",
        1,
        "Coffee hours every second Friday, about twenty people each time.",
    ),
    (
        "6b",
        2,
        "We changed the course placement rules last year and review them every term.",
    ),
    (
        "6b",
        0,
        "We have not looked at discipline data by group yet.",
    ),
    (
        "10a",
        3,
        "Two proposals last year, both from the same school.",
    ),
    (
        "12a",
        1,
        "Monthly, but the agenda is usually set the evening before.",
    ),
    (
        "16",
        0,
        "The needs assessment is done for the state report, not for ourselves.",
    ),
];

const DECISIONS: &[(&str, &str, &str, &str)] = &[
    (
        "1",
        "keep-improving",
        "All of us could show the documents and the comments behind them.",
        "",
    ),
    (
        "3a",
        "getting-better",
        "Contact is regular in all buildings; social media is not used to listen yet.",
        "The superintendent sees it a level higher because of the listening tour.",
    ),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rubrics");
    let rubric = format::open_rubric(&std::fs::read(folder.join("leadership-system.json"))?)?;
    let assessment = filled(&rubric.value)?;
    std::fs::create_dir_all(folder.join("examples"))?;
    let text = format::write_assessment(&assessment);
    std::fs::write(folder.join("examples/leadership-system.json"), text)?;
    Ok(())
}

fn filled(rubric: &Rubric) -> Result<Assessment, Box<dyn std::error::Error>> {
    let about = About {
        organization: "Cedar Valley School District (example)".to_owned(),
        cycle: Cycle {
            label: "Fall 2026".to_owned(),
            date: Some(Date::new("2026-10-12")?),
            ..Cycle::default()
        },
        extra: Default::default(),
    };
    let id = AssessmentId::new("example")?;
    let mut assessment = Assessment::new(
        id,
        RubricRef::naming(rubric),
        about,
        &stamp("superintendent", 12)?,
    );
    for (rater_idx, (id, role, name)) in RATERS.into_iter().enumerate() {
        let (rater, stamp) = (RaterId::new(id)?, stamp(id, 13 + rater_idx)?);
        let profile = Profile {
            role: role.to_owned(),
            name: name.to_owned(),
            ..Profile::default()
        };
        assessment.set_profile(&rater, profile, &stamp);
        for (indicator, answers) in rubric.indicators().zip(ANSWERS) {
            let mark = answers.chars().nth(rater_idx).unwrap_or('-');
            let answer = answer(rubric, indicator, rater_idx, mark);
            if !answer.is_empty() {
                assessment.set_answer(&rater, &indicator.id, answer, &stamp);
            }
        }
    }
    for (indicator, level, rationale, dissent) in DECISIONS {
        let decision = Decision {
            choice: Some(Choice::Level(levelwise_core::rubric::LevelId::new(level)?)),
            rationale: (*rationale).to_owned(),
            dissent: (*dissent).to_owned(),
            ..Decision::default()
        };
        let stamp = stamp("superintendent", 20)?;
        assessment.set_decision(&IndicatorId::new(indicator)?, decision, &stamp);
    }
    Ok(assessment)
}

fn answer(rubric: &Rubric, indicator: &Indicator, rater_idx: usize, mark: char) -> Answer {
    let level = mark.to_digit(10).map(|digit| digit as usize);
    let choice = match (mark, level) {
        ('d', _) => Some(Choice::DontKnow),
        ('n', _) => Some(Choice::NotApplicable),
        (_, Some(0)) => Some(Choice::NotYet),
        (_, Some(level)) => Some(Choice::Level(rubric.scale.levels[level - 1].id.clone())),
        (_, None) => None,
    };
    // Two of the four tick what they can show, one a little generously.
    let shown = match (rater_idx, level) {
        (0, Some(level)) => level,
        (1, Some(level)) => level.saturating_sub(usize::from(indicator.id.as_str() == "5a")),
        _ => 0,
    };
    let reached = |supports| {
        rubric
            .level_idx(supports)
            .is_some_and(|level| level <= shown)
    };
    let ticked = indicator
        .evidence
        .iter()
        .filter(|item| reached(&item.supports));
    let note = NOTES
        .iter()
        .find(|(id, by, _)| *id == indicator.id.as_str() && *by == rater_idx);
    Answer {
        choice,
        evidence: ticked.map(|item| item.id.clone()).collect(),
        note: note.map_or_else(String::new, |(_, _, text)| (*text).to_owned()),
        ..Answer::default()
    }
}

fn stamp(session: &str, day: usize) -> Result<Stamp, Box<dyn std::error::Error>> {
    Ok(Stamp {
        by: SessionId::new(session)?,
        at: Some(Moment::new(&format!("2026-10-{day:02}T16:30:00Z"))?),
    })
}
