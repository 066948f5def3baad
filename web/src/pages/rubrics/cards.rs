//! Every rubric as a card: what it is for, how long it takes, how much there is
//! to rate, and who wrote what.

use crate::el::{El, div, el, link, p, span};
use crate::routes::Route;
use crate::state::CatalogEntry;
use crate::text::t_rubrics;

/// The cards, in the order of the catalog.
pub(super) fn cards(catalog: &[CatalogEntry]) -> El {
    let mut list = el("ul").class("cards rubric-cards");
    for entry in catalog {
        list = list.kid(card(entry));
    }
    el("section")
        .set("aria-labelledby", "all-rubrics")
        .kid(
            el("h2")
                .set("id", "all-rubrics")
                .class("hidden-words")
                .text(t_rubrics::ALL_RUBRICS),
        )
        .kid(list)
}

fn card(entry: &CatalogEntry) -> El {
    let full = Route::Rubric(entry.id.clone(), None, None).href();
    let begin = Route::Begin(entry.id.clone()).href();
    let of_rubric = || span("hidden-words", &[": ", &entry.title].concat());
    let row = div("row")
        .kid(link(full.clone(), "button", t_rubrics::READ_IN_FULL).kid(of_rubric()))
        .kid(link(begin, "button second", t_rubrics::BEGIN_WITH).kid(of_rubric()));
    el("li")
        .class("card")
        .key(entry.id.as_str())
        .kid(el("h3").kid(link(full, "", &entry.title)))
        .kid(p(&entry.summary))
        .kid(facts(entry))
        .kid(row)
}

fn facts(entry: &CatalogEntry) -> El {
    let n_areas = entry.areas.len();
    let contents = t_rubrics::contents(n_areas, entry.n_practices, entry.n_indicators);
    let areas = if n_areas > 1 {
        t_rubrics::areas(&entry.areas)
    } else {
        String::new()
    };
    el("dl")
        .class("facts")
        .kid(fact(
            t_rubrics::TIME,
            &t_rubrics::minutes(entry.minutes),
            t_rubrics::TIME_EXPLAINED,
        ))
        .kid(fact(t_rubrics::CONTENTS, &contents, &areas))
        .kid(fact(
            t_rubrics::LEVELS,
            t_rubrics::levels_origin(entry.levels_origin),
            "",
        ))
        .kid(fact(
            t_rubrics::SOURCE,
            &entry.source,
            t_rubrics::wording(entry.wording),
        ))
}

/// A name, what is said of it, and what is to be known besides.
pub(super) fn fact(name: &str, said: &str, more: &str) -> El {
    let more = (!more.is_empty()).then(|| span("hint", more));
    let said = el("dd").text(said).text(" ").kid_if(more);
    div("fact").kid(el("dt").text(name)).kid(said)
}
