//! What folds out below an indicator's levels: evidence, measure, note, links.

use levelwise_core::assessment::Answer;
use levelwise_core::record::Amount;
use levelwise_core::rubric::{Evidence, IndicatorId, Rubric};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::shared::Shared;
use crate::text::t;

use super::links_field::LinksField;

/// Properties of [`IndicatorExtras`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The rubric.
    pub rubric: Shared<Rubric>,
    /// Which indicator.
    pub id: IndicatorId,
    /// What the person says so far.
    pub answer: Answer,
    /// Called with every new answer.
    pub on_answer: Callback<(IndicatorId, Answer)>,
}

/// Evidence, measure, note and links of one indicator.
#[component]
pub fn IndicatorExtras(props: &Props) -> Html {
    let Some(indicator) = props.rubric.indicator(&props.id) else {
        return Html::default();
    };
    let answer = &props.answer;
    let change = {
        let (on_answer, id) = (props.on_answer.clone(), props.id.clone());
        Callback::from(move |answer| on_answer.emit((id.clone(), answer)))
    };
    let item = |item: &Evidence| evidence_item(item, props, &change);
    let on_note = {
        let (change, answer) = (change.clone(), answer.clone());
        Callback::from(move |event: InputEvent| {
            let note = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            change.emit(Answer {
                note,
                ..answer.clone()
            });
        })
    };
    let on_links = {
        let (change, answer) = (change.clone(), answer.clone());
        Callback::from(move |links| {
            change.emit(Answer {
                links,
                ..answer.clone()
            });
        })
    };
    let n_ticked = answer.evidence.len();
    html! {
        <div class="extras">
            if !indicator.evidence.is_empty() {
                <details>
                    <summary>
                        { t::evidence_of(n_ticked, indicator.evidence.len()) }
                        <span class="hidden-words">{ t::of_indicator(&props.id) }</span>
                    </summary>
                    <p class="explain">{ t::EVIDENCE_EXPLAINED }</p>
                    <ul class="evidence">{ for indicator.evidence.iter().map(item) }</ul>
                </details>
            }
            if let Some(measure) = &indicator.measure {
                <label class="measure">
                    <span>{ &*measure.unit }</span>
                    <input
                        type="number"
                        min="0"
                        step="any"
                        inputmode="decimal"
                        value={answer.measure.map(|amount| amount.to_string())}
                        onchange={on_measure(answer, &change)}
                    />
                </label>
            }
            <details>
                <summary>
                    { if answer.note.is_empty() { t::ADD_NOTE } else { t::NOTE } }
                    <span class="hidden-words">{ t::of_indicator(&props.id) }</span>
                </summary>
                <textarea
                    id={format!("note-{}", props.id)}
                    rows="3"
                    maxlength="20000"
                    aria-label={t::note_of(&props.id)}
                    value={answer.note.clone()}
                    oninput={on_note}
                />
            </details>
            <details>
                <summary>
                    { t::links(answer.links.len()) }
                    <span class="hidden-words">{ t::of_indicator(&props.id) }</span>
                </summary>
                <LinksField id={props.id.clone()} links={answer.links.clone()} {on_links} />
            </details>
        </div>
    }
}

fn evidence_item(item: &Evidence, props: &Props, change: &Callback<Answer>) -> Html {
    let checked = props.answer.evidence.contains(&item.id);
    let onchange = {
        let (change, answer, id) = (change.clone(), props.answer.clone(), item.id.clone());
        Callback::from(move |_: Event| {
            let mut answer = answer.clone();
            if !answer.evidence.remove(&id) {
                answer.evidence.insert(id.clone());
            }
            change.emit(answer);
        })
    };
    let level = props.rubric.level_idx(&item.supports).unwrap_or_default();
    html! {
        <li key={item.id.as_str()}>
            <label>
                <input type="checkbox" id={format!("evidence-{}", item.id)} {checked} {onchange} />
                <span>
                    { &*item.text }
                    { " " }
                    <span class={format!("tag level-{level}")}>{ props.rubric.level_title(level) }</span>
                </span>
            </label>
        </li>
    }
}

/// A number that is no amount is left in the field and not taken over.
fn on_measure(answer: &Answer, change: &Callback<Answer>) -> Callback<Event> {
    let (change, answer) = (change.clone(), answer.clone());
    Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let measure = match input.value().trim() {
            "" => Ok(None),
            _ => Amount::new(input.value_as_number()).map(Some),
        };
        let message = match &measure {
            Ok(_) => String::new(),
            Err(error) => t::hint(error.hint()),
        };
        input.set_custom_validity(&message);
        input.report_validity();
        if let Ok(measure) = measure {
            change.emit(Answer {
                measure,
                ..answer.clone()
            });
        }
    })
}
