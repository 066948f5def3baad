//! How safe what is kept here is: whether the page opens without a network, and
//! whether the browser has promised not to clear it. A part of Your data.

use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::device::Device;
use crate::el::{button, el, p, send};
use crate::text::t;

/// The section.
pub struct Keeping {
    device: Option<Device>,
    is_kept: bool,
    is_persisted: bool,
    /// Whether the browser was asked on this page and did not promise it.
    is_refused: bool,
}

/// What happens to it.
pub enum Message {
    /// The browser's answers: whether the page is kept, and its promise.
    Known(Device, bool, bool),
    /// The browser is to be asked.
    Ask,
    /// It answered.
    Answered(bool),
}

/// The section, once the browser has answered.
pub(super) fn keeping() -> Html {
    VChild::<Keeping>::new((), None).into()
}

impl Component for Keeping {
    type Message = Message;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let scope = context.link().clone();
        wasm_bindgen_futures::spawn_local(async move {
            if let Some(device) = Device::load().await {
                let kept = device.is_kept().await;
                let persisted = device.is_persisted().await;
                scope.send_message(Message::Known(device, kept, persisted));
            }
        });
        Self {
            device: None,
            is_kept: false,
            is_persisted: false,
            is_refused: false,
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Known(device, is_kept, is_persisted) => {
                self.device = Some(device);
                self.is_kept = is_kept;
                self.is_persisted = is_persisted;
            }
            Message::Ask => {
                if let Some(device) = self.device.clone() {
                    let scope = context.link();
                    scope.send_future(async move { Message::Answered(device.persist().await) });
                }
                return false;
            }
            Message::Answered(is_persisted) => {
                self.is_persisted = is_persisted;
                self.is_refused = !is_persisted;
            }
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        if self.device.is_none() {
            return Html::default();
        }
        let offline = if self.is_kept {
            t::OPENS_OFFLINE
        } else {
            t::NOT_OFFLINE
        };
        let promise = match (self.is_persisted, self.is_refused) {
            (true, _) => t::PROMISED,
            (false, true) => t::REFUSED,
            (false, false) => t::NOT_PROMISED,
        };
        let ask = (!self.is_persisted && !self.is_refused).then(|| {
            let ask = send(context.link(), |_| Message::Ask);
            p("").kid(button("second", t::ASK_BROWSER).on_click(ask))
        });
        el("section")
            .set("aria-labelledby", "keeping")
            .kid(el("h2").set("id", "keeping").text(t::HOW_SAFE))
            .kid(p(offline))
            .kid(p(promise).set("role", "status"))
            .kid_if(ask)
            .done()
    }
}
