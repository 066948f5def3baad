//! All cycles: the stage of each area as picture and table, the cycles as such,
//! and every indicator.

use levelwise_core::trend::{AreaTrend, Trend};
use yew::{Callback, Html};

use crate::components::{Line, Slope, slope};
use crate::el::{El, div, el, span};
use crate::pages::file_name;
use crate::pages::picture::picture;
use crate::text::t;

use super::changes::standing;
use super::{Cycles, column, row_title, section, wide};

/// The stage of each area over time.
pub(super) fn by_area(shown: &Cycles<'_>, trend: &Trend) -> El {
    let name = file_name(shown.assessment, "-progress.png");
    let drawn = drawn(shown, trend);
    let draw = Callback::from(move |width| slope(&drawn, width).done());
    section("by-area", t::progress::BY_AREA).html(picture("slope", name, draw, table(shown, trend)))
}

fn drawn(shown: &Cycles<'_>, trend: &Trend) -> Slope {
    let rubric = shown.rubric;
    let areas = rubric.areas.iter().zip(&trend.areas);
    let lines: Vec<Line> = areas
        .map(|(area, one)| Line {
            title: t::progress::way(&area.title, &one.stages, rubric),
            levels: one.stages.clone(),
        })
        .collect();
    let ways: Vec<String> = lines.iter().map(|line| line.title.clone()).collect();
    let levels = (0..=rubric.n_levels()).map(|level| rubric.level_title(level).to_owned());
    Slope {
        words: t::progress::picture_words(&ways),
        levels: levels.collect(),
        cycles: trend.cycles.iter().map(t::progress::name).collect(),
        lines,
        key: t::progress::KEY,
    }
}

fn table(shown: &Cycles<'_>, trend: &Trend) -> Html {
    let mut head = el("tr").kid(column(t::AREA));
    for cycle in &trend.cycles {
        head = head.kid(column(&t::progress::name(cycle)));
    }
    let mut body = el("tbody");
    for (area, one) in shown.rubric.areas.iter().zip(&trend.areas) {
        let mut line = row_title(el("span").text(&area.title)).key(area.id.as_str());
        for cycle_idx in 0..trend.cycles.len() {
            line = line.kid(stage(shown, one, cycle_idx));
        }
        body = body.kid(line);
    }
    wide(t::progress::BY_AREA, head, body).done()
}

fn stage(shown: &Cycles<'_>, one: &AreaTrend, cycle_idx: usize) -> El {
    let stage = one.stages[cycle_idx];
    let words = stage.map_or(t::progress::NO_STAGE, |stage| {
        shown.rubric.level_title(stage)
    });
    let areas = shown.rubric.areas.iter();
    let area = areas.into_iter().find(|area| area.id == one.id);
    let n_all = area.map_or(0, |area| {
        area.practices
            .iter()
            .map(|practice| practice.indicators.len())
            .sum()
    });
    let n_comparable = one.n_comparable[cycle_idx];
    let note = (n_comparable < n_all).then(|| {
        span(
            "hint",
            &t::progress::not_all_comparable(n_comparable, n_all),
        )
    });
    el("td").text(words).text(" ").kid_if(note)
}

/// The cycles as such.
pub(super) fn cycles(shown: &Cycles<'_>, trend: &Trend) -> El {
    let mut head = el("tr").kid(column(t::progress::CYCLE));
    for title in [
        t::progress::RATERS,
        t::RATED,
        t::STAGE,
        t::ATTAINMENT,
        t::progress::EDITION,
    ] {
        head = head.kid(column(title));
    }
    let mut body = el("tbody");
    for cycle in &trend.cycles {
        let title = t::progress::when(cycle);
        let title = if title.is_empty() {
            t::progress::name(cycle)
        } else {
            title
        };
        let cell = |words: &str| el("td").text(words);
        body = body.kid(
            row_title(el("span").text(&title))
                .key(cycle.id.as_str())
                .kid(cell(&cycle.n_raters.to_string()))
                .kid(cell(&t::rated_of(&cycle.card)))
                .kid(cell(&t::stage(&cycle.card, shown.rubric)))
                .kid(cell(&t::attainment(&cycle.card)))
                .kid(cell(&t::progress::edition(cycle))),
        );
    }
    section("cycles", t::progress::CYCLES).kid(wide(t::progress::CYCLES, head, body))
}

/// Every indicator in every cycle, folded away.
pub(super) fn every_indicator(shown: &Cycles<'_>, trend: &Trend) -> El {
    let mut head = el("tr").kid(column(t::progress::INDICATOR));
    for cycle in &trend.cycles {
        head = head.kid(column(&t::progress::name(cycle)));
    }
    head = head.kid(column(t::progress::CHANGE));
    let mut body = el("tbody");
    for (indicator, one) in shown.rubric.indicators().zip(&trend.indicators) {
        let title = el("span")
            .kid(span("number", indicator.id.as_str()))
            .text(" ")
            .text(&indicator.title);
        let mut line = row_title(title).key(indicator.id.as_str());
        for stand in &one.stands {
            line = line.kid(el("td").text(&standing(stand, shown)));
        }
        let change = one.changes.last().copied().map(t::progress::change);
        body = body.kid(line.kid(el("td").text(&change.unwrap_or_default())));
    }
    let summary = el("summary").kid(el("h2").text(t::EVERY_INDICATOR));
    let inside = div("fold-body").kid(wide(t::EVERY_INDICATOR, head, body));
    el("details")
        .class("appendix")
        .key("every")
        .kid(summary)
        .kid(inside)
}
