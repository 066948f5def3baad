//! The form of one indicator: its levels as one radio group, the other choices,
//! and what folds out below.

use levelwise_core::assessment::{Answer, Choice, Version};
use levelwise_core::rubric::{IndicatorId, Rubric};
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::shared::Shared;
use crate::text::t;

use super::indicator_extras::IndicatorExtras;
use super::level_choice::LevelChoice;
use super::versions_apart::VersionsApart;

/// Properties of [`IndicatorForm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The rubric.
    pub rubric: Shared<Rubric>,
    /// Which indicator.
    pub id: IndicatorId,
    /// What the person says so far.
    pub answer: Answer,
    /// Versions of the answer that were written apart; empty if they agree.
    pub apart: Vec<Version<Answer>>,
    /// Called with every new answer.
    pub on_answer: Callback<(IndicatorId, Answer)>,
}

/// The form of one indicator.
#[component]
pub fn IndicatorForm(props: &Props) -> Html {
    let Some(indicator) = props.rubric.indicator(&props.id) else {
        return Html::default();
    };
    let group = format!("choice-{}", props.id);
    let on_choose = {
        let (on_answer, id, answer) =
            (props.on_answer.clone(), props.id.clone(), props.answer.clone());
        Callback::from(move |choice: Option<Choice>| {
            let answer = Answer {
                choice,
                ..answer.clone()
            };
            on_answer.emit((id.clone(), answer));
        })
    };
    let on_level = on_choose.reform(Some);
    let on_clear = on_choose.reform(|_: MouseEvent| None);
    let onkeydown = on_number_key(props.rubric.n_levels(), &group);
    let level = |(level_idx, level): (usize, &levelwise_core::rubric::Level)| {
        let choice = Choice::Level(level.id.clone());
        let descriptor = indicator.levels[level_idx].descriptor.to_string();
        html! {
            <LevelChoice
                key={level.id.as_str()}
                group={group.clone()}
                title={level.title.to_string()}
                {descriptor}
                shortcut={char::from_digit(level_idx as u32 + 1, 10).unwrap_or(' ')}
                checked={props.answer.choice.as_ref() == Some(&choice)}
                {choice}
                on_choose={on_level.clone()}
            />
        }
    };
    let other = |choice: Choice, title: String, shortcut: char| {
        let key = choice.word().to_owned();
        html! {
            <LevelChoice
                {key}
                group={group.clone()}
                {title}
                {shortcut}
                checked={props.answer.choice.as_ref() == Some(&choice)}
                {choice}
                on_choose={on_level.clone()}
            />
        }
    };
    let ground = props.rubric.scale.ground.title.to_string();
    html! {
        <fieldset class="indicator" id={format!("indicator-{}", props.id)} {onkeydown}>
            <legend>
                <span class="number">{ props.id.as_str() }</span>
                { " " }
                { &*indicator.title }
            </legend>
            <p class="statement">{ &*indicator.statement }</p>
            <div class={format!("levels of-{}", props.rubric.n_levels())}>
                { for props.rubric.scale.levels.iter().enumerate().map(level) }
            </div>
            <div class="other-choices">
                { other(Choice::NotYet, ground, '0') }
                { other(Choice::NotApplicable, t::NOT_APPLICABLE.to_owned(), 'n') }
                { other(Choice::DontKnow, t::DONT_KNOW.to_owned(), 'd') }
                if props.answer.choice.is_some() {
                    <button type="button" class="quiet" onclick={on_clear}>
                        { t::CLEAR_CHOICE }
                        <span class="hidden-words">{ t::of_indicator(&props.id) }</span>
                    </button>
                }
            </div>
            if !props.apart.is_empty() {
                <VersionsApart
                    rubric={props.rubric.clone()}
                    id={props.id.clone()}
                    versions={props.apart.clone()}
                    on_answer={props.on_answer.clone()}
                />
            }
            <IndicatorExtras
                rubric={props.rubric.clone()}
                id={props.id.clone()}
                answer={props.answer.clone()}
                on_answer={props.on_answer.clone()}
            />
        </fieldset>
    }
}

/// Chooses by a key while the focus is on a radio button of the group: a digit
/// for a level, n, or d. Other fields keep their keys.
fn on_number_key(n_levels: usize, group: &str) -> Callback<KeyboardEvent> {
    let group = group.to_owned();
    Callback::from(move |event: KeyboardEvent| {
        let on_radio = event
            .target_dyn_into::<web_sys::HtmlInputElement>()
            .is_some_and(|input| input.name() == group);
        if !on_radio || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let position = match event.key().as_str() {
            "0" => n_levels,
            "n" => n_levels + 1,
            "d" => n_levels + 2,
            key => match key.parse::<usize>() {
                Ok(digit) if (1..=n_levels).contains(&digit) => digit - 1,
                Ok(_) | Err(_) => return,
            },
        };
        event.prevent_default();
        let fieldset = event
            .current_target()
            .and_then(|target| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(target).ok());
        let radios = fieldset
            .and_then(|fieldset| fieldset.query_selector_all("input[type=radio]").ok())
            .and_then(|radios| radios.item(position as u32))
            .and_then(|radio| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(radio).ok());
        if let Some(radio) = radios {
            let _ = radio.focus();
            radio.click();
        }
    })
}
