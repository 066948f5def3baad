//! The distribution of levels as bars, one a row, with the same numbers as a
//! table one key away.

use levelwise_core::rubric::Rubric;
use levelwise_core::score::{Counts, ScoreCard};
use yew::prelude::*;

use crate::shared::Shared;
use crate::text::t;

/// One bar: a set of indicators.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What the set is called.
    pub title: AttrValue,
    /// Its score card.
    pub card: ScoreCard,
}

/// Properties of [`Bars`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The rubric, for the names of the levels.
    pub rubric: Shared<Rubric>,
    /// The bars, in the order of the rubric.
    pub rows: Vec<Row>,
}

/// One part of a bar: how many, its class and its name.
struct Part {
    n: usize,
    class: String,
    title: String,
}

/// Bars and their table.
#[component]
pub fn Bars(props: &Props) -> Html {
    let rubric = &props.rubric;
    let empty = Counts {
        levels: vec![0; rubric.n_levels() + 1],
        not_applicable: 0,
        dont_know: 0,
        unanswered: 0,
    };
    let head = parts(&empty, rubric);
    let key = |part: &Part| {
        html! {
            <li key={part.class.clone()}>
                <svg class="swatch" width="16" height="16">
                    <rect class={format!("part {}", part.class)} width="16" height="16" fill={fill(part)} />
                </svg>
                { &part.title }
            </li>
        }
    };
    html! {
        <figure class="chart">
            <svg class="patterns" width="0" height="0" aria-hidden="true">
                <pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse">
                    <circle class="ink" cx="3" cy="3" r="1.2" />
                </pattern>
                <pattern id="lines" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="ink" width="1.5" height="6" />
                </pattern>
            </svg>
            <figcaption>
                <ul class="key" aria-hidden="true">{ for head.iter().map(key) }</ul>
            </figcaption>
            <ul class="bars">{ for props.rows.iter().map(|row| bar(row, rubric)) }</ul>
            <details class="table-fold">
                <summary>{ t::SHOW_TABLE }</summary>
                { table(&props.rows, &head, rubric) }
            </details>
        </figure>
    }
}

/// A bar is drawn with widths as attributes: the Content-Security-Policy allows
/// no style attribute.
fn bar(row: &Row, rubric: &Rubric) -> Html {
    let mut parts = parts(&row.card.counts, rubric);
    parts.retain(|part| part.n > 0);
    let n_all = row.card.counts.all().max(1);
    let said: Vec<String> = parts
        .iter()
        .map(|part| format!("{} {}", part.n, part.title))
        .collect();
    let percent = |n: usize| format!("{}%", n as f64 * 100.0 / n_all as f64);
    let mut before = 0;
    let mut drawn = Vec::with_capacity(parts.len());
    for part in &parts {
        let (left, width) = (percent(before), percent(part.n));
        let middle = format!("{}%", (before * 2 + part.n) as f64 * 50.0 / n_all as f64);
        before += part.n;
        drawn.push(html! {
            <g key={part.class.clone()} class={part.class.clone()}>
                <rect class={format!("part {}", part.class)} x={left} {width} height="28" fill={fill(part)} />
                <text class="part-count" x={middle} y="19" text-anchor="middle">{ part.n }</text>
            </g>
        });
    }
    html! {
        <li key={row.title.to_string()}>
            <span class="bar-title">{ &row.title }</span>
            <span class="bar-stage">{ t::stage(&row.card, rubric) }</span>
            <svg class="bar" width="100%" height="28" role="img" aria-label={said.join(", ")}>
                { for drawn }
            </svg>
        </li>
    }
}

/// What is not rated differs from the levels by pattern too, not by color only.
fn fill(part: &Part) -> Option<&'static str> {
    match part.class.as_str() {
        "dont-know" => Some("url(#dots)"),
        "not-applicable" => Some("url(#lines)"),
        _ => None,
    }
}

fn table(rows: &[Row], head: &[Part], rubric: &Rubric) -> Html {
    let line = |row: &Row| {
        let parts = parts(&row.card.counts, rubric);
        html! {
            <tr key={row.title.to_string()}>
                <th scope="row">{ &row.title }</th>
                <td>{ t::stage(&row.card, rubric) }</td>
                { for parts.iter().map(|part| html! {
                    <td key={part.class.clone()} class="count">{ part.n }</td>
                }) }
                <td class="count">{ t::coverage(&row.card) }</td>
                <td class="count">{ t::attainment(&row.card) }</td>
                <td class="count">{ t::range(&row.card) }</td>
            </tr>
        }
    };
    html! {
        <div class="wide" tabindex="0" role="region" aria-label={t::TABLE_OF_LEVELS}>
            <table>
                <caption class="hidden-words">{ t::TABLE_OF_LEVELS }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ t::AREA }</th>
                        <th scope="col">{ t::STAGE }</th>
                        { for head.iter().map(|part| html! {
                            <th key={part.class.clone()} scope="col" class="count">{ &part.title }</th>
                        }) }
                        <th scope="col" class="count">{ t::COVERAGE }</th>
                        <th scope="col" class="count">{ t::ATTAINMENT }</th>
                        <th scope="col" class="count">{ t::RANGE }</th>
                    </tr>
                </thead>
                <tbody>{ for rows.iter().map(line) }</tbody>
            </table>
        </div>
    }
}

/// Every part, top level first as in the bars, then what is not rated.
fn parts(counts: &Counts, rubric: &Rubric) -> Vec<Part> {
    let mut parts: Vec<Part> = counts
        .levels
        .iter()
        .enumerate()
        .map(|(level, n)| Part {
            n: *n,
            class: format!("level-{level}"),
            title: rubric.level_title(level).to_owned(),
        })
        .collect();
    parts.reverse();
    let other = [
        (counts.dont_know, "dont-know", t::DONT_KNOW),
        (counts.unanswered, "unanswered", t::UNANSWERED),
        (counts.not_applicable, "not-applicable", t::NOT_APPLICABLE),
    ];
    parts.extend(other.map(|(n, class, title)| Part {
        n,
        class: class.to_owned(),
        title: title.to_owned(),
    }));
    parts
}
