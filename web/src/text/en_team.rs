//! English: what is said of a team and its votes. What is said of its agreement is
//! in `en_agreement`.

use levelwise_core::record::Moment;
use levelwise_core::rubric::Rubric;
use levelwise_core::score::{Basis, IndicatorCard};
use levelwise_core::team::{Hidden, StageRange};

pub const HEAT: &str = "Where the votes are";
pub const HEAT_LEAD: &str =
    "How many of you put each indicator at which level. A frame marks what the team decided.";
pub const HEAT_WORDS: &str = "How many people put each indicator at which level, darker where more of them did. The table below has every number.";
pub const HEAT_DECIDED: &str = "the team's decision";
pub const LEAD: &str = "Who has answered, where you agree, and what to talk about.";
pub const START_MEETING: &str = "Start the meeting";
pub const FOR_THE_TEAM: &str =
    "For the team only: this page names who chose what. Results and the report do not.";

pub const WHO: &str = "Who has answered";
pub const PERSON: &str = "Person";
pub const ANSWERED: &str = "Answered";
pub const NO_ROLE: &str = "No role given";
pub const CHANGE: &str = "Change";
pub const NAME: &str = "Name";
pub const NAME_HINT: &str = "Optional. Without one, the page says \"Rater\" and a number.";
pub const ROLE: &str = "Role";
pub const ROLE_HINT: &str = "People with the same words belong together.";
pub const VOTES: &str = "Votes";
pub const VOTES_HINT: &str = "Clear this for somebody who only leads the meeting: the answers stay in the file, do not count, and nobody waits for them.";
pub const I_DO_NOT_VOTE: &str = "I lead the meeting and do not vote";
pub const DOES_NOT_VOTE: &str = "Does not vote";
pub const SAVE: &str = "Save";
pub const CANCEL: &str = "Cancel";
pub const REMOVE: &str = "Remove from the team";
pub const REMOVE_HINT: &str =
    "The answers stay in the file and no longer count. It can be taken back.";
pub const TAKE_BACK: &str = "Take back";
pub const PROFILE_APART: &str = "Written differently on two devices. Saving here settles it.";
pub const NOBODY_YET: &str = "Nobody has answered yet.";
pub const ONLY_YOU: &str = "So far only one person is in this assessment. A team appears here as you open the files that people send back.";

pub const SEALED_TITLE: &str = "Votes are sealed";
pub const SEALED_MORE: &str = "Nobody's choices are shown here, in results or in the report, except to the person who made them. That keeps one vote from coloring the next.";
pub const SEALED_NO_LOCK: &str =
    "Sealed means not shown; a file that is opened with another program can be read.";
pub const LATE_TITLE: &str = "Some votes came after the reveal";
pub const REVEAL: &str = "Reveal the votes…";
pub const REVEAL_IN_MEETING: &str = "Reveal one by one in the meeting";
pub const REVEAL_REALLY: &str =
    "Reveal everything that is here now? What people have seen cannot be sealed again.";
pub const REVEAL_NOW: &str = "Reveal now";
pub const KEEP_SEALED: &str = "Keep sealed";
pub const TO_TEAM: &str = "See who has answered, and reveal the votes";
pub const ALL_REVEALED: &str = "Votes are revealed";

pub const AGENDA: &str = "What to talk about";
pub const AGENDA_LEAD: &str = "Widest disagreement first.";
pub const NO_CONVERSATION: &str = "No indicator needs a conversation.";
pub const NEARLY: &str = "Small differences";
pub const AGENDA_SEALED: &str = "The list is sorted by disagreement once votes are revealed.";
pub const THE_REST: &str = "Full agreement";
pub const SHOW_VOTES: &str = "Votes and notes";
pub const DISCUSS: &str = "Open in the meeting";
pub const DISTRIBUTION: &str = "How you voted";
pub const NOTES: &str = "Notes side by side";
pub const NO_NOTES: &str = "Nobody wrote a note.";
pub const EVIDENCE: &str = "Evidence";
pub const NO_EVIDENCE: &str = "Nobody ticked evidence.";
pub const SHOWN_BY: &str = "ticked by";

