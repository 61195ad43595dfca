//! `events/*.yaml`: dated things outside the holiday pass.

use super::common::{Address, Contact, Date, Text};
use super::offers::Session;
use crate::yaml::Located;
use schemars::JsonSchema;
use serde::Deserialize;

/// One event.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Termin", description = "Ein Termin außerhalb des Ferienpasses.", extend("required" = ["id", "title", "sessions", "verified_on", "sources"]))]
pub struct Event {
    #[schemars(description = "Kürzel; so heißt auch die Datei.")]
    pub id: Option<Text>,
    #[schemars(description = "Titel.")]
    pub title: Option<Text>,
    #[schemars(description = "Ein bis zwei Sätze, höchstens 160 Zeichen.", extend("maxLength" = 160))]
    pub short: Option<Text>,
    #[schemars(description = "Mehr dazu, mit Markdown.")]
    pub text: Option<Text>,
    #[schemars(description = "Kürzel des Hauses, wenn es dort ist.")]
    pub place: Option<Text>,
    #[schemars(description = "Anschrift, wenn es woanders ist.")]
    pub address: Option<Located<Address>>,
    #[schemars(description = "Wann.")]
    pub sessions: Vec<Located<Session>>,
    #[schemars(description = "Kontakt.")]
    pub contact: Option<Located<Contact>>,
    #[schemars(description = "Wann die Angaben zuletzt geprüft wurden.")]
    pub verified_on: Option<Date>,
    #[schemars(description = "Woher die Angaben stammen.")]
    pub sources: Vec<Text>,
}
