//! Writes the filled example of each shipped rubric into rubrics/examples/:
//! leaders of an invented district, and of one of its schools, who answered
//! apart. What they say is in `stories`. A test makes sure that the examples fit
//! their rubrics.

mod stories;

use std::path::Path;

use levelwise_core::assessment::{
    About, Answer, Assessment, AssessmentId, Choice, Cycle, Decision, Profile, RaterId, RubricRef,
    SessionId, Stamp,
};
use levelwise_core::format;
use levelwise_core::record::{Amount, Date, Moment};
use levelwise_core::rubric::{Indicator, IndicatorId, LevelId, Rubric};

use stories::{STORIES, Story};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rubrics");
    std::fs::create_dir_all(folder.join("examples"))?;
    for story in &STORIES {
        let name = format!("{}.json", story.rubric);
        let rubric = format::open_rubric(&std::fs::read(folder.join(&name))?)?.value;
        let text = format::write_assessment(&filled(story, &rubric)?);
        std::fs::write(folder.join("examples").join(name), text)?;
    }
    Ok(())
}

fn filled(story: &Story, rubric: &Rubric) -> Result<Assessment, Failure> {
    let n_answers = story.answers.len();
    if n_answers != rubric.indicators().count() {
        return Err(format!("{}: {n_answers} indicators are answered", story.rubric).into());
    }
    let about = About {
        organization: story.organization.to_owned(),
        cycle: Cycle {
            label: "Fall 2026".to_owned(),
            date: Some(Date::new("2026-10-12")?),
            ..Cycle::default()
        },
        extra: Default::default(),
    };
    let (id, naming) = (AssessmentId::new("example")?, RubricRef::naming(rubric));
    let mut assessment = Assessment::new(id, naming, about, &story.stamp(0, 12)?);
    for (rater_idx, (id, role, name)) in story.raters.iter().enumerate() {
        let (rater, stamp) = (RaterId::new(id)?, story.stamp(rater_idx, 13 + rater_idx)?);
        let profile = Profile {
            role: (*role).to_owned(),
            name: (*name).to_owned(),
            ..Profile::default()
        };
        assessment.set_profile(&rater, profile, &stamp);
        for (indicator, answers) in rubric.indicators().zip(story.answers) {
            let mark = answers.chars().nth(rater_idx).unwrap_or('-');
            let answer = story.answer(rubric, indicator, rater_idx, mark)?;
            if !answer.is_empty() {
                assessment.set_answer(&rater, &indicator.id, answer, &stamp);
            }
        }
    }
    for (indicator, level, rationale, dissent) in story.decisions {
        let decision = Decision {
            choice: Some(Choice::Level(LevelId::new(level)?)),
            rationale: (*rationale).to_owned(),
            dissent: (*dissent).to_owned(),
            ..Decision::default()
        };
        let stamp = story.stamp(0, 20)?;
        assessment.set_decision(&IndicatorId::new(indicator)?, decision, &stamp);
    }
    // The team has met, so everybody sees what the others said.
    for indicator in rubric.indicators() {
        assessment.reveal(&indicator.id);
    }
    Ok(assessment)
}

impl Story {
    fn answer(
        &self,
        rubric: &Rubric,
        indicator: &Indicator,
        rater_idx: usize,
        mark: char,
    ) -> Result<Answer, Failure> {
        let id = indicator.id.as_str();
        let level = mark.to_digit(10).map(|digit| digit as usize);
        let choice = match (mark, level) {
            ('d', _) => Some(Choice::DontKnow),
            ('n', _) => Some(Choice::NotApplicable),
            (_, Some(0)) => Some(Choice::NotYet),
            (_, Some(level)) => Some(Choice::Level(rubric.scale.levels[level - 1].id.clone())),
            (_, None) => None,
        };
        // Two of them tick what they can show, one a little generously.
        let shown = match (rater_idx, level) {
            (0, Some(level)) => level,
            (1, Some(level)) => level.saturating_sub(usize::from(id == self.generous)),
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
        let is_said = |of: &str, by: usize| of == id && by == rater_idx;
        let note = self.notes.iter().find(|(of, by, _)| is_said(of, *by));
        let measure = self.measures.iter().find(|(of, by, _)| is_said(of, *by));
        Ok(Answer {
            choice,
            evidence: ticked.map(|item| item.id.clone()).collect(),
            measure: measure
                .map(|(.., number)| Amount::new(*number))
                .transpose()?,
            note: note.map_or_else(String::new, |(.., text)| (*text).to_owned()),
            ..Answer::default()
        })
    }

    /// Each rater writes in a session of their own.
    fn stamp(&self, rater_idx: usize, day: usize) -> Result<Stamp, Failure> {
        Ok(Stamp {
            by: SessionId::new(self.raters[rater_idx].0)?,
            at: Some(Moment::new(&format!("2026-10-{day:02}T16:30:00Z"))?),
        })
    }
}
