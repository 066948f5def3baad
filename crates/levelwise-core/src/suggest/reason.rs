//! Why something is suggested: facts, and the English sentence for each.

use serde::Serialize;

use crate::rubric::{AreaId, Horizon, Rubric};

/// One reason of a suggestion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum Reason {
    /// The raters are two or more levels apart.
    RatersApart {
        /// The lowest level a rater gave.
        lowest: usize,
        /// The highest level a rater gave.
        highest: usize,
    },
    /// At least half of those who answered do not know, or none of the others
    /// gave a level.
    ManyDontKnow {
        /// How many do not know.
        n_dont_know: usize,
        /// How many answered.
        n_answered: usize,
    },
    /// The team decided that it does not know.
    DecidedDontKnow,
    /// An area it builds on is not firm yet.
    BuildsOn {
        /// That area.
        area: AreaId,
        /// Its stage.
        stage: usize,
    },
    /// Where it stands.
    Level {
        /// The level; 0 is the ground.
        level: usize,
    },
    /// Other areas build on this one.
    OthersBuildOn {
        /// Those areas, in the order of the rubric.
        areas: Vec<AreaId>,
    },
    /// How long the next level takes.
    Takes {
        /// The longest horizon of its steps.
        horizon: Horizon,
    },
    /// The claimed level is higher than what can be shown.
    ClaimAboveEvidence {
        /// The level that can be shown.
        level: usize,
    },
}

impl Reason {
    /// The reason as an English sentence without a full stop.
    #[must_use]
    pub fn words(&self, rubric: &Rubric) -> String {
        match self {
            Self::RatersApart { lowest, highest } => format!(
                "Raters are {} levels apart, from {} to {}",
                highest.saturating_sub(*lowest),
                rubric.level_title(*lowest),
                rubric.level_title(*highest)
            ),
            Self::ManyDontKnow {
                n_dont_know: 1,
                n_answered: 1,
            } => "You do not know yet; ask or look before you decide".to_owned(),
            Self::ManyDontKnow {
                n_dont_know,
                n_answered,
            } => format!("{n_dont_know} of {n_answered} who answered do not know"),
            Self::DecidedDontKnow => "The team decided that it does not know yet".to_owned(),
            Self::BuildsOn { area, stage } => format!(
                "It builds on \"{}\", which is at {}",
                title(area, rubric),
                rubric.level_title(*stage)
            ),
            Self::Level { level } if *level >= rubric.n_levels() => {
                format!("It is at the top, {}", rubric.level_title(*level))
            }
            Self::Level { level } => format!("It is at {}", rubric.level_title(*level)),
            Self::OthersBuildOn { areas } if areas.len() == 1 => {
                format!("\"{}\" builds on its area", title(&areas[0], rubric))
            }
            Self::OthersBuildOn { areas } => format!("{} areas build on its area", areas.len()),
            Self::Takes { horizon } => format!(
                "The next level takes {}",
                match horizon {
                    Horizon::Weeks => "some weeks",
                    Horizon::Term => "a term",
                    Horizon::Year => "a year",
                }
            ),
            Self::ClaimAboveEvidence { level } => format!(
                "What you can show speaks for {}",
                rubric.level_title(*level)
            ),
        }
    }
}

fn title<'r>(area: &AreaId, rubric: &'r Rubric) -> &'r str {
    rubric
        .file()
        .areas
        .iter()
        .find(|other| other.id == *area)
        .map_or("", |area| &area.title)
}
