//! Files and lines to extracts, on all cores.

use std::sync::Arc;

use levelwise_core::record::Problem;

use crate::console::Console;
use crate::error::Error;
use crate::input::Inputs;
use crate::rubrics::Library;
use crate::shared::open;

use super::extract::Draft;
use super::store::Store;
use super::structure::{Structure, Structures};

/// Reads every assessment; what is broken is told and skipped.
///
/// # Errors
/// If nothing is there to read.
pub(crate) fn read_all(
    inputs: Inputs,
    library: &Library,
    structures: &Structures,
    console: &mut Console,
) -> Result<Store, Error> {
    let mut store = Store::default();
    let work = |_: &str, bytes: &[u8]| extract_of(bytes, library, structures);
    inputs.each(console, work, |console, name, extract| {
        match extract {
            Ok(extract) => {
                console.count_read(1);
                store
                    .take(&extract, structures)
                    .expect("extracts of one assessment merge");
            }
            Err(problems) => console.skip(name, &problems),
        }
        Ok(())
    })?;
    Ok(store)
}

/// The extract of a file, by the engine's own reader.
fn extract_of(
    bytes: &[u8],
    library: &Library,
    structures: &Structures,
) -> Result<Vec<u8>, Vec<Problem>> {
    let (found, _) = open(bytes, library)?;
    let named = &found.assessment.rubric;
    let number = structures.find(named.id.as_str().as_bytes(), named.text_hash.as_bytes());
    let structure = match number.map(|number| structures.get(number)) {
        Some(known) if known.is_of(named.structure_hash.as_bytes()) => known,
        Some(_) | None => {
            Arc::new(Structure::of(named, &found.rubric).map_err(|problem| vec![problem])?)
        }
    };
    let mut draft = Draft::default();
    draft.write(&found.assessment, &structure);
    let number = number.unwrap_or_else(|| structures.add(Structure::clone(&structure)));
    let mut extract = Vec::new();
    draft.finish(number, &mut extract);
    Ok(extract)
}
