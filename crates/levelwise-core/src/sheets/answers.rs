//! Who said what: a row for each answer of each rater who was not taken out.
//! Versions that were written apart are a row each.

use crate::assessment::{Answer, Assessment, Choice, Profile, Rater, RaterId, Version};
use crate::rubric::{IndicatorId, Rubric};

use super::{Cell, Column, Kind, Sheet, lines, where_it_stands, whole};

const COLUMNS: &[Column] = &[
    Column::new("rater", Kind::Text),
    Column::new("name", Kind::Text),
    Column::new("role", Kind::Text),
    Column::new("votes", Kind::Flag),
    Column::new("area", Kind::Text),
    Column::new("practice", Kind::Text),
    Column::new("indicator", Kind::Text),
    Column::new("title", Kind::Text),
    Column::new("choice", Kind::Text),
    Column::new("level", Kind::Whole),
    Column::new("evidence", Kind::Text),
    Column::new("measure", Kind::Number),
    Column::new("note", Kind::Text),
    Column::new("links", Kind::Text),
    Column::new("written", Kind::Text),
    Column::new("apart", Kind::Flag),
];

/// The answers of an assessment, which holds what may be shown.
#[must_use]
pub fn answers(rubric: &Rubric, assessment: &Assessment) -> Sheet {
    let mut rows = Vec::new();
    for (id, rater) in assessment.present_raters() {
        let known = rubric.indicators().map(|indicator| &indicator.id);
        let unknown = rater.answers.keys();
        let unknown = unknown.filter(|id| rubric.indicator(id).is_none());
        for indicator in known.chain(unknown) {
            let Some(register) = rater.answers.get(indicator) else {
                continue;
            };
            let is_said = |version: &&Version<Answer>| !version.value.is_empty();
            for version in register.versions().iter().filter(is_said) {
                let mut row = who(id, rater);
                row.extend(where_it_stands(Some(indicator), rubric));
                row.extend(what(version, indicator, rubric));
                row.push(Cell::Flag(register.is_apart()));
                rows.push(row);
            }
        }
    }
    Sheet {
        name: "answers",
        columns: COLUMNS,
        rows,
    }
}

fn who(id: &RaterId, rater: &Rater) -> Vec<Cell> {
    let said = |of: fn(&Profile) -> &str| Cell::text(rater.profile.shown().map_or("", of));
    vec![
        Cell::text(id.as_str()),
        said(|profile| &profile.name),
        said(|profile| &profile.role),
        Cell::Flag(rater.is_voting()),
    ]
}

fn what(version: &Version<Answer>, indicator: &IndicatorId, rubric: &Rubric) -> [Cell; 7] {
    let answer = &version.value;
    let is_known = rubric.indicator(indicator).is_some();
    let level = match &answer.choice {
        Some(Choice::NotYet) if is_known => Some(0),
        Some(Choice::Level(level)) if is_known => rubric.level_idx(level),
        Some(Choice::NotYet | Choice::Level(_) | Choice::NotApplicable | Choice::DontKnow)
        | None => None,
    };
    let measure = answer.measure.map(|amount| Cell::Number(amount.number()));
    [
        Cell::text(answer.choice.as_ref().map_or("", Choice::word)),
        whole(level),
        lines(answer.evidence.iter().map(|item| item.as_str())),
        measure.unwrap_or(Cell::Empty),
        Cell::text(&answer.note),
        lines(answer.links.iter().map(|link| &*link.url)),
        Cell::text(version.at.as_ref().map_or("", |at| at.as_str())),
    ]
}
