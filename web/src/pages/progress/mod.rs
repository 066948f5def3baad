//! Progress: this cycle beside the ones before it, and the beginning of the next.

mod changes;
mod edition;
mod next;
mod old_plan;
mod over_time;
mod review;

use levelwise_core::assessment::{Assessment, AssessmentId, RaterId};
use levelwise_core::lineage::Lineage;
use levelwise_core::rubric::Rubric;
use levelwise_core::trend::{Trend, trend};
use web_sys::HtmlElement;
use yew::html::Scope;
use yew::prelude::*;
use yew::virtual_dom::VChild;

use crate::chance;
use crate::components::{Tone, heading, notice};
use crate::el::{El, button, div, el, p};
use crate::files;
use crate::shared::Shared;
use crate::state::{self, Desk};
use crate::storage::WriteError;
use crate::text::t;

use super::go;
use super::lineages::lineage_of;
use super::plan::{Edit, on_change, print_head};
use super::results::sealed;
use super::workspace::{Message as WorkspaceMessage, Workspace};

/// The page, as one of the parts that come later.
pub(super) fn progress(desk: &Desk, scope: &Scope<Workspace>) -> Html {
    let props = ProgressProps {
        assessment: desk.assessment.clone(),
        rubric: desk.rubric.clone(),
        me: desk.me.clone(),
        on_change: on_change(scope),
        on_stored: scope.callback(|()| WorkspaceMessage::SaveAgain),
    };
    VChild::<ProgressPage>::new(props, None).into()
}

/// Properties of [`ProgressPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ProgressProps {
    /// The present cycle.
    pub assessment: Shared<Assessment>,
    /// Its rubric, in the page's edition.
    pub rubric: Shared<Rubric>,
    /// Who answers on this device.
    pub me: RaterId,
    /// Called with a changed copy.
    pub on_change: Callback<Assessment>,
    /// Called when another assessment was stored in the place of this one.
    pub on_stored: Callback<()>,
}

/// The page.
pub struct ProgressPage {
    /// With every edit so far; see the plan.
    latest: Assessment,
    lineage: Editions,
    /// The other assessments on this device.
    others: Vec<Assessment>,
    failed: Option<WriteError>,
}

/// What is known of the editions of the rubric.
pub enum Editions {
    /// Everything was made with the page's edition.
    One,
    /// It is being fetched.
    Coming,
    /// What changed between them, if that is written down.
    Several(Option<Box<Lineage>>),
}

/// What happens on the page.
pub enum Message {
    /// The lineage came, or there is none.
    Lineage(Option<Box<Lineage>>),
    /// Somebody changes the assessment.
    Edit(Edit),
    /// An assessment of this device is remembered as an earlier cycle.
    Remember(AssessmentId),
    /// The assessment is brought to the page's edition.
    Carry,
    /// The form for the next cycle was sent.
    Begin(HtmlElement),
}

impl Component for ProgressPage {
    type Message = Message;
    type Properties = ProgressProps;

    fn create(context: &Context<Self>) -> Self {
        let props = context.props();
        let mut others = state::shelf().assessments;
        let is_other = |other: &Assessment| {
            other.rubric.id == props.rubric.id && other.id != props.assessment.id
        };
        others.retain(is_other);
        let lineage = if edition::has_several(&props.assessment, &props.rubric, &others) {
            let id = props.rubric.id.clone();
            context
                .link()
                .send_future(async move { Message::Lineage(lineage_of(&id).await.map(Box::new)) });
            Editions::Coming
        } else {
            Editions::One
        };
        Self {
            latest: Assessment::clone(&props.assessment),
            lineage,
            others,
            failed: None,
        }
    }

