//! What to talk about, sorted by disagreement (A14), with the votes and notes of
//! each indicator one fold away.

use levelwise_core::rubric::IndicatorId;
use levelwise_core::score::{Basis, Counts, IndicatorCard};
use yew::html::Scope;

use crate::components::{choice_title, patterns, stacked};
use crate::el::{El, button, div, el, link, p, send, span};
use crate::routes::Route;
use crate::state::Desk;
use crate::text::t;

use super::seen::Seen;
use super::{Message, Team, indicator_title, section, votes};

/// The agenda and everything else that is revealed.
pub(super) fn agenda(desk: &Desk, seen: &Seen, open: &[IndicatorId], scope: &Scope<Team>) -> El {
    let agenda = seen.agenda();
    let part = section("agenda", t::team::AGENDA);
    let answered = |card: &&IndicatorCard| card.raters.answered() > 0;
    let revealed = seen.scores.indicators.iter().filter(answered);
    let rest: Vec<&IndicatorId> = revealed
        .map(|card| &card.id)
        .filter(|id| !agenda.contains(id))
        .collect();
    if agenda.is_empty() && rest.is_empty() {
        return part.kid(p(t::team::AGENDA_SEALED));
    }
    // Those that need a conversation come first (A14).
    let needs = |id: &&IndicatorId| seen.needs_conversation(id);
    let (pressing, nearly): (Vec<&IndicatorId>, Vec<_>) = agenda.iter().partition(needs);
    let list = |list: El, ids: &[&IndicatorId]| {
        ids.iter().fold(list.class("agenda"), |list, id| {
            list.kid(entry(desk, seen, id, open.contains(*id), scope))
        })
    };
    let fold = |title: &str, ids: &[&IndicatorId]| {
        let summary = el("summary").text(title).text(" ");
        (!ids.is_empty()).then(|| {
            el("details")
                .class("fold")
                .kid(summary.kid(span("count", &ids.len().to_string())))
                .kid(list(el("ul"), ids))
        })
    };
    let lead = if pressing.is_empty() {
        p(t::team::NO_CONVERSATION)
    } else {
        p(t::team::AGENDA_LEAD).class("hint")
    };
    part.kid(patterns())
        .kid(lead)
        .kid(list(el("ol"), &pressing))
        .kid_if(fold(t::team::NEARLY, &nearly))
        .kid_if(fold(t::team::THE_REST, &rest))
}

fn entry(desk: &Desk, seen: &Seen, id: &IndicatorId, is_open: bool, scope: &Scope<Team>) -> El {
    let item = el("li").key(id.as_str());
    let Some(card) = seen.card(id) else {
        return item;
    };
    let reasons = seen.agreement_on(id).map(|card| &card.reasons);
    let why: Vec<String> = reasons
        .into_iter()
        .flatten()
        .map(|reason| t::reason(reason, &desk.rubric))
        .collect();
    let why = (!why.is_empty()).then(|| p(&why.join(". ")).class("why"));
    // Who has not voted is no part of the picture here.
    let cast = Counts {
        unanswered: 0,
        ..card.raters.clone()
    };
    let region = ["votes-", id.as_str()].concat();
    let which = id.clone();
    let fold = button("quiet", t::team::SHOW_VOTES)
        .set("aria-expanded", if is_open { "true" } else { "false" })
        .put("aria-controls", region.clone())
        .kid(span("hidden-words", &t::of_indicator(id)))
        .on_click(send(scope, move |_| Message::Fold(which.clone())));
    let meeting = Route::Meeting(desk.assessment.id.clone(), Some(id.clone())).href();
    let meeting =
        link(meeting, "", t::team::DISCUSS).kid(span("hidden-words", &t::of_indicator(id)));
    let votes = is_open.then(|| votes::detail(desk, seen, id));
    item.kid(
        el("h3")
            .kid(indicator_title(desk, id))
            .text(" ")
            .kid(standing(card, desk)),
    )
    .kid_if(why)
    .kid(stacked(&cast, &desk.rubric).set("aria-hidden", "true"))
    .kid(p(&t::raters_said(card, &desk.rubric)).class("said hint"))
    .kid(div("row screen-only").kid(fold).kid(meeting))
    .kid(el("div").put("id", region).kid_if(votes))
}

/// What was decided, or that nothing was.
fn standing(card: &IndicatorCard, desk: &Desk) -> El {
    if card.basis != Basis::Decision {
        return span("tag", t::team::NOT_DECIDED);
    }
    let title = choice_title(card.choice.as_ref(), &desk.rubric);
    let words = [t::team::DECIDED, ": ", &title].concat();
    match card.level {
        Some(level) => span("", &words).put("class", ["tag level-", &level.to_string()].concat()),
        None => span("tag", &words),
    }
}
