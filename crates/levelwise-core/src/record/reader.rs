//! Walks a JSON value, remembers where it is, and gathers every problem.

use std::vec;

use super::field::{Field, MAX_ENTRIES};
use super::json::{Json, JsonMap};
use super::problem::{Place, Problem, Severity};

/// More problems than this help nobody; the rest are counted.
const MAX_PROBLEMS: usize = 200;

enum Step {
    Key(String),
    Index(usize),
    /// Into a value that is not there: what is read below is a stand-in, and
    /// nothing is noted of it.
    Missing,
}

/// What is open, and what of it is not read yet.
enum Open {
    Object(Vec<(String, Json)>),
    /// The items of a list or the entries of a map.
    Entries {
        rest: vec::IntoIter<(Step, Json)>,
        is_inside: bool,
    },
    /// Something else stands here, which has been noted.
    Missing,
}

/// Reads one file: the value that is read next, where it stands, and what was
/// wrong so far. The reader holds the values, so that what is compiled anew for
/// every type is no more than the names of its fields.
pub struct Reader {
    value: Json,
    open: Vec<Open>,
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
    /// A reader at the top of the file `value`.
    pub(crate) fn new(value: Json) -> Self {
        Self {
            value,
            open: Vec::new(),
            path: Vec::new(),
            problems: Vec::new(),
            n_left_out: 0,
            error_left_out: false,
        }
    }

