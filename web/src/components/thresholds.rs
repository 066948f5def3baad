//! What the numbers of a measure speak for, level by level.

use levelwise_core::rubric::{Measure, Rubric};

use crate::el::{El, el};
use crate::text::t_rubrics;

use super::extras::tag;

/// Each level with the numbers that indicate it, the ground first.
pub fn thresholds(measure: &Measure, rubric: &Rubric) -> El {
    let item = |words: String, level: usize| {
        let level = tag(level, rubric.level_title(level));
        el("li").text(&words).text(" ").kid(level)
    };
    let mut list = el("ul").class("thresholds");
    let first = measure.thresholds.first();
    // Nothing is less than 0.
    if let Some(first) = first.filter(|first| first.number() > 0.0) {
        list = list.kid(item(t_rubrics::below(*first), 0));
    }
    for (position, threshold) in measure.thresholds.iter().enumerate() {
        list = list.kid(item(t_rubrics::threshold(*threshold), position + 1));
    }
    list
}
