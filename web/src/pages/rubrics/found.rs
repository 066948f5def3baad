//! What a search found, by rubric, with the words marked. The marks are
//! elements around text: a rubric is a file from anywhere, and never markup.

use levelwise_core::rubric::Rubric;

use crate::components::tag;
use crate::el::{El, Run, button, el, link, p, span};
use crate::routes::Route;
use crate::text::t_rubrics;

use super::search::{Hit, Passage, PassageKind, Query};

/// How many indicators of a rubric are shown at first.
const SHOWN: usize = 8;

/// How many passages of an indicator are shown.
const PASSAGES: usize = 3;

/// What was found in one rubric; `on_all` is called to see all of it, and there
/// is none once all is shown.
pub(super) fn found_in(
    rubric: &Rubric,
    hits: &[Hit<'_>],
    query: &Query,
    on_all: Option<Run>,
) -> El {
    let count = span("count", &hits.len().to_string());
    let title = el("h2").text(&rubric.title).text(" ").kid(count);
    let n_shown = if on_all.is_some() { SHOWN } else { hits.len() };
    let mut list = el("ul").class("found");
    for hit in hits.iter().take(n_shown) {
        list = list.kid(found(rubric, hit, query));
    }
    let all = on_all.filter(|_| hits.len() > SHOWN);
    let all = all.map(|on_all| {
        let words = t_rubrics::show_all(hits.len());
        let rubric = span("hidden-words", &[" ", &rubric.title].concat());
        button("second", &words).kid(rubric).on_click(on_all)
    });
    el("section")
        .class("found-in")
        .key(rubric.id.as_str())
        .kid(title)
        .kid(list)
        .kid_if(all)
}

fn found(rubric: &Rubric, hit: &Hit<'_>, query: &Query) -> El {
    let indicator = hit.indicator;
    let area = rubric
        .place(&indicator.id)
        .map(|place| rubric.around(place).0.id.clone());
    let route = Route::Rubric(rubric.id.clone(), area, Some(indicator.id.clone()));
    let id = marked(span("number", ""), indicator.id.as_str(), query);
    let title = link(route.href(), "", "").kid(id).text(" ");
    let mut item = el("li")
        .key(indicator.id.as_str())
        .kid(el("h3").kid(marked(title, &indicator.title, query)))
        .kid(marked(p(""), &indicator.statement, query));
    let mut list = el("ul").class("passages");
    for passage in hit.passages.iter().take(PASSAGES) {
        list = list.kid(shown(rubric, passage, query));
    }
    let n_more = hit.passages.len().saturating_sub(PASSAGES);
    if !hit.passages.is_empty() {
        item = item.kid(list);
    }
    item.kid_if((n_more > 0).then(|| p(&t_rubrics::more_places(n_more)).class("hint")))
}

fn shown(rubric: &Rubric, passage: &Passage<'_>, query: &Query) -> El {
    let kind = match passage.kind {
        PassageKind::Descriptor => t_rubrics::IN_LEVEL,
        PassageKind::Step => t_rubrics::IN_STEP,
        PassageKind::Evidence => t_rubrics::IN_EVIDENCE,
    };
    let level = rubric.level_idx(passage.level).unwrap_or_default();
    let head = span("passage-kind", kind)
        .text(" ")
        .kid(tag(level, rubric.level_title(level)));
    el("li")
        .kid(head)
        .text(" ")
        .kid(marked(el("span"), passage.text, query))
}

/// Adds `text` with the words of the query in `mark` elements.
fn marked(mut into: El, text: &str, query: &Query) -> El {
    for (is_marked, part) in query.marked(text) {
        into = if is_marked {
            into.kid(el("mark").text(part))
        } else {
            into.text(part)
        };
    }
    into
}
