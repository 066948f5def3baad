//! The lineages beside the shipped rubrics lead to them and leave nothing out.

use std::fs;
use std::path::{Path, PathBuf};

use levelwise_core::format::{open_lineage, open_rubric, write_lineage};
use levelwise_core::lineage::check_editions;

fn rubrics() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rubrics")
}

/// N4, N5, N6: as far as the editions are at hand, which the present one is.
#[test]
fn each_leads_to_its_rubric() {
    let folder = rubrics().join("lineage");
    let entries = fs::read_dir(&folder).expect("the folder of lineages can be listed");
    let mut n_lineages = 0;
    for entry in entries {
        let path = entry.expect("the folder can be listed").path();
        let name = path.file_stem().expect("a file has a name");
        let name = name.to_string_lossy();
        let text = fs::read_to_string(&path).expect("the file is text");
        let opened = open_lineage(text.as_bytes());
        let opened = opened.unwrap_or_else(|problems| panic!("{name}: {problems}"));
        assert_eq!(opened.warnings, [], "{name}");
        let lineage = opened.value;
        assert_eq!(lineage.rubric().as_str(), name, "named after its rubric");
        assert_eq!(write_lineage(lineage.file()), text, "{name} is canonical");

        let rubric = fs::read(rubrics().join(format!("{name}.json"))).expect("the rubric is there");
        let rubric = open_rubric(&rubric).expect("a rubric").value;
        assert_eq!(check_editions(lineage.file(), &[&rubric]), [], "{name}");
        if let Some(last) = lineage.file().passages.last() {
            let hash = last.to.text_hash.as_str();
            assert_eq!(
                hash,
                rubric.text_hash(),
                "{name} leads to the shipped edition"
            );
        }
        n_lineages += 1;
    }
    assert!(n_lineages >= 1, "the Leadership System has one");
}
