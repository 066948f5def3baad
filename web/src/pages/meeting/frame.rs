//! What stands around the levels: where the meeting is, how the votes stand, what
//! can be done, and what people wrote.

use levelwise_core::rubric::{Indicator, IndicatorId};
use yew::html::Scope;

use crate::components::choice_title;
use crate::el::{El, button, div, el, link, p, send, span};
use crate::routes::Route;
use crate::state::Desk;
use crate::text::t;

use super::steps::{Action, Mode, Order, Part, Standing};
use super::{Meeting, Message};
use crate::pages::team::{Seen, notes};

/// A button with the key that does the same.
pub(super) fn keyed(
    class: &'static str,
    words: &str,
    key: &str,
    action: Action,
    scope: &Scope<Meeting>,
) -> El {
    button(class, words)
        .text(" ")
        .kid(el("kbd").set("aria-hidden", "true").text(key))
        .on_click(send(scope, move |_| Message::Do(action.clone())))
}

/// Where the meeting is, and the way on.
pub(super) fn top(
    desk: &Desk,
    order: &Order,
    id: &IndicatorId,
    full: Option<bool>,
    scope: &Scope<Meeting>,
) -> El {
    let place = order.place(id);
    let place = place.map_or_else(String::new, |(part, idx, n)| {
        t::meeting::place(name(part), idx + 1, n)
    });
    let move_to = |words, key, to: Option<&IndicatorId>, action| {
        keyed("second", words, key, action, scope).set_if(to.is_none(), "disabled", "")
    };
    let nav = el("nav")
        .class("row")
        .set("aria-label", t::meeting::MOVE)
        .kid(move_to(
            t::meeting::PREVIOUS,
            "P",
            order.previous(id),
            Action::Previous,
        ))
        .kid(move_to(t::meeting::NEXT, "N", order.next(id), Action::Next))
        .kid_if(full.map(|is_full| self::full(is_full, scope)))
        .kid(keyed("quiet", t::meeting::KEYS, "?", Action::Keys, scope))
        .kid(link(
            Route::Team(desk.assessment.id.clone()).href(),
            "leave",
            t::meeting::LEAVE,
        ));
    div("meeting-top").kid(p(&place).class("position")).kid(nav)
}

/// What a part of the order is called.
fn name(part: Part) -> &'static str {
    match part {
        Part::Rubric => "",
        Part::Conversation => t::meeting::TO_TALK_ABOUT,
        Part::Nearly => t::team::NEARLY,
        Part::Rest => t::team::THE_REST,
    }
}

/// How the votes stand, for everybody in the room and for screen readers.
pub(super) fn status(
    desk: &Desk,
    seen: &Seen,
    id: &IndicatorId,
    standing: Standing,
    mode: Mode,
) -> El {
    let votes = standing.votes;
    let mut words = match seen.card(id) {
        Some(card) if standing.is_open && mode != Mode::Vote => {
            let said = t::raters_said(card, &desk.rubric);
            t::meeting::votes_are(&said, votes.n_sealed)
        }
        Some(_) | None => t::meeting::votes_in(votes.n_cast, votes.n_voting, votes.n_sealed),
    };
    let decided = desk.assessment.decisions.get(id);
    let decided = decided.and_then(|register| register.settled());
    if let Some(choice) = decided.and_then(|decision| decision.choice.as_ref()) {
        let title = choice_title(Some(choice), &desk.rubric);
        words = [&words, " ", &t::meeting::decided(&title)].concat();
    }
    p(&words).class("meeting-status").set("role", "status")
}

/// What can be done now.
pub(super) fn actions(
    desk: &Desk,
    id: &IndicatorId,
    standing: Standing,
    mode: Mode,
    shows_vote: bool,
    scope: &Scope<Meeting>,
) -> El {
    let has_decision = desk.assessment.decisions.get(id);
    let has_decision = has_decision.is_some_and(|register| {
        register
            .versions()
            .iter()
            .any(|one| one.value.choice.is_some())
    });
    let to = |mode| Action::Mode(mode);
    let mut row = div("row meeting-actions");
    let hint = match mode {
        Mode::Vote if standing.i_vote => Some(t::meeting::VOTE_HINT),
        Mode::Vote => Some(t::meeting::NO_VOTE_HINT),
        Mode::Decide => Some(t::meeting::DECIDE_HINT),
        Mode::Discuss => None,
    };
    let reveals = standing.votes.n_sealed > 0;
    if reveals {
        row = row.kid(keyed("", t::meeting::REVEAL, "R", Action::Reveal, scope).key("reveal"));
    }
    match mode {
        Mode::Vote => {
            if standing.i_vote && desk.answer(id).choice.is_some() {
                let words = if shows_vote {
                    t::meeting::HIDE_VOTE
                } else {
                    t::meeting::SHOW_VOTE
                };
                row = row
                    .kid(span("vote-in", t::meeting::VOTE_IS_IN).key("in"))
                    .kid(
                        button("quiet", words)
                            .key("show")
                            .on_click(send(scope, |_| Message::ShowVote)),
                    );
            }
            if standing.is_open {
                let back = keyed("second", t::meeting::BACK, "Esc", to(Mode::Discuss), scope);
                row = row.kid(back.key("back"));
            } else if standing.can_decide() {
                let decide = keyed("second", t::meeting::DECIDE, "D", to(Mode::Decide), scope);
                row = row.kid(decide.key("decide"));
            }
        }
        Mode::Discuss => {
            let words = if has_decision {
                t::meeting::DECIDE_AGAIN
            } else {
                t::meeting::DECIDE
            };
            let class = if reveals || has_decision {
                "second"
            } else {
                ""
            };
            row = row.kid(keyed(class, words, "D", to(Mode::Decide), scope).key("decide"));
            if standing.i_vote {
                let again = keyed("quiet", t::meeting::VOTE_AGAIN, "V", to(Mode::Vote), scope);
                row = row.kid(again.key("again"));
            }
        }
        Mode::Decide => {
            let back = keyed("second", t::meeting::BACK, "Esc", to(Mode::Discuss), scope);
            row = row.kid(back.key("back"));
            if has_decision {
                row = row.kid(
                    button("quiet", t::meeting::TAKE_DECISION_BACK)
                        .key("take-back")
                        .on_click(send(scope, |_| Message::TakeBack)),
                );
            }
        }
    }
    div("meeting-do")
        .kid_if(hint.map(|hint| p(hint).class("hint")))
        .kid(row)
}

/// Shows descriptions, or leaves them out so that all else fits.
fn full(is_full: bool, scope: &Scope<Meeting>) -> El {
    let words = if is_full {
        t::meeting::SHORT
    } else {
        t::meeting::FULL
    };
    keyed("quiet", words, "F", Action::Full, scope)
}

/// The notes side by side.
pub(super) fn wrote(indicator: &Indicator, seen: &Seen) -> El {
    el("section")
        .class("meeting-notes")
        .set("aria-labelledby", "wrote")
        .kid(el("h2").set("id", "wrote").text(t::meeting::WROTE))
        .kid(notes(indicator, seen))
}
