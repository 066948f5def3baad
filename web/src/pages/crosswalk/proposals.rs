//! "Start from what you already answered": what an assessment under another
//! rubric says of this one. What it carries is proposed and counts for nothing
//! until a person confirms it (`confirming.rs`); what it only touches on is
//! shown.

use levelwise_core::assessment::{Assessment, AssessmentId, Choice};
use levelwise_core::crosswalk::{Coverage, CrosswalkView, view};
use levelwise_core::rubric::{IndicatorId, Rubric};
use levelwise_core::score::{View, score};
use yew::html::Scope;
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::components::{OnAnswer, Tone, heading, notice};
use crate::el::{El, On, button, div, el, link, p, send, span};
use crate::pages::confirming::{Act, Confirming, OnAct, Proposals};
use crate::pages::report;
use crate::pages::workspace::{Message as Work, Workspace};
use crate::routes::Route;
use crate::shared::Shared;
use crate::state::{self, Desk};
use crate::text::{t, t_crosswalk};

use super::items::{item, touched_on};
use super::{Missing, answered_at, crosswalk, voices};

/// The page of an assessment, as one of the parts that come later.
pub(in crate::pages) fn proposals(desk: &Desk, scope: &Scope<Workspace>) -> Html {
    let props = ProposedProps {
        desk: desk.clone(),
        on_answer: scope.callback(|(id, answer)| Work::Answer(id, answer)),
    };
    VChild::<Proposed>::new(props, None).into()
}

/// Properties of [`Proposed`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ProposedProps {
    /// The assessment that is being filled.
    pub desk: Desk,
    /// Called with every new answer.
    pub on_answer: OnAnswer,
}

/// The page.
pub struct Proposed {
    /// The assessments under other rubrics, the latest first.
    sources: Vec<Assessment>,
    /// The one that is started from.
    chosen: Option<AssessmentId>,
    seen: Option<Result<Seen, Missing>>,
    confirming: Confirming,
}

/// The rubric of the desk, seen through the chosen assessment.
#[derive(Debug, Clone)]
pub struct Seen {
    rubric: Shared<Rubric>,
    view: Shared<CrosswalkView>,
}

/// What happens on the page.
pub enum Message {
    /// Another assessment is started from.
    Choose(AssessmentId),
    /// It was read, or could not be.
    Seen(AssessmentId, Result<Seen, Missing>),
    /// It is read again.
    Again,
    /// The person does something about what is proposed.
    Act(Act),
}

impl Proposals for CrosswalkView {
    fn proposed(&self, _: &Desk, id: &IndicatorId) -> Option<Choice> {
        let seen = self.indicators.iter().find(|seen| seen.id == *id)?;
        seen.proposal
            .as_ref()
            .map(|proposal| proposal.choice.clone())
    }
}

impl Component for Proposed {
    type Message = Message;
    type Properties = ProposedProps;

