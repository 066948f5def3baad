//! The meeting: one indicator at a time, large, for a projector, by keyboard or
//! buttons: vote, reveal, discuss, decide.

mod cards;
mod decide;
mod frame;
mod keys;
mod steps;

use levelwise_core::assessment::{Answer, Assessment, Choice, Decision, Rater};
use levelwise_core::rubric::IndicatorId;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::chance;
use crate::components::{OnAnswer, heading};
use crate::el::{div, link, p};
use crate::events::{self, Listener};
use crate::host;
use crate::routes::Route;
use crate::state::Desk;
use crate::text::t;

use super::go;
use super::team::{OnEdit, Seen, focus_on};
use decide::Field;
use steps::{Action, Mode, Standing, action_of};

pub(super) use steps::{Order, Part};

/// Properties of [`Meeting`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct MeetingProps {
    /// The assessment, its rubric, and who sits at the keys.
    pub desk: Desk,
    /// The indicator to show; the first to talk about if none is named.
    pub indicator: Option<IndicatorId>,
    /// Called with what is to be done to the assessment.
    pub on_edit: OnEdit,
    /// Called with one's own vote.
    pub on_answer: OnAnswer,
}

/// The page, as one of the parts that come later.
pub(super) fn meeting(
    desk: &Desk,
    indicator: Option<&IndicatorId>,
    on_edit: OnEdit,
    on_answer: OnAnswer,
) -> Html {
    let props = MeetingProps {
        desk: desk.clone(),
        indicator: indicator.cloned(),
        on_edit,
        on_answer,
    };
    VChild::<Meeting>::new(props, None).into()
}

/// The page.
#[derive(Debug)]
pub struct Meeting {
    order: Order,
    wanted: Option<Mode>,
    /// Whether the own vote is shown to the room.
    shows_vote: bool,
    /// Whether levels are described in full after the vote.
    is_full: bool,
    /// Whether single letters and digits do something.
    single_keys: bool,
    /// What to put the keyboard on once it is drawn.
    focus: Option<&'static str>,
    _listener: Listener,
}

/// What happens in the meeting.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed that may mean something.
    Key(Action),
    /// A button was pressed.
    Do(Action),
    /// The own vote is shown or hidden.
    ShowVote,
    /// One of several decisions made apart is taken.
    Take(usize),
    /// The decision is taken back; its words stay.
    TakeBack,
    /// Words of the decision were typed.
    Words(Field, String),
    /// Single keys are turned on or off.
    SingleKeys,
}

impl Component for Meeting {
    type Message = Message;
    type Properties = MeetingProps;

    fn create(context: &Context<Self>) -> Self {
        let desk = &context.props().desk;
        let order = Seen::of(desk).order(&desk.rubric);
        let scope = context.link().clone();
        let rubric = desk.rubric.clone();
        let hear = move |event: Event| {
            let Ok(event) = event.dyn_into::<KeyboardEvent>() else {
                return;
            };
            if let Some(action) = action_of(&event.key(), &rubric)
                && is_for_us(&event, &action)
            {
                event.prevent_default();
                scope.send_message(Message::Key(action));
            }
        };
        Self {
            order,
            wanted: None,
            shows_vote: false,
            is_full: false,
            single_keys: true,
            focus: None,
            _listener: events::listen("keydown", hear),
        }
    }

    fn changed(&mut self, context: &Context<Self>, before: &MeetingProps) -> bool {
        if context.props().indicator != before.indicator {
            self.wanted = None;
            self.shows_vote = false;
        }
        true
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let Some(id) = self.shown(context) else {
            return false;
        };
        match message {
            Message::Key(action) => {
                if self.single_keys || action == Action::Leave {
                    self.act(context, &id, action);
                }
            }
            Message::Do(action) => self.act(context, &id, action),
            Message::ShowVote => self.shows_vote = !self.shows_vote,
            Message::SingleKeys => self.single_keys = !self.single_keys,
            Message::Take(version_idx) => {
                let decisions = context.props().desk.assessment.decisions.get(&id);
                let versions = decisions.map(|register| register.versions());
                let taken = versions.and_then(|versions| versions.get(version_idx));
                if let Some(taken) = taken.map(|version| version.value.clone()) {
                    decide(context, &id, move |decision| *decision = taken);
                    self.focus = Some("heading");
                }
            }
            Message::TakeBack => {
                decide(context, &id, |decision| decision.choice = None);
                self.focus = Some("heading");
            }
            Message::Words(field, words) => {
                decide(context, &id, move |decision| match field {
                    Field::Rationale => decision.rationale = words,
                    Field::Dissent => decision.dissent = words,
                });
            }
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let desk = &props.desk;
        let shown = self.shown(context);
        let indicator = shown.as_ref().and_then(|id| desk.rubric.indicator(id));
        let Some(indicator) = indicator else {
            let team = Route::Team(desk.assessment.id.clone()).href();
            return div("page")
                .html(heading(t::meeting::NO_SUCH_INDICATOR, ""))
                .kid(p("").kid(link(team, "", t::TEAM)))
                .done();
        };
        let seen = Seen::of(desk);
        let (scope, id) = (context.link(), &indicator.id);
        let standing = standing(desk, &seen, id);
        let mode = standing.mode(self.wanted);
        let title = [id.as_str(), " ", &indicator.title].concat();
        let statement = p(&indicator.statement).class("statement");
        let class = match mode {
            Mode::Vote => "page meeting voting",
            Mode::Discuss | Mode::Decide if self.is_full => "page meeting looking full",
            Mode::Discuss | Mode::Decide => "page meeting looking",
        };
        // While people vote there is nothing else to make room for.
        let full = (mode != Mode::Vote).then_some(self.is_full);
        let decision = decide::decision(desk, id, mode, scope);
        let has_decision = decision.is_some();
        let below = (mode != Mode::Vote).then(|| {
            let class = if has_decision { "below both" } else { "below" };
            div(class)
                .kid_if(decision)
                .kid(frame::wrote(indicator, &seen))
        });
        let bar = div("meeting-bar")
            .kid(frame::status(desk, &seen, id, standing, mode))
            .kid(frame::actions(
                desk,
                id,
                standing,
                mode,
                self.shows_vote,
                scope,
            ));
        div(class)
            .kid(frame::top(desk, &self.order, id, full, scope))
            .html(heading(&title, id.as_str()))
            .kid(statement)
            .kid(bar)
            .kid(cards::cards(
                desk,
                &seen,
                indicator,
                mode,
                self.shows_vote,
                scope,
            ))
            .kid_if(below)
            .kid(keys::keys(desk, self.single_keys, scope))
            .done()
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if let Some(id) = self.focus.take() {
            focus_on(id);
        }
    }
}

impl Meeting {
    /// The indicator that is shown; nothing if the rubric has none of that name.
    fn shown(&self, context: &Context<Self>) -> Option<IndicatorId> {
        match &context.props().indicator {
            Some(id) => self.order.position(id).map(|_| id.clone()),
            None => self.order.first().cloned(),
        }
    }

