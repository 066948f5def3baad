//! Gwet's AC1 and AC2, for ratings that may be missing.
//!
//! K. L. Gwet, "Computing inter-rater reliability and its variance in the
//! presence of high agreement", British Journal of Mathematical and Statistical
//! Psychology 61, 2008 (AC1); K. L. Gwet, "Handbook of Inter-Rater Reliability",
//! 4th edition, Advanced Analytics, 2014 (AC2, its weights, missing ratings).

use super::table::{RatingTable, sum};
use super::{Absence, Statistic, float};

/// How much two levels agree, from 1 at the same level to 0 at the ends of the
/// scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weights {
    /// Falls by the number of steps between them.
    Linear,
    /// Falls by the number of pairs of levels within the span of both.
    Ordinal,
    /// Falls by the square of the number of steps.
    Quadratic,
}

/// Gwet's AC1: agreement beyond what chance would give to units that are hard to
/// rate; only the same level agrees. At most 1.
///
/// Absent without a unit that has two ratings, and on fewer than two levels.
#[must_use]
pub fn ac1(table: &RatingTable) -> Statistic {
    coefficient(table, |_| 1.0)
}

/// Gwet's AC2: like [`ac1`], with levels that agree in part. On two levels they
/// are the same.
#[must_use]
pub fn ac2(table: &RatingTable, weights: Weights) -> Statistic {
    coefficient(
        table,
        match weights {
            Weights::Linear => |steps| steps,
            Weights::Ordinal => |steps| steps * (steps + 1.0) / 2.0,
            Weights::Quadratic => |steps| steps * steps,
        },
    )
}

/// `distance` grows with the steps between two levels; the weight of both is 1
/// less their part of the distance from end to end.
fn coefficient(table: &RatingTable, distance: fn(f64) -> f64) -> Statistic {
    let units = table.compared();
    let n_levels = table.n_levels();
    if units.is_empty() {
        return Statistic::Absent(Absence::NoPairs);
    }
    if n_levels < 2 {
        return Statistic::Absent(Absence::TooFewLevels);
    }
    let (mut disagreement, mut distances) = (0.0, 0.0);
    let mut steps_up = 0.0;
    for high in 1..n_levels {
        steps_up += 1.0;
        let mut steps = steps_up;
        for low in 0..high {
            let apart = distance(steps);
            let pairs = |counts: &[u32]| 2.0 * f64::from(counts[low]) * f64::from(counts[high]);
            disagreement += apart * sum(units, &pairs, |size| size * (size - 1.0));
            distances += 2.0 * apart;
            steps -= 1.0;
        }
    }
    let farthest = distance(steps_up);
    let n_levels = steps_up + 1.0;
    let sum_of_weights = n_levels * n_levels - distances / farthest;
    let by_chance = sum_of_weights * hard_to_rate(table) / (n_levels * (n_levels - 1.0));
    let observed = disagreement / (float(units.len() as u64) * farthest);
    Statistic::Value(1.0 - observed / (1.0 - by_chance))
}

/// The sum over the levels of p (1 - p), where p is the mean share of the
/// ratings that a unit has at the level, over all units with a rating.
fn hard_to_rate(table: &RatingTable) -> f64 {
    let units = table.rated();
    let mut hard = 0.0;
    for level in 0..table.n_levels() {
        let at_level = |counts: &[u32]| f64::from(counts[level]);
        let share = sum(units, &at_level, |size| size) / float(units.len() as u64);
        hard += share * (1.0 - share);
    }
    hard
}
