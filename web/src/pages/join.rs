//! What a link opens: an invitation to answer, or somebody's answers to take
//! over. Opening never overwrites: what is here already is opened instead.

use levelwise_core::assessment::{Assessment, Profile, RaterId};
use levelwise_core::record::Problems;
use levelwise_core::rubric::Rubric;
use levelwise_core::share::{invitation, open_code};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::chance;
use crate::components::{Tone, heading, notice, problem_list};
use crate::el::{El, On, div, el, link, p, send, span};
use crate::host;
use crate::routes::Route;
use crate::shared::Shared;
use crate::state::{self, Loaded, RubricError};
use crate::text::t;

use super::go;
use super::import;
use super::report::{cycle, title};

/// The page of an invitation.
pub(super) fn join(code: &str) -> Html {
    let page = div("page narrow").html(heading(t::JOIN_TITLE, ""));
    let invited = match open_code(code) {
        Ok(opened) => invitation(&opened.value),
        Err(problems) => return page.kid(broken(&problems)).done(),
    };
    page.html(join_form(&invited)).done()
}

/// The page of answers that came by a link: somebody else's, or one's own from
/// another place.
pub(super) fn take(code: &str) -> Html {
    let (title, lead, me, code) = match handed_over(code) {
        Some((me, code)) => (t::HANDED_TITLE, t::HANDED_LEAD, Some(me), code),
        None => (t::TAKE_TITLE, t::TAKE_LEAD, None, code),
    };
    div("page narrow")
        .html(heading(title, ""))
        .kid(p(lead).class("lead"))
        .html(import::take(code, me, Callback::noop()))
        .done()
}

const ME: &str = "me=";

/// What stands in the address of [`Route::Take`] when `me` goes on elsewhere.
pub(super) fn hand_over(me: &RaterId, code: &str) -> String {
    [ME, me.as_str(), "=", code].concat()
}

fn handed_over(text: &str) -> Option<(RaterId, &str)> {
    let (me, code) = text.strip_prefix(ME)?.split_once('=')?;
    Some((RaterId::new(me).ok()?, code))
}

fn broken(problems: &Problems) -> El {
    notice(Tone::Problem, t::JOIN_BROKEN)
        .kid(problem_list(problems.list()))
        .kid(p("").kid(link(Route::Start.href(), "", t::TO_ASSESSMENTS)))
}

/// Properties of [`JoinForm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct JoinProps {
    /// The assessment as it is begun.
    pub invitation: Shared<Assessment>,
}

/// Asks who one is, and begins.
pub struct JoinForm {
    rubric: Option<Result<Shared<Rubric>, RubricError>>,
}

/// What happens to the form.
pub enum Message {
    /// The rubric came, or cannot be had.
    Rubric(Result<Shared<Rubric>, RubricError>),
    /// The form was sent.
    Begin(Option<HtmlElement>),
}

/// The form for one invitation.
pub(super) fn join_form(invitation: &Assessment) -> Html {
    let props = JoinProps {
        invitation: Shared::new(invitation.clone()),
    };
    let key = Some(invitation.id.as_str().into());
    VChild::<JoinForm>::new(props, key).into()
}

impl Component for JoinForm {
    type Message = Message;
    type Properties = JoinProps;

    fn create(context: &Context<Self>) -> Self {
        let invitation = context.props().invitation.clone();
        if is_here(&invitation) {
            open_instead(&invitation);
        } else {
            let find = async move { Message::Rubric(state::find(&invitation.rubric).await) };
            context.link().send_future(find);
        }
        Self { rubric: None }
    }

    fn changed(&mut self, _: &Context<Self>, _: &JoinProps) -> bool {
        true
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Rubric(rubric) => self.rubric = Some(rubric),
            Message::Begin(None) => {}
            Message::Begin(Some(form)) => begin(&context.props().invitation, &form),
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let invitation = &context.props().invitation;
        let rubric = match &self.rubric {
            None if is_here(invitation) => {
                return p(t::JOINING).set("role", "status").done();
            }
            None => return p(t::LOADING).set("role", "status").done(),
            Some(Err(error)) => {
                return notice(Tone::Problem, &t::rubric_error(error))
                    .kid(p(t::JOIN_NO_RUBRIC_MORE))
                    .done();
            }
            Some(Ok(rubric)) => rubric,
        };
        let name = t::preview_title(title(invitation), cycle(invitation));
        let differs = (!invitation.rubric.names(rubric)).then(|| {
            let words = t::rubric_differs(&invitation.rubric.version, &rubric.version);
            notice(Tone::Warning, &words)
        });
        let on_begin = send(context.link(), |event| {
            event.prevent_default();
            Message::Begin(event.target().map(JsCast::unchecked_into))
        });
        let form = el("form")
            .on(On::Submit, on_begin)
            .kid(field("role", t::ROLE, t::ROLE_HINT, "organization-title"))
            .kid(field("name", t::YOUR_NAME, t::YOUR_NAME_HINT, "name"))
            .kid(el("button").text(t::JOIN_START));
        el("section")
            .class("panel join")
            .set("aria-labelledby", "join-name")
            .kid(el("h2").set("id", "join-name").text(&name))
            .kid(p(&t::join_with(&rubric.title)))
            .kid(p(t::JOIN_LEAD))
            .kid_if(differs)
            .kid(form)
            .done()
    }
}

fn field(name: &'static str, label: &str, hint: &str, autocomplete: &'static str) -> El {
    let (id, hint_id) = (["join-", name].concat(), ["join-hint-", name].concat());
    let input = el("input")
        .put("id", id.clone())
        .set("name", name)
        .set("autocomplete", autocomplete)
        .set("maxlength", "200")
        .put("aria-describedby", hint_id.clone());
    div("field")
        .kid(el("label").put("for", id).text(label))
        .kid(input)
        .kid(span("hint", hint).put("id", hint_id))
}

/// Whether this device has the assessment, readable or not.
fn is_here(invitation: &Assessment) -> bool {
    !matches!(state::load(&invitation.id), Loaded::Missing)
}

/// Leaves no trace in the history, so that going back leads out of here.
fn open_instead(invitation: &Assessment) {
    let fill = Route::Fill(invitation.id.clone(), None, None);
    host::replace(&fill.href());
}

fn begin(invitation: &Assessment, form: &HtmlElement) {
    // Another tab may have begun meanwhile.
    if !is_here(invitation) {
        let value = |name: &str| {
            let selector = ["[name=", name, "]"].concat();
            let field = form.query_selector(&selector).ok().flatten();
            let field = field.map(JsCast::unchecked_into::<HtmlInputElement>);
            field.map_or_else(String::new, |field| field.value().trim().to_owned())
        };
        let profile = Profile {
            role: value("role"),
            name: value("name"),
            ..Profile::default()
        };
        let me: RaterId = chance::id();
        let mut assessment = invitation.clone();
        assessment.set_profile(&me, profile, &chance::stamp());
        // If it cannot be kept, it is in memory and the page says so.
        let _ = state::add(&assessment);
        let local = state::Local {
            me: Some(me),
            ..state::Local::default()
        };
        let _ = state::set_local(&assessment.id, &local);
    }
    go(&Route::Fill(invitation.id.clone(), None, None));
}
