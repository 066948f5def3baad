//! Results by role, with small groups hidden, and from which size on they are
//! shown.

use levelwise_core::team::{RoleGroup, RoleResults, RoleStage, role_results};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};
use yew::html::Scope;

use crate::el::{El, On, el, p, span};
use crate::state::Desk;
use crate::text::t;

use super::agreement::wide;
use super::seen::Seen;
use super::{Message, Team, section};

/// The most people a small group can be set to.
const MOST: u32 = 99;

/// Results by role and the size of small groups.
pub(super) fn roles(desk: &Desk, seen: &Seen, scope: &Scope<Team>) -> El {
    let results = role_results(&desk.rubric, &seen.assessment);
    let apart = desk.assessment.small_group.is_apart();
    let input = el("input")
        .set("type", "number")
        .set("id", "small-group")
        .set("min", "1")
        .put("max", MOST.to_string())
        .set("step", "1")
        .set("inputmode", "numeric")
        .value(&results.small_group.to_string())
        .on(On::Change, on_size(scope));
    let label = el("label")
        .class("measure screen-only")
        .kid(span("", t::team::SMALL_GROUP))
        .kid(input);
    section("roles", t::team::ROLES)
        .kid(shown(&results, desk))
        .kid(p(&t::team::roles_lead(results.small_group)).class("hint"))
        .kid(label)
        .kid_if(apart.then(|| p(t::team::SMALL_GROUP_APART).class("hint")))
}

/// Results by role for those who look at the team's results; nothing if all have
/// one role.
pub(in crate::pages) fn by_role(desk: &Desk, results: &RoleResults) -> Option<El> {
    (results.roles.len() > 1).then(|| {
        el("div")
            .class("roles")
            .kid(el("h3").text(t::team::ROLES))
            .kid(shown(results, desk))
            .kid(p(&t::team::roles_lead(results.small_group)).class("hint"))
    })
}

/// A number that is none is left in the field and not taken over.
fn on_size(scope: &Scope<Team>) -> crate::el::Run {
    let scope = scope.clone();
    std::rc::Rc::new(move |event: Event| {
        let input = event
            .target()
            .map(JsCast::unchecked_into::<HtmlInputElement>);
        let Some(input) = input else { return };
        if input.report_validity()
            && let Ok(n_people) = input.value().trim().parse::<u32>()
        {
            scope.send_message(Message::SmallGroup(n_people));
        }
    })
}

/// The table, unless nothing in it can be shown.
fn shown(results: &RoleResults, desk: &Desk) -> El {
    let stages = || {
        let roles = results.roles.iter();
        roles.flat_map(|role| role.areas.iter().chain([&role.rubric]))
    };
    if stages().all(|stage| stage.n_rated == 0) {
        p(t::team::ROLES_SEALED)
    } else if stages().all(|stage| stage.stage.is_none()) {
        p(t::team::ALL_SMALL)
    } else {
        table(results, desk)
    }
}

fn table(results: &RoleResults, desk: &Desk) -> El {
    let mut head = el("tr").kid(el("th").set("scope", "col").text(t::AREA));
    for role in &results.roles {
        let title = if role.role.is_empty() {
            t::team::NO_ROLE
        } else {
            &role.role
        };
        head = head.kid(
            el("th")
                .set("scope", "col")
                .text(title)
                .text(" ")
                .kid(span("hint", &t::team::people(role.n_raters))),
        );
    }
    let row = |title: &str, of: &dyn Fn(&RoleGroup) -> RoleStage| {
        let mut row = el("tr").kid(el("th").set("scope", "row").text(title));
        for role in &results.roles {
            row = row.kid(cell(&of(role), results.small_group, desk));
        }
        row
    };
    let mut body = el("tbody").kid(row(t::team::ALL_AREAS, &|role| role.rubric));
    for (area_idx, area) in desk.rubric.areas.iter().enumerate() {
        body = body.kid(row(&area.title, &|role| role.areas[area_idx]).key(area.id.as_str()));
    }
    let table = el("table")
        .class("by-role")
        .kid(
            el("caption")
                .class("hidden-words")
                .text(t::team::ROLES_LABEL),
        )
        .kid(el("thead").kid(head))
        .kid(body);
    wide(t::team::ROLES_LABEL, table)
}

fn cell(stage: &RoleStage, small_group: u32, desk: &Desk) -> El {
    let cell = el("td");
    match (stage.stage, stage.hidden) {
        (Some(level), _) => {
            let title = span("", desk.rubric.level_title(level));
            cell.kid(title.put("class", ["tag level-", &level.to_string()].concat()))
                .text(" ")
                .kid(span("hint", &t::team::people(stage.n_rated)))
        }
        (None, Some(hidden)) => cell.kid(span("hint", &t::team::hidden(hidden, small_group))),
        (None, None) => cell.kid(span("hint", t::team::NOBODY_RATED)),
    }
}
