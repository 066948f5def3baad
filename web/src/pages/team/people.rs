//! Who has answered how much, by role: never what.

use levelwise_core::assessment::{Rater, RaterId};
use yew::html::Scope;
use yew::virtual_dom::VChild;

use crate::el::{El, On, button, div, el, p, send, span};
use crate::state::Desk;
use crate::text::t;

use super::person::{Person, PersonProps};
use super::seen::Seen;
use super::{Message, Team, section};

/// The id of the button that changes somebody.
pub(super) fn button_id(rater: &RaterId) -> String {
    ["change-", rater.as_str()].concat()
}

/// Everybody of the team, and the form of whoever is being changed.
pub(super) fn people(
    desk: &Desk,
    seen: &Seen,
    editing: Option<&RaterId>,
    scope: &Scope<Team>,
) -> El {
    let n_indicators = desk.rubric.n_indicators();
    let is_done = |id: &&RaterId| {
        let rater = desk.assessment.raters.get(id);
        rater.is_some_and(|rater| rater.n_answered(&desk.rubric) == n_indicators)
    };
    let n_done = seen.voting.iter().filter(is_done).count();
    let done = t::team::who_is_done(n_done, seen.voting.len(), n_indicators);
    let mut table = el("table")
        .class("people")
        .kid(el("caption").class("hidden-words").text(t::team::WHO))
        .kid(head());
    for (role, raters) in by_role(desk) {
        table = table.kid(group(desk, seen, &role, &raters, editing, scope));
    }
    section("who", t::team::WHO)
        .kid(p(&done))
        .kid(table)
        .kid(my_vote(desk, scope))
        .kid_if(removed(desk, seen, scope))
}

fn head() -> El {
    let column = |words: &str| el("th").set("scope", "col").text(words);
    let change = el("th")
        .set("scope", "col")
        .class("screen-only")
        .kid(span("hidden-words", t::team::CHANGE));
    el("thead").kid(
        el("tr")
            .kid(column(t::team::PERSON))
            .kid(column(t::team::ANSWERED))
            .kid(change),
    )
}

/// The present raters by what they wrote as their role, none last.
fn by_role(desk: &Desk) -> Vec<(String, Vec<(&RaterId, &Rater)>)> {
    let mut groups: Vec<(String, Vec<(&RaterId, &Rater)>)> = Vec::new();
    for (id, rater) in desk.assessment.present_raters() {
        let profile = rater.profile.shown();
        let role = profile.map_or("", |profile| profile.role.trim());
        let known = groups
            .iter_mut()
            .find(|(other, _)| other.to_lowercase() == role.to_lowercase());
        match known {
            Some((_, raters)) => raters.push((id, rater)),
            None => groups.push((role.to_owned(), vec![(id, rater)])),
        }
    }
    groups.sort_by_key(|(role, _)| (role.is_empty(), role.to_lowercase()));
    groups
}

fn group(
    desk: &Desk,
    seen: &Seen,
    role: &str,
    raters: &[(&RaterId, &Rater)],
    editing: Option<&RaterId>,
    scope: &Scope<Team>,
) -> El {
    let n_indicators = desk.rubric.n_indicators();
    let voting = raters.iter().filter(|(_, rater)| rater.is_voting());
    let n_voting = voting.clone().count();
    let n_answered = voting
        .map(|(_, rater)| rater.n_answered(&desk.rubric))
        .sum();
    let title = if role.is_empty() {
        t::team::NO_ROLE
    } else {
        role
    };
    let so_far = t::team::role_progress(n_voting, n_answered, n_voting * n_indicators);
    let so_far = (n_voting > 0).then(|| span("hint", &so_far));
    let head = el("th")
        .set("scope", "rowgroup")
        .set("colspan", "3")
        .text(title)
        .text(" ")
        .kid_if(so_far);
    let mut body = el("tbody")
        .key(&["role ", role].concat())
        .kid(el("tr").class("group-row").kid(head));
    for (id, rater) in raters {
        body = body.kid(row(desk, seen, id, rater, scope));
        if editing == Some(*id) {
            body = body.kid(form(desk, id, rater, scope));
        }
    }
    body
}

