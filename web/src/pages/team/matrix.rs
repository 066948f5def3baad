//! Everybody's votes in one table: a row for each indicator, a column for each
//! person who votes, in words.

use levelwise_core::assessment::{Rater, RaterId};
use levelwise_core::rubric::{Area, Indicator};
use levelwise_core::score::{Basis, IndicatorCard};

use crate::components::choice_title;
use crate::el::{El, el, p, span};
use crate::state::Desk;
use crate::text::t;

use super::agreement::wide;
use super::section;
use super::seen::Seen;

/// The table; what is sealed to the person on this device says so.
pub(super) fn matrix(desk: &Desk, seen: &Seen) -> El {
    let part = section("matrix", t::team::MATRIX);
    if seen.voting.is_empty() {
        return part.kid(p(t::team::NOBODY_YET));
    }
    let column = |words: &str| el("th").set("scope", "col").text(words);
    let mut head = el("tr")
        .kid(column(t::team::INDICATOR))
        .kid(column(t::team::TEAM_LEVEL));
    for id in &seen.voting {
        let name = seen.names.get(id);
        let label = if *id == desk.me {
            t::team::you(name)
        } else {
            name.to_owned()
        };
        head = head.kid(column(&label).key(id.as_str()));
    }
    let mut table = el("table")
        .class("matrix")
        .kid(
            el("caption")
                .class("hidden-words")
                .text(t::team::MATRIX_LABEL),
        )
        .kid(el("thead").kid(head));
    for area in &desk.rubric.areas {
        table = table.kid(rows(area, desk, seen));
    }
    part.kid(p(t::team::FOR_THE_TEAM).class("hint"))
        .kid(wide(t::team::MATRIX_LABEL, table).class("wide tall"))
}

fn rows(area: &Area, desk: &Desk, seen: &Seen) -> El {
    let n_columns = (seen.voting.len() + 2).to_string();
    let title = el("th")
        .set("scope", "rowgroup")
        .put("colspan", n_columns)
        .kid(span("", &area.title));
    let mut body = el("tbody")
        .key(area.id.as_str())
        .kid(el("tr").class("group-row").kid(title));
    let practices = area.practices.iter();
    for indicator in practices.flat_map(|practice| &practice.indicators) {
        let name = el("th")
            .set("scope", "row")
            .kid(span("number", indicator.id.as_str()))
            .text(" ")
            .text(&indicator.title);
        let mut row = el("tr").key(indicator.id.as_str()).kid(name);
        row = row.kid(together(seen.card(&indicator.id), desk));
        for id in &seen.voting {
            row = row.kid(cell(id, indicator, desk));
        }
        body = body.kid(row);
    }
    body
}

/// The team's level: the decision, or the median as long as there is none.
fn together(card: Option<&IndicatorCard>, desk: &Desk) -> El {
    let Some(card) = card.filter(|card| card.choice.is_some()) else {
        return nothing(t::team::NOT_ANSWERED);
    };
    let title = choice_title(card.choice.as_ref(), &desk.rubric);
    let how = match card.basis {
        Basis::Decision => t::team::DECIDED,
        Basis::OneRater | Basis::Raters | Basis::Nobody => t::team::MEDIAN,
    };
    leveled(&title, card.level).kid(span("hint", how))
}

fn cell(id: &RaterId, indicator: &Indicator, desk: &Desk) -> El {
    let rater = desk.assessment.raters.get(id);
    if *id != desk.me && rater.is_some_and(|rater| rater.is_sealed(&indicator.id)) {
        return el("td").class("vote sealed").kid(span("", t::team::SEALED));
    }
    let is_apart = |rater: &Rater| {
        let register = rater.answers.get(&indicator.id);
        register.is_some_and(|register| register.is_apart())
    };
    if rater.is_some_and(is_apart) {
        return el("td").class("vote").kid(span("", t::team::TWO_MINDS));
    }
    let answer = desk.assessment.answer(id, &indicator.id);
    let Some(choice) = answer.and_then(|answer| answer.choice.as_ref()) else {
        return nothing(t::team::NOT_ANSWERED);
    };
    leveled(
        &choice_title(Some(choice), &desk.rubric),
        level(choice, desk),
    )
}

fn level(choice: &levelwise_core::assessment::Choice, desk: &Desk) -> Option<usize> {
    use levelwise_core::assessment::Choice;
    match choice {
        Choice::NotYet => Some(0),
        Choice::Level(level) => desk.rubric.level_idx(level),
        Choice::NotApplicable | Choice::DontKnow => None,
    }
}

fn leveled(title: &str, level: Option<usize>) -> El {
    let cell = el("td").kid(span("", title));
    match level {
        Some(level) => cell.put("class", ["vote level-", &level.to_string()].concat()),
        None => cell.class("vote unrated"),
    }
}

fn nothing(words: &str) -> El {
    el("td")
        .class("vote empty")
        .kid(el("span").set("aria-hidden", "true").text(t::team::NOTHING))
        .kid(span("hidden-words", words))
}
