//! The JSON Schemas (2020-12) of the formats, from the types that read
//! them.

use serde_json::{Value, json};

use crate::assessment::Assessment;
use crate::lineage::LineageFile;
use crate::record::{Field, SchemaBook};
use crate::rubric::RubricFile;

use super::envelope::{self, Format};

/// The schema of `levelwise/rubric`.
#[must_use]
pub fn rubric_schema() -> Value {
    schema::<RubricFile>("Levelwise rubric", &envelope::RUBRIC)
}

/// The schema of `levelwise/assessment`.
#[must_use]
pub fn assessment_schema() -> Value {
    schema::<Assessment>("Levelwise assessment", &envelope::ASSESSMENT)
}

/// The schema of `levelwise/lineage`.
#[must_use]
pub fn lineage_schema() -> Value {
    schema::<LineageFile>("Levelwise lineage", &envelope::LINEAGE)
}

fn schema<T: Field>(title: &str, format: &Format) -> Value {
    let mut book = SchemaBook::default();
    let root = T::schema(&mut book);
    let mut schema = book.finish(title, root);
    let version = format.upgrades.len() + 1;
    schema["properties"] = json!({
        "format": { "const": format.name },
        "formatVersion": { "type": "string", "pattern": format!("^{version}\\.[0-9]+$") },
    });
    schema["required"] = json!(["format", "formatVersion"]);
    schema
}
