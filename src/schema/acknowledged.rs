//! What every kind of file may say of itself: warnings that somebody has looked at and lets stand.

use super::common::{Date, Text};
use super::files::describe;
use crate::yaml::Located;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

/// The field that holds them.
pub const ACKNOWLEDGED: &str = "acknowledged";

/// The warnings of one file that are known.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Bekannte Warnungen")]
pub struct Acknowledged {
    #[schemars(
        description = "Warnungen zu dieser Datei, die jemand geprüft hat und die so bleiben sollen. Bis zu einem Tag, dann kommen sie wieder. Das Feld steht ganz links."
    )]
    pub acknowledged: Vec<Located<Acknowledgement>>,
}

/// One warning that is known, why, and for how long.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Bekannte Warnung", description = "Eine Warnung, die so bleiben soll.", extend("required" = ["warning", "because", "until"]))]
pub struct Acknowledgement {
    #[schemars(
        description = "Kürzel der Warnung, zum Beispiel same-time. »portal serve« zeigt es."
    )]
    pub warning: Option<Text>,
    #[schemars(description = "Warum das so richtig ist.")]
    pub because: Option<Text>,
    #[schemars(description = "Letzter Tag. Danach kommt die Warnung wieder.")]
    pub until: Option<Date>,
}

/// The schema of a kind of file with what every file may say.
pub fn with_acknowledged(mut schema: Value) -> Value {
    let own = describe::<Acknowledged>();
    for part in ["properties", "$defs"] {
        let Some(more) = own[part].as_object() else {
            continue;
        };
        if let Some(schema) = schema.as_object_mut() {
            let known = schema
                .entry(part)
                .or_insert_with(|| Value::Object(Default::default()));
            if let Some(known) = known.as_object_mut() {
                known.extend(more.clone());
            }
        }
    }
    schema
}
