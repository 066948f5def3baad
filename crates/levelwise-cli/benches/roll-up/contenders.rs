//! Who is compared, how each is called, and what each counted.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Failure;

/// How the assessments lie there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// One on each line of one file, without blanks.
    Lines,
    /// One in each file, as Levelwise writes it.
    Files,
}

/// Who counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tool {
    Levelwise,
    DuckDb,
    Polars,
    Python,
}

/// A tool that can be run here.
#[derive(Debug)]
pub(crate) struct Contender {
    pub(crate) tool: Tool,
    program: PathBuf,
}

/// How many chose what, by group, indicator and choice.
pub(crate) type Counts = BTreeMap<(String, String, String), u64>;

impl Form {
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Lines => "one file of lines",
            Self::Files => "one file for each",
        }
    }

    pub(crate) fn source(self, nation: &Path) -> PathBuf {
        nation.join(match self {
            Self::Lines => "lines.ndjson",
            Self::Files => "files",
        })
    }
}

impl Tool {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Levelwise => "Levelwise",
            Self::DuckDb => "DuckDB",
            Self::Polars => "Polars",
            Self::Python => "Python",
        }
    }

    /// The program of the others.
    fn script(self) -> Option<PathBuf> {
        let name = match self {
            Self::Levelwise => return None,
            Self::DuckDb => "with_duckdb.py",
            Self::Polars => "with_polars.py",
            Self::Python => "with_python.py",
        };
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/roll-up");
        Some(folder.join(name))
    }
}

/// Levelwise first, then who is there or can be installed below `place`; and
/// why others are not.
pub(crate) fn find(place: &Path) -> Result<(Vec<Contender>, Vec<String>), Failure> {
    let mut found = vec![Contender {
        tool: Tool::Levelwise,
        program: env!("CARGO_BIN_EXE_levelwise").into(),
    }];
    let mut absent = Vec::new();
    let folder = place.join("python");
    let python = folder.join("bin/python");
    if !python.exists() {
        fs::create_dir_all(place)?;
        println!("setting up Python below {}", folder.display());
        if let Err(why) = quiet(Command::new("python3").arg("-m").arg("venv").arg(&folder)) {
            absent.push(format!("DuckDB, Polars and Python: python3 {why}"));
            return Ok((found, absent));
        }
    }
    for (tool, package) in [(Tool::DuckDb, "duckdb"), (Tool::Polars, "polars")] {
        let is_there = quiet(Command::new(&python).args(["-c", &format!("import {package}")]));
        let install = || quiet(Command::new(&python).args(["-m", "pip", "install", package]));
        match is_there.or_else(|_| install()) {
            Ok(()) => found.push(Contender {
                tool,
                program: python.clone(),
            }),
            Err(why) => absent.push(format!("{}: pip {why}", tool.name())),
        }
    }
    found.push(Contender {
        tool: Tool::Python,
        program: python,
    });
    Ok((found, absent))
}

fn quiet(command: &mut Command) -> Result<(), String> {
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("ended with {status}")),
        Err(error) => Err(format!("cannot be run: {error}")),
    }
}

impl Contender {
    /// The words that count `source` into `result` on so many cores.
    pub(crate) fn command(
        &self,
        form: Form,
        source: &Path,
        n_cores: usize,
        result: &Path,
    ) -> Vec<OsString> {
        let threads = n_cores.to_string();
        let cores = if n_cores == 1 { "0" } else { "0,1" };
        let mut words: Vec<OsString> = Vec::new();
        // Both the cores that it may use and what it is told of them.
        words.extend(["taskset", "-c", cores, "env"].map(OsString::from));
        words.push(format!("POLARS_MAX_THREADS={threads}").into());
        words.push(self.program.clone().into());
        match self.tool.script() {
            None => {
                words.extend(["roll-up", "--quiet"].map(OsString::from));
                words.push(source.into());
                let asked = ["--by", "role", "--by", "cycle", "--smallest", "1"];
                words.extend(asked.map(OsString::from));
                words.extend(["--format", "csv", "--output"].map(OsString::from));
                words.push(result.into());
            }
            Some(script) => {
                words.push(script.into());
                words.push(
                    if form == Form::Lines {
                        "lines"
                    } else {
                        "files"
                    }
                    .into(),
                );
                words.push(source.into());
                words.push(threads.into());
                words.push(result.into());
            }
        }
        words
    }

    /// What was counted.
    pub(crate) fn counts(&self, result: &Path) -> Result<Counts, Failure> {
        match self.tool {
            Tool::Levelwise => ours(result),
            Tool::DuckDb | Tool::Polars | Tool::Python => theirs(result),
        }
    }
}

fn theirs(result: &Path) -> Result<Counts, Failure> {
    let mut counts = Counts::new();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_path(result)?;
    for record in reader.deserialize() {
        let (group, indicator, choice, n): (String, String, String, u64) = record?;
        counts.insert((group, indicator, choice), n);
    }
    Ok(counts)
}

/// In the form of the others: without rows of zero, and without everything
/// together.
fn ours(result: &Path) -> Result<Counts, Failure> {
    const CHOICES: [(&str, &str); 6] = [
        ("raters_at_level_0", "not-yet"),
        ("raters_at_level_1", "getting-started"),
        ("raters_at_level_2", "getting-better"),
        ("raters_at_level_3", "keep-improving"),
        ("raters_not_applicable", "not-applicable"),
        ("raters_dont_know", "dont-know"),
    ];
    let mut counts = Counts::new();
    let mut reader = csv::Reader::from_path(result)?;
    for record in reader.deserialize() {
        let row: BTreeMap<String, String> = record?;
        let by = row["by"].as_str();
        if by == "all" {
            continue;
        }
        for (column, choice) in CHOICES {
            let n: u64 = row[column].parse()?;
            if n > 0 {
                let group = format!("{by}={}", row[by]);
                counts.insert((group, row["indicator"].clone(), choice.to_owned()), n);
            }
        }
    }
    Ok(counts)
}
