//! Which rubric does an assessment go by? The one it carries, else the one with
//! its name among those given on the command line and those that come along. And
//! the crosswalk between them, and their lineages.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use levelwise_core::assessment::RubricRef;
use levelwise_core::crosswalk::Crosswalk;
use levelwise_core::format;
use levelwise_core::lineage::Lineage;
use levelwise_core::record::Problem;
use levelwise_core::rubric::Rubric;

use crate::console::Console;
use crate::error::Error;
use crate::input::{Inputs, read_file};

/// The rubrics of `rubrics/index.json`, by id.
static SHIPPED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// Their lineages, by the rubric's id.
static SHIPPED_LINEAGES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/lineages.rs"));

/// The crosswalk that comes along.
static SHIPPED_CROSSWALK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/crosswalk.json"));

/// Where rubrics are looked for.
#[derive(Debug, Clone, Args)]
pub(crate) struct RubricWords {
    /// Go by this rubric, whatever the files name
    #[arg(long, value_name = "FILE")]
    rubric: Option<PathBuf>,
    /// Look here too for the rubrics that files name; may be repeated
    #[arg(long, value_name = "FILE OR FOLDER")]
    rubrics: Vec<PathBuf>,
}

/// All rubrics at hand.
#[derive(Debug)]
pub(crate) struct Library {
    always: Option<Arc<Rubric>>,
    /// Those of the command line come before those that come along.
    rubrics: Vec<Arc<Rubric>>,
}

impl RubricWords {
    /// Reads every rubric that is named, and those that come along.
    ///
    /// # Errors
    /// If one that is named cannot be used.
    pub(crate) fn load(&self, console: &mut Console) -> Result<Library, Error> {
        let always = self.rubric.as_deref().map(open).transpose()?;
        let mut rubrics = Vec::new();
        for path in &self.rubrics {
            let inputs = Inputs::find(std::slice::from_ref(path), console)?;
            let is_single = inputs.is_single();
            inputs.each(
                console,
                |_, bytes| format::open_rubric(bytes),
                |console, name, opened| match opened {
                    Ok(opened) => {
                        rubrics.push(Arc::new(opened.value));
                        Ok(())
                    }
                    Err(problems) if is_single => Err(Error::Rubric {
                        path: path.clone(),
                        problems,
                    }),
                    // A folder of rubrics may hold other files.
                    Err(problems) if problems.first().code == "wrong-format" => Ok(()),
                    Err(problems) => {
                        console.skip(name, problems.list());
                        Ok(())
                    }
                },
            )?;
        }
        for (id, bytes) in SHIPPED {
            let opened = format::open_rubric(bytes);
            let opened = opened.map_err(|problems| Error::Rubric {
                path: PathBuf::from(id),
                problems,
            })?;
            rubrics.push(Arc::new(opened.value));
        }
        Ok(Library { always, rubrics })
    }
}

fn open(path: &Path) -> Result<Arc<Rubric>, Error> {
    let bytes = read_file(path).map_err(|source| Error::Unreadable {
        path: path.to_path_buf(),
        source,
    })?;
    let opened = format::open_rubric(&bytes).map_err(|problems| Error::Rubric {
        path: path.to_path_buf(),
        problems,
    })?;
    Ok(Arc::new(opened.value))
}

/// The crosswalk in this file, else the one that comes along.
///
/// # Errors
/// If it cannot be used.
pub(crate) fn open_crosswalk(path: Option<&Path>) -> Result<Crosswalk, Error> {
    let read;
    let bytes = match path {
        None => SHIPPED_CROSSWALK,
        Some(path) => {
            read = read_file(path).map_err(|source| Error::Unreadable {
                path: path.to_path_buf(),
                source,
            })?;
            &read
        }
    };
    let opened = format::open_crosswalk(bytes).map_err(|problems| Error::Crosswalk {
        path: path.unwrap_or(Path::new("crosswalk")).to_path_buf(),
        problems,
    })?;
    Ok(opened.value)
}

/// The lineage in this file, else the one of the rubric that comes along; `None`
/// if there is none of it.
///
/// # Errors
/// If a file is named that cannot be used.
pub(crate) fn open_lineage(path: Option<&Path>, rubric: &Rubric) -> Result<Option<Lineage>, Error> {
    let is_of_it = |lineage: &Lineage| *lineage.rubric() == rubric.id;
    let Some(path) = path else {
        let mut shipped = SHIPPED_LINEAGES.iter();
        let found = shipped.find(|(id, _)| *id == rubric.id.as_str());
        let opened = found.and_then(|(_, bytes)| format::open_lineage(bytes).ok());
        return Ok(opened.map(|opened| opened.value).filter(is_of_it));
    };
    let bytes = read_file(path).map_err(|source| Error::Unreadable {
        path: path.to_path_buf(),
        source,
    })?;
    let opened = format::open_lineage(&bytes).map_err(|problems| Error::Lineage {
        path: path.to_path_buf(),
        problems,
    })?;
    Ok(Some(opened.value).filter(is_of_it))
}

impl Library {
    /// Every rubric at hand, those of the command line first.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Arc<Rubric>> {
        self.always.iter().chain(&self.rubrics)
    }

    /// The ids of the rubrics at hand, each once.
    pub(crate) fn ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = self.all().map(|rubric| rubric.id.to_string()).collect();
        ids.sort();
        ids.dedup();
        ids
    }

    /// The rubrics at hand with this id.
    pub(crate) fn with_id(&self, id: &str) -> impl Iterator<Item = &Arc<Rubric>> {
        self.all().filter(move |rubric| rubric.id.as_str() == id)
    }

    /// The rubric to go by.
    ///
    /// # Errors
    /// One problem, `unknown-rubric`, if none has the name.
    pub(crate) fn find(&self, named: &RubricRef) -> Result<Arc<Rubric>, Problem> {
        if let Some(rubric) = &self.always {
            return Ok(Arc::clone(rubric));
        }
        if let Some(full) = &named.full {
            // What is carried was found to be consistent when the file was read.
            if let Ok(rubric) = Rubric::new(Arc::clone(full)) {
                return Ok(Arc::new(rubric));
            }
        }
        let to_the_word = self.rubrics.iter().find(|rubric| named.names(rubric));
        let with_id = || self.with_id(named.id.as_str());
        let is_alike = |rubric: &&Arc<Rubric>| rubric.structure_hash() == named.structure_hash;
        let found = to_the_word
            .or_else(|| with_id().find(is_alike))
            .or_else(|| with_id().next())
            .cloned();
        found.ok_or_else(|| {
            let message = format!(
                "rubric {} {} is neither in the file nor at hand",
                named.id, named.version
            );
            let hint = "say where it is with --rubrics, or name another with --rubric";
            Problem::error("unknown-rubric", "/rubric", message, hint)
        })
    }
}
