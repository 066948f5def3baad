//! What a key means and what the meeting is at: pure steps, tried without a
//! browser.

use levelwise_core::assessment::Choice;
use levelwise_core::rubric::{IndicatorId, Rubric};

use crate::pages::team::{Votes, choice_at};

/// What the team does with the indicator that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Number keys are the own vote, which is not shown.
    Vote,
    /// The votes are looked at.
    Discuss,
    /// Number keys are the team's decision.
    Decide,
}

/// What somebody wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// The next indicator.
    Next,
    /// The one before.
    Previous,
    /// Open the seal of this indicator.
    Reveal,
    /// Go to voting, discussing or deciding.
    Mode(Mode),
    /// A vote or a decision.
    Choose(Choice),
    /// Write why the team decides so.
    Write,
    /// Show what levels look like, or not.
    Full,
    /// Show the keys.
    Keys,
    /// Out of what is open, else out of the meeting.
    Leave,
}

/// What a key means; nothing for most.
pub fn action_of(key: &str, rubric: &Rubric) -> Option<Action> {
    Some(match key {
        "ArrowRight" | "n" | "N" => Action::Next,
        "ArrowLeft" | "p" | "P" => Action::Previous,
        "r" | "R" => Action::Reveal,
        "d" | "D" => Action::Mode(Mode::Decide),
        "v" | "V" => Action::Mode(Mode::Vote),
        "w" | "W" => Action::Write,
        "f" | "F" => Action::Full,
        "x" | "X" => Action::Choose(Choice::NotApplicable),
        "u" | "U" => Action::Choose(Choice::DontKnow),
        "?" => Action::Keys,
        "Escape" => Action::Leave,
        digit => {
            let is_digit = digit.len() == 1 && digit.as_bytes()[0].is_ascii_digit();
            let level = if is_digit {
                digit.parse().ok()?
            } else {
                return None;
            };
            Action::Choose(choice_at(level, rubric)?)
        }
    })
}

/// How one indicator stands in the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The votes.
    pub votes: Votes,
    /// Whether any of them can be seen.
    pub is_open: bool,
    /// Whether the person at the keys votes.
    pub i_vote: bool,
}

impl Standing {
    /// Whether the team can decide: not over votes that nobody has looked at.
    pub fn can_decide(self) -> bool {
        self.is_open || self.votes.n_sealed == 0
    }

    /// What the meeting is at: what was wanted, as far as it can be.
    pub fn mode(self, wanted: Option<Mode>) -> Mode {
        match wanted {
            Some(Mode::Decide) if self.can_decide() => Mode::Decide,
            Some(Mode::Vote) if self.i_vote => Mode::Vote,
            Some(Mode::Discuss) if self.is_open => Mode::Discuss,
            _ if self.is_open => Mode::Discuss,
            _ if self.i_vote || self.votes.n_sealed > 0 => Mode::Vote,
            _ => Mode::Discuss,
        }
    }
}

/// The order of a meeting, fixed when it opens: deciding moves an indicator down
/// the agenda, and "next" must not skip what comes after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    ids: Vec<IndicatorId>,
    /// How many stand in each of its parts; one part alone has no name.
    parts: Vec<(Part, usize)>,
}

/// Why an indicator stands where it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Votes are sealed, so the rubric gives the order.
    Rubric,
    /// It needs a conversation.
    Conversation,
    /// People differ a little.
    Nearly,
    /// Everybody says the same, or nobody anything.
    Rest,
}

impl Order {
    /// The order of `ids`, which stand in these parts.
    pub fn new(ids: Vec<IndicatorId>, parts: Vec<(Part, usize)>) -> Self {
        Self { ids, parts }
    }

    /// Where an indicator stands.
    pub fn position(&self, id: &IndicatorId) -> Option<usize> {
        self.ids.iter().position(|other| other == id)
    }

    /// In which part an indicator stands, at which place of it, and how many are
    /// there.
    pub fn place(&self, id: &IndicatorId) -> Option<(Part, usize, usize)> {
        let mut position = self.position(id)?;
        for (part, n) in &self.parts {
            if position < *n {
                return Some((*part, position, *n));
            }
            position -= n;
        }
        None
    }

