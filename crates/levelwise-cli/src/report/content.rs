//! What a report says, from the engine's results: where we stand, what to do
//! first, how sure we are, and every indicator. What the team decided and planned,
//! and what changed, is in [`super::doings`].

use levelwise_core::assessment::Assessment;
use levelwise_core::lineage::Lineage;
use levelwise_core::rubric::{Indicator, Rubric};
use levelwise_core::score::{IndicatorCard, ScoreCard, ScoreCards, View, score};
use levelwise_core::suggest::suggest;
use levelwise_core::team::team_agreement;

use super::doings::{what_changed, what_we_decided, what_we_will_do};
use super::words;
use super::{Block, Cell, Entry, Names, Report, Section, level, named, section, table};

/// The report of what may be shown (V5): `open` holds no sealed answer of others;
/// `lineage` says what changed between the editions of earlier cycles and this one.
pub(crate) fn report(
    rubric: &Rubric,
    open: &Assessment,
    lineage: Option<&Lineage>,
    names: Names,
) -> Report {
    let scores = score(rubric, open, View::Team);
    let sections = [
        where_we_stand(rubric, &scores),
        what_to_do_first(rubric, &scores),
        how_sure_we_are(rubric, &scores),
        what_we_decided(rubric, open),
        what_we_will_do(rubric, open, &scores, names),
        what_changed(rubric, open, lineage),
        every_indicator(rubric, open, &scores),
    ];
    Report {
        title: title(open).to_owned(),
        facts: facts(rubric, open, names),
        sections: sections.into_iter().flatten().collect(),
    }
}

fn title(assessment: &Assessment) -> &str {
    let about = assessment.about.shown();
    let organization = about.map_or("", |about| &about.organization);
    if organization.is_empty() {
        "Assessment"
    } else {
        organization
    }
}

