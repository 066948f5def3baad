//! Results: where are we, what next, how sure are we.

use levelwise_core::assessment::{Assessment, Choice, RaterId};
use levelwise_core::rubric::{IndicatorId, Rubric};
use levelwise_core::score::{Basis, IndicatorCard, ScoreCards, View, score};
use levelwise_core::suggest::{Suggestion, Suggestions, suggest};
use levelwise_core::team::role_results;
use yew::html::Scope;

use crate::components::{Tone, heading, notice, suggestion_card};
use crate::el::{El, Run, button, div, el, link, p, send, span};
use crate::files;
use crate::routes::Route;
use crate::state::Desk;
use crate::text::{t, t_crosswalk, t_report};

use super::charts::distribution;
use super::planning::{taking_on, targets};
use super::report::{report_head, report_indicators};
use super::team::{decision_log, report_names, together};
use super::workspace::{Message, Workspace};

/// The page that shows where an assessment stands.
pub(super) fn results(desk: &Desk, scope: &Scope<Workspace>) -> El {
    // What others said under the seal has no part in what is shown.
    let open = desk.assessment.open_to(&desk.me);
    let roles = role_results(&desk.rubric, &open);
    let scores = score(&desk.rubric, &open, View::Team);
    let suggestions = suggest(&desk.rubric, &scores);
    let print: Run = std::rc::Rc::new(|_| files::print());
    let through = Route::Through(desk.assessment.id.clone(), None).href();
    let report = Route::Report(desk.assessment.id.clone()).href();
    let buttons = div("row")
        .kid(link(report, "button", t_report::REPORT))
        .kid(button("second", t::PRINT).on_click(print))
        .kid(button("second", t::EXPORT).on_click(send(scope, |_| Message::Export)))
        .kid(link(
            Route::Send(desk.assessment.id.clone()).href(),
            "button second",
            t::SEND_TITLE,
        ))
        .kid(link(through, "button second", t_crosswalk::SEE_THROUGH));
    let nothing = scores.rubric.stage.is_none().then(|| {
        let fill = Route::Fill(desk.assessment.id.clone(), None, None).href();
        notice(Tone::Calm, t::nothing_rated(&scores.rubric)).kid(p("").kid(link(
            fill,
            "",
            t::GO_FILL,
        )))
    });
    let is_team = desk.assessment.voting_raters().count() > 1;
    let names = report_names(&desk.assessment, &roles);
    div("page results")
        .kid(report_head(&desk.assessment, &desk.rubric))
        .kid(
            div("screen-only")
                .html(heading(t::RESULTS, ""))
                .kid(buttons),
        )
        .kid_if(nothing)
        .kid_if(sealed(&desk.assessment, &desk.me))
        .kid(where_are_we(t::WHERE_ARE_WE, desk, &scores))
        .kid_if(is_team.then(|| together(desk, &scores, &roles)))
        .kid(what_next(desk, &suggestions, scope))
        .kid_if(targets(desk, &scores))
        .kid(how_sure(t::HOW_SURE, desk, &scores))
        .kid_if(decision_log(desk, &scores))
        .kid(report_indicators(&open, &desk.rubric, &scores, &names))
}

/// What is left out because it is sealed.
pub(super) fn sealed(assessment: &Assessment, me: &RaterId) -> Option<El> {
    let sealed = assessment.sealed_to(me);
    let mut people: Vec<&RaterId> = sealed.map(|(rater, _)| rater).collect();
    people.dedup();
    let team = Route::Team(assessment.id.clone()).href();
    (!people.is_empty()).then(|| {
        let more = p("").kid(link(team, "", t::team::TO_TEAM));
        notice(Tone::Calm, &t::team::results_sealed(people.len()))
            .class("notice calm on-paper")
            .kid(more)
    })
}

/// A section with its heading.
pub(super) fn section(id: &'static str, title: &str) -> El {
    el("section")
        .set("aria-labelledby", id)
        .kid(el("h2").set("id", id).text(title))
}

/// The figures of everything, and the levels of each area.
pub(super) fn where_are_we(title: &str, desk: &Desk, scores: &ScoreCards) -> El {
    let rubric = &desk.rubric;
    let card = &scores.rubric;
    let figure = |label: &str, value: &str, more: &str| {
        let value = el("dd")
            .kid(el("strong").text(value))
            .kid(span("hint", more));
        div("figure").kid(el("dt").text(label)).kid(value)
    };
    let figures = el("dl")
        .class("figures")
        .kid(figure(
            t::STAGE,
            &t::stage(card, rubric),
            t::STAGE_EXPLAINED,
        ))
        .kid(figure(t::RATED, &t::coverage(card), &t::rated_of(card)))
        .kid(figure(
            t::ATTAINMENT,
            &t::attainment(card),
            &t::range_words(card),
        ))
        .kid(figure(
            t::FLOOR,
            &t::floor(card, rubric),
            &t::floor_words(card),
        ));
    let (by, chart) = distribution(&desk.assessment, rubric, scores);
    section("where", title)
        .kid(figures)
        .kid(el("h3").text(by))
        .html(chart)
}

