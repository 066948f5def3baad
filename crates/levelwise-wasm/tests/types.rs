//! The TypeScript types in src/types.d.ts say what the Rust types say. That a
//! strict compiler accepts them, and code that uses them, tests/packaging shows.

#[path = "support/typescript.rs"]
mod typescript;

use std::path::Path;

#[test]
fn the_written_types_are_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/types.d.ts");
    let written = std::fs::read_to_string(path);
    assert!(
        written.is_ok_and(|text| text == typescript::declarations()),
        "src/types.d.ts is not current: run `cargo xtask schemas`"
    );
}
