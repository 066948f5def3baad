//! The page of the report: what is in it, how it leaves the device, and the
//! report itself.

use levelwise_core::lineage::Lineage;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::components::heading;
use crate::el::{El, On, button, div, el, p, send, span};
use crate::files;
use crate::pages::lineages::lineage_of;
use crate::pages::progress::needs_lineage;
use crate::state::Desk;
use crate::text::{t, t_report};

use super::body::{Chosen, Section, body};
use super::saving::{self, Kind, Said, form};
use super::spreadsheet::{self, Table};

/// The id of the report on its page.
pub(super) const ARTICLE: &str = "the-report";

/// Properties of [`ReportPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ReportProps {
    /// What it is about.
    pub desk: Desk,
}

/// The page, as one of the parts that come later.
pub(in crate::pages) fn report(desk: &Desk) -> Html {
    let props = ReportProps { desk: desk.clone() };
    VChild::<ReportPage>::new(props, None).into()
}

/// The page.
#[derive(Debug)]
pub struct ReportPage {
    chosen: Chosen,
    /// What changed between editions of the rubric, where that matters.
    lineage: Option<Box<Lineage>>,
    kind: Kind,
    said: Option<Said>,
}

/// What happens on the page.
#[derive(Debug)]
pub enum Message {
    /// What changed between editions came, or there is nothing.
    Lineage(Option<Box<Lineage>>),
    /// A section is to be in it, or not.
    Section(usize),
    /// Names are to be in it, or not.
    Names,
    /// This kind of file is to be saved.
    Kind(Kind),
    /// The file is to be saved.
    Save,
    /// What came of it.
    Said(Said),
    /// A sheet is to be saved, or all of them.
    Table(Table),
}

impl Component for ReportPage {
    type Message = Message;
    type Properties = ReportProps;

    fn create(context: &Context<Self>) -> Self {
        let desk = &context.props().desk;
        if needs_lineage(&desk.assessment, &desk.rubric) {
            let id = desk.rubric.id.clone();
            context
                .link()
                .send_future(async move { Message::Lineage(lineage_of(&id).await.map(Box::new)) });
        }
        Self {
            chosen: Chosen {
                without: Vec::new(),
                has_names: true,
            },
            lineage: None,
            kind: Kind::Carrying,
            said: None,
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        self.said = None;
        match message {
            Message::Lineage(lineage) => self.lineage = lineage,
            Message::Section(idx) => {
                let without = &mut self.chosen.without;
                match without
                    .iter()
                    .position(|left_out| *left_out as usize == idx)
                {
                    Some(position) => drop(without.remove(position)),
                    None => without.extend(Section::ALL.get(idx)),
                }
            }
            Message::Names => {
                self.chosen.has_names = !self.chosen.has_names;
                // The assessment holds names.
                if !self.chosen.has_names && self.kind == Kind::Carrying {
                    self.kind = Kind::Plain;
                }
            }
            Message::Kind(kind) => self.kind = kind,
            Message::Save => match saving::ask(self.kind) {
                Err(said) => self.said = Some(said),
                Ok(password) => {
                    self.said = Some(Said::Saving);
                    let scope = context.link().clone();
                    let (desk, kind) = (context.props().desk.clone(), self.kind);
                    spawn_local(async move {
                        let said = saving::save(&desk, kind, password).await;
                        scope.send_message(Message::Said(said));
                    });
                }
            },
            Message::Said(said) => self.said = Some(said),
            Message::Table(table) => {
                spreadsheet::save(&context.props().desk, table, self.chosen.has_names);
            }
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (desk, scope) = (&context.props().desk, context.link());
        let print = std::rc::Rc::new(|_| files::print());
        let above = div("screen-only")
            .html(heading(t_report::REPORT, ""))
            .kid(p(t_report::LEAD).class("lead"))
            .kid(div("row").kid(button("", t::PRINT).on_click(print)))
            .kid(
                div("two report-options")
                    .kid(
                        div("")
                            .kid(self.options(context))
                            .kid(spreadsheet::panel(scope)),
                    )
                    .kid(form(self.kind, self.chosen.has_names, self.said, scope)),
            );
        div("page report-page")
            .kid(above)
            .kid(body(desk, &self.chosen, self.lineage.as_deref()))
            .done()
    }
}

impl ReportPage {
    /// What is in the report.
    fn options(&self, context: &Context<Self>) -> El {
        let (desk, scope) = (&context.props().desk, context.link());
        let mut group = el("fieldset")
            .class("panel")
            .kid(el("legend").text(t_report::WHAT_IS_IN_IT));
        for (idx, part) in Section::ALL.into_iter().enumerate() {
            if !part.is_for(&desk.assessment) {
                continue;
            }
            let input = el("input")
                .set("type", "checkbox")
                .checked(self.chosen.has(part))
                .on(On::Change, send(scope, move |_| Message::Section(idx)));
            let label = el("label").class("switch").key(part.title());
            group = group.kid(label.kid(input).kid(span("", part.title())));
        }
        let input = el("input")
            .set("type", "checkbox")
            .id("names")
            .set("aria-describedby", "names-hint")
            .checked(self.chosen.has_names)
            .on(On::Change, send(scope, |_| Message::Names));
        let label = el("label").class("switch names");
        group
            .kid(label.kid(input).kid(span("", t_report::NAMES)))
            .kid(p(t_report::NAMES_HINT).class("hint").id("names-hint"))
    }
}
