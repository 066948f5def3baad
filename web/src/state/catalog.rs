//! What is known of every rubric beside the page before any of them is fetched:
//! enough to choose one.

use levelwise_core::record::{Json, parse};
use levelwise_core::rubric::{LevelsOrigin, RubricId, Wording};

use super::found::awaited;
use super::rubrics::{RubricError, fetch};

/// What the catalog says of one rubric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogEntry {
    /// Its id, which is also the name of its file.
    pub id: RubricId,
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub summary: String,
    /// What its areas are called, in its order.
    pub areas: Vec<String>,
    /// How many practices.
    pub n_practices: usize,
    /// How many indicators.
    pub n_indicators: usize,
    /// How long one person takes to rate all of them, in minutes.
    pub minutes: usize,
    /// What its source is called.
    pub source: String,
    /// Whose sentences it is written in.
    pub wording: Wording,
    /// Where its levels come from.
    pub levels_origin: LevelsOrigin,
}

/// Every rubric beside the page, in the order of the catalog. An entry that
/// lacks something is left out; its rubric can still be begun on the first page.
///
/// # Errors
/// [`RubricError`].
pub async fn catalog() -> Result<Vec<CatalogEntry>, RubricError> {
    let bytes = awaited(|done| fetch("rubrics/catalog.json", done)).await?;
    let bytes = bytes.ok_or(RubricError::NotFetched)?;
    let value = parse(&bytes).map_err(|problems| RubricError::Broken(problems.to_string()))?;
    let entries = value.get("rubrics").and_then(Json::as_array);
    let entries = entries.unwrap_or_default().iter();
    Ok(entries.filter_map(entry).collect())
}

fn entry(value: &Json) -> Option<CatalogEntry> {
    let text = |value: &Json| value.as_str().map(str::to_owned);
    let (counts, source) = (value.get("counts")?, value.get("source")?);
    let areas = value.get("areas")?.as_array()?.iter().filter_map(text);
    Some(CatalogEntry {
        id: RubricId::new(value.get("id")?.as_str()?).ok()?,
        title: text(value.get("title")?)?,
        summary: text(value.get("summary")?)?,
        areas: areas.collect(),
        n_practices: number(counts.get("practices")?)?,
        n_indicators: number(counts.get("indicators")?)?,
        minutes: number(value.get("minutes")?)?,
        source: text(source.get("title")?)?,
        wording: one_of(Wording::ALL, |one| one.word(), source.get("wording")?)?,
        levels_origin: one_of(LevelsOrigin::ALL, |one| one.word(), source.get("levels")?)?,
    })
}

fn number(value: &Json) -> Option<usize> {
    usize::try_from(value.as_u64()?).ok()
}

/// The value whose word stands in the file.
fn one_of<T: Copy>(all: &[T], word: fn(T) -> &'static str, value: &Json) -> Option<T> {
    let wanted = value.as_str()?;
    all.iter().copied().find(|one| word(*one) == wanted)
}
