//! `networks/*.yaml`: who works together on what.

use super::common::{Contact, Date, Text};
use crate::yaml::Located;
use schemars::JsonSchema;
use serde::Deserialize;

/// One network.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Netzwerk", description = "Wer woran zusammenarbeitet.", extend("required" = ["id", "name", "topic", "verified_on", "sources"]))]
pub struct Network {
    #[schemars(description = "Kürzel; so heißt auch die Datei.")]
    pub id: Option<Text>,
    #[schemars(description = "Name des Netzwerks.")]
    pub name: Option<Text>,
    #[schemars(description = "Worum es geht, in wenigen Worten, zum Beispiel Kinderschutz.")]
    pub topic: Option<Text>,
    #[schemars(description = "Wer mitmacht: Stellen und Vereine, keine Personen.")]
    pub members: Vec<Text>,
    #[schemars(description = "Mehr dazu, mit Markdown.")]
    pub text: Option<Text>,
    #[schemars(description = "Kontakt.")]
    pub contact: Option<Located<Contact>>,
    #[schemars(description = "Wann die Angaben zuletzt geprüft wurden.")]
    pub verified_on: Option<Date>,
    #[schemars(description = "Woher die Angaben stammen.")]
    pub sources: Vec<Text>,
}
