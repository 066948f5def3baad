//! The frame of a picture: measures how wide it may be, offers it as an image,
//! and has its table one key away.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::device::Device;
use crate::el::{button, div, el, send, span};
use crate::events::{self, Listener};
use crate::host;
use crate::text::t;

/// What is drawn before anything is measured.
const FIRST_WIDTH: i32 = 640;
/// Wider than this, eyes lose their way; and it fits on paper.
const MAX_WIDTH: i32 = 760;
/// Narrower, words have no room.
const MIN_WIDTH: i32 = 240;

/// A picture with its table; `id` is its own on the page, `name` that of its file.
pub(super) fn picture(id: &str, name: String, draw: Callback<i32, Html>, table: Html) -> Html {
    let props = PictureProps {
        id: id.to_owned(),
        name,
        draw,
        table,
    };
    VChild::<Picture>::new(props, Some(id.into())).into()
}

/// Properties of [`Picture`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PictureProps {
    id: String,
    name: String,
    /// Draws it for a width in pixels.
    draw: Callback<i32, Html>,
    table: Html,
}

/// A picture in its frame.
pub struct Picture {
    width: i32,
    said: &'static str,
    _listener: Listener,
}

/// What happens to a picture.
pub enum Message {
    /// It may be wider or narrower now.
    Measure,
    /// It is to be copied.
    Copy,
    /// It is to be saved.
    Save,
    /// What came of it.
    Say(&'static str),
}

impl Component for Picture {
    type Message = Message;
    type Properties = PictureProps;

    fn create(context: &Context<Self>) -> Self {
        let scope = context.link().clone();
        Self {
            width: FIRST_WIDTH,
            said: "",
            _listener: events::listen("resize", move |_| scope.send_message(Message::Measure)),
        }
    }

    fn changed(&mut self, _: &Context<Self>, _: &PictureProps) -> bool {
        true
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let (id, name) = (context.props().id.clone(), context.props().name.clone());
        let scope = context.link().clone();
        match message {
            Message::Measure => {
                let width = room(&id).unwrap_or(self.width);
                let width = width.clamp(MIN_WIDTH, MAX_WIDTH);
                std::mem::replace(&mut self.width, width) != width
            }
            Message::Copy => {
                spawn_local(async move {
                    let is_copied = match Device::load().await {
                        Some(device) => device.copy_image(&id).await,
                        None => false,
                    };
                    let said = if is_copied {
                        t::progress::COPIED
                    } else {
                        t::progress::NOT_COPIED
                    };
                    scope.send_message(Message::Say(said));
                });
                false
            }
            Message::Save => {
                spawn_local(async move {
                    let is_saved = match Device::load().await {
                        Some(device) => device.save_image(&id, &name).await,
                        None => false,
                    };
                    if !is_saved {
                        scope.send_message(Message::Say(t::progress::NOT_SAVED));
                    }
                });
                false
            }
            Message::Say(said) => {
                self.said = said;
                true
            }
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let scope = context.link();
        let table = el("details")
            .class("table-fold")
            .kid(el("summary").text(t::SHOW_TABLE))
            .html(props.table.clone());
        let row = div("row screen-only")
            .kid(button("quiet", t::progress::COPY_IMAGE).on_click(send(scope, |_| Message::Copy)))
            .kid(button("quiet", t::progress::SAVE_IMAGE).on_click(send(scope, |_| Message::Save)))
            .kid(span("hint", self.said).set("role", "status"));
        el("figure")
            .class("chart")
            .kid(
                div("picture-box")
                    .id(&props.id)
                    .html(props.draw.emit(self.width)),
            )
            .kid(row)
            .kid(table)
            .done()
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        if first {
            context.link().send_message(Message::Measure);
        }
    }
}

/// How wide the element with this id is.
fn room(id: &str) -> Option<i32> {
    let width = host::find(id)?.client_width();
    (width > 0).then_some(width)
}
