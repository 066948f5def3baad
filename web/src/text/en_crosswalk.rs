//! English: what is said where one rubric is seen through another.

use levelwise_core::crosswalk::{Coverage, Reach, RelationKind, Strength};

pub const SEE_THROUGH: &str = "See this through another rubric";
pub const THROUGH_TITLE: &str = "Through another rubric";
pub const THROUGH_LEAD: &str = "Every rubric looks at a district from its own side. Choose one to see which of your answers speak to it, how strongly, and what they leave open.";
pub const THROUGH_NOTHING_RATED: &str =
    "Nothing is rated in this assessment yet, so nothing speaks.";
pub const NO_RATING_HERE: &str = "None of this is a rating under that rubric: nobody gave one.";
pub const OTHER_RUBRICS: &str = "Other rubrics";
pub const NOT_COMPARABLE: &str =
    "The two rubrics have different numbers of levels, so nothing is proposed.";
pub const CROSSWALK_NOT_READ: &str =
    "The relations between the rubrics could not be read. Check the connection and try again.";
pub const BY_AREA: &str = "Area by area";
pub const REACH_TABLE: &str = "What the answers reach, by area";
pub const COVERED: &str = "Covered";
pub const TOUCHED: &str = "Touched on";
pub const LEFT_OPEN: &str = "Left open";
pub const LEFT_OPEN_LEAD: &str = "Your answers say nothing about these yet.";
pub const EVERY_INDICATOR: &str = "Indicator by indicator";
pub const NOT_RATED: &str = "Not rated";
pub const NOT_DECIDED: &str = "the team has not decided";
pub const TO_RESULTS: &str = "Back to the results";
pub const RATED_BEFORE: &str = "On this device there are answers under another rubric.";
pub const TO_PROPOSALS: &str = "Start from what you already answered";

pub const PROPOSALS_TITLE: &str = "Start from what you already answered";
pub const PROPOSALS_LEAD: &str = "You rated this district under another rubric. What is proposed below counts for nothing until you confirm it.";
pub const NO_SOURCES: &str = "There is no assessment under another rubric on this device, so there is nothing to start from.";
pub const START_FROM: &str = "Start from";
pub const PROPOSED: &str = "Proposed";
pub const PROPOSED_LEAD: &str = "What you answered asks for all of this, so it carries a level.";
pub const PROPOSED_NONE: &str = "None of what you answered asks for all that an indicator here asks, so no level is proposed. Look at what it touches on before you rate.";
pub const AT_LEAST: &str = "Proposed, at least:";
pub const PROPOSES: &str = "Proposed:";
pub const TOUCHED_ON: &str = "Touched on, without a proposal";
pub const TOUCHED_ON_LEAD: &str = "What you answered is related to these, or a part of them. It helps to have it in view; the level is yours to choose.";
pub const RATE_IT: &str = "Rate it in the form";
pub const RATED_ALREADY: &str = "Rated already:";

pub fn through(rubric: &str, other: &str) -> String {
    format!("{rubric}, seen through {other}")
}

/// What an answered indicator is to the one that is looked at.
pub fn relation(relation: RelationKind) -> &'static str {
    match relation {
        RelationKind::Same => "asks for the same",
        RelationKind::Broader => "asks for all of this and more",
        RelationKind::Narrower => "asks for a part of this",
        RelationKind::Related => "is related to this",
    }
}

pub fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Strong => "speaks strongly",
        Strength::Medium => "speaks clearly",
        Strength::Weak => "speaks weakly",
    }
}

pub fn coverage(coverage: Coverage) -> &'static str {
    match coverage {
        Coverage::Covered => COVERED,
        Coverage::Touched => TOUCHED,
        Coverage::NothingRated => "What speaks to it is not rated",
        Coverage::NoRelation => "Nothing speaks to it",
    }
}

/// What the answers reach, in words first.
pub fn reach(reach: Reach) -> String {
    let n_all = reach.covered + reach.touched + reach.uncovered;
    let covered = match reach.covered {
        0 => "cover none in full".to_owned(),
        n => format!("cover {n} in full"),
    };
    let open = match reach.uncovered {
        0 => "leave none open".to_owned(),
        n => format!("leave {n} open"),
    };
    format!(
        "Of the {n_all} indicators of this rubric, your answers {covered}, touch on {}, and {open}.",
        reach.touched
    )
}

pub fn can_propose(n_proposals: usize) -> String {
    match n_proposals {
        0 => "They carry no level for any of them.".to_owned(),
        1 => "For 1 of them they carry a level that you could confirm in a new assessment."
            .to_owned(),
        n => {
            format!(
                "For {n} of them they carry a level that you could confirm in a new assessment."
            )
        }
    }
}

pub fn source(title: &str, rubric: &str) -> String {
    format!("{title}: {rubric}")
}

/// What one answer under another rubric says.
pub fn said(relation_words: &str, strength_words: &str) -> String {
    format!("{relation_words}, {strength_words}")
}
