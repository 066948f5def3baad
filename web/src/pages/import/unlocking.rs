//! Asks for the password of a locked file, one file after the other. A wrong one
//! changes nothing.

use levelwise_core::format::Locked;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::html::Scope;

use crate::components::{Tone, notice};
use crate::device::Device;
use crate::el::{El, On, button, div, el, p, send, span};
use crate::host;
use crate::text::{t, t_report};

use super::batch::Given;
use super::reading::{Found, read_unlocked, refused};
use super::{Import, Message};

const PASSWORD: &str = "unlock-password";

/// The files that were read, some of which are locked still.
#[derive(Debug, Clone)]
pub struct Unlocking {
    found: Found,
    said: Option<Said>,
}

/// What is said of a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// It is being tried.
    Trying,
    /// It is another one.
    Wrong,
    /// This browser cannot try.
    Cannot,
}

impl Unlocking {
    pub(super) fn new(found: Found) -> Self {
        Self { found, said: None }
    }

    /// What was read, once nothing is locked.
    pub(super) fn finished(self) -> Result<Vec<Given>, Self> {
        if self.found.locked.is_empty() {
            Ok(self.found.given)
        } else {
            Err(self)
        }
    }

    /// The first locked file came to `given`.
    pub(super) fn opened(mut self, given: Vec<Given>) -> Self {
        self.found.locked.remove(0);
        self.found.given.extend(given);
        Self::new(self.found)
    }

    /// What the first locked file comes to if nobody opens it.
    pub(super) fn refusal(&self) -> Vec<Given> {
        let first = self.found.locked.first();
        let refused = |(name, _): &(String, Locked)| {
            let title = t_report::left_locked(name);
            refused(name.clone(), title)
        };
        first.map(refused).into_iter().collect()
    }

    pub(super) fn say(&mut self, said: Said) {
        self.said = Some(said);
    }

    /// Tries the password that was typed.
    pub(super) fn begin(&mut self, scope: &Scope<Import>) {
        let Some((name, locked)) = self.found.locked.first().cloned() else {
            return;
        };
        if self.said == Some(Said::Trying) {
            return;
        }
        self.said = Some(Said::Trying);
        let field = host::find(PASSWORD).map(JsCast::unchecked_into::<HtmlInputElement>);
        let password = field.map_or_else(String::new, |field| field.value());
        let scope = scope.clone();
        spawn_local(async move {
            let unlocked = match Device::load().await {
                Some(device) if device.can_lock() => {
                    match device.unlock(&locked, &password).await {
                        Some(text) => Ok(read_unlocked(&name, &text).await),
                        None => Err(Said::Wrong),
                    }
                }
                Some(_) | None => Err(Said::Cannot),
            };
            scope.send_message(Message::Unlocked(unlocked));
        });
    }

    /// The form that asks.
    pub(super) fn view(&self, scope: &Scope<Import>) -> El {
        let name = self.found.locked.first().map_or("", |(name, _)| name);
        let field = el("label")
            .class("field")
            .kid(span("", t_report::PASSWORD))
            .kid(
                el("input")
                    .set("type", "password")
                    .set("id", PASSWORD)
                    .set("autocomplete", "off"),
            );
        let on_submit = send(scope, |event| {
            event.prevent_default();
            Message::Unlock
        });
        let skip = button("second", t_report::LEAVE_OUT);
        let cancel = button("second", t::CANCEL).on_click(send(scope, |_| Message::Cancel));
        let row = div("row")
            .kid(el("button").text(t_report::UNLOCK))
            .kid(skip.on_click(send(scope, |_| Message::LeaveOut)))
            .kid(cancel);
        let said = self.said.map(|said| match said {
            Said::Trying => p(t_report::UNLOCKING).set("role", "status"),
            Said::Wrong => notice(Tone::Problem, t_report::WRONG_PASSWORD),
            Said::Cannot => notice(Tone::Problem, t_report::CANNOT_UNLOCK),
        });
        let form = el("form")
            .key(name)
            .on(On::Submit, on_submit)
            .kid(p(&t_report::locked_file(name)).class("notice-title"))
            .kid(field)
            .kid(row);
        div("panel unlocking").kid(form).kid(div("").kid_if(said))
    }
}
