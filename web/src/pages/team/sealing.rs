//! The seal on the votes, and the deliberate act that opens it.

use yew::html::Scope;

use crate::components::{Tone, notice};
use crate::el::{El, button, div, link, p, send};
use crate::routes::Route;
use crate::state::Desk;
use crate::text::t;

use super::seen::Seen;
use super::{Message, Team};

/// What is sealed and how it is revealed; nothing if one person alone has said
/// anything.
pub(super) fn sealing(desk: &Desk, seen: &Seen, asking: bool, scope: &Scope<Team>) -> Option<El> {
    let has_answered =
        |(_, rater): &(&_, &levelwise_core::assessment::Rater)| rater.n_answered(&desk.rubric) > 0;
    if desk.assessment.voting_raters().filter(has_answered).count() < 2 {
        return None;
    }
    let n_people = seen.n_sealed_people();
    if n_people == 0 {
        return Some(notice(Tone::Good, t::team::ALL_REVEALED));
    }
    let is_late = seen
        .scores
        .indicators
        .iter()
        .any(|card| card.raters.answered() > 0);
    let sealed = if is_late {
        notice(Tone::Calm, t::team::LATE_TITLE).kid(p(&t::team::late(n_people)))
    } else {
        let n_indicators = seen.n_sealed_indicators();
        notice(Tone::Calm, t::team::SEALED_TITLE)
            .kid(p(&t::team::sealed(n_people, n_indicators)))
            .kid(p(t::team::SEALED_MORE))
    };
    let meeting = Route::Meeting(desk.assessment.id.clone(), None).href();
    let row = if asking {
        div("asking")
            .key("asking")
            .kid(p(t::team::REVEAL_REALLY))
            .kid(
                div("row")
                    .kid(
                        button("", t::team::REVEAL_NOW)
                            .set("id", "reveal-now")
                            .on_click(send(scope, |_| Message::Reveal)),
                    )
                    .kid(
                        button("second", t::team::KEEP_SEALED)
                            .on_click(send(scope, |_| Message::Ask(false))),
                    ),
            )
    } else {
        div("row")
            .key("row")
            .kid(
                button("", t::team::REVEAL)
                    .set("id", "reveal")
                    .on_click(send(scope, |_| Message::Ask(true))),
            )
            .kid(link(meeting, "button second", t::team::REVEAL_IN_MEETING))
    };
    Some(
        sealed
            .class("notice calm sealing screen-only")
            .kid(row)
            .kid(p(t::team::SEALED_NO_LOCK).class("hint")),
    )
}
