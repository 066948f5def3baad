//! Two hashes of a rubric: one of every word, one of what answers depend on.
//! Answers made under another text can be kept; under another structure they
//! need a second look. Both only notice changes; they keep nobody from making
//! one. The implementation of SHA-256 is the one that is small when compiled.

use hmac_sha256::Hash;

use crate::record::{Field, canonical};

use super::file::{Indicator, RubricFile};

/// SHA-256 of the canonical JSON, its first 16 bytes in hexadecimal.
pub(super) fn of_text(file: &RubricFile) -> String {
    hex(canonical::line(&file.write()).as_bytes())
}

/// The same of ids, order, weights, thresholds and links alone: one line each.
pub(super) fn of_structure(file: &RubricFile) -> String {
    let mut lines = Lines::default();
    lines.add(&["rubric", file.id.as_str()]);
    for level in &file.scale.levels {
        lines.add(&["level", level.id.as_str()]);
    }
    for area in &file.areas {
        lines.add(&["area", area.id.as_str()]);
        for base in &area.builds_on {
            lines.add(&["builds-on", base.as_str()]);
        }
        for practice in &area.practices {
            lines.add(&["practice", practice.id.as_str()]);
            for indicator in &practice.indicators {
                add_indicator(indicator, &mut lines);
            }
        }
    }
    hex(lines.text.as_bytes())
}

fn add_indicator(indicator: &Indicator, lines: &mut Lines) {
    let weight = indicator.weight.to_string();
    lines.add(&["indicator", indicator.id.as_str(), &weight]);
    for level in &indicator.levels {
        for step in &level.steps {
            lines.add(&["step", step.id.as_str(), level.level.as_str()]);
        }
    }
    for item in &indicator.evidence {
        lines.add(&["evidence", item.id.as_str(), item.supports.as_str()]);
    }
    let measure = indicator.measure.iter();
    for threshold in measure.flat_map(|measure| &measure.thresholds) {
        lines.add(&["threshold", &threshold.to_string()]);
    }
}

#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    #[inline(never)]
    fn add(&mut self, words: &[&str]) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(&words.join(" "));
    }
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let hash = Hash::hash(bytes);
    let mut text = String::with_capacity(32);
    for byte in &hash[..16] {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}
