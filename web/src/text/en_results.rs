//! English: what is said of scores, suggestions and reports.

use levelwise_core::record::Date;
use levelwise_core::rubric::{LevelsOrigin, Rubric, Wording};
use levelwise_core::score::{Absence, Claim, Counts, IndicatorCard, Range, ScoreCard};
use levelwise_core::suggest::{Reason, Suggestion};

pub const WHERE_ARE_WE: &str = "Where are we?";
pub const WHAT_NEXT: &str = "What next?";
pub const HOW_SURE: &str = "How sure are we?";
pub const BY_AREA: &str = "By area";
pub const STAGE: &str = "Stage";
pub const STAGE_EXPLAINED: &str = "At least half of what is rated has reached it";
pub const RATED: &str = "Rated";
pub const COVERAGE: &str = "Rated";
pub const ATTAINMENT: &str = "Attainment";
pub const RANGE: &str = "Range";
pub const FLOOR: &str = "Floor";
pub const SHOW_TABLE: &str = "Show as table";
pub const TABLE_OF_LEVELS: &str = "Levels by area";
pub const FOCUS: &str = "Focus";
pub const FOCUS_LEAD: &str = "Begin here: few things at a time, at most one in each practice.";
pub const NO_FOCUS: &str =
    "There is nothing to act on yet. Rate some indicators first, or look at the groups below.";
pub const ALL_SUGGESTIONS: &str = "Everything else, in order";
pub const ACT_NOW: &str = "Act now";
pub const ACT_NOW_LEAD: &str = "Nothing stands in the way of these.";
pub const SETTLE_FIRST: &str = "Settle first";
pub const SETTLE_FIRST_LEAD: &str =
    "People see these very differently or do not know. Talk or look before you act.";
pub const BUILD_FIRST: &str = "Build first";
pub const BUILD_FIRST_LEAD: &str =
    "These build on an area that is not firm yet. Strengthen that area first.";
pub const SUSTAIN: &str = "Sustain";
pub const SUSTAIN_LEAD: &str = "At the top level. Keep it there.";
pub const SUSTAIN_PROMPT: &str =
    "Agree who keeps an eye on this, and on a date to look at it again.";
pub const FIND_OUT_PROMPT: &str =
    "Ask the people who do this work, or look at what can be shown, then choose a level.";
pub const WHY: &str = "Why this, and why here";
pub const WEEKS: &str = "weeks";
pub const TERM: &str = "a term";
pub const YEAR: &str = "a year";
pub const EVIDENCE_DIFFERS: &str = "Choice and evidence differ";
pub const WRITTEN_APART: &str = "Answered differently on two devices";
pub const NOT_DECIDED: &str = "Not decided by the team";
pub const REPORT: &str = "Assessment report";
pub const EVERY_INDICATOR: &str = "Every indicator";
pub const LEVELS_AUTHORED: &str =
    "The levels were written for Levelwise; the source lists the practice.";

pub fn stage(card: &ScoreCard, rubric: &Rubric) -> String {
    match (card.stage, card.absent) {
        (Some(stage), _) => rubric.level_title(stage).to_owned(),
        (None, Some(Absence::NothingApplies)) => "Does not apply".to_owned(),
        (None, Some(Absence::NothingRated) | None) => "Nothing rated".to_owned(),
    }
}

/// The class that gives a stage its color, beside its words.
pub fn stage_class(card: &ScoreCard) -> String {
    card.stage
        .map_or_else(|| "tag".to_owned(), |stage| format!("tag level-{stage}"))
}

pub fn nothing_rated(card: &ScoreCard) -> &'static str {
    match card.absent {
        Some(Absence::NothingApplies) => "Every indicator is marked as not applicable.",
        Some(Absence::NothingRated) | None => "Nothing is rated yet, so there is nothing to show.",
    }
}

pub fn rated_of(card: &ScoreCard) -> String {
    let counts = &card.counts;
    format!("{} of {} rated", counts.rated(), counts.applicable())
}

pub fn coverage(card: &ScoreCard) -> String {
    card.coverage.map_or_else(absent, percent)
}

pub fn attainment(card: &ScoreCard) -> String {
    card.attainment.map_or_else(absent, percent)
}

pub fn range(card: &ScoreCard) -> String {
    card.range.map_or_else(absent, |range| {
        format!("{} to {}", percent(range.low), percent(range.high))
    })
}

