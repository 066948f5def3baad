//! The evidence inventory: everything that can be shown, as one checklist. What
//! is ticked and measured indicates a level for each indicator, which a person
//! may confirm (`confirming.rs`).

mod item;

use levelwise_core::assessment::Choice;
use levelwise_core::rubric::{Area, Indicator, IndicatorId};
use levelwise_core::score::IndicatorCard;
use yew::html::Scope;
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::components::{OnAnswer, heading};
use crate::el::{El, Run, button, div, el, p, span};
use crate::files;
use crate::state::Desk;
use crate::text::{t, t_evidence};

use super::confirming::{Act, Confirming, OnAct, Proposals, Standing, standing};
use super::workspace::{Message as Work, Workspace};
use super::{choice_at, report};
use item::item;

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
    confirming: Confirming,
}

/// What evidence and measure speak for is proposed.
struct Indicated;

impl Proposals for Indicated {
    fn proposed(&self, desk: &Desk, id: &IndicatorId) -> Option<Choice> {
        let indicated = desk.mine.indicator(id).and_then(IndicatorCard::indicated)?;
        choice_at(indicated, &desk.rubric)
    }
}

impl Component for Inventory {
    type Message = Act;
    type Properties = InventoryProps;

    fn create(_: &Context<Self>) -> Self {
        Self::default()
    }

    fn update(&mut self, context: &Context<Self>, act: Act) -> bool {
        let props = context.props();
        self.confirming
            .act(act, &props.desk, &Indicated, &props.on_answer);
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let desk = &context.props().desk;
        let on_act = context.link().callback(|act| act);
        let print: Run = std::rc::Rc::new(|_| files::print());
        let assessment = &desk.assessment;
        let whose = t::joined(report::title(assessment), report::cycle(assessment));
        let mut page = div("page inventory")
            .kid(p(&t::joined(&whose, &desk.rubric.title)).class("print-only"))
            .html(heading(t_evidence::INVENTORY, ""))
            .kid(p(t_evidence::INVENTORY_LEAD).class("lead"));
        if !desk.rubric.indicators().any(can_show) {
            return page.kid(p(t_evidence::NOTHING_TO_SHOW)).done();
        }
        page = page
            .kid(summary(desk))
            .kid(self.confirming.all_at_once(desk, &Indicated, &on_act))
            .kid(div("row screen-only").kid(button("second", t::PRINT).on_click(print)));
        for shown in &desk.rubric.areas {
            page = page.kid(self.area(shown, context.props(), &on_act));
        }
        page.done()
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        self.confirming.rendered();
    }
}

impl Inventory {
    fn area(&self, area: &Area, props: &InventoryProps, on_act: &OnAct) -> El {
        let desk = &props.desk;
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
            let on_answer = &props.on_answer;
            list = list.kid(item(
                indicator,
                area,
                desk,
                on_answer,
                &self.confirming,
                on_act,
            ));
        }
        let count = span("count", &t_evidence::in_area(n_ticked, n_items));
        let title = el("summary").kid(el("h2").text(&area.title));
        el("details")
            .class("inventory-area")
            .set("open", "")
            .key(area.id.as_str())
            .kid(title.text(" ").kid(count))
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
        match standing(desk, &indicator.id, &Indicated) {
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
