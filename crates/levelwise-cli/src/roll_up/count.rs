//! What the raters and the team of one extract say of each indicator, as the
//! engine's score says it (U3, U4; S10 to S15).

use super::bytes::Bytes;
use super::extract::skip_register;
use super::values::{DONT_KNOW, NO_CHOICE, NOT_APPLICABLE, NOT_VOTING, OTHER_LEVEL, REMOVED};

/// A rater's versions differ in their choice (S13); counts as unanswered.
const APART: u8 = 14;

/// Counts of what is said of an indicator stand in columns: the levels from the
/// ground up, and behind them these.
pub(super) const NOT_APPLICABLES: usize = 0;
pub(super) const DONT_KNOWS: usize = 1;
pub(super) const UNANSWERED: usize = 2;
pub(super) const APARTS: usize = 3;
pub(super) const N_OTHERS: usize = 4;

/// The highest level a scale can have (R3).
const MAX_LEVEL: u8 = 9;

/// Reads extracts one after the other; its lists are used again.
#[derive(Debug, Default)]
pub(crate) struct Counter<'a> {
    organization: Option<&'a str>,
    cycle: Option<&'a str>,
    n_indicators: usize,
    /// The choices of the present raters, one after the other.
    choices: Vec<u8>,
    /// Of each present rater, the role.
    roles: Vec<Option<&'a str>>,
    /// Of each present rater, whether the team's choice asks for the rater's.
    votes: Vec<bool>,
    team: Vec<u8>,
}

/// What one rater, or the team, says of each indicator.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Choices<'c>(&'c [u8]);

impl<'a> Counter<'a> {
    /// Reads an extract of a rubric with so many indicators.
    pub(crate) fn read(&mut self, extract: &'a [u8], n_indicators: usize) {
        self.n_indicators = n_indicators;
        self.choices.clear();
        self.roles.clear();
        self.votes.clear();
        self.team.clear();
        let mut bytes = Bytes(extract);
        bytes.text();
        bytes.number();
        self.read_about(&mut bytes);
        self.team.resize(n_indicators, NO_CHOICE);
        read_choices(&mut bytes, &mut self.team);
        while bytes.byte() != 0 {
            bytes.text();
            let start = self.choices.len();
            self.choices.resize(start + n_indicators, NO_CHOICE);
            read_choices(&mut bytes, &mut self.choices[start..]);
            match read_profile(&mut bytes) {
                Some((role, is_voting)) => {
                    self.roles.push(role);
                    self.votes.push(is_voting);
                }
                // S15
                None => self.choices.truncate(start),
            }
        }
        self.settle_team();
    }

    fn read_about(&mut self, bytes: &mut Bytes<'a>) {
        let mut organization = Named::default();
        let mut cycle = Named::default();
        skip_register(bytes, |bytes| {
            organization.see(bytes.words());
            let (label, date) = (bytes.words().trim(), bytes.words());
            cycle.see(if label.is_empty() { date } else { label });
        });
        self.organization = organization.name();
        self.cycle = cycle.name();
    }

    /// S11, S12: a decision that does not hold leaves it to the raters.
    fn settle_team(&mut self) {
        for indicator in 0..self.n_indicators {
            if self.team[indicator] <= DONT_KNOW {
                continue;
            }
            let mut n_at = [0_usize; MAX_LEVEL as usize + 1];
            let (mut n_levels, mut dont_know, mut not_applicable) = (0, false, false);
            let raters = self.choices.chunks_exact(self.n_indicators);
            for (rater, is_voting) in raters.zip(&self.votes) {
                if !is_voting {
                    continue;
                }
                match rater[indicator] {
                    DONT_KNOW => dont_know = true,
                    NOT_APPLICABLE => not_applicable = true,
                    level if level <= MAX_LEVEL => {
                        n_at[usize::from(level)] += 1;
                        n_levels += 1;
                    }
                    _ => {}
                }
            }
            self.team[indicator] = match (lower_median(&n_at, n_levels), dont_know, not_applicable)
            {
                (Some(level), _, _) => level,
                (None, true, _) => DONT_KNOW,
                (None, false, true) => NOT_APPLICABLE,
                (None, false, false) => NO_CHOICE,
            };
        }
    }

