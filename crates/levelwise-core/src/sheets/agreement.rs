//! How far raters agree: a row for the rubric, then for each area, its practices
//! and their indicators.

use crate::agreement::{Absence, Agreement, Statistic};
use crate::assessment::Assessment;
use crate::rubric::Rubric;
use crate::score::{View, score};
use crate::team::{IndicatorAgreement, SetAgreement, Verdict, team_agreement};

use super::sets::{SetOf, rows_of};
use super::{Cell, Column, Kind, Sheet, lines, number, whole};

const COLUMNS: &[Column] = &[
    Column::new("of", Kind::Text),
    Column::new("area", Kind::Text),
    Column::new("practice", Kind::Text),
    Column::new("indicator", Kind::Text),
    Column::new("title", Kind::Text),
    Column::new("verdict", Kind::Text),
    Column::new("compared", Kind::Whole),
    Column::new("agreeing", Kind::Whole),
    Column::new("far_apart", Kind::Whole),
    Column::new("conversations", Kind::Whole),
    Column::new("pairs", Kind::Whole),
    Column::new("percent_agreement", Kind::Number),
    Column::new("alpha_nominal", Kind::Number),
    Column::new("alpha_ordinal", Kind::Number),
    Column::new("alpha_interval", Kind::Number),
    Column::new("ac1", Kind::Number),
    Column::new("ac2_linear", Kind::Number),
    Column::new("ac2_ordinal", Kind::Number),
    Column::new("ac2_quadratic", Kind::Number),
    Column::new("absent", Kind::Text),
    Column::new("spread", Kind::Whole),
    Column::new("modal_share", Kind::Number),
    Column::new("dont_know", Kind::Whole),
    Column::new("reasons", Kind::Text),
];

/// The agreement of the raters of an assessment, which holds what may be shown.
#[must_use]
pub fn agreement(rubric: &Rubric, assessment: &Assessment) -> Sheet {
    let found = team_agreement(rubric, &score(rubric, assessment, View::Team));
    let rows = rows_of(rubric, |of| match of {
        SetOf::Rubric => of_set(&found.rubric),
        SetOf::Area(area_idx) => of_set(&found.areas[area_idx].card),
        SetOf::Practice(area_idx, practice_idx) => {
            of_set(&found.areas[area_idx].practices[practice_idx].card)
        }
        SetOf::Indicator(position) => of_indicator(&found.indicators[position], rubric),
    });
    Sheet {
        name: "agreement",
        columns: COLUMNS,
        rows,
    }
}

fn of_set(card: &SetAgreement) -> Vec<Cell> {
    let verdict = match card.verdict {
        Some(Verdict::LargelyAgrees) => "largely-agrees",
        Some(Verdict::Mixed) => "mixed",
        Some(Verdict::Disagrees) => "disagrees",
        None => "",
    };
    let mut row = vec![
        Cell::text(verdict),
        whole(Some(card.agreement.n_compared)),
        whole(Some(card.n_agreeing)),
        whole(Some(card.n_far_apart)),
        whole(Some(card.n_conversations)),
        Cell::Whole(card.agreement.n_pairs),
    ];
    let statistics = statistics(&card.agreement);
    row.extend(statistics.map(|statistic| number(statistic.value())));
    row.push(absent(&statistics));
    // What only an indicator has.
    row.extend(vec![Cell::Empty; 4]);
    row
}

fn statistics(agreement: &Agreement) -> [Statistic; 8] {
    let (alpha, ac2) = (&agreement.alpha, &agreement.ac2);
    [
        agreement.percent_agreement,
        alpha.nominal,
        alpha.ordinal,
        alpha.interval,
        agreement.ac1,
        ac2.linear,
        ac2.ordinal,
        ac2.quadratic,
    ]
}

/// Why statistics are absent, each reason once.
fn absent(statistics: &[Statistic]) -> Cell {
    let mut found: Vec<&str> = Vec::new();
    for statistic in statistics {
        let Statistic::Absent(absence) = statistic else {
            continue;
        };
        let word = match absence {
            Absence::NoRatings => "no-ratings",
            Absence::NoPairs => "no-pairs",
            Absence::OneLevel => "one-level",
            Absence::TooFewLevels => "too-few-levels",
        };
        if !found.contains(&word) {
            found.push(word);
        }
    }
    lines(found.iter())
}

fn of_indicator(card: &IndicatorAgreement, rubric: &Rubric) -> Vec<Cell> {
    // What only several indicators have.
    let mut row = vec![Cell::Empty; 6];
    row.push(number(card.percent_agreement.value()));
    row.extend(vec![Cell::Empty; 7]);
    let reasons = card.reasons.iter();
    row.extend([
        absent(&[card.modal_share, card.percent_agreement]),
        whole(card.spread),
        number(card.modal_share.value()),
        whole(Some(card.n_dont_know)),
        lines(reasons.map(|reason| reason.words(rubric))),
    ]);
    row
}
