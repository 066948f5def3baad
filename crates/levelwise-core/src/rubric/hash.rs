//! Two hashes of a rubric: one of every word, one of what answers depend on.
//! Answers made under another text can be kept; under another structure they
//! need a second look.

use hmac_sha256::Hash;

use crate::record::{Field, canonical};

use super::file::{Indicator, RubricFile};

/// SHA-256 of the canonical JSON, its first 16 bytes in hexadecimal.
pub(super) fn of_text(file: &RubricFile) -> String {
    hex(canonical::line(&file.write()).as_bytes())
}

/// The same of ids, order, weights, thresholds and links alone: one line each.
pub(super) fn of_structure(file: &RubricFile) -> String {
    let mut lines = vec![format!("rubric {}", file.id)];
    for level in &file.scale.levels {
        lines.push(format!("level {}", level.id));
    }
    for area in &file.areas {
        lines.push(format!("area {}", area.id));
        for base in &area.builds_on {
            lines.push(format!("builds-on {base}"));
        }
        for practice in &area.practices {
            lines.push(format!("practice {}", practice.id));
            for indicator in &practice.indicators {
                add_indicator(indicator, &mut lines);
            }
        }
    }
    hex(lines.join("\n").as_bytes())
}

fn add_indicator(indicator: &Indicator, lines: &mut Vec<String>) {
    lines.push(format!("indicator {} {}", indicator.id, indicator.weight));
    for level in &indicator.levels {
        for step in &level.steps {
            lines.push(format!("step {} {}", step.id, level.level));
        }
    }
    for item in &indicator.evidence {
        lines.push(format!("evidence {} {}", item.id, item.supports));
    }
    for threshold in indicator
        .measure
        .iter()
        .flat_map(|measure| &measure.thresholds)
    {
        lines.push(format!("threshold {threshold}"));
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