fn facts(rubric: &Rubric, assessment: &Assessment, names: Names) -> Vec<String> {
    let about = assessment.about.shown();
    let label = about.map_or("", |about| &about.cycle.label);
    let day = about
        .and_then(|about| about.cycle.date.as_ref())
        .map(words::date);
    let when: Vec<&str> = [label, day.as_deref().unwrap_or_default()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let raters: Vec<String> = assessment
        .voting_raters()
        .map(|(_, rater)| {
            let profile = rater.profile.shown();
            let name = profile.map_or("", |profile| &profile.name);
            let role = profile.map_or("", |profile| &profile.role);
            match (name, role) {
                ("", "") => "no name given".to_owned(),
                ("", one) | (one, "") => one.to_owned(),
                (name, role) => format!("{name} ({role})"),
            }
        })
        .collect();
    let rated = match (raters.len(), names) {
        (0, _) => "Nobody has answered yet.".to_owned(),
        (n, Names::Nobody) => format!("Rated by {}.", words::plural(n, "person", "people")),
        (_, Names::People) => format!("Rated by {}.", raters.join(", ")),
    };
    let facts = [when.join(", "), words::source(rubric), rated];
    facts.into_iter().filter(|fact| !fact.is_empty()).collect()
}

fn where_we_stand(rubric: &Rubric, scores: &ScoreCards) -> Option<Section> {
    let all = &scores.rubric;
    let lead = match all.stage {
        Some(_) => format!(
            "{}: at least half of what is rated has reached it.",
            words::stage(all, rubric)
        ),
        None => format!("{}.", words::stage(all, rubric)),
    };
    let row = |title: &str, card: &ScoreCard| {
        let floor = card.floor.as_ref();
        let floor = floor.map_or_else(words::nothing, |floor| {
            rubric.level_title(floor.level).to_owned()
        });
        vec![
            Cell::Words(title.to_owned()),
            level(card.stage, words::stage(card, rubric)),
            Cell::Shares(
                card.counts.levels.clone(),
                words::counts(&card.counts, rubric),
            ),
            Cell::Words(words::percent(card.attainment)),
            Cell::Words(floor),
        ]
    };
    let areas = rubric.areas.iter().zip(&scores.areas);
    let mut rows: Vec<_> = areas
        .map(|(area, card)| row(&area.title, &card.card))
        .collect();
    rows.push(row("Everything together", all));
    let columns = [
        "Area",
        "Stage",
        "Indicators by level",
        "Attainment",
        "Floor",
    ];
    let table = table("Levels by area", &columns, rows);
    section("Where we stand", vec![Block::Lead(lead), table])
}

fn what_to_do_first(rubric: &Rubric, scores: &ScoreCards) -> Option<Section> {
    let suggestions = suggest(rubric, scores);
    let entries = suggestions.focus.iter().filter_map(|id| {
        let suggestion = suggestions.all().find(|one| one.indicator == *id)?;
        let indicator = rubric.indicator(id)?;
        let reasons = suggestion.reasons.iter();
        let reasons: Vec<String> = reasons.map(|reason| reason.words(rubric)).collect();
        let steps = indicator.levels.iter().flat_map(|level| &level.steps);
        let steps = steps.filter(|step| suggestion.steps.contains(&step.id));
        Some(Block::Entry(Entry {
            title: named(indicator),
            chosen: (suggestion.from, words::from_to(suggestion, rubric)),
            lines: vec![format!("{}.", reasons.join(". "))],
            list: steps.map(|step| step.text.to_string()).collect(),
        }))
    });
    section("What to do first", entries.collect())
}

fn how_sure_we_are(rubric: &Rubric, scores: &ScoreCards) -> Option<Section> {
    let (card, counts) = (&scores.rubric, &scores.rubric.counts);
    let mut rated = format!(
        "{} of {} indicators that apply are rated; {} unanswered, {} don't know, {} not applicable.",
        counts.rated(),
        counts.applicable(),
        counts.unanswered,
        counts.dont_know,
        counts.not_applicable
    );
    if let Some(range) = card.range.filter(|range| range.low < range.high) {
        let (low, high) = (
            words::percent(Some(range.low)),
            words::percent(Some(range.high)),
        );
        rated += &format!(" Once all is rated, attainment will be between {low} and {high}.");
    }
    let team = team_agreement(rubric, scores);
    let all = &team.rubric;
    let mut agreed = words::verdict(all.verdict).to_owned();
    if all.verdict.is_some() {
        agreed += &format!(
            ": at least two thirds of them are at one level on {} of {} indicators",
            all.n_agreeing, all.agreement.n_compared
        );
    }
    let first = team.agenda.iter().take(all.n_conversations);
    let first = first.filter_map(|id| rubric.indicator(id)).map(named);
    let mut blocks = vec![Block::Words(rated), Block::Words(agreed + ".")];
    let open: Vec<String> = first.collect();
    if !open.is_empty() {
        let words = format!("Still to be talked about: {}.", open.join("; "));
        blocks.push(Block::Words(words));
    }
    section("How sure we are", blocks)
}

fn every_indicator(rubric: &Rubric, open: &Assessment, scores: &ScoreCards) -> Option<Section> {
    let several = open.voting_raters().count() > 1;
    let entries = rubric.indicators().zip(&scores.indicators);
    let entries = entries.map(|(indicator, card)| entry(indicator, card, rubric, several));
    section("Appendix: every indicator", entries.collect())
}

fn entry(indicator: &Indicator, card: &IndicatorCard, rubric: &Rubric, several: bool) -> Block {
    let level = card
        .level
        .and_then(|level| rubric.level_of(indicator, level));
    let says = level.map_or(&indicator.statement, |level| &level.descriptor);
    let mut lines = vec![says.to_string()];
    if several && card.raters.answered() > 0 {
        // How many chose what, and not who.
        let said = words::counts(&card.raters, rubric);
        lines.push(format!("{} People said: {said}.", words::basis(card)));
    }
    if let (true, Some(indicated)) = (card.is_flagged(), card.indicated()) {
        let title = rubric.level_title(indicated);
        lines.push(format!("What can be shown speaks for: {title}."));
    }
    Block::Entry(Entry {
        title: named(indicator),
        chosen: (card.level, words::choice(card.choice.as_ref(), rubric)),
        lines,
        list: Vec::new(),
    })
}
