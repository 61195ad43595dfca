//! JSON Schemas (2020-12) of all kinds of file, so that editors complete and check while somebody
//! types.

use super::{
    Districts, Event, HelpDesk, Holidays, House, Network, Offer, Outreach, PageHead, Portal,
    Providers, School, Season, Topics,
};
use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};
use serde_json::Value;

/// Makes the schema of one kind of file.
type Describe = fn(SchemaGenerator) -> Schema;

/// Every kind of file: the name of its schema and how to make it.
const KINDS: [(&str, Describe); 14] = [
    ("portal", schema::<Portal>),
    ("districts", schema::<Districts>),
    ("topics", schema::<Topics>),
    ("holidays", schema::<Holidays>),
    ("providers", schema::<Providers>),
    ("house", schema::<House>),
    ("outreach", schema::<Outreach>),
    ("school", schema::<School>),
    ("help", schema::<HelpDesk>),
    ("network", schema::<Network>),
    ("event", schema::<Event>),
    ("season", schema::<Season>),
    ("offer", schema::<Offer>),
    ("page", schema::<PageHead>),
];

/// The schema of every kind of file by its name: `house` for `house.json`.
pub fn files() -> Vec<(&'static str, Value)> {
    KINDS
        .iter()
        .map(|(name, make)| {
            let mut schema = make(SchemaSettings::draft2020_12().into_generator()).to_value();
            tidy(&mut schema);
            (*name, schema)
        })
        .collect()
}

fn schema<T: JsonSchema>(generator: SchemaGenerator) -> Schema {
    generator.into_root_schema_for::<T>()
}

/// The types in Rust are optional everywhere, so that one run can report everything. A schema is
/// stricter: a field that is there says something, and a list that is needed is not empty.
fn tidy(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::Array(types)) = object.get_mut("type") {
                types.retain(|name| name != "null");
                if let [only] = &types[..] {
                    let only = only.clone();
                    object.insert("type".to_owned(), only);
                }
            }
            if let Some(Value::Array(words)) = object.get_mut("enum") {
                words.retain(|word| !word.is_null());
            }
            if let Some(Value::Array(choices)) = object.get_mut("anyOf") {
                choices.retain(|choice| choice.get("type").is_none_or(|name| name != "null"));
                if let [Value::Object(only)] = &choices[..] {
                    let only = only.clone();
                    object.remove("anyOf");
                    object.extend(only);
                }
            }
            let required: Vec<String> = match object.get("required") {
                Some(Value::Array(names)) => names
                    .iter()
                    .filter_map(Value::as_str)
                    .map(str::to_owned)
                    .collect(),
                _ => Vec::new(),
            };
            if let Some(Value::Object(properties)) = object.get_mut("properties") {
                for name in required {
                    if let Some(Value::Object(list)) = properties
                        .get_mut(&name)
                        .filter(|field| field.get("type").is_some_and(|t| t == "array"))
                    {
                        list.insert("minItems".to_owned(), 1.into());
                    }
                }
            }
            object.values_mut().for_each(tidy);
        }
        Value::Array(list) => list.iter_mut().for_each(tidy),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Calls `look` for every object of a schema that describes an object.
    fn objects(schema: &Value, look: &mut dyn FnMut(&Value)) {
        if schema.get("properties").is_some() {
            look(schema);
        }
        match schema {
            Value::Object(object) => object.values().for_each(|value| objects(value, look)),
            Value::Array(list) => list.iter().for_each(|value| objects(value, look)),
            _ => {}
        }
    }

    #[test]
    fn every_needed_field_is_a_field() {
        for (name, schema) in files() {
            objects(&schema, &mut |object| {
                for needed in object["required"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str)
                {
                    assert!(
                        object["properties"].get(needed).is_some(),
                        "{name}: {needed}"
                    );
                }
            });
        }
    }

    #[test]
    fn everything_is_described_and_nothing_unknown_is_allowed() {
        for (name, schema) in files() {
            objects(&schema, &mut |object| {
                assert_eq!(object["additionalProperties"], false, "{name}");
                assert!(
                    object["title"].is_string() && object["description"].is_string(),
                    "{name}: {object}"
                );
                for (field, property) in object["properties"].as_object().into_iter().flatten() {
                    let words = property["description"].as_str().unwrap_or_default();
                    assert!(
                        words.ends_with(['.', '»', '«', '/', '…']) && words.len() > 4,
                        "{name}: {field}: {words}"
                    );
                }
            });
            assert!(!schema.to_string().contains("\"null\""), "{name}");
        }
    }
}
