//! Which indicators the team should talk about before anything else.

use crate::assessment::Choice;
use crate::score::{Basis, IndicatorCard};

use super::Reason;

/// Raters this many levels apart settle first.
pub const FAR_APART: usize = 2;

/// Why the team should talk about an indicator, by G3: raters far apart, or half
/// of them without an opinion, or nobody with a level. A decision settles it.
#[must_use]
pub fn reasons_to_settle(card: &IndicatorCard) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let (n_dont_know, n_answered) = (card.raters.dont_know, card.raters.answered());
    if card.basis == Basis::Decision {
        if card.choice == Some(Choice::DontKnow) {
            reasons.push(Reason::DecidedDontKnow);
        }
        return reasons;
    }
    let level = |counted: Option<usize>| counted.unwrap_or_default();
    if card.spread.is_some_and(|spread| spread >= FAR_APART) {
        let rated = |n_raters: &usize| *n_raters > 0;
        reasons.push(Reason::RatersApart {
            lowest: level(card.raters.levels.iter().position(rated)),
            highest: level(card.raters.levels.iter().rposition(rated)),
        });
    }
    let is_unknown = card.choice == Some(Choice::DontKnow);
    if n_dont_know > 0 && (2 * n_dont_know >= n_answered || is_unknown) {
        reasons.push(Reason::ManyDontKnow {
            n_dont_know,
            n_answered,
        });
    }
    reasons
}
