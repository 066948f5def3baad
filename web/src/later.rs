//! What is not needed to rate the first indicator, and is loaded after it.
//!
//! Everything that only [`Later`] leads to is compiled into a module of its own
//! by `cargo xtask build --release` (crates/DECISIONS.md, 12); without the
//! feature `split` it is part of the page. Nothing but this file may call what
//! belongs to it, or it moves back into the first load.

use yew::html::Scope;
use yew::{Callback, Html};

use crate::components::{Tone, notice};
use crate::el::{button, el, p};
use crate::pages::{self, Workspace};
use crate::routes::Route;
use crate::state::Desk;
use crate::text::t;

/// The pages and parts of pages that come later.
#[derive(Debug)]
pub struct Later {
    /// The pages of one assessment, but for filling it in.
    pub work: fn(&Route, &Desk, &Scope<Workspace>) -> Html,
    /// The pages that are about no assessment, but for the first.
    pub site: fn(&Route) -> Html,
    /// Opens files; the callback hears what changed on this device.
    pub import: fn(Callback<()>) -> Html,
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
    work: pages::work,
    site: pages::site,
    import: pages::import,
};

/// Loads it, once; `None` if that was not possible.
pub async fn load() -> Option<&'static Later> {
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
