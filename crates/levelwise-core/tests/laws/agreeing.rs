//! Laws of agreement, and its definitions worked out the long way, pair by pair.

use levelwise_core::agreement::{
    Absence, Metric, RatingTable, Statistic, Weights, ac1, ac2, agreement, alpha, percent_agreement,
};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::config;

const METRICS: [Metric; 3] = [Metric::Nominal, Metric::Ordinal, Metric::Interval];
const WEIGHTS: [Weights; 3] = [Weights::Linear, Weights::Ordinal, Weights::Quadratic];

/// Ratings as they come: by unit and rater.
#[derive(Debug, Clone)]
struct Ratings {
    n_levels: usize,
    units: Vec<Vec<Option<usize>>>,
}

impl Ratings {
    fn table(&self) -> RatingTable {
        let mut table = RatingTable::new(self.n_levels);
        for unit in &self.units {
            table.add_unit(unit);
        }
        table
    }

    /// The levels of each unit that has at least `fewest` ratings.
    fn levels(&self, fewest: usize) -> Vec<Vec<usize>> {
        let units = self.units.iter();
        let levels = units.map(|unit| unit.iter().flatten().copied().collect());
        levels
            .filter(|levels: &Vec<usize>| levels.len() >= fewest)
            .collect()
    }

    fn json(&self) -> String {
        serde_json::to_string(&agreement(&self.table())).expect("agreement has a JSON form")
    }
}

fn ratings() -> impl Strategy<Value = Ratings> {
    (2..10_usize, 1..8_usize, 0..10_usize).prop_flat_map(|(n_levels, n_raters, n_units)| {
        let rating = proptest::option::weighted(0.7, 0..n_levels);
        vec(vec(rating, n_raters), n_units).prop_map(move |units| Ratings { n_levels, units })
    })
}

/// All values of all statistics.
fn every(table: &RatingTable) -> Vec<Statistic> {
    let alphas = METRICS.map(|metric| alpha(table, metric));
    let ac2s = WEIGHTS.map(|weights| ac2(table, weights));
    [
        [percent_agreement(table), ac1(table)].as_slice(),
        &alphas,
        &ac2s,
    ]
    .concat()
}

/// The positions of two different ratings of a unit, in both orders.
fn pairs(levels: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    let others = move |one| (0..levels.len()).filter(move |other| *other != one);
    (0..levels.len())
        .flat_map(move |one| others(one).map(move |other| (levels[one], levels[other])))
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, n) = values.fold((0.0, 0.0), |(sum, n), value| (sum + value, n + 1.0));
    sum / n
}

fn steps(one: usize, other: usize) -> f64 {
    one.abs_diff(other) as f64
}

/// A5, A6 by their definition.
fn alpha_by_pairs(ratings: &Ratings, metric: Metric) -> f64 {
    let units = ratings.levels(2);
    let all: Vec<usize> = units.concat();
    let at = |level: usize| all.iter().filter(|other| **other == level).count() as f64;
    let squared = |one: usize, other: usize| match metric {
        Metric::Nominal => f64::from(u8::from(one != other)),
        Metric::Interval => steps(one, other) * steps(one, other),
        Metric::Ordinal if one == other => 0.0,
        Metric::Ordinal => {
            let (low, high) = (one.min(other), one.max(other));
            let ranks: f64 = (low..=high).map(at).sum();
            let apart = ranks - (at(low) + at(high)) / 2.0;
            apart * apart
        }
    };
    let n = all.len() as f64;
    let in_unit = |levels: &Vec<usize>| {
        let sum: f64 = pairs(levels).map(|(one, other)| squared(one, other)).sum();
        sum / (levels.len() as f64 - 1.0)
    };
    let observed = units.iter().map(in_unit).sum::<f64>() / n;
    1.0 - observed / mean(pairs(&all).map(|(one, other)| squared(one, other)))
}

/// A8, A9 by their definition.
fn ac_by_pairs(ratings: &Ratings, weight: impl Fn(f64) -> f64) -> f64 {
    let compared = ratings.levels(2);
    let weight = |one: usize, other: usize| weight(steps(one, other));
    let of_unit = |levels: &Vec<usize>| mean(pairs(levels).map(|(one, other)| weight(one, other)));
    let observed = mean(compared.iter().map(of_unit));
    let (q, rated) = (ratings.n_levels, ratings.levels(1));
    let share = |level: usize| {
        let in_unit = |levels: &Vec<usize>| {
            mean(
                levels
                    .iter()
                    .map(|other| f64::from(u8::from(*other == level))),
            )
        };
        mean(rated.iter().map(in_unit))
    };
    let hard: f64 = (0..q)
        .map(|level| share(level) * (1.0 - share(level)))
        .sum();
    let weights: f64 = (0..q * q).map(|cell| weight(cell / q, cell % q)).sum();
    let by_chance = weights * hard / (q as f64 * (q as f64 - 1.0));
    (observed - by_chance) / (1.0 - by_chance)
}

fn is_near(found: Statistic, expected: f64) -> bool {
    found
        .value()
        .is_some_and(|value| (value - expected).abs() < 1e-11)
}

