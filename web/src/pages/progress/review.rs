//! What was said under an earlier edition of indicators that changed since, until
//! somebody has looked at it.

use levelwise_core::assessment::{Answer, Choice, Decision};
use levelwise_core::lineage::{Lineage, Review, reviews};
use levelwise_core::rubric::Indicator;

use crate::components::choice_title;
use crate::el::{El, button, div, el, link, p, send, span};
use crate::pages::results::fill_href;
use crate::text::t;

use super::{Message, Shown, section};

/// One's own answers and the team's decisions that need review; nothing if there
/// are none.
pub(super) fn to_review(shown: &Shown<'_>, lineage: &Lineage) -> Option<El> {
    let reviews = reviews(shown.assessment, lineage, shown.rubric);
    let mine = |review: &&Review| review.rater.as_ref().is_none_or(|rater| rater == shown.me);
    let mut list = el("ul").class("reviews");
    let mut n_items = 0;
    for review in reviews.iter().filter(mine) {
        n_items += 1;
        list = list.kid(item(shown, review, n_items));
    }
    (n_items > 0).then(|| {
        section("look-again", t::progress::LOOK_AGAIN)
            .kid(p(t::progress::LOOK_AGAIN_LEAD))
            .kid(list)
    })
}

fn item(shown: &Shown<'_>, review: &Review, number: usize) -> El {
    let was: Vec<_> = review
        .was
        .iter()
        .map(|was| {
            let choice = choice_title(was.choice.as_ref(), shown.rubric);
            (was.indicator.to_string(), choice)
        })
        .collect();
    let words = [
        t::progress::became(review.kind),
        " ",
        &t::progress::was_said(&was),
    ]
    .concat();
    let team = review
        .rater
        .is_none()
        .then(|| span("tag", t::progress::TEAM_DECISION));
    let item = el("li").key(&number.to_string());
    let indicator = review
        .indicator
        .as_ref()
        .and_then(|id| shown.rubric.indicator(id));
    let Some(indicator) = indicator else {
        return item
            .kid(el("strong").text(t::progress::NOT_ASKED))
            .text(" ")
            .kid_if(team)
            .kid(p(&t::progress::was_said(&was)));
    };
    let href = fill_href(shown.assessment, shown.rubric, &indicator.id);
    let title = el("strong")
        .kid(span("number", indicator.id.as_str()))
        .text(" ")
        .text(&indicator.title);
    let row = div("row screen-only")
        .kid_if(still_holds(shown, review, indicator))
        .kid(link(href, "button second", &t::progress::rate(indicator)));
    item.kid(title)
        .text(" ")
        .kid_if(team)
        .kid(p(&words))
        .kid(row)
}

/// A button that says the same again, where one thing was said and can be.
fn still_holds(shown: &Shown<'_>, review: &Review, indicator: &Indicator) -> Option<El> {
    let [was] = review.was.as_slice() else {
        return None;
    };
    let choice = was.choice.clone()?;
    if let Choice::Level(level) = &choice {
        shown.rubric.level_idx(level)?;
    }
    let assessment = shown.assessment;
    let mut former = assessment.former.values();
    let run = match &review.rater {
        Some(rater) => {
            let said = former.find_map(|earlier| {
                let answers = &earlier.raters.get(rater)?.answers;
                answers.get(&was.indicator)?.settled().cloned()
            })?;
            let answer = Answer {
                choice: Some(choice),
                evidence: (indicator.evidence.iter())
                    .map(|item| item.id.clone())
                    .filter(|id| said.evidence.contains(id))
                    .collect(),
                measure: said.measure.filter(|_| indicator.measure.is_some()),
                ..said
            };
            let (rater, id) = (rater.clone(), indicator.id.clone());
            send(shown.scope, move |_| {
                let (rater, id, answer) = (rater.clone(), id.clone(), answer.clone());
                Message::Edit(Box::new(move |assessment, stamp| {
                    assessment.set_answer(&rater, &id, answer, stamp);
                }))
            })
        }
        None => {
            let said = former
                .find_map(|earlier| earlier.decisions.get(&was.indicator)?.settled().cloned())?;
            let decision = Decision {
                choice: Some(choice),
                ..said
            };
            let id = indicator.id.clone();
            send(shown.scope, move |_| {
                let (id, decision) = (id.clone(), decision.clone());
                Message::Edit(Box::new(move |assessment, stamp| {
                    assessment.set_decision(&id, decision, stamp);
                }))
            })
        }
    };
    let hidden = span("hidden-words", &t::of_indicator(&indicator.id));
    Some(
        button("", t::progress::STILL_HOLDS)
            .kid(hidden)
            .on_click(run),
    )
}
