//! Plan: what the team took on, by priority, with owners, dates and evidence.

mod exports;
mod fields;
mod own_task;
mod priority;
mod target;
mod task;

use levelwise_core::assessment::{Assessment, RaterId, Stamp, Task, TaskId};
use levelwise_core::merge::merge;
use levelwise_core::plan::{IndicatorPlan, PlanOutline, Prompts, outline};
use levelwise_core::record::{Date, Text};
use levelwise_core::rubric::{Indicator, Rubric};
use levelwise_core::score::{ScoreCards, View, score};
use yew::html::Scope;
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::chance;
use crate::components::{Tone, heading, notice};
use crate::el::{El, button, div, el, link, p, send, span};
use crate::files;
use crate::routes::Route;
use crate::shared::Shared;
use crate::state::Desk;
use crate::text::{t, t_report};

use super::report;
use super::workspace::{Message as WorkspaceMessage, Workspace};

pub(super) use target::target_field;

/// The plan, as one of the parts that come later.
pub(super) fn plan(desk: &Desk, scope: &Scope<Workspace>) -> Html {
    let props = PlanProps {
        assessment: desk.assessment.clone(),
        rubric: desk.rubric.clone(),
        me: desk.me.clone(),
        on_change: on_change(scope),
    };
    VChild::<PlanPage>::new(props, None).into()
}

/// Hands a changed copy of the assessment to the workspace.
pub(super) fn on_change(scope: &Scope<Workspace>) -> Callback<Assessment> {
    scope.callback(|copy: Assessment| {
        // Merged, so that nothing that was written meanwhile is lost.
        WorkspaceMessage::Edit(Box::new(move |here| {
            if let Ok(merged) = merge(here, &copy) {
                *here = merged;
            }
        }))
    })
}

/// What the tasks of an indicator are called that come from no step.
pub(super) fn prompts(indicator: &Indicator) -> Option<Prompts> {
    Some(Prompts {
        find_out: Text::new(&t::plan::find_out(indicator)).ok()?,
        sustain: Text::new(&t::plan::sustain(indicator)).ok()?,
    })
}

/// Properties of [`PlanPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PlanProps {
    /// The assessment with the plan.
    pub assessment: Shared<Assessment>,
    /// Its rubric.
    pub rubric: Shared<Rubric>,
    /// Who looks at it: what others said under the seal has no part in it.
    pub me: RaterId,
    /// Called with a changed copy.
    pub on_change: Callback<Assessment>,
}

/// What an event does to the assessment.
pub type Edit = Box<dyn FnOnce(&mut Assessment, &Stamp)>;

/// The page.
pub struct PlanPage {
    /// With every edit so far, also those that have not come back yet: two
    /// edits of one copy would count as one.
    latest: Assessment,
}

/// What happens on the page.
pub enum Message {
    /// Somebody changes the plan.
    Edit(Edit),
    /// The dates are saved as a calendar.
    Calendar,
    /// The tasks are saved as a sheet.
    Csv,
}

impl Component for PlanPage {
    type Message = Message;
    type Properties = PlanProps;

    fn create(context: &Context<Self>) -> Self {
        Self {
            latest: Assessment::clone(&context.props().assessment),
        }
    }

    fn changed(&mut self, context: &Context<Self>, _: &PlanProps) -> bool {
        self.latest = Assessment::clone(&context.props().assessment);
        true
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let props = context.props();
        match message {
            Message::Edit(edit) => {
                edit(&mut self.latest, &chance::stamp());
                props.on_change.emit(self.latest.clone());
            }
            Message::Calendar => exports::save_calendar(&self.latest, &props.rubric),
            Message::Csv => exports::save_csv(&self.latest, &props.rubric),
        }
        false
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let (assessment, rubric) = (&*props.assessment, &props.rubric);
        let scores = score(rubric, &assessment.open_to(&props.me), View::Team);
        let outline = outline(rubric, assessment, &scores);
        let shown = Shown {
            assessment,
            rubric,
            scope: context.link(),
            today: chance::today(),
        };
        let lead = div("screen-only")
            .html(heading(t::PLAN, ""))
            .kid(p(t::plan::LEAD).class("lead"))
            .kid(buttons(assessment, context.link()));
        div("page plan")
            .kid(print_head(assessment, t::PLAN))
            .kid(lead)
            .kid(shown.overview(&outline))
            .kid(shown.body(&outline, &scores))
            .kid(own_task::own_task(&shown))
            .done()
    }
}

fn buttons(assessment: &Assessment, scope: &Scope<PlanPage>) -> El {
    let report = Route::Report(assessment.id.clone()).href();
    let print = std::rc::Rc::new(|_| files::print());
    div("row")
        .kid(button("", t::PRINT).on_click(print))
        .kid(button("second", t::plan::CALENDAR).on_click(send(scope, |_| Message::Calendar)))
        .kid(button("second", t::plan::SPREADSHEET).on_click(send(scope, |_| Message::Csv)))
        .kid(link(report, "button second", t_report::REPORT))
}

/// Whose plan it is, or whose other page; on paper only.
pub(super) fn print_head(assessment: &Assessment, page: &str) -> El {
    let when = t::joined(
        report::cycle(assessment),
        &report::day(assessment).unwrap_or_default(),
    );
    el("header")
        .class("print-only report-head")
        .kid(p(page).class("report-title"))
        .kid(p(report::title(assessment)).class("report-organization"))
        .kid(p(&when))
}

fn change_task(id: &TaskId, change: impl FnOnce(&mut Task) + 'static) -> Message {
    let id = id.clone();
    Message::Edit(Box::new(move |assessment, stamp| {
        let shown = assessment.plan.get(&id).and_then(|task| task.shown());
        if let Some(mut task) = shown.cloned() {
            change(&mut task);
            assessment.set_task(&id, task, stamp);
        }
    }))
}

