//! `outreach/*.yaml`: play vans and street social work.

use super::common::{Address, Ages, Choice, Contact, Date, Hours, Text, one_of};
use crate::calendar::Weeks;
use crate::model::OutreachKind;
use crate::yaml::Located;
use schemars::JsonSchema;
use serde::Deserialize;

/// One round of mobile work.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Mobile Arbeit", description = "Ein Spielmobil oder die Straßensozialarbeit.", extend("required" = ["id", "name", "kind", "verified_on", "sources"]))]
pub struct Outreach {
    #[schemars(description = "Kürzel; so heißt auch die Datei.")]
    pub id: Option<Text>,
    #[schemars(description = "Name, zum Beispiel Spielmobil.")]
    pub name: Option<Text>,
    #[schemars(description = one_of::<OutreachKind>("Art"))]
    pub kind: Option<Choice<OutreachKind>>,
    #[schemars(description = "Ein bis zwei Sätze, höchstens 160 Zeichen.", extend("maxLength" = 160))]
    pub short: Option<Text>,
    #[schemars(description = "Mehr dazu, mit Markdown.")]
    pub text: Option<Text>,
    #[schemars(description = "Für welches Alter.")]
    pub ages: Option<Located<Ages>>,
    #[schemars(description = "Kontakt des Teams.")]
    pub contact: Option<Located<Contact>>,
    #[schemars(description = "Haltestellen der Runde.")]
    pub stops: Vec<Located<Stop>>,
    #[schemars(description = "Pausen, zum Beispiel im Winter.")]
    pub breaks: Vec<Located<Break>>,
    #[schemars(description = "Wann die Angaben zuletzt geprüft wurden.")]
    pub verified_on: Option<Date>,
    #[schemars(description = "Woher die Angaben stammen.")]
    pub sources: Vec<Text>,
}

/// A place the round comes to.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Haltestelle", description = "Ein Ort, zu dem die Runde kommt.", extend("required" = ["id", "place", "days", "times"]))]
pub struct Stop {
    #[schemars(description = "Kürzel der Haltestelle, in dieser Runde nur einmal.")]
    pub id: Option<Text>,
    #[schemars(description = "Name des Ortes, zum Beispiel Dorfplatz.")]
    pub place: Option<Text>,
    #[schemars(description = "Anschrift, wenn sie bekannt ist.")]
    pub address: Option<Located<Address>>,
    #[schemars(description = "Kürzel des Stadtteils, wenn er bekannt ist.")]
    pub district: Option<Text>,
    #[schemars(description = "Wochentag oder Wochentage, zum Beispiel mo.")]
    pub days: Option<Text>,
    #[schemars(description = "Uhrzeiten, zum Beispiel 15:00-18:00.")]
    pub times: Option<Hours>,
    #[schemars(description = one_of::<Weeks>("In welchen Kalenderwochen"))]
    pub weeks: Option<Choice<Weeks>>,
    #[schemars(description = "Gilt ab diesem Tag.")]
    pub from: Option<Date>,
    #[schemars(description = "Gilt bis zu diesem Tag.")]
    pub until: Option<Date>,
    #[schemars(description = "Hinweis.")]
    pub note: Option<Text>,
}

/// A break, and where to go meanwhile.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Pause", description = "Eine Pause, und wohin die Kinder so lange gehen können.", extend("required" = ["until", "reason"]))]
pub struct Break {
    #[schemars(description = "Erster Tag der Pause. Fehlt er, ist schon Pause.")]
    pub from: Option<Date>,
    #[schemars(description = "Letzter Tag der Pause.")]
    pub until: Option<Date>,
    #[schemars(description = "Grund, zum Beispiel Winterpause.")]
    pub reason: Option<Text>,
    #[schemars(description = "Kürzel der Häuser, in die die Kinder so lange eingeladen sind.")]
    pub meanwhile: Vec<Text>,
}