    fn changed(&mut self, context: &Context<Self>, _: &ProgressProps) -> bool {
        self.latest = Assessment::clone(&context.props().assessment);
        true
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let props = context.props();
        match message {
            Message::Lineage(lineage) => {
                self.lineage = Editions::Several(lineage);
                return true;
            }
            Message::Edit(edit) => {
                edit(&mut self.latest, &chance::stamp());
                props.on_change.emit(self.latest.clone());
            }
            Message::Remember(id) => {
                let found = self.others.iter().find(|other| other.id == id);
                if let Some(other) = found {
                    next::remember_in(&mut self.latest, other, &props.rubric, &props.me);
                    props.on_change.emit(self.latest.clone());
                }
            }
            Message::Carry => {
                if let Editions::Several(Some(lineage)) = &self.lineage {
                    let carried = edition::carry_over(&self.latest, lineage, &props.rubric);
                    if carried.is_ok() {
                        props.on_stored.emit(());
                    }
                    self.failed = carried.err();
                    return true;
                }
            }
            Message::Begin(form) => {
                match next::begin(&form, &self.latest, &props.rubric, &props.me) {
                    Ok(route) => go(&route),
                    Err(error) => {
                        self.failed = Some(error);
                        return true;
                    }
                }
            }
        }
        false
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let shown = Shown {
            assessment: &props.assessment,
            rubric: &props.rubric,
            me: &props.me,
            scope: context.link(),
        };
        let print = std::rc::Rc::new(|_| files::print());
        let lead = div("screen-only")
            .html(heading(t::PROGRESS, ""))
            .kid(p(t::progress::LEAD).class("lead"))
            .kid(div("row").kid(button("", t::PRINT).on_click(print)));
        let failed = self
            .failed
            .map(|error| notice(Tone::Problem, t::write_error(error)));
        let page = div("page progress-page")
            .kid(print_head(&props.assessment, t::PROGRESS))
            .kid(lead)
            .kid_if(failed);
        let lineage = match &self.lineage {
            Editions::Coming => return page.kid(p(t::LOADING).set("role", "status")).done(),
            Editions::One => None,
            Editions::Several(lineage) => lineage.as_deref(),
        };
        // What others said under the seal has no part in what is shown.
        let open = props.assessment.open_to(&props.me);
        let trend = trend(&props.rubric, &open, lineage);
        let unknown = matches!(self.lineage, Editions::Several(None))
            .then(|| notice(Tone::Warning, t::progress::NO_LINEAGE));
        page.kid_if(sealed(&props.assessment, &props.me))
            .kid_if(unknown)
            .kid_if(edition::to_carry(&shown, lineage))
            .kid_if(lineage.and_then(|lineage| review::to_review(&shown, lineage)))
            .kid(shown.body(&trend))
            .kid(next::next(&shown, &self.others))
            .done()
    }
}

/// Whether the lineage of the rubric is needed to read what stands in an
/// assessment.
pub(super) fn needs_lineage(assessment: &Assessment, rubric: &Rubric) -> bool {
    edition::has_several(assessment, rubric, &[])
}

/// What changed since the cycle before, and the way of each area; nothing in a
/// first cycle.
pub(super) fn since_last_time(
    assessment: &Assessment,
    rubric: &Rubric,
    trend: &Trend,
) -> Option<El> {
    let cycles = Cycles { assessment, rubric };
    (trend.cycles.len() > 1).then(|| {
        el("div")
            .kid(changes::changes(&cycles, trend))
            .kid(over_time::by_area(&cycles, trend))
    })
}

/// What cycles side by side are about.
struct Cycles<'a> {
    assessment: &'a Assessment,
    rubric: &'a Rubric,
}

/// What every part of the page looks at.
struct Shown<'a> {
    assessment: &'a Assessment,
    rubric: &'a Shared<Rubric>,
    me: &'a RaterId,
    scope: &'a Scope<ProgressPage>,
}

impl Shown<'_> {
    fn body(&self, trend: &Trend) -> El {
        if trend.cycles.len() < 2 {
            return div("panel")
                .key("first")
                .kid(p(t::progress::FIRST).class("notice-title"))
                .kid(p(t::progress::FIRST_MORE));
        }
        let cycles = Cycles {
            assessment: self.assessment,
            rubric: self.rubric,
        };
        el("div")
            .key("trend")
            .kid(changes::changes(&cycles, trend))
            .kid(over_time::by_area(&cycles, trend))
            .kid(over_time::cycles(&cycles, trend))
            .kid_if(old_plan::old_plan(self, trend))
            .kid(over_time::every_indicator(&cycles, trend))
    }
}

fn section(id: &'static str, title: &str) -> El {
    el("section")
        .key(id)
        .set("aria-labelledby", id)
        .kid(el("h2").set("id", id).text(title))
}

/// A table that may be wider than the page, in a frame that scrolls by itself.
fn wide(caption: &str, head: El, body: El) -> El {
    let table = el("table")
        .kid(el("caption").class("hidden-words").text(caption))
        .kid(el("thead").kid(head))
        .kid(body);
    div("wide")
        .set("tabindex", "0")
        .set("role", "region")
        .put("aria-label", caption.to_owned())
        .kid(table)
}

fn column(title: &str) -> El {
    el("th").set("scope", "col").text(title)
}

fn row_title(title: El) -> El {
    el("tr").kid(el("th").set("scope", "row").kid(title))
}
