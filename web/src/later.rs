//! What is not needed to rate the first indicator, and is loaded after it.
//!
//! Everything that only [`Later`] leads to is compiled into a module of its own
//! by `cargo xtask build --release` (crates/DECISIONS.md, 12); without the
//! feature `split` it is part of the page. Nothing but this file may call what
//! belongs to it, or it moves back into the first load.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;

use levelwise_core::assessment::AssessmentId;
use levelwise_core::rubric::Rubric;
use wasm_bindgen_futures::spawn_local;
use yew::html::Scope;
use yew::{Callback, Html};

use crate::components::{Tone, notice};
use crate::el::{button, el, p};
use crate::pages::{self, Loading, Workspace};
use crate::routes::Route;
use crate::state::{self, Check, Desk, Done, Reading, RubricError};
use crate::styles;
use crate::text::t;

/// Called when an assessment was read, or cannot be.
pub type OnLoaded = Box<dyn FnOnce(Loading)>;

/// The pages and parts of pages that come later.
#[derive(Debug)]
pub struct Later {
    /// Puts the style sheets of all this into the page.
    pub dress: fn() -> Pin<Box<dyn Future<Output = ()>>>,
    /// What it takes to understand what another tab wrote.
    pub reading: Reading,
    /// Reads a rubric that nobody checked beforehand.
    pub check: Check,
    /// Reads an assessment and gives it, or why it cannot be had.
    pub load: fn(&AssessmentId, OnLoaded),
    /// Says that the browser keeps this apart from the page itself.
    pub kept_apart: fn() -> Html,
    /// Why an assessment cannot be had.
    pub not_loaded: fn(&Loading) -> Html,
    /// The assessments on this device; another number reads them again.
    pub shelf: fn(u32) -> Html,
    /// The pages of one assessment; of filling it in what stands above the form.
    pub work: fn(&Route, &Desk, &Scope<Workspace>) -> Html,
    /// The pages that are about no assessment, but for the first.
    pub site: fn(&Route) -> Html,
    /// What stands beside a new assessment: opening a file, trying an example.
    /// The callback hears what changed on this device.
    pub beside: fn(Callback<()>) -> Html,
    /// What is said at the foot of every page.
    pub bulletin: fn(&Route) -> Html,
}

/// How far loading it has come.
#[derive(Debug, Clone, Default)]
pub enum Part {
    /// It goes on.
    #[default]
    Coming,
    /// It is here.
    Here(&'static Later),
    /// It could not be loaded; the callback tries again.
    Failed(Callback<()>),
}

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Coming, Self::Coming) => true,
            // There is only one.
            (Self::Here(_), Self::Here(_)) => true,
            (Self::Failed(retry), Self::Failed(other)) => retry == other,
            (Self::Coming | Self::Here(_) | Self::Failed(_), _) => false,
        }
    }
}

impl Part {
    /// It, if it is here.
    pub fn here(&self) -> Option<&'static Later> {
        match self {
            Self::Here(later) => Some(later),
            Self::Coming | Self::Failed(_) => None,
        }
    }

    /// What `draw` makes of it, or else why it is not there.
    pub fn draw(&self, draw: impl FnOnce(&'static Later) -> Html) -> Html {
        match self {
            Self::Here(later) => draw(later),
            Self::Coming => p(t::LOADING).set("role", "status").done(),
            Self::Failed(retry) => {
                let retry = retry.clone();
                let again =
                    button("", t::TRY_AGAIN).on_click(std::rc::Rc::new(move |_| retry.emit(())));
                notice(Tone::Problem, t::PART_NOT_LOADED)
                    .kid(el("p").kid(again))
                    .done()
            }
        }
    }
}

static LATER: Later = Later {
    dress: styles::dress,
    reading: state::READING,
    check: state::CHECK,
    load: pages::load,
    kept_apart: pages::kept_apart,
    not_loaded: pages::not_loaded,
    shelf: pages::shelf,
    work: pages::work,
    site: pages::site,
    beside: pages::beside,
    bulletin: pages::bulletin,
};

thread_local! {
    static HERE: Cell<Option<&'static Later>> = const { Cell::new(None) };
}

/// It, if it was loaded already.
pub fn here() -> Option<&'static Later> {
    HERE.get()
}

/// Loads it and calls `run` with it; without it if that was not possible.
pub fn then(run: impl FnOnce(Option<&'static Later>) + 'static) {
    let run: Box<dyn FnOnce(_)> = Box::new(run);
    spawn_local(async move {
        let later = load().await;
        if let Some(later) = later {
            (later.dress)().await;
            HERE.set(Some(later));
        }
        run(later);
    });
}

/// Reads a rubric that nobody checked beforehand.
pub fn check_rubric(bytes: Vec<u8>, done: Done<Rubric>) {
    then(|later| match later {
        Some(later) => (later.check)(bytes, done),
        None => done(Err(RubricError::NotFetched)),
    });
}

async fn load() -> Option<&'static Later> {
    #[cfg(feature = "split")]
    {
        split::part().await.ok()
    }
    #[cfg(not(feature = "split"))]
    {
        Some(&LATER)
    }
}

#[cfg(feature = "split")]
#[allow(unsafe_code, improper_ctypes_definitions, improper_ctypes)]
mod split {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{LATER, Later};

    #[wasm_split(later, fallible)]
    pub fn part() -> Result<&'static Later, SplitLoaderError> {
        Ok(&LATER)
    }
}
