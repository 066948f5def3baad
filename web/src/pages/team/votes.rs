//! What the team says of one indicator: the distribution, the notes side by
//! side, the evidence, and the decisions. Only revealed votes come here.

use levelwise_core::assessment::{Answer, Choice, Decision, Link, RaterId, Version};
use levelwise_core::rubric::{Indicator, IndicatorId, Rubric};
use levelwise_core::score::IndicatorCard;

use crate::components::{choice_title, linked};
use crate::el::{El, div, el, p, span};
use crate::state::Desk;
use crate::text::t;

use super::seen::Seen;
use crate::pages::names::Names;

/// Everything revealed about one indicator.
pub(super) fn detail(desk: &Desk, seen: &Seen, id: &IndicatorId) -> El {
    let (Some(card), Some(indicator)) = (seen.card(id), desk.rubric.indicator(id)) else {
        return div("votes");
    };
    div("votes")
        .kid(el("h4").text(t::team::DISTRIBUTION))
        .kid(distribution(card, desk, seen))
        .kid(el("h4").text(t::team::NOTES))
        .kid(notes(indicator, seen))
        .kid(el("h4").text(t::team::EVIDENCE))
        .kid(evidence(indicator, seen, desk))
        .kid_if(decided(desk, seen, id))
}

/// How many chose what and who, the top level first, each with a bar.
pub(in crate::pages) fn distribution(card: &IndicatorCard, desk: &Desk, seen: &Seen) -> El {
    let n_all = card.raters.all().max(1);
    let mut list = el("ul").class("distribution");
    for (class, title, n, who) in parts(card, desk, seen) {
        let bar = el("svg")
            .class("share")
            .set("width", "100%")
            .set("height", "10")
            .set("aria-hidden", "true")
            .kid(
                el("rect")
                    .class("track")
                    .set("width", "100%")
                    .set("height", "10")
                    .set("rx", "5"),
            )
            .kid(
                el("rect")
                    .put("class", ["part ", &class].concat())
                    .put("width", [&(n * 100 / n_all).to_string(), "%"].concat())
                    .set("height", "10")
                    .set("rx", "5"),
            );
        let item = el("li")
            .put("class", if n == 0 { "none" } else { "some" }.to_owned())
            .kid(span("n", &n.to_string()))
            .text(" ")
            .kid(span("title", &title))
            .kid(bar)
            .kid(span("voters", &who));
        list = list.kid(item);
    }
    list
}

/// The rows of a distribution: class, title, how many, and who.
fn parts(card: &IndicatorCard, desk: &Desk, seen: &Seen) -> Vec<(String, String, usize, String)> {
    let mut parts = Vec::new();
    let mut add = |class: String, title: &str, n: usize, choice: Choice| {
        let who = who_chose(&card.id, &choice, seen, &seen.names);
        parts.push((class, title.to_owned(), n, who));
    };
    for (level, n) in card.raters.levels.iter().enumerate().rev() {
        let class = ["level-", &level.to_string()].concat();
        if let Some(choice) = choice_at(level, &desk.rubric) {
            add(class, desk.rubric.level_title(level), *n, choice);
        }
    }
    for (class, title, n, choice) in [
        (
            "dont-know",
            t::DONT_KNOW,
            card.raters.dont_know,
            Choice::DontKnow,
        ),
        (
            "not-applicable",
            t::NOT_APPLICABLE,
            card.raters.not_applicable,
            Choice::NotApplicable,
        ),
    ] {
        if n > 0 {
            add(class.to_owned(), title, n, choice);
        }
    }
    parts
}

/// The choice that stands for a level, 0 for the ground.
pub(in crate::pages) fn choice_at(level: usize, rubric: &Rubric) -> Option<Choice> {
    match level.checked_sub(1) {
        None => Some(Choice::NotYet),
        Some(idx) => {
            let level = rubric.scale.levels.get(idx)?;
            Some(Choice::Level(level.id.clone()))
        }
    }
}

/// Whose revealed choice this is, as the score counts it: nobody in two minds.
pub(in crate::pages) fn who_chose(
    id: &IndicatorId,
    choice: &Choice,
    seen: &Seen,
    names: &Names,
) -> String {
    let mut found: Vec<&str> = Vec::new();
    for rater in &seen.voting {
        let mut own = versions_of(rater, id, seen).iter().peekable();
        let has_said = own.peek().is_some();
        if has_said && own.all(|version| version.value.choice.as_ref() == Some(choice)) {
            found.push(names.get(rater));
        }
    }
    found.join("; ")
}

