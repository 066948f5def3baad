//! The lineages beside the page: what changed between the editions of a rubric.
//! Fetched only where an assessment was made with another edition than the page's.

use levelwise_core::format;
use levelwise_core::lineage::Lineage;
use levelwise_core::rubric::RubricId;

use crate::host;

/// The lineage of a rubric; `None` if there is none that can be used.
pub(super) async fn lineage_of(rubric: &RubricId) -> Option<Lineage> {
    let path = ["rubrics/lineage/", rubric.as_str(), ".json"].concat();
    let bytes = host::read(&path).await.ok()??;
    let opened = format::open_lineage(&bytes).ok()?;
    (opened.value.rubric() == rubric).then_some(opened.value)
}
