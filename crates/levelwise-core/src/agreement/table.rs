//! Who rated what, kept as far as agreement depends on it: of each unit, how
//! many ratings stand at each level.

/// Ratings of several units (things that are rated) by several raters, on a
/// declared number of levels.
///
/// No statistic depends on which rater gave a rating or in which order the units
/// stand, so neither is kept: tables with the same ratings in another order are
/// equal. A unit without a rating leaves no trace.
///
/// ```
/// use levelwise_core::agreement::RatingTable;
///
/// let mut table = RatingTable::new(4);
/// table.add_unit(&[Some(0), Some(1), None]);
/// table.add_unit(&[Some(3), Some(3), Some(3)]);
/// assert_eq!((table.n_levels(), table.n_units()), (4, 2));
///
/// let mut other = RatingTable::new(4);
/// other.add_unit(&[Some(3), Some(3), Some(3)]);
/// other.add_unit(&[None, None, None]);
/// other.add_unit(&[None, Some(1), Some(0)]);
/// assert_eq!(table, other);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatingTable {
    n_levels: usize,
    /// Fewest ratings first; all of them have one.
    units: Vec<Unit>,
}

/// The ratings of one unit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Unit {
    /// How many ratings there are.
    pub(super) size: u32,
    /// How many of them stand at each level.
    pub(super) counts: Vec<u32>,
}

impl RatingTable {
    /// A table without ratings, on levels 0 to `n_levels` - 1, whether they will
    /// be used or not.
    #[must_use]
    pub fn new(n_levels: usize) -> Self {
        let units = Vec::new();
        Self { n_levels, units }
    }

    /// Adds a unit with its ratings, in any order. What is missing, and what is
    /// none of the declared levels, is no rating.
    pub fn add_unit(&mut self, ratings: &[Option<usize>]) {
        let mut counts = vec![0; self.n_levels];
        for level in ratings.iter().flatten() {
            if let Some(count) = counts.get_mut(*level) {
                *count += 1;
            }
        }
        self.add(counts);
    }

    /// Adds a unit of which it is known how many ratings stand at each level.
    pub(crate) fn add_counts(&mut self, by_level: &[usize]) {
        let count = |level| {
            let count = by_level.get(level).copied().unwrap_or_default();
            u32::try_from(count).unwrap_or(u32::MAX)
        };
        self.add((0..self.n_levels).map(count).collect());
    }

    fn add(&mut self, counts: Vec<u32>) {
        let size = counts.iter().sum();
        if size > 0 {
            let unit = Unit { size, counts };
            let idx = self.units.partition_point(|other| *other < unit);
            self.units.insert(idx, unit);
        }
    }

    /// How many levels were declared.
    #[must_use]
    pub fn n_levels(&self) -> usize {
        self.n_levels
    }

    /// How many units have a rating.
    #[must_use]
    pub fn n_units(&self) -> usize {
        self.units.len()
    }

    /// The units with a rating.
    pub(super) fn rated(&self) -> &[Unit] {
        &self.units
    }

    /// The units with two ratings or more, which alone show agreement.
    pub(super) fn compared(&self) -> &[Unit] {
        let first = self.units.partition_point(|unit| unit.size < 2);
        &self.units[first..]
    }
}

/// The sum over `units` of `count` of a unit divided by `divisor` of its size.
///
/// Units of one size are added up first and divided together (A3): that sum is
/// of whole numbers and exact, so one rounding remains for each size.
pub(super) fn sum(units: &[Unit], count: &dyn Fn(&[u32]) -> f64, divisor: fn(f64) -> f64) -> f64 {
    let mut total = 0.0;
    for same_size in units.chunk_by(|one, next| one.size == next.size) {
        let mut whole = 0.0;
        for unit in same_size {
            whole += count(&unit.counts);
        }
        total += whole / divisor(f64::from(same_size[0].size));
    }
    total
}
