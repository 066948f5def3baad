//! The crosswalk beside the page, fetched when one rubric is seen through
//! another. It belongs to the part of the page that comes later.

use std::cell::RefCell;

use levelwise_core::crosswalk::Crosswalk;
use levelwise_core::format;

use crate::shared::Shared;

use super::found::{awaited, broken};
use super::rubrics::{RubricError, fetch};

thread_local! {
    static FETCHED: RefCell<Option<Shared<Crosswalk>>> = const { RefCell::new(None) };
}

/// The relations between the rubrics beside the page.
///
/// # Errors
/// [`RubricError`].
pub async fn crosswalk() -> Result<Shared<Crosswalk>, RubricError> {
    if let Some(crosswalk) = FETCHED.with_borrow(Clone::clone) {
        return Ok(crosswalk);
    }
    let bytes = awaited(|done| fetch("rubrics/crosswalk.json", done)).await?;
    let bytes = bytes.ok_or(RubricError::NotFetched)?;
    let opened = format::open_crosswalk(&bytes).map_err(broken)?;
    let crosswalk = Shared::new(opened.value);
    FETCHED.set(Some(crosswalk.clone()));
    Ok(crosswalk)
}
