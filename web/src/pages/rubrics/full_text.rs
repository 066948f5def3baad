//! The text of a rubric as people read it: every area, practice and indicator,
//! its levels side by side, its steps and what can be shown.

use levelwise_core::rubric::{Area, AreaId, Indicator, IndicatorId, Practice, Rubric};

use crate::components::{tag, thresholds};
use crate::el::{El, div, el, link, p, span};
use crate::routes::Route;
use crate::text::{t, t_rubrics};

use super::cards::fact;

/// The id of an area's heading.
pub(super) fn at_area(id: &AreaId) -> String {
    ["area-", id.as_str()].concat()
}

/// The id of an indicator's heading.
pub(super) fn at_indicator(id: &IndicatorId) -> String {
    ["indicator-", id.as_str()].concat()
}

/// What it is made of, where it comes from, and what its levels mean.
pub(super) fn facts(rubric: &Rubric) -> El {
    let n_practices = rubric.areas.iter().map(|area| area.practices.len()).sum();
    let contents = t_rubrics::contents(rubric.areas.len(), n_practices, rubric.n_indicators());
    let source = &rubric.source;
    let mut levels = el("dl").class("scale");
    let ground = &rubric.scale.ground;
    let named = rubric.scale.levels.iter();
    let named = named.map(|level| (&level.title, &level.meaning));
    for (level, (title, meaning)) in std::iter::once((&ground.title, &ground.meaning))
        .chain(named)
        .enumerate()
    {
        let name = el("dt").kid(tag(level, title));
        levels = levels.kid(div("").kid(name).kid(el("dd").text(meaning)));
    }
    div("about-rubric")
        .kid(
            el("dl")
                .class("facts")
                .kid(fact(
                    t_rubrics::CONTENTS,
                    &contents,
                    &t_rubrics::version(&rubric.version),
                ))
                .kid(fact(
                    t_rubrics::SOURCE,
                    &source.citation,
                    t_rubrics::wording(source.wording),
                )),
        )
        .kid(
            el("section")
                .set("aria-labelledby", "levels")
                .kid(el("h2").set("id", "levels").text(t_rubrics::LEVELS))
                .kid(p(t_rubrics::levels_origin(source.levels)))
                .kid(levels),
        )
}

/// The areas, to go to.
pub(super) fn contents(rubric: &Rubric) -> El {
    let mut list = el("ol");
    for area in &rubric.areas {
        let route = Route::Rubric(rubric.id.clone(), Some(area.id.clone()), None);
        list = list.kid(el("li").kid(link(route.href(), "", &area.title)));
    }
    el("nav")
        .class("contents screen-only")
        .set("aria-label", t::AREAS)
        .kid(list)
}

/// One area with everything in it.
pub(super) fn area(area: &Area, rubric: &Rubric) -> El {
    let title = el("h2")
        .id(&at_area(&area.id))
        .set("tabindex", "-1")
        .text(&area.title);
    let bases: Vec<&str> = area
        .builds_on
        .iter()
        .filter_map(|id| rubric.areas.iter().find(|other| other.id == *id))
        .map(|base| &*base.title)
        .collect();
    let bases = (!bases.is_empty())
        .then(|| p(&[t_rubrics::BUILDS_ON, ": ", &bases.join("; ")].concat()).class("hint"));
    let mut section = el("section")
        .class("full-area")
        .key(area.id.as_str())
        .kid(title)
        .kid(p(&area.summary).class("lead"))
        .kid_if(bases);
    for shown in &area.practices {
        section = section.kid(practice(shown, rubric));
    }
    section
}

fn practice(practice: &Practice, rubric: &Rubric) -> El {
    let title = el("h3")
        .kid(span("hidden-words", t::PRACTICE))
        .text(" ")
        .kid(span("number", practice.id.as_str()))
        .text(" ")
        .text(&practice.title);
    let mut section = el("section")
        .class("full-practice")
        .key(practice.id.as_str())
        .kid(title);
    for shown in &practice.indicators {
        section = section.kid(indicator(shown, rubric));
    }
    section
}

fn indicator(indicator: &Indicator, rubric: &Rubric) -> El {
    let title = el("h4")
        .id(&at_indicator(&indicator.id))
        .set("tabindex", "-1")
        .kid(span("number", indicator.id.as_str()))
        .text(" ")
        .text(&indicator.title);
    let mut levels = el("ul").class("side-by-side");
    let mut steps = el("ul").class("side-by-side");
    for (position, described) in indicator.levels.iter().enumerate() {
        let level = position + 1;
        let name = || tag(level, rubric.level_title(level));
        levels = levels.kid(el("li").kid(name()).kid(p(&described.descriptor)));
        let mut list = el("ol").class("steps");
        for step in &described.steps {
            let takes = span("tag", t_rubrics::horizon(step.horizon));
            list = list.kid(el("li").text(&step.text).text(" ").kid(takes));
        }
        let list = if described.steps.is_empty() {
            p(t_rubrics::NO_STEPS).class("hint")
        } else {
            list
        };
        steps = steps.kid(el("li").kid(name()).kid(list));
    }
    let of = || span("hidden-words", &t::of_indicator(&indicator.id));
    let fold = |words: &str| el("details").kid(el("summary").text(words).kid(of()));
    el("article")
        .class("full-indicator")
        .key(indicator.id.as_str())
        .kid(title)
        .kid(p(&indicator.statement).class("statement"))
        .kid(levels)
        .kid(fold(t_rubrics::STEPS).kid(steps))
        .kid_if(shows(indicator, rubric).map(|shows| fold(t_rubrics::WHAT_CAN_BE_SHOWN).kid(shows)))
        .kid_if(literature(indicator).map(|list| fold(t_rubrics::READ_MORE).kid(list)))
}

/// Evidence items and the measure with what they speak for.
fn shows(indicator: &Indicator, rubric: &Rubric) -> Option<El> {
    let mut list = el("ul").class("evidence");
    for item in &indicator.evidence {
        let level = rubric.level_idx(&item.supports).unwrap_or_default();
        let speaks_for = tag(level, rubric.level_title(level));
        list = list.kid(el("li").text(&item.text).text(" ").kid(speaks_for));
    }
    let measure = indicator.measure.as_ref().map(|measure| {
        div("measure-text")
            .kid(p(&measure.unit))
            .kid(thresholds(measure, rubric))
    });
    let is_empty = indicator.evidence.is_empty() && measure.is_none();
    (!is_empty).then(|| el("div").kid(list).kid_if(measure))
}

fn literature(indicator: &Indicator) -> Option<El> {
    let mut list = el("ul");
    for reference in &indicator.references {
        list = list.kid(el("li").text(reference));
    }
    (!indicator.references.is_empty()).then_some(list)
}
