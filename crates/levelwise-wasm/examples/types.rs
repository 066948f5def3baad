//! Writes the TypeScript types from the Rust types. A test makes sure that they
//! are current.

#[path = "../tests/support/typescript.rs"]
mod typescript;

use std::path::Path;

fn main() -> std::io::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/types.d.ts");
    std::fs::write(path, typescript::declarations())
}
