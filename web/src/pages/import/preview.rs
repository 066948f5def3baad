//! What an import would change, file by file, what cannot be used, and who one
//! is in an assessment that is new on this device.

use std::collections::BTreeSet;

use levelwise_core::assessment::RaterId;
use levelwise_core::merge::Changes;
use levelwise_core::record::Problem;
use yew::Html;
use yew::html::Scope;

use crate::components::{Tone, notice, problem_list};
use crate::el::{El, On, button, div, el, p, send, span};
use crate::text::t;

use super::super::join::join_form;
use super::super::report::{cycle, rater_name, title};
use super::batch::{Batch, Group, Item, Refusal};
use super::{Import, Message};

/// The preview with its buttons.
pub(super) fn batch(batch: &Batch, scope: &Scope<Import>) -> Html {
    let cancel = || button("second", t::CANCEL).on_click(send(scope, |_| Message::Cancel));
    if batch.groups.is_empty() {
        return broken(&batch.refused).kid(p(t::NOTHING_CHANGED)).done();
    }
    if let Some(invitation) = batch.invitation() {
        return div("preview").html(join_form(invitation)).done();
    }
    let mut panel = div("preview");
    let is_one = batch.n_items() == 1 && batch.refused.is_empty();
    if !is_one {
        let n_new = |found: &&Item| !found.preview.is_empty();
        let items = batch.groups.iter().flat_map(|group| &group.items);
        let n_changing = items.filter(n_new).count();
        panel = panel.kid(p(&t::batch(
            batch.n_items() + batch.refused.len(),
            n_changing,
            batch.refused.len(),
        )));
    }
    for found in &batch.groups {
        panel = panel.kid(group(found, scope));
    }
    // Votes that are sealed here would be seen, which no undoing makes unseen.
    let items = batch.groups.iter().flat_map(|group| &group.items);
    let n_revealed: usize = items.map(|item| item.preview.reveals).sum();
    let reveals =
        (n_revealed > 0).then(|| notice(Tone::Warning, &t::team::file_reveals(n_revealed)));
    let refused = (!batch.refused.is_empty()).then(|| broken(&batch.refused));
    let take = if batch.is_empty() {
        span("", t::nothing_new(batch.n_items()))
    } else {
        let is_new = batch.groups.iter().all(|group| group.before.is_none());
        let words = if is_new { t::ADD_TO_DEVICE } else { t::MERGE };
        button("", words).on_click(send(scope, |_| Message::TakeOver))
    };
    panel
        .kid_if(refused)
        .kid_if(reveals)
        .kid(div("row").kid(take).kid(cancel()))
        .done()
}

/// What cannot be used, each with its problems.
fn broken(refused: &[(String, Refusal)]) -> El {
    if let [(_, refusal)] = refused {
        return notice(Tone::Problem, &refusal.title).kid(problem_list(&refusal.problems));
    }
    let mut list = el("ul").class("refused");
    for (number, (_, refusal)) in refused.iter().enumerate() {
        let problems = (!refusal.problems.is_empty()).then(|| problem_list(&refusal.problems));
        list = list.kid(
            el("li")
                .key(&number.to_string())
                .kid(p(&refusal.title).class("refused-title"))
                .kid_if(problems),
        );
    }
    notice(Tone::Problem, &t::cannot_be_used(refused.len())).kid(list)
}

/// What is given for one assessment.
fn group(group: &Group, scope: &Scope<Import>) -> El {
    let after = &group.after;
    let name = t::preview_title(title(after), cycle(after));
    let is_new = group.before.is_none();
    let lead = is_new.then(|| p(t::NEW_ON_DEVICE));
    // Of one file that is added as a whole there is nothing to compare.
    let table = (!is_new || group.items.len() > 1).then(|| changes(group));
    let who = (is_new && !after.raters.is_empty()).then(|| who(group, scope));
    let warnings = warnings(group);
    let warnings = (!warnings.is_empty())
        .then(|| notice(Tone::Warning, t::LOOK_AT).kid(problem_list(&warnings)));
    el("section")
        .key(after.id.as_str())
        .kid(el("h3").text(&name))
        .kid_if(lead)
        .kid_if(table)
        .kid_if(who)
        .kid_if(warnings)
}

