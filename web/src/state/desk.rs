//! One assessment being worked on: pure steps, tried without a browser. Saving
//! is for `keeper`.

use crate::shared::Shared;
use levelwise_core::assessment::{Answer, Assessment, RaterId, Stamp};
use levelwise_core::rubric::{IndicatorId, Rubric};
use levelwise_core::score::{ScoreCards, View, score};

/// More steps back than anybody takes.
const MAX_UNDO: usize = 100;

/// An assessment, its rubric, and who is answering.
#[derive(Debug, Clone, PartialEq)]
pub struct Desk {
    /// The assessment.
    pub assessment: Shared<Assessment>,
    /// Its rubric.
    pub rubric: Shared<Rubric>,
    /// Who is answering on this device.
    pub me: RaterId,
    /// The score cards of that person's own answers.
    pub mine: Shared<ScoreCards>,
    undo: Vec<Undo>,
}

/// What an answer was before it was changed.
#[derive(Debug, Clone, PartialEq)]
struct Undo {
    indicator: IndicatorId,
    before: Answer,
    /// Whether only words were typed; further typing joins this step.
    typing: bool,
}

/// What can happen to a desk.
#[derive(Debug, Clone)]
pub enum Action {
    /// The person on this device answers.
    Answer(IndicatorId, Answer, Stamp),
    /// The last answer is taken back, as an ordinary newer answer.
    Undo(Stamp),
    /// Another tab, a file or another page brought versions; the assessment is
    /// ours and theirs together.
    Merged(Box<Assessment>),
    /// An import was undone elsewhere: what stood before stands again.
    Replace(Box<Assessment>),
}

impl Desk {
    /// A desk on which nothing was changed yet.
    pub fn new(assessment: Assessment, rubric: Shared<Rubric>, me: RaterId) -> Self {
        let mine = score(&rubric, &assessment, View::Rater(&me));
        Self {
            assessment: Shared::new(assessment),
            rubric,
            me,
            mine: Shared::new(mine),
            undo: Vec::new(),
        }
    }

    /// What the person on this device says of an indicator, empty if nothing;
    /// of two versions written apart the first.
    pub fn answer(&self, indicator: &IndicatorId) -> Answer {
        let rater = self.assessment.raters.get(&self.me);
        let register = rater.and_then(|rater| rater.answers.get(indicator));
        register
            .and_then(|register| register.shown().cloned())
            .unwrap_or_default()
    }

    fn is_apart(&self, indicator: &IndicatorId) -> bool {
        let rater = self.assessment.raters.get(&self.me);
        let register = rater.and_then(|rater| rater.answers.get(indicator));
        register.is_some_and(|register| register.is_apart())
    }

    /// The indicator whose answer would be taken back.
    pub fn undoable(&self) -> Option<&IndicatorId> {
        self.undo.last().map(|undo| &undo.indicator)
    }

    /// The first indicator without a choice after `from`, around the end.
    pub fn next_unanswered(&self, from: Option<&IndicatorId>) -> Option<IndicatorId> {
        let ids: Vec<&IndicatorId> = self.rubric.indicators().map(|found| &found.id).collect();
        let start = from
            .and_then(|from| self.rubric.position(from))
            .map_or(0, |position| position + 1);
        let around = (0..ids.len()).map(|step| ids[(start + step) % ids.len()]);
        around
            .filter(|id| self.answer(id).choice.is_none())
            .map(Clone::clone)
            .next()
    }

    /// Takes one step; says whether anything changed.
    pub fn step(&mut self, action: Action) -> bool {
        match action {
            Action::Answer(indicator, answer, stamp) => {
                let before = self.answer(&indicator);
                // One of two versions written apart is chosen, though it is the
                // one that was shown.
                if before == answer && !self.is_apart(&indicator) {
                    return false;
                }
                let typing = is_typing(&before, &answer);
                let last = self.undo.last();
                let joins =
                    last.is_some_and(|last| typing && last.typing && last.indicator == indicator);
                if !joins {
                    self.undo.push(Undo {
                        indicator: indicator.clone(),
                        before,
                        typing,
                    });
                }
                if self.undo.len() > MAX_UNDO {
                    self.undo.remove(0);
                }
                self.write(&indicator, answer, &stamp);
                true
            }
            Action::Undo(stamp) => {
                let Some(undo) = self.undo.pop() else {
                    return false;
                };
                self.write(&undo.indicator, undo.before, &stamp);
                true
            }
            Action::Merged(assessment) => {
                self.put(*assessment);
                true
            }
            Action::Replace(assessment) => {
                self.undo.clear();
                self.put(*assessment);
                true
            }
        }
    }

    fn write(&mut self, indicator: &IndicatorId, answer: Answer, stamp: &Stamp) {
        let mut assessment = Assessment::clone(&self.assessment);
        assessment.set_answer(&self.me, indicator, answer, stamp);
        self.put(assessment);
    }

