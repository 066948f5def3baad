//! The English words of reports for what the engine says.

use levelwise_core::assessment::{Choice, TaskStatus};
use levelwise_core::record::Date;
use levelwise_core::rubric::{LevelsOrigin, Rubric, Wording};
use levelwise_core::score::{Absence, Basis, Counts, IndicatorCard, ScoreCard};
use levelwise_core::suggest::Suggestion;
use levelwise_core::team::Verdict;
use levelwise_core::trend::Reading;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day as people write it.
pub(super) fn date(date: &Date) -> String {
    let mut parts = date
        .as_str()
        .split('-')
        .map(|part| part.parse::<usize>().ok());
    let mut part = || parts.next().flatten();
    match (part(), part(), part()) {
        (Some(year), Some(month), Some(day)) => match MONTHS.get(month.wrapping_sub(1)) {
            Some(month) => format!("{month} {day}, {year}"),
            None => date.as_str().to_owned(),
        },
        _ => date.as_str().to_owned(),
    }
}

pub(super) fn percent(share: Option<f64>) -> String {
    share.map_or_else(nothing, |share| format!("{}%", (share * 100.0).round()))
}

/// Where there is none.
pub(super) fn nothing() -> String {
    "–".to_owned()
}

pub(super) fn stage(card: &ScoreCard, rubric: &Rubric) -> String {
    match (card.stage, card.absent) {
        (Some(stage), _) => rubric.level_title(stage).to_owned(),
        (None, Some(Absence::NothingApplies)) => "Does not apply".to_owned(),
        (None, Some(Absence::NothingRated) | None) => "Nothing rated".to_owned(),
    }
}

pub(super) fn choice(choice: Option<&Choice>, rubric: &Rubric) -> String {
    match choice {
        None => "Not rated".to_owned(),
        Some(Choice::NotYet) => rubric.level_title(0).to_owned(),
        Some(Choice::NotApplicable) => "Not applicable".to_owned(),
        Some(Choice::DontKnow) => "Don't know".to_owned(),
        Some(Choice::Level(level)) => match rubric.level_idx(level) {
            Some(level_idx) => rubric.level_title(level_idx).to_owned(),
            None => "Not rated".to_owned(),
        },
    }
}

/// How many have which choice, lowest level first.
pub(super) fn counts(counts: &Counts, rubric: &Rubric) -> String {
    let levels = counts.levels.iter().enumerate();
    let levels = levels.map(|(level, n)| (*n, rubric.level_title(level)));
    let others = [
        (counts.dont_know, "don't know"),
        (counts.not_applicable, "not applicable"),
        (counts.unanswered, "unanswered"),
    ];
    let parts = levels.chain(others).filter(|(n, _)| *n > 0);
    let parts: Vec<String> = parts.map(|(n, words)| format!("{n} {words}")).collect();
    parts.join(", ")
}

/// Where what is chosen comes from.
pub(super) fn basis(card: &IndicatorCard) -> &'static str {
    match card.basis {
        Basis::Decision => "Decided by the team.",
        Basis::Raters => "Not decided yet: the middle of what people chose.",
        Basis::OneRater => "Chosen by one person.",
        Basis::Nobody => "Nobody chose.",
    }
}

pub(super) fn verdict(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::LargelyAgrees) => "People largely agree",
        Some(Verdict::Mixed) => "People agree on some and not on others",
        Some(Verdict::Disagrees) => "People disagree",
        None => "Nothing was rated by two people, so that nothing can be compared",
    }
}

pub(super) fn from_to(suggestion: &Suggestion, rubric: &Rubric) -> String {
    let to = suggestion
        .to
        .as_ref()
        .and_then(|level| rubric.level_idx(level));
    match (suggestion.from, to) {
        (Some(from), Some(to)) => {
            let (from, to) = (rubric.level_title(from), rubric.level_title(to));
            format!("{from} → {to}")
        }
        (Some(from), None) => rubric.level_title(from).to_owned(),
        (None, _) => "Level not known".to_owned(),
    }
}

pub(super) fn status(status: TaskStatus) -> &'static str {
    match status {
        TaskStatus::Planned => "Planned",
        TaskStatus::Doing => "Doing",
        TaskStatus::Done => "Done",
        TaskStatus::Dropped => "Dropped",
    }
}

pub(super) fn reading(reading: Reading) -> &'static str {
    match reading {
        Reading::Same | Reading::ByLineage => "",
        Reading::NotComparable => "made with another edition that cannot be compared",
        Reading::OtherRubric => "made with another rubric",
    }
}

/// Where a rubric comes from.
pub(super) fn source(rubric: &Rubric) -> String {
    let wording = match rubric.source.wording {
        Wording::OwnWords => "in Levelwise's words",
        Wording::Verbatim => "in the source's words",
    };
    let levels = match rubric.source.levels {
        LevelsOrigin::Source => "",
        LevelsOrigin::Authored => " The levels were written for Levelwise.",
    };
    let (title, version) = (&rubric.title, &rubric.version);
    let citation = &rubric.source.citation;
    format!("Rubric: {title} {version}, {wording}. Source: {citation}{levels}")
}

pub(super) fn plural(n: usize, one: &str, several: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { several })
}
