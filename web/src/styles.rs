//! The style sheets of the pages that come later. They stand beside the page
//! like the others, and are fetched with the part that needs them.

use std::future::Future;
use std::pin::Pin;

use crate::host;

/// What a build for people to download makes of them, so that each need not be
/// asked for: crates/xtask/src/sheets.rs, which reads the list below.
#[cfg(feature = "split")]
const SHEETS: [&str; 1] = ["later.css"];

/// In the order in which later ones may build on earlier ones; web/index.html
/// copies each.
#[cfg(not(feature = "split"))]
const SHEETS: [&str; 11] = [
    "data.css",
    "results.css",
    "bulletin.css",
    "share.css",
    "plan.css",
    "pictures.css",
    "rubrics.css",
    "evidence.css",
    "team.css",
    "crosswalk.css",
    "report.css",
];

/// Puts the style sheets into the page and waits until they hold, so that
/// nothing is drawn without them. One that cannot be had leaves its pages plain
/// and readable.
pub fn dress() -> Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(async {
        // All are asked for before any is waited for.
        let coming: Vec<_> = SHEETS.iter().map(|name| host::sheet(name)).collect();
        for sheet in coming {
            let _ = sheet.await;
        }
    })
}
