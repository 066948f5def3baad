//! Which rubrics are known to be consistent, so that the first page need not
//! check them: those that come with Levelwise, whose tests did.

use levelwise_core::assessment::RubricRef;
use levelwise_core::format::CheckedRubric;

/// The shipped rubrics, in the order of their names. The files are hashed as a
/// release build packs them (crates/xtask/src/data.rs, which tests it).
pub(super) const CHECKED: &[CheckedRubric] = &[
    CheckedRubric {
        file_hash: 0x19ef_0667_dd5e_c800,
        text_hash: "a78877cd09f503709a669a76bc7a20f4",
        structure_hash: "6a6bef0338d7054ee5cc638805b210be",
    },
    CheckedRubric {
        file_hash: 0x09a1_309d_0cae_fc19,
        text_hash: "030f0236295ab9a0463117cab916d49d",
        structure_hash: "12d6d1e768147cf287d4c2de4c7a9581",
    },
    CheckedRubric {
        file_hash: 0xd039_1068_d548_702f,
        text_hash: "17d602f35048bd4ea7599b238f7dfb4b",
        structure_hash: "c45da7752d66c6c6ebee88ff806e25f8",
    },
    CheckedRubric {
        file_hash: 0x2aa5_7e00_55b1_c8f1,
        text_hash: "698ba415d63af61c3faf4ca258199da6",
        structure_hash: "60319a67c598038cba7452e02579f7d3",
    },
    CheckedRubric {
        file_hash: 0xa847_54d0_53a8_f521,
        text_hash: "77d609eaab024cc8a862b0ad575e2033",
        structure_hash: "2cc3d4fe12566b2f69bdf525241528c8",
    },
];

/// Whether the rubric that an assessment names comes with Levelwise.
pub fn is_shipped(named: &RubricRef) -> bool {
    CHECKED
        .iter()
        .any(|checked| checked.text_hash == named.text_hash)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use levelwise_core::format::open_rubric;

    use super::*;

    /// After a word of a rubric was changed, its hashes go up there.
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
                let [text, structure] = [rubric.text_hash(), rubric.structure_hash()];
                hashes.push((name.into_owned(), text.to_owned(), structure.to_owned()));
            }
        }
        hashes.sort();
        let hashes: Vec<[&str; 2]> = hashes
            .iter()
            .map(|(_, text, structure)| [&**text, structure])
            .collect();
        let known: Vec<[&str; 2]> = CHECKED
            .iter()
            .map(|known| [known.text_hash, known.structure_hash])
            .collect();
        assert_eq!(known, hashes);
    }
}
