//! What is wrong, where, and what to do about it.

use std::fmt;

use serde::Serialize;

/// Where a problem is: a JSON pointer (RFC 6901) into the file, `""` for the
/// whole of it.
pub type Place = String;

/// Whether a problem keeps a file from being used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The file cannot be used as it is.
    Error,
    /// The file can be used; somebody should look.
    Warning,
}

/// One problem of a file, with its place and a hint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// A stable name of the rule that is broken, such as `id-twice`.
    pub code: &'static str,
    /// Whether the file can be used all the same.
    pub severity: Severity,
    /// Where, as a JSON pointer; for text that is no JSON, `line:column`.
    pub place: Place,
    /// The thing, the rule and both values, without a full stop.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl Problem {
    /// A problem that keeps the file from being used.
    pub fn error(
        code: &'static str,
        place: impl Into<Place>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self {
            code,
            severity: Severity::Error,
            place: place.into(),
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// A problem that somebody should look at; the file can be used.
    pub fn warning(
        code: &'static str,
        place: impl Into<Place>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, place, message, hint)
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        write!(f, "{} ({})", self.message, self.hint)
    }
}

/// Why a file could not be opened: one problem or more, in the order of the
/// file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// `None` if nothing in `problems` is an error.
    #[must_use]
    pub fn of(problems: Vec<Problem>) -> Option<Self> {
        problems
            .iter()
            .any(|problem| problem.severity == Severity::Error)
            .then_some(Self(problems))
    }

    /// The warnings, if nothing in `problems` is an error.
    pub(crate) fn none_in(problems: Vec<Problem>) -> Result<Vec<Problem>, Self> {
        let is_error = |problem: &Problem| problem.severity == Severity::Error;
        if problems.iter().any(is_error) {
            Err(Self(problems))
        } else {
            Ok(problems)
        }
    }

    /// The problems, at least one of them an error.
    #[must_use]
    pub fn list(&self) -> &[Problem] {
        &self.0
    }

    /// The first error, which a short notice shows.
    #[must_use]
    pub fn first(&self) -> &Problem {
        self.0
            .iter()
            .find(|problem| problem.severity == Severity::Error)
            .unwrap_or(&self.0[0])
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![Problem {
            severity: Severity::Error,
            ..problem
        }])
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (problem_idx, problem) in self.0.iter().enumerate() {
            if problem_idx > 0 {
                writeln!(f)?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
