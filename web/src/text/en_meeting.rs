//! English: what is said in the team's meeting.

use levelwise_core::rubric::Rubric;

pub const PREVIOUS: &str = "Previous";
pub const NEXT: &str = "Next";
pub const KEYS: &str = "Keys";
pub const LEAVE: &str = "Leave the meeting";
pub const REVEAL: &str = "Reveal";
pub const DECIDE: &str = "Decide";
pub const DECIDE_AGAIN: &str = "Change the decision";
pub const VOTE_AGAIN: &str = "Vote again";
pub const BACK: &str = "Back to the votes";
pub const TO_TALK_ABOUT: &str = "To talk about";
pub const FULL: &str = "Show descriptions";
pub const SHORT: &str = "Hide descriptions";
pub const MOVE: &str = "Move through the meeting";
pub const LEVELS: &str = "Levels";
pub const NO_SUCH_INDICATOR: &str = "The rubric has no such indicator";

pub const VOTE_HINT: &str = "Your own vote: press a number. It is not shown on this screen.";
pub const NO_VOTE_HINT: &str = "You lead the meeting and do not vote.";
pub const DECIDE_HINT: &str = "The team's decision: press a number.";
pub const VOTE_IS_IN: &str = "Your vote is in.";
pub const SHOW_VOTE: &str = "Show my vote";
pub const HIDE_VOTE: &str = "Hide my vote";
pub const YOUR_VOTE: &str = "Your vote";
pub const DECISION: &str = "Decision";
pub const TAKE_DECISION_BACK: &str = "Take the decision back";
pub const TAKE_THIS_ONE: &str = "Take this one";
pub const DECIDE_APART: &str =
    "Take one of them, or choose a level for a new decision; the words of both are kept in it.";
pub const NOT_DECIDED_YET: &str = "Not decided yet";
pub const RATIONALE: &str = "Why";
pub const DISSENT: &str = "Who sees it otherwise, and why";
pub const WROTE: &str = "What people wrote";

pub const KEYS_TITLE: &str = "Keys in the meeting";
pub const KEY: &str = "Key";
pub const DOES: &str = "What it does";
pub const CLOSE: &str = "Close";
pub const SINGLE_KEYS: &str = "Use single keys";
pub const SINGLE_KEYS_HINT: &str =
    "Turn this off if you steer by voice or press keys by accident. Every key has a button, too.";

/// Each key or pair of keys, and what it does.
pub fn keys(rubric: &Rubric) -> Vec<(String, String)> {
    let mut keys = vec![
        ("→ or N".to_owned(), "Next indicator".to_owned()),
        ("← or P".to_owned(), "Previous indicator".to_owned()),
        (
            "R".to_owned(),
            "Reveal the votes on this indicator".to_owned(),
        ),
        ("D".to_owned(), "Decide together".to_owned()),
        ("V".to_owned(), "Vote again, for yourself".to_owned()),
        (format!("0 to {}", rubric.n_levels()), choose(rubric)),
    ];
    for (key, does) in [
        ("U or X", "Choose Don't know or Not applicable"),
        ("W", "Write why, while deciding"),
        ("F", "Show or hide the full descriptions"),
        ("?", "Show these keys"),
        ("Esc", "Leave the field, the decision, or the meeting"),
    ] {
        keys.push((key.to_owned(), does.to_owned()));
    }
    keys
}

fn choose(rubric: &Rubric) -> String {
    let levels: Vec<String> = (0..=rubric.n_levels())
        .map(|level| format!("{level} {}", rubric.level_title(level)))
        .collect();
    format!("Choose {}", levels.join(", "))
}

/// Where in the meeting this indicator stands.
pub fn place(part: &str, number: usize, n_all: usize) -> String {
    match part {
        "" => format!("{number} of {n_all}"),
        part => format!("{part}: {number} of {n_all}"),
    }
}

/// How the votes stand, without a level.
pub fn votes_in(n_cast: usize, n_voting: usize, n_sealed: usize) -> String {
    let cast = match (n_cast, n_voting) {
        (_, 0) => "Nobody votes.".to_owned(),
        (0, _) => "Nobody has voted on this yet.".to_owned(),
        (cast, voting) if cast == voting => format!("All {voting} have voted."),
        (cast, voting) => format!("{cast} of {voting} have voted."),
    };
    match n_sealed {
        0 => cast,
        _ => format!("{cast} Votes are sealed."),
    }
}

/// How the votes stand after the reveal.
pub fn votes_are(said: &str, n_sealed: usize) -> String {
    match n_sealed {
        0 => format!("Votes: {said}."),
        1 => format!("Votes: {said}. 1 vote came later and is sealed."),
        _ => format!("Votes: {said}. {n_sealed} votes came later and are sealed."),
    }
}

pub fn decided(title: &str) -> String {
    format!("Decided: {title}.")
}

pub fn n_votes(n: usize) -> &'static str {
    match n {
        1 => "vote",
        _ => "votes",
    }
}
