//! What folds out below an indicator's levels: evidence, measure, note, links.

use std::rc::Rc;

use levelwise_core::record::Amount;
use levelwise_core::rubric::{Evidence, Indicator, Measure};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement};

use crate::el::{El, On, Run, div, el, p, span};
use crate::text::t;

use super::indicator_form::IndicatorProps;
use super::links::links;
use super::thresholds::thresholds;

/// Evidence, measure, note and links of one indicator.
pub(super) fn extras(props: &IndicatorProps, indicator: &Indicator) -> El {
    let evidence = (!indicator.evidence.is_empty()).then(|| evidence(props, indicator));
    let measure = indicator
        .measure
        .as_ref()
        .map(|measure| measure_field(props, measure));
    let answer = &props.answer;
    let note_title = if answer.note.is_empty() {
        t::ADD_NOTE
    } else {
        t::NOTE
    };
    let note = el("textarea")
        .put("id", ["note-", props.id.as_str()].concat())
        .set("rows", "3")
        .set("maxlength", "20000")
        .put("aria-label", t::note_of(&props.id))
        .value(&answer.note)
        .on(
            On::Input,
            props.on(|event, answer| answer.note = typed(event)),
        );
    div("extras")
        .kid_if(evidence)
        .kid_if(measure)
        .kid(fold(props, note_title).kid(note))
        .kid(fold(props, &t::links(answer.links.len())).kid(links(props)))
}

fn fold(props: &IndicatorProps, title: &str) -> El {
    let of = span("hidden-words", &t::of_indicator(&props.id));
    el("details").kid(el("summary").text(title).kid(of))
}

fn typed(event: &Event) -> String {
    let field = event
        .target()
        .map(JsCast::unchecked_into::<HtmlTextAreaElement>);
    field.map_or_else(String::new, |field| field.value())
}

fn evidence(props: &IndicatorProps, indicator: &Indicator) -> El {
    let title = t::evidence_of(props.answer.evidence.len(), indicator.evidence.len());
    fold(props, &title)
        .kid(p(t::EVIDENCE_EXPLAINED).class("explain"))
        .kid(evidence_list(props, indicator))
}

/// The evidence items of an indicator, to tick.
pub fn evidence_list(props: &IndicatorProps, indicator: &Indicator) -> El {
    let mut list = el("ul").class("evidence");
    for item in &indicator.evidence {
        list = list.kid(evidence_item(props, item));
    }
    list
}

fn evidence_item(props: &IndicatorProps, item: &Evidence) -> El {
    let id = item.id.clone();
    let on_tick = props.on(move |_, answer| {
        if !answer.evidence.remove(&id) {
            answer.evidence.insert(id.clone());
        }
    });
    let level = props.rubric.level_idx(&item.supports).unwrap_or_default();
    let input = el("input")
        .set("type", "checkbox")
        .put("id", ["evidence-", item.id.as_str()].concat())
        .checked(props.answer.evidence.contains(&item.id))
        .on(On::Change, on_tick);
    let words = el("span")
        .text(&item.text)
        .text(" ")
        .kid(tag(level, props.rubric.level_title(level)));
    el("li")
        .key(item.id.as_str())
        .kid(el("label").kid(input).kid(words))
}

/// A level's name in the level's color.
pub fn tag(level: usize, title: &str) -> El {
    span("", title).put("class", ["tag level-", &level.to_string()].concat())
}

/// The number that an indicator asks for, with what it speaks for.
pub fn measure_field(props: &IndicatorProps, measure: &Measure) -> El {
    let amount = props.answer.measure.map(|amount| amount.to_string());
    let hint_id = ["thresholds-", props.id.as_str()].concat();
    let input = el("input")
        .set("type", "number")
        .set("min", "0")
        .set("step", "any")
        .set("inputmode", "decimal")
        .value(&amount.unwrap_or_default())
        .put("aria-describedby", hint_id.clone())
        .on(On::Change, on_measure(props));
    let label = el("label").kid(span("", &measure.unit)).kid(input);
    let hint = thresholds(measure, &props.rubric).put("id", hint_id);
    div("measure").kid(label).kid(hint)
}

/// A number that is no amount is left in the field and not taken over.
fn on_measure(props: &IndicatorProps) -> Run {
    let (on_answer, id, answer) = (
        props.on_answer.clone(),
        props.id.clone(),
        props.answer.clone(),
    );
    Rc::new(move |event: Event| {
        let Some(input) = event
            .target()
            .map(JsCast::unchecked_into::<HtmlInputElement>)
        else {
            return;
        };
        let measure = match input.value().trim() {
            "" => Ok(None),
            text => Amount::parse(text).map(Some),
        };
        let message = match &measure {
            Ok(_) => String::new(),
            Err(error) => t::sentence(error.hint()),
        };
        input.set_custom_validity(&message);
        input.report_validity();
        if let Ok(measure) = measure {
            let mut answer = answer.clone();
            answer.measure = measure;
            on_answer.emit((id.clone(), answer));
        }
    })
}
