//! JSON Schemas (2020-12) of the kinds of file, so that editors complete and check while somebody
//! types.

use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::Value;

/// The schema of one kind of file.
pub fn describe<T: JsonSchema>() -> Value {
    let mut schema = SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value();
    tidy(&mut schema);
    schema
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
