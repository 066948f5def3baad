//! How many raters put each indicator at which level: a row for each indicator, a
//! column for each level, a number in each cell, the darker the more.

use crate::el::{El, el};

use super::{LETTER, LINE, add_lines, rect, svg, text, wrapped};

const ROW: i32 = 26;
/// From this width on rows have titles.
const WIDE: i32 = 520;
/// Shades that can be told apart.
const SHADES: usize = 4;

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Heat {
    /// What the picture says, in words.
    pub words: String,
    /// What the columns stand for: the levels, lowest first, and don't know.
    pub columns: Vec<String>,
    /// The rows, in groups.
    pub groups: Vec<HeatGroup>,
    /// What a frame around a cell means.
    pub decided: &'static str,
}

/// The rows of one area.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatGroup {
    /// What it is called.
    pub title: String,
    /// Its rows.
    pub rows: Vec<HeatRow>,
}

/// One indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatRow {
    /// Its number.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// How many raters are in each column.
    pub counts: Vec<usize>,
    /// The column of the team's decision.
    pub decided: Option<usize>,
}

/// Where everything stands for one width.
#[derive(Clone, Copy)]
struct Frame {
    left: i32,
    column: i32,
    width: i32,
}

/// The picture for a width in pixels.
pub fn heat(heat: &Heat, width: i32) -> El {
    let n_columns = i32::try_from(heat.columns.len().max(1)).unwrap_or(1);
    let left = if width >= WIDE { width * 45 / 100 } else { 52 };
    let frame = Frame {
        left,
        column: (width - left) / n_columns,
        width,
    };
    let (mut body, mut y) = head(heat, frame);
    for group in &heat.groups {
        let title = wrapped(&group.title, width);
        (body, y) = add_lines(body, "strong", 0, y + LINE, &title);
        y -= LINE - 8;
        for row in &group.rows {
            body = add_row(body, row, y, frame);
            y += ROW;
        }
        y += 8;
    }
    let (key, height) = key(heat, y + 8, frame);
    svg(width, height, &heat.words).kid(body).kid(key)
}

/// Whether the columns are wide enough for their names; else they have numbers,
/// and the key has the names.
fn has_names(heat: &Heat, frame: Frame) -> bool {
    let longest = heat.columns.iter().flat_map(|name| name.split(' '));
    let longest = longest.map(|word| word.chars().count()).max();
    let longest = i32::try_from(longest.unwrap_or_default()).unwrap_or_default();
    frame.column >= longest * LETTER / 10 + 6
}

fn head(heat: &Heat, frame: Frame) -> (El, i32) {
    let mut body = el("g");
    let named = has_names(heat, frame);
    let mut bottom = LINE;
    for (column_idx, name) in (0..).zip(&heat.columns) {
        let x = frame.left + frame.column * column_idx + frame.column / 2;
        let lines = if named {
            wrapped(name, frame.column)
        } else {
            vec![short(heat, column_idx)]
        };
        let mut y = LINE;
        for line in &lines {
            body = body.kid(text("column-words", x, y, line).set("text-anchor", "middle"));
            y += LINE;
        }
        bottom = bottom.max(y - LINE);
    }
    (body, bottom)
}

/// The last column is the one of those who do not know.
fn short(heat: &Heat, column_idx: i32) -> String {
    let is_last = usize::try_from(column_idx).is_ok_and(|idx| idx + 1 == heat.columns.len());
    if is_last {
        "?".to_owned()
    } else {
        column_idx.to_string()
    }
}

fn add_row(mut body: El, row: &HeatRow, y: i32, frame: Frame) -> El {
    let baseline = y + 18;
    body = body.kid(text("strong", 0, baseline, &row.id));
    if frame.left > 100 {
        let lines = wrapped(&row.title, frame.left - 60);
        let mut title = lines.first().cloned().unwrap_or_default();
        if lines.len() > 1 {
            title.push('…');
        }
        body = body.kid(text("words", 44, baseline, &title));
    }
    let n_all: usize = row.counts.iter().sum();
    for (column_idx, n) in (0..).zip(&row.counts) {
        let x = frame.left + frame.column * column_idx;
        let shade = if *n == 0 {
            0
        } else {
            (n * SHADES).div_ceil(n_all)
        };
        let class = ["cell heat-", &shade.to_string()].concat();
        body = body.kid(rect(class, x + 1, y + 1, frame.column - 2, ROW - 2));
        if *n > 0 {
            let class = if shade > 2 { "on-dark" } else { "strong" };
            let words = text(class, x + frame.column / 2, baseline, &n.to_string());
            body = body.kid(words.set("text-anchor", "middle"));
        }
        if usize::try_from(column_idx).ok() == row.decided {
            let frame_of = rect(
                "decided".to_owned(),
                x + 2,
                y + 2,
                frame.column - 4,
                ROW - 4,
            );
            body = body.kid(frame_of);
        }
    }
    body
}

/// What numbers and frames mean, and how high the picture is.
fn key(heat: &Heat, y: i32, frame: Frame) -> (El, i32) {
    let mut group = el("g");
    let mut y = y + LINE - 6;
    if !has_names(heat, frame) {
        let names: Vec<String> = (0..)
            .zip(&heat.columns)
            .map(|(column_idx, name)| [&short(heat, column_idx), " ", name].concat())
            .collect();
        let lines = wrapped(&names.join(", "), frame.width);
        (group, y) = add_lines(group, "muted", 0, y, &lines);
    }
    let swatch = rect("decided".to_owned(), 2, y - 13, 24, 16);
    group = group.kid(swatch).kid(text("muted", 34, y, heat.decided));
    (group, y + 10)
}
