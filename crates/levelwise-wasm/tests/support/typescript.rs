//! JSON Schemas to TypeScript: each definition becomes an exported type with its
//! description as comment. What the engine's schemas do not use is not known
//! here and fails.

use std::collections::BTreeMap;

use levelwise_core::assessment::Stamp;
use levelwise_core::format;
use levelwise_core::record::{Field, SchemaBook};
use serde_json::{Map, Value};

const HEAD: &str =
    "// Written from the Rust types by `cargo xtask schemas`; do not change by hand.\n";

/// A record whose name in Rust is taken here by the file it stands in.
const RECORD: &str = "RubricFile";
const RENAMED: &str = "Rubric";

/// The text of types.d.ts.
pub(crate) fn declarations() -> String {
    let (rubric, assessment) = (format::rubric_schema(), format::assessment_schema());
    let crosswalk = format::crosswalk_schema();
    let mut types = Types::default();
    types.add_all(&rubric["$defs"]);
    types.add_all(&assessment["$defs"]);
    types.add_all(&crosswalk["$defs"]);
    types.add_all(&part_schema::<Stamp>()["$defs"]);
    types.add_all(&format::result_schemas());
    types.add_file("RubricFile", &rubric);
    types.add_file("AssessmentFile", &assessment);
    types.add_file("CrosswalkFile", &crosswalk);
    let texts = types.by_name.into_values();
    texts.fold(HEAD.to_owned(), |all, text| all + "\n" + &text)
}

/// The schema of what stands in no file by itself.
fn part_schema<T: Field>() -> Value {
    let mut book = SchemaBook::default();
    let root = T::schema(&mut book);
    book.finish("", root)
}

#[derive(Default)]
struct Types {
    /// The declarations so far.
    by_name: BTreeMap<String, String>,
    /// Where references lead.
    definitions: Map<String, Value>,
    /// What a type that holds others holds while it is declared.
    held: Option<Value>,
}

impl Types {
    fn add_all(&mut self, definitions: &Value) {
        self.definitions.extend(object(definitions).clone());
        for (name, schema) in object(definitions) {
            if schema.get("title").is_none() {
                self.add(renamed(name), schema);
            }
        }
    }

    /// A whole file: a record with what stands around it.
    fn add_file(&mut self, name: &str, schema: &Value) {
        let title = schema["title"].as_str().expect("a file has a title");
        let record = self.in_place(&schema["allOf"][0], "");
        let fields = self.fields(schema, "");
        let text =
            format!("/** {title} file. */\nexport interface {name} extends {record} {fields}\n");
        self.by_name.insert(name.to_owned(), text);
    }

    fn add(&mut self, name: &str, schema: &Value) {
        let about = comment(schema, "");
        let text = if schema.get("properties").is_some() {
            let fields = self.fields(schema, "");
            format!("{about}export interface {name} {fields}\n")
        } else if let Some(branches) = schema["oneOf"].as_array() {
            let mut text = format!("{about}export type {name} =");
            for branch in branches {
                let form = self.in_place(branch, "    ");
                text.push_str(&format!("\n{}  | {form}", comment(branch, "  ")));
            }
            text + ";\n"
        } else {
            let form = self.in_place(schema, "");
            format!("{about}export type {name} = {form};\n")
        };
        self.insert(name, text);
    }

    /// A type that is defined twice must be the same; the one that says more
    /// stays.
    fn insert(&mut self, name: &str, text: String) {
        if let Some(other) = self.by_name.get(name) {
            assert_eq!(bare(&text), bare(other), "{name} is two different types");
            if text.len() <= other.len() {
                return;
            }
        }
        self.by_name.insert(name.to_owned(), text);
    }

    /// The fields of an object in braces: those that must be there in the order
    /// of their declaration, then the others.
    fn fields(&mut self, schema: &Value, margin: &str) -> String {
        let required = schema["required"].as_array();
        let required = required.expect("an object says which fields it must have");
        let required: Vec<&str> = required.iter().filter_map(Value::as_str).collect();
        let properties = object(&schema["properties"]);
        let others = properties.keys().map(String::as_str);
        let others = others.filter(|key| !required.contains(key));
        let mut text = "{\n".to_owned();
        for key in required.iter().copied().chain(others) {
            let schema = &properties[key];
            let within = format!("{margin}  ");
            let mark = if required.contains(&key) { "" } else { "?" };
            let form = self.in_place(schema, &within);
            text.push_str(&comment(schema, &within));
            text.push_str(&format!("{within}{key}{mark}: {form};\n"));
        }
        text + margin + "}"
    }

