//! How often each choice was made of each indicator, in as little room as a
//! group of its size needs: there may be as many groups as districts.

use super::count::{Choices, N_OTHERS};
use super::structure::Structure;

/// Counts of one group, a row of columns for each indicator.
#[derive(Debug, Default)]
pub(super) enum Counts {
    /// Nothing was counted.
    #[default]
    None,
    /// Of at most 65,535 raters or teams, and how many there are.
    Narrow(u16, Vec<u16>),
    /// Of more.
    Wide(Vec<u32>),
}

impl Counts {
    /// Counts what one rater or team says.
    pub(super) fn add(&mut self, choices: Choices<'_>, structure: &Structure) {
        let n_levels = structure.levels.len() + 1;
        let width = n_levels + N_OTHERS;
        let columns = choices.columns(n_levels);
        match self {
            Self::None => {
                *self = Self::Narrow(0, vec![0; width * structure.indicators.len()]);
                self.add(choices, structure);
            }
            Self::Narrow(u16::MAX, counts) => {
                *self = Self::Wide(counts.iter().copied().map(u32::from).collect());
                self.add(choices, structure);
            }
            Self::Narrow(n, counts) => {
                *n += 1;
                for (column, counts) in columns.zip(counts.chunks_exact_mut(width)) {
                    counts[column] += 1;
                }
            }
            Self::Wide(counts) => {
                for (column, counts) in columns.zip(counts.chunks_exact_mut(width)) {
                    counts[column] += 1;
                }
            }
        }
    }

    /// Adds what was counted apart.
    pub(super) fn join(&mut self, other: Self) {
        match (&mut *self, other) {
            (_, Self::None) => {}
            (Self::None, other) => *self = other,
            (Self::Narrow(n, counts), Self::Narrow(n_more, more))
                if n.checked_add(n_more).is_some() =>
            {
                *n += n_more;
                for (count, more) in counts.iter_mut().zip(more) {
                    *count += more;
                }
            }
            (Self::Narrow(..) | Self::Wide(_), other) => {
                let mut counts = std::mem::take(self).wide();
                for (count, more) in counts.iter_mut().zip(other.wide()) {
                    *count += more;
                }
                *self = Self::Wide(counts);
            }
        }
    }

    fn wide(self) -> Vec<u32> {
        match self {
            Self::None => Vec::new(),
            Self::Narrow(_, counts) => counts.into_iter().map(u32::from).collect(),
            Self::Wide(counts) => counts,
        }
    }

    /// The columns of an indicator, of which there are `width`.
    pub(super) fn of(&self, indicator: usize, width: usize) -> Vec<u32> {
        let start = indicator * width;
        match self {
            Self::None => vec![0; width],
            Self::Narrow(_, counts) => {
                let counts = &counts[start..start + width];
                counts.iter().copied().map(u32::from).collect()
            }
            Self::Wide(counts) => counts[start..start + width].to_vec(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::STRUCTURE;
    use super::*;

    #[test]
    fn more_than_fit_into_sixteen_bits_are_counted() {
        let n_indicators = STRUCTURE.indicators.len();
        let width = STRUCTURE.levels.len() + 1 + N_OTHERS;
        let said = vec![2_u8; n_indicators];
        let mut counts = Counts::default();
        for n in 1..=65_540 {
            counts.add(Choices::of(&said), &STRUCTURE);
            if n > 65_530 {
                let found = counts.of(n_indicators - 1, width);
                assert_eq!((found[2], found.iter().sum()), (n, n));
            }
        }
        assert!(matches!(counts, Counts::Wide(_)));
    }

    #[test]
    fn what_is_counted_apart_adds_up() {
        let width = STRUCTURE.levels.len() + 1 + N_OTHERS;
        let said = vec![1_u8; STRUCTURE.indicators.len()];
        let counted = |n: u32| {
            let mut counts = Counts::default();
            for _ in 0..n {
                counts.add(Choices::of(&said), &STRUCTURE);
            }
            counts
        };
        for (one, other) in [
            (0, 0),
            (0, 3),
            (3, 0),
            (2, 3),
            (65_535, 1),
            (65_534, 1),
            (1, 65_537),
        ] {
            let mut counts = counted(one);
            counts.join(counted(other));
            counts.add(Choices::of(&said), &STRUCTURE);
            assert_eq!(counts.of(0, width)[1], one + other + 1, "{one} and {other}");
        }
    }
}
