//! The report: a page of its own, saved and printed; what printed results have and
//! the screen has not, a title page's facts, and every indicator with the
//! descriptor chosen, notes and evidence.

mod body;
mod page;
mod saving;
mod spreadsheet;

use levelwise_core::assessment::{About, Answer, Assessment, Rater};
use levelwise_core::rubric::{Evidence, Indicator, LevelsOrigin, Rubric};
use levelwise_core::score::{IndicatorCard, ScoreCards};

use crate::chance;
use crate::components::{choice_title, tag};
use crate::el::{El, div, el, p, span};
use crate::text::{t, t_evidence};

use super::names::Names;

pub(super) use page::report;

/// What an assessment is called.
pub(super) fn title(assessment: &Assessment) -> &str {
    match assessment.about.shown() {
        Some(About { organization, .. }) if !organization.is_empty() => organization,
        Some(_) | None => t::UNNAMED,
    }
}

/// The label of its cycle.
pub(super) fn cycle(assessment: &Assessment) -> &str {
    assessment
        .about
        .shown()
        .map_or("", |about| &about.cycle.label)
}

/// The day of its cycle as people write it.
pub(super) fn day(assessment: &Assessment) -> Option<String> {
    let about = assessment.about.shown()?;
    about.cycle.date.as_ref().map(t::date)
}

/// What a rater is called: name and role as far as they were given.
pub(super) fn rater_name(rater: &Rater) -> String {
    let profile = rater.profile.shown();
    t::rater(
        profile.map_or("", |profile| &profile.name),
        profile.map_or("", |profile| &profile.role),
    )
}

/// Whose assessment it is, when, and by which rubric; on paper only.
pub(super) fn report_head(assessment: &Assessment, rubric: &Rubric) -> El {
    let raters: Vec<String> = assessment
        .present_raters()
        .map(|(_, rater)| rater_name(rater))
        .collect();
    let when = t::joined(cycle(assessment), &day(assessment).unwrap_or_default());
    let today = chance::today().map(|today| p(&t::printed_on(&today)));
    el("header")
        .class("print-only report-head")
        .kid(p(t::REPORT).class("report-title"))
        .kid(p(title(assessment)).class("report-organization"))
        .kid(p(&when))
        .kid(p(&t::report_rubric(rubric)))
        .kid(p(&t::report_raters(&raters)))
        .kid_if(today)
}

/// Every indicator with what was chosen and said, folded away.
pub(super) fn report_indicators(
    assessment: &Assessment,
    rubric: &Rubric,
    scores: &ScoreCards,
    names: &Names,
) -> El {
    let title = el("summary").kid(el("h2").text(t::EVERY_INDICATOR));
    el("details")
        .class("appendix")
        .kid(title)
        .kid(entries(assessment, rubric, scores, names))
}

fn entries(assessment: &Assessment, rubric: &Rubric, scores: &ScoreCards, names: &Names) -> El {
    let authored = rubric.source.levels == LevelsOrigin::Authored;
    let mut entries = el("div").kid_if(authored.then(|| p(t::LEVELS_AUTHORED)));
    for (indicator, card) in rubric.indicators().zip(&scores.indicators) {
        entries = entries.kid(entry(indicator, card, assessment, rubric, names));
    }
    entries
}

fn entry(
    indicator: &Indicator,
    card: &IndicatorCard,
    assessment: &Assessment,
    rubric: &Rubric,
    names: &Names,
) -> El {
    let chosen = span("", &choice_title(card.choice.as_ref(), rubric));
    let chosen = match card.level {
        Some(level) => chosen.put("class", ["tag level-", &level.to_string()].concat()),
        None => chosen.class("tag"),
    };
    let name = el("h3")
        .kid(span("number", indicator.id.as_str()))
        .text(" ")
        .text(&indicator.title)
        .text(" ")
        .kid(chosen);
    let level = card
        .level
        .and_then(|level| rubric.level_of(indicator, level));
    let words = match level {
        Some(level) => p(&level.descriptor),
        None => p(&indicator.statement).class("hint"),
    };
    let differs = card.is_flagged().then(|| {
        let words = [t::EVIDENCE_DIFFERS, ": ", &t::flag(card, rubric)].concat();
        p(&words).class("hint")
    });
    let mut entry = el("article")
        .class("entry")
        .key(indicator.id.as_str())
        .kid(name)
        .kid(words)
        .kid_if(differs);
    let several = assessment.voting_raters().count() > 1;
    if several && card.raters.answered() > 0 {
        // How many chose what, and not who: single votes stay with the team.
        let votes = t::team::votes_were(&t::raters_said(card, rubric));
        let words = [t::team::basis(card.basis), ". ", &votes].concat();
        entry = entry.kid(p(&words).class("hint"));
    }
    for (id, rater) in assessment.voting_raters() {
        let Some(answers) = rater.answers.get(&indicator.id) else {
            continue;
        };
        for version in answers.versions() {
            let is_silent = Answer {
                choice: None,
                ..version.value.clone()
            }
            .is_empty();
            if !is_silent {
                let name = several.then(|| names.get(id));
                entry = entry.kid(said(name, &version.value, indicator, rubric));
            }
        }
    }
    entry
}

fn said(name: Option<&str>, answer: &Answer, indicator: &Indicator, rubric: &Rubric) -> El {
    let name = name.map(|name| p(&[name, ":"].concat()).class("hint"));
    let note = (!answer.note.is_empty()).then(|| p(&answer.note).class("note"));
    let mut links = el("ul");
    for link in &answer.links {
        links = links.kid(el("li").text(&link.url));
    }
    div("said")
        .kid_if(name)
        .kid_if(note)
        .kid_if(shown(answer, indicator, rubric))
        .kid_if((!answer.links.is_empty()).then_some(links))
}

/// What one rater can show of an indicator, with the level it speaks for.
fn shown(answer: &Answer, indicator: &Indicator, rubric: &Rubric) -> Option<El> {
    let line = |words: &str, level: usize| {
        let level = tag(level, rubric.level_title(level));
        el("li").text(words).text(" ").kid(level)
    };
    let mut list = el("ul");
    let ticked = |item: &&Evidence| answer.evidence.contains(&item.id);
    let mut n_lines = 0;
    for item in indicator.evidence.iter().filter(ticked) {
        let level = rubric.level_idx(&item.supports).unwrap_or_default();
        list = list.kid(line(&item.text, level));
        n_lines += 1;
    }
    if let (Some(amount), Some(measure)) = (answer.measure, &indicator.measure) {
        let words = t_evidence::number(amount, measure);
        list = list.kid(line(&words, measure.level_at(amount)));
        n_lines += 1;
    }
    let title = p(t_evidence::SHOWN).class("shown");
    (n_lines > 0).then(|| el("div").kid(title).kid(list))
}
