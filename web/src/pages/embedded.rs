//! What the page around the form asks of it, where the form stands in somebody
//! else's page: web/embed/form.js asks. It belongs to the part of the page that
//! comes later.

use levelwise_core::assessment::{Assessment, AssessmentId, RubricRef};
use levelwise_core::format;
use levelwise_core::merge::merge;
use levelwise_core::rubric::Rubric;
use levelwise_core::score::{View, score};

use crate::shared::Shared;
use crate::state::{self, Loaded, Stored};

/// The answer to a question: a word, and behind it a line of what it is about.
/// Nothing if there is no such question, or nothing to say.
pub(super) fn answer(question: &str) -> String {
    let (word, about) = question.split_once('\n').unwrap_or((question, ""));
    match word {
        "file" => found(about).map(|stored| file(stored.assessment)),
        "progress" => found(about).and_then(|stored| progress(&stored.assessment)),
        "take" => Some(match take(about) {
            Ok(id) => id.to_string(),
            // No id has a space.
            Err(problem) => [" ", &problem].concat(),
        }),
        _ => None,
    }
    .unwrap_or_default()
}

fn found(id: &str) -> Option<Stored> {
    match state::load(&AssessmentId::new(id).ok()?) {
        Loaded::Found(stored) => Some(*stored),
        Loaded::Missing | Loaded::Unreadable(_) => None,
    }
}

/// The file, which carries its rubric if that does not come with Levelwise.
fn file(mut assessment: Assessment) -> String {
    carry(&mut assessment);
    format::write_assessment(&assessment)
}

/// Lets the assessment carry a rubric that others may not have.
pub(super) fn carry(assessment: &mut Assessment) {
    let named = &assessment.rubric;
    if named.full.is_none()
        && !state::is_shipped(named)
        && let Some(rubric) = state::known(&named.id)
        && named.names(&rubric)
    {
        assessment.rubric = RubricRef::carrying(&rubric);
    }
}

/// How far the person on this device has come, in JSON.
fn progress(assessment: &Assessment) -> Option<String> {
    let named = &assessment.rubric;
    let rubric = match &named.full {
        Some(full) => Shared::new(Rubric::new(full.clone()).ok()?),
        None => state::known(&named.id)?,
    };
    let me = state::local(&assessment.id).me?;
    let mine = score(&rubric, assessment, View::Rater(&me)).rubric;
    let stage = mine
        .stage
        .map_or_else(|| "null".to_owned(), |stage| stage.to_string());
    Some(format!(
        "{{\"id\":\"{}\",\"rubric\":\"{}\",\"answered\":{},\"indicators\":{},\"stage\":{stage}}}",
        assessment.id,
        named.id,
        mine.counts.answered(),
        mine.counts.all(),
    ))
}

/// Takes a file over: together with what stands here, of which a copy is kept.
fn take(text: &str) -> Result<AssessmentId, String> {
    let opened = format::open_assessment(text.as_bytes());
    let theirs = opened.map_err(|problems| problems.to_string())?.value;
    let id = theirs.id.clone();
    let ours = match state::load(&id) {
        Loaded::Found(stored) => Some(stored.assessment),
        Loaded::Unreadable(_) => {
            state::move_aside(&id);
            None
        }
        Loaded::Missing => None,
    };
    let Some(ours) = ours else {
        // What cannot be stored is in memory, and the form says so.
        let _ = state::add(&theirs);
        let only = theirs.raters.keys().next();
        let local = state::Local {
            // A file of one person goes on as that person's.
            me: only.filter(|_| theirs.raters.len() == 1).cloned(),
            ..state::Local::default()
        };
        let _ = state::set_local(&id, &local);
        return Ok(id);
    };
    let together = merge(&ours, &theirs).map_err(|error| error.to_string())?;
    if together != ours {
        let _ = state::take_snapshot(&id);
        let _ = state::add(&together);
    }
    Ok(id)
}
