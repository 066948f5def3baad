//! Whether a lineage makes sense by itself (N1 to N3) and beside the editions it
//! is about (N4 to N6).

use crate::record::Problem;
use crate::rubric::{IndicatorId, Rubric};

use super::file::{Change, ChangeKind, Edition, LineageFile, Passage};

/// Every problem of a lineage by itself, in the order of the file; all are
/// errors.
#[must_use]
pub fn problems(file: &LineageFile) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (passage_idx, passage) in file.passages.iter().enumerate() {
        let place = format!("/passages/{passage_idx}");
        let before = passage_idx.checked_sub(1).map(|idx| &file.passages[idx]);
        check_chain(file, passage_idx, before, &place, &mut problems);
        for (change_idx, change) in passage.changes.iter().enumerate() {
            let place = format!("{place}/changes/{change_idx}");
            check_shape(change, &place, &mut problems);
            check_once(passage, change_idx, &place, &mut problems);
        }
    }
    problems
}

/// N1: each passage goes on where the one before ended, and never back.
fn check_chain(
    file: &LineageFile,
    passage_idx: usize,
    before: Option<&Passage>,
    place: &str,
    problems: &mut Vec<Problem>,
) {
    let passage = &file.passages[passage_idx];
    if let Some(before) = before.filter(|before| before.to.text_hash != passage.from.text_hash) {
        let message = format!(
            "the passage begins at {} {}, the one before ends at {} {}",
            passage.from.version, passage.from.text_hash, before.to.version, before.to.text_hash
        );
        let hint = "add the passage between them, or put the passages in order";
        problems.push(Problem::error(
            "edition-gap",
            place.to_owned() + "/from",
            message,
            hint,
        ));
    }
    let earlier = file.passages[..=passage_idx].iter().map(|one| &one.from);
    if let Some(twice) = earlier
        .into_iter()
        .find(|edition| edition.text_hash == passage.to.text_hash)
    {
        let message = format!(
            "the edition {} {} comes before itself",
            twice.version, twice.text_hash
        );
        let hint = "each edition has a text hash of its own";
        problems.push(Problem::error(
            "edition-twice",
            place.to_owned() + "/to",
            message,
            hint,
        ));
    }
}

/// N2: how many indicators each kind of change has on both sides.
fn check_shape(change: &Change, place: &str, problems: &mut Vec<Problem>) {
    let (n_from, n_to) = (change.from.len(), change.to.len());
    let (fits, rule) = match change.kind {
        ChangeKind::Renamed => (
            n_from == 1 && n_to == 1 && change.from != change.to,
            "one indicator becomes one with another id",
        ),
        ChangeKind::Reworded => (
            n_from == 1 && change.from == change.to,
            "one indicator keeps its id",
        ),
        ChangeKind::Split => (
            n_from == 1 && n_to >= 2,
            "one indicator becomes two or more",
        ),
        ChangeKind::Merged => (
            n_from >= 2 && n_to == 1,
            "two indicators or more become one",
        ),
        ChangeKind::Retired => (n_from >= 1 && n_to == 0, "indicators become none"),
    };
    if !fits {
        let message = format!(
            "\"{}\" says that {rule}, here {n_from} become {n_to}",
            change.kind.word()
        );
        let hint = "name another kind, or other indicators";
        problems.push(Problem::error("change-shape", place, message, hint));
    }
}

/// N3: no indicator stands twice on one side of a passage.
fn check_once(passage: &Passage, change_idx: usize, place: &str, problems: &mut Vec<Problem>) {
    let (before, rest) = passage.changes.split_at(change_idx);
    let Some(change) = rest.first() else { return };
    let from_before: Vec<_> = before.iter().flat_map(|change| &change.from).collect();
    let to_before: Vec<_> = before.iter().flat_map(|change| &change.to).collect();
    for (side, ids, before) in [
        ("from", &change.from, from_before),
        ("to", &change.to, to_before),
    ] {
        for (id_idx, id) in ids.iter().enumerate() {
            if before.contains(&id) || ids[..id_idx].contains(id) {
                let message = format!("indicator {id} stands twice in \"{side}\" of this passage");
                let hint = "say once what becomes of an indicator";
                let place = format!("{place}/{side}/{id_idx}");
                problems.push(Problem::error("changed-twice", place, message, hint));
            }
        }
    }
}

