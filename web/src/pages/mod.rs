//! The pages. They read state and put components together.

mod apart;
mod bench;
mod bulletin;
mod charts;
mod confirming;
mod copy_field;
mod crosswalk;
mod data;
mod embedded;
mod example;
mod fill;
mod import;
mod inventory;
mod invite;
mod join;
mod keeping;
mod later;
mod lineages;
mod meeting;
mod names;
mod new_assessment;
mod picture;
mod plan;
mod planning;
mod progress;
mod rate;
mod report;
mod results;
mod rubrics;
mod send;
mod shelf;
mod start;
mod team;
#[cfg(test)]
mod trial;
mod workspace;

pub use apart::kept_apart;
pub use bulletin::bulletin;
pub use later::{beside, load, not_loaded, shelf, site, work};
pub use rate::rate;
pub use start::{Start, StartProps};
pub use workspace::{Loading, Workspace, WorkspaceProps};

use levelwise_core::assessment::{Assessment, Choice};
use levelwise_core::rubric::Rubric;

use crate::chance;
use crate::files;
use crate::state;

/// Saves an assessment as a file and remembers when.
fn export(assessment: &Assessment) {
    let text = levelwise_core::format::write_assessment(assessment);
    if files::save(&file_name(assessment, ".json"), &text).is_ok() {
        let mut local = state::local(&assessment.id);
        local.exported = chance::now();
        // Only the reminder is lost if this cannot be written.
        let _ = state::set_local(&assessment.id, &local);
    }
}

/// A name that says what is in the file: letters, digits and hyphens, then the
/// `ending`.
fn file_name(assessment: &Assessment, ending: &str) -> String {
    let words = [report::title(assessment), " ", report::cycle(assessment)].concat();
    file_name_of(&words, ending)
}

fn file_name_of(words: &str, ending: &str) -> String {
    let mut name = String::from("levelwise");
    let mut gap = true;
    for letter in words.chars().take(60) {
        // Letters of other scripts may stand in a file name too.
        let fits = letter.is_ascii_alphanumeric() || !letter.is_ascii();
        if fits {
            if gap {
                name.push('-');
            }
            name.push(letter.to_ascii_lowercase());
        }
        gap = !fits;
    }
    name.push_str(ending);
    name
}

/// The choice that a level of the scale is, 0 for the ground.
fn choice_at(level: usize, rubric: &Rubric) -> Option<Choice> {
    match level.checked_sub(1) {
        None => Some(Choice::NotYet),
        Some(index) => {
            let level = rubric.scale.levels.get(index)?;
            Some(Choice::Level(level.id.clone()))
        }
    }
}

/// Opens another page.
fn go(route: &crate::routes::Route) {
    crate::host::go(&route.href());
}
