//! The form of one indicator: its levels as one radio group, the other choices,
//! and what folds out below. A component, so that a rating redraws one
//! indicator and not the page.

use std::rc::Rc;

use levelwise_core::assessment::{Answer, Choice, Version};
use levelwise_core::rubric::{IndicatorId, Rubric};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use crate::el::{El, On, Run, button, div, el, p, span};
use crate::shared::Shared;
use crate::text::t;

use super::extras::extras;
use super::level_choice::{LevelChoice, level_choice};
use super::versions_apart::versions_apart;

/// Called with an indicator and its new answer.
pub type OnAnswer = Callback<(IndicatorId, Answer)>;

/// What an event does to an answer.
type Change = Rc<dyn Fn(&Event, &mut Answer)>;

/// Properties of [`IndicatorForm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct IndicatorProps {
    /// The rubric.
    pub rubric: Shared<Rubric>,
    /// Which indicator.
    pub id: IndicatorId,
    /// What the person says so far.
    pub answer: Answer,
    /// Versions of the answer that were written apart; empty if they agree.
    pub apart: Vec<Version<Answer>>,
    /// Called with every new answer.
    pub on_answer: OnAnswer,
}

impl IndicatorProps {
    /// Calls back with what `change` makes of the present answer.
    pub(super) fn on(&self, change: impl Fn(&Event, &mut Answer) + 'static) -> Run {
        self.on_change(Rc::new(change))
    }

    /// The part that is the same for every change, compiled once.
    #[inline(never)]
    fn on_change(&self, change: Change) -> Run {
        let (on_answer, id, answer) =
            (self.on_answer.clone(), self.id.clone(), self.answer.clone());
        Rc::new(move |event| {
            let mut answer = answer.clone();
            change(&event, &mut answer);
            on_answer.emit((id.clone(), answer));
        })
    }

    fn choose(&self, choice: Option<Choice>) -> Run {
        self.on(move |_, answer| answer.choice.clone_from(&choice))
    }
}

/// The form of one indicator.
#[derive(Debug)]
pub struct IndicatorForm;

impl Component for IndicatorForm {
    type Message = ();
    type Properties = IndicatorProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let Some(indicator) = props.rubric.indicator(&props.id) else {
            return Html::default();
        };
        let id = props.id.as_str();
        let group = ["choice-", id].concat();
        let legend = el("legend")
            .kid(span("number", id))
            .text(" ")
            .text(&indicator.title);
        el("fieldset")
            .class("indicator")
            .put("id", ["indicator-", id].concat())
            .on(
                On::KeyDown,
                on_number_key(props.rubric.n_levels(), group.clone()),
            )
            .kid(legend)
            .kid(p(&indicator.statement).class("statement"))
            .kid(levels(props, &group))
            .kid(other_choices(props, &group))
            .kid_if((!props.apart.is_empty()).then(|| versions_apart(props)))
            .kid(extras(props, indicator))
            .done()
    }
}

fn levels(props: &IndicatorProps, group: &str) -> El {
    let mut levels = div("levels");
    let described = props
        .rubric
        .indicator(&props.id)
        .map(|indicator| &indicator.levels);
    let described = described.into_iter().flatten();
    for (level_idx, (level, described)) in
        props.rubric.scale.levels.iter().zip(described).enumerate()
    {
        let choice = Choice::Level(level.id.clone());
        let shown = LevelChoice {
            group,
            choice: &choice,
            title: &level.title,
            descriptor: &described.descriptor,
            shortcut: &(level_idx + 1).to_string(),
            checked: props.answer.choice.as_ref() == Some(&choice),
        };
        levels = levels.kid(level_choice(shown, props.choose(Some(choice.clone()))));
    }
    levels
}

fn other_choices(props: &IndicatorProps, group: &str) -> El {
    let others: [(Choice, &str, &str); 3] = [
        (Choice::NotYet, props.rubric.level_title(0), "0"),
        (Choice::NotApplicable, t::NOT_APPLICABLE, "n"),
        (Choice::DontKnow, t::DONT_KNOW, "d"),
    ];
    let mut row = div("other-choices");
    for (choice, title, shortcut) in others {
        let shown = LevelChoice {
            group,
            choice: &choice,
            title,
            descriptor: "",
            shortcut,
            checked: props.answer.choice.as_ref() == Some(&choice),
        };
        row = row.kid(level_choice(shown, props.choose(Some(choice.clone()))));
    }
    let clear = props.answer.choice.is_some().then(|| {
        button("quiet", t::CLEAR_CHOICE)
            .key("clear")
            .kid(span("hidden-words", &t::of_indicator(&props.id)))
            .on_click(props.choose(None))
    });
    match clear {
        Some(clear) => row.kid(clear),
        None => row,
    }
}

/// Chooses by a key while the focus is on a radio button of the group: a digit
/// for a level, n, or d. Other fields keep their keys.
fn on_number_key(n_levels: usize, group: String) -> Run {
    Rc::new(move |event: Event| {
        let event: KeyboardEvent = event.unchecked_into();
        let target = event.target();
        let radio = target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(radio) = radio.filter(|radio| radio.name() == group) else {
            return;
        };
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let position = match &*event.key() {
            "0" => n_levels,
            "n" => n_levels + 1,
            "d" => n_levels + 2,
            key => match key.parse::<usize>() {
                Ok(digit) if (1..=n_levels).contains(&digit) => digit - 1,
                Ok(_) | Err(_) => return,
            },
        };
        event.prevent_default();
        let fieldset = radio.closest("fieldset").ok().flatten();
        let radios = fieldset.and_then(|form| form.query_selector_all("input[type=radio]").ok());
        if let Some(radio) = radios.and_then(|radios| radios.item(position as u32)) {
            let radio: HtmlElement = radio.unchecked_into();
            let _ = radio.focus();
            radio.click();
        }
    })
}
