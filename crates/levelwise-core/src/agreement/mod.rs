//! How far do raters agree? A [`RatingTable`] in, a number out, by rules A1 to
//! A9 of SPEC.md. Which answers are ratings is for [`crate::team`].
//!
//! ```
//! use levelwise_core::agreement::{Absence, Metric, RatingTable, Statistic, ac1, alpha};
//!
//! let mut table = RatingTable::new(4);
//! table.add_unit(&[Some(1), Some(1), None]);
//! assert_eq!(ac1(&table).value(), Some(1.0));
//! // One level for everything: chance would agree as well.
//! assert_eq!(alpha(&table, Metric::Ordinal), Statistic::Absent(Absence::OneLevel));
//!
//! table.add_unit(&[Some(3), Some(2), Some(3)]);
//! assert_eq!(alpha(&table, Metric::Nominal).value(), Some(0.5));
//! ```
//!
//! There is no confidence interval and no verdict such as "substantial": a team
//! is not a sample of raters, and cut-offs were printed for other purposes.

mod alpha;
mod gwet;
mod table;

use serde::Serialize;

pub use alpha::{Metric, alpha};
pub use gwet::{Weights, ac1, ac2};
pub use table::RatingTable;

/// A number, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Statistic {
    /// The number.
    Value(f64),
    /// The reason why it is undefined.
    Absent(Absence),
}

/// Why a statistic is undefined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", schemars(rename = "StatisticAbsence"))]
pub enum Absence {
    /// Nobody rated.
    NoRatings,
    /// No unit has two ratings, so that there is nothing to compare.
    NoPairs,
    /// All ratings that can be compared are at one level, so that chance would
    /// agree as well.
    OneLevel,
    /// Fewer than two levels were declared.
    TooFewLevels,
}

/// Every statistic of one table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Agreement {
    /// How many units have two ratings or more.
    pub n_compared: usize,
    /// How many pairs of ratings of the same unit there are.
    pub n_pairs: u64,
    /// The share of these pairs at the same level, 0 to 1.
    pub percent_agreement: Statistic,
    /// Krippendorff's alpha.
    pub alpha: Alphas,
    /// Gwet's AC1.
    pub ac1: Statistic,
    /// Gwet's AC2.
    pub ac2: Ac2s,
}

/// Krippendorff's alpha, by how far levels are from each other.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Alphas {
    /// Levels are equal or not.
    pub nominal: Statistic,
    /// Levels in their order.
    pub ordinal: Statistic,
    /// Levels as numbers.
    pub interval: Statistic,
}

/// Gwet's AC2, by how much near misses count.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Ac2s {
    /// With linear weights.
    pub linear: Statistic,
    /// With ordinal weights.
    pub ordinal: Statistic,
    /// With quadratic weights.
    pub quadratic: Statistic,
}

impl Statistic {
    /// The number; `None` if it is undefined.
    #[must_use]
    pub fn value(self) -> Option<f64> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent(_) => None,
        }
    }
}

/// Every statistic of a table.
#[must_use]
pub fn agreement(table: &RatingTable) -> Agreement {
    Agreement {
        n_compared: table.compared().len(),
        n_pairs: pairs(table).all,
        percent_agreement: percent_agreement(table),
        alpha: Alphas {
            nominal: alpha(table, Metric::Nominal),
            ordinal: alpha(table, Metric::Ordinal),
            interval: alpha(table, Metric::Interval),
        },
        ac1: ac1(table),
        ac2: Ac2s {
            linear: ac2(table, Weights::Linear),
            ordinal: ac2(table, Weights::Ordinal),
            quadratic: ac2(table, Weights::Quadratic),
        },
    }
}

/// Of all pairs of ratings of the same unit, pooled over the units, the share at
/// the same level, 0 to 1; absent without a pair.
#[must_use]
pub fn percent_agreement(table: &RatingTable) -> Statistic {
    let pairs = pairs(table);
    share(pairs.agreeing, pairs.all, Absence::NoPairs)
}

/// Of the ratings of one unit, counted by level, the share that the most frequent
/// level has, above 0 and at most 1; absent without a rating.
///
/// ```
/// use levelwise_core::agreement::modal_share;
///
/// assert_eq!(modal_share(&[0, 3, 1, 0]).value(), Some(0.75));
/// ```
#[must_use]
pub fn modal_share(by_level: &[usize]) -> Statistic {
    let most = by_level.iter().max().copied().unwrap_or_default();
    let n_ratings: usize = by_level.iter().sum();
    share(most as u64, n_ratings as u64, Absence::NoRatings)
}

struct Pairs {
    all: u64,
    agreeing: u64,
}

fn pairs(table: &RatingTable) -> Pairs {
    let among = |n_ratings: u32| u64::from(n_ratings) * u64::from(n_ratings.saturating_sub(1)) / 2;
    let (mut all, mut agreeing) = (0, 0);
    for unit in table.compared() {
        all += among(unit.size);
        for count in &unit.counts {
            agreeing += among(*count);
        }
    }
    Pairs { all, agreeing }
}

/// A3: one division of whole numbers.
fn share(part: u64, whole: u64, absence: Absence) -> Statistic {
    if whole == 0 {
        Statistic::Absent(absence)
    } else {
        Statistic::Value(float(part) / float(whole))
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "files are bounded, so that no count comes near 2^53"
)]
fn float(count: u64) -> f64 {
    count as f64
}