    fn put(&mut self, assessment: Assessment) {
        self.mine = Shared::new(score(&self.rubric, &assessment, View::Rater(&self.me)));
        self.assessment = Shared::new(assessment);
    }
}

fn is_typing(before: &Answer, after: &Answer) -> bool {
    before.choice == after.choice && before.evidence == after.evidence
}

#[cfg(test)]
mod tests {
    use levelwise_core::assessment::{About, AssessmentId, Choice, RubricRef, SessionId};
    use levelwise_core::format;
    use levelwise_core::merge::merge;
    use levelwise_core::rubric::LevelId;

    use super::*;

    fn stamp() -> Stamp {
        Stamp {
            by: SessionId::new("s1").expect("an id"),
            at: None,
        }
    }

    fn desk() -> Desk {
        let text = include_bytes!("../../../rubrics/leadership-system.json");
        let rubric = format::open_rubric(text).expect("a rubric").value;
        let about = About {
            organization: String::new(),
            cycle: Default::default(),
            extra: Default::default(),
        };
        let id = AssessmentId::new("a1").expect("an id");
        let assessment = Assessment::new(id, RubricRef::naming(&rubric), about, &stamp());
        let me = RaterId::new("r1").expect("an id");
        Desk::new(assessment, Shared::new(rubric), me)
    }

    fn indicator(id: &str) -> IndicatorId {
        IndicatorId::new(id).expect("an id")
    }

    fn level(id: &str) -> Answer {
        Answer {
            choice: Some(Choice::Level(LevelId::new(id).expect("an id"))),
            ..Answer::default()
        }
    }

    fn note(text: &str) -> Answer {
        Answer {
            note: text.to_owned(),
            ..Answer::default()
        }
    }

    fn answer(desk: &mut Desk, id: &str, answer: Answer) -> bool {
        desk.step(Action::Answer(indicator(id), answer, stamp()))
    }

    #[test]
    fn an_answer_is_scored_at_once_and_can_be_taken_back() {
        let mut desk = desk();
        assert!(answer(&mut desk, "1", level("getting-better")));
        assert_eq!(desk.mine.rubric.stage, Some(2));
        assert!(desk.step(Action::Undo(stamp())));
        assert_eq!(desk.mine.rubric.stage, None);
        assert_eq!(desk.undoable(), None);
        assert!(
            !desk.step(Action::Undo(stamp())),
            "nothing is left to take back"
        );
    }

    #[test]
    fn typing_is_taken_back_as_one_step() {
        let mut desk = desk();
        for text in ["w", "we", "we meet"] {
            answer(&mut desk, "1", note(text));
        }
        desk.step(Action::Undo(stamp()));
        assert_eq!(desk.answer(&indicator("1")).note, "");
    }

    #[test]
    fn the_same_answer_again_changes_nothing() {
        let mut desk = desk();
        assert!(answer(&mut desk, "1", note("we meet")));
        assert!(!answer(&mut desk, "1", note("we meet")));
    }

    #[test]
    fn next_unanswered_goes_around_the_end() {
        let mut desk = desk();
        answer(&mut desk, "1", level("getting-better"));
        assert_eq!(desk.next_unanswered(None), Some(indicator("2")));
        assert_eq!(
            desk.next_unanswered(Some(&indicator("19b"))),
            Some(indicator("2"))
        );
        assert_eq!(
            desk.next_unanswered(Some(&indicator("2"))),
            Some(indicator("3a"))
        );
    }

    #[test]
    fn another_tabs_answers_join_ours() {
        let (mut ours, mut theirs) = (desk(), desk());
        answer(&mut theirs, "2", level("getting-started"));
        let merged = merge(&ours.assessment, &theirs.assessment).expect("one assessment");
        assert!(ours.step(Action::Merged(Box::new(merged))));
        assert_eq!(ours.answer(&indicator("2")), level("getting-started"));
    }

    #[test]
    fn either_of_two_versions_can_be_chosen() {
        for chosen in ["getting-started", "keep-improving"] {
            let (mut ours, mut theirs) = (desk(), desk());
            answer(&mut ours, "1", level("getting-started"));
            let other = Stamp {
                by: SessionId::new("s2").expect("an id"),
                at: None,
            };
            let apart = Action::Answer(indicator("1"), level("keep-improving"), other);
            theirs.step(apart);
            let merged = merge(&ours.assessment, &theirs.assessment).expect("one assessment");
            ours.step(Action::Merged(Box::new(merged)));
            assert!(ours.is_apart(&indicator("1")));
            assert!(answer(&mut ours, "1", level(chosen)));
            assert!(!ours.is_apart(&indicator("1")));
            assert_eq!(ours.answer(&indicator("1")), level(chosen));
        }
    }
}
