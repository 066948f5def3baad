//! What of the votes the team may see together, and what follows from it. Every
//! page that shows a level asks here, so that nothing sealed slips through.

use levelwise_core::assessment::{Assessment, Rater, RaterId};
use levelwise_core::rubric::{IndicatorId, Rubric};
use levelwise_core::score::{IndicatorCard, ScoreCards, View, score};
use levelwise_core::team::{IndicatorAgreement, TeamAgreement, team_agreement};

use crate::pages::meeting::{Order, Part};
use crate::pages::names::Names;
use crate::state::Desk;

/// A team as it may be shown.
pub(in crate::pages) struct Seen {
    /// The assessment without what is not revealed, the same on every device.
    pub(in crate::pages) assessment: Assessment,
    /// Its score cards.
    pub(in crate::pages) scores: ScoreCards,
    /// How far its raters agree.
    pub(in crate::pages) agreement: TeamAgreement,
    /// What people are called.
    pub(in crate::pages) names: Names,
    /// The same without roles.
    pub(in crate::pages) plain_names: Names,
    /// Those who vote.
    pub(in crate::pages) voting: Vec<RaterId>,
    sealed: Vec<(RaterId, IndicatorId)>,
}

/// How the votes on one indicator stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::pages) struct Votes {
    /// How many of those who vote have voted.
    pub(in crate::pages) n_cast: usize,
    /// How many votes are not revealed.
    pub(in crate::pages) n_sealed: usize,
    /// How many people vote.
    pub(in crate::pages) n_voting: usize,
}

impl Seen {
    /// What may be shown of a desk's assessment.
    pub(in crate::pages) fn of(desk: &Desk) -> Self {
        let revealed = desk.assessment.revealed();
        let scores = score(&desk.rubric, &revealed, View::Team);
        let voting = desk.assessment.voting_raters();
        let known =
            |(_, indicator): &(&RaterId, &IndicatorId)| desk.rubric.indicator(indicator).is_some();
        let sealed = desk.assessment.sealed().filter(known);
        Self {
            agreement: team_agreement(&desk.rubric, &scores),
            names: Names::of(&desk.assessment),
            plain_names: Names::with(&desk.assessment, |_| false),
            voting: voting.map(|(id, _)| id.clone()).collect(),
            sealed: sealed
                .map(|(rater, indicator)| (rater.clone(), indicator.clone()))
                .collect(),
            assessment: revealed,
            scores,
        }
    }

    /// How many people have votes that are not revealed.
    pub(in crate::pages) fn n_sealed_people(&self) -> usize {
        let mut people: Vec<&RaterId> = self.sealed.iter().map(|(rater, _)| rater).collect();
        people.dedup();
        people.len()
    }

    /// On how many indicators there are votes that are not revealed.
    pub(in crate::pages) fn n_sealed_indicators(&self) -> usize {
        let sealed = self.sealed.iter().map(|(_, indicator)| indicator);
        let mut indicators: Vec<&IndicatorId> = sealed.collect();
        indicators.sort_unstable();
        indicators.dedup();
        indicators.len()
    }

    /// Whether there are votes on an indicator that are not revealed.
    pub(in crate::pages) fn is_sealed(&self, indicator: &IndicatorId) -> bool {
        self.sealed.iter().any(|(_, sealed)| sealed == indicator)
    }

    /// How the votes on an indicator stand.
    pub(in crate::pages) fn votes(&self, indicator: &IndicatorId, desk: &Desk) -> Votes {
        let has_voted = |rater: &&RaterId| {
            let rater = desk.assessment.raters.get(rater);
            rater.is_some_and(|rater| has_voted(rater, indicator))
        };
        let sealed = self.sealed.iter().filter(|(_, sealed)| sealed == indicator);
        Votes {
            n_cast: self.voting.iter().filter(has_voted).count(),
            n_sealed: sealed.count(),
            n_voting: self.voting.len(),
        }
    }

    /// The card of an indicator.
    pub(in crate::pages) fn card(&self, indicator: &IndicatorId) -> Option<&IndicatorCard> {
        self.scores.indicator(indicator)
    }

    /// How far raters agree on an indicator.
    pub(in crate::pages) fn agreement_on(
        &self,
        indicator: &IndicatorId,
    ) -> Option<&IndicatorAgreement> {
        let mut cards = self.agreement.indicators.iter();
        cards.find(|card| card.id == *indicator)
    }

    /// What to talk about, the most pressing first: nothing of which a vote is
    /// still sealed, since its place in the list would tell of it.
    pub(in crate::pages) fn agenda(&self) -> Vec<IndicatorId> {
        let open = |id: &&IndicatorId| !self.is_sealed(id);
        self.agreement.agenda.iter().filter(open).cloned().collect()
    }

