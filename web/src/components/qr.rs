//! A QR code, dark on light whatever the page's colors are, as cameras want it.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use crate::el::{El, el};

/// Light all around, in modules, as the standard asks.
const MARGIN: i32 = 4;
/// The largest version that a phone reads from another phone's screen: 137
/// modules a side.
const LARGEST: u8 = 30;

/// How much of the code may be covered or blurred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quality {
    /// As little as possible, so that much fits.
    Dense,
    /// Enough for a projector at the other end of a room.
    Sturdy,
}

/// The code that says `text`; `None` if it would be too fine to be read.
pub fn qr(text: &str, quality: Quality, label: String) -> Option<El> {
    let correction = match quality {
        Quality::Dense => QrCodeEcc::Low,
        Quality::Sturdy => QrCodeEcc::Medium,
    };
    let segments = QrSegment::make_segments(text);
    let code = QrCode::encode_segments_advanced(
        &segments,
        correction,
        Version::MIN,
        Version::new(LARGEST),
        None,
        true,
    )
    .ok()?;
    let side = (code.size() + 2 * MARGIN).to_string();
    let light = el("rect")
        .class("light")
        .put("width", side.clone())
        .put("height", side.clone());
    let dark = el("path").class("dark").put("d", path(&code));
    let picture = el("svg")
        .class("qr")
        .put("viewBox", ["0 0 ", &side, " ", &side].concat())
        .set("role", "img")
        .put("aria-label", label)
        .set("shape-rendering", "crispEdges");
    Some(picture.kid(light).kid(dark))
}

/// One rectangle for each run of dark modules in a row.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let width = (x - start).to_string();
                let (left, top) = ((start + MARGIN).to_string(), (y + MARGIN).to_string());
                let run = ["M", &left, " ", &top, "h", &width, "v1h-", &width, "z"];
                path.push_str(&run.concat());
            }
            x += 1;
        }
    }
    path
}
