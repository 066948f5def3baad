//! Laws of what a team is told of its agreement.

use levelwise_core::score::{ScoreCards, View, score};
use levelwise_core::suggest::suggest;
use levelwise_core::team::{SetAgreement, TeamAgreement, team_agreement};
use proptest::prelude::*;

use crate::config;
use crate::history::{Edit, RUBRIC, World, history, said};

fn cards(world: &World) -> ScoreCards {
    score(&RUBRIC, &world.copies[0], View::Team)
}

fn of_team(world: &World) -> TeamAgreement {
    team_agreement(&RUBRIC, &cards(world))
}

/// What a set counts of its indicators.
fn counts(card: &SetAgreement) -> [usize; 4] {
    let n_compared = card.agreement.n_compared;
    [
        n_compared,
        card.n_agreeing,
        card.n_far_apart,
        card.n_conversations,
    ]
}

fn sum<'c>(cards: impl Iterator<Item = &'c SetAgreement>) -> [usize; 4] {
    cards.map(counts).fold([0; 4], |sum, counts| {
        [0, 1, 2, 3].map(|idx| sum[idx] + counts[idx])
    })
}

proptest! {
    #![proptest_config(config(192))]

    /// A11, A12, A13, A14: sets count what their indicators say, and the agenda
    /// begins with what suggestions settle first.
    #[test]
    fn a_team_is_told_what_its_indicators_say(history in history(40)) {
        let world = World::after(&history);
        let team = of_team(&world);
        prop_assert_eq!(team.indicators.len(), RUBRIC.n_indicators());
        let open = |id: &_| {
            let found = team.indicators.iter().find(|card| card.id == *id);
            found.is_some_and(|card| !card.reasons.is_empty())
        };
        let n_open = team.agenda.iter().take_while(|id| open(id)).count();
        prop_assert_eq!(n_open, team.rubric.n_conversations);
        prop_assert_eq!(n_open, team.agenda.iter().filter(|id| open(id)).count());
        let settled = suggest(&RUBRIC, &cards(&world)).settle_first;
        prop_assert!(settled.iter().all(|suggestion| open(&suggestion.indicator)));
        let mut counted = vec![(&team.rubric, sum(team.areas.iter().map(|area| &area.card)))];
        for area in &team.areas {
            let practices = area.practices.iter().map(|practice| &practice.card);
            counted.push((&area.card, sum(practices)));
        }
        for (card, of_parts) in counted {
            prop_assert_eq!(counts(card), of_parts);
            prop_assert_eq!(card.verdict.is_some(), card.agreement.n_compared > 0);
        }
    }

    /// A10: what the team decides changes no number of agreement.
    #[test]
    fn a_decision_is_no_rating(history in history(40), said in said()) {
        let mut world = World::after(&history);
        let before = of_team(&world);
        world.apply(0, &Edit::Decide(said));
        let after = of_team(&world);
        prop_assert_eq!(&before.rubric.agreement, &after.rubric.agreement);
        for (before, after) in before.areas.iter().zip(&after.areas) {
            prop_assert_eq!(before.card.verdict, after.card.verdict);
            prop_assert_eq!(&before.card.agreement, &after.card.agreement);
        }
    }
}
