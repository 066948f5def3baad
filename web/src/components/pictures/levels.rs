//! How many indicators of each set are at which level: a bar for each set, parts
//! told apart by shade, pattern and number.

use levelwise_core::score::Counts;

use crate::el::{El, el};

use super::{LINE, add_lines, rect, svg, text, wrapped};

const BAR: i32 = 28;
/// From this width on the stage stands beside the title.
const WIDE: i32 = 520;

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Levels {
    /// What the picture says, in words.
    pub words: String,
    /// The levels, lowest first.
    pub levels: Vec<String>,
    /// What is not rated: don't know, unanswered, not applicable.
    pub others: [&'static str; 3],
    /// The sets.
    pub rows: Vec<LevelsRow>,
}

/// One set of indicators.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelsRow {
    /// What it is called.
    pub title: String,
    /// Its stage.
    pub stage: String,
    /// How many of its indicators stand how.
    pub counts: Counts,
}

/// The picture for a width in pixels.
pub fn levels(levels: &Levels, width: i32) -> El {
    let mut y = LINE;
    let mut body = el("g");
    for row in &levels.rows {
        (body, y) = add_row(body, levels, row, y, width);
    }
    let (key, height) = key(levels, y, width);
    svg(width, height, &levels.words)
        .kid(patterns())
        .kid(body)
        .kid(key)
}

fn add_row(body: El, levels: &Levels, row: &LevelsRow, y: i32, width: i32) -> (El, i32) {
    let is_wide = width >= WIDE;
    let room = if is_wide { width - 150 } else { width };
    let title = wrapped(&row.title, room);
    let (mut body, mut next) = add_lines(body, "strong", 0, y, &title);
    if is_wide {
        let stage = text("muted", width, y, &row.stage).set("text-anchor", "end");
        body = body.kid(stage);
    } else {
        body = body.kid(text("muted", 0, next, &row.stage));
        next += LINE;
    }
    let top = next - LINE + 7;
    let n_all = i32::try_from(row.counts.all().max(1)).unwrap_or(1);
    let mut before = 0;
    for part in parts(levels, &row.counts) {
        let n = i32::try_from(part.n).unwrap_or_default();
        if n == 0 {
            continue;
        }
        let start = width * before / n_all;
        let end = width * (before + n) / n_all;
        before += n;
        body = body.kid(draw(&part, start, top, end - start, BAR));
        let count = part.n.to_string();
        let middle = start.midpoint(end);
        let half = 6 + 4 * i32::try_from(count.len()).unwrap_or_default();
        let pill = rect(
            "pill".to_owned(),
            middle - half,
            top + 5,
            2 * half,
            BAR - 10,
        )
        .set("rx", "9");
        let words = text("strong", middle, top + 19, &count).set("text-anchor", "middle");
        body = body.kid(pill).kid(words);
    }
    (body, top + BAR + LINE + 10)
}

/// One part of a bar: how many, its class, its pattern and its name.
struct Part<'a> {
    n: usize,
    class: String,
    pattern: Option<String>,
    title: &'a str,
}

/// Every part, the top level first, then what is not rated.
fn parts<'a>(levels: &'a Levels, counts: &Counts) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    for (level, n) in counts.levels.iter().enumerate().rev() {
        let number = level.to_string();
        // The ground and the third level are told apart by their shade alone:
        // one is light, the other dark.
        let pattern = match level {
            0 | 3 => None,
            _ => Some(["picture-level-", &(level % 3).to_string()].concat()),
        };
        parts.push(Part {
            n: *n,
            class: ["part level-", &number].concat(),
            pattern,
            title: levels.levels.get(level).map_or("", String::as_str),
        });
    }
    let [dont_know, unanswered, not_applicable] = levels.others;
    for (n, class, pattern, title) in [
        (
            counts.dont_know,
            "part open",
            Some("picture-dots"),
            dont_know,
        ),
        (counts.unanswered, "part open", None, unanswered),
        (
            counts.not_applicable,
            "part open",
            Some("picture-cross"),
            not_applicable,
        ),
    ] {
        parts.push(Part {
            n,
            class: class.to_owned(),
            pattern: pattern.map(str::to_owned),
            title,
        });
    }
    parts
}

fn draw(part: &Part<'_>, x: i32, y: i32, width: i32, height: i32) -> El {
    let shape = rect(part.class.clone(), x, y, width, height);
    let pattern = part.pattern.as_ref().map(|pattern| {
        rect(String::new(), x, y, width, height).put("fill", ["url(#", pattern, ")"].concat())
    });
    el("g").kid(shape).kid_if(pattern)
}

/// What the parts mean, and how high the picture is.
fn key(levels: &Levels, y: i32, width: i32) -> (El, i32) {
    let counts = Counts {
        levels: vec![0; levels.levels.len()],
        not_applicable: 0,
        dont_know: 0,
        unanswered: 0,
    };
    let mut group = el("g");
    let (mut x, mut y) = (1, y + 4);
    for part in parts(levels, &counts) {
        let taken = 30 + i32::try_from(part.title.chars().count()).unwrap_or_default() * 9;
        if x > 1 && x + taken > width {
            x = 1;
            y += LINE + 4;
        }
        group = group
            .kid(draw(&part, x, y - 13, 18, 16))
            .kid(text("words", x + 25, y, part.title));
        x += taken + 8;
    }
    (group, y + 10)
}

/// Lines and dots over a shade, so that levels differ without color.
fn patterns() -> El {
    let pattern = |id: &'static str, size: &'static str| {
        el("pattern")
            .set("id", id)
            .set("width", size)
            .set("height", size)
            .set("patternUnits", "userSpaceOnUse")
    };
    let line = |path: &'static str| el("path").class("pattern-line").set("d", path);
    let dot = el("circle")
        .class("pattern-dot")
        .set("cx", "3")
        .set("cy", "3")
        .set("r", "1.3");
    el("defs")
        .kid(pattern("picture-level-1", "10").kid(line("M0 10L10 0M-2 2L2 -2M8 12L12 8")))
        .kid(pattern("picture-level-2", "8").kid(line("M4 0V8")))
        .kid(pattern("picture-level-0", "8").kid(line("M0 4H8")))
        .kid(pattern("picture-dots", "7").kid(dot))
        .kid(pattern("picture-cross", "9").kid(line("M0 0L9 9M0 9L9 0")))
}
