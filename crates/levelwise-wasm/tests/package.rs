//! What package.json says agrees with the workspace.

use std::path::Path;

use serde_json::Value;

#[test]
fn the_version_is_the_workspaces() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("package/package.json");
    let text = std::fs::read_to_string(path).expect("the package has a package.json");
    let manifest: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
}
