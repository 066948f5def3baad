//! Krippendorff's alpha, for ratings that may be missing.
//!
//! K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of
//! Pennsylvania, Departmental Papers (ASC) 43, 2011.

use super::table::{RatingTable, sum};
use super::{Absence, Statistic};

/// How far two levels are apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metric {
    /// Levels are equal or not.
    Nominal,
    /// By rank: how many ratings stand between two levels, of those at either
    /// level half.
    Ordinal,
    /// By their numbers: every step is as wide as the next.
    Interval,
}

/// Krippendorff's alpha: 1 less observed disagreement divided by the
/// disagreement expected if the same ratings were dealt out by chance; above -1,
/// at most 1. Only units with two ratings or more count.
///
/// Absent without such a unit, and if all their ratings are at one level: then
/// no disagreement is expected and the quotient is 0 / 0.
#[must_use]
pub fn alpha(table: &RatingTable, metric: Metric) -> Statistic {
    let units = table.compared();
    let n_levels = table.n_levels();
    let mut n_at = vec![0.0; n_levels];
    for unit in units {
        for (n_ratings, count) in n_at.iter_mut().zip(&unit.counts) {
            *n_ratings += f64::from(*count);
        }
    }
    let n_ratings = n_at.iter().fold(0.0, |sum, n_ratings| sum + n_ratings);
    let positions = positions(metric, &n_at);
    let (mut observed, mut expected) = (0.0, 0.0);
    for high in 0..n_levels {
        for low in 0..high {
            let distance = match metric {
                Metric::Nominal => 1.0,
                Metric::Ordinal | Metric::Interval => positions[high] - positions[low],
            };
            let squared = distance * distance;
            // The coincidences of both levels.
            let pairs = |counts: &[u32]| f64::from(counts[low]) * f64::from(counts[high]);
            observed += squared * sum(units, &pairs, |size| size - 1.0);
            expected += squared * (n_at[low] * n_at[high]);
        }
    }
    if units.is_empty() {
        Statistic::Absent(Absence::NoPairs)
    } else if expected > 0.0 {
        Statistic::Value(1.0 - (n_ratings - 1.0) * observed / expected)
    } else {
        Statistic::Absent(Absence::OneLevel)
    }
}

/// Where each level stands on a line; by rank, in the middle of its ratings.
fn positions(metric: Metric, n_at: &[f64]) -> Vec<f64> {
    let mut below = 0.0;
    let mut position = |n_ratings: &f64| {
        let width = match metric {
            Metric::Ordinal => *n_ratings,
            Metric::Nominal | Metric::Interval => 1.0,
        };
        let middle = below + width / 2.0;
        below += width;
        middle
    };
    n_at.iter().map(&mut position).collect()
}
