//! Does the harness do and see what it claims? Every word of it once, in every
//! browser, on a page of its own.

mod acting;
mod looking;
mod noticing;
mod serving;

use levelwise_e2e::{Result, Setup};

/// A page with one of everything the harness has a word for.
const SITE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/site");

fn fixture() -> Result<Setup> {
    Ok(Setup::folder(SITE))
}
