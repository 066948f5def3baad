//! The team in its results: what it decided, what stands in where it has not, how
//! far its raters are from each other, and the decision log.

use levelwise_core::assessment::{Assessment, Decision, Version};
use levelwise_core::rubric::IndicatorId;
use levelwise_core::score::{Basis, IndicatorCard, ScoreCards};
use levelwise_core::team::{RoleResults, StageRange};

use crate::components::choice_title;
use crate::el::{El, el, p, span};
use crate::pages::names::Names;
use crate::state::Desk;
use crate::text::t;

use super::agreement::wide;
use super::{by_role, decision, indicator_title, section};

/// What the team's results add to those of one person; `scores` are of what the
/// person may see.
pub(in crate::pages) fn together(desk: &Desk, scores: &ScoreCards, roles: &RoleResults) -> El {
    let decided = |card: &&IndicatorCard| card.basis == Basis::Decision;
    let n_decided = scores.indicators.iter().filter(decided).count();
    let n_all = scores.indicators.len();
    let fold = el("details")
        .class("fold")
        .kid(el("summary").text(t::team::BY_INDICATOR))
        .kid(by_indicator(desk, scores));
    section("together", t::team::TOGETHER)
        .kid(p(&t::team::n_decided(n_decided, n_all)))
        .kid(by_area(desk, scores, roles))
        .kid(fold)
        .kid_if(by_role(desk, roles))
}

/// Names for what leaves the team: roles only where results by role are shown.
pub(in crate::pages) fn report_names(assessment: &Assessment, roles: &RoleResults) -> Names {
    let fold = |role: &str| {
        let words: Vec<&str> = role.split_whitespace().collect();
        words.join(" ").to_lowercase()
    };
    Names::with(assessment, |role| {
        let found = roles
            .roles
            .iter()
            .find(|group| fold(&group.role) == fold(role));
        found.is_some_and(|group| group.rubric.stage.is_some())
    })
}

fn by_area(desk: &Desk, scores: &ScoreCards, roles: &RoleResults) -> El {
    let column = |words: &str| el("th").set("scope", "col").text(words);
    let mut head = el("tr");
    for words in [
        t::AREA,
        t::team::TEAM_LEVEL,
        t::team::RATERS_RANGE,
        t::team::DECIDED,
    ] {
        head = head.kid(column(words));
    }
    let row = |title: &str, stage: String, range: Option<StageRange>, cards: &[IndicatorCard]| {
        let decided = cards.iter().filter(|card| card.basis == Basis::Decision);
        el("tr")
            .kid(el("th").set("scope", "row").text(title))
            .kid(el("td").text(&stage))
            .kid(el("td").text(&t::team::stage_range(range, &desk.rubric)))
            .kid(el("td").text(&t::team::n_of(decided.count(), cards.len())))
    };
    let mut body = el("tbody");
    let mut rest = scores.indicators.as_slice();
    for ((area, scored), range) in desk
        .rubric
        .areas
        .iter()
        .zip(&scores.areas)
        .zip(&roles.raters.areas)
    {
        let n_here = area
            .practices
            .iter()
            .map(|practice| practice.indicators.len())
            .sum();
        let (here, after) = rest.split_at(n_here);
        rest = after;
        let stage = t::stage(&scored.card, &desk.rubric);
        body = body.kid(row(&area.title, stage, *range, here).key(area.id.as_str()));
    }
    let stage = t::stage(&scores.rubric, &desk.rubric);
    let whole = row(
        t::team::ALL_AREAS,
        stage,
        roles.raters.rubric,
        &scores.indicators,
    );
    let table = el("table")
        .kid(el("caption").class("hidden-words").text(t::team::TOGETHER))
        .kid(el("thead").kid(head))
        .kid(body.kid(whole));
    wide(t::team::TOGETHER, table)
}