    /// Whether an indicator needs a conversation.
    pub(in crate::pages) fn needs_conversation(&self, indicator: &IndicatorId) -> bool {
        let card = self.agreement_on(indicator);
        card.is_some_and(|card| !card.reasons.is_empty())
    }

    /// The agenda and then everything else, in the order of the rubric. As long
    /// as anything is sealed there is no agenda.
    pub(in crate::pages) fn order(&self, rubric: &Rubric) -> Order {
        let in_rubric = rubric.indicators().map(|indicator| indicator.id.clone());
        let all: Vec<IndicatorId> = in_rubric.collect();
        if !self.sealed.is_empty() {
            let n_all = all.len();
            return Order::new(all, vec![(Part::Rubric, n_all)]);
        }
        let mut order = self.agenda();
        let n_pressing = order
            .iter()
            .filter(|id| self.needs_conversation(id))
            .count();
        let n_agenda = order.len();
        for id in all {
            if !order[..n_agenda].contains(&id) {
                order.push(id);
            }
        }
        let n_rest = order.len() - n_agenda;
        let parts = [
            (Part::Conversation, n_pressing),
            (Part::Nearly, n_agenda - n_pressing),
            (Part::Rest, n_rest),
        ];
        Order::new(order, parts.to_vec())
    }
}

/// Whether a rater has made a choice of any kind on an indicator.
fn has_voted(rater: &Rater, indicator: &IndicatorId) -> bool {
    let versions = rater
        .answers
        .get(indicator)
        .map(|register| register.versions());
    let mut versions = versions.unwrap_or_default().iter();
    versions.any(|version| version.value.choice.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::trial::{at, desk, indicator, rater, rubric, stamp, team};

    /// Three raters on the first three indicators: levels apart by none, one and
    /// two.
    fn three() -> Assessment {
        let (rubric, mut assessment) = (rubric(), team(3));
        for (id, levels) in [("1", [1, 1, 1]), ("2", [1, 2, 2]), ("3a", [1, 3, 3])] {
            for (number, level) in (1..).zip(levels) {
                let answer = at(&rubric, level);
                assessment.set_answer(&rater(number), &indicator(id), answer, &stamp("s1"));
            }
        }
        assessment
    }

    #[test]
    fn under_the_seal_there_is_no_level_and_no_agenda() {
        let desk = desk(three());
        let seen = Seen::of(&desk);
        assert_eq!((seen.n_sealed_people(), seen.n_sealed_indicators()), (3, 3));
        assert!(
            seen.scores
                .indicators
                .iter()
                .all(|card| card.level.is_none())
        );
        assert_eq!(seen.agenda(), []);
        let order = seen.order(&desk.rubric);
        assert_eq!(order.first(), Some(&indicator("1")));
        assert_eq!(order.place(&indicator("3a")), Some((Part::Rubric, 2, 28)));
        let votes = Votes {
            n_cast: 3,
            n_sealed: 3,
            n_voting: 3,
        };
        assert_eq!(seen.votes(&indicator("1"), &desk), votes);
    }

    #[test]
    fn one_indicator_revealed_shows_nothing_of_the_others() {
        let mut assessment = three();
        assessment.reveal(&indicator("2"));
        let desk = desk(assessment);
        let seen = Seen::of(&desk);
        assert_eq!(seen.agenda(), [indicator("2")]);
        let place = seen.order(&desk.rubric).place(&indicator("2"));
        assert_eq!(
            place,
            Some((Part::Rubric, 1, 28)),
            "not before all is revealed"
        );
        let level = |id| seen.card(&indicator(id)).and_then(|card| card.level);
        assert_eq!((level("1"), level("2"), level("3a")), (None, Some(2), None));
    }

    #[test]
    fn revealed_the_widest_disagreement_comes_first() {
        let mut assessment = three();
        for id in ["1", "2", "3a"] {
            assessment.reveal(&indicator(id));
        }
        let desk = desk(assessment);
        let order = Seen::of(&desk).order(&desk.rubric);
        for (id, place) in [
            ("3a", (Part::Conversation, 0, 1)),
            ("2", (Part::Nearly, 0, 1)),
            ("1", (Part::Rest, 0, 26)),
            ("3b", (Part::Rest, 1, 26)),
        ] {
            assert_eq!(order.place(&indicator(id)), Some(place), "{id}");
        }
    }

    #[test]
    fn who_does_not_vote_is_not_waited_for() {
        let mut assessment = three();
        assessment.edit_profile(&rater(3), |profile| profile.voting = false, &stamp("s2"));
        let desk = desk(assessment);
        let seen = Seen::of(&desk);
        assert_eq!(seen.n_sealed_people(), 2);
        let votes = seen.votes(&indicator("1"), &desk);
        assert_eq!((votes.n_cast, votes.n_voting), (2, 2));
    }
}
