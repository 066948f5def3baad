//! Gathers JSON Schema definitions while the types describe themselves.

use serde_json::{Map, Value, json};

use super::json::Json;

/// The named definitions of one schema.
#[derive(Debug, Default)]
pub struct SchemaBook {
    definitions: Map<String, Value>,
}

/// The fields of one record, in the order of their declaration.
#[derive(Debug, Default)]
pub struct SchemaFields {
    properties: Map<String, Value>,
    required: Vec<Value>,
}

impl SchemaFields {
    /// Adds a field; without a default it is required.
    pub fn add(&mut self, key: &str, description: &str, schema: Value, default: Option<Json>) {
        let mut property = match schema {
            Value::Object(map) => map,
            other @ (Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_)) => Map::from_iter([("allOf".to_owned(), json!([other]))]),
        };
        property.insert("description".to_owned(), json!(description.trim()));
        match default {
            Some(Json::Null) => {}
            Some(default) => {
                property.insert("default".to_owned(), default.into());
            }
            None => self.required.push(json!(key)),
        }
        self.properties
            .insert(key.to_owned(), Value::Object(property));
    }

    /// The schema of an object with these fields.
    fn form(self) -> Value {
        json!({
            "type": "object",
            "properties": self.properties,
            "required": self.required,
        })
    }
}

impl SchemaBook {
    /// An empty list of fields.
    #[must_use]
    pub fn fields() -> SchemaFields {
        SchemaFields::default()
    }

    /// A reference to the record `name`, which `describe` describes when it is
    /// met for the first time.
    pub fn record(
        &mut self,
        name: &str,
        about: &str,
        describe: impl FnOnce(&mut Self) -> SchemaFields,
    ) -> Value {
        if !self.definitions.contains_key(name) {
            // Holds the name while the record's own fields are described.
            self.definitions.insert(name.to_owned(), Value::Null);
            let form = describe(self).form();
            self.named(name, about, form);
        }
        reference(name)
    }

    /// A reference to the type `title` with these fields, which is another one for
    /// each type that it holds: a reference that `held` is.
    pub fn holder(
        &mut self,
        title: &str,
        about: &str,
        held: &Value,
        fields: SchemaFields,
    ) -> Value {
        let held = held["$ref"].as_str().unwrap_or_default();
        let held = held.rsplit('/').next().unwrap_or_default();
        let mut form = fields.form();
        form["title"] = json!(title);
        self.named(&format!("{title}Of{held}"), about, form)
    }

    /// A reference to `held`: what has no name gets one, as a plain number does.
    #[must_use]
    pub fn reference_to(&mut self, held: Value) -> Value {
        if held.get("$ref").is_some() {
            return held;
        }
        self.named("WholeNumber", "A whole number.", held)
    }

    /// A reference to the type `name`, whose schema is `form`.
    pub fn named(&mut self, name: &str, about: &str, mut form: Value) -> Value {
        form["description"] = json!(about.trim());
        self.definitions.insert(name.to_owned(), form);
        reference(name)
    }

    /// The whole schema, with `root` at the top.
    #[must_use]
    pub fn finish(self, title: &str, root: Value) -> Value {
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": title,
            "allOf": [root],
            "$defs": self.definitions,
        })
    }
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}
