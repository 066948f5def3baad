//! Walks a JSON value, remembers where it is, and gathers every problem.

use serde_json::{Map, Value};

use super::field::Field;
use super::problem::{Place, Problem, Severity};

/// More problems than this help nobody; the rest are counted.
const MAX_PROBLEMS: usize = 200;

enum Step {
    Key(String),
    Index(usize),
}

/// Reads one file: where the reading stands, and what was wrong so far.
#[derive(Default)]
pub struct Reader {
    path: Vec<Step>,
    problems: Vec<Problem>,
    n_left_out: usize,
    error_left_out: bool,
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Reader at {:?}: {:?}", self.place(), self.problems)
    }
}

impl Reader {
    /// A reader at the top of a file.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The JSON pointer of where the reading stands.
    #[must_use]
    pub fn place(&self) -> Place {
        let mut place = String::new();
        for step in &self.path {
            place.push('/');
            match step {
                Step::Key(key) => place.push_str(&key.replace('~', "~0").replace('/', "~1")),
                Step::Index(index) => place.push_str(&index.to_string()),
            }
        }
        place
    }

    /// Everything found, with a last line that counts what was left out.
    #[must_use]
    pub fn finish(mut self) -> Vec<Problem> {
        if self.n_left_out > 0 {
            let message = format!("{} more problems are not listed", self.n_left_out);
            let hint = "mend the ones above first";
            let problem = if self.error_left_out {
                Problem::error("more-problems", "", message, hint)
            } else {
                Problem::warning("more-problems", "", message, hint)
            };
            self.problems.push(problem);
        }
        self.problems
    }

    /// Notes an error at the present place.
    pub fn error(&mut self, code: &'static str, message: String, hint: &str) {
        let problem = Problem::error(code, self.place(), message, hint);
        self.note(problem);
    }

    /// Notes a problem that has its own place.
    pub fn note(&mut self, problem: Problem) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(problem);
        } else {
            self.n_left_out += 1;
            self.error_left_out |= problem.severity == Severity::Error;
        }
    }

    /// Notes a field that no version known here has and that cannot be kept.
    pub fn unknown_field(&mut self, key: &str) {
        self.path.push(Step::Key(key.to_owned()));
        let message = format!(
            "the field \"{}\" is not known here and is left out",
            clip(key)
        );
        let problem = Problem::warning("unknown-field", self.place(), message, "remove it");
        self.path.pop();
        self.note(problem);
    }

    /// Reads `value` as a `T` one step below the present place.
    pub fn below_key<T: Field>(&mut self, key: &str, value: Value) -> Option<T> {
        self.path.push(Step::Key(key.to_owned()));
        let read = T::read(value, self);
        self.path.pop();
        read
    }

    /// Reads the item of a list.
    pub fn below_index<T: Field>(&mut self, index: usize, value: Value) -> Option<T> {
        self.path.push(Step::Index(index));
        let read = T::read(value, self);
        self.path.pop();
        read
    }

    /// The fields of an object, or a problem that says what stands here
    /// instead.
    pub fn object(&mut self, value: Value) -> Option<Fields> {
        match value {
            Value::Object(map) => Some(Fields(map)),
            other @ (Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_)) => {
                self.wrong_type("an object in braces", &other);
                None
            }
        }
    }

    /// The text that stands here, or a problem that says what does.
    pub fn text(&mut self, value: Value, wanted: &str) -> Option<String> {
        match value {
            Value::String(text) => Some(text),
            other @ (Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::Array(_)
            | Value::Object(_)) => {
                self.wrong_type(wanted, &other);
                None
            }
        }
    }

    /// Which of `words` stands here.
    pub fn word(&mut self, value: Value, words: &[&str]) -> Option<usize> {
        let text = self.text(value, "a word in quotes")?;
        let index = words.iter().position(|word| *word == text);
        if index.is_none() {
            let message = format!("\"{}\" is not one of the words allowed here", clip(&text));
            let hint = format!("write one of: {}", words.join(", "));
            self.error("unknown-word", message, &hint);
        }
        index
    }

    /// Notes that something else stands here than `wanted`.
    pub fn wrong_type(&mut self, wanted: &str, found: &Value) {
        let message = format!("found {} where {wanted} belongs", name_of(found));
        self.error("wrong-type", message, &format!("write {wanted}"));
    }
}

/// The fields of an object that are not read yet.
#[derive(Debug)]
pub struct Fields(Map<String, Value>);

impl Fields {
    /// Reads a field that must be there.
    pub fn required<T: Field>(&mut self, key: &str, reader: &mut Reader) -> Option<T> {
        match self.0.remove(key) {
            Some(value) => reader.below_key(key, value),
            None => {
                let message = format!("the field \"{key}\" is missing");
                reader.error("missing-field", message, &format!("add \"{key}\""));
                None
            }
        }
    }

    /// Reads a field that may be left out; outer `None` if it is there and
    /// wrong.
    pub fn optional<T: Field>(&mut self, key: &str, reader: &mut Reader) -> Option<Option<T>> {
        match self.0.remove(key) {
            Some(value) => reader.below_key(key, value).map(Some),
            None => Some(None),
        }
    }

    /// What no field asked for, kept so that it survives a round trip.
    #[must_use]
    pub fn rest(self) -> Map<String, Value> {
        self.0
    }
}

/// The beginning of a text, short enough to stand in a message.
pub(super) fn clip(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn name_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
