//! What do the files of data lose on their way to people? Only the space between
//! their words, which is there for those who write them.

use std::path::Path;

use crate::error::Error;
use crate::offline;
use crate::process;

/// Takes the white space out of every JSON file below `folder`.
pub(crate) fn write(folder: &Path) -> Result<(), Error> {
    for (path, bytes) in offline::files(folder)? {
        if path.ends_with(".json") {
            process::write_bytes(&folder.join(path), &without_space(&bytes))?;
        }
    }
    Ok(())
}

/// JSON without white space between its words.
fn without_space(json: &[u8]) -> Vec<u8> {
    let (mut in_text, mut is_escaped) = (false, false);
    let mut kept = Vec::with_capacity(json.len());
    for &byte in json {
        if in_text || !byte.is_ascii_whitespace() {
            kept.push(byte);
        }
        match byte {
            b'"' if !is_escaped => in_text = !in_text,
            _ => {}
        }
        is_escaped = in_text && byte == b'\\' && !is_escaped;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_goes_and_texts_stay() {
        let json = b"{\n  \"a b\": [1, 2],\n  \"c\": \"d \\\" e\\\\\", \"f\" : \" \" }\n";
        assert_eq!(
            String::from_utf8_lossy(&without_space(json)),
            "{\"a b\":[1,2],\"c\":\"d \\\" e\\\\\",\"f\":\" \"}"
        );
    }

    /// After a word of a rubric was changed, the hash of its file goes there.
    #[test]
    fn the_page_knows_the_files_of_the_shipped_rubrics() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let checked = process::read(&root.join("web/src/state/checked.rs")).expect("the hashes");
        let index = process::read(&root.join("rubrics/index.json")).expect("the list of rubrics");
        let index: serde_json::Value = serde_json::from_str(&index).expect("JSON");
        let rubrics = index["rubrics"].as_array().expect("a list");
        assert!(!rubrics.is_empty());
        for rubric in rubrics {
            let id = rubric["id"].as_str().expect("an id");
            let file = root.join(format!("rubrics/{id}.json"));
            let packed = without_space(&process::read_bytes(&file).expect("a rubric"));
            // FNV-1a, as `levelwise_core::format::file_hash` has it.
            let hash = packed
                .iter()
                .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
                    (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
                });
            let fours: Vec<String> = (0..4)
                .map(|four| format!("{:04x}", (hash >> (48 - 16 * four)) & 0xffff))
                .collect();
            let line = format!("file_hash: 0x{},", fours.join("_"));
            assert!(checked.contains(&line), "{id} is not known: {line}");
        }
    }
}
