//! Compares two JSON values whose numbers may differ a little.

use serde_json::Value;

use crate::diff;

/// Nothing, or a readable difference; numbers may be as far apart as `within`.
pub(crate) fn compare(within: f64, expected: &Value, actual: &Value) -> Result<(), String> {
    diff::compare(expected, &with_near_numbers_of(expected, actual, within))
}

/// `actual`, with the numbers of `expected` where they are near.
fn with_near_numbers_of(expected: &Value, actual: &Value, within: f64) -> Value {
    match (expected, actual) {
        (Value::Object(expected), Value::Object(fields)) => {
            let near = |(key, actual): (&String, &Value)| {
                let expected = expected.get(key).unwrap_or(&Value::Null);
                (key.clone(), with_near_numbers_of(expected, actual, within))
            };
            Value::Object(fields.iter().map(near).collect())
        }
        (Value::Number(one), Value::Number(other)) => {
            let apart = match (one.as_f64(), other.as_f64()) {
                (Some(one), Some(other)) => (one - other).abs(),
                _ => f64::INFINITY,
            };
            if apart <= within { expected } else { actual }.clone()
        }
        (Value::Array(expected), Value::Array(list)) => {
            let near = |(idx, actual): (usize, &Value)| {
                let expected = expected.get(idx).unwrap_or(&Value::Null);
                with_near_numbers_of(expected, actual, within)
            };
            Value::Array(list.iter().enumerate().map(near).collect())
        }
        _ => actual.clone(),
    }
}
