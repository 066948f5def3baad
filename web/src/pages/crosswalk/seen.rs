//! The view through another rubric: for each of its indicators, which answers
//! speak to it, how strongly and why, and what they leave open. In words first;
//! never a rating that nobody gave.

use levelwise_core::crosswalk::{Coverage, CrosswalkView, IndicatorView, view};
use levelwise_core::rubric::{Indicator, Rubric};
use levelwise_core::score::{View, score};

use crate::components::{Tone, heading, notice};
use crate::el::{El, Run, button, div, el, link, p, span};
use crate::files;
use crate::routes::Route;
use crate::state::Desk;
use crate::text::{t, t_crosswalk, t_rubrics};

use super::{Related, answered_at, name, voices};

/// The view through one rubric.
pub(super) fn seen(page: El, desk: &Desk, related: &Related) -> El {
    let other = &*related.rubric;
    // What others said under the seal has no part in what is shown.
    let open = desk.assessment.open_to(&desk.me);
    let scores = score(&desk.rubric, &open, View::Team);
    let view = view(&desk.rubric, &scores, other, &related.crosswalk);
    let title = t_crosswalk::through(&desk.rubric.title, &other.title);
    let print: Run = std::rc::Rc::new(|_| files::print());
    let begin = Route::Begin(other.id.clone()).href();
    let results = Route::Results(desk.assessment.id.clone()).href();
    let row = div("row screen-only")
        .kid(link(begin, "button", t_rubrics::BEGIN_WITH))
        .kid(button("second", t::PRINT).on_click(print))
        .kid(link(results, "button second", t_crosswalk::TO_RESULTS));
    let silent = (scores.rubric.counts.rated() == 0)
        .then(|| notice(Tone::Calm, t_crosswalk::THROUGH_NOTHING_RATED));
    let carried = if view.comparable {
        t_crosswalk::can_propose(view.reach.proposals)
    } else {
        t_crosswalk::NOT_COMPARABLE.to_owned()
    };
    let mut page = page
        .html(heading(&title, other.id.as_str()))
        .kid_if(silent)
        .kid(p(&t_crosswalk::reach(view.reach)).class("lead"))
        .kid(p(&carried).text(" ").text(t_crosswalk::NO_RATING_HERE))
        .kid(row);
    // Of a single area the table would say the same once more.
    if other.areas.len() > 1 {
        page = page
            .kid(el("h2").text(t_crosswalk::BY_AREA))
            .kid(table(&view, other));
    }
    page.kid_if(left_open(&view, other))
        .kid(every_indicator(&view, desk, other))
}

fn table(view: &CrosswalkView, other: &Rubric) -> El {
    let column =
        |words: &str, class: &'static str| el("th").set("scope", "col").class(class).text(words);
    let number = |n: usize| el("td").class("count").text(&n.to_string());
    let head = el("tr")
        .kid(column(t::AREA, ""))
        .kid(column(t_crosswalk::COVERED, "count"))
        .kid(column(t_crosswalk::TOUCHED, "count"))
        .kid(column(t_crosswalk::LEFT_OPEN, "count"));
    let mut body = el("tbody");
    for (area, reached) in other.areas.iter().zip(&view.areas) {
        let reach = reached.reach;
        body = body.kid(
            el("tr")
                .kid(el("th").set("scope", "row").text(&area.title))
                .kid(number(reach.covered))
                .kid(number(reach.touched))
                .kid(number(reach.uncovered)),
        );
    }
    let caption = el("caption")
        .class("hidden-words")
        .text(t_crosswalk::REACH_TABLE);
    let table = el("table")
        .kid(caption)
        .kid(el("thead").kid(head))
        .kid(body);
    div("wide reach")
        .set("tabindex", "0")
        .set("role", "region")
        .set("aria-label", t_crosswalk::REACH_TABLE)
        .kid(table)
}

fn is_open(view: &IndicatorView) -> bool {
    matches!(view.coverage, Coverage::NothingRated | Coverage::NoRelation)
}

/// What the answers say nothing about.
fn left_open(view: &CrosswalkView, other: &Rubric) -> Option<El> {
    let mut list = el("ul").class("left-open");
    let mut n_open = 0;
    for (indicator, seen) in other.indicators().zip(&view.indicators) {
        if !is_open(seen) {
            continue;
        }
        n_open += 1;
        let why = span("hint", t_crosswalk::coverage(seen.coverage));
        list = list.kid(
            name("li", indicator)
                .key(indicator.id.as_str())
                .text(" ")
                .kid(why),
        );
    }
    let count = span("count", &n_open.to_string());
    (n_open > 0).then(|| {
        el("section")
            .set("aria-labelledby", "left-open")
            .kid(
                el("h2")
                    .set("id", "left-open")
                    .text(t_crosswalk::LEFT_OPEN)
                    .text(" ")
                    .kid(count),
            )
            .kid(p(t_crosswalk::LEFT_OPEN_LEAD))
            .kid(list)
    })
}

/// What the answers say, in the order of the other rubric.
fn every_indicator(view: &CrosswalkView, desk: &Desk, other: &Rubric) -> El {
    let mut section = el("section").set("aria-labelledby", "every").kid(
        el("h2")
            .set("id", "every")
            .text(t_crosswalk::EVERY_INDICATOR),
    );
    let mut views = view.indicators.iter();
    for area in &other.areas {
        let practices = area.practices.iter();
        let indicators = practices.flat_map(|practice| &practice.indicators);
        let mut part = el("section").key(area.id.as_str());
        if other.areas.len() > 1 {
            part = part.kid(el("h3").class("area-title").text(&area.title));
        }
        for (indicator, seen) in indicators.zip(views.by_ref()) {
            if !is_open(seen) {
                part = part.kid(spoken_to(indicator, seen, desk));
            }
        }
        section = section.kid(part);
    }
    section
}

fn spoken_to(indicator: &Indicator, seen: &IndicatorView, desk: &Desk) -> El {
    let address = |id: &_| answered_at(&desk.assessment.id, &desk.rubric, id);
    let coverage = span("coverage", t_crosswalk::coverage(seen.coverage));
    el("article")
        .class("seen")
        .put("id", ["seen-", indicator.id.as_str()].concat())
        .key(indicator.id.as_str())
        .kid(name("h4", indicator).text(" ").kid(coverage))
        .kid(p(&indicator.statement).class("statement"))
        .kid_if(voices(seen, &desk.rubric, &address))
}
