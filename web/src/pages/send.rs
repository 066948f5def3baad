//! Send: one's own answers as a file, in a link, or as a QR code.

use levelwise_core::assessment::Assessment;
use levelwise_core::format::write_assessment;
use levelwise_core::share::{part, write_code};
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::chance;
use crate::components::{Quality, Tone, heading, notice, qr};
use crate::el::{El, button, div, el, link, p, send};
use crate::files::{self, Shared};
use crate::routes::Route;
use crate::state::{self, Desk};
use crate::text::t;

use super::copy_field::{CopyFieldProps, copy_field};
use super::file_name_of;
use super::invite::address;
use super::report::{cycle, rater_name, title};

/// Longer links are broken by some apps on their way.
const LONGEST_LINK: usize = 4_000;

/// Properties of [`Send`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SendProps {
    /// What is worked on.
    pub desk: Desk,
}

/// The page.
pub struct Send {
    part: Assessment,
    /// The link with all answers.
    link: Option<String>,
    shared: Option<Shared>,
}

/// What happens on the page.
pub enum Message {
    /// The file is offered to other apps.
    Share,
    /// It was, or not.
    Shared(Shared),
    /// The file is saved.
    Save,
}

/// The page on which one's own answers are sent.
pub(super) fn send_back(desk: &Desk) -> Html {
    VChild::<Send>::new(SendProps { desk: desk.clone() }, None).into()
}

impl Component for Send {
    type Message = Message;
    type Properties = SendProps;

    fn create(context: &Context<Self>) -> Self {
        let part = part_of(&context.props().desk);
        Self {
            link: link_to(&part),
            part,
            shared: None,
        }
    }

    fn changed(&mut self, context: &Context<Self>, before: &SendProps) -> bool {
        if context.props().desk.assessment != before.desk.assessment {
            self.part = part_of(&context.props().desk);
            self.link = link_to(&self.part);
        }
        true
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Share => {
                let (name, text) = self.file();
                let share = async move { Message::Shared(files::share(&name, &text).await) };
                context.link().send_future(share);
                return false;
            }
            Message::Shared(shared) => {
                match shared {
                    Shared::Done => self.remember(),
                    Shared::Cancelled => {}
                    Shared::Refused => self.save(),
                }
                self.shared = Some(shared);
            }
            Message::Save => self.save(),
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let desk = &context.props().desk;
        let counts = &desk.mine.rubric.counts;
        let page = div("page send").html(heading(t::SEND_TITLE, ""));
        let rater = self.part.raters.get(&desk.me);
        let Some(rater) = rater.filter(|rater| !rater.answers.is_empty()) else {
            let fill = Route::Fill(desk.assessment.id.clone(), None, None).href();
            return page
                .kid(notice(Tone::Calm, t::NOTHING_TO_SEND).kid(p("").kid(link(
                    fill,
                    "",
                    t::GO_FILL,
                ))))
                .done();
        };
        let name = rater_name(rater);
        page.kid(p(t::SEND_LEAD).class("lead"))
            .kid(p(&t::sent_as(&name, counts.answered(), counts.all())).class("sent-as"))
            .kid(
                div("two")
                    .kid(div("").kid(self.as_file(context)).kid(self.as_link()))
                    .kid(self.as_qr(&name)),
            )
            .done()
    }
}

impl Send {
    fn as_file(&self, context: &Context<Self>) -> El {
        let scope = context.link();
        let save = |class| button(class, t::SAVE_ANSWERS).on_click(send(scope, |_| Message::Save));
        let row = if files::can_share() {
            let share = button("", t::SHARE_FILE).on_click(send(scope, |_| Message::Share));
            div("row").kid(share).kid(save("second"))
        } else {
            div("row").kid(save(""))
        };
        let said = match self.shared {
            None | Some(Shared::Cancelled) => None,
            Some(Shared::Done) => Some(notice(Tone::Good, t::SHARED)),
            Some(Shared::Refused) => Some(notice(Tone::Warning, t::NOT_SHARED)),
        };
        panel("as-file", t::AS_FILE)
            .kid(p(t::AS_FILE_LEAD))
            .kid(row)
            .kid_if(said)
    }

    fn as_link(&self) -> El {
        let panel = panel("as-link", t::AS_LINK);
        match &self.link {
            Some(link) if link.len() <= LONGEST_LINK => {
                panel
                    .kid(p(t::AS_LINK_LEAD))
                    .html(copy_field(CopyFieldProps {
                        id: "answers-link",
                        label: t::LINK,
                        button: t::COPY_LINK,
                        text: link.clone().into(),
                        rows: None,
                    }))
            }
            Some(_) | None => panel.kid(p(t::LINK_TOO_LONG)),
        }
    }

    fn as_qr(&self, rater: &str) -> El {
        let panel = panel("as-qr", t::AS_QR);
        let code = self
            .link
            .as_ref()
            .and_then(|link| qr(link, Quality::Dense, t::qr_of_answers(rater)));
        match code {
            Some(code) => panel.kid(p(t::AS_QR_LEAD)).kid(code),
            None => panel.kid(p(t::QR_TOO_LONG)),
        }
    }

    fn file(&self) -> (String, String) {
        (file_name(&self.part), write_assessment(&self.part))
    }

    fn save(&self) {
        let (name, text) = self.file();
        if files::save(&name, &text).is_ok() {
            self.remember();
        }
    }

    /// Remembers when one's answers were last taken elsewhere.
    fn remember(&self) {
        let mut local = state::local(&self.part.id);
        local.exported = chance::now();
        // Only the reminder is lost if this cannot be written.
        let _ = state::set_local(&self.part.id, &local);
    }
}

fn part_of(desk: &Desk) -> Assessment {
    part(&desk.assessment, &desk.me)
}

fn link_to(part: &Assessment) -> Option<String> {
    write_code(part).map(|code| address(&Route::Take(code)))
}

/// The name says whose answers these are, and differs from every teammate's, so
/// that thirty files fit in one folder.
fn file_name(part: &Assessment) -> String {
    let mut words = [title(part), " ", cycle(part)].concat();
    if let Some((id, rater)) = part.raters.iter().next() {
        let profile = rater.profile.shown();
        let who = profile.map_or("", |profile| {
            if profile.name.is_empty() {
                &profile.role
            } else {
                &profile.name
            }
        });
        let short = id.as_str().chars().filter(char::is_ascii_alphanumeric);
        let short: String = short.skip(1).take(4).collect();
        words = [&words, " ", who, " ", &short].concat();
    }
    file_name_of(&words, ".json")
}

fn panel(id: &'static str, title: &str) -> El {
    el("section")
        .class("panel")
        .set("aria-labelledby", id)
        .kid(el("h2").set("id", id).text(title))
}
