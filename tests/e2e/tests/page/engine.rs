//! What does the engine say of an assessment, in the words the page should show?
//! The page is asked for the same facts, and the two are compared.

use std::fs;

use levelwise_core::assessment::{Assessment, Choice};
use levelwise_core::format;
use levelwise_core::rubric::Rubric;
use levelwise_core::score::{Basis, IndicatorCard, ScoreCard, ScoreCards, View, score};
use levelwise_core::suggest::{Suggestion, suggest};
use levelwise_e2e::{Result, Session};
use serde_json::{Map, Value, json};

/// The rubrics that are served with the page, in the order of its list.
pub const RUBRICS: [&str; 5] = [
    "leadership-system",
    "district-essential-practices",
    "instructional-leadership",
    "effective-district",
    "leadership-network",
];

/// The rubric that most journeys use.
pub fn rubric() -> Rubric {
    rubric_named(RUBRICS[0])
}

/// A rubric that is served with the page.
pub fn rubric_named(id: &str) -> Rubric {
    let path = levelwise_e2e::dist()
        .expect("the built page")
        .join(format!("rubrics/{id}.json"));
    let bytes = fs::read(path).expect("the rubric");
    format::open_rubric(&bytes).expect("a rubric").value
}

/// An assessment from the text of its file.
pub fn assessment(text: &str) -> Assessment {
    let opened = format::open_assessment(text.as_bytes()).expect("an assessment");
    assert_eq!(opened.warnings, [], "warnings of the page's own file");
    opened.value
}

/// The facts that the results page should show.
pub fn expected(rubric: &Rubric, assessment: &Assessment) -> Value {
    let scores = score(rubric, assessment, View::Team);
    let suggestions = suggest(rubric, &scores);
    let card = &scores.rubric;
    let rated = format!(
        "{} of {} rated",
        card.counts.rated(),
        card.counts.applicable()
    );
    let range = match card
        .range
        .map(|range| (percent(range.low), percent(range.high)))
    {
        Some((low, high)) if low != high => format!("Once all is rated: {low} to {high}"),
        Some(_) | None => "Of the way to the top level".to_owned(),
    };
    let floor = card
        .floor
        .as_ref()
        .map(|floor| rubric.level_title(floor.level));
    let (bars, table): (Vec<String>, Vec<_>) = rows(rubric, &scores)
        .into_iter()
        .map(|(title, card)| (bar(rubric, &title, card), row(rubric, &title, card)))
        .unzip();

    let by = match &*rubric.areas {
        [_] => "By practice",
        _ => "By area",
    };

    let is_in_focus = |suggestion: &&Suggestion| suggestions.focus.contains(&suggestion.indicator);
    let (focus, act_now): (Vec<_>, Vec<_>) = suggestions.act_now.iter().partition(is_in_focus);
    let mut groups = Map::new();
    for (title, group) in [
        ("Act now", act_now),
        ("Settle first", suggestions.settle_first.iter().collect()),
        ("Build first", suggestions.build_first.iter().collect()),
        ("Sustain", suggestions.sustain.iter().collect()),
    ] {
        if !group.is_empty() {
            groups.insert(title.to_owned(), cards(rubric, &group));
        }
    }
    let mut lists = Map::new();
    for (title, is_listed) in [
        ("Unanswered", is_unanswered as fn(&IndicatorCard) -> bool),
        ("Don't know", is_not_known),
        ("Choice and evidence differ", IndicatorCard::is_flagged),
        ("Not decided by the team", |card| {
            card.basis == Basis::Raters
        }),
    ] {
        let listed = scores.indicators.iter().filter(|card| is_listed(card));
        let ids: Vec<&str> = listed.map(|card| card.id.as_str()).collect();
        if !ids.is_empty() {
            lists.insert(title.to_owned(), json!(ids));
        }
    }
    json!({
        "figures": [stage(rubric, card), share(card.coverage), share(card.attainment), floor.unwrap_or("–")],
        "rated": rated,
        "range": range,
        "bars": format!("{by}. {}", bars.join(" ")),
        "table": table,
        "focus": cards(rubric, &focus),
        "groups": groups,
        "lists": lists,
    })
}

