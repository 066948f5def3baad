//! Fill: one area at a time, each indicator with all its descriptors.

use levelwise_core::assessment::{Answer, Version};
use levelwise_core::rubric::{Area, AreaId, Indicator, IndicatorId};
use web_sys::{HtmlElement, HtmlSelectElement};
use yew::prelude::*;

use crate::components::{Heading, IndicatorForm, Progress};
use crate::routes::Route;
use crate::state::{BenchState, Desk};
use crate::text::t;

use super::go;

/// Properties of [`Fill`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The desk.
    pub bench: BenchState,
    /// The area to show; the first unfinished one if it is left out.
    pub area: Option<AreaId>,
    /// The indicator to show first.
    pub indicator: Option<IndicatorId>,
}

/// The page on which an assessment is filled.
#[component]
pub fn Fill(props: &Props) -> Html {
    let desk: &Desk = &props.bench.desk;
    let rubric = &desk.rubric;
    // Where the page opens is decided once: filling the last indicator of an
    // area must not turn the page.
    let opening = use_memo((), |()| opening_area(desk));
    let wanted = props.area.as_ref().unwrap_or(&opening);
    let area_idx = rubric.areas.iter().position(|area| area.id == *wanted).unwrap_or(0);
    let area = &rubric.areas[area_idx];
    use_shown(props.indicator.clone());

    let counts = &desk.mine.rubric.counts;
    let undo = props.bench.on_undo.reform(|_: MouseEvent| ());
    let next = next_unanswered(desk, props.indicator.as_ref(), area);
    html! {
        <div class="page fill">
            <div class="fill-bar">
                <Progress n_answered={counts.answered()} n_all={counts.all()} />
                <div class="row">
                    <button type="button" class="second" onclick={undo} disabled={desk.undoable().is_none()}>
                        { t::UNDO }
                    </button>
                    if let Some(route) = next {
                        <a class="button" href={route.href()}>{ t::NEXT_UNANSWERED }</a>
                    } else {
                        <a class="button" href={Route::Results(desk.assessment.id.clone()).href()}>{ t::SEE_RESULTS }</a>
                    }
                </div>
            </div>
            <div class="fill-columns">
                { area_list(desk, area) }
                <section class="area">
                    <Heading title={area.title.to_string()} page={area.id.to_string()} />
                    <p class="lead">{ &*area.summary }</p>
                    { area_score(desk, area_idx) }
                    if desk.answered_none() {
                        <p class="explain">{ t::FILL_EXPLAINED }</p>
                    }
                    { for area.practices.iter().map(|practice| html! {
                        <section class="practice" key={practice.id.as_str()}>
                            <h2>
                                <span class="hidden-words">{ t::PRACTICE }{ " " }</span>
                                <span class="number">{ practice.id.as_str() }</span>
                                { " " }
                                { &*practice.title }
                            </h2>
                            { for practice.indicators.iter().map(|indicator| form(indicator, &props.bench)) }
                        </section>
                    }) }
                    { turn(desk, area_idx) }
                </section>
            </div>
        </div>
    }
}

fn form(indicator: &Indicator, bench: &BenchState) -> Html {
    let desk = &bench.desk;
    let id = &indicator.id;
    html! {
        <IndicatorForm
            key={id.as_str()}
            rubric={desk.rubric.clone()}
            id={id.clone()}
            answer={desk.answer(id)}
            apart={apart(desk, id)}
            on_answer={bench.on_answer.clone()}
        />
    }
}

fn apart(desk: &Desk, id: &IndicatorId) -> Vec<Version<Answer>> {
    let rater = desk.assessment.raters.get(&desk.me);
    rater
        .and_then(|rater| rater.answers.get(id))
        .filter(|register| register.is_apart())
        .map(|register| register.versions().to_vec())
        .unwrap_or_default()
}

