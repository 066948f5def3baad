//! One radio button of an indicator: a level with its descriptor, or one of the
//! three other choices.

use levelwise_core::assessment::Choice;
use yew::prelude::*;

/// Properties of [`LevelChoice`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The name shared by the indicator's radio buttons.
    pub group: AttrValue,
    /// What is chosen by it.
    pub choice: Choice,
    /// What it is called.
    pub title: AttrValue,
    /// What it looks like when it is in place; empty for the other choices.
    #[prop_or_default]
    pub descriptor: AttrValue,
    /// The key that chooses it.
    pub shortcut: char,
    /// Whether it is chosen.
    pub checked: bool,
    /// Called when it is chosen.
    pub on_choose: Callback<Choice>,
}

/// One radio button.
#[component]
pub fn LevelChoice(props: &Props) -> Html {
    let word = props.choice.word().to_owned();
    let id = format!("{}-{word}", props.group);
    let (title_id, descriptor_id) = (format!("{id}-title"), format!("{id}-descriptor"));
    let onchange = {
        let (on_choose, choice) = (props.on_choose.clone(), props.choice.clone());
        Callback::from(move |_: Event| on_choose.emit(choice.clone()))
    };
    let described = !props.descriptor.is_empty();
    html! {
        <label class={if described { "level" } else { "plain-choice" }}>
            <input
                type="radio"
                {id}
                name={props.group.clone()}
                value={word}
                checked={props.checked}
                aria-labelledby={title_id.clone()}
                aria-describedby={described.then(|| descriptor_id.clone())}
                {onchange}
            />
            <span class="choice-title">
                <span id={title_id}>{ &props.title }</span>
                <kbd aria-hidden="true">{ props.shortcut }</kbd>
            </span>
            if described {
                <span class="descriptor" id={descriptor_id}>{ &props.descriptor }</span>
            }
        </label>
    }
}
