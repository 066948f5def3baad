//! Does everything hold? The stages of `cargo xtask test`, in their order.
//!
//! What each stage runs: [`perform`].

mod perform;

use std::time::Instant;

use crate::args::Scope;
use crate::error::Error;
use crate::places::Places;
use crate::setup::browsers;
use crate::setup::{Purpose, Toolbox};
use perform::{Outcome, perform};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    Tidy,
    Format,
    Lint,
    LintWeb,
    Engine,
    WebSteps,
    WebInBrowser,
    Page,
    Browsers,
    Package,
}

impl Stage {
    pub(crate) const ALL: [Self; 10] = [
        Self::Tidy,
        Self::Format,
        Self::Lint,
        Self::LintWeb,
        Self::Engine,
        Self::WebSteps,
        Self::WebInBrowser,
        Self::Page,
        Self::Browsers,
        Self::Package,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Tidy => "tidy",
            Self::Format => "format",
            Self::Lint => "lint",
            Self::LintWeb => "lint-web",
            Self::Engine => "engine",
            Self::WebSteps => "web-steps",
            Self::WebInBrowser => "web-in-browser",
            Self::Page => "page",
            Self::Browsers => "browsers",
            Self::Package => "package",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Tidy => "the map, who uses whom, rules and text files",
            Self::Format => "the layout of the sources",
            Self::Lint => "warnings outside the web crate",
            Self::LintWeb => "warnings in the web crate, for wasm",
            Self::Engine => "tests of the engine, its types, the command line and xtask",
            Self::WebSteps => "the web crate's pure steps, without a browser",
            Self::WebInBrowser => "the web crate's parts in Chromium",
            Self::Page => "the page as people download it",
            Self::Browsers => "the page in real browsers, and its size",
            Self::Package => "the npm package, packed, in small projects and real browsers",
        }
    }

    /// What it takes beyond a Rust compiler.
    fn purpose(self) -> Option<Purpose> {
        match self {
            Self::Tidy | Self::Format | Self::Lint | Self::Engine | Self::WebSteps => None,
            Self::LintWeb => Some(Purpose::Page),
            Self::Page => Some(Purpose::SmallPage),
            Self::WebInBrowser | Self::Browsers | Self::Package => Some(Purpose::Browsers),
        }
    }
}

pub(crate) fn run(places: &Places, scope: Scope) -> Result<(), Error> {
    let started = Instant::now();
    let stages: Vec<Stage> = Stage::ALL
        .into_iter()
        .filter(|stage| is_in(*stage, scope))
        .collect();
    let toolbox = match purpose_of(&stages) {
        Some(purpose) => Some(Toolbox::prepare(places, purpose)?),
        None => None,
    };
    let wants_browsers = purpose_of(&stages) == Some(Purpose::Browsers);
    let absent = match &toolbox {
        Some(toolbox) if wants_browsers => toolbox.absent_browsers(),
        Some(_) | None => Vec::new(),
    };
    if browsers::is_ci() && !absent.is_empty() {
        return Err(Error::BrowsersMissing {
            things: absent
                .iter()
                .map(|browser| browser.name().to_owned())
                .collect(),
            advice: absent.iter().map(|browser| browser.advice()).collect(),
        });
    }

    let mut not_run: Vec<String> = absent
        .iter()
        .map(|browser| format!("{}: {}", browser.name(), browser.advice()))
        .collect();
    for (idx, stage) in stages.iter().enumerate() {
        println!(
            "\n[{}/{}] {}: {}",
            idx + 1,
            stages.len(),
            stage.name(),
            stage.about()
        );
        let step = Instant::now();
        match perform(*stage, places, toolbox.as_ref()) {
            Ok(Outcome::Passed) => {}
            Ok(Outcome::NotRun { why }) => {
                println!("not run: {why}");
                not_run.push(format!("{}: {why}", stage.name()));
            }
            Err(source) => {
                return Err(Error::Stage {
                    stage: stage.name(),
                    alone: format!("cargo xtask test --only {}", stage.name()),
                    source: Box::new(source),
                });
            }
        }
        println!(
            "[{}/{}] {} took {:.1} s",
            idx + 1,
            stages.len(),
            stage.name(),
            step.elapsed().as_secs_f32()
        );
    }
    for line in &not_run {
        println!("\nNOT RUN: {line}");
    }
    let passed = if not_run.is_empty() {
        "all stages passed"
    } else {
        "what ran passed"
    };
    println!("\n{passed} in {:.1} s", started.elapsed().as_secs_f32());
    Ok(())
}

fn is_in(stage: Stage, scope: Scope) -> bool {
    match scope {
        Scope::Everything => true,
        Scope::Quick => stage.purpose().is_none(),
        // The browsers would otherwise see whichever page was built last.
        Scope::One(one @ (Stage::Browsers | Stage::Package)) => {
            stage == Stage::Page || stage == one
        }
        Scope::One(one) => stage == one,
    }
}

/// The most that any of the stages takes.
fn purpose_of(stages: &[Stage]) -> Option<Purpose> {
    let taken: Vec<Purpose> = stages.iter().filter_map(|stage| stage.purpose()).collect();
    [Purpose::Browsers, Purpose::SmallPage, Purpose::Page]
        .into_iter()
        .find(|purpose| taken.contains(purpose))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quick_needs_no_tools() {
        let quick: Vec<Stage> = Stage::ALL
            .into_iter()
            .filter(|stage| is_in(*stage, Scope::Quick))
            .collect();
        assert_eq!(purpose_of(&quick), None);
        assert!(quick.contains(&Stage::Engine));
    }

    #[test]
    fn the_largest_purpose_wins() {
        assert_eq!(purpose_of(&Stage::ALL), Some(Purpose::Browsers));
        assert_eq!(
            purpose_of(&[Stage::LintWeb, Stage::Page]),
            Some(Purpose::SmallPage)
        );
        assert_eq!(
            purpose_of(&[Stage::Tidy, Stage::LintWeb]),
            Some(Purpose::Page)
        );
    }
}
