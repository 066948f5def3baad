//! Writes the JSON Schemas of the formats into rubrics/, where the people who
//! write rubrics look for them. A test makes sure that they are current.

use std::path::Path;

use levelwise_core::format;

fn main() -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rubrics/schema");
    std::fs::create_dir_all(&folder)?;
    for (name, schema) in [
        ("rubric.schema.json", format::rubric_schema()),
        ("assessment.schema.json", format::assessment_schema()),
        ("crosswalk.schema.json", format::crosswalk_schema()),
        ("lineage.schema.json", format::lineage_schema()),
    ] {
        std::fs::write(folder.join(name), format!("{schema:#}\n"))?;
    }
    Ok(())
}
