//! One task: its words, who sees to it, by when, how it stands, and what shows
//! that it is done.

use levelwise_core::assessment::{Aim, Task, TaskId, TaskStatus, Version};
use levelwise_core::record::{Date, Text};

use crate::components::{Tone, notice, select};
use crate::el::{El, button, div, el, p, send, span};
use crate::text::t;

use super::fields::{day, day_of, labelled, line, lines, value_of};
use super::{Message, Shown};

/// A task with its fields, or the versions among which to choose.
pub(super) fn task(shown: &Shown<'_>, id: &TaskId) -> Option<El> {
    let register = shown.assessment.plan.get(id)?;
    let task = register.shown()?;
    let item = el("li").key(id.as_str());
    if register.is_apart() {
        let choice = apart(shown, id, register.versions());
        return Some(item.class("task").kid(choice));
    }
    let dropped = task.status == TaskStatus::Dropped;
    let past = shown
        .is_past(task)
        .then(|| span("tag past", t::plan::PAST_DUE));
    let facts = facts(task);
    let facts = (!facts.is_empty()).then(|| p(&facts).class("task-facts").text(" ").kid_if(past));
    let words = div("task-words")
        .kid(p(&task.text).class("task-text"))
        .kid_if(facts)
        .kid_if(without_date(shown, id, task))
        .kid(on_paper(task));
    let item = item
        .class(if dropped { "task dropped" } else { "task" })
        .kid(words)
        .kid(status(shown, id, task))
        .kid(more(shown, id, task));
    Some(item)
}

/// Nobody looks again at what has no date: one key gives it one.
fn without_date(shown: &Shown<'_>, id: &TaskId, task: &Task) -> Option<El> {
    let is_asked = task.aim == Aim::Sustain && task.is_open() && task.due.is_none();
    let next = a_year_after(shown.today.as_ref()?)?;
    is_asked.then(|| {
        let about = span("hidden-words", &t::plan::of_task(task));
        let words = t::plan::review_in_a_year(&next);
        let set = shown.on_task(id, move |_, task| task.due = Some(next.clone()));
        p("")
            .class("screen-only")
            .text(t::plan::NO_REVIEW)
            .text(" ")
            .kid(button("quiet", &words).kid(about).on_click(set))
    })
}

/// The same day of the next year; of a leap day the day before.
fn a_year_after(day: &Date) -> Option<Date> {
    let (year, rest) = day.as_str().split_once('-')?;
    let year = year.parse::<u32>().ok()? + 1;
    let rest = if rest == "02-29" { "02-28" } else { rest };
    Date::new(&[&year.to_string(), "-", rest].concat()).ok()
}

/// Who sees to it and by when.
fn facts(task: &Task) -> String {
    let due = task.due.as_ref().map(|due| match task.aim {
        Aim::Sustain => t::plan::review_on(due),
        Aim::Reach | Aim::FindOut => t::plan::due_on(due),
    });
    t::joined(task.owner.trim(), &due.unwrap_or_default())
}

fn status(shown: &Shown<'_>, id: &TaskId, task: &Task) -> El {
    let words = |status: &TaskStatus| {
        let title = t::plan::status(*status).to_owned();
        (status.word().to_owned(), title)
    };
    let on_choose = shown.on_choice(id, |word, task| {
        let found = TaskStatus::ALL.iter().find(|status| status.word() == word);
        task.status = found.copied().unwrap_or(task.status);
    });
    let options = TaskStatus::ALL.iter().map(words).collect();
    let field_id = ["status-", id.as_str()].concat();
    let field = select(field_id, options, task.status.word(), on_choose);
    let label = [t::plan::STATUS, &t::plan::of_task(task)].concat();
    el("label")
        .class("task-status screen-only")
        .kid(span("hidden-words", &label))
        .html(field)
}

/// Everything else about it, folded away.
fn more(shown: &Shown<'_>, id: &TaskId, task: &Task) -> El {
    let about = t::plan::of_task(task);
    let owner = line(
        &task.owner,
        shown.on_task(id, |event, task| task.owner = value_of(event)),
    );
    let due = day(
        task.due.as_ref(),
        shown.on_task(id, |event, task| {
            if let Some(due) = day_of(event) {
                task.due = due;
            }
        }),
    );
    let due_words = match task.aim {
        Aim::Sustain => t::plan::REVIEW,
        Aim::Reach | Aim::FindOut => t::plan::DUE,
    };
    let evidence = lines(
        &task.completion,
        shown.on_task(id, |event, task| task.completion = value_of(event)),
    );
    let text = lines(
        &task.text,
        shown.on_task(id, |event, task| {
            if let Ok(text) = Text::new(&value_of(event)) {
                task.text = text;
            }
        }),
    );
    let reason = (!task.reason.is_empty()).then(|| {
        let title = el("strong").text(t::plan::REASON);
        p("").class("hint").kid(title).text(": ").text(&task.reason)
    });
    let summary = el("summary")
        .text(t::plan::MORE)
        .kid(span("hidden-words", &about));
    el("details")
        .class("task-more screen-only")
        .kid(summary)
        .kid(
            div("two-fields")
                .kid(labelled(t::plan::OWNER, &about, owner.done()))
                .kid(labelled(due_words, &about, due.done())),
        )
        .kid(labelled(t::plan::EVIDENCE, &about, evidence.done()))
        .kid(labelled(t::plan::TASK, &about, text.done()))
        .kid_if(reason)
}

/// What the fields say, without fields.
fn on_paper(task: &Task) -> El {
    let status = [t::plan::STATUS, ": ", t::plan::status(task.status)].concat();
    let evidence = task
        .has_evidence()
        .then(|| p(&[t::plan::EVIDENCE, ": ", &task.completion].concat()));
    div("print-only").kid(p(&status)).kid_if(evidence)
}

fn apart(shown: &Shown<'_>, id: &TaskId, versions: &[Version<Task>]) -> El {
    let mut list = el("ul");
    for version in versions {
        let task = version.value.clone();
        let status = [t::plan::STATUS, ": ", t::plan::status(task.status)].concat();
        let evidence = task
            .has_evidence()
            .then(|| p(&[t::plan::EVIDENCE, ": ", &task.completion].concat()));
        let keep = {
            let (id, task) = (id.clone(), task.clone());
            send(shown.scope, move |_| {
                let (id, task) = (id.clone(), task.clone());
                Message::Edit(Box::new(move |assessment, stamp| {
                    assessment.set_task(&id, task, stamp);
                }))
            })
        };
        list = list.kid(
            el("li")
                .kid(p(&task.text).class("task-text"))
                .kid(p(&t::joined(&facts(&task), &status)))
                .kid_if(evidence)
                .kid(button("second", t::USE_THIS_ONE).on_click(keep)),
        );
    }
    notice(Tone::Warning, t::plan::APART).kid(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_later_is_a_day_too() {
        for (day, next) in [
            ("2027-03-01", Some("2028-03-01")),
            ("2028-02-29", Some("2029-02-28")),
            ("2999-12-31", None),
        ] {
            let found = a_year_after(&Date::new(day).expect("a day"));
            let next = next.map(|next| Date::new(next).expect("a day"));
            assert_eq!(found, next, "{day}");
        }
    }
}