/// The same facts as the results page shows them, open or folded.
pub async fn shown(page: &Session) -> Result<Value> {
    page.wait_for(".results .figures").await?;
    page.js(
        r##"const texts = (root, css) => [...root.querySelectorAll(css)].map((it) => words(it.textContent));
        const cards = (root) => [...(root ? root.querySelectorAll("article.suggestion") : [])].map((card) => ({
          indicator: words(card.querySelector(".number").textContent),
          next: words(card.querySelector(".next-level")?.textContent),
          steps: [...card.querySelectorAll(".steps > li")].map((step) => words(step.firstChild.textContent)),
          reasons: texts(card, ".reasons > li"),
        }));
        const groups = {}, lists = {};
        for (const group of document.querySelectorAll("details.group"))
          groups[words(group.querySelector("summary").firstChild.textContent)] = cards(group);
        for (const title of document.querySelectorAll("#sure ~ h3"))
          lists[words(title.firstChild.textContent)] = texts(title.nextElementSibling, ".number");
        const hints = texts(document, ".figures dd .hint");
        return {
          figures: texts(document, ".figures dd strong"),
          rated: hints[1],
          range: hints[2],
          bars: document.querySelector("#levels svg.picture").getAttribute("aria-label"),
          table: [...document.querySelectorAll(".chart:has(#levels) tbody tr")].map((row) => texts(row, "th, td")),
          focus: cards(document.querySelector(".suggestions.focus")),
          groups,
          lists,
        };"##,
    )
    .await
}

fn is_unanswered(card: &IndicatorCard) -> bool {
    card.level.is_none() && card.choice.is_none()
}

fn is_not_known(card: &IndicatorCard) -> bool {
    card.choice == Some(Choice::DontKnow)
}

fn cards(rubric: &Rubric, group: &[&Suggestion]) -> Value {
    let card = |suggestion: &&Suggestion| {
        let indicator = rubric
            .indicator(&suggestion.indicator)
            .expect("an indicator");
        let next = indicator
            .levels
            .iter()
            .find(|level| Some(&level.level) == suggestion.to.as_ref());
        let steps: Vec<&str> = next.map_or(Vec::new(), |next| {
            next.steps.iter().map(|step| &*step.text).collect()
        });
        let reasons: Vec<String> = suggestion
            .reasons
            .iter()
            .map(|reason| reason.words(rubric))
            .collect();
        json!({
            "indicator": suggestion.indicator.as_str(),
            "next": next.map_or("", |next| &*next.descriptor),
            "steps": steps,
            "reasons": reasons,
        })
    };
    group.iter().map(card).collect()
}

/// What the chart shows: areas, or the practices of the only area.
fn rows<'s>(rubric: &Rubric, scores: &'s ScoreCards) -> Vec<(String, &'s ScoreCard)> {
    if let [area] = &*rubric.areas {
        let practices = area.practices.iter().zip(&scores.areas[0].practices);
        return practices
            .map(|(practice, scored)| {
                let title = format!("{} {}", practice.id, &*practice.title);
                (title, &scored.card)
            })
            .collect();
    }
    let areas = rubric.areas.iter().zip(&scores.areas);
    areas
        .map(|(area, scored)| (area.title.to_string(), &scored.card))
        .collect()
}

/// The parts of a bar: how many and what, the top level first.
fn parts<'a>(rubric: &'a Rubric, card: &ScoreCard) -> Vec<(usize, &'a str)> {
    let levels = card.counts.levels.iter().enumerate().rev();
    let mut parts: Vec<_> = levels
        .map(|(level, n)| (*n, rubric.level_title(level)))
        .collect();
    parts.push((card.counts.dont_know, "Don't know"));
    parts.push((card.counts.unanswered, "Unanswered"));
    parts.push((card.counts.not_applicable, "Not applicable"));
    parts
}

/// What the picture says of a bar to those who cannot see it.
fn bar(rubric: &Rubric, title: &str, card: &ScoreCard) -> String {
    let parts = parts(rubric, card);
    let said: Vec<String> = parts
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, title)| format!("{n} {title}"))
        .collect();
    format!("{title}: {}; {}.", stage(rubric, card), said.join(", "))
}

fn row(rubric: &Rubric, title: &str, card: &ScoreCard) -> Value {
    let mut cells = vec![title.to_owned(), stage(rubric, card)];
    cells.extend(parts(rubric, card).iter().map(|(n, _)| n.to_string()));
    let range = card.range.map_or("–".to_owned(), |range| {
        format!("{} to {}", percent(range.low), percent(range.high))
    });
    cells.extend([share(card.coverage), share(card.attainment), range]);
    json!(cells)
}

fn stage(rubric: &Rubric, card: &ScoreCard) -> String {
    let title = card.stage.map(|stage| rubric.level_title(stage));
    title.unwrap_or("Nothing rated").to_owned()
}

fn share(share: Option<f64>) -> String {
    share.map_or("–".to_owned(), percent)
}

fn percent(share: f64) -> String {
    format!("{}%", (share * 100.0).round())
}
