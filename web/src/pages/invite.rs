//! Invite: a link, a QR code to project, a message to paste, a file for a rubric
//! that is not beside the page; and where the answers come back to.

use levelwise_core::assessment::{Assessment, RubricRef};
use levelwise_core::format::write_assessment;
use levelwise_core::share::{invitation, write_code};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;
use yew::html::Scope;
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::components::{Quality, Tone, heading, notice, qr};
use crate::el::{El, Run, button, div, el, p, send};
use crate::files;
use crate::host;
use crate::routes::Route;
use crate::state::{self, Desk};
use crate::text::t;

use super::copy_field::{CopyFieldProps, copy_field};
use super::file_name_of;
use super::import::collect;
use super::report::{cycle, title};
use super::workspace::{self, Workspace};

/// Properties of [`Invite`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct InviteProps {
    /// What is worked on.
    pub desk: Desk,
    /// Called when answers were taken over.
    pub on_change: Callback<()>,
}

/// The page.
pub struct Invite {
    /// Whether a link leads to the rubric; not known yet if absent.
    leads: Option<bool>,
}

/// What happens on the page.
pub enum Message {
    /// It is known whether the rubric stands beside the page.
    Leads(bool),
    /// The invitation is saved as a file.
    Save,
}

/// The page on which a team is invited.
pub(super) fn invite(desk: &Desk, scope: &Scope<Workspace>) -> Html {
    // What was taken over stands in storage; writing joins it with the desk.
    let on_change = scope.callback(|()| workspace::Message::Write);
    let props = InviteProps {
        desk: desk.clone(),
        on_change,
    };
    VChild::<Invite>::new(props, None).into()
}

impl Component for Invite {
    type Message = Message;
    type Properties = InviteProps;

    fn create(context: &Context<Self>) -> Self {
        let rubric = context.props().desk.assessment.rubric.clone();
        context
            .link()
            .send_future(async move { Message::Leads(stands_beside(&rubric).await) });
        Self { leads: None }
    }

    fn changed(&mut self, _: &Context<Self>, _: &InviteProps) -> bool {
        true
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Leads(leads) => self.leads = Some(leads),
            Message::Save => save(&context.props().desk),
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let desk = &context.props().desk;
        let invited = invitation(&desk.assessment);
        let page = div("page invite")
            .html(heading(t::INVITE_TITLE, ""))
            .kid(p(t::INVITE_LEAD).class("lead"));
        let link = match self.leads {
            None => return page.kid(p(t::LOADING).set("role", "status")).done(),
            Some(false) => None,
            Some(true) => write_code(&invited).map(|code| address(&Route::Join(code))),
        };
        let on_save = send(context.link(), |_| Message::Save);
        let file = panel("invitation-file", t::INVITATION_FILE)
            .kid(p(t::INVITATION_FILE_LEAD))
            .kid(button("second", t::SAVE_INVITATION).on_click(on_save));
        let page = match &link {
            Some(link) => {
                let only_here = host::is_only_here()
                    .then(|| notice(Tone::Warning, t::ONLY_HERE).kid(p(t::ONLY_HERE_MORE)));
                page.kid_if(only_here)
                    .kid(by_link(&invited, &desk.rubric.title, link, file))
            }
            None => page
                .kid(notice(Tone::Warning, t::RUBRIC_NOT_BESIDE).kid(p(t::RUBRIC_NOT_BESIDE_MORE)))
                .kid(file),
        };
        let on_change = context.props().on_change.clone();
        let collect = panel("collect", t::COLLECT)
            .kid(p(t::COLLECT_LEAD))
            .html(collect(&desk.assessment.id, on_change));
        page.kid(collect).done()
    }
}

/// Link and message, and beside them the code and the file.
fn by_link(invited: &Assessment, rubric: &str, link: &str, file: El) -> El {
    let message = t::invitation_message(invited, rubric, link);
    let words = panel("by-link", t::LINK_AND_MESSAGE)
        .html(copy_field(CopyFieldProps {
            id: "invite-link",
            label: t::LINK,
            button: t::COPY_LINK,
            text: link.to_owned().into(),
            rows: None,
        }))
        .html(copy_field(CopyFieldProps {
            id: "invite-message",
            label: t::MESSAGE,
            button: t::COPY_MESSAGE,
            text: message.into(),
            rows: Some("13"),
        }));
    let code = || qr(link, Quality::Sturdy, t::qr_of_invitation(invited));
    let picture = panel("by-qr", t::QR_INVITE)
        .kid(p(t::QR_INVITE_HINT))
        .kid_if(code())
        .kid(div("row").kid(button("second", t::PROJECT).on_click(on_dialog(open))));
    let name = t::preview_title(title(invited), cycle(invited));
    let large = el("dialog")
        .set("id", DIALOG)
        .class("project")
        .set("aria-labelledby", "project-name")
        .kid(el("h2").set("id", "project-name").text(&name))
        .kid_if(code())
        .kid(p(t::QR_INVITE_HINT))
        .kid(button("second", t::CLOSE).on_click(on_dialog(HtmlDialogElement::close)));
    div("invite-by")
        .kid(div("").kid(words))
        .kid(div("").kid(picture).kid(file))
        .kid(large)
}

const DIALOG: &str = "project";

fn open(dialog: &HtmlDialogElement) {
    // It is open already if the browser refuses.
    let _ = dialog.show_modal();
}

fn on_dialog(run: impl Fn(&HtmlDialogElement) + 'static) -> Run {
    std::rc::Rc::new(move |_| {
        if let Some(dialog) = host::find(DIALOG).and_then(|found| found.dyn_into().ok()) {
            run(&dialog);
        }
    })
}

fn panel(id: &'static str, title: &str) -> El {
    el("section")
        .class("panel")
        .set("aria-labelledby", id)
        .kid(el("h2").set("id", id).text(title))
}

/// Whether others who open a link will find the rubric: it came with the page,
/// or stands beside it to the word.
async fn stands_beside(rubric: &RubricRef) -> bool {
    if rubric.full.is_none() {
        return true;
    }
    let naming = RubricRef {
        full: None,
        ..rubric.clone()
    };
    let found = state::find(&naming).await;
    found.is_ok_and(|found| naming.names(&found))
}

/// The address of this page, at another of its routes.
pub(super) fn address(route: &Route) -> String {
    [host::address(), route.href()].concat()
}

fn save(desk: &Desk) {
    let mut invited = invitation(&desk.assessment);
    // Carried only if it is the one that is named.
    if invited.rubric.full.is_none() && invited.rubric.names(&desk.rubric) {
        invited.rubric.full = Some(desk.rubric.shared_file());
    }
    let words = [
        t::INVITATION_WORD,
        " ",
        title(&invited),
        " ",
        cycle(&invited),
    ]
    .concat();
    // The button can be pressed again if the browser refuses.
    let _ = files::save(&file_name_of(&words, ".json"), &write_assessment(&invited));
}
