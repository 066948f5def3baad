//! What merging a file would change, before it is done.

use serde::Serialize;

use crate::assessment::{Assessment, Earlier, RaterId, Register};
use crate::record::{Field, Set, Table};
use crate::rubric::IndicatorId;

use super::{MergeError, belong_together};

/// What a file brings, thing by thing: every answer, profile, decision, task and
/// target of the file is counted once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// Each rater of the file.
    pub raters: Vec<RaterPreview>,
    /// Decisions, tasks, targets, what stood before, the size of small groups, and the name of the
    /// assessment.
    pub team: Changes,
    /// How many answers it reveals that were not revealed here.
    pub reveals: usize,
}

/// What a file brings of one rater.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RaterPreview {
    /// Which rater.
    pub id: RaterId,
    /// Whether this assessment has no such rater yet.
    pub is_new: bool,
    /// The rater's answers, profile, and what of them was revealed.
    pub changes: Changes,
}

/// How many things the file changes, and how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Changes {
    /// Nothing is known of it here yet.
    pub new: usize,
    /// The file brings nothing that is not here; this copy may be newer.
    pub same: usize,
    /// The file's version was written after this one and replaces it.
    pub supersedes: usize,
    /// Both were written apart; both are kept until somebody chooses.
    pub differs: usize,
}

impl Changes {
    /// Whether merging changes anything.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.new + self.supersedes + self.differs == 0
    }

    fn add<T: Field + Clone + PartialEq>(
        &mut self,
        ours: Option<&Register<T>>,
        theirs: &Register<T>,
    ) {
        let Some(ours) = ours.filter(|ours| !ours.is_blank()) else {
            if theirs.versions().is_empty() {
                self.same += 1;
            } else {
                self.new += 1;
            }
            return;
        };
        if ours == theirs {
            self.same += 1;
            return;
        }
        let merged = ours.merge(theirs);
        if merged.stands_as(ours) {
            self.same += 1;
        } else if merged.is_apart() {
            self.differs += 1;
        } else {
            self.supersedes += 1;
        }
    }

    /// Counts a set that only grows.
    fn add_set<K: Ord>(&mut self, ours: Option<&Set<K>>, theirs: &Set<K>) {
        let ours = ours.filter(|ours| !ours.is_empty());
        if theirs.is_empty() {
            return;
        }
        match ours {
            None => self.new += 1,
            Some(ours) if theirs.iter().all(|key| ours.contains(key)) => self.same += 1,
            Some(_) => self.supersedes += 1,
        }
    }

    fn add_all<K: Ord, T: Field + Clone + PartialEq>(
        &mut self,
        ours: Option<&Table<K, Register<T>>>,
        theirs: &Table<K, Register<T>>,
    ) {
        for (key, register) in theirs {
            self.add(ours.and_then(|ours| ours.get(key)), register);
        }
    }
    /// What stood in an earlier cycle, or under an earlier edition, is the team's.
    fn add_earlier(&mut self, ours: Option<&Earlier>, theirs: &Earlier) {
        if !theirs.about.versions().is_empty() {
            self.add(ours.map(|ours| &ours.about), &theirs.about);
        }
        self.add_all(ours.map(|ours| &ours.decisions), &theirs.decisions);
        self.add_all(ours.map(|ours| &ours.plan), &theirs.plan);
        self.add_all(ours.map(|ours| &ours.targets), &theirs.targets);
        for (id, theirs) in &theirs.raters {
            let ours = ours.and_then(|ours| ours.raters.get(id));
            if !theirs.profile.versions().is_empty() {
                self.add(ours.map(|ours| &ours.profile), &theirs.profile);
            }
            self.add_all(ours.map(|ours| &ours.answers), &theirs.answers);
        }
    }
}

impl Preview {
    /// Whether merging changes anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.team.is_empty() && self.raters.iter().all(|rater| rater.changes.is_empty())
    }
}

/// What merging `theirs` into `ours` would change.
///
/// # Errors
/// [`MergeError`], as [`super::merge`] would give it.
pub fn preview(ours: &Assessment, theirs: &Assessment) -> Result<Preview, MergeError> {
    belong_together(ours, theirs)?;
    let mut preview = Preview::default();
    preview.team.add(Some(&ours.about), &theirs.about);
    preview
        .team
        .add_all(Some(&ours.decisions), &theirs.decisions);
    preview.team.add_all(Some(&ours.plan), &theirs.plan);
    preview.team.add_all(Some(&ours.targets), &theirs.targets);
    if !theirs.small_group.is_blank() {
        preview
            .team
            .add(Some(&ours.small_group), &theirs.small_group);
    }
    for (id, theirs) in &theirs.past {
        preview.team.add_earlier(ours.past.get(id), theirs);
    }
    for (edition, theirs) in &theirs.former {
        preview.team.add_earlier(ours.former.get(edition), theirs);
    }
    for (rater_id, theirs) in &theirs.raters {
        let ours = ours.raters.get(rater_id);
        let mut changes = Changes::default();
        if !theirs.profile.versions().is_empty() {
            changes.add(ours.map(|ours| &ours.profile), &theirs.profile);
        }
        changes.add_all(ours.map(|ours| &ours.answers), &theirs.answers);
        changes.add_set(ours.map(|ours| &ours.revealed), &theirs.revealed);
        let is_sealed = |indicator: &&IndicatorId| {
            let here = ours.and_then(|ours| ours.answers.get(indicator));
            let revealed = ours.is_some_and(|ours| ours.revealed.contains(indicator));
            here.is_some() && !revealed
        };
        preview.reveals += theirs.revealed.iter().filter(is_sealed).count();
        preview.raters.push(RaterPreview {
            id: rater_id.clone(),
            is_new: ours.is_none(),
            changes,
        });
    }
    Ok(preview)
}