pub const DECISION: &str = "Decision";
pub const DECISION_LOG: &str = "Decision log";
pub const DECIDED: &str = "Decided";
pub const NOT_DECIDED: &str = "Not decided";
pub const RATIONALE: &str = "Why";
pub const DISSENT: &str = "Who sees it otherwise, and why";
pub const APART: &str = "Two decisions apart";
pub const APART_TITLE: &str = "Two decisions were made apart";
pub const APART_MORE: &str =
    "Neither counts until the team settles on one. Both stay readable until then.";

pub const MATRIX: &str = "Everybody's votes";
pub const MATRIX_LABEL: &str = "Votes of all raters on all indicators";
pub const INDICATOR: &str = "Indicator";
pub const TEAM_LEVEL: &str = "Team";
pub const SEALED: &str = "Sealed";
pub const NOTHING: &str = "–";
pub const NOT_ANSWERED: &str = "Not answered";
pub const TWO_MINDS: &str = "Two versions";
pub const MEDIAN: &str = "median, not decided";

pub const TOGETHER: &str = "Decisions and raters";
pub const BY_INDICATOR: &str = "Indicator by indicator";
pub const RATERS_RANGE: &str = "Raters, lowest to highest";
pub const HOW: &str = "How";
pub const VOTES_ON_IT: &str = "Votes";
pub const MEDIAN_STANDS_IN: &str = "Not decided: lower median";
pub const ONE_RATER: &str = "Not decided: one rater";

pub const ROLES: &str = "By role";
pub const ROLES_LABEL: &str = "Stage by role and area";
pub const ALL_AREAS: &str = "Everything";
pub const SMALL_GROUP: &str = "Show results of a role from this many people";
pub const SMALL_GROUP_APART: &str =
    "Two numbers were set apart; the larger holds until one is set again.";
pub const NOBODY_RATED: &str = "Nobody rated";
pub const ROLES_SEALED: &str = "Results by role appear once votes are revealed.";
pub const ALL_SMALL: &str = "Every role is too small to be shown.";

/// What somebody is called: the name if there is one, else a number; the role if
/// it may be shown.
pub fn rater(number: usize, name: &str, role: &str) -> String {
    let who = match name {
        "" => format!("Rater {number}"),
        name => name.to_owned(),
    };
    match role {
        "" => who,
        role => format!("{who}, {role}"),
    }
}

/// Tells two people apart who are called the same.
pub fn rater_again(label: &str, number: usize) -> String {
    format!("{label} (rater {number})")
}

pub fn you(label: &str) -> String {
    format!("{label} (you)")
}

pub fn change_of(label: &str) -> String {
    format!(" {label}")
}

/// How many of those who vote are done.
pub fn who_is_done(n_done: usize, n_voting: usize, n_indicators: usize) -> String {
    let all = match n_indicators {
        1 => "the only indicator".to_owned(),
        _ => format!("all {n_indicators} indicators"),
    };
    match (n_done, n_voting) {
        (_, 0) => "Nobody votes yet.".to_owned(),
        (1, 1) => format!("The only person who votes has answered {all}."),
        (done, voting) if done == voting => format!("All {voting} people have answered {all}."),
        (0, voting) => format!("None of {voting} people has answered {all} yet."),
        (1, voting) => format!("1 of {voting} people has answered {all}."),
        (done, voting) => format!("{done} of {voting} people have answered {all}."),
    }
}

pub fn role_progress(n_people: usize, n_answered: usize, n_all: usize) -> String {
    let people = people(n_people);
    format!("{people}, {n_answered} of {n_all} answered")
}

pub fn people(n_people: usize) -> String {
    match n_people {
        1 => "1 person".to_owned(),
        _ => format!("{n_people} people"),
    }
}

pub fn removed(n_removed: usize) -> String {
    match n_removed {
        1 => "1 person was removed".to_owned(),
        _ => format!("{n_removed} people were removed"),
    }
}

