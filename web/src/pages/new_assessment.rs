//! The form that begins a new assessment.

use levelwise_core::assessment::{
    About, Assessment, AssessmentId, Cycle, Profile, RaterId, RubricRef,
};
use levelwise_core::record::Date;
use levelwise_core::rubric::{Rubric, RubricId};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::chance;
use crate::components::{Tone, notice};
use crate::el::{El, On, Run, div, el, span};
use crate::later;
use crate::shared::Shared;
use crate::state::{self, Card, Done, RubricError};
use crate::text::t;

/// The form; `on_begin` is called when it is sent.
pub(super) fn new_assessment(cards: Option<&Result<Vec<Card>, RubricError>>, on_begin: Run) -> El {
    let mut select = el("select").set("name", "rubric");
    let mut failed = None;
    match cards {
        Some(Ok(cards)) => {
            for (card_idx, card) in cards.iter().enumerate() {
                // Else the browser selects the one that is put there first,
                // which is the last.
                let option = el("option")
                    .put("value", card.id.to_string())
                    .set_if(card_idx == 0, "selected", "")
                    .text(&card.title);
                select = select.kid(option);
            }
        }
        Some(Err(error)) => failed = Some(notice(Tone::Problem, &t::rubric_error(error))),
        None => {}
    }
    let today = chance::today();
    let date = el("input")
        .set("type", "date")
        .set("name", "date")
        .set("min", "1900-01-01")
        .set("max", "2999-12-31")
        .value(today.as_ref().map_or("", |today| today.as_str()));
    let labelled = |words: &str, control: El| {
        el("label")
            .class("field")
            .kid(el("span").text(words))
            .kid(control)
    };
    let cycle = div("two-fields")
        .kid(field("cycle", t::CYCLE, t::CYCLE_HINT, "off"))
        .kid(labelled(t::DATE, date));
    let rater = div("two-fields")
        .kid(field("role", t::ROLE, t::ROLE_HINT, "organization-title"))
        .kid(field("name", t::YOUR_NAME, t::YOUR_NAME_HINT, "name"));
    el("form")
        .on(On::Submit, on_begin)
        .kid(labelled(t::RUBRIC, select))
        .kid_if(failed)
        .kid(field(
            "organization",
            t::ORGANIZATION,
            t::ORGANIZATION_HINT,
            "organization",
        ))
        .kid(cycle)
        .kid(rater)
        .kid(el("button").text(t::BEGIN))
}

fn field(name: &'static str, label: &str, hint: &str, autocomplete: &'static str) -> El {
    let (id, hint_id) = (["new-", name].concat(), ["hint-", name].concat());
    let input = el("input")
        .put("id", id.clone())
        .set("name", name)
        .set("autocomplete", autocomplete)
        .set("maxlength", "200")
        .put("aria-describedby", hint_id.clone());
    div("field")
        .kid(el("label").put("for", id).text(label))
        .kid(input)
        .kid(span("hint", hint).put("id", hint_id))
}

/// What the form says.
pub(super) struct Filled {
    pub(super) about: About,
    pub(super) profile: Profile,
}

/// Makes the assessment that `form` asks for.
pub(super) fn create(form: &HtmlElement, done: Done<AssessmentId>) {
    let value = |name: &str| {
        let selector = ["[name=", name, "]"].concat();
        let field = form.query_selector(&selector).ok().flatten();
        // A select has a value as an input has.
        let field = field.map(JsCast::unchecked_into::<HtmlInputElement>);
        field.map_or_else(String::new, |field| field.value().trim().to_owned())
    };
    let Ok(id) = RubricId::new(&value("rubric")) else {
        done(Err(RubricError::NotFetched));
        return;
    };
    let filled = Filled {
        about: About {
            organization: value("organization"),
            cycle: Cycle {
                label: value("cycle"),
                date: Date::new(&value("date")).ok(),
                ..Cycle::default()
            },
            extra: Default::default(),
        },
        profile: Profile {
            role: value("role"),
            name: value("name"),
            ..Profile::default()
        },
    };
    let begun: Done<Shared<Rubric>> =
        Box::new(|rubric| done(rubric.map(|rubric| begin(&rubric, filled))));
    state::fetch_rubric(&id, later::check_rubric, begun);
}

/// Makes an assessment and keeps it on this device.
pub(super) fn begin(rubric: &Rubric, filled: Filled) -> AssessmentId {
    let stamp = chance::stamp();
    let naming = RubricRef::naming(rubric);
    let mut assessment = Assessment::new(chance::id(), naming, filled.about, &stamp);
    let me: RaterId = chance::id();
    assessment.set_profile(&me, filled.profile, &stamp);
    let id = assessment.id.clone();
    // If it cannot be kept, it is in memory and the page says so.
    let _ = state::begin(assessment);
    let local = state::Local {
        me: Some(me),
        ..state::Local::default()
    };
    let _ = state::set_local(&id, &local);
    id
}