fn row(desk: &Desk, seen: &Seen, id: &RaterId, rater: &Rater, scope: &Scope<Team>) -> El {
    let name = seen.names.get(id);
    // The role stands above.
    let plain = seen.plain_names.get(id);
    let label = if *id == desk.me {
        t::team::you(plain)
    } else {
        plain.to_owned()
    };
    let apart = rater
        .profile
        .is_apart()
        .then(|| span("hint", t::team::PROFILE_APART));
    let (n_answered, n_all) = (rater.n_answered(&desk.rubric), desk.rubric.n_indicators());
    let progress = if rater.is_voting() {
        let words = t::team::n_of(n_answered, n_all);
        div("answered").kid(span("", &words)).kid(
            el("progress")
                .put("value", n_answered.to_string())
                .put("max", n_all.to_string())
                .put(
                    "aria-label",
                    [&t::answered_of(n_answered, n_all), ", ", name].concat(),
                ),
        )
    } else {
        div("answered").kid(span("tag", t::team::DOES_NOT_VOTE))
    };
    let who = RaterId::clone(id);
    let change = button("quiet", t::team::CHANGE)
        .put("id", button_id(id))
        .kid(span("hidden-words", &t::team::change_of(name)))
        .on_click(send(scope, move |_| Message::Edit(Some(who.clone()))));
    el("tr")
        .key(id.as_str())
        .kid(
            el("th")
                .set("scope", "row")
                .text(&label)
                .text(" ")
                .kid_if(apart),
        )
        .kid(el("td").kid(progress))
        .kid(el("td").class("screen-only").kid(change))
}

fn form(desk: &Desk, id: &RaterId, rater: &Rater, scope: &Scope<Team>) -> El {
    let props = PersonProps {
        profile: rater.profile.shown().cloned().unwrap_or_default(),
        is_me: *id == desk.me,
        on_save: {
            let id = id.clone();
            scope.callback(move |profile| Message::Profile(id.clone(), profile))
        },
        on_remove: {
            let id = id.clone();
            scope.callback(move |()| Message::Remove(id.clone(), true))
        },
        on_cancel: scope.callback(|()| Message::Edit(None)),
    };
    let form = VChild::<Person>::new(props, Some(id.as_str().into()));
    el("tr")
        .key(&["form ", id.as_str()].concat())
        .class("screen-only")
        .kid(el("td").set("colspan", "3").html(form.into()))
}

/// The facilitator's own switch, since it is the one most often looked for.
fn my_vote(desk: &Desk, scope: &Scope<Team>) -> El {
    let me = desk.assessment.raters.get(&desk.me);
    let votes = me.is_none_or(Rater::is_voting);
    let input = el("input")
        .set("type", "checkbox")
        .set("id", "no-vote")
        .checked(!votes)
        .on(On::Change, send(scope, move |_| Message::Vote(!votes)));
    el("label")
        .class("switch screen-only")
        .kid(input)
        .kid(span("", t::team::I_DO_NOT_VOTE))
}

fn removed(desk: &Desk, seen: &Seen, scope: &Scope<Team>) -> Option<El> {
    let all = desk.assessment.raters.iter();
    let removed: Vec<_> = all.filter(|(_, rater)| rater.is_removed()).collect();
    if removed.is_empty() {
        return None;
    }
    let mut list = el("ul").class("links");
    for (id, _) in &removed {
        let name = seen.names.get(id);
        let who = RaterId::clone(id);
        let back = button("quiet", t::team::TAKE_BACK)
            .kid(span("hidden-words", &t::team::change_of(name)))
            .on_click(send(scope, move |_| Message::Remove(who.clone(), false)));
        list = list.kid(el("li").key(id.as_str()).text(name).text(" ").kid(back));
    }
    let title = t::team::removed(removed.len());
    let fold = el("details")
        .class("screen-only")
        .kid(el("summary").text(&title))
        .kid(list);
    Some(fold)
}
