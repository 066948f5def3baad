//! The rubrics beside the page: fetched as JSON, one when it is needed.

use std::cell::RefCell;

use levelwise_core::format;
use levelwise_core::record::{Json, parse};
use levelwise_core::rubric::{Rubric, RubricId};
use wasm_bindgen_futures::spawn_local;

use crate::host;
use crate::shared::Shared;

use super::checked::CHECKED;

thread_local! {
    static FETCHED: RefCell<Vec<(RubricId, Shared<Rubric>)>> = const { RefCell::new(Vec::new()) };
}

/// Called with what comes, once.
pub type Done<T> = Box<dyn FnOnce(Result<T, RubricError>)>;

/// Reads a rubric that nobody checked beforehand; that comes later than the
/// first page.
pub type Check = fn(Vec<u8>, Done<Rubric>);

/// What the list of rubrics says of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Its id, which is also the name of its file.
    pub id: RubricId,
    /// What it is called.
    pub title: String,
}

/// Why a rubric cannot be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RubricError {
    /// The file could not be fetched; the page may be offline.
    NotFetched,
    /// No rubric with this id stands beside the page.
    NotHere(RubricId),
    /// The file has problems; the first of them.
    Broken(String),
}

/// Gives the rubrics beside the page, in the order of their list.
pub fn fetch_index(done: Done<Vec<Card>>) {
    fetch(
        "rubrics/index.json",
        Box::new(|fetched| {
            let bytes = fetched.and_then(|bytes| bytes.ok_or(RubricError::NotFetched));
            done(bytes.and_then(|bytes| cards(&bytes)));
        }),
    );
}

fn cards(bytes: &[u8]) -> Result<Vec<Card>, RubricError> {
    let value = parse(bytes).map_err(|problems| RubricError::Broken(problems.to_string()))?;
    let entries = value.get("rubrics").and_then(Json::as_array);
    let card = |entry: &Json| {
        Some(Card {
            id: RubricId::new(entry.get("id")?.as_str()?).ok()?,
            title: entry.get("title")?.as_str()?.to_owned(),
        })
    };
    Ok(entries
        .unwrap_or_default()
        .iter()
        .filter_map(card)
        .collect())
}

/// A rubric that was fetched already.
pub fn known(id: &RubricId) -> Option<Shared<Rubric>> {
    FETCHED.with_borrow(|fetched| {
        let mut fetched = fetched.iter();
        fetched
            .find(|(other, _)| other == id)
            .map(|(_, rubric)| rubric.clone())
    })
}

/// Gives a rubric beside the page.
pub fn fetch_rubric(id: &RubricId, check: Check, done: Done<Shared<Rubric>>) {
    if let Some(rubric) = known(id) {
        done(Ok(rubric));
        return;
    }
    let id = id.clone();
    let path = ["rubrics/", id.as_str(), ".json"].concat();
    fetch(
        &path,
        Box::new(move |fetched| {
            let here =
                fetched.and_then(|bytes| bytes.ok_or_else(|| RubricError::NotHere(id.clone())));
            let keep: Done<Rubric> = Box::new(move |rubric| {
                done(rubric.map(|rubric| keep(id, Shared::new(rubric))));
            });
            match here {
                Ok(bytes) => open(bytes, check, keep),
                Err(error) => keep(Err(error)),
            }
        }),
    );
}

fn open(bytes: Vec<u8>, check: Check, done: Done<Rubric>) {
    match format::open_checked_rubric(&bytes, CHECKED) {
        Ok(Some(rubric)) => done(Ok(rubric)),
        Ok(None) => check(bytes, done),
        Err(problems) => done(Err(RubricError::Broken(problems.first().to_string()))),
    }
}

fn keep(id: RubricId, rubric: Shared<Rubric>) -> Shared<Rubric> {
    FETCHED.with_borrow_mut(|fetched| fetched.push((id, rubric.clone())));
    rubric
}

type Fetched = Result<Option<Vec<u8>>, RubricError>;

/// Gives the bytes at `path`, if there is such a file.
pub(super) fn fetch(path: &str, done: Box<dyn FnOnce(Fetched)>) {
    let path = path.to_owned();
    spawn_local(async move {
        let read = host::read(&path).await;
        done(read.map_err(|_| RubricError::NotFetched));
    });
}
