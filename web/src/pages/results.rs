//! Results: where are we, what next, how sure are we.

use levelwise_core::rubric::{IndicatorId, Rubric};
use levelwise_core::score::{IndicatorCard, ScoreCards, View, score};
use levelwise_core::suggest::{Suggestion, Suggestions, suggest};
use yew::prelude::*;

use crate::components::{Bars, Heading, Notice, Row, SuggestionCard, Tone};
use crate::files;
use crate::routes::Route;
use crate::state::{BenchState, Desk};
use crate::text::t;

use super::export;
use super::report::{ReportHead, ReportIndicators};

/// Properties of [`Results`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The desk.
    pub bench: BenchState,
}

/// The page that shows where an assessment stands.
#[component]
pub fn Results(props: &Props) -> Html {
    let desk: &Desk = &props.bench.desk;
    let scores = use_memo(
        (desk.assessment.clone(), desk.rubric.clone()),
        |(assessment, rubric)| score(rubric, assessment, View::Team),
    );
    let suggestions = use_memo((scores.clone(), desk.rubric.clone()), |(scores, rubric)| {
        suggest(rubric, scores)
    });
    let assessment = desk.assessment.clone();
    let save_file = Callback::from(move |_: MouseEvent| export(&assessment));
    let print = Callback::from(|_: MouseEvent| files::print());
    let nothing = scores.rubric.stage.is_none();
    html! {
        <div class="page results">
            <ReportHead assessment={desk.assessment.clone()} rubric={desk.rubric.clone()} />
            <div class="screen-only">
                <Heading title={t::RESULTS} />
                <p class="row">
                    <button type="button" onclick={print}>{ t::PRINT }</button>
                    <button type="button" class="second" onclick={save_file}>{ t::EXPORT }</button>
                </p>
            </div>
            if nothing {
                <Notice tone={Tone::Calm} title={t::nothing_rated(&scores.rubric)}>
                    <p><a href={Route::Fill(desk.assessment.id.clone(), None, None).href()}>{ t::GO_FILL }</a></p>
                </Notice>
            }
            { where_are_we(desk, &scores) }
            { what_next(desk, &suggestions) }
            { how_sure(desk, &scores) }
            <ReportIndicators
                assessment={desk.assessment.clone()}
                rubric={desk.rubric.clone()}
                {scores}
            />
        </div>
    }
}

fn where_are_we(desk: &Desk, scores: &ScoreCards) -> Html {
    let rubric = &desk.rubric;
    let card = &scores.rubric;
    let row = |area: &levelwise_core::score::AreaCard| {
        let title = rubric.areas.iter().find(|other| other.id == area.id);
        Row {
            title: title.map_or_else(String::new, |area| area.title.to_string()).into(),
            card: area.card.clone(),
        }
    };
    let figure = |label: &'static str, value: String, more: String| {
        html! {
            <div class="figure">
                <dt>{ label }</dt>
                <dd><strong>{ value }</strong><span class="hint">{ more }</span></dd>
            </div>
        }
    };
    html! {
        <section aria-labelledby="where">
            <h2 id="where">{ t::WHERE_ARE_WE }</h2>
            <dl class="figures">
                { figure(t::STAGE, t::stage(card, rubric), t::STAGE_EXPLAINED.to_owned()) }
                { figure(t::RATED, t::coverage(card), t::rated_of(card)) }
                { figure(t::ATTAINMENT, t::attainment(card), t::range_words(card)) }
                { figure(t::FLOOR, t::floor(card, rubric), t::floor_words(card)) }
            </dl>
            <h3>{ t::BY_AREA }</h3>
            <Bars rubric={rubric.clone()} rows={scores.areas.iter().map(row).collect::<Vec<_>>()} />
        </section>
    }
}