/// How much is sealed.
pub fn sealed(n_people: usize, n_indicators: usize) -> String {
    let on = indicators(n_indicators);
    match n_people {
        1 => format!("1 person's votes on {on} are sealed."),
        _ => format!("Votes of {n_people} people on {on} are sealed."),
    }
}

pub fn late(n_people: usize) -> String {
    match n_people {
        1 => "Votes of 1 person are not revealed yet.".to_owned(),
        _ => format!("Votes of {n_people} people are not revealed yet."),
    }
}

/// What a file opens that was sealed.
pub fn file_reveals(n_votes: usize) -> String {
    match n_votes {
        1 => "The file reveals 1 vote that is sealed here.".to_owned(),
        _ => format!("The file reveals {n_votes} votes that are sealed here."),
    }
}

/// What results leave out.
pub fn results_sealed(n_people: usize) -> String {
    match n_people {
        1 => "Votes of 1 other person are sealed and not in these results.".to_owned(),
        _ => format!("Votes of {n_people} other people are sealed and not in these results."),
    }
}

pub fn indicators(n_indicators: usize) -> String {
    match n_indicators {
        1 => "1 indicator".to_owned(),
        _ => format!("{n_indicators} indicators"),
    }
}

/// Where the team's level comes from.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Decision => DECIDED,
        Basis::Raters => MEDIAN_STANDS_IN,
        Basis::OneRater => ONE_RATER,
        Basis::Nobody => NOTHING,
    }
}

/// From which level to which the raters are.
pub fn raters_range(card: &IndicatorCard, rubric: &Rubric) -> String {
    let rated = |n_raters: &usize| *n_raters > 0;
    let lowest = card.raters.levels.iter().position(rated);
    let highest = card.raters.levels.iter().rposition(rated);
    match (lowest, highest) {
        (Some(lowest), Some(highest)) if lowest < highest => format!(
            "{} to {}",
            rubric.level_title(lowest),
            rubric.level_title(highest)
        ),
        (Some(level), _) => rubric.level_title(level).to_owned(),
        (None, _) => NOTHING.to_owned(),
    }
}

/// From which stage to which single raters are.
pub fn stage_range(range: Option<StageRange>, rubric: &Rubric) -> String {
    match range {
        Some(StageRange { lowest, highest }) if lowest < highest => format!(
            "{} to {}",
            rubric.level_title(lowest),
            rubric.level_title(highest)
        ),
        Some(StageRange { lowest, .. }) => rubric.level_title(lowest).to_owned(),
        None => NOTHING.to_owned(),
    }
}

/// How much the team has decided, and what stands in for the rest.
pub fn n_decided(n_decided: usize, n_all: usize) -> String {
    match n_all - n_decided {
        0 => format!("The team has decided all {}.", indicators(n_all)),
        _ => format!(
            "The team has decided {n_decided} of {}. Where it has not, the lower median of the raters stands in and is marked as not decided.",
            indicators(n_all)
        ),
    }
}

pub fn votes_were(said: &str) -> String {
    match said {
        "" => "Nobody voted.".to_owned(),
        said => format!("Votes: {said}."),
    }
}

pub fn decided_at(at: &Moment) -> String {
    format!("Decided on {}", super::en::day_of(at.as_str()))
}

pub fn n_of(n: usize, n_all: usize) -> String {
    format!("{n} of {n_all}")
}

/// Why a stage by role is not shown.
pub fn hidden(hidden: Hidden, small_group: u32) -> String {
    match hidden {
        Hidden::TooFew => format!("Fewer than {small_group}"),
        Hidden::GivesAway => "Hidden too".to_owned(),
    }
}

pub fn roles_lead(small_group: u32) -> String {
    match small_group {
        1 => {
            "Results of every role are shown, also where one person could be recognized.".to_owned()
        }
        _ => format!(
            "Shown from {small_group} people who rated. Where a hidden group could be worked out from the others, another is hidden too."
        ),
    }
}
