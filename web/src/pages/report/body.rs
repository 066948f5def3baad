//! What stands in the report: one section after the other, each of which can be
//! left out.

use levelwise_core::assessment::{Assessment, Task, TaskId};
use levelwise_core::lineage::Lineage;
use levelwise_core::plan::outline;
use levelwise_core::score::{ScoreCards, View, score};
use levelwise_core::team::{role_results, team_agreement};
use levelwise_core::trend::trend;

use crate::chance;
use crate::el::{El, el, p, span};
use crate::pages::charts::heat_map;
use crate::pages::names::Names;
use crate::pages::planning::targets;
use crate::pages::progress::since_last_time;
use crate::pages::results::{how_sure, sealed, section, where_are_we};
use crate::pages::team::{by_role, decisions, report_names, wide};
use crate::state::Desk;
use crate::text::{t, t_report};

use super::{cycle, day, entries, rater_name, title};

/// The sections, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Where,
    Sure,
    Decided,
    WillDo,
    Changed,
    Appendix,
}

impl Section {
    pub(super) const ALL: [Self; 6] = [
        Self::Where,
        Self::Sure,
        Self::Decided,
        Self::WillDo,
        Self::Changed,
        Self::Appendix,
    ];

    /// What it is called.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Where => t_report::WHERE,
            Self::Sure => t_report::SURE,
            Self::Decided => t_report::DECIDED,
            Self::WillDo => t_report::WILL_DO,
            Self::Changed => t_report::CHANGED,
            Self::Appendix => t_report::APPENDIX,
        }
    }

    /// Whether an assessment has anything for it.
    pub(super) fn is_for(self, assessment: &Assessment) -> bool {
        self != Self::Changed || !assessment.past.is_empty()
    }
}

/// What was chosen to be in a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chosen {
    /// The sections that were left out.
    pub(super) without: Vec<Section>,
    /// Whether people are named.
    pub(super) has_names: bool,
}

impl Chosen {
    pub(super) fn has(&self, section: Section) -> bool {
        !self.without.contains(&section)
    }
}

/// The report on what `desk` holds. `lineage` is what changed between editions of
/// the rubric.
pub(super) fn body(desk: &Desk, chosen: &Chosen, lineage: Option<&Lineage>) -> El {
    // What others said under the seal has no part in it.
    let open = desk.assessment.open_to(&desk.me);
    let rubric = &*desk.rubric;
    let roles = role_results(rubric, &open);
    let scores = score(rubric, &open, View::Team);
    let names = if chosen.has_names {
        report_names(&desk.assessment, &roles)
    } else {
        Names::numbers(&desk.assessment)
    };
    let sealed = sealed(&desk.assessment, &desk.me);
    // Pages that show a desk's assessment show the open one here.
    let desk = Desk::new(open, desk.rubric.clone(), desk.me.clone());
    let assessment = &*desk.assessment;
    let is_team = assessment.voting_raters().count() > 1;
    let mut report = el("article")
        .class("report")
        .id(super::page::ARTICLE)
        .kid(head(&desk, chosen))
        .kid_if(sealed);
    for part in Section::ALL {
        if !chosen.has(part) || !part.is_for(assessment) {
            continue;
        }
        let made = match part {
            Section::Where => where_we_stand(&desk, &scores, is_team)
                .kid_if(is_team.then(|| by_role(&desk, &roles)).flatten()),
            Section::Sure => how_sure(t_report::SURE, &desk, &scores)
                .kid_if(is_team.then(|| agreed(&desk, &scores))),
            Section::Decided => decided(&desk, &scores),
            Section::WillDo => will_do(&desk, &scores, chosen.has_names),
            Section::Changed => {
                let trend = trend(rubric, assessment, lineage);
                let since = since_last_time(assessment, rubric, &trend);
                el("div").kid_if(since)
            }
            Section::Appendix => section("every", t_report::APPENDIX)
                .class("report-appendix")
                .kid(entries(assessment, rubric, &scores, &names)),
        };
        report = report.kid(el("div").class("report-part").key(part.title()).kid(made));
    }
    report
}

