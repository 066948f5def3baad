//! Labelled fields of a task.

use levelwise_core::record::Date;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};
use yew::Html;

use crate::el::{El, On, Run, el, span};

/// A label around a field; what it is about is said to those who cannot see it.
pub(super) fn labelled(words: &str, about: &str, field: Html) -> El {
    let words = span("", words).kid(span("hidden-words", about));
    el("label").class("field").kid(words).html(field)
}

/// A line of words.
pub(super) fn line(value: &str, on_input: Run) -> El {
    el("input")
        .set("maxlength", "200")
        .set("autocomplete", "off")
        .value(value)
        .on(On::Input, on_input)
}

/// Several lines of words.
pub(super) fn lines(value: &str, on_input: Run) -> El {
    el("textarea")
        .set("rows", "2")
        .set("maxlength", "4000")
        .value(value)
        .on(On::Input, on_input)
}

/// A day.
pub(super) fn day(value: Option<&Date>, on_change: Run) -> El {
    el("input")
        .set("type", "date")
        .set("min", "1900-01-01")
        .set("max", "2999-12-31")
        .value(value.map_or("", |day| day.as_str()))
        .on(On::Change, on_change)
}

/// What an event's field holds; a textarea has a value as an input has.
pub(super) fn value_of(event: &Event) -> String {
    let field = event
        .target()
        .map(JsCast::unchecked_into::<HtmlInputElement>);
    field.map_or_else(String::new, |field| field.value())
}

/// The day in a field: nothing if it is empty, `None` if it is no day yet, as
/// while a year is being typed.
pub(super) fn day_of(event: &Event) -> Option<Option<Date>> {
    match &*value_of(event) {
        "" => Some(None),
        text => Date::new(text).ok().map(Some),
    }
}
