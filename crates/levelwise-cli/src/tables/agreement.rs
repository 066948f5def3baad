//! How far raters agree on the rubric, its areas, its practices and its
//! indicators, a row for each, in the order of the rubric.

use levelwise_core::agreement::{Agreement, Statistic};
use levelwise_core::team::{IndicatorAgreement, SetAgreement, TeamAgreement};
use serde_json::json;

use crate::output::{Cell, Column, Kind};
use crate::shared::Found;

use super::{ORIGIN, joined, origin, word};

pub(crate) static COLUMNS: [Column; 33] = joined(
    ORIGIN,
    [
        Column::shown("of", Kind::Text),
        Column::shown("id", Kind::Text),
        Column::shown("title", Kind::Text),
        Column::shown("verdict", Kind::Text),
        Column::hidden("n_compared", Kind::Whole),
        Column::hidden("n_pairs", Kind::Whole),
        Column::hidden("n_agreeing", Kind::Whole),
        Column::hidden("n_far_apart", Kind::Whole),
        Column::hidden("n_conversations", Kind::Whole),
        Column::shown("percent_agreement", Kind::Number),
        Column::hidden("percent_absent", Kind::Text),
        Column::hidden("alpha_nominal", Kind::Number),
        Column::shown("alpha_ordinal", Kind::Number),
        Column::hidden("alpha_interval", Kind::Number),
        Column::hidden("alpha_absent", Kind::Text),
        Column::hidden("ac1", Kind::Number),
        Column::hidden("ac1_absent", Kind::Text),
        Column::hidden("ac2_linear", Kind::Number),
        Column::shown("ac2_ordinal", Kind::Number),
        Column::hidden("ac2_quadratic", Kind::Number),
        Column::hidden("ac2_absent", Kind::Text),
        Column::shown("spread", Kind::Whole),
        Column::hidden("modal_share", Kind::Number),
        Column::shown("dont_know", Kind::Whole),
        Column::shown("agenda", Kind::Whole),
        Column::hidden("reasons", Kind::Text),
    ],
);

/// A row for the rubric, then for each area itself, its practices, and their
/// indicators.
pub(crate) fn rows(name: &str, found: &Found, team: &TeamAgreement) -> Vec<Vec<Cell>> {
    let rubric = &found.rubric;
    let start = origin(name, found);
    let row = |of, id: &str, title: &str, cells: Vec<Cell>| {
        let mut row = start.clone();
        row.extend([Cell::word(of), Cell::text(id), Cell::text(title)]);
        row.extend(cells);
        row
    };
    let all = of_set(&team.rubric);
    let mut rows = vec![row("rubric", rubric.id.as_str(), &rubric.title, all)];
    let mut indicators = team.indicators.iter();
    for (area, cards) in rubric.areas.iter().zip(&team.areas) {
        let cells = of_set(&cards.card);
        rows.push(row("area", area.id.as_str(), &area.title, cells));
        for (practice, card) in area.practices.iter().zip(&cards.practices) {
            let id = practice.id.as_str();
            rows.push(row("practice", id, &practice.title, of_set(&card.card)));
            for (indicator, card) in practice.indicators.iter().zip(&mut indicators) {
                let cells = of_indicator(card, team, found);
                let id = indicator.id.as_str();
                rows.push(row("indicator", id, &indicator.title, cells));
            }
        }
    }
    rows
}

fn of_set(set: &SetAgreement) -> Vec<Cell> {
    let Agreement {
        n_compared,
        n_pairs,
        percent_agreement,
        alpha,
        ac1,
        ac2,
    } = &set.agreement;
    let mut cells = vec![
        Cell::text(word(&json!(set.verdict))),
        Cell::whole(Some(*n_compared)),
        Cell::Whole(*n_pairs),
        Cell::whole(Some(set.n_agreeing)),
        Cell::whole(Some(set.n_far_apart)),
        Cell::whole(Some(set.n_conversations)),
    ];
    cells.extend(of_statistics(&[*percent_agreement]));
    cells.extend(of_statistics(&[
        alpha.nominal,
        alpha.ordinal,
        alpha.interval,
    ]));
    cells.extend(of_statistics(&[*ac1]));
    cells.extend(of_statistics(&[ac2.linear, ac2.ordinal, ac2.quadratic]));
    cells.extend([const { Cell::Empty }; 5]);
    cells
}

fn of_indicator(card: &IndicatorAgreement, team: &TeamAgreement, found: &Found) -> Vec<Cell> {
    let mut cells = vec![Cell::Empty; 6];
    cells.extend(of_statistics(&[card.percent_agreement]));
    cells.extend([const { Cell::Empty }; 10]);
    let place = team.agenda.iter().position(|id| *id == card.id);
    let reasons = card.reasons.iter();
    let reasons: Vec<String> = reasons.map(|reason| reason.words(&found.rubric)).collect();
    cells.extend([
        Cell::whole(card.spread),
        Cell::number(card.modal_share.value()),
        Cell::whole(Some(card.n_dont_know)),
        Cell::whole(place.map(|place| place + 1)),
        Cell::text(&reasons.join("\n")),
    ]);
    cells
}

/// The numbers, and the reason why there are none, which they share.
fn of_statistics(statistics: &[Statistic]) -> Vec<Cell> {
    let numbers = statistics.iter().map(|one| Cell::number(one.value()));
    let mut cells: Vec<Cell> = numbers.collect();
    let reason = statistics.iter().find_map(|one| match one {
        Statistic::Value(_) => None,
        Statistic::Absent(absence) => Some(json!(absence)),
    });
    cells.push(Cell::text(reason.as_ref().map_or("", word)));
    cells
}
