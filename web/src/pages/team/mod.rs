//! Team: who has answered how much, where the team agrees, what to talk about.
//! Nobody's level is shown before it is revealed.

mod agenda;
mod agreement;
mod matrix;
mod people;
mod person;
mod results;
mod roles;
mod sealing;
mod seen;
mod votes;

use levelwise_core::assessment::{Assessment, Profile, RaterId};
use levelwise_core::rubric::IndicatorId;
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::chance;
use crate::components::{Tone, heading, notice};
use crate::el::{El, Run, button, div, el, link, p};
use crate::files;
use crate::host;
use crate::routes::Route;
use crate::state::Desk;
use crate::text::t;

use super::charts::heat_map;
use super::workspace::Edit;
pub(super) use agreement::wide;
pub(super) use results::{decision_log, decisions, report_names, together};
pub(super) use roles::by_role;
pub(super) use seen::{Seen, Votes};
pub(super) use votes::{choice_at, decision, notes, who_chose};

/// Called with what is to be done to the assessment.
pub(super) type OnEdit = Callback<Edit>;

/// Properties of [`Team`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct TeamProps {
    /// The assessment, its rubric, and who sits here.
    pub desk: Desk,
    /// Called with what is to be done to the assessment.
    pub on_edit: OnEdit,
}

/// The page, as one of the parts that come later.
pub(super) fn team(desk: &Desk, on_edit: OnEdit) -> Html {
    let desk = desk.clone();
    VChild::<Team>::new(TeamProps { desk, on_edit }, None).into()
}

/// The page.
#[derive(Debug)]
pub struct Team {
    /// Whether to reveal is being asked.
    asking: bool,
    /// Whose name and role are being changed.
    editing: Option<RaterId>,
    /// The indicators whose votes and notes are folded out.
    open: Vec<IndicatorId>,
    /// What to put the keyboard on once it is drawn.
    focus: Option<String>,
}

/// What happens on the page.
#[derive(Debug)]
pub enum Message {
    /// Whether to reveal is asked, or asked no more.
    Ask(bool),
    /// Everything here is revealed.
    Reveal,
    /// An indicator is folded out or in.
    Fold(IndicatorId),
    /// Somebody's name and role are to be changed, or nobody's.
    Edit(Option<RaterId>),
    /// Somebody has another profile.
    Profile(RaterId, Profile),
    /// Somebody was removed from the team, or is taken back.
    Remove(RaterId, bool),
    /// Whether the person on this device votes.
    Vote(bool),
    /// From how many people results by role are shown.
    SmallGroup(u32),
}

impl Component for Team {
    type Message = Message;
    type Properties = TeamProps;

    fn create(_: &Context<Self>) -> Self {
        Self {
            asking: false,
            editing: None,
            open: Vec::new(),
            focus: None,
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let props = context.props();
        let edit: Edit = match message {
            Message::Ask(asking) => {
                self.asking = asking;
                self.focus = Some(if asking { "reveal-now" } else { "reveal" }.to_owned());
                return true;
            }
            Message::Fold(id) => {
                match self.open.iter().position(|open| *open == id) {
                    Some(position) => drop(self.open.remove(position)),
                    None => self.open.push(id),
                }
                return true;
            }
            Message::Edit(rater) => {
                self.focus = Some(match (&rater, &self.editing) {
                    (Some(_), _) => "person-name".to_owned(),
                    (None, Some(before)) => people::button_id(before),
                    (None, None) => String::new(),
                });
                self.editing = rater;
                return true;
            }
            Message::Reveal => {
                self.asking = false;
                self.focus = Some("agreement".to_owned());
                let rubric = props.desk.rubric.clone();
                Box::new(move |assessment: &mut Assessment| {
                    for indicator in rubric.indicators() {
                        assessment.reveal(&indicator.id);
                    }
                })
            }
            Message::Profile(rater, profile) => {
                self.focus = Some(people::button_id(&rater));
                self.editing = None;
                Box::new(move |assessment: &mut Assessment| {
                    assessment.set_profile(&rater, profile, &chance::stamp());
                })
            }
            Message::Remove(rater, removed) => {
                self.focus = Some("who".to_owned());
                self.editing = None;
                edit_profile(rater, move |profile| profile.removed = removed)
            }
            Message::Vote(voting) => edit_profile(props.desk.me.clone(), move |profile| {
                profile.voting = voting
            }),
            Message::SmallGroup(n_people) => Box::new(move |assessment: &mut Assessment| {
                assessment.set_small_group(n_people, &chance::stamp());
            }),
        };
        props.on_edit.emit(edit);
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (desk, scope) = (&context.props().desk, context.link());
        let seen = Seen::of(desk);
        let print: Run = std::rc::Rc::new(|_| files::print());
        let meeting = Route::Meeting(desk.assessment.id.clone(), None).href();
        let buttons = div("row screen-only")
            .kid(link(meeting, "button", t::team::START_MEETING))
            .kid(button("second", t::PRINT).on_click(print));
        let alone = (desk.assessment.present_raters().count() < 2)
            .then(|| notice(Tone::Calm, t::team::ONLY_YOU));
        div("page team")
            .html(heading(t::TEAM, ""))
            .kid(p(t::team::LEAD).class("lead"))
            .kid(buttons)
            .kid_if(alone)
            .kid(people::people(desk, &seen, self.editing.as_ref(), scope))
            .kid_if(sealing::sealing(desk, &seen, self.asking, scope))
            .kid(agreement::agreement(desk, &seen))
            .kid(agenda::agenda(desk, &seen, &self.open, scope))
            .kid_if(heat(desk, &seen))
            .kid(matrix::matrix(desk, &seen))
            .kid(roles::roles(desk, &seen, scope))
            .done()
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if let Some(id) = self.focus.take() {
            focus_on(&id);
        }
    }
}

/// Where the votes are that may be seen, as a picture.
fn heat(desk: &Desk, seen: &Seen) -> Option<El> {
    let picture = heat_map(&desk.assessment, &desk.rubric, &seen.scores)?;
    let lead = p(t::team::HEAT_LEAD);
    Some(section("heat-map", t::team::HEAT).kid(lead).html(picture))
}

fn edit_profile(rater: RaterId, change: impl FnOnce(&mut Profile) + 'static) -> Edit {
    Box::new(move |assessment| assessment.edit_profile(&rater, change, &chance::stamp()))
}

/// A section with a heading that can take the keyboard.
pub(super) fn section(id: &'static str, title: &str) -> El {
    el("section")
        .set("aria-labelledby", id)
        .kid(el("h2").set("id", id).set("tabindex", "-1").text(title))
}

/// Puts the keyboard on an element, if it is there.
pub(super) fn focus_on(id: &str) {
    if let Some(element) = host::find(id) {
        let _ = element.focus();
    }
}

/// The number and the title of an indicator.
pub(super) fn indicator_title(desk: &Desk, id: &IndicatorId) -> El {
    let title = desk.rubric.indicator(id).map_or("", |found| &*found.title);
    el("span")
        .kid(crate::el::span("number", id.as_str()))
        .text(" ")
        .text(title)
}
