//! How do style sheets travel? Those of the first page one by one, as small as
//! they get; those of the pages that come later in one file.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::error::Error;
use crate::parts::ending;
use crate::places::Places;
use crate::process;
use crate::setup::Toolbox;

const TOGETHER: &str = "later.css";
/// Names them, in their order.
const LIST: &str = "web/src/styles.rs";

/// Makes the style sheets in `folder` small, and one of those that come later.
pub(crate) fn write(places: &Places, toolbox: &Toolbox, folder: &Path) -> Result<(), Error> {
    for sheet in ending(folder, "css")? {
        // Trunk made those small that it knows, and again does no harm.
        minify(toolbox, &sheet)?;
    }
    let list = process::read(&places.root.join(LIST))?;
    let mut together = String::new();
    for name in listed(&list) {
        let sheet = folder.join(name);
        together += &process::read(&sheet)?;
        fs::remove_file(&sheet).map_err(|source| Error::File {
            path: sheet,
            verb: "removed",
            source,
        })?;
    }
    process::write(&folder.join(TOGETHER), &together)
}

fn minify(toolbox: &Toolbox, sheet: &Path) -> Result<(), Error> {
    let mut command = Command::new(toolbox.esbuild()?);
    command.arg(sheet);
    command.args(["--minify", "--allow-overwrite", "--log-level=warning"]);
    process::run(command.arg(format!("--outfile={}", sheet.display())))
}

/// The names of the style sheets in the list, in its order.
fn listed(list: &str) -> Vec<&str> {
    let names = list.split('"').skip(1).step_by(2);
    let names = names.filter(|name| name.ends_with(".css") && *name != TOGETHER);
    names.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_names_every_sheet_that_comes_later() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let list = process::read(&root.join(LIST)).expect("the list");
        let mut listed: Vec<String> = listed(&list).into_iter().map(str::to_owned).collect();
        assert!(listed.len() > 5, "{listed:?}");
        // The first page's, and the one that saved reports carry.
        listed.extend(["base.css", "pages.css", "saved_report.css"].map(str::to_owned));
        listed.sort();
        let folder = fs::read_dir(root.join("web/styles")).expect("the style sheets");
        let mut there: Vec<String> = folder
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        there.sort();
        assert_eq!(listed, there);
    }
}