    /// The one that comes first.
    pub fn first(&self) -> Option<&IndicatorId> {
        self.ids.first()
    }

    /// The one after `id`.
    pub fn next(&self, id: &IndicatorId) -> Option<&IndicatorId> {
        self.ids.get(self.position(id)? + 1)
    }

    /// The one before `id`.
    pub fn previous(&self, id: &IndicatorId) -> Option<&IndicatorId> {
        self.ids.get(self.position(id)?.checked_sub(1)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::trial::{indicator, rubric};

    #[test]
    fn each_key_means_one_thing() {
        let rubric = rubric();
        let choose = |level| choice_at(level, &rubric).map(Action::Choose);
        for (key, action) in [
            ("n", Some(Action::Next)),
            ("ArrowRight", Some(Action::Next)),
            ("P", Some(Action::Previous)),
            ("ArrowLeft", Some(Action::Previous)),
            ("r", Some(Action::Reveal)),
            ("d", Some(Action::Mode(Mode::Decide))),
            ("?", Some(Action::Keys)),
            ("Escape", Some(Action::Leave)),
            ("0", Some(Action::Choose(Choice::NotYet))),
            ("1", choose(1)),
            ("3", choose(3)),
            ("4", None),
            ("9", None),
            ("x", Some(Action::Choose(Choice::NotApplicable))),
            ("u", Some(Action::Choose(Choice::DontKnow))),
            ("Enter", None),
            ("Tab", None),
            ("F1", None),
            ("١", None),
            ("", None),
        ] {
            assert_eq!(action_of(key, &rubric), action, "{key}");
        }
    }

    fn standing(n_sealed: usize, is_open: bool, i_vote: bool) -> Standing {
        let votes = Votes {
            n_cast: 3,
            n_sealed,
            n_voting: 4,
        };
        Standing {
            votes,
            is_open,
            i_vote,
        }
    }

    #[test]
    fn votes_come_before_the_reveal_and_decisions_after_it() {
        let sealed = standing(3, false, true);
        assert_eq!(sealed.mode(None), Mode::Vote);
        assert_eq!(
            sealed.mode(Some(Mode::Decide)),
            Mode::Vote,
            "not over sealed votes"
        );
        assert_eq!(sealed.mode(Some(Mode::Discuss)), Mode::Vote);
        let open = standing(0, true, true);
        assert_eq!(open.mode(None), Mode::Discuss);
        assert_eq!(open.mode(Some(Mode::Decide)), Mode::Decide);
        assert_eq!(open.mode(Some(Mode::Vote)), Mode::Vote);
        let late = standing(1, true, true);
        assert_eq!(late.mode(None), Mode::Discuss);
        assert_eq!(late.mode(Some(Mode::Decide)), Mode::Decide);
    }

    #[test]
    fn who_does_not_vote_is_asked_for_no_vote() {
        assert_eq!(
            standing(0, true, false).mode(Some(Mode::Vote)),
            Mode::Discuss
        );
        assert_eq!(standing(0, false, false).mode(None), Mode::Discuss);
        assert_eq!(
            standing(2, false, false).mode(None),
            Mode::Vote,
            "until the reveal"
        );
    }

    #[test]
    fn a_team_that_votes_by_hand_can_decide_at_once() {
        assert_eq!(
            standing(0, false, true).mode(Some(Mode::Decide)),
            Mode::Decide
        );
    }

    #[test]
    fn the_order_ends_at_both_ends_and_has_parts() {
        let ids = ["2", "1", "3a"].map(indicator);
        let order = Order::new(ids.to_vec(), vec![(Part::Conversation, 1), (Part::Rest, 2)]);
        assert_eq!(order.next(&ids[0]), Some(&ids[1]));
        assert_eq!(order.previous(&ids[1]), Some(&ids[0]));
        assert_eq!((order.next(&ids[2]), order.previous(&ids[0])), (None, None));
        assert_eq!(order.next(&indicator("9")), None);
        assert_eq!(order.place(&ids[0]), Some((Part::Conversation, 0, 1)));
        assert_eq!(order.place(&ids[2]), Some((Part::Rest, 1, 2)));
        assert_eq!(order.place(&indicator("9")), None);
    }
}
