//! A choice among a few words that shows what holds, also when it is changed
//! elsewhere: browsers forget the `selected` attribute once somebody has chosen.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::el::{On, el};
use crate::host;

/// A select with the id `id`; `options` are values with their words, `value` the
/// one that holds.
pub fn select(
    id: String,
    options: Vec<(String, String)>,
    value: &str,
    on_choose: Callback<String>,
) -> Html {
    let props = SelectProps {
        id,
        options,
        value: value.to_owned(),
        on_choose,
    };
    VChild::<Select>::new(props, None).into()
}

/// Properties of [`Select`].
#[derive(Debug, Clone, PartialEq, Properties)]
struct SelectProps {
    id: String,
    options: Vec<(String, String)>,
    value: String,
    on_choose: Callback<String>,
}

struct Select;

impl Component for Select {
    type Message = ();
    type Properties = SelectProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let on_choose = props.on_choose.clone();
        let on_change = std::rc::Rc::new(move |event: Event| {
            let select = event
                .target()
                .map(JsCast::unchecked_into::<HtmlSelectElement>);
            if let Some(select) = select {
                on_choose.emit(select.value());
            }
        });
        let mut select = el("select").id(&props.id).on(On::Change, on_change);
        for (value, words) in &props.options {
            let option = el("option").key(value).put("value", value.clone());
            select = select.kid(option.text(words));
        }
        select.done()
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let props = context.props();
        if let Some(select) = host::find(&props.id) {
            let select: HtmlSelectElement = select.unchecked_into();
            select.set_value(&props.value);
        }
    }
}
