//! Which groups are too small to be shown, and which must be hidden with them
//! so that nobody can work them out from the totals (U7, U8).

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::groups::{Group, Part};

/// Hides groups of fewer than `threshold` raters, and what would tell of them.
pub(crate) fn hide_small(part: &mut Part, threshold: u32) {
    // What is right below a group in one breakdown.
    let mut below: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (index, group) in part.groups.iter().enumerate().skip(1) {
        let set = below.entry((group.parent, group.breakdown)).or_default();
        set.push(index);
    }
    let groups = &mut part.groups;
    groups[0].is_hidden = is_small(&groups[0], threshold);
    // A group stands after the one it is in, so sets come from the top down.
    for ((parent, _), set) in below {
        if groups[parent].is_hidden {
            for index in set {
                groups[index].is_hidden = true;
            }
        } else {
            hide_in_set(&set, groups, threshold);
        }
    }
}

fn is_small(group: &Group, threshold: u32) -> bool {
    (1..threshold).contains(&group.n_answering)
}

/// Together they are a group that is shown.
fn hide_in_set(set: &[usize], groups: &mut [Group], threshold: u32) {
    let (mut n_hidden, mut n_raters) = (0, 0);
    for index in set {
        let group = &mut groups[*index];
        if is_small(group, threshold) {
            group.is_hidden = true;
            n_hidden += 1;
            n_raters += group.n_answering;
        }
    }
    if n_hidden == 0 {
        return;
    }
    let mut shown: Vec<usize> = set
        .iter()
        .copied()
        .filter(|index| !groups[*index].is_hidden && groups[*index].n_answering > 0)
        .collect();
    shown.sort_by(|one, other| by_size(&groups[*one], &groups[*other]));
    let mut next = shown.into_iter();
    while n_hidden < 2 || n_raters < threshold {
        let Some(index) = next.next() else { return };
        groups[index].is_hidden = true;
        n_hidden += 1;
        n_raters += groups[index].n_answering;
    }
}

fn by_size(one: &Group, other: &Group) -> Ordering {
    let by_size = one.n_answering.cmp(&other.n_answering);
    by_size.then_with(|| one.names.cmp(&other.names))
}
