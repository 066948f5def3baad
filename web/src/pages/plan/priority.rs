//! One indicator of the plan: where it stands, what it is to reach, its tasks;
//! and where to begin while nothing is planned.

use levelwise_core::plan::{IndicatorPlan, take_on};
use levelwise_core::rubric::IndicatorId;
use levelwise_core::score::ScoreCards;
use levelwise_core::suggest::{Suggestion, suggest};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};

use crate::components::{Tone, notice};
use crate::el::{El, Run, button, div, el, link, p, send, span};
use crate::host;
use crate::pages::results::fill_href;
use crate::routes::Route;
use crate::text::t;

use super::target::target_field;
use super::{Message, Shown, own_task, prompts};

/// An indicator with everything that is planned for it.
pub(super) fn priority(shown: &Shown<'_>, plan: &IndicatorPlan) -> Option<El> {
    let indicator = shown.rubric.indicator(&plan.id)?;
    let href = fill_href(shown.assessment, shown.rubric, &plan.id);
    let title = link(href.clone(), "", "")
        .kid(span("number", plan.id.as_str()))
        .text(" ")
        .text(&indicator.title);
    let scope = shown.scope.clone();
    let target = target_field(shown.assessment, shown.rubric, &plan.id, move |edit| {
        scope.send_message(Message::Edit(edit));
    });
    let on_paper = plan.target.as_ref().map(|level| {
        let level = shown.rubric.level_idx(level).unwrap_or_default();
        p(&t::plan::target(shown.rubric.level_title(level))).class("print-only")
    });
    let head = div("priority-head")
        .kid(
            el("div")
                .kid(el("h3").kid(title))
                .kid(p(&t::plan::now_and_next(plan.level, shown.rubric)).class("from-to"))
                .kid_if(on_paper),
        )
        .kid(target);
    let again = plan.rate_again.then(|| {
        let rate = link(href.clone(), "button", &t::plan::rate(&plan.id));
        notice(Tone::Good, t::plan::RATE_AGAIN).kid(p("").kid(rate))
    });
    let has_come = plan.tasks.iter().any(|id| {
        let is_past = |task| shown.is_past(task);
        shown.is_for_keeping(id) && shown.versions(id).any(is_past)
    });
    let look = has_come.then(|| {
        let rate = link(href, "", &t::plan::rate(&plan.id));
        notice(Tone::Calm, t::plan::LOOK_AGAIN).kid(p("").kid(rate))
    });
    let add = button("quiet screen-only", &t::plan::own_task_for(&plan.id))
        .on_click(begin_own_task(plan.id.clone()));
    let card = el("article")
        .class("priority")
        .key(plan.id.as_str())
        .kid(head)
        .kid_if(again)
        .kid_if(look)
        .kid(shown.tasks(&plan.tasks))
        .kid(add);
    Some(card)
}

/// Goes to the form below, with the indicator chosen.
fn begin_own_task(id: IndicatorId) -> Run {
    std::rc::Rc::new(move |_: Event| {
        if let Some(select) = host::find(own_task::INDICATOR) {
            let select: HtmlSelectElement = select.unchecked_into();
            select.set_value(id.as_str());
        }
        if let Some(field) = host::find(own_task::TEXT) {
            let _ = field.focus();
        }
    })
}

/// What to begin with.
pub(super) fn nothing(shown: &Shown<'_>, scores: &ScoreCards) -> El {
    let suggestions = suggest(shown.rubric, scores);
    let results = Route::Results(shown.assessment.id.clone()).href();
    let panel = div("panel screen-only")
        .key("nothing")
        .kid(p(t::plan::NOTHING).class("notice-title"))
        .kid(p(t::plan::NOTHING_MORE));
    let mut list = el("ul").class("begin-with");
    let focus = |suggestion: &&Suggestion| suggestions.focus.contains(&suggestion.indicator);
    for suggestion in suggestions.act_now.iter().filter(focus) {
        list = list.kid_if(beginning(shown, suggestion));
    }
    let begin = (!suggestions.focus.is_empty())
        .then(|| el("div").kid(el("h2").text(t::plan::BEGIN_WITH)).kid(list));
    el("div").kid(
        panel
            .kid_if(begin)
            .kid(p("").kid(link(results, "", t::plan::ALL_SUGGESTIONS))),
    )
}

fn beginning(shown: &Shown<'_>, suggestion: &Suggestion) -> Option<El> {
    let indicator = shown.rubric.indicator(&suggestion.indicator)?;
    let prompts = prompts(indicator)?;
    let words = el("span")
        .kid(span("number", suggestion.indicator.as_str()))
        .text(" ")
        .text(&indicator.title)
        .text(" ")
        .kid(span("hint", &t::from_to(suggestion, shown.rubric)));
    let taken = suggestion.clone();
    let rubric = shown.rubric.clone();
    let add = send(shown.scope, move |_| {
        let (taken, rubric, prompts) = (taken.clone(), rubric.clone(), prompts.clone());
        Message::Edit(Box::new(move |assessment, stamp| {
            take_on(assessment, &taken, &rubric, &prompts, stamp);
        }))
    });
    let hidden = span("hidden-words", &[": ", &*indicator.title].concat());
    let add = button("second", t::plan::ADD).kid(hidden).on_click(add);
    Some(
        el("li")
            .key(suggestion.indicator.as_str())
            .kid(words)
            .kid(add),
    )
}