    /// The organization, if it has a name and was not written apart.
    pub(crate) fn organization(&self) -> Option<&'a str> {
        self.organization
    }

    /// The label of the cycle, else its date.
    pub(crate) fn cycle(&self) -> Option<&'a str> {
        self.cycle
    }

    /// Every present rater with the role.
    pub(crate) fn raters(&self) -> impl Iterator<Item = (Option<&'a str>, Choices<'_>)> {
        let choices = self.choices.chunks(self.n_indicators.max(1)).map(Choices);
        self.roles.iter().copied().zip(choices)
    }

    /// The team.
    pub(crate) fn team(&self) -> Choices<'_> {
        Choices(&self.team)
    }
}

impl<'c> Choices<'c> {
    /// By the bytes of an extract.
    #[cfg(test)]
    pub(super) fn of(bytes: &'c [u8]) -> Self {
        Self(bytes)
    }

    /// Of each indicator, in the order of the rubric, the column of what is said.
    pub(super) fn columns(self, n_levels: usize) -> impl Iterator<Item = usize> {
        let mut columns = [n_levels + UNANSWERED; APART as usize + 1];
        for (level, column) in columns[..n_levels].iter_mut().enumerate() {
            *column = level;
        }
        columns[usize::from(NOT_APPLICABLE)] = n_levels + NOT_APPLICABLES;
        columns[usize::from(DONT_KNOW)] = n_levels + DONT_KNOWS;
        columns[usize::from(APART)] = n_levels + APARTS;
        self.0.iter().map(move |byte| columns[usize::from(*byte)])
    }

    /// Whether anything is chosen.
    pub(crate) fn is_answering(&self) -> bool {
        self.0.iter().any(|byte| *byte <= DONT_KNOW)
    }
}

/// The lower median of `n` levels, given how many are at each.
pub(super) fn lower_median(n_at: &[usize], n: usize) -> Option<u8> {
    let mut left = n.checked_sub(1)? / 2;
    for (level, n_here) in (0..).zip(n_at) {
        if left < *n_here {
            return Some(level);
        }
        left -= n_here;
    }
    None
}

fn read_choices(bytes: &mut Bytes<'_>, row: &mut [u8]) {
    while let Some(indicator) = bytes.index().checked_sub(1) {
        let mut found: Option<(u8, &[u8])> = None;
        let mut is_apart = false;
        skip_register(bytes, |bytes| {
            let choice = bytes.byte();
            let other = if choice == OTHER_LEVEL {
                bytes.text()
            } else {
                &[]
            };
            is_apart |= found.is_some_and(|found| found != (choice, other));
            found.get_or_insert((choice, other));
        });
        if let Some(said) = row.get_mut(indicator) {
            *said = match found {
                Some(_) if is_apart => APART,
                // S14
                Some((OTHER_LEVEL, _)) | None => NO_CHOICE,
                Some((choice, _)) => choice,
            };
        }
    }
}

/// The role of a rater and whether the rater votes (V1), if the rater was not
/// removed.
fn read_profile<'a>(bytes: &mut Bytes<'a>) -> Option<(Option<&'a str>, bool)> {
    let mut role = Named::default();
    let (mut is_present, mut is_voting) = (false, false);
    let mut n_versions = 0;
    skip_register(bytes, |bytes| {
        role.see(bytes.words());
        let flags = bytes.byte();
        is_present |= flags & REMOVED == 0;
        is_voting |= flags & NOT_VOTING == 0;
        n_versions += 1;
    });
    let is_blank = n_versions == 0;
    (is_present || is_blank).then(|| (role.name(), is_voting || is_blank))
}

/// U5: one text, if all versions have the same and it is none of white space.
#[derive(Debug, Default)]
struct Named<'a> {
    name: Option<&'a str>,
    is_apart: bool,
}

impl<'a> Named<'a> {
    fn see(&mut self, text: &'a str) {
        let text = text.trim();
        self.is_apart |= self.name.is_some_and(|name| name != text);
        self.name = Some(text);
    }

    fn name(&self) -> Option<&'a str> {
        self.name.filter(|name| !self.is_apart && !name.is_empty())
    }
}
