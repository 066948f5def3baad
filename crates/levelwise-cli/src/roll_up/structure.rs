//! What a roll-up must know of a rubric: its levels and its indicators.

use std::sync::{Arc, PoisonError, RwLock};

use levelwise_core::assessment::RubricRef;
use levelwise_core::record::{Json, Problem, Text};
use levelwise_core::rubric::{IndicatorId, RESERVED_LEVEL_IDS, Rubric, RubricId};

use crate::rubrics::Library;

use super::values::{DONT_KNOW, NOT_APPLICABLE};

/// The levels and indicators by which the assessments of one rubric are counted.
#[derive(Debug)]
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
    /// How files carry the rubric, text by text, as the engine's reader found it
    /// to be consistent and the one that they name.
    carried: RwLock<Vec<Box<[u8]>>>,
    /// Every choice with its byte in an extract.
    codes: Vec<Code>,
    /// Positions in `indicators`, each at the hash of its id or in the next free
    /// slot behind it.
    by_hash: Vec<u32>,
}

/// A choice, and its byte in an extract.
#[derive(Debug, Clone, PartialEq)]
struct Code {
    word: String,
    /// The last bytes of the word, by which most can be told apart.
    tail: u64,
    byte: u8,
}

/// The last eight bytes, or 0 if there are fewer.
#[inline]
fn tail(word: &[u8]) -> u64 {
    word.last_chunk()
        .map_or(0, |last| u64::from_le_bytes(*last))
}

/// A rubric is written in lines, without blanks, and perhaps in another way.
const MAX_CARRIED: usize = 4;

/// The most that a scale can have (R3).
const MAX_LEVELS: usize = 9;

/// No indicator.
const NONE: u32 = u32::MAX;

/// The ids of the levels and of the indicators.
fn ids_of(rubric: &Rubric) -> (Vec<String>, Vec<String>) {
    let levels = rubric.scale.levels.iter();
    let levels = levels.map(|level| level.id.as_str().to_owned());
    let indicators = rubric.indicators().map(|one| one.id.as_str().to_owned());
    (levels.collect(), indicators.collect())
}

