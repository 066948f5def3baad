//! Puts an assessment on the desk, keeps it saved, and shows the pages that work
//! on it. An edit is written a little later, at once when the page is hidden,
//! and together with what other tabs write.

use gloo_timers::callback::Timeout;
use levelwise_core::assessment::{Answer, Assessment, AssessmentId};
use levelwise_core::record::Problems;
use levelwise_core::rubric::IndicatorId;
use web_sys::Event;
use yew::prelude::*;

use crate::chance;
use crate::components::{OnAnswer, Saving, Tone, notice, save_badge};
use crate::el::{El, button, div, el, link, p, send};
use crate::events::{self, Listener};
use crate::later::{Later, Part};
use crate::routes::Route;
use crate::shared::Shared;
use crate::state::{self, Action, RubricError, SaveState};
use crate::text::{t, t_evidence};

use super::bench::{Bench, Heard};
use super::{export, fill, report};

/// How long after an edit it is written, in milliseconds: long enough to paint
/// first and to join what is typed, short enough that nobody waits.
const PAUSE: u32 = 150;

/// Properties of [`Workspace`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct WorkspaceProps {
    /// Which assessment.
    pub id: AssessmentId,
    /// Which of its pages.
    pub route: Shared<Route>,
    /// What comes later.
    pub part: Part,
}

/// What a page does to the assessment.
pub type Edit = Box<dyn FnOnce(&mut Assessment)>;

/// What happens to a workspace.
pub enum Message {
    /// Loading has come to an end.
    Loaded(Loading),
    /// The person answers.
    Answer(IndicatorId, Answer),
    /// A page that comes later writes. It is done to what stands here then, not
    /// to what the page was drawn from: on a slow machine the next key comes
    /// before the next drawing, and two writes to one copy would stand apart.
    Edit(Edit),
    /// The last answer is taken back.
    Undo,
    /// It is time to write.
    Write,
    /// The page is hidden or left; what waits is written at once.
    Leave,
    /// Another tab wrote something.
    Heard(Event),
    /// Write although another tab erased the assessment.
    SaveAgain,
    /// Save a file.
    Export,
}

/// How far loading has come.
pub enum Loading {
    /// It goes on.
    Busy,
    /// Nothing is stored under this id.
    Missing,
    /// What is stored cannot be read.
    Unreadable(Problems),
    /// The rubric cannot be had.
    NoRubric(RubricError),
    /// Here it is.
    Ready(Box<Bench>),
}

/// The pages of one assessment.
pub struct Workspace {
    loading: Loading,
    waiting: Option<Timeout>,
    on_answer: OnAnswer,
    /// The indicator to bring into view once it is drawn.
    to_show: Option<IndicatorId>,
    _listeners: [Listener; 3],
}

impl Component for Workspace {
    type Message = Message;
    type Properties = WorkspaceProps;

    fn create(context: &Context<Self>) -> Self {
        let scope = context.link();
        let begun = state::begun(&context.props().id).and_then(|stored| {
            let rubric = state::known(&stored.assessment.rubric.id)?;
            Some(Bench::ready(stored, rubric))
        });
        if begun.is_none() {
            load(context);
        }
        let hear = |name, message: fn(Event) -> Message| {
            let scope = scope.clone();
            events::listen(name, move |event| scope.send_message(message(event)))
        };
        Self {
            loading: begun.unwrap_or(Loading::Busy),
            waiting: None,
            on_answer: scope.callback(|(id, answer)| Message::Answer(id, answer)),
            to_show: shown_by(&context.props().route),
            _listeners: [
                hear("storage", Message::Heard),
                hear("pagehide", |_| Message::Leave),
                hear("visibilitychange", |_| Message::Leave),
            ],
        }
    }