fn what_next(desk: &Desk, suggestions: &Suggestions, scope: &Scope<Workspace>) -> El {
    let in_focus = |suggestion: &&Suggestion| suggestions.focus.contains(&suggestion.indicator);
    let (focus, rest): (Vec<_>, Vec<_>) = suggestions.act_now.iter().partition(in_focus);
    let mut part = section("next", t::WHAT_NEXT);
    part = if focus.is_empty() {
        part.kid(p(t::NO_FOCUS))
    } else {
        part.kid(el("h3").text(t::FOCUS))
            .kid(p(t::FOCUS_LEAD))
            .kid(cards(desk, &focus, "suggestions focus", scope))
    };
    let groups: [(&str, &str, Vec<&Suggestion>); 4] = [
        (t::ACT_NOW, t::ACT_NOW_LEAD, rest),
        (
            t::SETTLE_FIRST,
            t::SETTLE_FIRST_LEAD,
            suggestions.settle_first.iter().collect(),
        ),
        (
            t::BUILD_FIRST,
            t::BUILD_FIRST_LEAD,
            suggestions.build_first.iter().collect(),
        ),
        (
            t::SUSTAIN,
            t::SUSTAIN_LEAD,
            suggestions.sustain.iter().collect(),
        ),
    ];
    if groups.iter().any(|(_, _, group)| !group.is_empty()) {
        part = part.kid(el("h3").text(t::ALL_SUGGESTIONS));
    }
    for (title, lead, group) in groups {
        if group.is_empty() {
            continue;
        }
        let summary = el("summary").text(title).text(" ");
        let fold = el("details")
            .class("group")
            .key(title)
            .kid(summary.kid(span("count", &group.len().to_string())))
            .kid(p(lead))
            .kid(cards(desk, &group, "suggestions", scope));
        part = part.kid(fold);
    }
    part
}

fn cards(desk: &Desk, group: &[&Suggestion], class: &'static str, scope: &Scope<Workspace>) -> El {
    let mut cards = div(class);
    for suggestion in group {
        let href = fill_href(&desk.assessment, &desk.rubric, &suggestion.indicator);
        let card = suggestion_card(suggestion, &desk.rubric, href);
        cards = cards.kid_if(card.map(|card| card.kid(taking_on(desk, suggestion, scope))));
    }
    cards
}

/// What is missing, doubtful or not decided, and how much it could change.
pub(super) fn how_sure(title: &str, desk: &Desk, scores: &ScoreCards) -> El {
    let rubric = &desk.rubric;
    let of = |wanted: fn(&IndicatorCard) -> bool| -> Vec<&IndicatorCard> {
        scores
            .indicators
            .iter()
            .filter(|card| wanted(card))
            .collect()
    };
    let shown = of(|card| card.evidence.is_some() || card.measure.is_some());
    let several = desk.assessment.voting_raters().count() > 1;
    let nothing = |_: &IndicatorCard| String::new();
    let mut part = section("sure", title).kid(p(&t::sure(
        &scores.rubric.counts,
        scores.rubric.range,
        shown.len(),
    )));
    let unanswered = of(|card| card.level.is_none() && card.choice.is_none());
    part = listed(part, desk, t::UNANSWERED, &unanswered, &nothing);
    let dont_know = of(|card| card.choice == Some(Choice::DontKnow));
    part = listed(part, desk, t::DONT_KNOW, &dont_know, &nothing);
    let apart = of(|card| card.apart > 0);
    part = listed(part, desk, t::WRITTEN_APART, &apart, &nothing);
    let flagged = of(IndicatorCard::is_flagged);
    part = listed(part, desk, t::EVIDENCE_DIFFERS, &flagged, &|card| {
        t::flag(card, rubric)
    });
    if several {
        let undecided = of(|card| card.basis == Basis::Raters);
        let said = |card: &IndicatorCard| t::raters_said(card, rubric);
        part = listed(part, desk, t::NOT_DECIDED, &undecided, &said);
    }
    part
}

fn listed(
    part: El,
    desk: &Desk,
    title: &str,
    cards: &[&IndicatorCard],
    more: &dyn Fn(&IndicatorCard) -> String,
) -> El {
    if cards.is_empty() {
        return part;
    }
    let mut list = el("ul").class("links");
    for card in cards {
        let name = desk
            .rubric
            .indicator(&card.id)
            .map_or("", |indicator| &indicator.title);
        let to = link(fill_href(&desk.assessment, &desk.rubric, &card.id), "", "")
            .kid(span("number", card.id.as_str()))
            .text(" ")
            .text(name);
        list = list.kid(el("li").kid(to).text(" ").kid(span("hint", &more(card))));
    }
    let count = span("count", &cards.len().to_string());
    part.kid(el("h3").text(title).text(" ").kid(count))
        .kid(list)
}

/// Where an indicator is rated.
pub(super) fn fill_href(assessment: &Assessment, rubric: &Rubric, id: &IndicatorId) -> String {
    let area = rubric
        .place(id)
        .map(|place| rubric.around(place).0.id.clone());
    Route::Fill(assessment.id.clone(), area, Some(id.clone())).href()
}
