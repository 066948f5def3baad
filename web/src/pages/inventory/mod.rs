//! The evidence inventory: everything that can be shown, as one checklist. What
//! is ticked and measured indicates a level for each indicator; a person makes
//! it the rating, one by one or all that have none after a look, and can take
//! that back.

mod item;

use levelwise_core::assessment::Choice;
use levelwise_core::rubric::{Area, Indicator, IndicatorId};
use yew::html::Scope;
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::components::{OnAnswer, Tone, choice_title, heading, notice};
use crate::el::{El, Run, button, div, el, p, send, span};
use crate::files;
use crate::host;
use crate::state::Desk;
use crate::text::{t, t_evidence};

use super::report;
use super::workspace::{Message as Work, Workspace};
use item::{Actions, Standing, is_apart, item, standing};

/// The page of an assessment, as one of the parts that come later.
pub(super) fn inventory(desk: &Desk, scope: &Scope<Workspace>) -> Html {
    let props = InventoryProps {
        desk: desk.clone(),
        on_answer: scope.callback(|(id, answer)| Work::Answer(id, answer)),
    };
    VChild::<Inventory>::new(props, None).into()
}

/// Properties of [`Inventory`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct InventoryProps {
    /// What is worked on.
    pub desk: Desk,
    /// Called with every new answer.
    pub on_answer: OnAnswer,
}

/// The page.
#[derive(Debug, Default)]
pub struct Inventory {
    /// Whether what would be confirmed all at once is being looked at.
    is_looking: bool,
    /// What was confirmed here, the last of an indicator last.
    confirmed: Vec<Confirmed>,
    /// The indicators that were last confirmed all at once.
    batch: Vec<IndicatorId>,
    /// Whether to put the focus on the notice that says so.
    to_focus: bool,
}

/// A rating that was confirmed on this page.
#[derive(Debug, Clone, PartialEq)]
struct Confirmed {
    indicator: IndicatorId,
    before: Option<Choice>,
    after: Choice,
}

/// What happens on the page.
pub enum Message {
    /// What would be confirmed is looked at, or no more.
    Look(bool),
    /// What is indicated for this indicator becomes its rating.
    Confirm(IndicatorId),
    /// The same for all of these, unless they have a rating by now.
    ConfirmAll(Vec<IndicatorId>),
    /// What was confirmed is taken back.
    Undo(IndicatorId),
    /// The same for everything that was confirmed all at once.
    UndoAll,
}

impl Component for Inventory {
    type Message = Message;
    type Properties = InventoryProps;

    fn create(_: &Context<Self>) -> Self {
        Self::default()
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let props = context.props();
        match message {
            Message::Look(is_looking) => self.is_looking = is_looking,
            Message::Confirm(id) => match standing(&props.desk, &id) {
                Standing::Open(indicated) | Standing::Differs(_, indicated) => {
                    self.confirm(props, id, indicated);
                }
                Standing::Nothing | Standing::Same => {}
            },
            Message::ConfirmAll(ids) => {
                self.is_looking = false;
                self.to_focus = true;
                self.batch.clear();
                for id in ids {
                    // It may have got a rating in another tab meanwhile.
                    if let Standing::Open(indicated) = standing(&props.desk, &id) {
                        self.batch.push(id.clone());
                        self.confirm(props, id, indicated);
                    }
                }
            }
            Message::Undo(id) => self.undo(props, &id),
            Message::UndoAll => {
                for id in std::mem::take(&mut self.batch) {
                    self.undo(props, &id);
                }
            }
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let desk = &context.props().desk;
        let print: Run = std::rc::Rc::new(|_| files::print());
        let has_any = desk.rubric.indicators().any(can_show);
        let assessment = &desk.assessment;
        let whose = t::joined(report::title(assessment), report::cycle(assessment));
        let mut page = div("page inventory")
            .kid(p(&t::joined(&whose, &desk.rubric.title)).class("print-only"))
            .html(heading(t_evidence::INVENTORY, ""))
            .kid(p(t_evidence::INVENTORY_LEAD).class("lead"));
        if !has_any {
            return page.kid(p(t_evidence::NOTHING_TO_SHOW)).done();
        }
        page = page
            .kid(summary(desk))
            .kid(self.all_at_once(context))
            .kid(div("row screen-only").kid(button("second", t::PRINT).on_click(print)));
        for shown in &desk.rubric.areas {
            page = page.kid(self.area(shown, context));
        }
        page.done()
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if std::mem::take(&mut self.to_focus)
            && let Some(notice) = host::find("confirmed")
        {
            let _ = notice.focus();
        }
    }
}

impl Inventory {
    /// Makes `indicated` the rating and remembers what it was.
    fn confirm(&mut self, props: &InventoryProps, id: IndicatorId, indicated: Choice) {
        let mut answer = props.desk.answer(&id);
        self.confirmed.retain(|confirmed| confirmed.indicator != id);
        self.confirmed.push(Confirmed {
            indicator: id.clone(),
            before: answer.choice.take(),
            after: indicated.clone(),
        });
        answer.choice = Some(indicated);
        props.on_answer.emit((id, answer));
    }

