//! One radio button of an indicator: a level with its descriptor, or one of the
//! three other choices.

use levelwise_core::assessment::Choice;

use crate::el::{El, On, Run, el, span};

/// What one radio button shows.
#[derive(Debug, Clone, Copy)]
pub struct LevelChoice<'a> {
    /// The name shared by the indicator's radio buttons.
    pub group: &'a str,
    /// What is chosen by it.
    pub choice: &'a Choice,
    /// What it is called.
    pub title: &'a str,
    /// What it looks like when it is in place; empty for the other choices.
    pub descriptor: &'a str,
    /// The key that chooses it.
    pub shortcut: &'a str,
    /// Whether it is chosen.
    pub checked: bool,
}

/// A radio button with its label, described by its descriptor.
pub fn level_choice(shown: LevelChoice<'_>, on_choose: Run) -> El {
    let id = [shown.group, "-", shown.choice.word()].concat();
    let (title_id, descriptor_id) = (id.clone() + "-title", id.clone() + "-descriptor");
    let described = !shown.descriptor.is_empty();
    let mut input = el("input")
        .set("type", "radio")
        .put("name", shown.group.to_owned())
        .put("value", shown.choice.word().to_owned())
        .put("aria-labelledby", title_id.clone())
        .checked(shown.checked)
        .on(On::Change, on_choose);
    if described {
        input = input.put("aria-describedby", descriptor_id.clone());
    }
    let title = el("span")
        .class("choice-title")
        .kid(span("", shown.title).put("id", title_id))
        .kid(el("kbd").set("aria-hidden", "true").text(shown.shortcut));
    let descriptor =
        described.then(|| span("descriptor", shown.descriptor).put("id", descriptor_id));
    el("label")
        .key(shown.choice.word())
        .class(if described { "level" } else { "plain-choice" })
        .kid(input.put("id", id))
        .kid(title)
        .kid_if(descriptor)
}
