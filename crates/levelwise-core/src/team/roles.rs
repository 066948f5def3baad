//! How do people of different roles see it, without showing what single persons
//! said? Rules V6 to V10 of SPEC.md.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::assessment::{Assessment, Rater, RaterId};
use crate::record::Table;
use crate::rubric::Rubric;
use crate::score::{ScoreCard, ScoreCards, View, score};

/// Where each role stands, as far as it may be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RoleResults {
    /// How many people results take at least.
    pub small_group: u32,
    /// Each role, in the order of its words in lower case; raters without a role
    /// come first.
    pub roles: Vec<RoleGroup>,
    /// From where to where single raters see it, whatever their role.
    pub raters: StageRanges,
}

/// How far apart the stages of single raters are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StageRanges {
    /// Of everything together; absent if nobody rated.
    pub rubric: Option<StageRange>,
    /// Of each area, in the order of the rubric.
    pub areas: Vec<Option<StageRange>>,
}

/// The stages of several raters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StageRange {
    /// The lowest of them; 0 is the ground.
    pub lowest: usize,
    /// The highest of them.
    pub highest: usize,
}

/// The raters of one role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RoleGroup {
    /// The role as one of them wrote it; empty if none was given.
    pub role: String,
    /// How many raters have it.
    pub n_raters: usize,
    /// Everything together.
    pub rubric: RoleStage,
    /// Each area, in the order of the rubric.
    pub areas: Vec<RoleStage>,
}

/// Where the raters of one role stand in one set of indicators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RoleStage {
    /// How many of them rated something in it.
    pub n_rated: usize,
    /// Their stage; absent if it is hidden or nobody rated.
    pub stage: Option<usize>,
    /// Why it is hidden.
    pub hidden: Option<Hidden>,
}

/// Why something is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hidden {
    /// Too few people for none of them to be recognized.
    TooFew,
    /// With it, a group that is hidden could be worked out from the whole.
    GivesAway,
}

/// Where the raters of each role stand; `assessment` holds what may be shown.
#[must_use]
pub fn role_results(rubric: &Rubric, assessment: &Assessment) -> RoleResults {
    let least = assessment.small_group();
    let groups: Vec<Group> = groups(rubric, assessment);
    let mut roles: Vec<RoleGroup> = groups
        .iter()
        .map(|group| RoleGroup {
            role: group.role.clone(),
            n_raters: group.own.len(),
            rubric: group.stage(|cards| &cards.rubric),
            areas: (0..rubric.areas.len())
                .map(|area_idx| group.stage(|cards| &cards.areas[area_idx].card))
                .collect(),
        })
        .collect();
    hide(roles.iter_mut().map(|role| &mut role.rubric), least);
    for area_idx in 0..rubric.areas.len() {
        let stages = roles.iter_mut().map(|role| &mut role.areas[area_idx]);
        hide(stages, least);
    }
    let range = |of: &dyn Fn(&ScoreCards) -> Option<usize>| {
        let own = groups.iter().flat_map(|group| &group.own);
        let stages: Vec<usize> = own.filter_map(of).collect();
        Some(StageRange {
            lowest: *stages.iter().min()?,
            highest: *stages.iter().max()?,
        })
    };
    let areas = 0..rubric.areas.len();
    let raters = StageRanges {
        rubric: range(&|own| own.rubric.stage),
        areas: areas
            .map(|area_idx| range(&|own| own.areas[area_idx].card.stage))
            .collect(),
    };
    RoleResults {
        small_group: least,
        roles,
        raters,
    }
}

/// The raters of one role with their score cards.
struct Group {
    role: String,
    /// What they say together, as if they were the team and had not decided.
    together: ScoreCards,
    /// What each of them says.
    own: Vec<ScoreCards>,
}

impl Group {
    fn stage(&self, of: impl Fn(&ScoreCards) -> &ScoreCard) -> RoleStage {
        let has_rated = |own: &&ScoreCards| of(own).counts.rated() > 0;
        RoleStage {
            n_rated: self.own.iter().filter(has_rated).count(),
            stage: of(&self.together).stage,
            hidden: None,
        }
    }
}

fn groups(rubric: &Rubric, assessment: &Assessment) -> Vec<Group> {
    let mut by_role: BTreeMap<String, (String, Vec<&RaterId>)> = BTreeMap::new();
    for (id, rater) in assessment.voting_raters() {
        let role = role_of(rater);
        let group = by_role.entry(role.to_lowercase()).or_default();
        if group.1.is_empty() {
            group.0 = role;
        }
        group.1.push(id);
    }
    let group = |(role, ids): (String, Vec<&RaterId>)| {
        let only = Assessment {
            raters: assessment
                .raters
                .iter()
                .filter(|(id, _)| ids.contains(id))
                .map(|(id, rater)| (id.clone(), rater.clone()))
                .collect(),
            decisions: Table::new(),
            ..assessment.clone()
        };
        let own = ids.iter().map(|id| score(rubric, &only, View::Rater(id)));
        Group {
            role,
            own: own.collect(),
            together: score(rubric, &only, View::Team),
        }
    };
    by_role.into_values().map(group).collect()
}

/// V7: the role without white space around its words; empty if none was given,
/// or two were written apart.
fn role_of(rater: &Rater) -> String {
    let mut roles = rater.profile.versions().iter().map(|version| {
        let words: Vec<&str> = version.value.role.split_whitespace().collect();
        words.join(" ")
    });
    let first = roles.next().unwrap_or_default();
    let folded = first.to_lowercase();
    if roles.all(|other| other.to_lowercase() == folded) {
        first
    } else {
        String::new()
    }
}

/// Hides the stages of few people, and of more as long as the hidden ones
/// together are few, or a single group.
fn hide<'s>(stages: impl Iterator<Item = &'s mut RoleStage>, least: u32) {
    let mut stages: Vec<&mut RoleStage> = stages.filter(|stage| stage.n_rated > 0).collect();
    let is_few = |n: usize| n < usize::try_from(least).unwrap_or(usize::MAX);
    for stage in &mut stages {
        if is_few(stage.n_rated) {
            stage.hidden = Some(Hidden::TooFew);
        }
    }
    loop {
        let hidden = stages.iter().filter(|stage| stage.hidden.is_some());
        let n_groups = hidden.clone().count();
        let n_people = hidden.map(|stage| stage.n_rated).sum();
        if n_groups == 0 || (n_groups > 1 && !is_few(n_people)) {
            break;
        }
        let shown = stages.iter_mut().filter(|stage| stage.hidden.is_none());
        // The first of the smallest.
        let Some(next) = shown.min_by_key(|stage| stage.n_rated) else {
            break;
        };
        next.hidden = Some(Hidden::GivesAway);
    }
    for stage in stages {
        if stage.hidden.is_some() {
            stage.stage = None;
        }
    }
}
