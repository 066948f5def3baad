//! Start: the assessments on this device, a new one, a file, an example.

use levelwise_core::assessment::{Assessment, RaterId};
use levelwise_core::rubric::RubricId;
use levelwise_core::score::{View, score};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::chance;
use crate::components::{Heading, Notice, Progress, Tone};
use crate::routes::Route;
use crate::state::{self, RubricError};
use crate::text::t;

use super::go;
use super::import::Import;
use super::new_assessment::NewAssessment;

/// The start page.
#[component]
pub fn Start() -> Html {
    let shelf = use_state(state::shelf);
    let refresh = {
        let shelf = shelf.clone();
        Callback::from(move |()| shelf.set(state::shelf()))
    };
    let card = |assessment: &Assessment| {
        html! { <AssessmentCard key={assessment.id.as_str()} assessment={assessment.clone()} /> }
    };
    html! {
        <div class="page start">
            <Heading title={t::START_TITLE} />
            <p class="lead">{ t::START_LEAD }</p>
            if !shelf.unreadable.is_empty() {
                <Notice tone={Tone::Warning} title={t::unreadable_kept(shelf.unreadable.len())}>
                    <p><a href="#/data">{ t::SEE_YOUR_DATA }</a></p>
                </Notice>
            }
            if !shelf.assessments.is_empty() {
                <section aria-labelledby="on-device">
                    <h2 id="on-device">{ t::ON_THIS_DEVICE }</h2>
                    <ul class="cards">{ for shelf.assessments.iter().map(card) }</ul>
                </section>
            }
            <div class="two">
                <section class="panel" aria-labelledby="new">
                    <h2 id="new">{ t::NEW_ASSESSMENT }</h2>
                    <NewAssessment />
                </section>
                <div>
                    <section class="panel" aria-labelledby="open">
                        <h2 id="open">{ t::OPEN_FILE }</h2>
                        <p>{ t::OPEN_FILE_LEAD }</p>
                        <Import on_change={refresh} />
                    </section>
                    <section class="panel" aria-labelledby="example">
                        <h2 id="example">{ t::TRY_EXAMPLE }</h2>
                        <p>{ t::TRY_EXAMPLE_LEAD }</p>
                        <Example />
                    </section>
                </div>
            </div>
        </div>
    }
}

/// Properties of [`AssessmentCard`].
#[derive(Debug, Clone, PartialEq, Properties)]
struct CardProps {
    assessment: Assessment,
}

/// One assessment on this device, with its progress and date.
#[component]
fn AssessmentCard(props: &CardProps) -> Html {
    let assessment = &props.assessment;
    let rubric = use_state(|| None);
    {
        let (rubric, wanted) = (rubric.clone(), assessment.rubric.clone());
        use_effect_with(assessment.id.clone(), move |_| {
            spawn_local(async move {
                if let Ok(found) = state::find(&wanted).await {
                    rubric.set(Some(found));
                }
            });
        });
    }
    let about = assessment.about.shown();
    let organization = about.map_or("", |about| &about.organization);
    let title = if organization.is_empty() { t::UNNAMED } else { organization };
    let n_raters = assessment.present_raters().count();
    let progress = rubric.as_ref().map(|rubric| {
        let me = state::local(&assessment.id).me;
        let view = me.as_ref().map_or(View::Team, View::Rater);
        let counts = score(rubric, assessment, view).rubric.counts;
        html! { <Progress n_answered={counts.answered()} n_all={counts.all()} /> }
    });
    html! {
        <li class="card">
            <h3><a href={Route::Fill(assessment.id.clone(), None, None).href()}>{ title }</a></h3>
            <p class="cycle">
                if let Some(about) = about {
                    <span>{ &about.cycle.label }</span>
                    if let Some(date) = &about.cycle.date {
                        { " " }<time datetime={date.as_str().to_owned()}>{ t::date(date) }</time>
                    }
                }
            </p>
            <p class="hint">
                if let Some(rubric) = &*rubric {
                    { &*rubric.title }
                } else {
                    { assessment.rubric.id.as_str() }
                }
                if n_raters > 1 {
                    { ", " }{ t::raters(n_raters) }
                }
            </p>
            { progress }
            <p class="row">
                <a class="button" href={Route::Fill(assessment.id.clone(), None, None).href()}>
                    { t::FILL }<span class="hidden-words">{ format!(" {title}") }</span>
                </a>
                <a class="button second" href={Route::Results(assessment.id.clone()).href()}>
                    { t::RESULTS }<span class="hidden-words">{ format!(" {title}") }</span>
                </a>
            </p>
        </li>
    }
}

/// Opens a filled example as an assessment of its own.
#[component]
fn Example() -> Html {
    let failed = use_state(|| None::<RubricError>);
    let onclick = {
        let failed = failed.clone();
        Callback::from(move |_: MouseEvent| {
            let failed = failed.clone();
            spawn_local(async move {
                match open_example().await {
                    Ok(route) => go(&route),
                    Err(error) => failed.set(Some(error)),
                }
            });
        })
    };
    html! {
        <>
            <button type="button" class="second" {onclick}>{ t::OPEN_EXAMPLE }</button>
            if let Some(error) = &*failed {
                <Notice tone={Tone::Problem} title={t::rubric_error(error)} />
            }
        </>
    }
}

async fn open_example() -> Result<Route, RubricError> {
    let rubric = state::index().await?;
    let first = rubric.first().map(|card| card.id.clone());
    let id: RubricId = first.ok_or(RubricError::NotFetched)?;
    let mut assessment = state::example(&id).await?;
    // Each opening is an assessment of its own, so that trying things out twice
    // does not mix.
    assessment.id = chance::id();
    let me: Option<RaterId> = assessment.raters.keys().next().cloned();
    // If it cannot be kept, it is in memory and the page says so.
    let _ = state::add(&assessment);
    let _ = state::set_local(
        &assessment.id,
        &state::Local {
            me,
            ..state::Local::default()
        },
    );
    Ok(Route::Results(assessment.id))
}
