//! Fill: one area at a time, each indicator with all its descriptors.

use levelwise_core::rubric::{Area, AreaId, Indicator, IndicatorId, LevelsOrigin};
use levelwise_core::score::AreaCard;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlSelectElement};
use yew::html::Scope;
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::components::{IndicatorForm, IndicatorProps, OnAnswer, heading, progress};
use crate::el::{El, On, Run, button, div, el, link, p, send, span};
use crate::host;
use crate::routes::Route;
use crate::state::Desk;
use crate::text::t;

use super::go;
use super::workspace::{Message, Workspace};

/// The page on which an assessment is filled, at the area `wanted`.
pub(super) fn fill(
    desk: &Desk,
    wanted: &AreaId,
    indicator: Option<&IndicatorId>,
    on_answer: &OnAnswer,
    scope: &Scope<Workspace>,
) -> El {
    let areas = &desk.rubric.areas;
    let area_idx = areas
        .iter()
        .position(|area| area.id == *wanted)
        .unwrap_or(0);
    let area = &areas[area_idx];
    let authored = desk.rubric.source.levels == LevelsOrigin::Authored;
    let mut section = el("section")
        .class("area")
        .key(area.id.as_str())
        .html(heading(&area.title, area.id.as_str()))
        .kid(p(&area.summary).class("lead"))
        .kid(area_score(desk, area_idx))
        .kid(p(t::FILL_EXPLAINED).class("explain"))
        .kid_if(authored.then(|| p(t::LEVELS_AUTHORED).class("explain")));
    for practice in &area.practices {
        let title = el("h2")
            .kid(span("hidden-words", t::PRACTICE))
            .text(" ")
            .kid(span("number", practice.id.as_str()))
            .text(" ")
            .text(&practice.title);
        let mut part = el("section")
            .class("practice")
            .key(practice.id.as_str())
            .kid(title);
        for indicator in &practice.indicators {
            part = part.html(form(indicator, desk, on_answer));
        }
        section = section.kid(part);
    }
    let columns = div("fill-columns")
        .kid(area_list(desk, area))
        .kid(section.kid(turn(desk, area_idx)));
    div("page fill")
        .kid(fill_bar(desk, area, indicator, scope))
        .kid(columns)
}

fn fill_bar(
    desk: &Desk,
    area: &Area,
    indicator: Option<&IndicatorId>,
    scope: &Scope<Workspace>,
) -> El {
    let counts = &desk.mine.rubric.counts;
    let undo = button("second", t::UNDO)
        .set_if(desk.undoable().is_none(), "disabled", "")
        .on_click(send(scope, |_| Message::Undo));
    let next = match next_unanswered(desk, indicator, area) {
        Some(route) => link(route.href(), "button", t::NEXT_UNANSWERED),
        None => to_results(desk, "button"),
    };
    div("fill-bar")
        .kid(progress(counts.answered(), counts.all()))
        .kid(div("row").kid(undo).kid(next))
}

fn form(indicator: &Indicator, desk: &Desk, on_answer: &OnAnswer) -> Html {
    let id = &indicator.id;
    let register = desk
        .assessment
        .raters
        .get(&desk.me)
        .and_then(|rater| rater.answers.get(id));
    let apart = register.filter(|register| register.is_apart());
    let props = IndicatorProps {
        rubric: desk.rubric.clone(),
        id: id.clone(),
        answer: desk.answer(id),
        apart: apart.map_or_else(Vec::new, |register| register.versions().to_vec()),
        on_answer: on_answer.clone(),
    };
    VChild::<IndicatorForm>::new(props, Some(id.as_str().into())).into()
}

/// All areas with their progress: a list beside the form, a select on phones.
fn area_list(desk: &Desk, shown: &Area) -> El {
    let id = &desk.assessment.id;
    let mut list = el("ol").class("area-list");
    let mut select = el("select").on(On::Change, on_area(id.clone()));
    for (area, AreaCard { card, .. }) in desk.rubric.areas.iter().zip(&desk.mine.areas) {
        let counts = &card.counts;
        let done = counts.unanswered == 0;
        let words = t::answered_short(counts.answered(), counts.all());
        let here = area.id == shown.id;
        let count = span("count", &words).kid(span("hidden-words", t::ANSWERED));
        let route = Route::Fill(id.clone(), Some(area.id.clone()), None);
        let item = link(route.href(), if done { "done" } else { "" }, "")
            .set_if(here, "aria-current", "step")
            .kid(el("span").text(&area.title))
            .kid(count);
        list = list.kid(el("li").kid(item));
        let option = el("option")
            .put("value", area.id.to_string())
            .set_if(here, "selected", "")
            .text(&[&*area.title, " (", &words, ")"].concat());
        select = select.kid(option);
    }
    let label = el("label")
        .class("area-select")
        .kid(el("span").text(t::AREA));
    el("nav")
        .class("areas")
        .set("aria-label", t::AREAS)
        .kid(list)
        // A new area is a new select, so that it shows the area it should.
        .kid(label.kid(select.key(shown.id.as_str())))
}

