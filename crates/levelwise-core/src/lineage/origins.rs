//! Where the indicators of one edition come from, seen from an earlier one: the
//! passages between them, one after the other (N7).

use crate::record::{Set, Table};
use crate::rubric::IndicatorId;

use super::file::{ChangeKind, LineageFile, Passage};

/// What became, between two editions, of what the earlier one asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origins {
    changed: Table<IndicatorId, Origin>,
    ended: Set<IndicatorId>,
    retired: Set<IndicatorId>,
}

/// Where an indicator comes from that is not the same thing as before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The last thing that happened to it.
    pub kind: ChangeKind,
    /// The indicators of the earlier edition it comes from.
    pub from: Vec<IndicatorId>,
}

impl Origins {
    /// Between an edition and itself.
    #[must_use]
    pub fn unchanged() -> Self {
        Self {
            changed: Table::new(),
            ended: Set::new(),
            retired: Set::new(),
        }
    }

    /// Where `id`, of the later edition, comes from, if it is not the same thing
    /// as the `id` of the earlier one.
    #[must_use]
    pub fn of(&self, id: &IndicatorId) -> Option<&Origin> {
        self.changed.get(id)
    }

    /// Whether what the earlier edition called `id` goes on unchanged under that
    /// id. It says nothing of ids that the earlier edition did not have.
    #[must_use]
    pub fn keeps(&self, id: &IndicatorId) -> bool {
        !self.ended.contains(id)
    }

    /// Whether what the earlier edition called `id` is not asked any more.
    #[must_use]
    pub fn retired(&self, id: &IndicatorId) -> bool {
        self.retired.contains(id)
    }

    /// The one indicator of the later edition that is what the earlier one called
    /// `id`, if it was only renamed or reworded; itself if nothing happened.
    #[must_use]
    pub fn heir(&self, id: &IndicatorId) -> Option<IndicatorId> {
        if self.keeps(id) {
            return Some(id.clone());
        }
        let mut changed = self.changed.iter();
        let heir = changed.find(|(_, origin)| {
            matches!(origin.kind, ChangeKind::Renamed | ChangeKind::Reworded)
                && origin.from == [id.clone()]
        });
        heir.map(|(id, _)| id.clone())
    }

    /// One passage further.
    fn then(&self, passage: &Passage) -> Self {
        let mut next = Self {
            changed: Table::new(),
            ended: self.ended.clone(),
            retired: self.retired.clone(),
        };
        let mut mentioned = Set::new();
        for change in &passage.changes {
            let mut from = Vec::new();
            for id in &change.from {
                mentioned.insert(id.clone());
                for origin in self.sources(id) {
                    if !from.contains(&origin) {
                        from.push(origin);
                    }
                }
            }
            for origin in &from {
                next.ended.insert(origin.clone());
                if change.kind == ChangeKind::Retired {
                    next.retired.insert(origin.clone());
                }
            }
            for id in &change.to {
                let kind = self.kind_after(change.kind, &change.from);
                let from = from.clone();
                next.changed.insert(id.clone(), Origin { kind, from });
            }
        }
        for (id, origin) in &self.changed {
            if !mentioned.contains(id) && !next.changed.contains_key(id) {
                next.changed.insert(id.clone(), origin.clone());
            }
        }
        next
    }

    /// What was split or merged once is not merely renamed by a later passage.
    fn kind_after(&self, kind: ChangeKind, from: &[IndicatorId]) -> ChangeKind {
        let before = from.iter().find_map(|id| self.changed.get(id));
        match (kind, before.map(|origin| origin.kind)) {
            (
                ChangeKind::Renamed | ChangeKind::Reworded,
                Some(earlier @ (ChangeKind::Split | ChangeKind::Merged)),
            ) => earlier,
            _ => kind,
        }
    }

    /// The indicators of the earliest edition that `id`, of the present one,
    /// comes from; none if it came in between.
    fn sources(&self, id: &IndicatorId) -> Vec<IndicatorId> {
        match self.changed.get(id) {
            Some(origin) => origin.from.clone(),
            None if self.keeps(id) => vec![id.clone()],
            None => Vec::new(),
        }
    }
}

/// The passages from one edition to another, taken together.
pub(super) fn between(file: &LineageFile, from: &str, to: &str) -> Option<Origins> {
    let mut origins = Origins::unchanged();
    if from == to {
        return Some(origins);
    }
    let is_at = |passage: &&Passage| passage.from.text_hash.as_str() == from;
    let start = file.passages.iter().position(|passage| is_at(&passage))?;
    for passage in &file.passages[start..] {
        origins = origins.then(passage);
        if passage.to.text_hash.as_str() == to {
            return Some(origins);
        }
    }
    None
}
