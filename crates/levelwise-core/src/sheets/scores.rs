//! The team's score cards: a row for the rubric, then for each area, its
//! practices and their indicators.

use crate::assessment::{Assessment, Choice};
use crate::rubric::Rubric;
use crate::score::{Absence, Basis, Counts, IndicatorCard, ScoreCard, View, score};

use super::sets::{SetOf, rows_of};
use super::{Cell, Column, Kind, Sheet, number, whole};

/// The most levels a scale has (R3), and the ground.
const N_LEVELS: usize = 10;

const COLUMNS: &[Column] = &[
    Column::new("of", Kind::Text),
    Column::new("area", Kind::Text),
    Column::new("practice", Kind::Text),
    Column::new("indicator", Kind::Text),
    Column::new("title", Kind::Text),
    Column::new("weight", Kind::Whole),
    Column::new("choice", Kind::Text),
    Column::new("level", Kind::Whole),
    Column::new("basis", Kind::Text),
    Column::new("spread", Kind::Whole),
    Column::new("evidence_level", Kind::Whole),
    Column::new("measure_level", Kind::Whole),
    Column::new("stage", Kind::Whole),
    Column::new("floor", Kind::Whole),
    Column::new("coverage", Kind::Number),
    Column::new("attainment", Kind::Number),
    Column::new("attainment_low", Kind::Number),
    Column::new("attainment_high", Kind::Number),
    Column::new("absent", Kind::Text),
    Column::new("counted", Kind::Whole),
    Column::new("rated", Kind::Whole),
    Column::new("dont_know", Kind::Whole),
    Column::new("unanswered", Kind::Whole),
    Column::new("not_applicable", Kind::Whole),
    Column::new("at_0", Kind::Whole),
    Column::new("at_1", Kind::Whole),
    Column::new("at_2", Kind::Whole),
    Column::new("at_3", Kind::Whole),
    Column::new("at_4", Kind::Whole),
    Column::new("at_5", Kind::Whole),
    Column::new("at_6", Kind::Whole),
    Column::new("at_7", Kind::Whole),
    Column::new("at_8", Kind::Whole),
    Column::new("at_9", Kind::Whole),
];

/// The score cards of an assessment, which holds what may be shown.
#[must_use]
pub fn scores(rubric: &Rubric, assessment: &Assessment) -> Sheet {
    let cards = score(rubric, assessment, View::Team);
    let rows = rows_of(rubric, |of| match of {
        SetOf::Rubric => of_set(&cards.rubric),
        SetOf::Area(area_idx) => of_set(&cards.areas[area_idx].card),
        SetOf::Practice(area_idx, practice_idx) => {
            of_set(&cards.areas[area_idx].practices[practice_idx].card)
        }
        SetOf::Indicator(position) => of_indicator(&cards.indicators[position]),
    });
    Sheet {
        name: "scores",
        columns: COLUMNS,
        rows,
    }
}

fn of_set(card: &ScoreCard) -> Vec<Cell> {
    let absent = match card.absent {
        Some(Absence::NothingRated) => "nothing-rated",
        Some(Absence::NothingApplies) => "nothing-applies",
        None => "",
    };
    // What only an indicator has.
    let mut row = vec![Cell::Empty; 7];
    row.extend([
        whole(card.stage),
        whole(card.floor.as_ref().map(|floor| floor.level)),
        number(card.coverage),
        number(card.attainment),
        number(card.range.map(|range| range.low)),
        number(card.range.map(|range| range.high)),
        Cell::text(absent),
    ]);
    row.extend(counted(&card.counts));
    row
}

fn of_indicator(card: &IndicatorCard) -> Vec<Cell> {
    let basis = match card.basis {
        Basis::Decision => "decision",
        Basis::OneRater => "one-rater",
        Basis::Raters => "raters",
        Basis::Nobody => "nobody",
    };
    let mut row = vec![
        Cell::Whole(card.weight.into()),
        Cell::text(card.choice.as_ref().map_or("", Choice::word)),
        whole(card.level),
        Cell::text(basis),
        whole(card.spread),
        whole(card.evidence.map(|indicated| indicated.level)),
        whole(card.measure.map(|indicated| indicated.level)),
    ];
    // What only several indicators have.
    row.extend(vec![Cell::Empty; 7]);
    row.extend(counted(&card.raters));
    row
}

fn counted(counts: &Counts) -> Vec<Cell> {
    let mut row: Vec<Cell> = [
        counts.all(),
        counts.rated(),
        counts.dont_know,
        counts.unanswered,
        counts.not_applicable,
    ]
    .map(|n| whole(Some(n)))
    .into();
    row.extend((0..N_LEVELS).map(|level| whole(counts.levels.get(level).copied())));
    row
}
