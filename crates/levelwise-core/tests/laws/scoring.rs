//! Laws of score cards and suggestions.

use std::collections::BTreeSet;

use levelwise_core::assessment::Choice;
use levelwise_core::rubric::IndicatorId;
use levelwise_core::score::{IndicatorCard, ScoreCard, ScoreCards, View, score};
use levelwise_core::suggest::{MAX_FOCUS, suggest};
use proptest::prelude::*;

use crate::config;
use crate::history::{Edit, RUBRIC, World, history, indicator_id, rater_id, said};

fn every_card(cards: &ScoreCards) -> Vec<&ScoreCard> {
    let areas = cards.areas.iter().flat_map(|area| {
        std::iter::once(&area.card).chain(area.practices.iter().map(|practice| &practice.card))
    });
    std::iter::once(&cards.rubric).chain(areas).collect()
}

fn ids<'c>(cards: impl Iterator<Item = &'c IndicatorCard>) -> BTreeSet<IndicatorId> {
    cards.map(|card| card.id.clone()).collect()
}

proptest! {
    #![proptest_config(config(192))]

    /// S2, S3, S4, S5, S6, S7, S8: every value is in its bounds and present
    /// exactly when it has a meaning.
    #[test]
    fn values_stay_in_their_bounds(history in history(40), whose in 0..4_usize) {
        let world = World::after(&history);
        let rater = (whose < 3).then(|| rater_id(whose));
        let view = rater.as_ref().map_or(View::Team, View::Rater);
        let cards = score(&RUBRIC, &world.copies[0], view);
        prop_assert_eq!(cards.rubric.counts.all(), RUBRIC.n_indicators());
        for card in every_card(&cards) {
            let (n_rated, n_applicable) = (card.counts.rated(), card.counts.applicable());
            prop_assert_eq!(card.attainment.is_some(), n_rated > 0);
            prop_assert_eq!(card.stage.is_some(), n_rated > 0);
            prop_assert_eq!(card.floor.is_some(), n_rated > 0);
            prop_assert_eq!(card.absent.is_some(), n_rated == 0);
            prop_assert_eq!(card.range.is_some(), n_applicable > 0);
            prop_assert_eq!(card.coverage.is_some(), n_applicable > 0);
            prop_assert!(card.coverage.is_none_or(|coverage| (0.0..=1.0).contains(&coverage)));
            if let Some(range) = card.range {
                prop_assert!(0.0 <= range.low && range.low <= range.high && range.high <= 1.0);
                let holds = |attainment| range.low <= attainment && attainment <= range.high;
                prop_assert!(card.attainment.is_none_or(holds), "{:?}", card);
            }
            if let (Some(stage), Some(floor)) = (card.stage, &card.floor) {
                prop_assert!(floor.level <= stage && stage <= RUBRIC.n_levels());
                prop_assert_eq!(floor.indicators.len(), card.counts.levels[floor.level]);
            }
        }
    }

    /// S18: what is proposed is borne out by whatever speaks, and by one of them
    /// exactly.
    #[test]
    fn a_proposal_is_borne_out(history in history(40)) {
        let world = World::after(&history);
        let cards = score(&RUBRIC, &world.copies[0], View::Team);
        for card in &cards.indicators {
            let speaking: Vec<_> = [card.evidence, card.measure].into_iter().flatten().collect();
            let proposed = card.indicated();
            prop_assert_eq!(proposed.is_some(), !speaking.is_empty());
            for indicated in &speaking {
                prop_assert!(proposed <= Some(indicated.level));
            }
            let is_one = speaking.iter().any(|indicated| proposed == Some(indicated.level));
            prop_assert!(is_one || proposed.is_none());
        }
    }

    /// S6: saying something of what was unanswered never widens the range.
    #[test]
    fn an_answer_never_widens_the_range(history in history(40), said in said()) {
        let mut world = World::after(&history);
        let rater = rater_id(0);
        let ranges = |world: &World| -> Vec<_> {
            let cards = score(&RUBRIC, &world.copies[0], View::Rater(&rater));
            every_card(&cards).iter().map(|card| card.range).collect()
        };
        let before_cards = score(&RUBRIC, &world.copies[0], View::Rater(&rater));
        let card = before_cards.indicator(&indicator_id(said.indicator));
        prop_assume!(card.is_some_and(|card| card.choice.is_none()));
        let before = ranges(&world);
        world.apply(0, &Edit::Answer(0, 0, said));
        for (before, after) in before.iter().zip(ranges(&world)) {
            if let (Some(before), Some(after)) = (before, after) {
                prop_assert!(before.low <= after.low && after.high <= before.high);
            }
        }
    }

    /// G1, G2, G7, G8: one suggestion for each indicator below the top or not
    /// known, each with a reason, and a short focus.
    #[test]
    fn suggestions_cover_what_can_rise(history in history(40)) {
        let world = World::after(&history);
        let cards = score(&RUBRIC, &world.copies[0], View::Team);
        let suggestions = suggest(&RUBRIC, &cards);
        let groups = [&suggestions.act_now, &suggestions.settle_first, &suggestions.build_first];
        let open: Vec<_> = groups.into_iter().flatten().collect();
        let top = RUBRIC.n_levels();
        let wanted = ids(cards.indicators.iter().filter(|card| {
            card.level.is_some_and(|level| level < top) || card.choice == Some(Choice::DontKnow)
        }));
        prop_assert_eq!(open.len(), wanted.len());
        let found: BTreeSet<_> = open.iter().map(|suggestion| suggestion.indicator.clone()).collect();
        prop_assert_eq!(found, wanted);
        let at_top = ids(cards.indicators.iter().filter(|card| card.level == Some(top)));
        let sustained: BTreeSet<_> =
            suggestions.sustain.iter().map(|suggestion| suggestion.indicator.clone()).collect();
        prop_assert_eq!(suggestions.sustain.len(), at_top.len());
        prop_assert_eq!(sustained, at_top);
        for suggestion in open.into_iter().chain(&suggestions.sustain) {
            prop_assert!(!suggestion.reasons.is_empty(), "{:?}", suggestion);
            prop_assert!(suggestion.reasons.iter().all(|reason| !reason.words(&RUBRIC).is_empty()));
        }
        prop_assert!(suggestions.focus.len() <= MAX_FOCUS);
        let practices: Vec<_> = suggestions.focus.iter()
            .map(|id| RUBRIC.place(id).map(|place| (place.area_idx, place.practice_idx)))
            .collect();
        let each_once: BTreeSet<_> = practices.iter().collect();
        prop_assert_eq!(each_once.len(), practices.len());
        let acting = |id: &IndicatorId| suggestions.act_now.iter().any(|suggestion| suggestion.indicator == *id);
        prop_assert!(suggestions.focus.iter().all(acting));
        prop_assert_eq!(suggestions.focus.is_empty(), suggestions.act_now.is_empty());
    }
}
