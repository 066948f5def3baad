//! English: how far a team agrees, in words and in numbers.

use levelwise_core::agreement::{Absence, Statistic};
use levelwise_core::team::{SetAgreement, Verdict};

use super::en_team::indicators;

pub const AGREEMENT: &str = "How far you agree";
pub const AGREEMENT_SEALED: &str = "This is told once votes are revealed.";
pub const AGREEMENT_BY_AREA: &str = "Agreement by area";
pub const NUMBERS: &str = "The numbers behind it";
pub const STATISTIC: &str = "Number";
pub const VALUE: &str = "Value";
pub const MEANING: &str = "What it means";
pub const NUMBERS_LEAD: &str = "They are about the votes alone; decisions do not change them. None has a pass mark: read them beside the list of what to talk about.";
pub const PERCENT: &str = "Same level";
pub const ALPHA: &str = "Krippendorff's alpha, ordinal";
pub const ALPHA_NOMINAL: &str = "Krippendorff's alpha, nominal";
pub const ALPHA_INTERVAL: &str = "Krippendorff's alpha, interval";
pub const AC1: &str = "Gwet's AC1";
pub const AC2: &str = "Gwet's AC2, ordinal weights";
pub const AC2_LINEAR: &str = "Gwet's AC2, linear weights";
pub const AC2_QUADRATIC: &str = "Gwet's AC2, quadratic weights";
pub const PERCENT_MEANS: &str =
    "Of all pairs of people who rated the same indicator, the share that chose the same level.";
pub const ALPHA_MEANS: &str = "1 is full agreement, 0 is what chance alone would give, below 0 is less than that. A near miss counts as less of a difference than a far one, by rank.";
pub const ALPHA_NOMINAL_MEANS: &str =
    "The same, but any two different levels differ alike, near or far.";
pub const ALPHA_INTERVAL_MEANS: &str =
    "The same, with levels as if they were equally far from each other.";
pub const AC1_MEANS: &str = "Agreement beyond chance that stays meaningful when nearly everybody chooses the same level, where alpha falls. Any two levels differ alike.";
pub const AC2_MEANS: &str = "As AC1, but near levels count as partly the same, by rank.";
pub const AC2_LINEAR_MEANS: &str =
    "As AC1, but near levels count as partly the same, by how many levels lie between.";
pub const AC2_QUADRATIC_MEANS: &str = "As AC1, but only levels far from each other count as much.";
pub const NUMBERS_BY_AREA: &str = "The same by area";

/// What agreement on everything comes to, in words.
pub fn verdict(card: &SetAgreement) -> String {
    let agrees = match card.verdict {
        None => return nothing_compared(card).to_owned(),
        Some(Verdict::LargelyAgrees) => "The team largely agrees",
        Some(Verdict::Mixed) => "The team agrees on some things and differs on others",
        Some(Verdict::Disagrees) => "The team sees things differently",
    };
    format!("{agrees}; {}.", conversations(card.n_conversations))
}

/// The same of one area, whose title stands before it.
pub fn verdict_on(card: &SetAgreement) -> String {
    let agrees = match card.verdict {
        None => return nothing_compared(card).to_owned(),
        Some(Verdict::LargelyAgrees) => "the team largely agrees",
        Some(Verdict::Mixed) => "the team partly agrees",
        Some(Verdict::Disagrees) => "the team sees it differently",
    };
    format!("{agrees}; {}.", conversations(card.n_conversations))
}

pub fn verdict_means(card: &SetAgreement) -> String {
    let n_compared = card.agreement.n_compared;
    if n_compared == 0 {
        return String::new();
    }
    format!(
        "At least two thirds of the raters are at one level on {} of {} that two or more people rated.",
        card.n_agreeing,
        indicators(n_compared)
    )
}

fn nothing_compared(card: &SetAgreement) -> &'static str {
    match card.agreement.percent_agreement {
        Statistic::Absent(absence) => absent(absence),
        Statistic::Value(_) => "",
    }
}

fn conversations(n: usize) -> String {
    match n {
        0 => "nothing needs a conversation".to_owned(),
        1 => "one indicator needs a conversation".to_owned(),
        _ => format!("{} indicators need a conversation", number(n)),
    }
}

/// Small numbers in words, as one writes them in a sentence.
fn number(n: usize) -> String {
    const WORDS: [&str; 11] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    WORDS
        .get(n)
        .map_or_else(|| n.to_string(), |&word| word.to_owned())
}

/// A statistic with two decimals, or why there is none.
pub fn statistic(statistic: Statistic) -> String {
    match statistic {
        Statistic::Value(value) => {
            // By whole numbers: printing floats would be a part of the download.
            let hundredths = (value * 100.0).round() as i32;
            let sign = if hundredths < 0 { "−" } else { "" };
            let hundredths = hundredths.abs();
            format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100)
        }
        Statistic::Absent(absence) => absent(absence).to_owned(),
    }
}

pub fn share(statistic: Statistic) -> String {
    match statistic {
        Statistic::Value(value) => format!("{}%", (value * 100.0).round() as u32),
        Statistic::Absent(absence) => absent(absence).to_owned(),
    }
}

/// Why a statistic is undefined.
pub fn absent(absence: Absence) -> &'static str {
    match absence {
        Absence::NoRatings => "Nobody has rated anything yet.",
        Absence::NoPairs => "No two people have rated the same indicator yet.",
        Absence::OneLevel => {
            "Undefined: everybody chose one and the same level, so chance would agree as well."
        }
        Absence::TooFewLevels => "Undefined: the scale has one level only.",
    }
}
