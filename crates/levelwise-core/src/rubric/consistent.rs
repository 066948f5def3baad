//! A rubric that is known to be consistent, with look-ups by id.

use std::ops::Deref;
use std::sync::Arc;

use crate::record::Problems;

use super::consistency;
use super::file::{Area, Indicator, IndicatorId, IndicatorLevel, LevelId, Practice, RubricFile};
use super::hash;

/// Where an indicator stands: positions counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndicatorPlace {
    /// The area's position in the rubric.
    pub area_idx: usize,
    /// The practice's position in its area.
    pub practice_idx: usize,
    /// The indicator's position in its practice.
    pub indicator_idx: usize,
}

/// A consistent rubric. Levels are counted from 1; 0 is the ground.
///
/// Its file can be read through it, and never changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Rubric {
    file: Arc<RubricFile>,
    places: Vec<IndicatorPlace>,
    /// Positions in `places`, in the order of the indicators' ids.
    by_id: Vec<usize>,
    text_hash: String,
    structure_hash: String,
}

impl Rubric {
    /// The rubric, if `file` is consistent; warnings do not count.
    ///
    /// # Errors
    /// Every problem, if one of them is an error.
    pub fn new(file: impl Into<Arc<RubricFile>>) -> Result<Self, Problems> {
        let file = file.into();
        Problems::none_in(consistency::problems(&file))?;
        Ok(Self::of_consistent(file))
    }

    /// The rubric of a file in which no error was found.
    pub(crate) fn of_consistent(file: Arc<RubricFile>) -> Self {
        let (text_hash, structure_hash) = (hash::of_text(&file), hash::of_structure(&file));
        Self::of_hashed(file, text_hash, structure_hash)
    }

    /// The same, if its hashes are known.
    pub(crate) fn of_hashed(
        file: Arc<RubricFile>,
        text_hash: String,
        structure_hash: String,
    ) -> Self {
        let mut places = Vec::new();
        for (area_idx, area) in file.areas.iter().enumerate() {
            for (practice_idx, practice) in area.practices.iter().enumerate() {
                for indicator_idx in 0..practice.indicators.len() {
                    places.push(IndicatorPlace {
                        area_idx,
                        practice_idx,
                        indicator_idx,
                    });
                }
            }
        }
        let mut rubric = Self {
            file,
            by_id: Vec::new(),
            places,
            text_hash,
            structure_hash,
        };
        let mut by_id: Vec<usize> = (0..rubric.places.len()).collect();
        by_id.sort_unstable_by_key(|position| rubric.id_at(*position));
        rubric.by_id = by_id;
        rubric
    }

    /// The file it was built from.
    #[must_use]
    pub fn file(&self) -> &RubricFile {
        &self.file
    }

    /// The same, to be kept.
    #[must_use]
    pub fn shared_file(&self) -> Arc<RubricFile> {
        Arc::clone(&self.file)
    }

    /// 32 hexadecimal digits that change with any word.
    #[must_use]
    pub fn text_hash(&self) -> &str {
        &self.text_hash
    }

    /// 32 hexadecimal digits that change only with what answers depend on: ids,
    /// order, weights, thresholds, links.
    #[must_use]
    pub fn structure_hash(&self) -> &str {
        &self.structure_hash
    }

    /// How many levels the scale has, the ground not counted.
    #[must_use]
    pub fn n_levels(&self) -> usize {
        self.file.scale.levels.len()
    }

    /// The position of a level, from 1; `None` if the scale has no such level.
    #[must_use]
    pub fn level_idx(&self, level: &LevelId) -> Option<usize> {
        self.file
            .scale
            .levels
            .iter()
            .position(|other| other.id == *level)
            .map(|index| index + 1)
    }

    /// What a level is called; 0 and anything out of range is the ground.
    #[must_use]
    pub fn level_title(&self, level_idx: usize) -> &str {
        match level_idx
            .checked_sub(1)
            .and_then(|index| self.file.scale.levels.get(index))
        {
            Some(level) => &level.title,
            None => &self.file.scale.ground.title,
        }
    }

    /// Every indicator in the order of the rubric.
    pub fn indicators(&self) -> impl Iterator<Item = &Indicator> {
        self.places.iter().map(|place| self.at(*place))
    }

    /// How many indicators there are.
    #[must_use]
    pub fn n_indicators(&self) -> usize {
        self.places.len()
    }

    /// How many minutes a first rating takes, to the nearest five: reading an
    /// indicator's levels and choosing takes one and a half (rule R11).
    #[must_use]
    pub fn minutes(&self) -> usize {
        let fives = (3 * self.n_indicators() + 5) / 10;
        5 * fives.max(1)
    }

    /// The position of an indicator in the whole rubric, from 0.
    #[must_use]
    pub fn position(&self, id: &IndicatorId) -> Option<usize> {
        let found = self
            .by_id
            .binary_search_by_key(&id, |position| self.id_at(*position));
        found.ok().map(|index| self.by_id[index])
    }

    /// Where an indicator stands.
    #[must_use]
    pub fn place(&self, id: &IndicatorId) -> Option<IndicatorPlace> {
        self.position(id).map(|position| self.places[position])
    }

    /// An indicator by its id.
    #[must_use]
    pub fn indicator(&self, id: &IndicatorId) -> Option<&Indicator> {
        self.place(id).map(|place| self.at(place))
    }

    /// The area and the practice of a place.
    #[must_use]
    pub fn around(&self, place: IndicatorPlace) -> (&Area, &Practice) {
        let area = &self.file.areas[place.area_idx];
        (area, &area.practices[place.practice_idx])
    }

    /// What a level of an indicator looks like; `None` for the ground.
    #[must_use]
    pub fn level_of<'r>(
        &self,
        indicator: &'r Indicator,
        level_idx: usize,
    ) -> Option<&'r IndicatorLevel> {
        level_idx
            .checked_sub(1)
            .and_then(|index| indicator.levels.get(index))
    }

    fn id_at(&self, position: usize) -> &IndicatorId {
        &self.at(self.places[position]).id
    }

    fn at(&self, place: IndicatorPlace) -> &Indicator {
        &self.file.areas[place.area_idx].practices[place.practice_idx].indicators
            [place.indicator_idx]
    }
}

impl Deref for Rubric {
    type Target = RubricFile;

    fn deref(&self) -> &RubricFile {
        &self.file
    }
}
