//! Reads what somebody chose, dropped or pasted, one after the other, and finds
//! the rubric of each.

use std::cell::Cell;
use std::rc::Rc;

use levelwise_core::assessment::Assessment;
use levelwise_core::check::check;
use levelwise_core::format::{Carried, Locked, Opened, open_assessment, open_page};
use levelwise_core::lineage::carry;
use levelwise_core::record::Problems;
use levelwise_core::rubric::Rubric;
use levelwise_core::share::{open_bytes, open_text};
use web_sys::File;

use crate::files::{self, ReadError};
use crate::pages::lineages::lineage_of;
use crate::state::{self, Loaded};
use crate::text::t;

use super::batch::{Given, Readable, Refusal};

/// More files at once than any team has.
const MAX_FILES: usize = 500;

/// Tells a reading that goes on to stop.
#[derive(Debug, Clone, Default)]
pub struct Stop(Rc<Cell<bool>>);

impl Stop {
    pub(super) fn stop(&self) {
        self.0.set(true);
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.0.get()
    }
}

/// What was read.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// What is in the clear, or cannot be used.
    pub(super) given: Vec<Given>,
    /// The files that are locked by a password, by name.
    pub(super) locked: Vec<(String, Locked)>,
}

/// Reads the files; `on_progress` hears how many were read. `None` if it was
/// told to stop.
pub(super) async fn read_files(
    files: Vec<File>,
    stop: &Stop,
    on_progress: impl Fn(usize),
) -> Option<Found> {
    let Found {
        mut given,
        mut locked,
    } = Found::default();
    for (file_idx, file) in files.iter().enumerate() {
        if stop.is_stopped() {
            return None;
        }
        let name = file.name();
        if file_idx == MAX_FILES {
            given.push(refused(name, t::too_many_files(MAX_FILES)));
            break;
        }
        on_progress(file_idx);
        match files::read(file).await {
            Ok(bytes) => match open_page(&bytes) {
                Some(Ok(Carried::Locked(found))) => locked.push((name, found)),
                _ => given.extend(named(&name, open_bytes(&bytes)).await),
            },
            Err(ReadError::TooLarge(megabytes)) => {
                let title = t::file_too_large(&name, megabytes);
                given.push(refused(name, title));
            }
            Err(ReadError::Unreadable) => {
                let title = t::file_unreadable(&name);
                given.push(refused(name, title));
            }
        }
    }
    (!stop.is_stopped()).then_some(Found { given, locked })
}

/// Reads what was pasted, or came with a link.
pub(super) async fn read_text(text: &str) -> Found {
    Found {
        given: named(t::PASTED, open_text(text)).await,
        locked: Vec::new(),
    }
}

/// Reads the file that was locked.
pub(super) async fn read_unlocked(name: &str, text: &str) -> Vec<Given> {
    named(name, vec![open_assessment(text.as_bytes())]).await
}

type Opening = Result<Opened<Assessment>, Problems>;

/// What was opened, with a number behind the name if it is more than one.
async fn named(name: &str, openings: Vec<Opening>) -> Vec<Given> {
    let is_one = openings.len() == 1;
    let mut given = Vec::new();
    for (number, opening) in (1..).zip(openings) {
        let name = if is_one {
            name.to_owned()
        } else {
            t::numbered(name, number)
        };
        let opened = match opening {
            Ok(opened) => readable(opened).await,
            Err(problems) => Err(Refusal {
                title: t::file_broken(&name),
                problems: problems.list().to_vec(),
            }),
        };
        given.push(Given { name, opened });
    }
    given
}

async fn readable(opened: Opened<Assessment>) -> Result<Readable, Refusal> {
    let mut assessment = opened.value;
    let mut warnings = opened.warnings;
    match state::find(&assessment.rubric).await {
        Ok(rubric) => {
            if let Some(carried) = carried(&assessment, &rubric).await {
                assessment = carried;
            }
            warnings.extend(check(&assessment, &rubric));
        }
        Err(error) => {
            return Err(Refusal {
                title: t::rubric_error(&error),
                problems: Vec::new(),
            });
        }
    }
    Ok(Readable {
        assessment,
        warnings,
    })
}

/// A teammate's file of an earlier edition meets an assessment that was brought to
/// this one.
async fn carried(theirs: &Assessment, rubric: &Rubric) -> Option<Assessment> {
    if theirs.rubric.names(rubric) {
        return None;
    }
    let Loaded::Found(ours) = state::load(&theirs.id) else {
        return None;
    };
    if !ours.assessment.rubric.names(rubric) {
        return None;
    }
    let lineage = lineage_of(&rubric.id).await?;
    carry(theirs, &lineage, rubric)
}

pub(super) fn refused(name: String, title: String) -> Given {
    let problems = Vec::new();
    Given {
        name,
        opened: Err(Refusal { title, problems }),
    }
}