/// A slot for an id: its first bytes, mixed.
#[inline]
fn hash(id: &[u8], n_slots: usize) -> usize {
    let mut first = [0; 8];
    let n_bytes = id.len().min(8);
    first[..n_bytes].copy_from_slice(&id[..n_bytes]);
    let mixed = u64::from_le_bytes(first).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 40) as usize % n_slots
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
        let (levels, indicators) = ids_of(rubric);
        let mut structure = Self {
            id: named.id.as_str().to_owned(),
            version: if is_to_the_word {
                rubric.version.to_string()
            } else {
                named.version.to_string()
            },
            text_hash: named.text_hash.clone(),
            structure_hash: rubric.structure_hash().to_owned(),
            is_to_the_word,
            levels,
            indicators,
            rubric: Some(Arc::clone(rubric)),
            carried: RwLock::default(),
            codes: Vec::new(),
            by_hash: Vec::new(),
        };
        structure.index();
        Ok(structure)
    }

    /// One that the first line of a partial roll-up lists.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn listed(value: &Json, library: &Library) -> Result<Self, String> {
        let text = |key: &str| {
            let text = value.get(key).and_then(Json::as_str).map(str::to_owned);
            text.ok_or_else(|| format!("a rubric has no {key}"))
        };
        let ids = |key: &str| {
            let list = value.get(key).and_then(Json::as_array).unwrap_or_default();
            let ids: Option<Vec<String>> = list
                .iter()
                .map(|id| {
                    id.as_str()
                        .filter(|id| IndicatorId::new(id).is_ok())
                        .map(str::to_owned)
                })
                .collect();
            let is_right = |ids: &Vec<String>| {
                let is_new = |index: usize| !ids[..index].contains(&ids[index]);
                let is_reserved = ids
                    .iter()
                    .any(|id| RESERVED_LEVEL_IDS.contains(&id.as_str()));
                !ids.is_empty() && !is_reserved && (0..ids.len()).all(is_new)
            };
            let ids = ids.filter(is_right);
            ids.ok_or_else(|| format!("a rubric has no {key}, or no such ones"))
        };
        let mut structure = Self {
            id: text("id")?,
            version: text("version")?,
            text_hash: text("textHash")?,
            structure_hash: text("structureHash")?,
            is_to_the_word: false,
            levels: ids("levels")?,
            indicators: ids("indicators")?,
            rubric: None,
            carried: RwLock::default(),
            codes: Vec::new(),
            by_hash: Vec::new(),
        };
        if structure.levels.len() > MAX_LEVELS {
            return Err(format!(
                "rubric {} has more than {MAX_LEVELS} levels",
                structure.id
            ));
        }
        RubricId::new(&structure.id).map_err(|error| error.to_string())?;
        Text::new(&structure.version).map_err(|error| error.to_string())?;
        let is_alike = |rubric: &&Arc<Rubric>| {
            rubric.text_hash() == structure.text_hash
                || rubric.structure_hash() == structure.structure_hash
        };
        let at_hand = library.with_id(&structure.id).find(is_alike).cloned();
        if let Some(rubric) = at_hand {
            if ids_of(&rubric) != (structure.levels.clone(), structure.indicators.clone()) {
                let id = &structure.id;
                return Err(format!(
                    "rubric {id} has not the levels or indicators listed"
                ));
            }
            structure.rubric = Some(rubric);
        }
        structure.index();
        Ok(structure)
    }

    fn index(&mut self) {
        let levels = self.levels.iter().map(String::as_str);
        let levels = levels.zip(1..);
        let [ground, not_applicable, dont_know] = RESERVED_LEVEL_IDS;
        let others = [
            (ground, 0),
            (dont_know, DONT_KNOW),
            (not_applicable, NOT_APPLICABLE),
        ];
        let code = |(word, byte): (&str, u8)| Code {
            word: word.to_owned(),
            tail: tail(word.as_bytes()),
            byte,
        };
        self.codes = levels.chain(others).map(code).collect();
        // Never more than a quarter full, so that there is always a free slot.
        let n_slots = (4 * self.indicators.len()).next_power_of_two().max(64);
        self.by_hash = vec![NONE; n_slots];
        for (position, id) in (0..).zip(&self.indicators) {
            let mut slot = hash(id.as_bytes(), self.by_hash.len());
            while self.by_hash[slot] != NONE {
                slot = (slot + 1) % self.by_hash.len();
            }
            self.by_hash[slot] = position;
        }
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

    /// Whether `is_here` says of one of the texts by which files carry the rubric
    /// that it stands there.
    pub(super) fn carried(&self, is_here: impl FnMut(&Box<[u8]>) -> Option<()>) -> Option<()> {
        let carried = self.carried.read().unwrap_or_else(PoisonError::into_inner);
        carried.iter().find_map(is_here)
    }

    /// Notes that files carry the rubric so.
    pub(super) fn see_carried(&self, text: &[u8]) {
        let mut carried = self.carried.write().unwrap_or_else(PoisonError::into_inner);
        if carried.len() < MAX_CARRIED {
            carried.push(text.into());
        }
    }

    /// The position of an indicator in the rubric.
    #[inline]
    pub(crate) fn indicator(&self, id: &[u8]) -> Option<usize> {
        let mut slot = hash(id, self.by_hash.len());
        loop {
            let position = self.by_hash[slot] as usize;
            // Behind the last position stands none.
            if self.indicators.get(position)?.as_bytes() == id {
                return Some(position);
            }
            slot = (slot + 1) % self.by_hash.len();
        }
    }

    /// The word of a choice, by its byte.
    pub(super) fn word(&self, byte: u8) -> &str {
        let found = self.codes.iter().find(|code| code.byte == byte);
        found.map_or("", |code| &code.word)
    }

    /// The byte of a choice in an extract; `None` if it names a level that the
    /// scale does not have.
    #[inline]
    pub(super) fn choice(&self, word: &[u8]) -> Option<u8> {
        let tail = tail(word);
        let mut codes = self.codes.iter();
        let found = codes.find(|code| code.tail == tail && code.word.as_bytes() == word);
        found.map(|code| code.byte)
    }
}

impl Structures {
    /// The number of one whose text has this hash.
    pub(super) fn find_by_hash(&self, text_hash: &str) -> Option<u32> {
        let list = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let found = list.iter().position(|one| one.text_hash == text_hash);
        found.and_then(|number| u32::try_from(number).ok())
    }

    /// The number of a structure, which is added if it is not known; `None` if
    /// another with this name has other levels or indicators.
    pub(super) fn add(&self, structure: Structure) -> Option<u32> {
        let (levels, indicators) = (structure.levels.clone(), structure.indicators.clone());
        let number = self.number_of(structure);
        let known = self.get(number);
        (known.levels == levels && known.indicators == indicators).then_some(number)
    }

    fn number_of(&self, structure: Structure) -> u32 {
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
