//! What a printed report has and the screen has not: a title page's facts, and
//! every indicator with the descriptor chosen, notes and evidence.

use std::rc::Rc;

use levelwise_core::assessment::{Answer, Assessment, Rater};
use levelwise_core::rubric::{Indicator, LevelsOrigin, Rubric};
use levelwise_core::score::{IndicatorCard, ScoreCards};
use yew::prelude::*;

use crate::chance;
use crate::components::choice_title;
use crate::shared::Shared;
use crate::text::t;

/// Properties of [`ReportHead`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct HeadProps {
    /// The assessment.
    pub assessment: Shared<Assessment>,
    /// Its rubric.
    pub rubric: Shared<Rubric>,
}

/// Whose assessment it is, when, and by which rubric; on paper only.
#[component]
pub fn ReportHead(props: &HeadProps) -> Html {
    let about = props.assessment.about.shown();
    let rubric = &props.rubric;
    let raters: Vec<String> = props
        .assessment
        .present_raters()
        .map(|(_, rater)| rater_name(rater))
        .collect();
    html! {
        <header class="print-only report-head">
            <p class="report-title">{ t::REPORT }</p>
            if let Some(about) = about {
                <p class="report-organization">{ &about.organization }</p>
                <p>
                    { &about.cycle.label }
                    if let Some(date) = &about.cycle.date {
                        { " " }{ t::date(date) }
                    }
                </p>
            }
            <p>{ t::report_rubric(rubric) }</p>
            <p>{ t::report_raters(&raters) }</p>
            if let Some(today) = chance::today() {
                <p>{ t::printed_on(&today) }</p>
            }
        </header>
    }
}

/// Properties of [`ReportIndicators`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The assessment.
    pub assessment: Shared<Assessment>,
    /// Its rubric.
    pub rubric: Shared<Rubric>,
    /// Its score cards.
    pub scores: Rc<ScoreCards>,
}

/// Every indicator: folded on the screen, in full on paper.
#[component]
pub fn ReportIndicators(props: &Props) -> Html {
    let rubric = &props.rubric;
    let entry = |(indicator, card): (&Indicator, &IndicatorCard)| {
        indicator_entry(indicator, card, &props.assessment, rubric)
    };
    html! {
        <section class="appendix" aria-labelledby="every">
            <h2 id="every">{ t::EVERY_INDICATOR }</h2>
            if rubric.source.levels == LevelsOrigin::Authored {
                <p>{ t::LEVELS_AUTHORED }</p>
            }
            { for rubric.indicators().zip(&props.scores.indicators).map(entry) }
        </section>
    }
}

fn indicator_entry(
    indicator: &Indicator,
    card: &IndicatorCard,
    assessment: &Assessment,
    rubric: &Rubric,
) -> Html {
    let level = card.level.and_then(|level| rubric.level_of(indicator, level));
    let class = card.level.map_or("tag".to_owned(), |level| format!("tag level-{level}"));
    let several = assessment.present_raters().count() > 1;
    let said = assessment.present_raters().filter_map(|(id, rater)| {
        let answers = rater.answers.get(&indicator.id)?;
        let said = answers.versions().iter().filter(|version| !version.value.is_empty());
        let name = several.then(|| rater_name(rater));
        Some(said.map(move |version| (id, name.clone(), &version.value)))
    });
    html! {
        <article class="entry" key={indicator.id.as_str()}>
            <h3>
                <span class="number">{ indicator.id.as_str() }</span>{ " " }{ &*indicator.title }
                { " " }<span {class}>{ choice_title(card.choice.as_ref(), rubric) }</span>
            </h3>
            if let Some(level) = level {
                <p>{ &*level.descriptor }</p>
            } else {
                <p class="hint">{ &*indicator.statement }</p>
            }
            { for said.flatten().enumerate().map(|(index, (id, name, answer))| html! {
                <div key={format!("{id}-{index}")}>{ words_of(name, answer, indicator, rubric) }</div>
            }) }
        </article>
    }
}

fn words_of(name: Option<String>, answer: &Answer, indicator: &Indicator, rubric: &Rubric) -> Html {
    let shown = indicator.evidence.iter().filter(|item| answer.evidence.contains(&item.id));
    html! {
        <>
            if let Some(name) = name {
                <p class="hint">{ name }{ ": " }{ choice_title(answer.choice.as_ref(), rubric) }</p>
            }
            if !answer.note.is_empty() {
                <p class="note">{ &answer.note }</p>
            }
            if !answer.evidence.is_empty() {
                <ul>{ for shown.map(|item| html! { <li key={item.id.as_str()}>{ &*item.text }</li> }) }</ul>
            }
            if let (Some(amount), Some(measure)) = (answer.measure, &indicator.measure) {
                <p>{ &*measure.unit }{ ": " }{ amount.to_string() }</p>
            }
            if !answer.links.is_empty() {
                <ul>{ for answer.links.iter().enumerate().map(|(index, link)| html! {
                    <li key={index}>{ &*link.url }</li>
                }) }</ul>
            }
        </>
    }
}

/// What a rater is called: name and role as far as they were given.
fn rater_name(rater: &Rater) -> String {
    let profile = rater.profile.shown();
    t::rater(
        profile.map_or("", |profile| &profile.name),
        profile.map_or("", |profile| &profile.role),
    )
}
