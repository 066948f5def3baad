//! A sentence that somebody must see, and the problems of a file.

use levelwise_core::record::Problem;

use crate::el::{El, div, el, p, span};
use crate::text::t;

/// More problems than these help nobody on a screen.
const SHOWN: usize = 12;

/// How urgent a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Calm,
    /// It worked.
    Good,
    /// Something needs a look.
    Warning,
    /// Something did not work.
    Problem,
}

/// A notice with a title, to which more can be added; screen readers are told
/// of it when it appears.
pub fn notice(tone: Tone, title: &str) -> El {
    let (class, role) = match tone {
        Tone::Calm => ("notice calm", "status"),
        Tone::Good => ("notice good", "status"),
        Tone::Warning => ("notice warning", "status"),
        Tone::Problem => ("notice problem", "alert"),
    };
    div(class)
        .set("role", role)
        .kid(p(title).class("notice-title"))
}

/// The problems of a file, each with its place and what to do.
pub fn problem_list(problems: &[Problem]) -> El {
    let mut list = el("ul").class("problems");
    for problem in problems.iter().take(SHOWN) {
        let item = el("li").text(&t::sentence(&problem.message)).text(" ");
        let item = item
            .kid(span("hint", &t::sentence(&problem.hint)))
            .text(" ");
        list = list.kid(if problem.place.is_empty() {
            item
        } else {
            item.kid(el("code").text(&problem.place))
        });
    }
    let n_more = problems.len().saturating_sub(SHOWN);
    let more = (n_more > 0).then(|| p(&t::more_problems(n_more)));
    el("div").kid(list).kid_if(more)
}
