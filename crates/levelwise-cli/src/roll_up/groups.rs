//! Counts by group: of each rubric everything together, and what each breakdown
//! asks for (U5, U6).

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use clap::ValueEnum;

use super::count::{Choices, Counter, Said};
use super::store::Store;
use super::structure::{Structure, Structures};

/// By what a roll-up is broken down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Dimension {
    /// The district or school
    Organization,
    /// The cycle: its label, else its date
    Cycle,
    /// The rater's role
    Role,
}

/// One or more dimensions, the next inside of the one before.
pub(crate) type Breakdown = Vec<Dimension>;

/// Everything of one rubric.
#[derive(Debug)]
pub(crate) struct Part {
    /// Levels and indicators.
    pub(crate) structure: Arc<Structure>,
    /// The versions of the rubric that were counted together, in byte order.
    pub(crate) versions: Vec<String>,
    /// The first is everything; a group stands after the one it is in.
    pub(crate) groups: Vec<Group>,
    by_name: HashMap<(usize, usize, Option<Arc<str>>), usize>,
}

/// The raters and teams of one group.
#[derive(Debug)]
pub(crate) struct Group {
    /// Which of the breakdowns, and how many of its dimensions; none of
    /// everything.
    pub(crate) breakdown: usize,
    /// The values of these dimensions; none if it has no name.
    pub(crate) names: Vec<Option<Arc<str>>>,
    /// The group that this one is in, itself of everything.
    pub(crate) parent: usize,
    /// Whether it is not shown.
    pub(crate) is_hidden: bool,
    /// All present raters.
    pub(crate) n_raters: u32,
    /// Those who made a choice of any kind: the size of the group (U7).
    pub(crate) n_answering: u32,
    /// All assessments; none of a group by role.
    pub(crate) n_teams: u32,
    raters: Vec<u32>,
    teams: Vec<u32>,
}

/// How many say what of one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tally<'g> {
    /// By level, from the ground up.
    pub(crate) levels: &'g [u32],
    pub(crate) not_applicable: u32,
    pub(crate) dont_know: u32,
    /// Of the unanswered those whose versions differ.
    pub(crate) apart: u32,
    pub(crate) unanswered: u32,
}

/// The parts by rubric.
#[derive(Debug)]
pub(crate) struct Parts {
    breakdowns: Vec<Breakdown>,
    /// By id and structure hash of the rubric.
    list: BTreeMap<(String, String), Part>,
}

impl Parts {
    /// Counts every assessment of a store.
    pub(crate) fn count(store: &Store, structures: &Structures, breakdowns: &[Breakdown]) -> Self {
        let mut parts = Self {
            breakdowns: breakdowns.to_vec(),
            list: BTreeMap::new(),
        };
        let structures = structures.list();
        let mut counter = Counter::default();
        for extract in store.extracts() {
            let (_, number) = super::extract::unit_of(extract);
            let structure = &structures[number as usize];
            counter.read(extract, structure.indicators.len());
            let key = (structure.id.clone(), structure.structure_hash.clone());
            let part = parts.list.entry(key).or_insert_with(|| Part::of(structure));
            part.see_version(&structure.version);
            part.add(&counter, &parts.breakdowns);
        }
        parts
    }

    /// Every part, by rubric.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Part> {
        self.list.values()
    }

    /// The same, to be changed.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Part> {
        self.list.values_mut()
    }
}

impl Part {
    pub(super) fn of(structure: &Arc<Structure>) -> Self {
        let mut part = Self {
            structure: Arc::clone(structure),
            versions: Vec::new(),
            groups: Vec::new(),
            by_name: HashMap::new(),
        };
        part.groups.push(Group::of(0, 0, Vec::new(), structure));
        part
    }

    fn see_version(&mut self, version: &str) {
        if let Err(index) = self
            .versions
            .binary_search_by(|one| one.as_str().cmp(version))
        {
            self.versions.insert(index, version.to_owned());
        }
    }

    fn add(&mut self, counter: &Counter<'_>, breakdowns: &[Breakdown]) {
        self.groups[0].add_team(counter.team(), &self.structure);
        for (_, choices) in counter.raters() {
            self.groups[0].add_rater(choices, &self.structure);
        }
        for (index, breakdown) in breakdowns.iter().enumerate() {
            let of_role = breakdown.iter().position(|one| *one == Dimension::Role);
            let mut group = 0;
            for dimension in &breakdown[..of_role.unwrap_or(breakdown.len())] {
                group = self.inside(group, index, *dimension, counter, None);
                let structure = Arc::clone(&self.structure);
                self.groups[group].add_team(counter.team(), &structure);
                for (_, choices) in counter.raters() {
                    self.groups[group].add_rater(choices, &structure);
                }
            }
            let Some(of_role) = of_role else { continue };
            for (role, choices) in counter.raters() {
                let mut group = group;
                for dimension in &breakdown[of_role..] {
                    group = self.inside(group, index, *dimension, counter, role);
                    self.groups[group].add_rater(choices, &self.structure);
                }
            }
        }
    }

