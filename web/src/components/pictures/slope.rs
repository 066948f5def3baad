//! The way of several things over cycles: a band for each level, a column for
//! each cycle, a line for each thing with its number.

use crate::el::{El, el};

use super::{LINE, add_lines, svg, text, wrapped};

/// The radius of a number's circle.
const DOT: i32 = 10;
/// How far lines in one band are apart.
const LANE: i32 = 24;
/// From this width on the levels have a column of their own.
const WIDE: i32 = 560;

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Slope {
    /// What the picture says, in words.
    pub words: String,
    /// The levels, lowest first.
    pub levels: Vec<String>,
    /// The cycles, earliest first.
    pub cycles: Vec<String>,
    /// The things, numbered from 1.
    pub lines: Vec<Line>,
    /// What the kinds of lines mean: rose, fell, stayed.
    pub key: [&'static str; 3],
}

/// One thing over the cycles.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it is called, and how it went.
    pub title: String,
    /// Its level in each cycle.
    pub levels: Vec<Option<usize>>,
}

/// Where everything stands for one width.
struct Plan {
    /// The x of each cycle.
    columns: Vec<i32>,
    /// The top and the height of the band of each level.
    bands: Vec<(i32, i32)>,
    /// Which lines pass each band, in their order.
    lanes: Vec<Vec<usize>>,
    /// Where words of bands begin, below the band's top if that is narrow.
    band_words: i32,
    bottom: i32,
}

/// The picture for a width in pixels.
pub fn slope(slope: &Slope, width: i32) -> El {
    let plan = plan(slope, width);
    let (legend, height) = legend(slope, &plan, width);
    let mut picture = svg(width, height, &slope.words);
    for (level, (top, band_height)) in plan.bands.iter().enumerate() {
        let class = if level % 2 == 0 { "band" } else { "band odd" };
        picture = picture.kid(super::rect(class.to_owned(), 0, *top, width, *band_height));
    }
    for (cycle_idx, cycle) in slope.cycles.iter().enumerate() {
        let x = plan.columns[cycle_idx];
        let anchor = match cycle_idx {
            0 if plan.columns.len() > 1 => "start",
            idx if idx > 0 && idx + 1 == plan.columns.len() => "end",
            _ => "middle",
        };
        let x = match anchor {
            "start" => x - DOT,
            "end" => x + DOT,
            _ => x,
        };
        let words = text("column-words", x, 16, cycle);
        picture = picture.kid(words.put("text-anchor", anchor.to_owned()));
    }
    for line_idx in 0..slope.lines.len() {
        picture = picture.kid(line(slope, &plan, line_idx));
    }
    // Over the lines, which may pass them where there is no column for words.
    for (level, (top, band_height)) in plan.bands.iter().enumerate() {
        let y = if plan.band_words == 0 {
            top + band_height / 2 + 5
        } else {
            top + 17
        };
        picture = picture.kid(text("band-words", 8, y, &slope.levels[level]));
    }
    for line_idx in 0..slope.lines.len() {
        picture = picture.kid(dots(slope, &plan, line_idx));
    }
    picture.kid(legend)
}

fn plan(slope: &Slope, width: i32) -> Plan {
    let is_wide = width >= WIDE;
    let longest = slope.levels.iter().map(|level| level.chars().count()).max();
    let words = i32::try_from(longest.unwrap_or_default()).unwrap_or_default();
    let left = if is_wide { 24 + words * 9 } else { 0 };
    let (start, end) = (left + 8 + DOT, width - 8 - DOT);
    let n_gaps = i32::try_from(slope.cycles.len()).unwrap_or(1) - 1;
    let column = |idx: usize| {
        let idx = i32::try_from(idx).unwrap_or_default();
        if n_gaps == 0 {
            (start + end) / 2
        } else {
            start + (end - start) * idx / n_gaps
        }
    };
    let columns = (0..slope.cycles.len()).map(column).collect();
    let band_words = if is_wide { 0 } else { 24 };
    let mut bands = vec![(0, 0); slope.levels.len()];
    let mut lanes = vec![Vec::new(); slope.levels.len()];
    let mut top = 28;
    for level in (0..slope.levels.len()).rev() {
        for (line_idx, line) in slope.lines.iter().enumerate() {
            if line.levels.contains(&Some(level)) {
                lanes[level].push(line_idx);
            }
        }
        let n_lanes = i32::try_from(lanes[level].len()).unwrap_or_default();
        let height = (band_words + n_lanes * LANE + 10).max(36);
        bands[level] = (top, height);
        top += height;
    }
    Plan {
        columns,
        bands,
        lanes,
        band_words,
        bottom: top,
    }
}