    fn create(context: &Context<Self>) -> Self {
        let sources = sources(&context.props().desk);
        let proposed = Self {
            chosen: sources.first().map(|source| source.id.clone()),
            sources,
            seen: None,
            confirming: Confirming::default(),
        };
        proposed.look(context);
        proposed
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let props = context.props();
        match message {
            Message::Choose(id) => {
                self.chosen = Some(id);
                self.seen = None;
                self.confirming = Confirming::default();
                self.look(context);
            }
            Message::Seen(id, seen) => {
                // Another may have been chosen meanwhile.
                if self.chosen.as_ref() != Some(&id) {
                    return false;
                }
                self.seen = Some(seen);
            }
            Message::Again => {
                self.seen = None;
                self.look(context);
            }
            Message::Act(act) => {
                if let Some(Ok(seen)) = &self.seen {
                    let proposals: &CrosswalkView = &seen.view;
                    self.confirming
                        .act(act, &props.desk, proposals, &props.on_answer);
                }
            }
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let page = div("page proposals").html(heading(t_crosswalk::PROPOSALS_TITLE, ""));
        if self.sources.is_empty() {
            let desk = &context.props().desk;
            let fill = Route::Fill(desk.assessment.id.clone(), None, None).href();
            let fill = p("").kid(link(fill, "", t::GO_FILL));
            return page.kid(p(t_crosswalk::NO_SOURCES)).kid(fill).done();
        }
        let page = page
            .kid(p(t_crosswalk::PROPOSALS_LEAD).class("lead"))
            .kid(self.choose(context));
        match &self.seen {
            None => page.kid(p(t::LOADING).set("role", "status")).done(),
            Some(Err(missing)) => {
                let words = match missing {
                    Missing::Rubric(error) => t::rubric_error(error),
                    Missing::Crosswalk => t_crosswalk::CROSSWALK_NOT_READ.to_owned(),
                };
                let again = send(context.link(), |_| Message::Again);
                let again = button("", t::TRY_AGAIN).on_click(again);
                page.kid(notice(Tone::Problem, &words).kid(again)).done()
            }
            Some(Ok(seen)) => self.seen(page, seen, context).done(),
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        self.confirming.rendered();
    }
}

/// The assessments on this device under other rubrics, the latest cycle first.
pub(super) fn sources(desk: &Desk) -> Vec<Assessment> {
    let mut sources = state::shelf().assessments;
    sources.retain(|source| source.rubric.id != desk.rubric.id);
    let date = |source: &Assessment| {
        let about = source.about.shown()?;
        about
            .cycle
            .date
            .as_ref()
            .map(|date| date.as_str().to_owned())
    };
    sources.sort_by_key(|source| std::cmp::Reverse(date(source)));
    sources
}

impl Proposed {
    /// Reads what the chosen assessment says.
    fn look(&self, context: &Context<Self>) {
        let chosen = |source: &&Assessment| self.chosen.as_ref() == Some(&source.id);
        let Some(source) = self.sources.iter().find(chosen).cloned() else {
            return;
        };
        let asked = context.props().desk.rubric.clone();
        context.link().send_future(async move {
            let id = source.id.clone();
            let seen = look_through(source, &asked).await;
            Message::Seen(id, seen)
        });
    }

    /// The assessments to start from, if there is more than one.
    fn choose(&self, context: &Context<Self>) -> El {
        let named = |source: &Assessment| {
            let when = report::cycle(source);
            let title = t::joined(report::title(source), when);
            let rubric = state::known(&source.rubric.id);
            let rubric = rubric.map_or_else(
                || source.rubric.id.to_string(),
                |rubric| rubric.title.to_string(),
            );
            t_crosswalk::source(&title, &rubric)
        };
        if let [only] = &*self.sources {
            return p(t_crosswalk::START_FROM)
                .text(" ")
                .kid(el("strong").text(&named(only)));
        }
        let mut group = el("fieldset")
            .class("who")
            .kid(el("legend").text(t_crosswalk::START_FROM));
        for source in &self.sources {
            let id = source.id.clone();
            let input = el("input")
                .set("type", "radio")
                .set("name", "source")
                .put("value", id.to_string())
                .checked(self.chosen.as_ref() == Some(&id))
                .on(
                    On::Change,
                    send(context.link(), move |_| Message::Choose(id.clone())),
                );
            let label = el("label")
                .class("plain-choice")
                .key(source.id.as_str())
                .kid(input)
                .kid(span("choice-title", &named(source)));
            group = group.kid(label);
        }
        group
    }

    fn seen(&self, page: El, seen: &Seen, context: &Context<Self>) -> El {
        let desk = &context.props().desk;
        let on_act: OnAct = context.link().callback(Message::Act);
        let view: &CrosswalkView = &seen.view;
        let address = |id: &_| match &self.chosen {
            Some(source) => answered_at(source, &seen.rubric, id),
            None => Route::Start,
        };
        let mut proposed = el("div");
        let mut touched = el("div");
        let mut n_touched = 0;
        for (indicator, seen_as) in desk.rubric.indicators().zip(&view.indicators) {
            let voices = voices(seen_as, &seen.rubric, &address);
            if seen_as.proposal.is_some() {
                let item = item(indicator, seen_as, view, desk, &self.confirming, &on_act);
                proposed = proposed.kid(item.kid_if(voices));
            } else if matches!(seen_as.coverage, Coverage::Covered | Coverage::Touched) {
                n_touched += 1;
                touched = touched.kid(touched_on(indicator, desk, voices));
            }
        }
        let has_any = view.reach.proposals > 0;
        let lead = match (view.comparable, has_any) {
            (false, _) => t_crosswalk::NOT_COMPARABLE,
            (true, false) => t_crosswalk::PROPOSED_NONE,
            (true, true) => t_crosswalk::PROPOSED_LEAD,
        };
        let all = has_any.then(|| self.confirming.all_at_once(desk, view, &on_act));
        let count = |n: usize| span("count", &n.to_string());
        let titled = |words: &str, n: usize| el("h2").text(words).text(" ").kid(count(n));
        let page = page
            .kid(titled(t_crosswalk::PROPOSED, view.reach.proposals))
            .kid(p(lead))
            .kid_if(all)
            .kid(proposed);
        if n_touched == 0 {
            return page;
        }
        page.kid(titled(t_crosswalk::TOUCHED_ON, n_touched))
            .kid(p(t_crosswalk::TOUCHED_ON_LEAD))
            .kid(touched)
    }
}

async fn look_through(source: Assessment, asked: &Rubric) -> Result<Seen, Missing> {
    let rubric = state::find(&source.rubric).await.map_err(Missing::Rubric)?;
    let crosswalk = crosswalk().await?;
    // What others said under the seal has no part in what is shown.
    let open = match state::local(&source.id).me {
        Some(me) => source.open_to(&me),
        None => source.revealed(),
    };
    let scores = score(&rubric, &open, View::Team);
    let view = view(&rubric, &scores, asked, &crosswalk);
    Ok(Seen {
        rubric,
        view: Shared::new(view),
    })
}
