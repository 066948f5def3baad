//! Reads the case files of one verb: which cases there are, and which file a
//! case means. How a verb runs them is in `cases.rs`.

use std::fs;
use std::path::PathBuf;

use serde_json::{Map, Value};

/// One case: an input, the expected output, and why.
#[derive(Clone)]
pub(crate) struct Case {
    /// The file's path below tests/cases, and the case's number in it.
    pub(crate) name: String,
    /// The fields of the file, with those of the case itself over them.
    fields: Map<String, Value>,
}

/// Every case of `verb`, in the order of the file names.
pub(crate) fn cases_of(verb: &str) -> Vec<Case> {
    let folder = folder().join(verb);
    let entries = fs::read_dir(&folder).expect("the verb has a folder of cases");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("the folder can be listed").file_name())
        .map(|name| name.into_string().expect("a file name is text"))
        .filter(|name| name.ends_with(".json"))
        .collect();
    names.sort();
    let cases: Vec<Case> = names
        .iter()
        .flat_map(|name| cases_in(&format!("{verb}/{name}")))
        .collect();
    assert!(!cases.is_empty(), "{} has no cases", folder.display());
    cases
}

fn cases_in(name: &str) -> Vec<Case> {
    let Value::Object(fields) = read(name) else {
        panic!("{name} is no object");
    };
    assert!(fields.contains_key("why"), "{name} does not say why");
    let names_rule = fields.contains_key("rule") || fields.contains_key("rules");
    assert!(names_rule, "{name} names no rule of SPEC.md");
    let name = name.to_owned();
    Case { name, fields }.split("cases")
}

impl Case {
    /// One case for each entry of a list, with the entry's fields over those of
    /// this one; the case itself if it has no such list.
    pub(crate) fn split(mut self, key: &str) -> Vec<Self> {
        let Some(Value::Array(list)) = self.fields.remove(key) else {
            return vec![self];
        };
        assert!(!list.is_empty(), "{} has no {key}", self.name);
        let case = |(number, own): (usize, &Value)| {
            let own = own.as_object().expect("a case is an object");
            let mut fields = self.fields.clone();
            fields.extend(own.clone());
            let name = format!("{} case {number}", self.name);
            Self { name, fields }
        };
        (1..).zip(&list).map(case).collect()
    }

    /// A field, null if the case has none.
    pub(crate) fn get(&self, key: &str) -> &Value {
        self.fields.get(key).unwrap_or(&Value::Null)
    }

    /// A field that the case must have.
    pub(crate) fn need(&self, key: &str) -> &Value {
        self.fields
            .get(key)
            .unwrap_or_else(|| panic!("{} has no field {key}", self.name))
    }

    /// A file given by its path below tests/cases or in place, with the changes
    /// of the case.
    pub(crate) fn document(&self, key: &str, changes: &str) -> Value {
        let given = self.need(key);
        let mut document = given.as_str().map_or_else(|| given.clone(), read);
        for change in self.get(changes).as_array().into_iter().flatten() {
            apply(change, &mut document, &self.name);
        }
        document
    }
}

/// `{"at": pointer, "set": value}` or `{"at": pointer, "remove": true}`; the
/// last part `-` appends to a list.
fn apply(change: &Value, document: &mut Value, name: &str) {
    let at = change["at"].as_str().expect("a change has a place");
    let (parent, last) = at.rsplit_once('/').expect("a place begins with /");
    let last = last.replace("~1", "/").replace("~0", "~");
    let value = change.get("set").cloned();
    match document.pointer_mut(parent) {
        Some(Value::Object(map)) => match value {
            Some(value) => drop(map.insert(last, value)),
            None => drop(map.remove(&last).expect("what is removed is there")),
        },
        Some(Value::Array(list)) if last == "-" => list.extend(value),
        Some(Value::Array(list)) => {
            let index: usize = last.parse().expect("a position in a list");
            match value {
                Some(value) => list[index] = value,
                None => drop(list.remove(index)),
            }
        }
        Some(_) | None => panic!("{name}: nothing stands at {parent}"),
    }
}

/// The JSON of a file below tests/cases.
pub(crate) fn read(path: &str) -> Value {
    serde_json::from_slice(&bytes(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The bytes of a file below tests/cases.
pub(crate) fn bytes(path: &str) -> Vec<u8> {
    fs::read(folder().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases")
}
