//! What a roll-up must know of a rubric: its levels and its indicators.

use std::sync::{Arc, PoisonError, RwLock};

use levelwise_core::assessment::RubricRef;
use levelwise_core::record::Problem;
use levelwise_core::rubric::Rubric;

/// The levels and indicators by which the assessments of one rubric are counted.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Structure {
    /// The rubric's id.
    pub(crate) id: String,
    /// The rubric's version.
    pub(crate) version: String,
    /// The hash of the rubric's text, by which assessments name it.
    pub(crate) text_hash: String,
    /// The hash by which rubrics are counted together (U2).
    pub(crate) structure_hash: String,
    /// Whether `text_hash` is the rubric's own, so that what a file says of its
    /// structure does not matter.
    pub(crate) is_to_the_word: bool,
    /// The ids of the levels, lowest first.
    pub(crate) levels: Vec<String>,
    /// The ids of the indicators, in the order of the rubric.
    pub(crate) indicators: Vec<String>,
    /// The rubric itself, for its titles, where it is at hand.
    pub(crate) rubric: Option<Arc<Rubric>>,
    /// Positions in `indicators`, in the byte order of the ids.
    by_id: Vec<u16>,
    /// By position, the rank among the ids.
    ranks: Vec<u16>,
}

/// All rubrics that were met, each with a number.
#[derive(Debug, Default)]
pub(crate) struct Structures(RwLock<Vec<Arc<Structure>>>);

impl Structure {
    /// What the files that name `named` are counted by: `rubric`.
    ///
    /// # Errors
    /// One problem, `other-structure`, if answers of the one are not answers of
    /// the other.
    pub(crate) fn of(named: &RubricRef, rubric: &Arc<Rubric>) -> Result<Self, Problem> {
        let is_to_the_word = named.names(rubric);
        if !is_to_the_word && named.structure_hash != rubric.structure_hash() {
            let message = format!(
                "the assessment was made with rubric {} {}, whose indicators or levels are not \
                 those of {} {}",
                named.id, named.version, rubric.id, rubric.version
            );
            let hint = "say with --rubrics where the rubric is that it was made with";
            return Err(Problem::error("other-structure", "/rubric", message, hint));
        }
        let mut structure = Self {
            id: named.id.as_str().to_owned(),
            version: named.version.to_string(),
            text_hash: named.text_hash.clone(),
            structure_hash: rubric.structure_hash().to_owned(),
            is_to_the_word,
            levels: Vec::new(),
            indicators: Vec::new(),
            rubric: Some(Arc::clone(rubric)),
            by_id: Vec::new(),
            ranks: Vec::new(),
        };
        let levels = rubric.scale.levels.iter();
        structure.levels = levels.map(|level| level.id.as_str().to_owned()).collect();
        let indicators = rubric.indicators();
        structure.indicators = indicators.map(|one| one.id.as_str().to_owned()).collect();
        structure.sort();
        Ok(structure)
    }

    fn sort(&mut self) {
        let positions = 0..u16::try_from(self.indicators.len()).unwrap_or(u16::MAX);
        self.by_id = positions.collect();
        let ids = &self.indicators;
        self.by_id
            .sort_by(|one, other| ids[usize::from(*one)].cmp(&ids[usize::from(*other)]));
        self.ranks = vec![0; ids.len()];
        for (rank, position) in (0..).zip(&self.by_id) {
            self.ranks[usize::from(*position)] = rank;
        }
    }

    /// The position and the id of the indicator with this rank among the ids.
    pub(super) fn at_rank(&self, rank: usize) -> Option<(usize, &[u8])> {
        let position = usize::from(*self.by_id.get(rank)?);
        Some((position, self.indicators[position].as_bytes()))
    }

    /// The rank after that of the indicator at this position.
    pub(super) fn rank_after(&self, position: usize) -> usize {
        usize::from(self.ranks[position]) + 1
    }

    /// Whether a file that names its rubric so means this one.
    pub(super) fn is_named(&self, id: &[u8], text_hash: &[u8]) -> bool {
        self.id.as_bytes() == id && self.text_hash.as_bytes() == text_hash
    }

    /// Whether a file that names this rubric by id and text, and says that it
    /// has this structure, is counted by it.
    pub(crate) fn is_of(&self, structure_hash: &[u8]) -> bool {
        self.is_to_the_word || self.structure_hash.as_bytes() == structure_hash
    }

    /// The position of an indicator in the rubric.
    pub(crate) fn indicator(&self, id: &[u8]) -> Option<usize> {
        let at = |position: &u16| self.indicators[usize::from(*position)].as_bytes();
        let found = self.by_id.binary_search_by(|position| at(position).cmp(id));
        found.ok().map(|index| usize::from(self.by_id[index]))
    }

    /// The position of a level, from 1.
    pub(crate) fn level(&self, id: &[u8]) -> Option<u8> {
        let mut levels = (1..).zip(&self.levels);
        levels
            .find(|(_, level)| level.as_bytes() == id)
            .map(|(position, _)| position)
    }
}

impl Structures {
    /// The number of the structure that files with this name are counted by.
    pub(crate) fn find(&self, id: &[u8], text_hash: &[u8]) -> Option<u32> {
        let list = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let found = list.iter().position(|one| one.is_named(id, text_hash));
        found.and_then(|number| u32::try_from(number).ok())
    }

    /// The same, for one that is added if it is not known.
    pub(crate) fn add(&self, structure: Structure) -> u32 {
        let mut list = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let found = list
            .iter()
            .position(|one| one.id == structure.id && one.text_hash == structure.text_hash);
        let number = found.unwrap_or_else(|| {
            list.push(Arc::new(structure));
            list.len() - 1
        });
        u32::try_from(number).unwrap_or(u32::MAX)
    }

    /// All of them, by number.
    pub(crate) fn list(&self) -> Vec<Arc<Structure>> {
        self.0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// One by its number.
    pub(crate) fn get(&self, number: u32) -> Arc<Structure> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner)[number as usize])
    }
}