    /// The type as it stands where it is used.
    fn in_place(&mut self, schema: &Value, margin: &str) -> String {
        if schema["$ref"].is_string() {
            return self.reference(schema);
        }
        if let Some(constant) = schema.get("const") {
            return constant.to_string();
        }
        if let Some(words) = schema["enum"].as_array() {
            return union(words.iter().map(Value::to_string));
        }
        if let Some(branches) = schema["anyOf"].as_array() {
            return union(branches.iter().map(|branch| self.in_place(branch, margin)));
        }
        match &schema["type"] {
            Value::String(name) => self.of_type(name, schema, margin),
            Value::Array(names) => {
                let names = names.iter().filter_map(Value::as_str);
                union(names.map(|name| self.of_type(name, schema, margin)))
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => {
                panic!("the schema {schema} is of no kind that is known here")
            }
        }
    }

    fn of_type(&mut self, name: &str, schema: &Value, margin: &str) -> String {
        match name {
            "string" | "boolean" | "null" => name.to_owned(),
            "number" | "integer" => "number".to_owned(),
            "array" => {
                let items = self.in_place(&schema["items"], margin);
                assert!(!items.contains('|'), "{items} needs brackets");
                format!("{items}[]")
            }
            "object" if schema.get("properties").is_some() => self.fields(schema, margin),
            "object" => {
                let key = self.in_place(&schema["propertyNames"], margin);
                let value = self.in_place(&schema["additionalProperties"], margin);
                format!("Record<{key}, {value}>")
            }
            _ => panic!("the type {name} is not known here"),
        }
    }

    /// The name that a reference leads to; a definition with a title holds
    /// another type and is declared once for all that it may hold.
    fn reference(&mut self, schema: &Value) -> String {
        let target = schema["$ref"].as_str().unwrap_or_default();
        if self
            .held
            .as_ref()
            .is_some_and(|held| held["$ref"] == target)
        {
            return "T".to_owned();
        }
        let name = target.trim_start_matches("#/$defs/");
        let definition = self.definitions.get(name).cloned();
        let definition = definition.unwrap_or_else(|| panic!("{name} is not defined"));
        let Some(title) = definition["title"].as_str() else {
            return renamed(name).to_owned();
        };
        let held = self.held_by(&definition);
        let argument = self.reference(&held);
        let around = self.held.replace(held);
        let about = comment(&definition, "");
        let fields = self.fields(&definition, "");
        self.held = around;
        self.insert(
            title,
            format!("{about}export interface {title}<T> {fields}\n"),
        );
        format!("{title}<{argument}>")
    }

    /// The type of its value, or of its versions' value.
    fn held_by(&self, definition: &Value) -> Value {
        let properties = &definition["properties"];
        if properties["value"].is_object() {
            return properties["value"].clone();
        }
        let versions = properties["versions"]["items"]["$ref"].as_str();
        let versions = versions.unwrap_or_else(|| panic!("{definition} holds nothing"));
        let versions = versions.trim_start_matches("#/$defs/");
        self.definitions[versions]["properties"]["value"].clone()
    }
}

fn union(types: impl Iterator<Item = String>) -> String {
    types.collect::<Vec<_>>().join(" | ")
}

/// What a schema says for people: description, form of a text, default.
fn comment(schema: &Value, margin: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    if let Some(description) = schema["description"].as_str() {
        assert!(
            !description.contains("[`"),
            "a link of Rust's: {description}"
        );
        words.push(description.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    match schema["format"].as_str() {
        Some("date") => words.push("As `2026-11-22`.".to_owned()),
        Some("date-time") => words.push("As `2026-11-22T09:30:00Z`.".to_owned()),
        Some(_) | None => {}
    }
    let default = schema.get("default");
    if let Some(default) = default.filter(|default| !is_filled_object(default)) {
        words.push(format!("Without it: `{default}`."));
    }
    if words.is_empty() {
        return String::new();
    }
    format!("{margin}/** {} */\n", words.join(" "))
}

fn is_filled_object(value: &Value) -> bool {
    value.as_object().is_some_and(|fields| !fields.is_empty())
}

/// The text without comments and layout.
fn bare(text: &str) -> String {
    let is_code = |line: &&str| !line.trim_start().starts_with("/**");
    let code: String = text.lines().filter(is_code).collect();
    code.replace([' ', '|'], "")
}

fn renamed(name: &str) -> &str {
    if name == RECORD { RENAMED } else { name }
}

fn object(value: &Value) -> &Map<String, Value> {
    value.as_object().expect("definitions are an object")
}
