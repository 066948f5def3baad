//! Which rubrics come along, which lineages of theirs, and which crosswalk? Those that `rubrics/index.json` lists, so that one
//! dropped into the folder is known to the command line as it is to the page.

use std::path::Path;
use std::{env, fs};

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rubrics");
    let index = folder.join("index.json");
    println!("cargo::rerun-if-changed={}", index.display());
    let text = fs::read(&index).expect("rubrics/index.json can be read");
    let list: serde_json::Value =
        serde_json::from_slice(&text).expect("rubrics/index.json is JSON");
    let rubrics = list["rubrics"].as_array().expect("it lists rubrics");
    let mut code = String::from("&[\n");
    let mut lineages = String::from("&[\n");
    for rubric in rubrics {
        let id = rubric["id"].as_str().expect("a rubric has an id");
        let file = folder.join(format!("{id}.json"));
        let file = file.canonicalize().expect("a listed rubric has a file");
        println!("cargo::rerun-if-changed={}", file.display());
        code += &format!("    ({id:?}, include_bytes!({file:?})),\n");
        // Not every rubric has had another edition.
        let lineage = folder.join("lineage").join(format!("{id}.json"));
        println!("cargo::rerun-if-changed={}", lineage.display());
        if let Ok(file) = lineage.canonicalize() {
            lineages += &format!("    ({id:?}, include_bytes!({file:?})),\n");
        }
    }
    code.push(']');
    lineages.push(']');
    let target = env::var_os("OUT_DIR").expect("cargo names a folder");
    fs::write(Path::new(&target).join("shipped.rs"), code).expect("the list can be written");
    fs::write(Path::new(&target).join("lineages.rs"), lineages).expect("so can this one");
    let crosswalk = folder.join("crosswalk.json");
    println!("cargo::rerun-if-changed={}", crosswalk.display());
    let copied = fs::copy(crosswalk, Path::new(&target).join("crosswalk.json"));
    copied.expect("rubrics/crosswalk.json can be copied");
}