fn by_indicator(desk: &Desk, scores: &ScoreCards) -> El {
    let column = |words: &str| el("th").set("scope", "col").text(words);
    let mut head = el("tr");
    for words in [
        t::team::INDICATOR,
        t::team::TEAM_LEVEL,
        t::team::HOW,
        t::team::RATERS_RANGE,
        t::team::VOTES_ON_IT,
    ] {
        head = head.kid(column(words));
    }
    let mut body = el("tbody");
    for card in &scores.indicators {
        let title = span("", &choice_title(card.choice.as_ref(), &desk.rubric));
        let title = match card.level {
            Some(level) => title.put("class", ["tag level-", &level.to_string()].concat()),
            None => title.class("tag"),
        };
        body = body.kid(
            el("tr")
                .key(card.id.as_str())
                .kid(
                    el("th")
                        .set("scope", "row")
                        .kid(indicator_title(desk, &card.id)),
                )
                .kid(el("td").kid(title))
                .kid(el("td").text(how(card, desk)))
                .kid(el("td").text(&t::team::raters_range(card, &desk.rubric)))
                .kid(el("td").text(&t::raters_said(card, &desk.rubric))),
        );
    }
    let table = el("table")
        .class("by-indicator")
        .kid(
            el("caption")
                .class("hidden-words")
                .text(t::team::BY_INDICATOR),
        )
        .kid(el("thead").kid(head))
        .kid(body);
    wide(t::team::BY_INDICATOR, table)
}

/// Where the team's level comes from.
fn how(card: &IndicatorCard, desk: &Desk) -> &'static str {
    if card.basis != Basis::Decision && is_apart(desk, &card.id) {
        return t::team::APART;
    }
    t::team::basis(card.basis)
}

fn is_apart(desk: &Desk, id: &IndicatorId) -> bool {
    let register = desk.assessment.decisions.get(id);
    register.is_some_and(|register| register.is_apart())
}

/// Every decision, folded away; nothing if there is none.
pub(in crate::pages) fn decision_log(desk: &Desk, scores: &ScoreCards) -> Option<El> {
    let (n_decisions, list) = decisions(desk, scores);
    (n_decisions > 0).then(|| {
        let count = span("count", &n_decisions.to_string());
        let title = el("h2").text(t::team::DECISION_LOG).text(" ").kid(count);
        el("details")
            .class("appendix decision-log")
            .kid(el("summary").kid(title))
            .kid(list)
    })
}

/// Every decision with the votes it was made over, its reasons and its dissent,
/// and how many there are.
pub(in crate::pages) fn decisions(desk: &Desk, scores: &ScoreCards) -> (usize, El) {
    let mut list = el("div").class("log");
    let mut n_decisions = 0;
    for card in &scores.indicators {
        let register = desk.assessment.decisions.get(&card.id);
        let versions = register.map(|register| register.versions());
        let made = |version: &&Version<Decision>| !is_blank(&version.value);
        let versions: Vec<_> = versions.unwrap_or_default().iter().filter(made).collect();
        if versions.is_empty() {
            continue;
        }
        n_decisions += 1;
        let apart = is_apart(desk, &card.id).then(|| p(t::team::APART_MORE).class("hint"));
        let votes = t::team::votes_were(&t::raters_said(card, &desk.rubric));
        let mut entry = el("article")
            .class("entry")
            .key(card.id.as_str())
            .kid(el("h3").kid(indicator_title(desk, &card.id)))
            .kid(p(&votes).class("hint"))
            .kid_if(apart);
        for version in versions {
            let at = version.at.as_ref();
            let at = at.map(|at| p(&t::team::decided_at(at)).class("hint"));
            let open = version.value.choice.is_none();
            let open = open.then(|| p(t::team::NOT_DECIDED).class("hint"));
            entry = entry
                .kid_if(open)
                .kid(decision(&version.value, desk))
                .kid_if(at);
        }
        list = list.kid(entry);
    }
    (n_decisions, list)
}

/// Whether nothing was decided and nothing written.
fn is_blank(decision: &Decision) -> bool {
    decision.choice.is_none() && decision.rationale.is_empty() && decision.dissent.is_empty()
}