    fn changed(&mut self, context: &Context<Self>, before: &WorkspaceProps) -> bool {
        let props = context.props();
        if props.route != before.route {
            self.to_show = shown_by(&props.route);
        }
        if props.part != before.part {
            match &mut self.loading {
                Loading::Busy => load(context),
                // What could not be written without it.
                Loading::Ready(bench) if bench.save == SaveState::Saving => {
                    bench.write(&props.part);
                }
                Loading::Ready(_)
                | Loading::Missing
                | Loading::Unreadable(_)
                | Loading::NoRubric(_) => {}
            }
        }
        true
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        if let Message::Loaded(loading) = message {
            self.loading = loading;
            return true;
        }
        let Loading::Ready(bench) = &mut self.loading else {
            return false;
        };
        match message {
            Message::Loaded(_) => false,
            Message::Answer(id, answer) => {
                let changed = bench.desk.step(Action::Answer(id, answer, chance::stamp()));
                changed && self.wait(context)
            }
            Message::Edit(edit) => {
                let mut edited = Assessment::clone(&bench.desk.assessment);
                edit(&mut edited);
                bench.desk.step(Action::Merged(Box::new(edited))) && self.wait(context)
            }
            Message::Undo => bench.desk.step(Action::Undo(chance::stamp())) && self.wait(context),
            Message::Write => {
                self.waiting = None;
                bench.write(&context.props().part)
            }
            Message::Leave => self.waiting.take().is_some() && bench.write(&context.props().part),
            Message::Heard(event) => {
                let merged = bench.hear(&event, context);
                if merged == Heard::Merged {
                    // Two tabs may have written at the same moment, and one text
                    // won; what it lacks is written again.
                    return self.wait(context);
                }
                merged != Heard::Nothing
            }
            Message::SaveAgain => {
                bench
                    .keeper
                    .remember(&bench.desk.assessment.id, &bench.desk.me);
                bench.write(&context.props().part)
            }
            Message::Export => {
                export(&bench.desk.assessment);
                false
            }
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let part = &context.props().part;
        match &self.loading {
            Loading::Busy => {
                let loading = || p(t::LOADING).set("role", "status").done();
                div("page").html(part.draw(|_| loading())).done()
            }
            failed @ (Loading::Missing | Loading::Unreadable(_) | Loading::NoRubric(_)) => {
                part.draw(|later| (later.not_loaded)(failed))
            }
            Loading::Ready(bench) => self.worked(bench, context).done(),
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if matches!(self.loading, Loading::Ready(_))
            && let Some(id) = self.to_show.take()
        {
            fill::show(&id);
        }
    }

    fn destroy(&mut self, context: &Context<Self>) {
        if let (Loading::Ready(bench), Some(_)) = (&mut self.loading, self.waiting.take()) {
            bench.write(&context.props().part);
        }
    }
}

impl Workspace {
    /// Writes a little later; what is typed until then joins.
    fn wait(&mut self, context: &Context<Self>) -> bool {
        if let Loading::Ready(bench) = &mut self.loading
            && bench.save != SaveState::Erased
        {
            bench.save = SaveState::Saving;
            let scope = context.link().clone();
            let timeout = Timeout::new(PAUSE, move || scope.send_message(Message::Write));
            self.waiting = Some(timeout);
        }
        true
    }

    /// The desk is set: its header, what went wrong with saving, and the page.
    fn worked(&self, bench: &Bench, context: &Context<Self>) -> El {
        let desk = &bench.desk;
        let route: &Route = &context.props().route;
        let other = (!desk.assessment.rubric.names(&desk.rubric))
            .then(|| t::other_rubric(&desk.assessment.rubric, &desk.rubric));
        let part = &context.props().part;
        let work = |later: &'static Later| (later.work)(route, desk, context.link());
        let (above, page) = if let Route::Fill(_, area, indicator) = route {
            let form = fill::fill(
                desk,
                area.as_ref().unwrap_or(&bench.opening),
                indicator.as_ref(),
                &self.on_answer,
                context.link(),
            );
            (part.here().map(work).unwrap_or_default(), form.done())
        } else {
            (Html::default(), part.draw(work))
        };
        div("workspace")
            .kid(bar(bench, route))
            .kid_if(save_notice(bench, context))
            .kid_if(other.map(|words| notice(Tone::Warning, &words)))
            .html(above)
            .html(page)
    }
}

/// Reads the assessment, once what it takes is here.
fn load(context: &Context<Workspace>) {
    if let Some(later) = context.props().part.here() {
        let scope = context.link().clone();
        let done = move |loading| scope.send_message(Message::Loaded(loading));
        (later.load)(&context.props().id, Box::new(done));
    }
}

fn shown_by(route: &Route) -> Option<IndicatorId> {
    if let Route::Fill(_, _, indicator) = route {
        indicator.clone()
    } else {
        None
    }
}

/// Its name, its pages, and whether it is saved.
fn bar(bench: &Bench, route: &Route) -> El {
    let assessment = &bench.desk.assessment;
    let id = &assessment.id;
    let on_fill = matches!(route, Route::Fill(..));
    let saving = match bench.save {
        SaveState::Saved => Saving::Done,
        SaveState::Saving => Saving::Waiting,
        SaveState::Failed(_) | SaveState::Erased => Saving::Failed,
    };
    let cycle = report::cycle(assessment);
    let title = p("")
        .class("assessment-title")
        .kid(el("strong").text(report::title(assessment)))
        .text(" ")
        .kid(el("span").text(cycle));
    let page = |route: Route, words: &str, here: bool| {
        link(route.href(), "", words).set_if(here, "aria-current", "page")
    };
    let other = |other: Route, words: &str| {
        let here = *route == other;
        page(other, words, here)
    };
    let nav = el("nav")
        .set("aria-label", t::ASSESSMENT_NAVIGATION)
        .kid(page(Route::Fill(id.clone(), None, None), t::FILL, on_fill))
        .kid(other(Route::Evidence(id.clone()), t_evidence::EVIDENCE))
        .kid(other(Route::Results(id.clone()), t::RESULTS))
        .kid(other(Route::Team(id.clone()), t::TEAM))
        .kid(other(Route::Plan(id.clone()), t::PLAN))
        .kid(other(Route::Progress(id.clone()), t::PROGRESS))
        .kid(other(Route::Invite(id.clone()), t::INVITE))
        .kid(other(Route::Send(id.clone()), t::SEND));
    div("assessment-bar").kid(div("inner").kid(title).kid(nav).kid(save_badge(saving)))
}

/// Stays until saving works again.
fn save_notice(bench: &Bench, context: &Context<Workspace>) -> Option<El> {
    let title = match bench.save {
        SaveState::Saved | SaveState::Saving => return None,
        SaveState::Failed(error) => t::write_error(error),
        SaveState::Erased => t::ERASED_ELSEWHERE,
    };
    let scope = context.link();
    let row = div("row")
        .kid(button("", t::SAVE_FILE_NOW).on_click(send(scope, |_| Message::Export)))
        .kid(button("second", t::SAVE_AGAIN).on_click(send(scope, |_| Message::SaveAgain)));
    Some(notice(Tone::Problem, title).kid(row))
}