fn what_next(desk: &Desk, suggestions: &Suggestions) -> Html {
    let rubric = &desk.rubric;
    let card = |suggestion: &Suggestion| {
        html! {
            <SuggestionCard
                key={suggestion.indicator.as_str()}
                rubric={rubric.clone()}
                suggestion={suggestion.clone()}
                href={fill_href(desk, &suggestion.indicator)}
            />
        }
    };
    let focused = |suggestion: &&Suggestion| suggestions.focus.contains(&suggestion.indicator);
    let focus: Vec<&Suggestion> = suggestions.act_now.iter().filter(focused).collect();
    let rest: Vec<&Suggestion> = suggestions.act_now.iter().filter(|one| !focused(one)).collect();
    let group = |title: &'static str, lead: &'static str, group: Vec<&Suggestion>| {
        if group.is_empty() {
            return Html::default();
        }
        html! {
            <details class="group">
                <summary>
                    <span>{ title }</span>{ " " }<span class="count">{ group.len() }</span>
                </summary>
                <p>{ lead }</p>
                <div class="suggestions">{ for group.into_iter().map(card) }</div>
            </details>
        }
    };
    html! {
        <section aria-labelledby="next">
            <h2 id="next">{ t::WHAT_NEXT }</h2>
            if focus.is_empty() {
                <p>{ t::NO_FOCUS }</p>
            } else {
                <h3>{ t::FOCUS }</h3>
                <p>{ t::FOCUS_LEAD }</p>
                <div class="suggestions focus">{ for focus.into_iter().map(card) }</div>
            }
            <h3>{ t::ALL_SUGGESTIONS }</h3>
            { group(t::ACT_NOW, t::ACT_NOW_LEAD, rest) }
            { group(t::SETTLE_FIRST, t::SETTLE_FIRST_LEAD, suggestions.settle_first.iter().collect()) }
            { group(t::BUILD_FIRST, t::BUILD_FIRST_LEAD, suggestions.build_first.iter().collect()) }
            { group(t::SUSTAIN, t::SUSTAIN_LEAD, suggestions.sustain.iter().collect()) }
        </section>
    }
}

fn how_sure(desk: &Desk, scores: &ScoreCards) -> Html {
    let rubric = &desk.rubric;
    let counts = &scores.rubric.counts;
    let of = |wanted: fn(&IndicatorCard) -> bool| -> Vec<&IndicatorCard> {
        scores.indicators.iter().filter(|card| wanted(card)).collect()
    };
    let unanswered = of(|card| card.level.is_none() && card.choice.is_none());
    let dont_know = of(|card| card.choice == Some(levelwise_core::assessment::Choice::DontKnow));
    let flagged = of(IndicatorCard::is_flagged);
    let shown = of(|card| card.evidence.is_some() || card.measure.is_some());
    let several = desk.assessment.present_raters().count() > 1;
    let undecided = of(|card| card.basis == levelwise_core::score::Basis::Raters);
    html! {
        <section aria-labelledby="sure">
            <h2 id="sure">{ t::HOW_SURE }</h2>
            <p>{ t::sure(counts, scores.rubric.range, shown.len()) }</p>
            { listed(desk, t::UNANSWERED, &unanswered, |_| None) }
            { listed(desk, t::DONT_KNOW, &dont_know, |_| None) }
            { listed(desk, t::EVIDENCE_DIFFERS, &flagged, |card| Some(t::flag(card, rubric))) }
            if several {
                { listed(desk, t::NOT_DECIDED, &undecided, |card| Some(t::raters_said(card, rubric))) }
            }
        </section>
    }
}

fn listed(
    desk: &Desk,
    title: &'static str,
    cards: &[&IndicatorCard],
    more: impl Fn(&IndicatorCard) -> Option<String>,
) -> Html {
    if cards.is_empty() {
        return Html::default();
    }
    let item = |card: &&IndicatorCard| {
        html! {
            <li key={card.id.as_str()}>
                <a href={fill_href(desk, &card.id)}>
                    <span class="number">{ card.id.as_str() }</span>
                    { " " }
                    { indicator_title(&desk.rubric, &card.id) }
                </a>
                if let Some(more) = more(card) {
                    { " " }<span class="hint">{ more }</span>
                }
            </li>
        }
    };
    html! {
        <>
            <h3>{ title }{ " " }<span class="count">{ cards.len() }</span></h3>
            <ul class="links">{ for cards.iter().map(item) }</ul>
        </>
    }
}

fn fill_href(desk: &Desk, id: &IndicatorId) -> String {
    let area = desk.rubric.place(id).map(|place| desk.rubric.around(place).0.id.clone());
    Route::Fill(desk.assessment.id.clone(), area, Some(id.clone())).href()
}

fn indicator_title(rubric: &Rubric, id: &IndicatorId) -> String {
    rubric.indicator(id).map_or_else(String::new, |indicator| indicator.title.to_string())
}
