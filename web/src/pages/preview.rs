//! What an import would change, and who one is in the file.

use levelwise_core::assessment::RaterId;
use levelwise_core::merge::{Changes, Preview};
use yew::html::Scope;

use crate::components::{Tone, notice, problem_list};
use crate::el::{El, On, button, div, el, p, send, span};
use crate::text::t;

use super::import::{Import, Message, Ready, Stage};
use super::report::{cycle, rater_name, title};

/// The preview with its buttons.
pub(super) fn preview_panel(ready: &Ready, scope: &Scope<Import>) -> El {
    let assessment = &ready.assessment;
    let unchanged = ready.preview.as_ref().is_some_and(Preview::is_empty);
    let name = t::preview_title(title(assessment), cycle(assessment));
    let panel = div("preview").kid(el("h3").text(&name));
    let panel = match &ready.preview {
        Some(preview) => panel.kid(changes(preview, ready)).kid_if(reveals(preview)),
        None => panel.kid(p(t::NEW_ON_DEVICE)).kid(who(ready, scope)),
    };
    let warnings = (!ready.warnings.is_empty())
        .then(|| notice(Tone::Warning, t::LOOK_AT).kid(problem_list(&ready.warnings)));
    let take = match &ready.preview {
        Some(_) => t::MERGE,
        None => t::ADD_TO_DEVICE,
    };
    let take = if unchanged {
        span("", t::NOTHING_NEW)
    } else {
        button("", take).on_click(send(scope, |_| Message::TakeOver))
    };
    let cancel = send(scope, |_| Message::Stage(Stage::Idle));
    panel.kid_if(warnings).kid(
        div("row")
            .kid(take)
            .kid(button("second", t::CANCEL).on_click(cancel)),
    )
}

/// That votes which are sealed here would be seen, since it cannot be undone by
/// forgetting.
fn reveals(preview: &Preview) -> Option<El> {
    let words = t::team::file_reveals(preview.reveals);
    (preview.reveals > 0).then(|| notice(Tone::Warning, &words))
}

fn changes(preview: &Preview, ready: &Ready) -> El {
    let column =
        |title: &str, class: &'static str| el("th").set("scope", "col").class(class).text(title);
    let mut top = el("tr").kid(column(t::WHO, ""));
    for title in [t::NEW, t::SUPERSEDES, t::DIFFERS, t::SAME] {
        top = top.kid(column(title, "count"));
    }
    let mut body = el("tbody");
    for rater in &preview.raters {
        let known = ready.assessment.raters.get(&rater.id);
        let name = known.map(rater_name).unwrap_or_default();
        let name = if rater.is_new {
            t::new_rater(&name)
        } else {
            name
        };
        body = body.kid(row(&name, rater.changes));
    }
    let table = el("table")
        .kid(el("caption").text(t::PREVIEW_CAPTION))
        .kid(el("thead").kid(top))
        .kid(body.kid(row(t::TEAM, preview.team)));
    div("wide")
        .set("tabindex", "0")
        .set("role", "region")
        .set("aria-label", t::PREVIEW_CAPTION)
        .kid(table)
}

fn row(title: &str, changes: Changes) -> El {
    let mut line = el("tr").kid(el("th").set("scope", "row").text(title));
    for n in [
        changes.new,
        changes.supersedes,
        changes.differs,
        changes.same,
    ] {
        line = line.kid(el("td").class("count").text(&n.to_string()));
    }
    line
}

fn who(ready: &Ready, scope: &Scope<Import>) -> El {
    let option = |id: Option<RaterId>, words: &str| {
        let checked = ready.me == id;
        let on_choose = send(scope, move |_| Message::Me(id.clone()));
        let input = el("input")
            .set("type", "radio")
            .set("name", "who")
            .checked(checked)
            .on(On::Change, on_choose);
        el("label")
            .class("plain-choice")
            .kid(input)
            .kid(el("span").text(words))
    };
    let mut fieldset = el("fieldset")
        .class("who")
        .kid(el("legend").text(t::WHO_ARE_YOU));
    for (id, rater) in ready.assessment.raters.iter() {
        let words = t::rater_with_answers(&rater_name(rater), rater.answers.len());
        fieldset = fieldset.kid(option(Some(id.clone()), &words));
    }
    fieldset.kid(option(None, t::SOMEONE_ELSE))
}
