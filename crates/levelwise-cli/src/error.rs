//! What can stop a command, and what can a person do about it?
//!
//! A broken file among many stops nothing: see [`crate::console`].

use std::io;
use std::path::PathBuf;

use levelwise_core::merge::MergeError;
use levelwise_core::record::Problems;

/// Why nothing came of a command.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum Error {
    /// A path that was named is not there or cannot be opened.
    #[error("{}: {source}", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    /// There is no file to read below the paths that were named.
    #[error("no .json, .ndjson or .jsonl file below {}", listed(paths))]
    NothingToRead { paths: Vec<PathBuf> },
    /// A rubric that was named on the command line cannot be used.
    #[error("{}: {}", path.display(), problems.first().message)]
    Rubric { path: PathBuf, problems: Problems },
    /// A crosswalk that was named on the command line cannot be used.
    #[error("{}: {}", path.display(), problems.first().message)]
    Crosswalk { path: PathBuf, problems: Problems },
    /// A lineage that was named on the command line cannot be used.
    #[error("{}: {}", path.display(), problems.first().message)]
    Lineage { path: PathBuf, problems: Problems },
    /// No rubric at hand has the id that was named.
    #[error("there is no rubric {id} at hand")]
    NoSuchRubric { id: String, known: Vec<String> },
    /// A report is of one assessment, and several were named.
    #[error("{} holds more than one assessment", path.display())]
    NotOneFile { path: PathBuf },
    /// Only HTML can carry an assessment.
    #[error("Markdown carries no assessment")]
    NoDataInMarkdown,
    /// Every file was skipped.
    #[error("nothing could be read: {n_skipped} of {n_skipped} skipped")]
    AllSkipped { n_skipped: u64 },
    /// Two files do not belong together.
    #[error("{name}: {source}")]
    Merge { name: String, source: MergeError },
    /// A dimension stands in two breakdowns, whose groups could then be worked
    /// out from one another.
    #[error("{dimension} stands twice in what is broken down by")]
    DimensionTwice { dimension: &'static str },
    /// The result cannot be written.
    #[error("the result cannot be written to {to}: {source}")]
    Write { to: String, source: io::Error },
}

impl Error {
    /// What to do.
    pub(crate) fn hint(&self) -> String {
        match self {
            Self::Unreadable { .. } => "check the name, and that you may read it".to_owned(),
            Self::NothingToRead { .. } => {
                "name files that Levelwise saved, a folder of them, or - for lines of JSON on \
                 standard input"
                    .to_owned()
            }
            Self::Rubric { problems, .. }
            | Self::Crosswalk { problems, .. }
            | Self::Lineage { problems, .. } => problems.first().hint.clone(),
            Self::NoSuchRubric { known, .. } => format!(
                "name one of {}, or say where it is with --rubrics",
                known.join(", ")
            ),
            Self::NotOneFile { .. } => {
                "name one file; several of one team are put together with merge".to_owned()
            }
            Self::NoDataInMarkdown => "leave out --with-data, or write --format html".to_owned(),
            Self::AllSkipped { .. } => "what is wrong with each file stands above".to_owned(),
            Self::Merge { source, .. } => source.hint().to_owned(),
            Self::DimensionTwice { .. } => {
                "name each of organization, cycle and role once, since hidden groups could be \
                 worked out from two breakdowns of the same"
                    .to_owned()
            }
            Self::Write { .. } => "check the folder and the space on the disk".to_owned(),
        }
    }

    /// Whether whoever reads the result went away, such as `head`.
    pub(crate) fn is_reader_gone(&self) -> bool {
        matches!(self, Self::Write { source, .. } if source.kind() == io::ErrorKind::BrokenPipe)
    }
}

fn listed(paths: &[PathBuf]) -> String {
    let paths: Vec<String> = paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    paths.join(", ")
}
