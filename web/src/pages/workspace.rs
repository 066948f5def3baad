//! Puts an assessment on the desk for the pages that work on it, and says
//! plainly when that cannot be done.

use levelwise_core::assessment::{AssessmentId, RaterId};
use levelwise_core::record::Problems;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::chance;
use crate::components::{Heading, Notice, ProblemList, SaveBadge, Saving, Tone};
use crate::routes::Route;
use crate::state::{self, Bench, BenchState, Desk, Keeper, Loaded, RubricError, SaveState, use_bench};
use crate::text::t;

use super::export;
use super::fill::Fill;
use super::results::Results;

/// Properties of [`Workspace`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// Which assessment.
    pub id: AssessmentId,
    /// Which of its pages.
    pub route: Route,
}

/// How far loading has come.
enum Loading {
    Busy,
    Missing,
    Unreadable(Problems),
    NoRubric(RubricError),
    Ready(Box<Bench>),
}

/// The pages of one assessment.
#[component]
pub fn Workspace(props: &Props) -> Html {
    let loading = use_state(|| Loading::Busy);
    {
        let loading = loading.clone();
        use_effect_with(props.id.clone(), move |id| {
            let id = id.clone();
            spawn_local(async move { loading.set(load(&id).await) });
        });
    }
    match &*loading {
        Loading::Busy => html! { <p class="page" role="status">{ t::LOADING }</p> },
        Loading::Missing => html! {
            <div class="page">
                <Heading title={t::NO_SUCH_ASSESSMENT} />
                <p>{ t::NO_SUCH_ASSESSMENT_MORE }</p>
                <p><a href="#/">{ t::TO_ASSESSMENTS }</a></p>
            </div>
        },
        Loading::Unreadable(problems) => html! {
            <div class="page">
                <Heading title={t::CANNOT_READ} />
                <Notice tone={Tone::Problem} title={t::CANNOT_READ_MORE}>
                    <ProblemList problems={problems.list().to_vec()} />
                </Notice>
                <p><a href="#/data">{ t::SEE_YOUR_DATA }</a></p>
            </div>
        },
        Loading::NoRubric(error) => html! {
            <div class="page">
                <Heading title={t::NO_RUBRIC} />
                <Notice tone={Tone::Problem} title={t::rubric_error(error)} />
            </div>
        },
        Loading::Ready(bench) => html! {
            <Worked bench={(**bench).clone()} route={props.route.clone()} />
        },
    }
}

async fn load(id: &AssessmentId) -> Loading {
    let stored = match state::load(id) {
        Loaded::Missing => return Loading::Missing,
        Loaded::Unreadable(problems) => {
            state::move_aside(id);
            return Loading::Unreadable(problems);
        }
        Loaded::Found(stored) => stored,
    };
    let rubric = match state::find(&stored.assessment.rubric).await {
        Ok(rubric) => rubric,
        Err(error) => return Loading::NoRubric(error),
    };
    let mut local = state::local(id);
    let me: RaterId = local.me.clone().unwrap_or_else(chance::id);
    if local.me.is_none() {
        local.me = Some(me.clone());
        // In memory at worst, which the header shows.
        let _ = state::set_local(id, &local);
    }
    Loading::Ready(Box::new(Bench {
        desk: Desk::new(stored.assessment, rubric, me),
        keeper: Keeper::new(stored.text, local.epoch),
    }))
}

/// Properties of [`Worked`].
#[derive(Debug, Clone, PartialEq, Properties)]
struct WorkedProps {
    bench: Bench,
    route: Route,
}

/// The desk is set: its header, what went wrong with saving, and the page.
#[component]
fn Worked(props: &WorkedProps) -> Html {
    let bench = use_bench(&props.bench);
    let assessment = &bench.desk.assessment;
    let id = &assessment.id;
    let about = assessment.about.shown();
    let organization = about.map_or("", |about| &about.organization);
    let title = if organization.is_empty() { t::UNNAMED } else { organization };
    let current = |here: bool| here.then_some("page");
    let on_results = matches!(props.route, Route::Results(_));
    let saving = match bench.save {
        SaveState::Saved => Saving::Done,
        SaveState::Saving => Saving::Waiting,
        SaveState::Failed(_) | SaveState::Erased => Saving::Failed,
    };
    html! {
        <>
            <div class="assessment-bar">
                <div class="inner">
                    <p class="assessment-title">
                        <strong>{ title }</strong>
                        if let Some(about) = about {
                            { " " }<span>{ &about.cycle.label }</span>
                        }
                    </p>
                    <nav aria-label={t::ASSESSMENT_NAVIGATION}>
                        <a href={Route::Fill(id.clone(), None, None).href()} aria-current={current(!on_results)}>{ t::FILL }</a>
                        <a href={Route::Results(id.clone()).href()} aria-current={current(on_results)}>{ t::RESULTS }</a>
                    </nav>
                    <SaveBadge {saving} />
                </div>
            </div>
            { save_notice(&bench) }
            if !assessment.rubric.names(&bench.desk.rubric) {
                <Notice tone={Tone::Warning} title={t::other_rubric(&assessment.rubric, &bench.desk.rubric)} />
            }
            if let Route::Fill(_, area, indicator) = &props.route {
                <Fill bench={bench.clone()} area={area.clone()} indicator={indicator.clone()} />
            } else {
                <Results bench={bench.clone()} />
            }
        </>
    }
}

/// Stays until saving works again.
fn save_notice(bench: &BenchState) -> Html {
    let title = match bench.save {
        SaveState::Saved | SaveState::Saving => return Html::default(),
        SaveState::Failed(error) => t::write_error(error),
        SaveState::Erased => t::ERASED_ELSEWHERE,
    };
    let again = bench.on_save_again.reform(|_: MouseEvent| ());
    let assessment = bench.desk.assessment.clone();
    let save_file = Callback::from(move |_: MouseEvent| export(&assessment));
    html! {
        <Notice tone={Tone::Problem} title={title}>
            <p class="row">
                <button type="button" onclick={save_file}>{ t::SAVE_FILE_NOW }</button>
                <button type="button" class="second" onclick={again}>{ t::SAVE_AGAIN }</button>
            </p>
        </Notice>
    }
}