/// Whose report it is, of when, by which rubric, and what is missing.
fn head(desk: &Desk, chosen: &Chosen) -> El {
    let assessment = &*desk.assessment;
    let raters: Vec<String> = assessment
        .present_raters()
        .map(|(_, rater)| rater_name(rater))
        .collect();
    let raters = if chosen.has_names {
        t::report_raters(&raters)
    } else {
        t_report::raters(raters.len())
    };
    let when = t::joined(cycle(assessment), &day(assessment).unwrap_or_default());
    let today = chance::today().map(|today| p(&t_report::made_on(&today)).class("hint"));
    el("header")
        .class("report-head")
        .kid(p(t::REPORT).class("report-title"))
        .kid(p(title(assessment)).class("report-organization"))
        .kid(p(&when))
        .kid(p(&t::report_rubric(&desk.rubric)))
        .kid(p(&raters))
        .kid_if(today)
}

fn where_we_stand(desk: &Desk, scores: &ScoreCards, is_team: bool) -> El {
    let heat = is_team
        .then(|| heat_map(&desk.assessment, &desk.rubric, scores))
        .flatten();
    let part = where_are_we(t_report::WHERE, desk, scores);
    match heat {
        Some(heat) => part
            .kid(el("h3").text(t::team::HEAT))
            .kid(p(t::team::HEAT_LEAD))
            .html(heat),
        None => part,
    }
}

fn agreed(desk: &Desk, scores: &ScoreCards) -> El {
    let agreement = team_agreement(&desk.rubric, scores).rubric;
    el("div")
        .kid(el("h3").text(t::agreement::AGREEMENT))
        .kid(p(&t::agreement::verdict(&agreement)))
        .kid(p(&t::agreement::verdict_means(&agreement)).class("hint"))
}

fn decided(desk: &Desk, scores: &ScoreCards) -> El {
    let (n_decisions, list) = decisions(desk, scores);
    let part = section("decided", t_report::DECIDED);
    if n_decisions == 0 {
        part.kid(p(t_report::NOTHING_DECIDED))
    } else {
        part.kid(list)
    }
}

/// The tasks in the order of the plan, and the targets.
fn will_do(desk: &Desk, scores: &ScoreCards, has_owners: bool) -> El {
    let outline = outline(&desk.rubric, &desk.assessment, scores);
    let part = section("will-do", t_report::WILL_DO);
    let column = |words: &str| el("th").set("scope", "col").text(words);
    let mut head = el("tr")
        .kid(column(t_report::TASK))
        .kid(column(t_report::FOR));
    head = head
        .kid_if(has_owners.then(|| column(t_report::OWNER)))
        .kid(column(t_report::DUE))
        .kid(column(t_report::STATUS));
    let mut body = el("tbody");
    let mut n_tasks = 0;
    let of_indicators = outline.indicators.iter().flat_map(|one| &one.tasks);
    for id in of_indicators.chain(&outline.others) {
        let register = desk.assessment.plan.get(id);
        for version in register.iter().flat_map(|register| register.versions()) {
            n_tasks += 1;
            let key = [id.as_str(), &n_tasks.to_string()].join(" ");
            body = body.kid(task(id, &version.value, desk, has_owners).key(&key));
        }
    }
    let table = el("table")
        .class("report-tasks")
        .kid(el("caption").class("hidden-words").text(t_report::WILL_DO))
        .kid(el("thead").kid(head))
        .kid(body);
    let part = if n_tasks == 0 {
        part.kid(p(t_report::NOTHING_PLANNED))
    } else {
        part.kid(wide(t_report::WILL_DO, table))
    };
    part.kid_if(targets(desk, scores))
}

fn task(id: &TaskId, task: &Task, desk: &Desk, has_owners: bool) -> El {
    let register = desk.assessment.plan.get(id);
    let is_apart = register.is_some_and(|register| register.is_apart());
    let apart = is_apart.then(|| p(t::plan::APART).class("hint"));
    let shown = task
        .has_evidence()
        .then(|| p(&[t::plan::EVIDENCE, ": ", &task.completion].concat()).class("hint"));
    let indicator = task.indicator.as_ref();
    let found = indicator.and_then(|id| desk.rubric.indicator(id));
    let about = found.map(|found| {
        el("span")
            .kid(span("number", found.id.as_str()))
            .text(" ")
            .text(&found.title)
    });
    let due = match &task.due {
        Some(due) => t::date(due),
        None => t_report::NO_DATE.to_owned(),
    };
    let what = el("th")
        .set("scope", "row")
        .kid(span("", &task.text))
        .kid_if(shown)
        .kid_if(apart);
    el("tr")
        .kid(what)
        .kid(el("td").kid_if(about))
        .kid_if(has_owners.then(|| el("td").text(&task.owner)))
        .kid(el("td").text(&due))
        .kid(el("td").text(t::plan::status(task.status)))
}