/// Every problem of a lineage beside `editions`, those of the rubric that are at
/// hand, in the order of the file; all are errors. Editions that are not at hand
/// are not looked at.
#[must_use]
pub fn check_editions(file: &LineageFile, editions: &[&Rubric]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let find = |edition: &Edition| {
        let mut known = editions.iter().copied();
        known.find(|rubric| is_of(edition, file, rubric))
    };
    for (passage_idx, passage) in file.passages.iter().enumerate() {
        let place = format!("/passages/{passage_idx}");
        for (side, edition) in [("from", &passage.from), ("to", &passage.to)] {
            check_name(
                edition,
                file,
                editions,
                &format!("{place}/{side}"),
                &mut problems,
            );
        }
        let (old, new) = (find(&passage.from), find(&passage.to));
        for (change_idx, change) in passage.changes.iter().enumerate() {
            let place = format!("{place}/changes/{change_idx}");
            for (side, ids, rubric) in [("from", &change.from, old), ("to", &change.to, new)] {
                check_known(ids, rubric, &format!("{place}/{side}"), &mut problems);
            }
            check_free(passage, change, old, &place, &mut problems);
        }
        check_told(passage, old, new, &place, &mut problems);
    }
    problems
}

fn is_of(edition: &Edition, file: &LineageFile, rubric: &Rubric) -> bool {
    rubric.id == file.rubric && rubric.text_hash() == edition.text_hash.as_str()
}

/// N4: an edition is named by the version and the text hash of one rubric.
fn check_name(
    edition: &Edition,
    file: &LineageFile,
    editions: &[&Rubric],
    place: &str,
    problems: &mut Vec<Problem>,
) {
    let mut of_rubric = editions.iter().filter(|rubric| rubric.id == file.rubric);
    let other = of_rubric.find(|rubric| {
        let same_words = rubric.text_hash() == edition.text_hash.as_str();
        (rubric.version == edition.version) != same_words
    });
    if let Some(rubric) = other {
        let message = format!(
            "the edition is named {} {}, the rubric at hand is {} {}",
            edition.version,
            edition.text_hash,
            rubric.version,
            rubric.text_hash()
        );
        let hint = format!(
            "write version {} and text hash {}, or give the rubric a version of its own",
            rubric.version,
            rubric.text_hash()
        );
        problems.push(Problem::error("other-edition", place, message, hint));
    }
}

/// N5: a change is about indicators that the editions have.
fn check_known(
    ids: &[IndicatorId],
    rubric: Option<&Rubric>,
    place: &str,
    problems: &mut Vec<Problem>,
) {
    let Some(rubric) = rubric else { return };
    for (id_idx, id) in ids.iter().enumerate() {
        if rubric.indicator(id).is_none() {
            let message = format!("version {} has no indicator {id}", rubric.version);
            let hint = "name an indicator of that edition";
            let place = format!("{place}/{id_idx}");
            problems.push(Problem::error("unknown-indicator", place, message, hint));
        }
    }
}

/// N6: an id that meant something in the earlier edition means nothing else in the
/// later one, unless the passage says what became of it.
fn check_free(
    passage: &Passage,
    change: &Change,
    old: Option<&Rubric>,
    place: &str,
    problems: &mut Vec<Problem>,
) {
    let Some(old) = old else { return };
    let is_told = |id: &IndicatorId| {
        let mut changes = passage.changes.iter();
        changes.any(|change| change.from.contains(id))
    };
    for (id_idx, id) in change.to.iter().enumerate() {
        if old.indicator(id).is_some() && !is_told(id) {
            let message = format!(
                "indicator {id} was something else in version {}",
                old.version
            );
            let hint = "say what became of it, or choose another id";
            let place = format!("{place}/to/{id_idx}");
            problems.push(Problem::error("id-in-use", place, message, hint));
        }
    }
}

/// N6: what the later edition does not have any more is told.
fn check_told(
    passage: &Passage,
    old: Option<&Rubric>,
    new: Option<&Rubric>,
    place: &str,
    problems: &mut Vec<Problem>,
) {
    let (Some(old), Some(new)) = (old, new) else {
        return;
    };
    for indicator in old.indicators() {
        let id = &indicator.id;
        let mut changes = passage.changes.iter();
        let is_told = changes.any(|change| change.from.contains(id));
        if new.indicator(id).is_none() && !is_told {
            let message = format!(
                "version {} has indicator {id}, version {} has not, and the passage does not say why",
                old.version, new.version
            );
            let hint = "say whether it was renamed, split, merged or retired";
            problems.push(Problem::error(
                "not-told",
                place.to_owned() + "/changes",
                message,
                hint,
            ));
        }
    }
}
