//! Proposed levels that a person makes their ratings: one by one, or all that
//! have no rating yet after a look, and back again. A page brings the proposals;
//! nothing here changes a rating by itself.

use levelwise_core::assessment::Choice;
use levelwise_core::rubric::{Indicator, IndicatorId, Rubric};
use yew::Callback;

use crate::components::{OnAnswer, Tone, choice_title, notice, tag};
use crate::el::{El, Run, button, div, el, p, span};
use crate::host;
use crate::state::Desk;
use crate::text::{t, t_evidence};

/// What a person does about proposals.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// What would be confirmed is looked at, or no more.
    Look(bool),
    /// What is proposed for this indicator becomes its rating.
    Confirm(IndicatorId),
    /// The same for all of these, unless they have a rating by now.
    ConfirmAll(Vec<IndicatorId>),
    /// What was confirmed is taken back.
    Undo(IndicatorId),
    /// The same for everything that was confirmed all at once.
    UndoAll,
}

/// Called with what a person does.
pub(super) type OnAct = Callback<Act>;

/// What is proposed for each indicator; none if nothing is.
pub(super) trait Proposals {
    /// The choice proposed for an indicator.
    fn proposed(&self, desk: &Desk, id: &IndicatorId) -> Option<Choice>;
}

/// How a rating compares with what is proposed.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Standing {
    /// Nothing is proposed.
    Nothing,
    /// There is no rating yet; this one is proposed.
    Open(Choice),
    /// The rating is the proposed one.
    Same,
    /// The rating is the first, the second is proposed.
    Differs(Choice, Choice),
}

/// Where an indicator stands for the person on this device.
pub(super) fn standing(desk: &Desk, id: &IndicatorId, proposals: &dyn Proposals) -> Standing {
    let Some(proposed) = proposals.proposed(desk, id) else {
        return Standing::Nothing;
    };
    match desk.answer(id).choice {
        None => Standing::Open(proposed),
        Some(choice) if choice == proposed => Standing::Same,
        Some(choice) => Standing::Differs(choice, proposed),
    }
}

/// Whether the person answered in two ways on two devices.
pub(super) fn is_apart(desk: &Desk, id: &IndicatorId) -> bool {
    let rater = desk.assessment.raters.get(&desk.me);
    let register = rater.and_then(|rater| rater.answers.get(id));
    register.is_some_and(|register| register.is_apart())
}

/// What was confirmed on a page and can be taken back.
#[derive(Debug, Default)]
pub(super) struct Confirming {
    /// Whether what would be confirmed all at once is being looked at.
    is_looking: bool,
    confirmed: Vec<Confirmed>,
    /// The indicators that were last confirmed all at once.
    batch: Vec<IndicatorId>,
    /// Whether to put the focus on the notice that says so.
    to_focus: bool,
}

/// A rating that was confirmed.
#[derive(Debug, Clone, PartialEq)]
struct Confirmed {
    indicator: IndicatorId,
    before: Option<Choice>,
    after: Choice,
}

impl Confirming {
    /// Does what the person asks for; new answers go to `on_answer`.
    pub(super) fn act(
        &mut self,
        act: Act,
        desk: &Desk,
        proposals: &dyn Proposals,
        on_answer: &OnAnswer,
    ) {
        match act {
            Act::Look(is_looking) => self.is_looking = is_looking,
            Act::Confirm(id) => match standing(desk, &id, proposals) {
                Standing::Open(proposed) | Standing::Differs(_, proposed) => {
                    self.confirm(desk, id, proposed, on_answer);
                }
                Standing::Nothing | Standing::Same => {}
            },
            Act::ConfirmAll(ids) => {
                self.is_looking = false;
                self.to_focus = true;
                self.batch.clear();
                for id in ids {
                    // It may have got a rating in another tab meanwhile.
                    if let Standing::Open(proposed) = standing(desk, &id, proposals) {
                        self.batch.push(id.clone());
                        self.confirm(desk, id, proposed, on_answer);
                    }
                }
            }
            Act::Undo(id) => self.undo(desk, &id, on_answer),
            Act::UndoAll => {
                for id in std::mem::take(&mut self.batch) {
                    self.undo(desk, &id, on_answer);
                }
            }
        }
    }

    fn confirm(&mut self, desk: &Desk, id: IndicatorId, proposed: Choice, on_answer: &OnAnswer) {
        let mut answer = desk.answer(&id);
        self.confirmed.retain(|confirmed| confirmed.indicator != id);
        self.confirmed.push(Confirmed {
            indicator: id.clone(),
            before: answer.choice.take(),
            after: proposed.clone(),
        });
        answer.choice = Some(proposed);
        on_answer.emit((id, answer));
    }

    /// Puts the rating from before back; what was ticked or noted since stays.
    fn undo(&mut self, desk: &Desk, id: &IndicatorId, on_answer: &OnAnswer) {
        let Some(confirmed) = self.undoable(desk, id).cloned() else {
            return;
        };
        let mut answer = desk.answer(id);
        answer.choice = confirmed.before;
        self.confirmed
            .retain(|confirmed| confirmed.indicator != *id);
        on_answer.emit((id.clone(), answer));
    }

    /// What was confirmed here of an indicator, as long as the rating is still
    /// that one.
    fn undoable(&self, desk: &Desk, id: &IndicatorId) -> Option<&Confirmed> {
        let mut confirmed = self.confirmed.iter();
        let confirmed = confirmed.find(|confirmed| confirmed.indicator == *id)?;
        let stands = desk.answer(id).choice.as_ref() == Some(&confirmed.after);
        stands.then_some(confirmed)
    }