/// Where a line stands in the band of a level.
fn y_of(plan: &Plan, line_idx: usize, level: usize) -> i32 {
    let (top, height) = plan.bands[level];
    let lanes = &plan.lanes[level];
    let lane = lanes.iter().position(|one| *one == line_idx);
    let lane = i32::try_from(lane.unwrap_or_default()).unwrap_or_default();
    let n_lanes = i32::try_from(lanes.len()).unwrap_or_default();
    // In the middle of what is left beside the words.
    let free = height - plan.band_words - n_lanes * LANE;
    top + plan.band_words + free / 2 + lane * LANE + LANE / 2
}

fn line(slope: &Slope, plan: &Plan, line_idx: usize) -> El {
    let levels = &slope.lines[line_idx].levels;
    let mut group = el("g");
    for (cycle_idx, pair) in levels.windows(2).enumerate() {
        let (Some(before), Some(after)) = (pair[0], pair[1]) else {
            continue;
        };
        let class = match after.cmp(&before) {
            std::cmp::Ordering::Greater => "way rose",
            std::cmp::Ordering::Less => "way fell",
            std::cmp::Ordering::Equal => "way stayed",
        };
        group = group.kid(stroke(
            class,
            (plan.columns[cycle_idx], y_of(plan, line_idx, before)),
            (plan.columns[cycle_idx + 1], y_of(plan, line_idx, after)),
        ));
    }
    group
}

fn stroke(class: &'static str, from: (i32, i32), to: (i32, i32)) -> El {
    el("line")
        .class(class)
        .put("x1", from.0.to_string())
        .put("y1", from.1.to_string())
        .put("x2", to.0.to_string())
        .put("y2", to.1.to_string())
}

fn dots(slope: &Slope, plan: &Plan, line_idx: usize) -> El {
    let number = (line_idx + 1).to_string();
    let mut group = el("g");
    for (cycle_idx, level) in slope.lines[line_idx].levels.iter().enumerate() {
        let Some(level) = level else { continue };
        let (x, y) = (plan.columns[cycle_idx], y_of(plan, line_idx, *level));
        group = group.kid(dot(x, y, &number));
    }
    group
}

fn dot(x: i32, y: i32, number: &str) -> El {
    let circle = el("circle")
        .class("dot")
        .put("cx", x.to_string())
        .put("cy", y.to_string())
        .put("r", DOT.to_string());
    let words = text("dot-words", x, y + 4, number).set("text-anchor", "middle");
    el("g").kid(circle).kid(words)
}

/// What the numbers and the kinds of lines mean, and how high the picture is.
fn legend(slope: &Slope, plan: &Plan, width: i32) -> (El, i32) {
    let mut group = el("g");
    let mut y = plan.bottom + LINE + 8;
    let (mut x, kinds) = (2, ["way rose", "way fell", "way stayed"]);
    for (class, words) in kinds.into_iter().zip(slope.key) {
        let taken = 44 + i32::try_from(words.chars().count()).unwrap_or_default() * 9;
        if x > 2 && x + taken > width {
            x = 2;
            y += LINE;
        }
        group = group
            .kid(stroke(class, (x, y - 5), (x + 28, y - 5)))
            .kid(text("words", x + 34, y, words));
        x += taken + 12;
    }
    y += LINE + 8;
    for (line_idx, line) in slope.lines.iter().enumerate() {
        group = group.kid(dot(DOT + 2, y - 5, &(line_idx + 1).to_string()));
        let lines = wrapped(&line.title, width - 32);
        (group, y) = add_lines(group, "words", 30, y, &lines);
        y += 6;
    }
    (group, y - LINE + 4)
}
