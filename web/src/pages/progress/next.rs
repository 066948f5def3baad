//! The next cycle, and earlier ones that this device has.

use levelwise_core::assessment::{Assessment, Cycle, RaterId, RubricRef};
use levelwise_core::record::Date;
use levelwise_core::rubric::Rubric;
use levelwise_core::trend::{next_cycle, remember};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement};

use crate::chance;
use crate::el::{El, On, button, div, el, p, send, span};
use crate::pages::report;
use crate::routes::Route;
use crate::state;
use crate::storage::WriteError;
use crate::text::t;

use super::{Message, Shown, section};

const LABEL: &str = "next-label";
const DATE: &str = "next-date";

/// The form for the next cycle, and what can be added of earlier ones.
pub(super) fn next(shown: &Shown<'_>, others: &[Assessment]) -> El {
    let field = |id: &'static str, words: &str, field: El| {
        let label = el("label").set("for", id).text(words);
        div("field").kid(label).kid(field.set("id", id))
    };
    let label = el("input")
        .set("required", "")
        .set("maxlength", "200")
        .set("autocomplete", "off")
        .set("aria-describedby", "next-hint");
    let today = chance::today();
    let date = el("input")
        .set("type", "date")
        .set("min", "1900-01-01")
        .set("max", "2999-12-31")
        .value(today.as_ref().map_or("", |today| today.as_str()));
    let submit = send(shown.scope, |event: Event| {
        event.prevent_default();
        let form = event.target().map(JsCast::unchecked_into::<HtmlElement>);
        form.map_or_else(|| Message::Edit(Box::new(|_, _| {})), Message::Begin)
    });
    let hint = span("hint", t::CYCLE_HINT).set("id", "next-hint");
    let form = el("form")
        .on(On::Submit, submit)
        .kid(
            div("two-fields")
                .kid(field(LABEL, t::CYCLE, label).kid(hint))
                .kid(field(DATE, t::DATE, date)),
        )
        .kid(el("button").text(t::progress::BEGIN));
    let begin = section("next", t::progress::NEXT)
        .class("panel screen-only")
        .kid(p(t::progress::NEXT_LEAD))
        .kid(form);
    div("two screen-only")
        .key("next")
        .kid(begin)
        .kid_if(earlier(shown, others))
}

/// Assessments of this device that are not remembered yet, or not as they are
/// now.
fn earlier(shown: &Shown<'_>, others: &[Assessment]) -> Option<El> {
    let mut list = el("ul").class("begin-with");
    let mut n_items = 0;
    for other in others {
        // A cycle that remembers this one comes after it.
        if other.past.contains_key(&shown.assessment.id) {
            continue;
        }
        let known = shown.assessment.past.contains_key(&other.id);
        let mut updated = shown.assessment.clone();
        remember_in(&mut updated, other, shown.rubric, shown.me);
        if known && updated.past == shown.assessment.past {
            continue;
        }
        n_items += 1;
        let title = t::joined(report::title(other), report::cycle(other));
        let id = other.id.clone();
        let words = if known {
            t::progress::BRING_UP_TO_DATE
        } else {
            t::progress::ADD
        };
        let add = button("second", words)
            .kid(span("hidden-words", &t::progress::add_cycle(&title)))
            .on_click(send(shown.scope, move |_| Message::Remember(id.clone())));
        list = list.kid(el("li").key(other.id.as_str()).kid(p(&title)).kid(add));
    }
    (n_items > 0).then(|| {
        section("earlier", t::progress::ADD_EARLIER)
            .class("panel")
            .kid(p(t::progress::ADD_EARLIER_LEAD))
            .kid(list)
    })
}

/// Writes what the team had in another assessment, as far as `me` may see it.
pub(super) fn remember_in(
    assessment: &mut Assessment,
    other: &Assessment,
    rubric: &Rubric,
    me: &RaterId,
) {
    let known = state::local(&other.id).me;
    let me = known.as_ref().unwrap_or(me);
    // Where one person answers alone there is nobody to seal from.
    let open = match other.voting_raters().count() {
        1 => other.clone(),
        _ => other.open_to(me),
    };
    remember(assessment, &open, rubric, &chance::stamp());
}

/// Makes the assessment that `form` asks for, with the same person answering.
///
/// # Errors
/// Why the device does not keep it.
pub(super) fn begin(
    form: &HtmlElement,
    past: &Assessment,
    rubric: &Rubric,
    me: &RaterId,
) -> Result<Route, WriteError> {
    let value = |id: &str| {
        let field = form.query_selector(&["#", id].concat()).ok().flatten();
        let field = field.map(JsCast::unchecked_into::<HtmlInputElement>);
        field.map_or_else(String::new, |field| field.value().trim().to_owned())
    };
    let cycle = Cycle {
        label: value(LABEL),
        date: Date::new(&value(DATE)).ok(),
        ..Cycle::default()
    };
    // A rubric that other devices may not have goes along again.
    let naming = match past.rubric.full {
        Some(_) => RubricRef::carrying(rubric),
        None => RubricRef::naming(rubric),
    };
    let past = past.open_to(me);
    let next = next_cycle(&past, rubric, naming, chance::id(), cycle, &chance::stamp());
    state::add(&next)?;
    let local = state::Local {
        me: Some(me.clone()),
        ..state::Local::default()
    };
    state::set_local(&next.id, &local)?;
    Ok(Route::Fill(next.id, None, None))
}
