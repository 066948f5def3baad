//! The rubric that an assessment names, carried or beside the page, and the
//! filled examples. It belongs to the part of the page that comes later.

use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use levelwise_core::assessment::{Assessment, RubricRef};
use levelwise_core::format;
use levelwise_core::rubric::{Rubric, RubricId};

use crate::shared::Shared;

use super::rubrics::{self, Card, Check, Done, RubricError};

/// Reads a rubric that nobody checked beforehand.
pub const CHECK: Check = |bytes, done| {
    let opened = format::open_rubric(&bytes);
    done(opened.map(|opened| opened.value).map_err(broken));
};

/// The rubrics beside the page, in the order of their list.
///
/// # Errors
/// [`RubricError`].
pub async fn index() -> Result<Vec<Card>, RubricError> {
    awaited(rubrics::fetch_index).await
}

/// A rubric beside the page.
///
/// # Errors
/// [`RubricError`].
pub async fn by_id(id: &RubricId) -> Result<Shared<Rubric>, RubricError> {
    awaited(|done| rubrics::fetch_rubric(id, CHECK, done)).await
}

/// The rubric that an assessment names: the one it carries, else the one beside
/// the page.
///
/// # Errors
/// [`RubricError`].
pub async fn find(wanted: &RubricRef) -> Result<Shared<Rubric>, RubricError> {
    match &wanted.full {
        Some(full) => {
            let rubric = Rubric::new(full.clone());
            rubric.map(Shared::new).map_err(broken)
        }
        None => by_id(&wanted.id).await,
    }
}

/// The filled example of a rubric.
///
/// # Errors
/// [`RubricError`].
pub async fn example(id: &RubricId) -> Result<Assessment, RubricError> {
    let path = format!("rubrics/examples/{id}.json");
    let bytes = awaited(|done| rubrics::fetch(&path, done)).await?;
    let bytes = bytes.ok_or(RubricError::NotFetched)?;
    let opened = format::open_assessment(&bytes).map_err(broken)?;
    Ok(opened.value)
}

#[expect(clippy::needless_pass_by_value, reason = "it is what map_err gives")]
fn broken(problems: levelwise_core::record::Problems) -> RubricError {
    RubricError::Broken(problems.first().to_string())
}

/// What `begin` is going to give.
pub(super) async fn awaited<T: 'static>(begin: impl FnOnce(Done<T>)) -> Result<T, RubricError> {
    struct Coming<T> {
        come: Option<Result<T, RubricError>>,
        waker: Option<Waker>,
    }
    let coming = Rc::new(RefCell::new(Coming {
        come: None,
        waker: None,
    }));
    let there = Rc::clone(&coming);
    begin(Box::new(move |come| {
        let mut coming = there.borrow_mut();
        coming.come = Some(come);
        let waker = coming.waker.take();
        drop(coming);
        if let Some(waker) = waker {
            waker.wake();
        }
    }));
    poll_fn(move |context| {
        let mut coming = coming.borrow_mut();
        match coming.come.take() {
            Some(come) => Poll::Ready(come),
            None => {
                coming.waker = Some(context.waker().clone());
                Poll::Pending
            }
        }
    })
    .await
}