    /// The JSON pointer of where the reading stands.
    #[must_use]
    pub fn place(&self) -> Place {
        let mut place = String::new();
        for step in &self.path {
            place.push('/');
            match step {
                Step::Key(key) => push_key(&mut place, key),
                Step::Index(index) => place.push_str(&index.to_string()),
                // Nothing is noted below it.
                Step::Missing => {}
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
    #[inline(never)]
    pub fn error(&mut self, code: &'static str, message: String, hint: &str) {
        let problem = Problem::error(code, self.place(), message, hint);
        self.note(problem);
    }

    /// Notes a problem that has its own place.
    pub fn note(&mut self, problem: Problem) {
        if self.path.iter().any(|step| matches!(step, Step::Missing)) {
            return;
        }
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

    /// The value that stands here.
    #[must_use]
    pub fn value(&self) -> &Json {
        &self.value
    }

    /// The value that stands here, which is taken out.
    #[inline(never)]
    pub fn take(&mut self) -> Json {
        self.value.take()
    }

    /// The text that stands here; `None` and a problem that says what does.
    pub fn text(&mut self, wanted: &str) -> Option<String> {
        match self.take() {
            Json::String(text) => Some(text),
            other @ (Json::Null
            | Json::Bool(_)
            | Json::Number(_)
            | Json::Array(_)
            | Json::Object(_)) => {
                self.wrong_type(wanted, &other);
                None
            }
        }
    }

    /// The position of the word that stands here, or 0 and a problem.
    #[inline(never)]
    pub fn word(&mut self, words: &[&str]) -> usize {
        let Some(text) = self.text("a word in quotes") else {
            return 0;
        };
        let index = words.iter().position(|word| *word == text);
        index.unwrap_or_else(|| {
            let message = format!("\"{}\" is not one of the words allowed here", clip(&text));
            let hint = format!("write one of: {}", words.join(", "));
            self.error("unknown-word", message, &hint);
            0
        })
    }

    /// Opens the object that stands here; [`Reader::close`] closes it.
    #[inline(never)]
    pub fn open(&mut self) {
        let open = match self.take() {
            Json::Object(map) => Open::Object(map.into_iter().collect()),
            other @ (Json::Null
            | Json::Bool(_)
            | Json::Number(_)
            | Json::String(_)
            | Json::Array(_)) => {
                self.wrong_type("an object in braces", &other);
                Open::Missing
            }
        };
        self.open.push(open);
    }

    /// Reads a field of the open object that must be there.
    #[inline(never)]
    pub fn required<T: Field>(&mut self, key: &str) -> T {
        self.enter_required(key);
        let read = T::read(self);
        self.leave();
        read
    }

    /// Reads a field of the open object that may be left out.
    #[inline(never)]
    pub fn optional<T: Field>(&mut self, key: &str, default: fn() -> T) -> T {
        if !self.enter(key) {
            return default();
        }
        let read = T::read(self);
        self.leave();
        read
    }

    /// Closes the object and gives what no field asked for, kept so that it
    /// survives a round trip.
    #[inline(never)]
    pub fn close(&mut self) -> JsonMap {
        let mut rest = JsonMap::new();
        if let Some(Open::Object(entries)) = self.open.pop() {
            for (key, value) in entries {
                rest.insert(key, value);
            }
        }
        rest
    }

    /// Opens a list that is a field of the open object and must be there;
    /// [`Reader::next_entry`] walks through it.
    pub(crate) fn open_required_list(&mut self, key: &str) {
        self.enter_required(key);
        self.open_list();
    }

    #[inline(never)]
    fn enter_required(&mut self, key: &str) {
        if self.enter(key) {
            return;
        }
        if !matches!(self.open.last(), Some(Open::Missing)) {
            let message = format!("the field \"{key}\" is missing");
            self.error("missing-field", message, &format!("add \"{key}\""));
        }
        self.path.push(Step::Missing);
        self.value = Json::Null;
    }

    /// Goes down to a field of the open object, if it is there.
    #[inline(never)]
    fn enter(&mut self, key: &str) -> bool {
        let Some(Open::Object(entries)) = self.open.last_mut() else {
            return false;
        };
        let Some(index) = entries.iter().position(|(other, _)| other == key) else {
            return false;
        };
        let (key, value) = entries.swap_remove(index);
        self.path.push(Step::Key(key));
        self.value = value;
        true
    }

    /// Goes back up from a field.
    #[inline(never)]
    pub(crate) fn leave(&mut self) {
        self.path.pop();
    }

    /// Opens the list that stands here; [`Reader::next_entry`] walks through it.
    #[inline(never)]
    pub(super) fn open_list(&mut self) {
        let mut items = Vec::new();
        match self.take() {
            Json::Array(found) => items = found,
            other @ (Json::Null
            | Json::Bool(_)
            | Json::Number(_)
            | Json::String(_)
            | Json::Object(_)) => self.wrong_type("a list in brackets", &other),
        }
        let steps = (0..).map(Step::Index);
        self.open_entries(steps.zip(items).collect());
    }

    /// Opens the object that stands here, whose keys are ids;
    /// [`Reader::next_entry`] walks through it.
    #[inline(never)]
    pub(super) fn open_map(&mut self) {
        self.open();
        let mut entries = Vec::new();
        if let Some(Open::Object(found)) = self.open.pop() {
            entries = found;
        }
        let steps = entries.into_iter();
        self.open_entries(steps.map(|(key, value)| (Step::Key(key), value)).collect());
    }

    fn open_entries(&mut self, mut entries: Vec<(Step, Json)>) {
        let n_entries = entries.len();
        if n_entries > MAX_ENTRIES {
            let message = format!("{n_entries} entries stand here, {MAX_ENTRIES} are allowed");
            self.error("too-many-entries", message, "split the file");
            entries.clear();
        }
        self.open.push(Open::Entries {
            rest: entries.into_iter(),
            is_inside: false,
        });
    }

    /// Goes to the next item or entry; after the last, closes the list or map
    /// and gives `false`.
    #[inline(never)]
    pub(crate) fn next_entry(&mut self) -> bool {
        let Some(Open::Entries { rest, is_inside }) = self.open.last_mut() else {
            return false;
        };
        if std::mem::replace(is_inside, true) {
            self.path.pop();
        }
        let Some((step, value)) = rest.next() else {
            self.open.pop();
            return false;
        };
        self.path.push(step);
        self.value = value;
        true
    }

    /// Reads the key of the entry, before its value.
    pub(super) fn key<K: Field>(&mut self) -> K {
        let value = self.take();
        if let Some(Step::Key(key)) = self.path.last() {
            self.value = Json::String(key.clone());
        }
        let key = K::read(self);
        self.value = value;
        key
    }

    /// Notes that what stands here is not `wanted`.
    #[inline(never)]
    pub fn not(&mut self, wanted: &str) {
        let found = self.take();
        self.wrong_type(wanted, &found);
    }

    /// Notes that something else stands here than `wanted`.
    #[inline(never)]
    fn wrong_type(&mut self, wanted: &str, found: &Json) {
        let message = format!("found {} where {wanted} belongs", name_of(found));
        self.error("wrong-type", message, &format!("write {wanted}"));
    }
}

/// The beginning of a text, short enough to stand in a message.
pub(super) fn clip(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn push_key(place: &mut Place, key: &str) {
    for letter in key.chars() {
        match letter {
            '~' => place.push_str("~0"),
            '/' => place.push_str("~1"),
            other => place.push(other),
        }
    }
}

fn name_of(value: &Json) -> &'static str {
    match value {
        Json::Null => "null",
        Json::Bool(_) => "true or false",
        Json::Number(_) => "a number",
        Json::String(_) => "a text",
        Json::Array(_) => "a list",
        Json::Object(_) => "an object",
    }
}
