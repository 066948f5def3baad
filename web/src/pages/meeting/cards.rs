//! The levels, side by side and large: what each looks like, and, once revealed,
//! how many chose it.

use levelwise_core::assessment::Choice;
use levelwise_core::rubric::Indicator;
use levelwise_core::score::IndicatorCard;
use yew::html::Scope;

use crate::el::{El, div, el, send, span};
use crate::state::Desk;
use crate::text::t;

use super::steps::{Action, Mode};
use super::{Meeting, Message};
use crate::pages::team::{Seen, choice_at, who_chose};

/// What one card shows.
struct Shown<'a> {
    choice: Choice,
    title: &'a str,
    /// What it looks like; empty for what is no level.
    descriptor: &'a str,
    /// The class of its color.
    class: String,
    key: String,
    /// How many chose it, and who; absent while votes are not to be seen.
    votes: Option<(usize, String)>,
    /// Of how many votes.
    n_all: usize,
    /// What to say of it: one's own vote, the decision.
    marks: Vec<&'static str>,
}

/// Every choice there is.
pub(super) fn cards(
    desk: &Desk,
    seen: &Seen,
    indicator: &Indicator,
    mode: Mode,
    shows_vote: bool,
    scope: &Scope<Meeting>,
) -> El {
    let rubric = &desk.rubric;
    let own = desk.answer(&indicator.id).choice;
    let decided = desk.assessment.decisions.get(&indicator.id);
    let decided = decided.and_then(|register| register.settled()?.choice.clone());
    let card = seen.card(&indicator.id).filter(|_| mode != Mode::Vote);
    let n_all = card.map_or(0, |card| card.raters.answered());
    let shown = |choice: Choice, title, descriptor, class: String, key: String| {
        let mut marks = Vec::new();
        if mode == Mode::Vote && shows_vote && own.as_ref() == Some(&choice) {
            marks.push(t::meeting::YOUR_VOTE);
        }
        if mode != Mode::Vote && decided.as_ref() == Some(&choice) {
            marks.push(t::meeting::DECISION);
        }
        let votes = card.filter(|card| card.raters.answered() > 0).map(|card| {
            (
                n_at(card, &choice, desk),
                who_chose(&indicator.id, &choice, seen, &seen.plain_names),
            )
        });
        Shown {
            choice,
            title,
            descriptor,
            class,
            key,
            votes,
            n_all,
            marks,
        }
    };
    let mut levels = div("meeting-levels");
    for (level_idx, described) in (1..).zip(&indicator.levels) {
        let number = level_idx.to_string();
        let title = rubric.level_title(level_idx);
        let class = ["level-", &number].concat();
        if let Some(choice) = choice_at(level_idx, rubric) {
            let shown = shown(choice, title, &described.descriptor, class, number);
            levels = levels.kid(card_of(shown, mode, scope));
        }
    }
    let mut others = div("meeting-others");
    for (choice, title, class, key) in [
        (Choice::NotYet, rubric.level_title(0), "level-0", "0"),
        (Choice::DontKnow, t::DONT_KNOW, "dont-know", "U"),
        (
            Choice::NotApplicable,
            t::NOT_APPLICABLE,
            "not-applicable",
            "X",
        ),
    ] {
        let shown = shown(choice, title, "", class.to_owned(), key.to_owned());
        others = others.kid(card_of(shown, mode, scope));
    }
    div("meeting-choices")
        .set("role", "group")
        .set("aria-label", t::meeting::LEVELS)
        .kid(levels)
        .kid(others)
}

fn n_at(card: &IndicatorCard, choice: &Choice, desk: &Desk) -> usize {
    match choice {
        Choice::NotYet => card.raters.levels[0],
        Choice::Level(level) => desk
            .rubric
            .level_idx(level)
            .map_or(0, |level| card.raters.levels[level]),
        Choice::NotApplicable => card.raters.not_applicable,
        Choice::DontKnow => card.raters.dont_know,
    }
}

/// A button while a choice can be made, else the same without one.
fn card_of(shown: Shown<'_>, mode: Mode, scope: &Scope<Meeting>) -> El {
    let chooses = mode != Mode::Discuss;
    let key = chooses.then(|| el("kbd").set("aria-hidden", "true").text(&shown.key));
    let title = el("span")
        .class("choice-title")
        .kid(span("", shown.title))
        .kid_if(key);
    let mut class = ["meeting-card ", &shown.class].concat();
    if let Some((0, _)) = shown.votes {
        class.push_str(" none");
    }
    if !shown.marks.is_empty() {
        class.push_str(" marked");
    }
    let tally = shown.votes.as_ref().map(|(n, _)| {
        el("span")
            .class("tally")
            .kid(el("strong").text(&n.to_string()))
            .text(" ")
            .kid(span("", t::meeting::n_votes(*n)))
            .kid(share(*n, shown.n_all, &shown.class))
    });
    let who = shown.votes.as_ref().map(|(_, who)| span("voters", who));
    let descriptor = (!shown.descriptor.is_empty()).then(|| span("descriptor", shown.descriptor));
    let mut marks = span("marks", "");
    for mark in &shown.marks {
        marks = marks.kid(span("mark-words", mark));
    }
    let card = if chooses {
        let choice = shown.choice.clone();
        el("button")
            .set("type", "button")
            .set(
                "aria-pressed",
                if shown.marks.is_empty() {
                    "false"
                } else {
                    "true"
                },
            )
            .on_click(send(scope, move |_| {
                Message::Do(Action::Choose(choice.clone()))
            }))
    } else {
        el("div")
    };
    let how = if chooses { "choose " } else { "look " };
    card.put("class", class)
        .key(&[how, shown.choice.word()].concat())
        .kid(title)
        .kid_if(tally)
        .kid(marks)
        .kid_if(descriptor)
        .kid_if(who)
}

fn share(n: usize, n_all: usize, class: &str) -> El {
    let width = [&(n * 100 / n_all.max(1)).to_string(), "%"].concat();
    let bar = |class: String, width: String| {
        el("rect")
            .put("class", class)
            .put("width", width)
            .set("height", "12")
            .set("rx", "6")
    };
    el("svg")
        .class("share")
        .set("width", "100%")
        .set("height", "12")
        .set("aria-hidden", "true")
        .kid(bar("track".to_owned(), "100%".to_owned()))
        .kid(bar(["part ", class].concat(), width))
}