    fn act(&mut self, context: &Context<Self>, id: &IndicatorId, action: Action) {
        let props = context.props();
        let desk = &props.desk;
        let seen = Seen::of(desk);
        let standing = standing(desk, &seen, id);
        let mode = standing.mode(self.wanted);
        let to = |id: Option<&IndicatorId>| {
            if let Some(id) = id {
                go(&Route::Meeting(
                    desk.assessment.id.clone(),
                    Some(id.clone()),
                ));
            }
        };
        match action {
            Action::Next => to(self.order.next(id)),
            Action::Previous => to(self.order.previous(id)),
            Action::Reveal if standing.votes.n_sealed > 0 => {
                let id = id.clone();
                let reveal = move |assessment: &mut Assessment| assessment.reveal(&id);
                props.on_edit.emit(Box::new(reveal));
                self.wanted = Some(Mode::Discuss);
                self.focus = Some("heading");
            }
            Action::Reveal => {}
            Action::Mode(wanted) => {
                self.wanted = Some(wanted);
                self.focus = Some("heading");
            }
            Action::Choose(choice) => match mode {
                Mode::Vote if standing.i_vote => self.vote(context, id, choice),
                Mode::Decide => {
                    decide(context, id, |decision| decision.choice = Some(choice));
                }
                Mode::Vote | Mode::Discuss => {}
            },
            Action::Write if mode == Mode::Decide => self.focus = Some("rationale"),
            Action::Write => {}
            Action::Full => self.is_full = !self.is_full,
            Action::Keys => keys::show(),
            Action::Leave if is_in_field() => self.focus = Some("heading"),
            Action::Leave => match self.wanted.take() {
                Some(_) if standing.mode(None) != mode => self.focus = Some("heading"),
                _ => go(&Route::Team(desk.assessment.id.clone())),
            },
        }
    }

    fn vote(&mut self, context: &Context<Self>, id: &IndicatorId, choice: Choice) {
        let props = context.props();
        let answer = Answer {
            choice: Some(choice),
            ..props.desk.answer(id)
        };
        self.shows_vote = false;
        props.on_answer.emit((id.clone(), answer));
    }
}

fn standing(desk: &Desk, seen: &Seen, id: &IndicatorId) -> Standing {
    let me = desk.assessment.raters.get(&desk.me);
    Standing {
        votes: seen.votes(id, desk),
        is_open: seen
            .card(id)
            .is_some_and(|card| card.raters.answered() > 0 || card.apart > 0),
        i_vote: me.is_none_or(|me| me.is_voting() && !Rater::is_removed(me)),
    }
}

/// Changes the decision, or begins one.
fn decide(
    context: &Context<Meeting>,
    id: &IndicatorId,
    change: impl FnOnce(&mut Decision) + 'static,
) {
    let id = id.clone();
    let edit = move |assessment: &mut Assessment| {
        let mut decision = assessment.decision_draft(&id);
        change(&mut decision);
        assessment.set_decision(&id, decision, &chance::stamp());
    };
    context.props().on_edit.emit(Box::new(edit));
}

/// Fields keep their keys but for the one that leaves them, and so do other
/// programs and an open dialog.
fn is_for_us(event: &KeyboardEvent, action: &Action) -> bool {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() {
        return false;
    }
    !keys::is_shown() && (!is_in_field() || *action == Action::Leave)
}

/// Whether the keyboard is in something that is typed into.
fn is_in_field() -> bool {
    host::active()
        .is_some_and(|element| matches!(&*element.tag_name(), "TEXTAREA" | "INPUT" | "SELECT"))
}
