//! What became of the plan of the cycle before, and what of it goes on.

use levelwise_core::assessment::TaskId;
use levelwise_core::trend::{PlanOutcome, Trend};

use crate::el::{El, button, div, el, p, send, span};
use crate::text::t;

use super::{Message, Shown, column, row_title, section, wide};

/// The outcome by indicator, then the tasks that were open; nothing without a
/// plan.
pub(super) fn old_plan(shown: &Shown<'_>, trend: &Trend) -> Option<El> {
    if trend.plan.is_empty() {
        return None;
    }
    let head = el("tr")
        .kid(column(t::progress::INDICATOR))
        .kid(column(t::progress::TASKS))
        .kid(column(t::progress::SINCE));
    let mut body = el("tbody");
    for outcome in &trend.plan {
        body = body.kid(row(shown, outcome));
    }
    let open: Vec<&TaskId> = trend
        .plan
        .iter()
        .flat_map(|outcome| &outcome.open)
        .collect();
    let part =
        section("old-plan", t::progress::OLD_PLAN).kid(wide(t::progress::OLD_PLAN, head, body));
    if open.is_empty() {
        return Some(part);
    }
    let mut list = el("ul").class("begin-with");
    for id in open {
        list = list.kid_if(still_open(shown, trend, id));
    }
    Some(
        part.kid(
            div("still-open")
                .kid(el("h3").text(t::progress::STILL_OPEN))
                .kid(list),
        ),
    )
}

fn row(shown: &Shown<'_>, outcome: &PlanOutcome) -> El {
    let indicator = outcome
        .indicator
        .as_ref()
        .and_then(|id| shown.rubric.indicator(id));
    let title = match indicator {
        Some(indicator) => el("span")
            .kid(span("number", indicator.id.as_str()))
            .text(" ")
            .text(&indicator.title),
        None => el("span").text(t::progress::OTHER_TASKS),
    };
    let change = outcome.change.map(t::progress::change).unwrap_or_default();
    row_title(title)
        .kid(el("td").text(&t::progress::tasks(outcome.counts)))
        .kid(el("td").text(&change))
}

/// A task of the last plan, which can be taken into this one under the same id.
fn still_open(shown: &Shown<'_>, trend: &Trend, id: &TaskId) -> Option<El> {
    let before = trend.cycles.get(trend.cycles.len().checked_sub(2)?)?;
    let earlier = shown.assessment.past.get(&before.id)?;
    let task = earlier.plan.get(id)?.shown()?.clone();
    let words = t::joined(&task.text, task.owner.trim());
    let item = el("li").key(id.as_str()).kid(p(&words));
    if shown.assessment.plan.contains_key(id) {
        return Some(item.kid(span("in-plan", t::progress::GOES_ON)));
    }
    let hidden = span("hidden-words", &[": ", &*task.text].concat());
    let (id, known) = (id.clone(), shown.rubric.clone());
    let go_on = send(shown.scope, move |_| {
        let (id, mut task, known) = (id.clone(), task.clone(), known.clone());
        Message::Edit(Box::new(move |assessment, stamp| {
            // An indicator that changed since is no longer what the task was for.
            let serves = task.indicator.as_ref().and_then(|id| known.indicator(id));
            if serves.is_none() {
                task.indicator = None;
                task.step = None;
            }
            assessment.set_task(&id, task, stamp);
        }))
    });
    let button = button("second screen-only", t::progress::GO_ON)
        .kid(hidden)
        .on_click(go_on);
    Some(item.kid(button))
}