    /// The group inside of `parent` to which an assessment or a rater belongs.
    fn inside(
        &mut self,
        parent: usize,
        breakdown: usize,
        dimension: Dimension,
        counter: &Counter<'_>,
        role: Option<&str>,
    ) -> usize {
        let name = match dimension {
            Dimension::Organization => counter.organization(),
            Dimension::Cycle => counter.cycle(),
            Dimension::Role => role,
        };
        let name: Option<Arc<str>> = name.map(Arc::from);
        let next = self.groups.len();
        let found = self.by_name.entry((parent, breakdown, name.clone()));
        let index = *found.or_insert(next);
        if index == next {
            let mut names = self.groups[parent].names.clone();
            names.push(name);
            let group = Group::of(parent, breakdown, names, &self.structure);
            self.groups.push(group);
        }
        index
    }

    /// The positions of all groups in the order in which they are shown:
    /// everything, then each breakdown by its names, each group before those
    /// inside of it.
    pub(crate) fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.groups.len()).collect();
        order.sort_by_cached_key(|index| {
            let group = &self.groups[*index];
            let breakdown = (!group.names.is_empty()).then_some(group.breakdown);
            (breakdown, group.names.clone())
        });
        order
    }
}

/// Not applicable, don't know, apart: they follow the levels.
const REST: usize = 3;

impl Group {
    pub(super) fn of(
        parent: usize,
        breakdown: usize,
        names: Vec<Option<Arc<str>>>,
        structure: &Structure,
    ) -> Self {
        let n_counts = structure.indicators.len() * (structure.levels.len() + 1 + REST);
        Self {
            breakdown,
            names,
            parent,
            is_hidden: false,
            n_raters: 0,
            n_answering: 0,
            n_teams: 0,
            raters: vec![0; n_counts],
            teams: Vec::new(),
        }
    }

    fn add_rater(&mut self, choices: Choices<'_>, structure: &Structure) {
        self.n_raters += 1;
        self.n_answering += u32::from(choices.is_answering());
        add(&mut self.raters, choices, structure);
    }

    fn add_team(&mut self, choices: Choices<'_>, structure: &Structure) {
        self.n_teams += 1;
        self.teams.resize(self.raters.len(), 0);
        add(&mut self.teams, choices, structure);
    }

    /// What the raters say of an indicator.
    pub(crate) fn raters(&self, indicator: usize, structure: &Structure) -> Tally<'_> {
        Tally::of(&self.raters, self.n_raters, indicator, structure)
    }

    /// What the teams say of an indicator; `None` of a group by role.
    pub(crate) fn teams(&self, indicator: usize, structure: &Structure) -> Option<Tally<'_>> {
        let is_counted = !self.teams.is_empty();
        is_counted.then(|| Tally::of(&self.teams, self.n_teams, indicator, structure))
    }
}

fn add(counts: &mut [u32], choices: Choices<'_>, structure: &Structure) {
    let n_levels = structure.levels.len() + 1;
    for (said, counts) in choices.iter().zip(counts.chunks_exact_mut(n_levels + REST)) {
        match said {
            Said::Level(level) => counts[level] += 1,
            Said::NotApplicable => counts[n_levels] += 1,
            Said::DontKnow => counts[n_levels + 1] += 1,
            Said::Apart => counts[n_levels + 2] += 1,
            Said::Unanswered => {}
        }
    }
}

impl<'g> Tally<'g> {
    fn of(counts: &'g [u32], n: u32, indicator: usize, structure: &Structure) -> Self {
        let n_levels = structure.levels.len() + 1;
        let width = n_levels + REST;
        let counts = &counts[indicator * width..][..width];
        let (levels, rest) = counts.split_at(n_levels);
        let rated: u32 = levels.iter().sum();
        Self {
            levels,
            not_applicable: rest[0],
            dont_know: rest[1],
            apart: rest[2],
            unanswered: n - rated - rest[0] - rest[1],
        }
    }

    /// The lower median of the levels; `None` if there is none.
    pub(crate) fn median(&self) -> Option<u8> {
        let n_at: Vec<usize> = self.levels.iter().map(|n| *n as usize).collect();
        super::count::lower_median(&n_at, n_at.iter().sum())
    }
}
