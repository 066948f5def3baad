//! What results say of the plan: a button that takes a suggestion on, the target
//! of its indicator, and how far the targets are reached.

use levelwise_core::assessment::{Assessment, TaskStatus};
use levelwise_core::plan::{is_taken_on, outline, take_on, tasks_of};
use levelwise_core::score::ScoreCards;
use levelwise_core::suggest::Suggestion;
use yew::html::Scope;

use crate::chance;
use crate::el::{El, button, div, el, link, p, span};
use crate::routes::Route;
use crate::state::Desk;
use crate::text::t;

use super::plan::{on_change, prompts, target_field};
use super::results::fill_href;
use super::workspace::Workspace;

/// The foot of a suggestion's card.
pub(super) fn taking_on(desk: &Desk, suggestion: &Suggestion, scope: &Scope<Workspace>) -> El {
    let (assessment, rubric) = (&desk.assessment, &desk.rubric);
    let id = &suggestion.indicator;
    let row = div("take-on screen-only");
    let Some(prompts) = rubric.indicator(id).and_then(prompts) else {
        return row;
    };
    let on_change = on_change(scope);
    let edit = {
        let (assessment, on_change) = (assessment.clone(), on_change.clone());
        move |edit: super::plan::Edit| {
            let mut changed = Assessment::clone(&assessment);
            edit(&mut changed, &chance::stamp());
            on_change.emit(changed);
        }
    };
    let target = target_field(assessment, rubric, id, edit.clone());
    let plan = if is_taken_on(assessment, suggestion, rubric) {
        let plan = Route::Plan(assessment.id.clone()).href();
        p("")
            .class("in-plan")
            .text(t::plan::IN_PLAN)
            .text(". ")
            .kid(link(plan, "", t::plan::OPEN_PLAN))
    } else {
        let tasks = tasks_of(suggestion, rubric, &prompts);
        let is_kept = |id| {
            let task = assessment.plan.get(id).and_then(|task| task.shown());
            task.is_some_and(|task| task.status != TaskStatus::Dropped)
        };
        let words = if tasks.iter().any(|(id, _)| is_kept(id)) {
            t::plan::ADD_REST
        } else {
            t::plan::ADD
        };
        let (suggestion, shared) = (suggestion.clone(), rubric.clone());
        let add = std::rc::Rc::new(move |_| {
            let (suggestion, rubric, prompts) =
                (suggestion.clone(), shared.clone(), prompts.clone());
            edit(Box::new(move |assessment, stamp| {
                take_on(assessment, &suggestion, &rubric, &prompts, stamp);
            }));
        });
        let about = span("hidden-words", &t::of_indicator(id));
        button("second", words).kid(about).on_click(add)
    };
    // The button and the words take turns in one place.
    row.kid(div("take-on-plan").kid(plan)).kid(target)
}

/// The targets beside where the indicators are; nothing without a target.
pub(super) fn targets(desk: &Desk, scores: &ScoreCards) -> Option<El> {
    let rubric = &desk.rubric;
    let outline = outline(rubric, &desk.assessment, scores);
    let column = |title: &str| el("th").set("scope", "col").text(title);
    let mut body = el("tbody");
    let mut n_targets = 0;
    for one in &outline.indicators {
        let (Some(target), Some(indicator)) = (&one.target, rubric.indicator(&one.id)) else {
            continue;
        };
        n_targets += 1;
        let level = rubric.level_idx(target).unwrap_or_default();
        let now = one
            .level
            .map_or(t::UNANSWERED, |level| rubric.level_title(level));
        let reached = match one.reached {
            Some(true) => t::plan::REACHED,
            Some(false) | None => t::plan::NOT_REACHED,
        };
        let to = link(fill_href(&desk.assessment, rubric, &one.id), "", "")
            .kid(span("number", one.id.as_str()))
            .text(" ")
            .text(&indicator.title);
        body = body.kid(
            el("tr")
                .key(one.id.as_str())
                .kid(el("th").set("scope", "row").kid(to))
                .kid(el("td").text(now))
                .kid(el("td").text(rubric.level_title(level)))
                .kid(el("td").text(reached)),
        );
    }
    let head = el("tr")
        .kid(column(t::plan::WHAT))
        .kid(column(t::plan::NOW))
        .kid(column(t::plan::TARGET))
        .kid(column(t::plan::STATUS));
    let table = el("table")
        .kid(el("caption").class("hidden-words").text(t::plan::TARGETS))
        .kid(el("thead").kid(head))
        .kid(body);
    let wide = div("wide")
        .set("tabindex", "0")
        .set("role", "region")
        .set("aria-label", t::plan::TARGETS)
        .kid(table);
    (n_targets > 0).then(|| {
        el("section")
            .key("targets")
            .set("aria-labelledby", "targets")
            .kid(el("h2").set("id", "targets").text(t::plan::TARGETS))
            .kid(p(t::plan::TARGETS_LEAD))
            .kid(wide)
    })
}
