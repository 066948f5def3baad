//! The form of one person: name, role, vote. Kept apart from the page, so that
//! typing a name does not draw everybody's votes anew.

use levelwise_core::assessment::Profile;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};
use yew::prelude::*;

use crate::el::{El, On, button, div, el, p, send, span};
use crate::text::t;

/// Properties of [`Person`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PersonProps {
    /// Who it is so far.
    pub profile: Profile,
    /// Whether it is the person on this device, who cannot remove themselves.
    pub is_me: bool,
    /// Called with the profile that is to stand.
    pub on_save: Callback<Profile>,
    /// Called when the person is to be removed.
    pub on_remove: Callback<()>,
    /// Called when nothing is to change.
    pub on_cancel: Callback<()>,
}

/// The form, with what was typed so far.
#[derive(Debug)]
pub struct Person {
    draft: Profile,
}

/// What happens in the form.
pub enum Message {
    /// Another name was typed.
    Name(String),
    /// Another role was typed.
    Role(String),
    /// The vote was given or taken.
    Vote,
    /// What was typed is to stand.
    Save,
    /// The person is to be removed.
    Remove,
    /// Nothing is to change.
    Cancel,
}

impl Component for Person {
    type Message = Message;
    type Properties = PersonProps;

    fn create(context: &Context<Self>) -> Self {
        Self {
            draft: context.props().profile.clone(),
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let props = context.props();
        match message {
            Message::Name(name) => self.draft.name = name,
            Message::Role(role) => self.draft.role = role,
            Message::Vote => self.draft.voting = !self.draft.voting,
            Message::Save => props.on_save.emit(self.draft.clone()),
            Message::Remove => props.on_remove.emit(()),
            Message::Cancel => props.on_cancel.emit(()),
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let scope = context.link();
        let draft = &self.draft;
        let name = input("person-name", &draft.name)
            .on(On::Input, send(scope, |event| Message::Name(typed(&event))));
        let name = field("person-name", t::team::NAME, name, t::team::NAME_HINT);
        let role = input("person-role", &draft.role)
            .on(On::Input, send(scope, |event| Message::Role(typed(&event))));
        let role = field("person-role", t::team::ROLE, role, t::team::ROLE_HINT);
        let vote = el("input")
            .set("type", "checkbox")
            .set("aria-describedby", "person-vote-hint")
            .checked(self.draft.voting)
            .on(On::Change, send(scope, |_| Message::Vote));
        let vote = el("label")
            .class("switch")
            .kid(vote)
            .kid(span("", t::team::VOTES));
        let remove = (!context.props().is_me).then(|| {
            div("row removing")
                .kid(button("quiet", t::team::REMOVE).on_click(send(scope, |_| Message::Remove)))
                .kid(span("hint", t::team::REMOVE_HINT))
        });
        let buttons = div("row")
            .kid(el("button").set("type", "submit").text(t::team::SAVE))
            .kid(button("second", t::team::CANCEL).on_click(send(scope, |_| Message::Cancel)));
        // At once: the policy allows no form to be sent anywhere.
        let on_submit = send(scope, |event| {
            event.prevent_default();
            Message::Save
        });
        el("form")
            .class("person")
            .on(On::Submit, on_submit)
            .kid(div("two-fields").kid(name).kid(role))
            .kid(vote)
            .kid(p(t::team::VOTES_HINT).class("hint").id("person-vote-hint"))
            .kid(buttons)
            .kid_if(remove)
            .done()
    }
}

fn field(id: &'static str, label: &str, input: El, hint: &str) -> El {
    div("field")
        .kid(el("label").set("for", id).text(label))
        .kid(input)
        .kid(span("hint", hint).put("id", [id, "-hint"].concat()))
}

fn input(id: &'static str, value: &str) -> El {
    el("input")
        .set("id", id)
        .set("type", "text")
        .set("maxlength", "200")
        .set("autocomplete", "off")
        .put("aria-describedby", [id, "-hint"].concat())
        .value(value)
}

fn typed(event: &Event) -> String {
    let field = event
        .target()
        .map(JsCast::unchecked_into::<HtmlInputElement>);
    field.map_or_else(String::new, |field| field.value())
}