    /// Puts the rating from before back; what was ticked since stays.
    fn undo(&mut self, props: &InventoryProps, id: &IndicatorId) {
        let Some(confirmed) = self.undoable(&props.desk, id).cloned() else {
            return;
        };
        let mut answer = props.desk.answer(id);
        answer.choice = confirmed.before;
        self.confirmed
            .retain(|confirmed| confirmed.indicator != *id);
        props.on_answer.emit((id.clone(), answer));
    }

    /// What was confirmed here of an indicator, as long as the rating is still
    /// that one.
    fn undoable(&self, desk: &Desk, id: &IndicatorId) -> Option<&Confirmed> {
        let confirmed = self.confirmed.iter();
        let mut confirmed = confirmed.filter(|confirmed| confirmed.indicator == *id);
        confirmed.find(|confirmed| desk.answer(id).choice.as_ref() == Some(&confirmed.after))
    }

    /// Confirming everything that has no rating: a look first, then one action,
    /// then the way back.
    fn all_at_once(&self, context: &Context<Self>) -> El {
        let desk = &context.props().desk;
        let scope = context.link();
        let open = open(desk);
        let look = button("", &t_evidence::confirm_all(open.len()))
            .set(
                "aria-expanded",
                if self.is_looking { "true" } else { "false" },
            )
            .set_if(open.is_empty(), "disabled", "")
            .on_click(send(scope, {
                let is_looking = self.is_looking;
                move |_| Message::Look(!is_looking)
            }));
        let n_standing = self
            .batch
            .iter()
            .filter(|id| self.undoable(desk, id).is_some())
            .count();
        let done = (n_standing > 0).then(|| {
            let undo =
                button("second", t_evidence::UNDO_ALL).on_click(send(scope, |_| Message::UndoAll));
            notice(Tone::Good, &t_evidence::confirmed(n_standing))
                .set("id", "confirmed")
                .set("tabindex", "-1")
                .kid(undo)
        });
        let none = (open.is_empty() && n_standing == 0)
            .then(|| p(t_evidence::NOTHING_TO_CONFIRM).class("hint"));
        let is_looking = self.is_looking && !open.is_empty();
        div("all-at-once screen-only")
            .kid(look)
            .kid_if(none)
            .kid_if(is_looking.then(|| to_confirm(desk, &open, context)))
            .kid_if(done)
    }

