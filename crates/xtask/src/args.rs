//! What do the words after `cargo xtask` ask for?

use crate::error::Error;
use crate::stages::Stage;

pub(crate) const USAGE: &str = "\
usage: cargo xtask <command>

  start [--release] [--port N]  build the page and serve it on this machine
  build [--release]             build the page into dist/
  test [--quick] [--only STAGE] check everything; --quick leaves out browsers and wasm
  tidy                          check the map, who uses whom, the rules and the text files
  bench [roll-up | merge]       measure the page in real browsers, roll-ups beside databases,
                                or merges beside JSON trees
  package [--npm | --html]      pack the npm package in target/npm/, write the page as one file
                                to target/html/levelwise.html
  rubrics                       report on the rubrics, write their index and catalog
  schemas                       write rubrics/schema/ and the npm package's types from the Rust types";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Optimise {
    /// Quick to build, for trying things out.
    No,
    /// What people download.
    ForSize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Everything,
    /// Without browsers and without wasm.
    Quick,
    One(Stage),
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    Page,
    RollUp,
    Merge,
}

/// What is put together to be given away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Package {
    Everything,
    Npm,
    OneFile,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Start {
        optimise: Optimise,
        port: Option<u16>,
    },
    Build {
        optimise: Optimise,
    },
    Test {
        scope: Scope,
    },
    Tidy,
    Bench {
        subject: Subject,
    },
    Package {
        what: Package,
    },
    Rubrics,
    Schemas,
    /// Of our own making, not in the usage text: see [`crate::page::announce`].
    Announce {
        port: u16,
    },
    /// Called by Trunk: see [`crate::parts`].
    Parts,
    Usage,
}

pub(crate) fn parse(arguments: &[String]) -> Result<Command, Error> {
    let Some((name, rest)) = arguments.split_first() else {
        return Err(wrong("no command was given"));
    };
    let mut rest = rest.iter();
    let mut release = false;
    let mut quick = false;
    let (mut npm, mut html) = (false, false);
    let mut port = None;
    let mut only = None;
    let mut subject = Subject::Page;
    while let Some(argument) = rest.next() {
        match (name.as_str(), argument.as_str()) {
            ("start" | "build", "--release") => release = true,
            ("test", "--quick") => quick = true,
            ("bench", "roll-up") => subject = Subject::RollUp,
            ("bench", "merge") => subject = Subject::Merge,
            ("package", "--npm") => npm = true,
            ("package", "--html") => html = true,
            ("test", "--only") => only = Some(stage(rest.next())?),
            ("start" | "announce", "--port") => port = Some(port_number(rest.next())?),
            (_, "--help" | "-h") => return Ok(Command::Usage),
            _ => return Err(wrong(&format!("`{name}` knows no argument `{argument}`"))),
        }
    }
    let optimise = if release {
        Optimise::ForSize
    } else {
        Optimise::No
    };
    match name.as_str() {
        "start" => Ok(Command::Start { optimise, port }),
        "build" => Ok(Command::Build { optimise }),
        "test" => match (quick, only) {
            (true, Some(_)) => Err(wrong("`--quick` and `--only` exclude each other")),
            (true, None) => Ok(Command::Test {
                scope: Scope::Quick,
            }),
            (false, Some(stage)) => Ok(Command::Test {
                scope: Scope::One(stage),
            }),
            (false, None) => Ok(Command::Test {
                scope: Scope::Everything,
            }),
        },
        "tidy" => Ok(Command::Tidy),
        "bench" => Ok(Command::Bench { subject }),
        "package" => match (npm, html) {
            (true, true) => Err(wrong("`--npm` and `--html` exclude each other")),
            (true, false) => Ok(Command::Package { what: Package::Npm }),
            (false, true) => Ok(Command::Package {
                what: Package::OneFile,
            }),
            (false, false) => Ok(Command::Package {
                what: Package::Everything,
            }),
        },
        "rubrics" => Ok(Command::Rubrics),
        "schemas" => Ok(Command::Schemas),
        "parts" => Ok(Command::Parts),
        "announce" => match port {
            Some(port) => Ok(Command::Announce { port }),
            None => Err(wrong("`announce` needs `--port`")),
        },
        "help" | "--help" | "-h" => Ok(Command::Usage),
        _ => Err(wrong(&format!("there is no command `{name}`"))),
    }
}

fn port_number(text: Option<&String>) -> Result<u16, Error> {
    let text = text.ok_or_else(|| wrong("`--port` needs a number after it"))?;
    match text.parse() {
        Ok(port) if port > 0 => Ok(port),
        _ => Err(wrong(&format!(
            "`--port` takes a number from 1 to 65535, not `{text}`"
        ))),
    }
}

fn stage(text: Option<&String>) -> Result<Stage, Error> {
    let names = || Stage::ALL.map(Stage::name).join(", ");
    let Some(text) = text else {
        return Err(wrong(&format!(
            "`--only` needs a stage after it: {}",
            names()
        )));
    };
    let stage = Stage::ALL.into_iter().find(|stage| stage.name() == text);
    stage.ok_or_else(|| wrong(&format!("there is no stage `{text}`, only {}", names())))
}

fn wrong(what: &str) -> Error {
    Error::Usage {
        what: what.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Option<Command> {
        let arguments: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        parse(&arguments).ok()
    }

    #[test]
    fn every_command_is_read() {
        let optimise = Optimise::No;
        assert_eq!(
            parsed("start"),
            Some(Command::Start {
                optimise,
                port: None
            })
        );
        assert_eq!(
            parsed("start --release --port 9000"),
            Some(Command::Start {
                optimise: Optimise::ForSize,
                port: Some(9000)
            })
        );
        assert_eq!(parsed("build"), Some(Command::Build { optimise }));
        assert_eq!(
            parsed("test --quick"),
            Some(Command::Test {
                scope: Scope::Quick
            })
        );
        assert_eq!(
            parsed("test"),
            Some(Command::Test {
                scope: Scope::Everything
            })
        );
        let only = Scope::One(Stage::Format);
        assert_eq!(
            parsed("test --only format"),
            Some(Command::Test { scope: only })
        );
        assert_eq!(parsed("tidy"), Some(Command::Tidy));
        for (line, what) in [
            ("package", Package::Everything),
            ("package --npm", Package::Npm),
            ("package --html", Package::OneFile),
        ] {
            assert_eq!(parsed(line), Some(Command::Package { what }), "{line}");
        }
        assert_eq!(parsed("rubrics"), Some(Command::Rubrics));
        assert_eq!(parsed("schemas"), Some(Command::Schemas));
        let subject = Subject::Page;
        assert_eq!(parsed("bench"), Some(Command::Bench { subject }));
        for (line, subject) in [
            ("bench roll-up", Subject::RollUp),
            ("bench merge", Subject::Merge),
        ] {
            assert_eq!(parsed(line), Some(Command::Bench { subject }), "{line}");
        }
        assert_eq!(parsed("tidy --help"), Some(Command::Usage));
    }

    #[test]
    fn what_is_unknown_is_an_error() {
        for line in [
            "",
            "strat",
            "start --fast",
            "start extra",
            "build --port 1",
            "tidy --quick",
            "package --npm --html",
            "build --html",
            "rubrics --quick",
            "bench rollup",
            "test --only",
            "test --only x",
            "test --quick --only tidy",
            "start --port",
            "start --port 0",
            "start --port 70000",
            "start --port x",
            "announce",
        ] {
            assert_eq!(parsed(line), None, "{line}");
        }
    }
}
