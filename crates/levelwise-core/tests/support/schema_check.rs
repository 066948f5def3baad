//! Holds a value against a JSON Schema, as far as the schemas of this engine go.
//! A whole validator brings 75 crates; a keyword that is not known here fails
//! the test that meets it.

use regex_lite::Regex;
use serde_json::Value;

/// Where `value` does not fit `schema`, with the keyword that says so.
pub(crate) fn misfits(value: &Value, schema: &Value) -> Vec<String> {
    let mut check = Check {
        root: schema,
        found: Vec::new(),
    };
    check.value(value, schema, "");
    check.found
}

struct Check<'s> {
    root: &'s Value,
    found: Vec<String>,
}

impl Check<'_> {
    fn value(&mut self, value: &Value, schema: &Value, place: &str) {
        let Some(keywords) = schema.as_object() else {
            assert_eq!(*schema, Value::Bool(true), "a schema is an object or true");
            return;
        };
        for (keyword, wanted) in keywords {
            if !self.fits(value, keyword, wanted, place) {
                self.found.push(format!("{place}: {keyword}"));
            }
        }
    }

    /// Whether the value fits one keyword; what is below is noted by itself.
    fn fits(&mut self, value: &Value, keyword: &str, wanted: &Value, place: &str) -> bool {
        match keyword {
            "$schema" | "$defs" | "title" | "description" | "default" | "format" => true,
            "$ref" => {
                let pointer = wanted.as_str().expect("a reference is a text");
                let target = self.root.pointer(pointer.trim_start_matches('#'));
                let target = target.expect("a reference leads somewhere").clone();
                self.value(value, &target, place);
                true
            }
            "allOf" => {
                for schema in wanted.as_array().expect("allOf is a list") {
                    self.value(value, schema, place);
                }
                true
            }
            "anyOf" => self.branches(value, wanted, place) > 0,
            "oneOf" => self.branches(value, wanted, place) == 1,
            "const" => value == wanted,
            "enum" => wanted.as_array().expect("enum is a list").contains(value),
            "type" => match wanted.as_array() {
                Some(types) => types.iter().any(|wanted| is_of_type(value, wanted)),
                None => is_of_type(value, wanted),
            },
            _ => self.fits_by_type(value, keyword, wanted, place),
        }
    }

    /// How many of the schemas the value fits.
    fn branches(&self, value: &Value, schemas: &Value, place: &str) -> usize {
        let schemas = schemas.as_array().expect("the branches are a list");
        let fits = |schema: &&Value| {
            let mut branch = Check {
                root: self.root,
                found: Vec::new(),
            };
            branch.value(value, schema, place);
            branch.found.is_empty()
        };
        schemas.iter().filter(fits).count()
    }

    /// A keyword about one type lets values of the others pass.
    fn fits_by_type(&mut self, value: &Value, keyword: &str, wanted: &Value, place: &str) -> bool {
        let limit = wanted
            .as_u64()
            .and_then(|limit| usize::try_from(limit).ok());
        let limit = || limit.expect("a limit is a number");
        let bound = || wanted.as_f64().expect("a bound is a number");
        match (keyword, value) {
            ("required", Value::Object(map)) => {
                let keys = wanted.as_array().expect("required is a list");
                let has = |key: &Value| map.contains_key(key.as_str().expect("a key is a text"));
                keys.iter().all(has)
            }
            ("properties", Value::Object(map)) => {
                for (key, schema) in wanted.as_object().expect("properties is an object") {
                    if let Some(value) = map.get(key) {
                        self.value(value, schema, &format!("{place}/{key}"));
                    }
                }
                true
            }
            ("additionalProperties", Value::Object(map)) => {
                for (key, value) in map {
                    self.value(value, wanted, &format!("{place}/{key}"));
                }
                true
            }
            ("propertyNames", Value::Object(map)) => {
                for key in map.keys() {
                    let name = Value::String(key.clone());
                    self.value(&name, wanted, &format!("{place}/{key}"));
                }
                true
            }
            ("items", Value::Array(list)) => {
                for (index, item) in list.iter().enumerate() {
                    self.value(item, wanted, &format!("{place}/{index}"));
                }
                true
            }
            ("uniqueItems", Value::Array(list)) => {
                let stands_once = |item| list.iter().filter(|other| *other == item).count() == 1;
                list.iter().all(stands_once)
            }
            ("maxItems", Value::Array(list)) => list.len() <= limit(),
            ("maxProperties", Value::Object(map)) => map.len() <= limit(),
            ("minLength", Value::String(text)) => text.chars().count() >= limit(),
            ("maxLength", Value::String(text)) => text.chars().count() <= limit(),
            ("pattern", Value::String(text)) => {
                let pattern = wanted.as_str().expect("a pattern is a text");
                let pattern = Regex::new(pattern).expect("a pattern is a regular expression");
                pattern.is_match(text)
            }
            ("minimum", Value::Number(number)) => number.as_f64() >= Some(bound()),
            ("maximum", Value::Number(number)) => number.as_f64() <= Some(bound()),
            (
                "required"
                | "properties"
                | "additionalProperties"
                | "propertyNames"
                | "items"
                | "uniqueItems"
                | "maxItems"
                | "maxProperties"
                | "minLength"
                | "maxLength"
                | "pattern"
                | "minimum"
                | "maximum",
                _,
            ) => true,
            _ => panic!("the keyword {keyword} is not known here"),
        }
    }
}

fn is_of_type(value: &Value, wanted: &Value) -> bool {
    match wanted.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("number") => value.is_number(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("null") => value.is_null(),
        Some(_) | None => panic!("the type {wanted} is not known here"),
    }
}
