//! Pictures: SVG with words, patterns and numbers, so that none needs color.
//!
//! Each is drawn for a width in pixels and never scaled, so that its letters are
//! as large as the page's, on a phone and at 200 % too. Classes give the colors
//! (styles/pictures.css); the rest are attributes, since the page's policy allows
//! no style attribute.

mod heat;
mod levels;
mod slope;

use crate::el::{El, el};

pub use heat::{Heat, HeatGroup, HeatRow, heat};
pub use levels::{Levels, LevelsRow, levels};
pub use slope::{Line, Slope, slope};

/// The height of a line of words.
const LINE: i32 = 19;
/// What a letter takes on average, in tenths of a pixel; generous, since fonts
/// differ and words must not run into each other.
const LETTER: i32 = 82;

/// An SVG of this size, which stands for `words` to those who cannot see it.
fn svg(width: i32, height: i32, words: &str) -> El {
    let size = [&width.to_string(), " ", &height.to_string()].concat();
    el("svg")
        .set("class", "picture")
        .set("xmlns", "http://www.w3.org/2000/svg")
        .put("width", width.to_string())
        .put("height", height.to_string())
        .put("viewBox", ["0 0 ", &size].concat())
        .set("role", "img")
        .put("aria-label", words.to_owned())
}

fn rect(class: String, x: i32, y: i32, width: i32, height: i32) -> El {
    el("rect")
        .put("class", class)
        .put("x", x.to_string())
        .put("y", y.to_string())
        .put("width", width.to_string())
        .put("height", height.to_string())
}

/// Words whose line stands on `y`.
fn text(class: &'static str, x: i32, y: i32, words: &str) -> El {
    el("text")
        .class(class)
        .put("x", x.to_string())
        .put("y", y.to_string())
        .text(words)
}

/// Words in lines that are not wider than `width`; one word that is, stands
/// alone.
fn wrapped(words: &str, width: i32) -> Vec<String> {
    let max = usize::try_from((width * 10 / LETTER).max(6)).unwrap_or(6);
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= max => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Adds lines of words below each other and says where the next one stands.
fn add_lines(mut into: El, class: &'static str, x: i32, mut y: i32, lines: &[String]) -> (El, i32) {
    for line in lines {
        into = into.kid(text(class, x, y, line));
        y += LINE;
    }
    (into, y)
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn words_wrap_and_none_is_lost() {
        let words = "Manage district systems for continuous improvement and compliance";
        for width in [20, 120, 300, 2000] {
            let lines = wrapped(words, width);
            assert_eq!(lines.join(" "), words, "{width}");
        }
        assert_eq!(wrapped(words, 2000).len(), 1);
        assert!(wrapped(words, 120).len() >= 4);
        assert!(wrapped("", 100).is_empty());
    }
}