/// Every note beside the others, under the name and the choice of who wrote it.
pub(in crate::pages) fn notes(indicator: &Indicator, seen: &Seen) -> El {
    let mut grid = el("ul").class("notes");
    let mut n_notes = 0;
    for (rater, version) in versions(&indicator.id, seen) {
        let answer = &version.value;
        if answer.note.is_empty() && answer.links.is_empty() {
            continue;
        }
        n_notes += 1;
        let note = (!answer.note.is_empty()).then(|| p(&answer.note).class("note"));
        let links = (!answer.links.is_empty()).then(|| links(&answer.links));
        grid = grid.kid(
            el("li")
                .kid(p(seen.names.get(rater)).class("note-by"))
                .kid_if(note)
                .kid_if(links),
        );
    }
    if n_notes == 0 {
        return p(t::team::NO_NOTES).class("hint");
    }
    grid
}

/// Every revealed version of every answer of those who vote.
pub(in crate::pages) fn versions<'s>(
    id: &'s IndicatorId,
    seen: &'s Seen,
) -> impl Iterator<Item = (&'s RaterId, &'s Version<Answer>)> {
    seen.voting.iter().flat_map(move |rater| {
        let versions = versions_of(rater, id, seen).iter();
        versions.map(move |version| (rater, version))
    })
}

fn versions_of<'s>(rater: &RaterId, id: &IndicatorId, seen: &'s Seen) -> &'s [Version<Answer>] {
    let found = seen.assessment.raters.get(rater);
    let register = found.and_then(|found| found.answers.get(id));
    register.map_or(&[], |register| register.versions())
}

fn links(links: &[Link]) -> El {
    let mut list = el("ul").class("links");
    for link in links {
        list = list.kid(el("li").kid(linked(link)));
    }
    list
}

/// What can be shown, and who says so.
fn evidence(indicator: &Indicator, seen: &Seen, desk: &Desk) -> El {
    let mut list = el("ul").class("evidence-by");
    let mut n_items = 0;
    for item in &indicator.evidence {
        let mut who: Vec<&str> = versions(&indicator.id, seen)
            .filter(|(_, version)| version.value.evidence.contains(&item.id))
            .map(|(rater, _)| seen.names.get(rater))
            .collect();
        who.dedup();
        if who.is_empty() {
            continue;
        }
        n_items += 1;
        let level = desk.rubric.level_idx(&item.supports).unwrap_or_default();
        let tag = span("", desk.rubric.level_title(level))
            .put("class", ["tag level-", &level.to_string()].concat());
        let by = [t::team::SHOWN_BY, " ", &who.join("; ")].concat();
        list = list.kid(
            el("li")
                .key(item.id.as_str())
                .text(&item.text)
                .text(" ")
                .kid(tag)
                .text(" ")
                .kid(span("hint", &by)),
        );
    }
    if n_items == 0 {
        return p(t::team::NO_EVIDENCE).class("hint");
    }
    list
}

/// What was decided, if anything was; both of two decisions made apart.
fn decided(desk: &Desk, seen: &Seen, id: &IndicatorId) -> Option<El> {
    let register = seen.assessment.decisions.get(id)?;
    let versions = register.versions().iter();
    let mut made = versions
        .filter(|version| version.value.choice.is_some())
        .peekable();
    made.peek()?;
    let mut part = div("decided").kid(el("h4").text(t::team::DECISION));
    if register.is_apart() {
        part = part.kid(p(t::team::APART_MORE));
    }
    for version in made {
        part = part.kid(decision(&version.value, desk));
    }
    Some(part)
}

/// One decision with its reasons and its dissent.
pub(in crate::pages) fn decision(decision: &Decision, desk: &Desk) -> El {
    let said = |label: &str, words: &str| {
        (!words.is_empty()).then(|| {
            el("div")
                .kid(el("dt").text(label))
                .kid(el("dd").class("said-words").text(words))
        })
    };
    let chosen = decision.choice.as_ref();
    let title = chosen.map(|choice| choice_title(Some(choice), &desk.rubric));
    div("decision")
        .kid_if(title.map(|title| p("").kid(el("strong").text(&title))))
        .kid(
            el("dl")
                .kid_if(said(t::team::RATIONALE, &decision.rationale))
                .kid_if(said(t::team::DISSENT, &decision.dissent)),
        )
}
