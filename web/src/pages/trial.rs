//! A small team for the tests of the pages' pure steps.

use levelwise_core::assessment::{
    About, Answer, Assessment, AssessmentId, Choice, Cycle, RaterId, RubricRef, SessionId, Stamp,
};
use levelwise_core::format;
use levelwise_core::rubric::{IndicatorId, LevelId, Rubric};

use crate::shared::Shared;
use crate::state::Desk;

/// The shipped rubric.
pub fn rubric() -> Rubric {
    let text = include_bytes!("../../../rubrics/leadership-system.json");
    format::open_rubric(text).expect("a rubric").value
}

/// A stamp of a session.
pub fn stamp(session: &str) -> Stamp {
    Stamp {
        by: SessionId::new(session).expect("an id"),
        at: None,
    }
}

/// The rater with a number, in whose order ids stand.
pub fn rater(number: usize) -> RaterId {
    RaterId::new(&format!("r{number:02}")).expect("an id")
}

/// An indicator.
pub fn indicator(id: &str) -> IndicatorId {
    IndicatorId::new(id).expect("an id")
}

/// An answer at a level, 0 for the ground.
pub fn at(rubric: &Rubric, level: usize) -> Answer {
    let choice = match level {
        0 => Choice::NotYet,
        _ => Choice::Level(LevelId::clone(&rubric.scale.levels[level - 1].id)),
    };
    Answer {
        choice: Some(choice),
        ..Answer::default()
    }
}

/// An assessment of so many raters who have said nothing.
pub fn team(n_raters: usize) -> Assessment {
    let about = About {
        organization: "Lake District".to_owned(),
        cycle: Cycle::default(),
        extra: Default::default(),
    };
    let id = AssessmentId::new("a1").expect("an id");
    let naming = RubricRef::naming(&rubric());
    let mut assessment = Assessment::new(id, naming, about, &stamp("s0"));
    for number in 1..=n_raters {
        let profile = Default::default();
        assessment.set_profile(&rater(number), profile, &stamp("s0"));
    }
    assessment
}

/// A desk at which rater 1 sits.
pub fn desk(assessment: Assessment) -> Desk {
    Desk::new(assessment, Shared::new(rubric()), rater(1))
}
