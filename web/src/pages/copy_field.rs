//! A text to be taken elsewhere, with a button that copies it.

use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::el::{button, div, el, p, send};
use crate::files;
use crate::text::t;

/// Properties of [`CopyField`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CopyFieldProps {
    /// The field's id.
    pub id: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What the button says.
    pub button: &'static str,
    /// What is copied.
    pub text: AttrValue,
    /// How many lines it shows; a single one if absent.
    pub rows: Option<&'static str>,
}

/// The field and its button.
pub struct CopyField {
    /// Whether copying worked, once it was tried.
    copied: Option<bool>,
}

/// What happens to the field.
pub enum Message {
    /// It is to be copied.
    Copy,
    /// It was, or could not be.
    Copied(bool),
}

/// The field.
pub(super) fn copy_field(props: CopyFieldProps) -> Html {
    VChild::<CopyField>::new(props, None).into()
}

impl Component for CopyField {
    type Message = Message;
    type Properties = CopyFieldProps;

    fn create(_: &Context<Self>) -> Self {
        Self { copied: None }
    }

    fn changed(&mut self, context: &Context<Self>, before: &CopyFieldProps) -> bool {
        if context.props().text != before.text {
            self.copied = None;
        }
        true
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Copy => {
                let id = context.props().id;
                let copy = async move { Message::Copied(files::copy(id).await) };
                context.link().send_future(copy);
                false
            }
            Message::Copied(copied) => {
                self.copied = Some(copied);
                true
            }
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let field = match props.rows {
            Some(rows) => el("textarea").set("rows", rows),
            None => el("input").set("type", "text"),
        };
        let field = field
            .set("id", props.id)
            .set("readonly", "readonly")
            .set("spellcheck", "false")
            .value(&props.text);
        let label = el("label")
            .class("field")
            .kid(el("span").text(props.label))
            .kid(field);
        let said = match self.copied {
            None => p(""),
            Some(true) => p(t::COPIED).class("copied"),
            Some(false) => p(t::COPY_YOURSELF).class("hint"),
        };
        let copy = send(context.link(), |_| Message::Copy);
        div("copy-field")
            .kid(label)
            .kid(
                div("row")
                    .kid(button("", props.button).on_click(copy))
                    .kid(said.set("role", "status")),
            )
            .done()
    }
}
