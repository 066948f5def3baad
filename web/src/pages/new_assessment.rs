//! The form that begins a new assessment.

use levelwise_core::assessment::{About, Assessment, Cycle, Profile, RaterId, RubricRef};
use levelwise_core::record::Date;
use levelwise_core::rubric::RubricId;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::chance;
use crate::components::{Tone, notice};
use crate::el::{El, On, Run, div, el, span};
use crate::routes::Route;
use crate::state::{self, Card, RubricError};
use crate::text::t;

/// The form; `on_begin` is called when it is sent.
pub(super) fn new_assessment(cards: Option<&Result<Vec<Card>, RubricError>>, on_begin: Run) -> El {
    let mut select = el("select").set("name", "rubric");
    let mut failed = None;
    match cards {
        Some(Ok(cards)) => {
            for (position, card) in cards.iter().enumerate() {
                let option = el("option").put("value", card.id.to_string());
                // The options come in from the last to the first, and a browser
                // would choose the one that is there first.
                let option = option.set_if(position == 0, "selected", "");
                select = select.kid(option.text(&card.title));
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

/// Makes the assessment that `form` asks for.
pub(super) async fn create(form: &HtmlElement) -> Result<Route, RubricError> {
    let value = |name: &str| {
        let selector = ["[name=", name, "]"].concat();
        let field = form.query_selector(&selector).ok().flatten();
        // A select has a value as an input has.
        let field = field.map(JsCast::unchecked_into::<HtmlInputElement>);
        field.map_or_else(String::new, |field| field.value().trim().to_owned())
    };
    let id = RubricId::new(&value("rubric")).map_err(|_| RubricError::NotFetched)?;
    let rubric = state::by_id(&id).await?;
    let stamp = chance::stamp();
    let about = About {
        organization: value("organization"),
        cycle: Cycle {
            label: value("cycle"),
            date: Date::new(&value("date")).ok(),
            ..Cycle::default()
        },
        extra: Default::default(),
    };
    let mut assessment = Assessment::new(chance::id(), RubricRef::naming(&rubric), about, &stamp);
    let me: RaterId = chance::id();
    let profile = Profile {
        role: value("role"),
        name: value("name"),
        ..Profile::default()
    };
    assessment.set_profile(&me, profile, &stamp);
    // If it cannot be kept, it is in memory and the page says so.
    let _ = state::add(&assessment);
    let local = state::Local {
        me: Some(me),
        ..state::Local::default()
    };
    let _ = state::set_local(&assessment.id, &local);
    Ok(Route::Fill(assessment.id, None, None))
}
