//! The JSON Schemas (2020-12) of the formats, from the types that read
//! them, and of the results, from the types that are written.

use serde_json::{Value, json};

use crate::assessment::Assessment;
use crate::crosswalk::Crosswalk;
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

/// The schemas of what the engine gives back, by name: score cards,
/// suggestions, agreement, views, previews and problems, with all they hold.
#[cfg(feature = "schema")]
#[must_use]
pub fn result_schemas() -> Value {
    let mut generator = schemars::generate::SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator();
    generator.subschema_for::<crate::score::ScoreCards>();
    generator.subschema_for::<crate::suggest::Suggestions>();
    generator.subschema_for::<crate::team::TeamAgreement>();
    generator.subschema_for::<crate::crosswalk::CrosswalkView>();
    generator.subschema_for::<crate::merge::Preview>();
    generator.subschema_for::<crate::record::Problem>();
    Value::Object(generator.take_definitions(true))
}

/// The schema of `levelwise/crosswalk`.
#[must_use]
pub fn crosswalk_schema() -> Value {
    schema::<Crosswalk>("Levelwise crosswalk", &envelope::CROSSWALK)
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
