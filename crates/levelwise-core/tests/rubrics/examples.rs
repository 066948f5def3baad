//! Is each filled example one of the rubric that has its name?

use std::fs;

use levelwise_core::check::check;
use levelwise_core::format::{open_assessment, write_assessment};

use super::{folder, shipped};

/// Each filled example is of the rubric that has its name, to the word.
#[test]
fn the_filled_examples_fit_their_rubrics() {
    for (name, _, rubric) in shipped() {
        let path = folder().join("examples").join(format!("{name}.json"));
        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let opened = open_assessment(&bytes);
        let opened = opened.unwrap_or_else(|problems| panic!("{name}: {problems}"));
        assert_eq!(opened.warnings, [], "{name}");
        assert_eq!(check(&opened.value, &rubric), [], "{name}");
        assert_eq!(write_assessment(&opened.value).as_bytes(), bytes, "{name}");
    }
}
