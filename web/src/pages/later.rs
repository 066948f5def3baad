//! Which of the pages that come later an address names, and what else comes
//! later. Nothing that the first indicator needs may lead here but by
//! `crate::later`.

use levelwise_core::assessment::AssessmentId;
use wasm_bindgen_futures::spawn_local;
use yew::html::Scope;
use yew::{Callback, Html};

use crate::components::{Tone, heading, notice, problem_list};
use crate::el::{div, link, p};
use crate::later::OnLoaded;
use crate::routes::Route;
use crate::state::{self, Desk, Loaded};
use crate::text::t;

use super::bench::Bench;
use super::crosswalk::{proposals, start_from, through};
use super::data::data;
use super::example::example;
use super::import::import;
use super::inventory::inventory;
use super::invite::invite;
use super::join::{join, take};
use super::meeting::meeting;
use super::plan::plan;
use super::progress::progress;
use super::report::report;
use super::results::results;
use super::rubrics::{begin, full, rubrics};
use super::send::send_back;
use super::start::panel;
use super::team::team;
use super::workspace::{Loading, Message, Workspace};

pub use super::shelf::shelf;

/// The pages of one assessment; of filling it in what stands above the form.
pub fn work(route: &Route, desk: &Desk, scope: &Scope<Workspace>) -> Html {
    match route {
        Route::Results(_) => results(desk, scope).done(),
        Route::Report(_) => report(desk),
        Route::Evidence(_) => inventory(desk, scope),
        Route::Through(_, other) => through(desk, other.as_ref()),
        Route::Proposals(_) => proposals(desk, scope),
        Route::Plan(_) => plan(desk, scope),
        Route::Invite(_) => invite(desk, scope),
        Route::Send(_) => send_back(desk),
        Route::Team(_) => team(desk, scope.callback(Message::Edit)),
        Route::Meeting(_, indicator) => meeting(
            desk,
            indicator.as_ref(),
            scope.callback(Message::Edit),
            scope.callback(|(id, answer)| Message::Answer(id, answer)),
        ),
        Route::Progress(_) => progress(desk, scope),
        Route::Fill(..) => start_from(desk),
        Route::Start | Route::Data | Route::Unknown => Html::default(),
        Route::Rubrics | Route::Rubric(..) => Html::default(),
        Route::Begin(_) | Route::Rate(..) => Html::default(),
        Route::Join(_) | Route::Take(_) => Html::default(),
    }
}

/// The pages that are about no assessment, but for the first.
pub fn site(route: &Route) -> Html {
    match route {
        Route::Data => data(),
        Route::Rubrics => rubrics(),
        Route::Rubric(id, area, indicator) => full(id, area.as_ref(), indicator.as_ref()),
        // It says why the rubric cannot be had.
        Route::Begin(id) | Route::Rate(id, ..) => begin(id),
        Route::Join(code) => join(code),
        Route::Take(code) => take(code),
        Route::Start | Route::Fill(..) | Route::Results(_) | Route::Unknown => Html::default(),
        Route::Evidence(_) | Route::Plan(_) | Route::Progress(_) => Html::default(),
        Route::Through(..) | Route::Proposals(_) => Html::default(),
        Route::Team(_) | Route::Meeting(..) | Route::Report(_) => Html::default(),
        Route::Invite(_) | Route::Send(_) => Html::default(),
    }
}

/// What stands beside a new assessment: opening a file, trying an example.
pub fn beside(on_change: Callback<()>) -> Html {
    let open = panel("open", t::OPEN_FILE)
        .kid(p(t::OPEN_FILE_LEAD))
        .html(import(on_change));
    [open.done(), example()].into_iter().collect()
}

/// Reads an assessment with its rubric.
pub fn load(id: &AssessmentId, done: OnLoaded) {
    let stored = match state::load(id) {
        Loaded::Missing => return done(Loading::Missing),
        Loaded::Unreadable(problems) => {
            state::move_aside(id);
            return done(Loading::Unreadable(problems));
        }
        Loaded::Found(stored) => stored,
    };
    spawn_local(async move {
        done(match state::find(&stored.assessment.rubric).await {
            Ok(rubric) => Bench::ready(*stored, rubric),
            Err(error) => Loading::NoRubric(error),
        });
    });
}

/// Why an assessment cannot be had.
pub fn not_loaded(loading: &Loading) -> Html {
    let page = |title: &str| div("page").html(heading(title, ""));
    match loading {
        Loading::Missing => page(t::NO_SUCH_ASSESSMENT)
            .kid(p(t::NO_SUCH_ASSESSMENT_MORE))
            .kid(p("").kid(link(Route::Start.href(), "", t::TO_ASSESSMENTS)))
            .done(),
        Loading::Unreadable(problems) => page(t::CANNOT_READ)
            .kid(notice(Tone::Problem, t::CANNOT_READ_MORE).kid(problem_list(problems.list())))
            .kid(p("").kid(link(Route::Data.href(), "", t::SEE_YOUR_DATA)))
            .done(),
        Loading::NoRubric(error) => page(t::NO_RUBRIC)
            .kid(notice(Tone::Problem, &t::rubric_error(error)))
            .done(),
        Loading::Busy | Loading::Ready(_) => Html::default(),
    }
}
