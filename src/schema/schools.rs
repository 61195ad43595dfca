//! `schools/*.yaml`: school social work, school by school.

use super::common::{Address, Choice, Contact, Date, Text, one_of};
use super::houses::OpeningHours;
use crate::model::SchoolKind;
use crate::yaml::Located;
use schemars::JsonSchema;
use serde::Deserialize;

/// One school.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Schule", description = "Die Schulsozialarbeit einer Schule.", extend("required" = ["id", "name", "kind", "verified_on", "sources"]))]
pub struct School {
    #[schemars(description = "Kürzel; so heißt auch die Datei.")]
    pub id: Option<Text>,
    #[schemars(description = "Name der Schule.")]
    pub name: Option<Text>,
    #[schemars(description = one_of::<SchoolKind>("Schulart"))]
    pub kind: Option<Choice<SchoolKind>>,
    #[schemars(description = "Kürzel des Stadtteils, wenn er bekannt ist.")]
    pub district: Option<Text>,
    #[schemars(description = "Anschrift, wenn sie bekannt ist.")]
    pub address: Option<Located<Address>>,
    #[schemars(description = "Die Schulsozialarbeit an dieser Schule.")]
    pub social_work: Option<Located<SocialWork>>,
    #[schemars(description = "Wann die Angaben zuletzt geprüft wurden.")]
    pub verified_on: Option<Date>,
    #[schemars(description = "Woher die Angaben stammen.")]
    pub sources: Vec<Text>,
}

/// What, when and how at this school.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(
    title = "Schulsozialarbeit",
    description = "Was, wann und wie an dieser Schule."
)]
pub struct SocialWork {
    #[schemars(description = "Raum, zum Beispiel Raum 12 im Erdgeschoss.")]
    pub room: Option<Text>,
    #[schemars(description = "Sprechzeiten.")]
    pub hours: Vec<Located<OpeningHours>>,
    #[schemars(description = "Kontakt der Schulsozialarbeit.")]
    pub contact: Option<Located<Contact>>,
    #[schemars(description = "Was es hier gibt, mit Markdown.")]
    pub text: Option<Text>,
}