/// All areas with their progress: a list beside the form, a select on phones.
fn area_list(desk: &Desk, shown: &Area) -> Html {
    let id = &desk.assessment.id;
    let route = |area: &AreaId| Route::Fill(id.clone(), Some(area.clone()), None);
    let rows = desk.rubric.areas.iter().zip(&desk.mine.areas);
    let item = |(area, card): (&Area, &levelwise_core::score::AreaCard)| {
        let counts = &card.card.counts;
        let done = counts.unanswered == 0;
        html! {
            <li key={area.id.as_str()}>
                <a
                    href={route(&area.id).href()}
                    class={classes!(done.then_some("done"))}
                    aria-current={(area.id == shown.id).then_some("step")}
                >
                    <span>{ &*area.title }</span>
                    <span class="count">
                        { t::answered_short(counts.answered(), counts.all()) }
                        <span class="hidden-words">{ t::ANSWERED }</span>
                    </span>
                </a>
            </li>
        }
    };
    let option = |(area, card): (&Area, &levelwise_core::score::AreaCard)| {
        let counts = &card.card.counts;
        let words = t::answered_short(counts.answered(), counts.all());
        html! {
            <option key={area.id.as_str()} value={area.id.to_string()} selected={area.id == shown.id}>
                { format!("{} ({words})", area.title) }
            </option>
        }
    };
    let id = id.clone();
    let onchange = Callback::from(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        if let Ok(area) = AreaId::new(&select.value()) {
            go(&Route::Fill(id.clone(), Some(area), None));
        }
    });
    html! {
        <nav class="areas" aria-label={t::AREAS}>
            <ol class="area-list">{ for rows.clone().map(item) }</ol>
            <label class="area-select">
                <span>{ t::AREA }</span>
                <select {onchange}>{ for rows.map(option) }</select>
            </label>
        </nav>
    }
}

/// The score of the area so far, alive with every rating.
fn area_score(desk: &Desk, area_idx: usize) -> Html {
    let card = &desk.mine.areas[area_idx].card;
    html! {
        <p class="area-score" role="status">
            <span class="label">{ t::SO_FAR }</span>
            { " " }
            <strong class={t::stage_class(card)}>{ t::stage(card, &desk.rubric) }</strong>
            { " " }
            <span class="hint">{ t::rated_of(card) }</span>
        </p>
    }
}

fn turn(desk: &Desk, area_idx: usize) -> Html {
    let areas = &desk.rubric.areas;
    let link = |area: &Area, words: String, class: &'static str| {
        let route = Route::Fill(desk.assessment.id.clone(), Some(area.id.clone()), None);
        html! { <a class={classes!("button", class)} href={route.href()}>{ words }</a> }
    };
    let before = area_idx.checked_sub(1).and_then(|index| areas.get(index));
    let after = areas.get(area_idx + 1);
    html! {
        <nav class="turn" aria-label={t::TURN}>
            if let Some(area) = before {
                { link(area, t::previous(&area.title), "second") }
            }
            if let Some(area) = after {
                { link(area, t::next(&area.title), "forward") }
            } else {
                <a class="button forward" href={Route::Results(desk.assessment.id.clone()).href()}>{ t::SEE_RESULTS }</a>
            }
        </nav>
    }
}

fn opening_area(desk: &Desk) -> AreaId {
    let unanswered = desk.next_unanswered(None);
    let place = unanswered.and_then(|id| desk.rubric.place(&id));
    let area_idx = place.map_or(0, |place| place.area_idx);
    desk.rubric.areas[area_idx].id.clone()
}

/// The next indicator without a choice, from the one shown or the area's first.
fn next_unanswered(desk: &Desk, shown: Option<&IndicatorId>, area: &Area) -> Option<Route> {
    let in_area = area.practices.iter().flat_map(|practice| &practice.indicators);
    let mut unanswered = in_area.filter(|indicator| desk.answer(&indicator.id).choice.is_none());
    let first = unanswered.find(|indicator| Some(&indicator.id) != shown);
    let last = area.practices.last().and_then(|practice| practice.indicators.last());
    let next = match first {
        Some(indicator) => indicator.id.clone(),
        None => desk.next_unanswered(last.map(|indicator| &indicator.id))?,
    };
    let place = desk.rubric.place(&next)?;
    let (area, _) = desk.rubric.around(place);
    Some(Route::Fill(
        desk.assessment.id.clone(),
        Some(area.id.clone()),
        Some(next),
    ))
}

/// Brings an indicator into view and puts the focus on its choices.
#[hook]
fn use_shown(indicator: Option<IndicatorId>) {
    use_effect_with(indicator, |indicator| {
        let Some(id) = indicator else {
            return;
        };
        let document = web_sys::window().and_then(|window| window.document());
        let Some(form) = document.and_then(|document| {
            document.get_element_by_id(&format!("indicator-{id}"))
        }) else {
            return;
        };
        form.scroll_into_view();
        let radio = form
            .query_selector("input[type=radio]:checked")
            .ok()
            .flatten()
            .or_else(|| form.query_selector("input[type=radio]").ok().flatten());
        if let Some(radio) = radio {
            let radio: HtmlElement = wasm_bindgen::JsCast::unchecked_into(radio);
            let _ = radio.focus();
        }
    });
}
