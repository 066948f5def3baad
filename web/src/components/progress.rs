//! How much is answered, and whether it is kept.

use crate::el::{El, div, el, span};
use crate::text::t;

/// A progress bar with its words.
pub fn progress(n_answered: usize, n_all: usize) -> El {
    let words = t::answered_of(n_answered, n_all);
    div("progress").kid(span("", &words)).kid(
        el("progress")
            .put("value", n_answered.to_string())
            .put("max", n_all.to_string())
            .put("aria-label", words),
    )
}

/// What the badge says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    /// Everything is kept.
    Done,
    /// A change is about to be kept.
    Waiting,
    /// The last change is not kept.
    Failed,
}

/// Whether what was typed is kept: always visible while somebody works.
pub fn save_badge(saving: Saving) -> El {
    let (class, words) = match saving {
        Saving::Done => ("save-badge saved", t::SAVED),
        Saving::Waiting => ("save-badge saving", t::SAVING),
        Saving::Failed => ("save-badge unsaved", t::NOT_SAVED),
    };
    span(class, words).set("role", "status")
}
