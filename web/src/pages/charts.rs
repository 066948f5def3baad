//! The pictures of results: how many indicators of each area are at which level,
//! and how many raters put each indicator where. Each with its table one key away.

use levelwise_core::assessment::{Assessment, Choice};
use levelwise_core::rubric::{Area, Indicator, Rubric};
use levelwise_core::score::{Basis, IndicatorCard, ScoreCards};
use yew::{Callback, Html};

use crate::components::{
    Heat, HeatGroup, HeatRow, Levels, LevelsRow, Row, heat, levels, said_of, table_of_levels,
};
use crate::el::{El, div, el, span};
use crate::pages::file_name;
use crate::text::{t, t_report, t_rubrics};

use super::picture::picture;

/// The distribution by area; of a single area, which would be one bar, by
/// practice. With its title.
pub(super) fn distribution(
    assessment: &Assessment,
    rubric: &Rubric,
    scores: &ScoreCards,
) -> (&'static str, Html) {
    let (title, head, caption) = match &*rubric.areas {
        [_] => (
            t_rubrics::BY_PRACTICE,
            t::PRACTICE,
            t_rubrics::TABLE_BY_PRACTICE,
        ),
        _ => (t::BY_AREA, t::AREA, t::TABLE_OF_LEVELS),
    };
    let rows = rows(rubric, scores);
    let drawn = drawn(title, &rows, rubric);
    let draw = Callback::from(move |width| levels(&drawn, width).done());
    let table = table_of_levels(head, caption, &rows, rubric).done();
    let name = file_name(assessment, "-levels.png");
    (title, picture("levels", name, draw, table))
}

fn rows<'s>(rubric: &Rubric, scores: &'s ScoreCards) -> Vec<Row<'s>> {
    if let ([area], [scored]) = (&*rubric.areas, &*scores.areas) {
        let practices = area.practices.iter().zip(&scored.practices);
        let row = |(practice, scored): (
            &levelwise_core::rubric::Practice,
            &'s levelwise_core::score::PracticeCard,
        )| Row {
            title: [practice.id.as_str(), " ", &practice.title].concat(),
            card: &scored.card,
        };
        return practices.map(row).collect();
    }
    let areas = rubric.areas.iter().zip(&scores.areas);
    areas
        .map(|(area, scored)| Row {
            title: area.title.to_string(),
            card: &scored.card,
        })
        .collect()
}

fn drawn(title: &str, rows: &[Row<'_>], rubric: &Rubric) -> Levels {
    let mut words = title.to_owned();
    words.push('.');
    for row in rows {
        let said = said_of(&row.card.counts, rubric);
        words.push(' ');
        words.push_str(&t_report::bar_words(
            &row.title,
            &t::stage(row.card, rubric),
            &said,
        ));
    }
    let titles = (0..=rubric.n_levels()).map(|level| rubric.level_title(level).to_owned());
    Levels {
        words,
        levels: titles.collect(),
        others: [t::DONT_KNOW, t::UNANSWERED, t::NOT_APPLICABLE],
        rows: rows
            .iter()
            .map(|row| LevelsRow {
                title: row.title.clone(),
                stage: t::stage(row.card, rubric),
                counts: row.card.counts.clone(),
            })
            .collect(),
    }
}

/// How many raters put each indicator at which level; nothing unless two people
/// or more said something that may be shown.
pub(super) fn heat_map(
    assessment: &Assessment,
    rubric: &Rubric,
    scores: &ScoreCards,
) -> Option<Html> {
    let is_said = |card: &IndicatorCard| card.raters.answered() > 1;
    if !scores.indicators.iter().any(is_said) {
        return None;
    }
    let drawn = heat_of(rubric, scores);
    let table = heat_table(&drawn).done();
    let draw = Callback::from(move |width| heat(&drawn, width).done());
    let name = file_name(assessment, "-team.png");
    Some(picture("heat", name, draw, table))
}

fn heat_of(rubric: &Rubric, scores: &ScoreCards) -> Heat {
    let titles = (0..=rubric.n_levels()).map(|level| rubric.level_title(level).to_owned());
    let mut columns: Vec<String> = titles.collect();
    columns.push(t::DONT_KNOW.to_owned());
    let row = |indicator: &Indicator| {
        let card = scores.indicator(&indicator.id)?;
        let mut counts = card.raters.levels.clone();
        counts.push(card.raters.dont_know);
        let is_decided = card.basis == Basis::Decision;
        let column = match card.choice {
            Some(Choice::DontKnow) => Some(columns.len() - 1),
            Some(Choice::NotYet | Choice::Level(_)) => card.level,
            Some(Choice::NotApplicable) | None => None,
        };
        Some(HeatRow {
            id: indicator.id.to_string(),
            title: indicator.title.to_string(),
            counts,
            decided: column.filter(|_| is_decided),
        })
    };
    let group = |area: &Area| {
        let practices = area.practices.iter();
        let indicators = practices.flat_map(|practice| &practice.indicators);
        HeatGroup {
            title: area.title.to_string(),
            rows: indicators.filter_map(row).collect(),
        }
    };
    Heat {
        words: t::team::HEAT_WORDS.to_owned(),
        groups: rubric.areas.iter().map(group).collect(),
        columns,
        decided: t::team::HEAT_DECIDED,
    }
}

fn heat_table(heat: &Heat) -> El {
    let column = |words: &str, class| el("th").set("scope", "col").class(class).text(words);
    let mut head = el("tr").kid(column(t::team::INDICATOR, ""));
    for title in &heat.columns {
        head = head.kid(column(title, "count"));
    }
    head = head.kid(column(t::team::DECIDED, ""));
    let mut body = el("tbody");
    for row in heat.groups.iter().flat_map(|group| &group.rows) {
        let title = el("th")
            .set("scope", "row")
            .kid(span("number", &row.id))
            .text(" ")
            .text(&row.title);
        let mut line = el("tr").key(&row.id).kid(title);
        for n in &row.counts {
            line = line.kid(el("td").class("count").text(&n.to_string()));
        }
        let decided = row.decided.and_then(|column| heat.columns.get(column));
        let decided = decided.map_or("", String::as_str);
        body = body.kid(line.kid(el("td").text(decided)));
    }
    let table = el("table")
        .kid(el("caption").class("hidden-words").text(t::team::HEAT))
        .kid(el("thead").kid(head))
        .kid(body);
    div("wide")
        .set("tabindex", "0")
        .set("role", "region")
        .set("aria-label", t::team::HEAT)
        .kid(table)
}