    fn area(&self, area: &Area, context: &Context<Self>) -> El {
        let props = context.props();
        let desk = &props.desk;
        let scope = context.link();
        let mut list = el("div");
        let (mut n_ticked, mut n_items) = (0, 0);
        let practices = area.practices.iter();
        for indicator in practices.flat_map(|practice| &practice.indicators) {
            if !can_show(indicator) {
                continue;
            }
            let (ticked, items) = stock(desk, indicator);
            n_ticked += ticked;
            n_items += items;
            let id = indicator.id.clone();
            let undo = self.undoable(desk, &id).map(|confirmed| {
                let id = id.clone();
                let undo = send(scope, move |_| Message::Undo(id.clone()));
                (confirmed.before.clone(), undo)
            });
            let confirm = send(scope, move |_| Message::Confirm(id.clone()));
            let actions = Actions { confirm, undo };
            list = list.kid(item(indicator, area, desk, &props.on_answer, actions));
        }
        let count = span("count", &t_evidence::in_area(n_ticked, n_items));
        let title = el("summary")
            .kid(el("h2").text(&area.title))
            .text(" ")
            .kid(count);
        el("details")
            .class("inventory-area")
            .set("open", "")
            .key(area.id.as_str())
            .kid(title)
            .kid(list)
    }
}

fn can_show(indicator: &Indicator) -> bool {
    !indicator.evidence.is_empty() || indicator.measure.is_some()
}

/// How many evidence items of an indicator are ticked, and of how many.
fn stock(desk: &Desk, indicator: &Indicator) -> (usize, usize) {
    let answer = desk.answer(&indicator.id);
    let ticked = indicator.evidence.iter();
    let ticked = ticked.filter(|item| answer.evidence.contains(&item.id));
    (ticked.count(), indicator.evidence.len())
}

/// The indicators with an indicated level and no rating, and the level.
fn open(desk: &Desk) -> Vec<(&Indicator, Choice)> {
    let indicators = desk.rubric.indicators();
    let open = indicators.filter(|indicator| !is_apart(desk, &indicator.id));
    open.filter_map(|indicator| match standing(desk, &indicator.id) {
        Standing::Open(indicated) => Some((indicator, indicated)),
        Standing::Nothing | Standing::Same | Standing::Differs(..) => None,
    })
    .collect()
}

fn to_confirm(desk: &Desk, open: &[(&Indicator, Choice)], context: &Context<Inventory>) -> El {
    let scope = context.link();
    let mut list = el("ul").class("to-confirm");
    for (indicator, indicated) in open {
        let level = el("strong").text(&choice_title(Some(indicated), &desk.rubric));
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
    let confirm = send(scope, move |_| Message::ConfirmAll(ids.clone()));
    let row = div("row")
        .kid(button("", &words).on_click(confirm))
        .kid(button("second", t_evidence::NOT_NOW).on_click(send(scope, |_| Message::Look(false))));
    div("notice calm")
        .kid(p(t_evidence::LOOK_FIRST))
        .kid(list)
        .kid(row)
}

/// How much can be shown and what it indicates, told as it changes.
fn summary(desk: &Desk) -> El {
    let (mut n_ticked, mut n_items, mut n_numbers, mut n_measures) = (0, 0, 0, 0);
    let (mut n_indicated, mut n_open, mut n_differing) = (0, 0, 0);
    for indicator in desk.rubric.indicators() {
        let (ticked, items) = stock(desk, indicator);
        n_ticked += ticked;
        n_items += items;
        if indicator.measure.is_some() {
            n_measures += 1;
            n_numbers += usize::from(desk.answer(&indicator.id).measure.is_some());
        }
        match standing(desk, &indicator.id) {
            Standing::Nothing => continue,
            Standing::Open(_) => n_open += 1,
            Standing::Same => {}
            Standing::Differs(..) => n_differing += 1,
        }
        n_indicated += 1;
    }
    p(&t_evidence::taken_stock(
        n_ticked, n_items, n_numbers, n_measures,
    ))
    .class("inventory-summary")
    .set("role", "status")
    .text(" ")
    .text(&t_evidence::indicated(n_indicated, n_open, n_differing))
}
