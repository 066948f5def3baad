//! What a report says of what the team did: its decisions, its plan, and what
//! changed since earlier cycles.

use levelwise_core::assessment::{Assessment, Choice, Decision, Register, Task, TaskId};
use levelwise_core::lineage::Lineage;
use levelwise_core::plan::outline;
use levelwise_core::rubric::Rubric;
use levelwise_core::score::ScoreCards;
use levelwise_core::trend::trend;

use super::words;
use super::{Block, Cell, Entry, Names, Section, Table, level, named, section, table};

pub(super) fn what_we_decided(rubric: &Rubric, assessment: &Assessment) -> Option<Section> {
    let entries = rubric.indicators().filter_map(|indicator| {
        let register = assessment.decisions.get(&indicator.id)?;
        let versions = register.versions().iter().map(|version| &version.value);
        let mut lines = Vec::new();
        let mut chosen = None;
        let made = versions.filter(|decision: &&Decision| decision.choice.is_some());
        for decision in made {
            let choice = words::choice(decision.choice.as_ref(), rubric);
            if register.is_apart() {
                lines.push(format!("Decided apart from another: {choice}."));
            }
            chosen = Some(choice);
            for (label, said) in [("", &decision.rationale), ("Dissent: ", &decision.dissent)] {
                if !said.trim().is_empty() {
                    lines.push(format!("{label}{said}"));
                }
            }
        }
        let chosen = chosen?;
        let chosen = if register.is_apart() {
            (None, "Decided twice".to_owned())
        } else {
            (level_of(register, rubric), chosen)
        };
        Some(Block::Entry(Entry {
            title: named(indicator),
            chosen,
            lines,
            list: Vec::new(),
        }))
    });
    section("What we decided, and who disagreed", entries.collect())
}

fn level_of(register: &Register<Decision>, rubric: &Rubric) -> Option<usize> {
    match register.settled()?.choice.as_ref()? {
        Choice::NotYet => Some(0),
        Choice::Level(level) => rubric.level_idx(level),
        Choice::NotApplicable | Choice::DontKnow => None,
    }
}

pub(super) fn what_we_will_do(
    rubric: &Rubric,
    assessment: &Assessment,
    scores: &ScoreCards,
    names: Names,
) -> Option<Section> {
    let plan = outline(rubric, assessment, scores);
    let ids = plan.indicators.iter().flat_map(|one| &one.tasks);
    let rows = ids
        .chain(&plan.others)
        .flat_map(|id| task_rows(id, rubric, assessment, names));
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return None;
    }
    let mut columns = vec!["What", "For", "By when", "Status"];
    if names == Names::People {
        columns.push("Who sees to it");
    }
    let table = table("The plan", &columns, rows);
    section("What we will do, and by when", vec![table])
}

/// A row for each version of a task.
fn task_rows(
    id: &TaskId,
    rubric: &Rubric,
    assessment: &Assessment,
    names: Names,
) -> Vec<Vec<Cell>> {
    let versions = assessment.plan.get(id).map(Register::versions);
    let versions = versions.unwrap_or_default().iter();
    let row = |task: &Task| {
        let indicator = task.indicator.as_ref().and_then(|id| rubric.indicator(id));
        let due = task.due.as_ref().map_or_else(words::nothing, words::date);
        let mut row = vec![
            task.text.to_string(),
            indicator.map_or_else(words::nothing, named),
            due,
            words::status(task.status).to_owned(),
        ];
        if names == Names::People {
            row.push(task.owner.clone());
        }
        row.into_iter().map(Cell::Words).collect()
    };
    versions.map(|version| row(&version.value)).collect()
}

pub(super) fn what_changed(
    rubric: &Rubric,
    assessment: &Assessment,
    lineage: Option<&Lineage>,
) -> Option<Section> {
    let trend = trend(rubric, assessment, lineage);
    if trend.cycles.len() < 2 {
        return None;
    }
    let mut columns = vec!["Area".to_owned()];
    let mut notes = Vec::new();
    for (number, cycle) in (1..).zip(&trend.cycles) {
        let label = if cycle.label.is_empty() {
            format!("Cycle {number}")
        } else {
            cycle.label.clone()
        };
        let reading = words::reading(cycle.reading);
        if !reading.is_empty() {
            notes.push(Block::Words(format!("{label} was {reading}.")));
        }
        columns.push(label);
    }
    let areas = rubric.areas.iter().zip(&trend.areas);
    let rows = areas.map(|(area, went)| {
        let stages = went.stages.iter().map(|stage| {
            let title =
                stage.map_or_else(words::nothing, |stage| rubric.level_title(stage).to_owned());
            level(*stage, title)
        });
        let title = Cell::Words(area.title.to_string());
        std::iter::once(title).chain(stages).collect()
    });
    let mut blocks = vec![Block::Table(Table {
        title: "Stage of each area by cycle".to_owned(),
        columns,
        rows: rows.collect(),
    })];
    blocks.extend(notes);
    section("What changed since last time", blocks)
}
