//! What makes a crosswalk consistent (X1 to X4), and what it says that the
//! rubrics at hand do not know (X5).

use crate::record::{Problem, Set};
use crate::rubric::{Rubric, is_language, is_semver};

use super::file::{Crosswalk, End, RelationKind};

/// Every problem of `crosswalk` beyond its form, in the order of the file;
/// circles come last. Each is an error.
#[must_use]
pub fn problems(crosswalk: &Crosswalk) -> Vec<Problem> {
    let mut problems = Vec::new();
    if !is_semver(&crosswalk.version) {
        let message = format!(
            "\"{}\" is not a version as major.minor.patch",
            crosswalk.version
        );
        let hint = "write it like 1.0.0";
        problems.push(Problem::error("bad-version", "/version", message, hint));
    }
    if !is_language(&crosswalk.language) {
        let message = format!("\"{}\" is not a language tag", crosswalk.language);
        let hint = "write it like en or es-MX";
        problems.push(Problem::error("bad-language", "/language", message, hint));
    }
    let mut pairs = Set::new();
    for (relation_idx, relation) in crosswalk.relations.iter().enumerate() {
        let (from, to) = (relation.from.key(), relation.to.key());
        if from.0 == to.0 {
            let message = format!(
                "both indicators, {} and {}, are of {}",
                from.1, to.1, from.0
            );
            let hint = "relate indicators of two rubrics";
            let place = place_of(relation_idx);
            problems.push(Problem::error("same-rubric", place, message, hint));
        } else if !pairs.insert((from.min(to), from.max(to))) {
            let message = format!("{} and {} are related already", said(from), said(to));
            let hint = "keep one of the two relations";
            let place = place_of(relation_idx);
            problems.push(Problem::error("pair-twice", place, message, hint));
        }
    }
    check_circles(crosswalk, &mut problems);
    problems
}

/// Every problem of `crosswalk` beside `rubrics`: what they do not know is kept
/// and counts for nothing, so each is a warning. An unknown rubric is named
/// once.
#[must_use]
pub fn check(crosswalk: &Crosswalk, rubrics: &[&Rubric]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut unknown = Set::new();
    for (relation_idx, relation) in crosswalk.relations.iter().enumerate() {
        for (end, name) in [(&relation.from, "from"), (&relation.to, "to")] {
            let place = format!("{}/{name}", place_of(relation_idx));
            match rubrics.iter().find(|rubric| rubric.id == end.rubric) {
                Some(rubric) => problems.extend(unknown_indicator(end, rubric, place)),
                None => {
                    if unknown.insert(&end.rubric) {
                        let message = format!("there is no rubric \"{}\" here", end.rubric);
                        let hint = "add the rubric; until then its relations do not count";
                        let place = format!("{place}/rubric");
                        problems.push(Problem::warning("unknown-rubric", place, message, hint));
                    }
                }
            }
        }
    }
    problems
}

fn unknown_indicator(end: &End, rubric: &Rubric, place: String) -> Option<Problem> {
    if rubric.indicator(&end.indicator).is_some() {
        return None;
    }
    let message = format!("{} has no indicator {}", end.rubric, end.indicator);
    let hint = "name an indicator of this rubric; until then the relation does not count";
    let place = format!("{place}/indicator");
    let problem = Problem::warning("unknown-indicator", place, message, hint);
    Some(problem)
}

/// X4: going from the whole to its parts, and between the same, never leads back
/// to the whole.
fn check_circles(crosswalk: &Crosswalk, problems: &mut Vec<Problem>) {
    let relations = &crosswalk.relations;
    let both = relations
        .iter()
        .flat_map(|one| [one.from.key(), one.to.key()]);
    let ends: Set<_> = both.collect();
    let position = |end: &End| ends.iter().position(|key| *key == end.key());
    let mut parts = vec![Vec::new(); ends.len()];
    let mut wholes = Vec::new();
    for (relation_idx, relation) in relations.iter().enumerate() {
        let kind = relation.kind;
        if kind == RelationKind::Related {
            continue;
        }
        let (Some(from), Some(to)) = (position(&relation.from), position(&relation.to)) else {
            continue;
        };
        if kind != RelationKind::Narrower {
            parts[from].push(to);
        }
        if kind != RelationKind::Broader {
            parts[to].push(from);
        }
        match kind {
            RelationKind::Broader => wholes.push((relation_idx, from, to)),
            RelationKind::Narrower => wholes.push((relation_idx, to, from)),
            RelationKind::Same | RelationKind::Related => {}
        }
    }
    for (relation_idx, whole, part) in wholes {
        if !leads(&parts, part, whole) {
            continue;
        }
        let relation = &relations[relation_idx];
        let message = format!(
            "by other relations {} and {} cover each other, or the other way around",
            said(relation.from.key()),
            said(relation.to.key())
        );
        let hint = "look at the relations same, broader and narrower of both, and mend one";
        let place = place_of(relation_idx);
        problems.push(Problem::error("relation-circle", place, message, hint));
    }
}

/// Whether the parts of `start`, their parts, and so on reach `goal`.
fn leads(parts: &[Vec<usize>], start: usize, goal: usize) -> bool {
    let mut reached = vec![false; parts.len()];
    let mut next = vec![start];
    while let Some(end) = next.pop() {
        for part in &parts[end] {
            if !std::mem::replace(&mut reached[*part], true) {
                next.push(*part);
            }
        }
    }
    reached[goal]
}

fn place_of(relation_idx: usize) -> String {
    format!("/relations/{relation_idx}")
}

fn said((rubric, indicator): (&str, &str)) -> String {
    format!("{indicator} of {rubric}")
}