    /// To be called when the page is drawn.
    pub(super) fn rendered(&mut self) {
        if std::mem::take(&mut self.to_focus)
            && let Some(notice) = host::find("confirmed")
        {
            let _ = notice.focus();
        }
    }

    /// Confirming everything that has no rating: a look first, then one action,
    /// then the way back.
    pub(super) fn all_at_once(&self, desk: &Desk, proposals: &dyn Proposals, on_act: &OnAct) -> El {
        let open = open(desk, proposals);
        let look = Act::Look(!self.is_looking);
        let look = button("", &t_evidence::confirm_all(open.len()))
            .set(
                "aria-expanded",
                if self.is_looking { "true" } else { "false" },
            )
            .set_if(open.is_empty(), "disabled", "")
            .on_click(acts(on_act, look));
        let standing = |id: &&IndicatorId| self.undoable(desk, id).is_some();
        let n_standing = self.batch.iter().filter(standing).count();
        let done = (n_standing > 0).then(|| {
            let undo = button("second", t_evidence::UNDO_ALL);
            notice(Tone::Good, &t_evidence::confirmed(n_standing))
                .set("id", "confirmed")
                .set("tabindex", "-1")
                .kid(undo.on_click(acts(on_act, Act::UndoAll)))
        });
        let none = (open.is_empty() && n_standing == 0)
            .then(|| p(t_evidence::NOTHING_TO_CONFIRM).class("hint"));
        let is_looking = self.is_looking && !open.is_empty();
        div("all-at-once screen-only")
            .kid(look)
            .kid_if(none)
            .kid_if(is_looking.then(|| to_confirm(&open, &desk.rubric, on_act)))
            .kid_if(done)
    }

    /// What is proposed (`says`), what the rating is, and the one action between
    /// them.
    pub(super) fn verdict(
        &self,
        says: El,
        desk: &Desk,
        id: &IndicatorId,
        proposals: &dyn Proposals,
        on_act: &OnAct,
    ) -> El {
        let rubric = &desk.rubric;
        let standing = standing(desk, id, proposals);
        let rating = match (&standing, desk.answer(id).choice) {
            (Standing::Same, _) => p(t_evidence::SAME_RATING),
            (_, None) => p(t_evidence::YOUR_RATING)
                .text(" ")
                .text(t_evidence::NO_RATING),
            (_, Some(choice)) => p(t_evidence::YOUR_RATING)
                .text(" ")
                .kid(rated(&choice, rubric)),
        };
        let title = |choice: &Choice| choice_title(Some(choice), rubric);
        let action = |class: &'static str, words: &str, act: Act| {
            let of = span("hidden-words", &t::of_indicator(id));
            let action = button(class, words).kid(of);
            Some(action.on_click(acts(on_act, act)))
        };
        let action = match (self.undoable(desk, id), standing) {
            (Some(confirmed), _) => {
                let before = confirmed.before.as_ref().map(title);
                let words = t_evidence::undo(before.as_deref());
                action("second", &words, Act::Undo(id.clone()))
            }
            (None, Standing::Open(proposed)) => {
                let words = t_evidence::confirm(&title(&proposed));
                action("", &words, Act::Confirm(id.clone()))
            }
            (None, Standing::Differs(rating, proposed)) => {
                let words = t_evidence::replace(&title(&rating), &title(&proposed));
                action("second", &words, Act::Confirm(id.clone()))
            }
            (None, Standing::Nothing | Standing::Same) => None,
        };
        div("verdict").kid(says).kid(rating).kid_if(action)
    }
}

fn acts(on_act: &OnAct, act: Act) -> Run {
    let on_act = on_act.clone();
    std::rc::Rc::new(move |_| on_act.emit(act.clone()))
}

/// The indicators for which something is proposed and that have no rating.
fn open<'d>(desk: &'d Desk, proposals: &dyn Proposals) -> Vec<(&'d Indicator, Choice)> {
    let indicators = desk.rubric.indicators();
    let settled = indicators.filter(|indicator| !is_apart(desk, &indicator.id));
    settled
        .filter_map(|indicator| match standing(desk, &indicator.id, proposals) {
            Standing::Open(proposed) => Some((indicator, proposed)),
            Standing::Nothing | Standing::Same | Standing::Differs(..) => None,
        })
        .collect()
}

fn to_confirm(open: &[(&Indicator, Choice)], rubric: &Rubric, on_act: &OnAct) -> El {
    let mut list = el("ul").class("to-confirm");
    for (indicator, proposed) in open {
        let level = el("strong").text(&choice_title(Some(proposed), rubric));
        let item = el("li")
            .key(indicator.id.as_str())
            .kid(span("number", indicator.id.as_str()))
            .text(" ")
            .text(&indicator.title)
            .text(": ");
        list = list.kid(item.kid(level));
    }
    let ids: Vec<IndicatorId> = open.iter().map(|(one, _)| one.id.clone()).collect();
    let words = t_evidence::confirm_these(ids.len());
    let not_now = acts(on_act, Act::Look(false));
    let row = div("row")
        .kid(button("", &words).on_click(acts(on_act, Act::ConfirmAll(ids))))
        .kid(button("second", t_evidence::NOT_NOW).on_click(not_now));
    div("notice calm")
        .kid(p(t_evidence::LOOK_FIRST))
        .kid(list)
        .kid(row)
}

/// A choice with the color of its level.
fn rated(choice: &Choice, rubric: &Rubric) -> El {
    let title = choice_title(Some(choice), rubric);
    let level = match choice {
        Choice::NotYet => Some(0),
        Choice::Level(level) => rubric.level_idx(level),
        Choice::NotApplicable | Choice::DontKnow => None,
    };
    match level {
        Some(level) => tag(level, &title),
        None => span("tag", &title),
    }
}