/// Each once, though thirty files may have the same.
fn warnings(group: &Group) -> Vec<Problem> {
    let mut seen = BTreeSet::new();
    let all = group.items.iter().flat_map(|item| &item.warnings);
    let fresh = |problem: &&Problem| seen.insert((problem.place.clone(), problem.message.clone()));
    all.filter(fresh).cloned().collect()
}

fn changes(group: &Group) -> El {
    let column =
        |title: &str, class: &'static str| el("th").set("scope", "col").class(class).text(title);
    let has_names = group.items.len() > 1;
    let mut top = el("tr").kid_if(has_names.then(|| column(t::FILE, "")));
    top = top.kid(column(t::WHO, ""));
    for title in [t::NEW, t::SUPERSEDES, t::DIFFERS, t::SAME] {
        top = top.kid(column(title, "count"));
    }
    let mut body = el("tbody");
    for (number, item) in group.items.iter().enumerate() {
        let lines = lines(item, group);
        let n_lines = lines.len().to_string();
        for (line_idx, (who, changes)) in lines.iter().enumerate() {
            let name = (has_names && line_idx == 0).then(|| {
                el("th")
                    .set("scope", "rowgroup")
                    .class("file-name")
                    .put("rowspan", n_lines.clone())
                    .text(&item.name)
            });
            let row = el("tr").key(&[number.to_string(), line_idx.to_string()].join(" "));
            body = body.kid(counted(row.kid_if(name), who, *changes));
        }
    }
    let table = el("table")
        .kid(el("caption").text(t::preview_caption(group.items.len())))
        .kid(el("thead").kid(top))
        .kid(body);
    div("wide")
        .set("tabindex", "0")
        .set("role", "region")
        .set("aria-label", t::preview_caption(group.items.len()))
        .kid(table)
}

/// Whose part a file has, and what it changes of it. Among several files the
/// team's own things stand there only if they change.
fn lines(item: &Item, group: &Group) -> Vec<(String, Changes)> {
    let raters = item.preview.raters.iter();
    let mut lines: Vec<(String, Changes)> = raters
        .map(|rater| {
            let known = group.after.raters.get(&rater.id);
            let name = known.map(rater_name).unwrap_or_default();
            let is_new = rater.is_new && group.before.is_some();
            (
                if is_new { t::new_rater(&name) } else { name },
                rater.changes,
            )
        })
        .collect();
    let team = item.preview.team;
    if group.items.len() == 1 || !team.is_empty() || lines.is_empty() {
        lines.push((t::TEAM.to_owned(), team));
    }
    lines
}

fn counted(row: El, who: &str, changes: Changes) -> El {
    let mut row = row.kid(el("th").set("scope", "row").text(who));
    for n in [
        changes.new,
        changes.supersedes,
        changes.differs,
        changes.same,
    ] {
        row = row.kid(el("td").class("count").text(&n.to_string()));
    }
    row
}

fn who(group: &Group, scope: &Scope<Import>) -> El {
    let assessment = &group.after;
    let name = ["who-", assessment.id.as_str()].concat();
    let option = |me: Option<RaterId>, words: &str| {
        let checked = group.me == me;
        let id = assessment.id.clone();
        let on_choose = send(scope, move |_| Message::Me(id.clone(), me.clone()));
        let input = el("input")
            .set("type", "radio")
            .put("name", name.clone())
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
    for (id, rater) in &assessment.raters {
        let words = t::rater_with_answers(&rater_name(rater), rater.answers.len());
        fieldset = fieldset.kid(option(Some(id.clone()), &words));
    }
    fieldset.kid(option(None, t::SOMEONE_ELSE))
}
