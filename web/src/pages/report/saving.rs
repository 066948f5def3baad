//! The report as one file: with the assessment in it, without, or with nothing
//! but the assessment, locked.

use levelwise_core::format::{Page, data_block, write_assessment, write_page};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::html::Scope;

use crate::chance;
use crate::components::{Tone, notice};
use crate::device::Device;
use crate::el::{El, On, div, el, p, send, span};
use crate::files;
use crate::host;
use crate::pages::file_name;
use crate::state::{self, Desk};
use crate::text::{t, t_report};

use super::page::{ARTICLE, Message, ReportPage};
use super::{cycle, title};

/// Shorter passwords are guessed.
const SHORTEST: usize = 8;
const PASSWORD: &str = "report-password";
const AGAIN: &str = "report-password-again";

/// The looks of a saved report.
const STYLE: &str = concat!(
    include_str!("../../../styles/saved_report.css"),
    include_str!("../../../styles/pictures.css"),
);

/// What is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The report with the assessment.
    Carrying,
    /// The report only.
    Plain,
    /// The assessment, locked.
    Locked,
}

/// What came of saving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// It goes on.
    Saving,
    /// It was saved.
    Saved,
    /// Why it was not.
    Not(&'static str),
}

/// How the file is made.
pub(super) fn form(
    kind: Kind,
    has_names: bool,
    said: Option<Said>,
    scope: &Scope<ReportPage>,
) -> El {
    let choice = |of: Kind, words: &str, hint: El, is_possible: bool| {
        let input = el("input")
            .set("type", "radio")
            .set("name", "report-kind")
            .set_if(!is_possible, "disabled", "disabled")
            .checked(kind == of)
            .on(On::Change, send(scope, move |_| Message::Kind(of)));
        let label = el("label").class("plain-choice").kid(input);
        el("div").kid(label.kid(span("", words))).kid(hint)
    };
    let hint = |words: &str| p(words).class("hint");
    let carrying = if has_names {
        t_report::WITH_DATA_HINT
    } else {
        t_report::WITH_DATA_NOT
    };
    let fields = (kind == Kind::Locked).then(|| {
        el("div")
            .class("passwords")
            .kid(password(PASSWORD, t_report::PASSWORD))
            .kid(password(AGAIN, t_report::PASSWORD_AGAIN))
    });
    let said = match said {
        None => None,
        Some(Said::Saving) => Some(p(t_report::SAVING).set("role", "status")),
        Some(Said::Saved) => Some(notice(Tone::Good, t_report::SAVED)),
        Some(Said::Not(why)) => Some(notice(Tone::Problem, why)),
    };
    let on_submit = send(scope, |event| {
        event.prevent_default();
        Message::Save
    });
    let fieldset = el("fieldset")
        .class("panel")
        .kid(el("legend").text(t_report::SAVE))
        .kid(p(t_report::SAVE_LEAD))
        .kid(choice(
            Kind::Carrying,
            t_report::WITH_DATA,
            hint(carrying),
            has_names,
        ))
        .kid(choice(
            Kind::Plain,
            t_report::WITHOUT_DATA,
            hint(t_report::WITHOUT_DATA_HINT),
            true,
        ))
        .kid(choice(
            Kind::Locked,
            t_report::LOCKED,
            hint(&t_report::how_locked()),
            true,
        ))
        .kid_if(fields)
        .kid(div("row").kid(el("button").text(t_report::SAVE_NOW)))
        .kid(el("div").kid_if(said));
    el("form").on(On::Submit, on_submit).kid(fieldset)
}

fn password(id: &'static str, label: &str) -> El {
    el("label").class("field").kid(span("", label)).kid(
        el("input")
            .set("type", "password")
            .set("id", id)
            .set("autocomplete", "new-password"),
    )
}

fn typed(id: &str) -> String {
    let field = host::find(id).map(JsCast::unchecked_into::<HtmlInputElement>);
    field.map_or_else(String::new, |field| field.value())
}

/// The password, if one is needed; or what is wrong with it.
pub(super) fn ask(kind: Kind) -> Result<Option<String>, Said> {
    if kind != Kind::Locked {
        return Ok(None);
    }
    let password = typed(PASSWORD);
    if password.chars().count() < SHORTEST {
        return Err(Said::Not(t_report::PASSWORD_SHORT));
    }
    if password != typed(AGAIN) {
        return Err(Said::Not(t_report::PASSWORDS_DIFFER));
    }
    Ok(Some(password))
}

/// Makes the file and offers it.
pub(super) async fn save(desk: &Desk, kind: Kind, password: Option<String>) -> Said {
    let Some(text) = Device::load().await else {
        return Said::Not(t_report::NOT_SAVED);
    };
    let made = match password {
        Some(password) => locked(desk, &password, &text).await,
        None => open(desk, kind, &text),
    };
    let text = match made {
        Ok(text) => text,
        Err(why) => return Said::Not(why),
    };
    let name = file_name(&desk.assessment, "-report.html");
    if files::save_as(&name, "text/html", &text).is_err() {
        return Said::Not(t_report::NOT_SAVED);
    }
    if kind != Kind::Plain {
        let mut local = state::local(&desk.assessment.id);
        local.exported = chance::now();
        // Only the reminder is lost if this cannot be written.
        let _ = state::set_local(&desk.assessment.id, &local);
    }
    Said::Saved
}

/// What goes along: what others said under the seal stays here.
fn carried(desk: &Desk) -> String {
    write_assessment(&desk.assessment.open_to(&desk.me))
}

fn open(desk: &Desk, kind: Kind, device: &Device) -> Result<String, &'static str> {
    let body = device.markup(ARTICLE).ok_or(t_report::NOT_SAVED)?;
    let body = ["<main>", &body, "</main>"].concat();
    let block = match kind {
        Kind::Carrying => data_block(&carried(desk)),
        Kind::Plain | Kind::Locked => String::new(),
    };
    let called = t::joined(title(&desk.assessment), cycle(&desk.assessment));
    Ok(write_page(&Page {
        language: "en",
        title: &t::joined(t_report::REPORT, &called),
        style: STYLE,
        body: &body,
        block: &block,
    }))
}

async fn locked(desk: &Desk, password: &str, device: &Device) -> Result<String, &'static str> {
    if !device.can_lock() {
        return Err(t_report::CANNOT_LOCK);
    }
    let locked = device.lock(&carried(desk), password).await;
    let locked = locked.ok_or(t_report::NOT_SAVED)?;
    let body = [
        "<main class=\"report\"><h1>",
        t_report::LOCKED_TITLE,
        "</h1><p>",
        t_report::LOCKED_BODY,
        "</p></main>",
    ];
    Ok(write_page(&Page {
        language: "en",
        title: t_report::LOCKED_TITLE,
        style: STYLE,
        body: &body.concat(),
        block: &locked.block(),
    }))
}