proptest! {
    #![proptest_config(config(768))]

    /// A4, A5, A6, A8, A9: every statistic is what its definition says, or absent
    /// for the reason given.
    #[test]
    fn statistics_follow_their_definitions(ratings in ratings()) {
        let table = ratings.table();
        let compared = ratings.levels(2);
        if compared.is_empty() {
            prop_assert!(every(&table).iter().all(|one| *one == Statistic::Absent(Absence::NoPairs)));
            return Ok(());
        }
        let agreeing = compared.iter().flat_map(|levels| pairs(levels));
        let agreeing = mean(agreeing.map(|(one, other)| f64::from(u8::from(one == other))));
        prop_assert!(is_near(percent_agreement(&table), agreeing));
        let all = compared.concat();
        for metric in METRICS {
            let found = alpha(&table, metric);
            if all.iter().all(|level| *level == all[0]) {
                prop_assert_eq!(found, Statistic::Absent(Absence::OneLevel));
            } else {
                prop_assert!(is_near(found, alpha_by_pairs(&ratings, metric)), "{:?}", found);
            }
        }
        let top = (ratings.n_levels - 1) as f64;
        let same = |steps: f64| f64::from(u8::from(steps == 0.0));
        prop_assert!(is_near(ac1(&table), ac_by_pairs(&ratings, same)));
        for weights in WEIGHTS {
            let part = |steps: f64| match weights {
                Weights::Linear => steps,
                Weights::Ordinal => steps * (steps + 1.0) / 2.0,
                Weights::Quadratic => steps * steps,
            };
            let expected = ac_by_pairs(&ratings, |steps| 1.0 - part(steps) / part(top));
            prop_assert!(is_near(ac2(&table, weights), expected));
        }
    }

    /// A1, A3: the order of units and of raters changes no digit, and neither does
    /// a unit or a rater without ratings.
    #[test]
    fn order_and_what_is_missing_change_nothing(
        (ratings, units, raters) in ratings().prop_flat_map(|ratings| {
            let n_raters = ratings.units.first().map_or(0, Vec::len);
            let units = Just(ratings.units.clone()).prop_shuffle();
            let raters = Just((0..n_raters).collect::<Vec<_>>()).prop_shuffle();
            (Just(ratings), units, raters)
        }),
        place in any::<prop::sample::Index>(),
    ) {
        let moved = |unit: &Vec<Option<usize>>| raters.iter().map(|rater| unit[*rater]).collect();
        let mut other = Ratings {
            n_levels: ratings.n_levels,
            units: units.iter().map(moved).collect(),
        };
        prop_assert_eq!(other.table(), ratings.table());
        prop_assert_eq!(other.json(), ratings.json());
        for unit in &mut other.units {
            unit.insert(place.index(unit.len() + 1), None);
        }
        let place = place.index(other.units.len() + 1);
        other.units.insert(place, vec![None; raters.len() + 1]);
        prop_assert_eq!(other.json(), ratings.json());
    }

    /// A4, A5, A8: everything is at most 1, and not below its least.
    #[test]
    fn values_stay_in_their_bounds(ratings in ratings()) {
        let table = ratings.table();
        let within = |found: Statistic, low: f64| {
            found.value().is_none_or(|value| (low..=1.0).contains(&value))
        };
        prop_assert!(within(percent_agreement(&table), 0.0));
        prop_assert!(within(ac1(&table), -1.0));
        for metric in METRICS {
            prop_assert!(within(alpha(&table, metric), -1.0));
        }
        for weights in WEIGHTS {
            prop_assert!(ac2(&table, weights).value().is_none_or(|value| value <= 1.0));
        }
    }

    /// A7: perfect agreement is 1 to the last digit, and alpha is absent only if
    /// one level was used.
    #[test]
    fn perfect_agreement_is_one(
        n_levels in 2..10_usize,
        units in vec((any::<prop::sample::Index>(), 0..6_usize), 1..9),
    ) {
        let unit = |(level, n_ratings): &(prop::sample::Index, usize)| {
            vec![Some(level.index(n_levels)); *n_ratings]
        };
        let ratings = Ratings { n_levels, units: units.iter().map(unit).collect() };
        prop_assume!(!ratings.levels(2).is_empty());
        let levels = ratings.levels(2).concat();
        let one_level = levels.iter().all(|level| *level == levels[0]);
        for found in every(&ratings.table()) {
            let is_one = found == Statistic::Value(1.0);
            let may_miss = one_level && found == Statistic::Absent(Absence::OneLevel);
            prop_assert!(is_one || may_miss, "{:?}", found);
        }
    }

    /// A6, A9: a scale read from the top down agrees as much.
    #[test]
    fn the_scale_may_be_turned_around(ratings in ratings()) {
        let top = ratings.n_levels - 1;
        let turn = |unit: &Vec<Option<usize>>| unit.iter().map(|rating| rating.map(|level| top - level)).collect();
        let turned = Ratings { n_levels: ratings.n_levels, units: ratings.units.iter().map(turn).collect() };
        for (one, other) in every(&ratings.table()).into_iter().zip(every(&turned.table())) {
            match one {
                Statistic::Value(value) => prop_assert!(is_near(other, value)),
                Statistic::Absent(_) => prop_assert_eq!(one, other),
            }
        }
    }
}
