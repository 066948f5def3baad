//! Counts by group: of each rubric everything together, and what each breakdown
//! asks for (U5, U6).

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use clap::ValueEnum;
use hashbrown::HashTable;

use super::count::{APARTS, Choices, Counter, DONT_KNOWS, N_OTHERS, NOT_APPLICABLES, UNANSWERED};
use super::counts::Counts;
use super::store::{Block, Store};
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
    by_name: HashTable<usize>,
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
    raters: Counts,
    teams: Counts,
}

/// How many say what of one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tally {
    /// By level, from the ground up.
    pub(crate) levels: Vec<u32>,
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
    /// Counts every assessment of a store, which is given back bit by bit, on all
    /// cores.
    pub(crate) fn count(store: Store, structures: &Structures, breakdowns: &[Breakdown]) -> Self {
        let structures = structures.list();
        let blocks = Mutex::new(store.into_blocks());
        let work = || {
            let mut parts = Self {
                breakdowns: breakdowns.to_vec(),
                list: BTreeMap::new(),
            };
            loop {
                let block = blocks.lock().unwrap_or_else(PoisonError::into_inner).next();
                let Some(block) = block else { return parts };
                parts.add(&block, &structures);
            }
        };
        thread::scope(|scope| {
            let others: Vec<_> = (1..rayon::current_num_threads())
                .map(|_| scope.spawn(work))
                .collect();
            let mut parts = work();
            for other in others {
                // A thread that panicked has said so, and nothing may be missing.
                parts.join(other.join().expect("a thread counts to its end"));
            }
            parts
        })
    }

    fn add(&mut self, block: &Block, structures: &[Arc<Structure>]) {
        let mut counter = Counter::default();
        for extract in block.extracts() {
            let (_, number) = super::extract::unit_of(extract);
            let structure = &structures[number as usize];
            counter.read(extract, structure.indicators.len());
            let key = (structure.id.clone(), structure.structure_hash.clone());
            let part = self.list.entry(key).or_insert_with(|| Part::of(structure));
            part.see_version(&structure.version);
            part.add(&counter, &self.breakdowns);
        }
    }

    fn join(&mut self, other: Self) {
        for (key, part) in other.list {
            let structure = Arc::clone(&part.structure);
            let here = self.list.entry(key).or_insert_with(|| Part::of(&structure));
            here.join(part);
        }
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
            by_name: HashTable::new(),
        };
        part.groups.push(Group::of(0, 0, Vec::new()));
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
        self.named(parent, breakdown, name)
    }

    /// The group with this name inside of `parent`.
    fn named(&mut self, parent: usize, breakdown: usize, name: Option<&str>) -> usize {
        let hash = hash_of_name(parent, breakdown, name);
        let groups = &self.groups;
        let is_it = |index: &usize| {
            let group = &groups[*index];
            let last = group.names.last();
            (group.parent, group.breakdown) == (parent, breakdown)
                && last.is_some_and(|last| last.as_deref() == name)
        };
        if let Some(index) = self.by_name.find(hash, is_it) {
            return *index;
        }
        let index = groups.len();
        let mut names = groups[parent].names.clone();
        names.push(name.map(Arc::from));
        let group = Group::of(parent, breakdown, names);
        self.groups.push(group);
        let groups = &self.groups;
        self.by_name
            .insert_unique(hash, index, |index| hash_of(&groups[*index]));
        index
    }

    /// Adds what was counted apart.
    fn join(&mut self, other: Self) {
        for version in &other.versions {
            self.see_version(version);
        }
        // A group stands behind the one it is in.
        let mut places = Vec::with_capacity(other.groups.len());
        for group in other.groups {
            let place = match group.names.last() {
                None => 0,
                Some(name) => self.named(places[group.parent], group.breakdown, name.as_deref()),
            };
            places.push(place);
            self.groups[place].join(group);
        }
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

fn hash_of(group: &Group) -> u64 {
    let name = group.names.last().and_then(Option::as_deref);
    hash_of_name(group.parent, group.breakdown, name)
}

fn hash_of_name(parent: usize, breakdown: usize, name: Option<&str>) -> u64 {
    let mut hasher = DefaultHasher::new();
    (parent, breakdown, name).hash(&mut hasher);
    hasher.finish()
}

impl Group {
    pub(super) fn of(parent: usize, breakdown: usize, names: Vec<Option<Arc<str>>>) -> Self {
        Self {
            breakdown,
            names,
            parent,
            is_hidden: false,
            n_raters: 0,
            n_answering: 0,
            n_teams: 0,
            raters: Counts::default(),
            teams: Counts::default(),
        }
    }

    fn add_rater(&mut self, choices: Choices<'_>, structure: &Structure) {
        self.n_raters += 1;
        self.n_answering += u32::from(choices.is_answering());
        self.raters.add(choices, structure);
    }

    fn add_team(&mut self, choices: Choices<'_>, structure: &Structure) {
        self.n_teams += 1;
        self.teams.add(choices, structure);
    }

    fn join(&mut self, other: Self) {
        self.n_raters += other.n_raters;
        self.n_answering += other.n_answering;
        self.n_teams += other.n_teams;
        self.raters.join(other.raters);
        self.teams.join(other.teams);
    }

    /// What the raters say of an indicator.
    pub(crate) fn raters(&self, indicator: usize, structure: &Structure) -> Tally {
        Tally::of(&self.raters, indicator, structure)
    }

    /// What the teams say of an indicator; `None` of a group by role.
    pub(crate) fn teams(&self, indicator: usize, structure: &Structure) -> Option<Tally> {
        (self.n_teams > 0).then(|| Tally::of(&self.teams, indicator, structure))
    }
}

impl Tally {
    fn of(counts: &Counts, indicator: usize, structure: &Structure) -> Self {
        let n_levels = structure.levels.len() + 1;
        let mut counts = counts.of(indicator, n_levels + N_OTHERS);
        let others = counts.split_off(n_levels);
        Self {
            levels: counts,
            not_applicable: others[NOT_APPLICABLES],
            dont_know: others[DONT_KNOWS],
            apart: others[APARTS],
            unanswered: others[UNANSWERED] + others[APARTS],
        }
    }

    /// The lower median of the levels; `None` if there is none.
    pub(crate) fn median(&self) -> Option<u8> {
        let n_at: Vec<usize> = self.levels.iter().map(|n| *n as usize).collect();
        super::count::lower_median(&n_at, n_at.iter().sum())
    }
}
