//! What can stop a command, and what can a person do about it?

use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum Error {
    #[error("{what}")]
    Usage { what: String },
    #[error("no Trunk.toml in {} or any folder above it", from.display())]
    NoProject { from: PathBuf },
    #[error("this machine names no home folder to keep tools in")]
    NoCache,
    #[error("`{command}` could not be started: {source}")]
    NotStarted {
        command: String,
        source: std::io::Error,
    },
    #[error("`{command}` ended with {status}")]
    Failed { command: String, status: String },
    #[error("`{command}` took longer than {seconds} s and was stopped")]
    TooSlow { command: String, seconds: u64 },
    #[error("{} could not be {verb}: {source}", path.display())]
    File {
        path: PathBuf,
        verb: &'static str,
        source: std::io::Error,
    },
    #[error("{} is not what it should be: {why}", path.display())]
    Unreadable { path: PathBuf, why: String },
    #[error("{thing} is missing")]
    Missing { thing: String, advice: String },
    #[error("{} is missing, and with CI=true every browser must be there", things.join(" and "))]
    BrowsersMissing {
        things: Vec<String>,
        advice: Vec<String>,
    },
    #[error("port {port} of 127.0.0.1 is taken")]
    PortTaken { port: u16 },
    #[error("no free port from {from} to {to} on 127.0.0.1")]
    NoFreePort { from: u16, to: u16 },
    #[error("stage `{stage}` failed: {source}")]
    Stage {
        stage: &'static str,
        alone: String,
        source: Box<Error>,
    },
    #[error("{count} problems in the tree, listed above")]
    Untidy { count: usize },
}

impl Error {
    pub(crate) fn hint(&self) -> String {
        match self {
            Self::Usage { .. } => format!("call it like this\n\n{}", crate::args::USAGE),
            Self::NoProject { .. } => "run it inside a checkout of Levelwise".to_owned(),
            Self::NoCache => "set XDG_CACHE_HOME to a folder you can write to".to_owned(),
            Self::NotStarted { command, .. } => {
                let program = command.split(' ').next().unwrap_or(command);
                format!("install `{program}` or put it on PATH, then run the command again")
            }
            Self::Failed { .. } => "the reason is in the output above".to_owned(),
            Self::TooSlow { .. } => "check the network, then run the command again".to_owned(),
            Self::File { .. } => "check that the file and its folder belong to you".to_owned(),
            Self::Unreadable { .. } => "compare it with the committed version".to_owned(),
            Self::Missing { advice, .. } => advice.clone(),
            Self::BrowsersMissing { advice, .. } => advice.join("\n      "),
            Self::PortTaken { .. } => {
                "choose another number, or leave out --port for the next free one".to_owned()
            }
            Self::NoFreePort { .. } => "choose one with --port".to_owned(),
            Self::Stage { alone, source, .. } => {
                // What failed in these two has its reason on screen already.
                if matches!(**source, Self::Failed { .. } | Self::Untidy { .. }) {
                    format!("run it alone: {alone}")
                } else {
                    format!("{}\n      run it alone: {alone}", source.hint())
                }
            }
            Self::Untidy { .. } => "each line says what to do".to_owned(),
        }
    }
}