fn on_area(id: levelwise_core::assessment::AssessmentId) -> Run {
    std::rc::Rc::new(move |event: Event| {
        let select = event
            .target()
            .map(JsCast::unchecked_into::<HtmlSelectElement>);
        let area = select.and_then(|select| AreaId::new(&select.value()).ok());
        if let Some(area) = area {
            go(&Route::Fill(id.clone(), Some(area), None));
        }
    })
}

/// The score of the area so far, alive with every rating.
fn area_score(desk: &Desk, area_idx: usize) -> El {
    let card = &desk.mine.areas[area_idx].card;
    p("")
        .class("area-score")
        .set("role", "status")
        .text(t::SO_FAR)
        .text(" ")
        .kid(
            el("strong")
                .put("class", t::stage_class(card))
                .text(&t::stage(card, &desk.rubric)),
        )
        .text(" ")
        .kid(span("hint", &t::rated_of(card)))
}

fn turn(desk: &Desk, area_idx: usize) -> El {
    let areas = &desk.rubric.areas;
    let to = |area: &Area, class: &'static str, words: String| {
        let route = Route::Fill(desk.assessment.id.clone(), Some(area.id.clone()), None);
        link(route.href(), class, &words)
    };
    let before = area_idx.checked_sub(1).and_then(|index| areas.get(index));
    let before = before.map(|area| to(area, "button second", t::previous(&area.title)));
    let after = match areas.get(area_idx + 1) {
        Some(area) => to(area, "button forward", t::next(&area.title)),
        None => to_results(desk, "button forward"),
    };
    el("nav")
        .class("turn")
        .set("aria-label", t::TURN)
        .kid_if(before)
        .kid(after)
}

fn to_results(desk: &Desk, class: &'static str) -> El {
    link(
        Route::Results(desk.assessment.id.clone()).href(),
        class,
        t::SEE_RESULTS,
    )
}

/// The area of the first indicator without a choice. Where the page opens is
/// decided once: filling the last indicator of an area must not turn the page.
pub(super) fn opening_area(desk: &Desk) -> AreaId {
    let unanswered = desk.next_unanswered(None);
    let place = unanswered.and_then(|id| desk.rubric.place(&id));
    let area_idx = place.map_or(0, |place| place.area_idx);
    desk.rubric.areas[area_idx].id.clone()
}

/// The next indicator without a choice: of this area but the one shown, else
/// after this area.
fn next_unanswered(desk: &Desk, shown: Option<&IndicatorId>, area: &Area) -> Option<Route> {
    let mut in_area = area
        .practices
        .iter()
        .flat_map(|practice| &practice.indicators);
    let open = |indicator: &&Indicator| {
        desk.answer(&indicator.id).choice.is_none() && Some(&indicator.id) != shown
    };
    let next = match in_area.find(open) {
        Some(indicator) => indicator.id.clone(),
        None => {
            let last = area
                .practices
                .last()
                .and_then(|practice| practice.indicators.last());
            desk.next_unanswered(last.map(|indicator| &indicator.id))?
        }
    };
    let place = desk.rubric.place(&next)?;
    let (area, _) = desk.rubric.around(place);
    let id = desk.assessment.id.clone();
    Some(Route::Fill(id, Some(area.id.clone()), Some(next)))
}

/// Brings an indicator into view and puts the focus on its choices.
pub(super) fn show(id: &IndicatorId) {
    let Some(form) = host::find(&["indicator-", id.as_str()].concat()) else {
        return;
    };
    form.scroll_into_view();
    let find = |selector| form.query_selector(selector).ok().flatten();
    let radio = find("input[type=radio]:checked").or_else(|| find("input[type=radio]"));
    if let Some(radio) = radio {
        let _ = radio.unchecked_into::<HtmlElement>().focus();
    }
}