/// What every part of the page looks at.
struct Shown<'a> {
    assessment: &'a Assessment,
    rubric: &'a Shared<Rubric>,
    scope: &'a Scope<PlanPage>,
    today: Option<Date>,
}

impl Shown<'_> {
    /// Writes what `change` makes of a task when something is chosen.
    fn on_choice(
        &self,
        id: &TaskId,
        change: impl Fn(&str, &mut Task) + Clone + 'static,
    ) -> Callback<String> {
        let id = id.clone();
        self.scope.callback(move |word: String| {
            let change = change.clone();
            change_task(&id, move |task| change(&word, task))
        })
    }

    /// Writes what `change` makes of a task on an event.
    fn on_task(
        &self,
        id: &TaskId,
        change: impl Fn(&Event, &mut Task) + Clone + 'static,
    ) -> crate::el::Run {
        let id = id.clone();
        send(self.scope, move |event| {
            let change = change.clone();
            change_task(&id, move |task| change(&event, task))
        })
    }

    fn is_past(&self, task: &Task) -> bool {
        let due = task.due.as_ref();
        task.is_open() && due.is_some_and(|due| Some(due) < self.today.as_ref())
    }

    fn overview(&self, outline: &PlanOutline) -> El {
        let counts = outline.counts;
        let tasks = self.assessment.plan.values();
        let shown = tasks.filter_map(|register| register.settled());
        let n_past = shown.filter(|task| self.is_past(task)).count();
        let words = (counts.kept() > 0)
            .then(|| p(&t::plan::overview(outline.n_priorities, counts)).class("plan-overview"));
        let past = (n_past > 0).then(|| notice(Tone::Warning, &t::plan::past_due(n_past)));
        let many = outline
            .too_many
            .then(|| notice(Tone::Calm, &t::plan::too_many(outline.n_priorities)));
        el("div").kid_if(words).kid_if(many).kid_if(past)
    }

    fn body(&self, outline: &PlanOutline, scores: &ScoreCards) -> El {
        if outline.counts.kept() == 0 {
            return priority::nothing(self, scores).kid(self.finished(outline));
        }
        let is_sustained = |one: &&IndicatorPlan| {
            !one.is_priority && one.tasks.iter().any(|id| self.is_for_keeping(id))
        };
        let priorities: Vec<_> = (outline.indicators.iter())
            .filter(|one| one.is_priority || one.rate_again)
            .collect();
        let sustained: Vec<_> = (outline.indicators.iter())
            .filter(|one| !one.rate_again)
            .filter(is_sustained)
            .collect();
        let open: Vec<_> = (outline.others.iter())
            .filter(|id| self.is_kept_open(id))
            .cloned()
            .collect();
        let mut body = el("div");
        if !priorities.is_empty() {
            body = body.kid(self.section("priorities", t::plan::PRIORITIES, "", &priorities));
        }
        if !open.is_empty() {
            let title = el("h2").set("id", "others").text(t::plan::OTHERS);
            let section = el("section").set("aria-labelledby", "others").kid(title);
            body = body.kid(section.key("others").kid(self.tasks(&open)));
        }
        if !sustained.is_empty() {
            let lead = t::plan::SUSTAINED_LEAD;
            body = body.kid(self.section("sustained", t::plan::SUSTAINED, lead, &sustained));
        }
        body.kid(self.finished(outline))
    }

    fn section(
        &self,
        id: &'static str,
        title: &str,
        lead: &str,
        indicators: &[&IndicatorPlan],
    ) -> El {
        let mut section = el("section")
            .key(id)
            .set("aria-labelledby", id)
            .kid(el("h2").set("id", id).text(title))
            .kid_if((!lead.is_empty()).then(|| p(lead)));
        for one in indicators {
            section = section.kid_if(priority::priority(self, one));
        }
        section
    }

    /// What is not worked on any more, folded away.
    fn finished(&self, outline: &PlanOutline) -> El {
        let mut n_tasks = 0;
        let mut list = div("finished-list");
        for one in &outline.indicators {
            let stands_above = one.is_priority || one.rate_again;
            if !stands_above && !one.tasks.iter().any(|id| self.is_for_keeping(id)) {
                n_tasks += one.tasks.len();
                if !one.tasks.is_empty() {
                    list = list.kid_if(priority::priority(self, one));
                }
            }
        }
        let closed: Vec<_> = (outline.others.iter())
            .filter(|id| !self.is_kept_open(id))
            .cloned()
            .collect();
        n_tasks += closed.len();
        if !closed.is_empty() {
            list = list.kid(self.tasks(&closed));
        }
        let summary = el("summary")
            .text(t::plan::FINISHED)
            .text(" ")
            .kid(span("count", &n_tasks.to_string()));
        let fold = el("details").class("group").kid(summary).kid(list);
        el("div")
            .key("finished")
            .kid_if((n_tasks > 0).then_some(fold))
    }

    fn tasks(&self, ids: &[TaskId]) -> El {
        let mut list = el("ul").class("tasks");
        for id in ids {
            list = list.kid_if(task::task(self, id));
        }
        list
    }

    fn versions(&self, id: &TaskId) -> impl Iterator<Item = &Task> {
        let register = self.assessment.plan.get(id);
        let versions = register.into_iter().flat_map(|task| task.versions());
        versions.map(|version| &version.value)
    }

    fn is_kept_open(&self, id: &TaskId) -> bool {
        self.versions(id).any(Task::is_open)
    }

    fn is_for_keeping(&self, id: &TaskId) -> bool {
        use levelwise_core::assessment::Aim;
        let is_kept = |task: &Task| task.is_open() && task.aim == Aim::Sustain;
        self.versions(id).any(is_kept)
    }
}
