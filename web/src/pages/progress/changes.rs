//! What changed since the cycle before: counted, then indicator by indicator.

use levelwise_core::trend::{Change, IndicatorTrend, Standing, Trend};

use crate::components::choice_title;
use crate::el::{El, div, el, link, p, span};
use crate::pages::results::fill_href;
use crate::text::t;

use super::{Cycles, section};

/// The changes between the last two cycles.
pub(super) fn changes(shown: &Cycles<'_>, trend: &Trend) -> El {
    let n_cycles = trend.cycles.len();
    let (Some(counts), Some(before)) = (trend.between.last(), trend.cycles.get(n_cycles - 2))
    else {
        return el("div");
    };
    let mut figures = el("dl").class("figures");
    for (title, n) in [
        (t::progress::ROSE, counts.rose),
        (t::progress::FELL, counts.fell),
        (t::progress::STAYED, counts.stayed),
        (t::progress::NEWLY_RATED, counts.newly_rated),
    ] {
        let value = el("dd").kid(el("strong").text(&n.to_string()));
        figures = figures.kid(div("figure").kid(el("dt").text(title)).kid(value));
    }
    let mut part = section("changes", &t::progress::since(before))
        .kid(p(&t::progress::summary(counts)))
        .kid(figures);
    for (id, title, lead) in GROUPS {
        let is_in = |one: &&IndicatorTrend| {
            let change = one.changes.last();
            change.and_then(|change| group_of(*change)) == Some(id)
        };
        let found: Vec<_> = trend.indicators.iter().filter(is_in).collect();
        if found.is_empty() {
            continue;
        }
        let count = span("count", &found.len().to_string());
        let mut list = el("ul").class("links");
        for one in found {
            list = list.kid_if(item(shown, one));
        }
        part = part.kid(
            div("change-group")
                .key(id)
                .kid(el("h3").set("id", id).text(title).text(" ").kid(count))
                .kid_if((!lead.is_empty()).then(|| p(lead)))
                .kid(list),
        );
    }
    part
}

/// The groups that are listed: id, title, and a word before the list.
const GROUPS: [(&str, &str, &str); 5] = [
    ("rose", t::progress::ROSE, ""),
    ("fell", t::progress::FELL, ""),
    ("newly-rated", t::progress::NEWLY_RATED, ""),
    ("no-longer-rated", t::progress::NO_LONGER_RATED, ""),
    (
        "needs-review",
        t::progress::NEEDS_REVIEW,
        t::progress::NEEDS_REVIEW_LEAD,
    ),
];

/// Which group a change belongs to; none if it is not listed.
fn group_of(change: Change) -> Option<&'static str> {
    match change {
        Change::Rose { .. } => Some("rose"),
        Change::Fell { .. } => Some("fell"),
        Change::NewlyRated => Some("newly-rated"),
        Change::NoLongerRated => Some("no-longer-rated"),
        Change::NeedsReview => Some("needs-review"),
        Change::Stayed | Change::NotRated => None,
    }
}

fn item(shown: &Cycles<'_>, one: &IndicatorTrend) -> Option<El> {
    let indicator = shown.rubric.indicator(&one.id)?;
    let to = link(fill_href(shown.assessment, shown.rubric, &one.id), "", "")
        .kid(span("number", one.id.as_str()))
        .text(" ")
        .text(&indicator.title);
    let n_cycles = one.stands.len();
    let (before, after) = (one.stands.get(n_cycles - 2)?, one.stands.last()?);
    let words = if let Standing::NeedsReview { .. } = before {
        let now = t::progress::levels(level(after), level(after), shown.rubric);
        t::joined(&standing(before, shown), &t::progress::now(&now))
    } else {
        t::progress::levels(level(before), level(after), shown.rubric)
    };
    Some(
        el("li")
            .key(one.id.as_str())
            .kid(to)
            .text(" ")
            .kid(span("hint", &words)),
    )
}

fn level(standing: &Standing) -> Option<usize> {
    match standing {
        Standing::Rated { level } => Some(*level),
        Standing::NotRated { .. } | Standing::NeedsReview { .. } => None,
    }
}

/// What a cycle says of an indicator.
pub(super) fn standing(standing: &Standing, shown: &Cycles<'_>) -> String {
    match standing {
        Standing::Rated { level } => shown.rubric.level_title(*level).to_owned(),
        Standing::NotRated { choice } => choice_title(choice.as_ref(), shown.rubric),
        Standing::NeedsReview { was, .. } => {
            let was: Vec<_> = was
                .iter()
                .map(|was| {
                    let choice = choice_title(was.choice.as_ref(), shown.rubric);
                    (was.indicator.to_string(), choice)
                })
                .collect();
            t::progress::was_said(&was)
        }
    }
}