pub fn range_words(card: &ScoreCard) -> String {
    match card.range {
        Some(range) if range.low < range.high => format!(
            "Once all is rated: {} to {}",
            percent(range.low),
            percent(range.high)
        ),
        Some(_) => "Of the way to the top level".to_owned(),
        None => String::new(),
    }
}

pub fn floor(card: &ScoreCard, rubric: &Rubric) -> String {
    card.floor
        .as_ref()
        .map_or_else(absent, |floor| rubric.level_title(floor.level).to_owned())
}

pub fn floor_words(card: &ScoreCard) -> String {
    let Some(floor) = &card.floor else {
        return String::new();
    };
    let ids: Vec<&str> = floor
        .indicators
        .iter()
        .take(6)
        .map(|id| id.as_str())
        .collect();
    let n_more = floor.indicators.len() - ids.len();
    match n_more {
        0 => format!("Held by {}", ids.join(", ")),
        _ => format!("Held by {} and {n_more} more", ids.join(", ")),
    }
}

pub fn sure(counts: &Counts, range: Option<Range>, n_shown: usize) -> String {
    let mut words = format!(
        "{} of {} indicators that apply are rated. {} unanswered, {} don't know, {} not applicable.",
        counts.rated(),
        counts.applicable(),
        counts.unanswered,
        counts.dont_know,
        counts.not_applicable
    );
    if let Some(range) = range.filter(|range| range.low < range.high) {
        words.push_str(&format!(
            " Whatever the missing ones turn out to be, attainment will be between {} and {}.",
            percent(range.low),
            percent(range.high)
        ));
    }
    words.push_str(&match n_shown {
        0 => " No evidence is ticked yet.".to_owned(),
        1 => " 1 indicator has evidence.".to_owned(),
        _ => format!(" {n_shown} indicators have evidence."),
    });
    words
}

pub fn flag(card: &IndicatorCard, rubric: &Rubric) -> String {
    let claimed = card.level.unwrap_or_default();
    let differs = |claim: Claim| matches!(claim, Claim::Above | Claim::Below);
    let indicated = [card.evidence, card.measure]
        .into_iter()
        .flatten()
        .find(|indicated| differs(indicated.claim));
    let level = indicated.map_or(claimed, |indicated| indicated.level);
    format!(
        "chosen: {}; what can be shown speaks for: {}",
        rubric.level_title(claimed),
        rubric.level_title(level)
    )
}

pub fn raters_said(card: &IndicatorCard, rubric: &Rubric) -> String {
    let mut parts = Vec::new();
    for (level, n_raters) in card.raters.levels.iter().enumerate() {
        if *n_raters > 0 {
            parts.push(format!("{n_raters} {}", rubric.level_title(level)));
        }
    }
    if card.raters.dont_know > 0 {
        parts.push(format!("{} don't know", card.raters.dont_know));
    }
    if card.raters.not_applicable > 0 {
        parts.push(format!("{} not applicable", card.raters.not_applicable));
    }
    parts.join(", ")
}

pub fn from_to(suggestion: &Suggestion, rubric: &Rubric) -> String {
    let next = suggestion
        .to
        .as_ref()
        .and_then(|level| rubric.level_idx(level));
    match (suggestion.from, next) {
        (Some(from), Some(next)) => {
            format!(
                "{} → {}",
                rubric.level_title(from),
                rubric.level_title(next)
            )
        }
        (Some(from), None) => rubric.level_title(from).to_owned(),
        (None, _) => "Level not known".to_owned(),
    }
}

pub fn reason(reason: &Reason, rubric: &Rubric) -> String {
    reason.words(rubric)
}

pub fn report_rubric(rubric: &Rubric) -> String {
    let wording = match rubric.source.wording {
        Wording::OwnWords => "in Levelwise's words",
        Wording::Verbatim => "in the source's words",
    };
    let levels = match rubric.source.levels {
        LevelsOrigin::Source => "",
        LevelsOrigin::Authored => " The levels were written for Levelwise.",
    };
    format!(
        "Rubric: {} {}, {wording}. Source: {}{levels}",
        rubric.title, rubric.version, rubric.source.citation
    )
}

pub fn report_raters(raters: &[String]) -> String {
    match raters {
        [] => "Nobody has answered yet.".to_owned(),
        [one] => format!("Rated by {one}."),
        several => format!("Rated by {} people: {}.", several.len(), several.join("; ")),
    }
}

pub fn printed_on(today: &Date) -> String {
    format!("Printed on {}", super::en::date(today))
}

fn absent() -> String {
    "–".to_owned()
}

fn percent(share: f64) -> String {
    format!("{}%", (share * 100.0).round() as u32)
}
