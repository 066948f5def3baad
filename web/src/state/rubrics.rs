//! The rubrics beside the page: fetched as JSON, one when it is needed.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::Uint8Array;
use levelwise_core::assessment::{Assessment, RubricRef};
use levelwise_core::format;
use levelwise_core::record::parse;
use levelwise_core::rubric::{Rubric, RubricId};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::shared::Shared;

thread_local! {
    static FETCHED: RefCell<BTreeMap<RubricId, Shared<Rubric>>> =
        const { RefCell::new(BTreeMap::new()) };
}

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

/// The rubrics beside the page, in the order of their list.
///
/// # Errors
/// [`RubricError`].
pub async fn index() -> Result<Vec<Card>, RubricError> {
    let bytes = fetch("rubrics/index.json").await?;
    let bytes = bytes.ok_or(RubricError::NotFetched)?;
    let broken = |problem: String| RubricError::Broken(problem);
    let value = parse(&bytes).map_err(|problems| broken(problems.to_string()))?;
    let entries = value["rubrics"].as_array().cloned().unwrap_or_default();
    let card = |entry: &levelwise_core::record::Json| {
        Some(Card {
            id: RubricId::new(entry["id"].as_str()?).ok()?,
            title: entry["title"].as_str()?.to_owned(),
        })
    };
    Ok(entries.iter().filter_map(card).collect())
}

/// The rubric that an assessment names: the one it carries, else the one beside
/// the page.
///
/// # Errors
/// [`RubricError`].
pub async fn find(wanted: &RubricRef) -> Result<Shared<Rubric>, RubricError> {
    if let Some(full) = &wanted.full {
        let rubric = Rubric::new(full.clone());
        return rubric
            .map(Shared::new)
            .map_err(|problems| RubricError::Broken(problems.first().to_string()));
    }
    by_id(&wanted.id).await
}

/// A rubric that was fetched already.
pub fn known(id: &RubricId) -> Option<Shared<Rubric>> {
    FETCHED.with_borrow(|fetched| fetched.get(id).cloned())
}

/// A rubric beside the page.
///
/// # Errors
/// [`RubricError`].
pub async fn by_id(id: &RubricId) -> Result<Shared<Rubric>, RubricError> {
    if let Some(rubric) = known(id) {
        return Ok(rubric);
    }
    let bytes = fetch(&format!("rubrics/{id}.json")).await?;
    let bytes = bytes.ok_or_else(|| RubricError::NotHere(id.clone()))?;
    let opened = format::open_rubric(&bytes)
        .map_err(|problems| RubricError::Broken(problems.first().to_string()))?;
    let rubric = Shared::new(opened.value);
    FETCHED.with_borrow_mut(|fetched| fetched.insert(id.clone(), rubric.clone()));
    Ok(rubric)
}

/// The filled example of a rubric.
///
/// # Errors
/// [`RubricError`].
pub async fn example(id: &RubricId) -> Result<Assessment, RubricError> {
    let bytes = fetch(&format!("rubrics/examples/{id}.json")).await?;
    let bytes = bytes.ok_or(RubricError::NotFetched)?;
    let opened = format::open_assessment(&bytes)
        .map_err(|problems| RubricError::Broken(problems.first().to_string()))?;
    Ok(opened.value)
}

/// The bytes at `path`, if there is such a file.
pub(super) async fn fetch(path: &str) -> Result<Option<Vec<u8>>, RubricError> {
    let window = web_sys::window().ok_or(RubricError::NotFetched)?;
    let not_fetched = |_| RubricError::NotFetched;
    let response = JsFuture::from(window.fetch_with_str(path))
        .await
        .map_err(not_fetched)?;
    let response: Response = response.unchecked_into();
    if response.status() == 404 {
        return Ok(None);
    }
    if !response.ok() {
        return Err(RubricError::NotFetched);
    }
    let buffer = response.array_buffer().map_err(not_fetched)?;
    let buffer = JsFuture::from(buffer).await.map_err(not_fetched)?;
    Ok(Some(Uint8Array::new(&buffer).to_vec()))
}
