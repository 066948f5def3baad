//! How many indicators or people are at which level, as one bar, in words, and
//! as a table.

use levelwise_core::rubric::Rubric;
use levelwise_core::score::{Counts, ScoreCard};

use crate::el::{El, div, el};
use crate::text::t;

/// How wide a bar is drawn; the browser stretches it.
const WIDTH: usize = 1000;

/// A set of indicators.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    /// What the set is called.
    pub title: String,
    /// Its score card.
    pub card: &'a ScoreCard,
}

/// One part of a bar: how many, its class and its name.
struct Part<'a> {
    n: usize,
    class: String,
    title: &'a str,
}

/// What is not rated differs from the levels by pattern too, not by color only.
/// They stand once on a page.
pub fn patterns() -> El {
    let pattern = |id: &str| {
        el("pattern")
            .id(id)
            .set("width", "6")
            .set("height", "6")
            .set("patternUnits", "userSpaceOnUse")
    };
    let dot = el("circle")
        .class("ink")
        .set("cx", "3")
        .set("cy", "3")
        .set("r", "1.2");
    let line = el("rect")
        .class("ink")
        .set("width", "1.5")
        .set("height", "6");
    el("svg")
        .class("patterns")
        .set("width", "0")
        .set("height", "0")
        .set("aria-hidden", "true")
        .kid(pattern("dots").kid(dot))
        .kid(
            pattern("lines")
                .set("patternTransform", "rotate(45)")
                .kid(line),
        )
}

fn rect(part: &Part<'_>) -> El {
    let rect = el("rect").put("class", ["part ", &part.class].concat());
    match &*part.class {
        "dont-know" => rect.set("fill", "url(#dots)"),
        "not-applicable" => rect.set("fill", "url(#lines)"),
        _ => rect,
    }
}

/// How many of what, in words.
pub fn said_of(counts: &Counts, rubric: &Rubric) -> String {
    let mut parts = parts(counts, rubric);
    parts.retain(|part| part.n > 0);
    let said = parts.iter();
    let said: Vec<String> = said
        .map(|part| [&part.n.to_string(), " ", part.title].concat())
        .collect();
    said.join(", ")
}

/// How many of what, as one bar. It is drawn with widths as attributes: the
/// Content-Security-Policy allows no style attribute.
pub fn stacked(counts: &Counts, rubric: &Rubric) -> El {
    let mut parts = parts(counts, rubric);
    parts.retain(|part| part.n > 0);
    let n_all = counts.all().max(1);
    let mut before = 0;
    let mut bar = el("svg")
        .class("bar")
        .set("width", "100%")
        .set("height", "28")
        .set("role", "img");
    for part in &parts {
        let n = part.n.to_string();
        let rect = rect(part)
            .put("x", percent(before, n_all))
            .put("width", percent(part.n, n_all))
            .set("height", "28");
        let count = el("text")
            .class("part-count")
            .put("x", percent(2 * before + part.n, 2 * n_all))
            .set("y", "19")
            .set("text-anchor", "middle")
            .text(&n);
        before += part.n;
        bar = bar.kid(
            el("g")
                .put("class", part.class.clone())
                .kid(rect)
                .kid(count),
        );
    }
    bar.put("aria-label", said_of(counts, rubric))
}

/// A share in per cent with one decimal, as an attribute says it.
fn percent(part: usize, whole: usize) -> String {
    let share = part * WIDTH / whole;
    [
        &(share / 10).to_string(),
        ".",
        &(share % 10).to_string(),
        "%",
    ]
    .concat()
}

/// The numbers of score cards as a table; `head` is what its rows are.
pub fn table_of_levels(head: &str, caption: &'static str, rows: &[Row<'_>], rubric: &Rubric) -> El {
    let column =
        |title: &str, class: &'static str| el("th").set("scope", "col").class(class).text(title);
    let number = |words: &str| el("td").class("count").text(words);
    let none = Counts {
        levels: vec![0; rubric.n_levels() + 1],
        not_applicable: 0,
        dont_know: 0,
        unanswered: 0,
    };
    let mut top = el("tr").kid(column(head, "")).kid(column(t::STAGE, ""));
    for part in parts(&none, rubric) {
        top = top.kid(column(part.title, "count"));
    }
    for title in [t::COVERAGE, t::ATTAINMENT, t::RANGE] {
        top = top.kid(column(title, "count"));
    }
    let mut body = el("tbody");
    for row in rows {
        let mut line = el("tr")
            .kid(el("th").set("scope", "row").text(&row.title))
            .kid(el("td").text(&t::stage(row.card, rubric)));
        for part in parts(&row.card.counts, rubric) {
            line = line.kid(number(&part.n.to_string()));
        }
        for words in [
            t::coverage(row.card),
            t::attainment(row.card),
            t::range(row.card),
        ] {
            line = line.kid(number(&words));
        }
        body = body.kid(line);
    }
    let table = el("table")
        .kid(el("caption").class("hidden-words").text(caption))
        .kid(el("thead").kid(top))
        .kid(body);
    div("wide")
        .set("tabindex", "0")
        .set("role", "region")
        .set("aria-label", caption)
        .kid(table)
}

/// Every part, the top level first, then what is not rated.
fn parts<'a>(counts: &Counts, rubric: &'a Rubric) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    for (level, n) in counts.levels.iter().enumerate().rev() {
        parts.push(Part {
            n: *n,
            class: ["level-", &level.to_string()].concat(),
            title: rubric.level_title(level),
        });
    }
    for (n, class, title) in [
        (counts.dont_know, "dont-know", t::DONT_KNOW),
        (counts.unanswered, "unanswered", t::UNANSWERED),
        (counts.not_applicable, "not-applicable", t::NOT_APPLICABLE),
    ] {
        parts.push(Part {
            n,
            class: class.to_owned(),
            title,
        });
    }
    parts
}
