//! Which rubrics are known to be consistent, so that the first page need not
//! check them: those that come with Levelwise, whose tests did.

use levelwise_core::assessment::RubricRef;

/// The text hashes of the shipped rubrics, in the order of their names.
pub(super) const TEXT_HASHES: &[&str] = &[
    "a78877cd09f503709a669a76bc7a20f4",
    "030f0236295ab9a0463117cab916d49d",
    "17d602f35048bd4ea7599b238f7dfb4b",
    "698ba415d63af61c3faf4ca258199da6",
    "77d609eaab024cc8a862b0ad575e2033",
];

/// Whether the rubric that an assessment names comes with Levelwise.
pub fn is_shipped(named: &RubricRef) -> bool {
    TEXT_HASHES.contains(&&*named.text_hash)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use levelwise_core::format::open_rubric;

    use super::*;

    /// After a word of a rubric was changed, its hash goes up there.
    #[test]
    fn the_hashes_are_those_of_the_shipped_rubrics() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rubrics");
        let index = fs::read_to_string(folder.join("index.json")).expect("the list of rubrics");
        let mut hashes = Vec::new();
        for entry in fs::read_dir(&folder).expect("the folder of rubrics") {
            let path = entry.expect("an entry").path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            if index.contains(&format!("\"id\": \"{name}\"")) {
                let bytes = fs::read(&path).expect("a rubric");
                let rubric = open_rubric(&bytes).expect("a consistent rubric").value;
                hashes.push((name.into_owned(), rubric.text_hash().to_owned()));
            }
        }
        hashes.sort();
        let hashes: Vec<&str> = hashes.iter().map(|(_, hash)| &**hash).collect();
        assert_eq!(hashes, TEXT_HASHES);
    }
}
