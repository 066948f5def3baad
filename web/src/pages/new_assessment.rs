//! The form that begins a new assessment.

use levelwise_core::assessment::{About, Assessment, Cycle, Profile, RaterId, RubricRef};
use levelwise_core::record::Date;
use levelwise_core::rubric::RubricId;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::chance;
use crate::components::{Notice, Tone};
use crate::routes::Route;
use crate::state::{self, Card, RubricError};
use crate::text::t;

use super::go;

/// The form.
#[component]
pub fn NewAssessment() -> Html {
    let cards = use_state(|| None::<Result<Vec<Card>, RubricError>>);
    let failed = use_state(|| None::<RubricError>);
    let form = use_node_ref();
    {
        let cards = cards.clone();
        use_effect_with((), move |()| {
            spawn_local(async move { cards.set(Some(state::index().await)) });
        });
    }
    let onsubmit = {
        let (form, failed) = (form.clone(), failed.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(form) = form.cast::<web_sys::HtmlElement>() else {
                return;
            };
            let failed = failed.clone();
            spawn_local(async move {
                match create(&form).await {
                    Ok(route) => go(&route),
                    Err(error) => failed.set(Some(error)),
                }
            });
        })
    };
    let option = |card: &Card| {
        html! { <option key={card.id.as_str()} value={card.id.to_string()}>{ &card.title }</option> }
    };
    let today = chance::today().map_or_else(String::new, |date| date.as_str().to_owned());
    html! {
        <form ref={form} {onsubmit}>
            <label class="field">
                <span>{ t::RUBRIC }</span>
                <select name="rubric">
                    if let Some(Ok(cards)) = &*cards {
                        { for cards.iter().map(option) }
                    }
                </select>
            </label>
            if let Some(Err(error)) = &*cards {
                <Notice tone={Tone::Problem} title={t::rubric_error(error)} />
            }
            { field("organization", t::ORGANIZATION, t::ORGANIZATION_HINT, "organization", "text") }
            <div class="two-fields">
                { field("cycle", t::CYCLE, t::CYCLE_HINT, "off", "text") }
                <label class="field">
                    <span>{ t::DATE }</span>
                    <input type="date" name="date" value={today} min="1900-01-01" max="2999-12-31" />
                </label>
            </div>
            <div class="two-fields">
                { field("role", t::ROLE, t::ROLE_HINT, "organization-title", "text") }
                { field("name", t::YOUR_NAME, t::YOUR_NAME_HINT, "name", "text") }
            </div>
            if let Some(error) = &*failed {
                <Notice tone={Tone::Problem} title={t::rubric_error(error)} />
            }
            <button>{ t::BEGIN }</button>
        </form>
    }
}

fn field(
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    autocomplete: &'static str,
    kind: &'static str,
) -> Html {
    let hint_id = format!("hint-{name}");
    html! {
        <div class="field">
            <label for={format!("new-{name}")}>{ label }</label>
            <input
                id={format!("new-{name}")}
                type={kind}
                {name}
                {autocomplete}
                maxlength="200"
                aria-describedby={hint_id.clone()}
            />
            <span class="hint" id={hint_id}>{ hint }</span>
        </div>
    }
}

async fn create(form: &web_sys::HtmlElement) -> Result<Route, RubricError> {
    let value = |name: &str| {
        let found = form.query_selector(&format!("[name={name}]")).ok().flatten();
        let text = found.map(|field| match field.dyn_into::<HtmlInputElement>() {
            Ok(input) => input.value(),
            Err(field) => field.dyn_into::<HtmlSelectElement>().map_or_else(
                |_| String::new(),
                |select| select.value(),
            ),
        });
        text.unwrap_or_default().trim().to_owned()
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
    let mut assessment =
        Assessment::new(chance::id(), RubricRef::naming(&rubric), about, &stamp);
    let me: RaterId = chance::id();
    let profile = Profile {
        role: value("role"),
        name: value("name"),
        ..Profile::default()
    };
    assessment.set_profile(&me, profile, &stamp);
    // If it cannot be kept, it is in memory and the page says so.
    let _ = state::add(&assessment);
    let _ = state::set_local(
        &assessment.id,
        &state::Local {
            me: Some(me),
            ..state::Local::default()
        },
    );
    Ok(Route::Fill(assessment.id, None, None))
}
