//! `houses/*.yaml`: youth centres, staffed playgrounds, meeting places.

use super::common::{
    Accessibility, Address, Ages, Choice, Contact, Coordinates, Date, Hours, Text, YesNo, one_of,
};
use crate::model::HouseKind;
use crate::yaml::Located;
use schemars::JsonSchema;
use serde::Deserialize;

/// One house.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Haus", description = "Ein Jugendhaus, Bauspielplatz oder Treffpunkt.", extend("required" = ["id", "name", "kind", "verified_on", "sources"]))]
pub struct House {
    #[schemars(
        description = "Kürzel; so heißt auch die Datei, zum Beispiel seehaus für seehaus.yaml."
    )]
    pub id: Option<Text>,
    #[schemars(description = "Name des Hauses.")]
    pub name: Option<Text>,
    #[schemars(description = "Frühere Namen und Spitznamen. Die Suche findet sie.")]
    pub also_known_as: Vec<Text>,
    #[schemars(description = one_of::<HouseKind>("Art"))]
    pub kind: Option<Choice<HouseKind>>,
    #[schemars(description = "Seit wann das Haus geschlossen ist. Ohne Angabe ist es in Betrieb.")]
    pub closed_since: Option<Date>,
    #[schemars(description = "Ein bis zwei Sätze für die Liste, höchstens 160 Zeichen.", extend("maxLength" = 160))]
    pub short: Option<Text>,
    #[schemars(description = "Mehr zum Haus, mit Markdown. Überschriften beginnen mit ##.")]
    pub text: Option<Text>,
    #[schemars(description = "Kürzel des Stadtteils aus districts.yaml.")]
    pub district: Option<Text>,
    #[schemars(description = "Kürzel der Region, wenn der Stadtteil keine hat.")]
    pub region: Option<Text>,
    #[schemars(description = "Anschrift.")]
    pub address: Option<Located<Address>>,
    #[schemars(description = "Wohin das Haus für eine Zeit umgezogen ist.")]
    pub temporary_address: Option<Located<TemporaryAddress>>,
    #[schemars(description = "Punkt auf der Karte, wenn er bekannt ist.")]
    pub coordinates: Option<Located<Coordinates>>,
    #[schemars(description = "Kontakt des Teams.")]
    pub contact: Option<Located<Contact>>,
    #[schemars(description = "Für welches Alter.")]
    pub ages: Option<Located<Ages>>,
    #[schemars(
        description = "Öffnungszeiten. Ohne Angabe steht auf der Seite »Bitte beim Team erfragen«."
    )]
    pub opening_hours: Option<Located<YearHours>>,
    #[schemars(description = "Feste Gruppen.")]
    pub weekly_groups: Vec<Located<WeeklyGroup>>,
    #[schemars(description = "Was es gibt, zum Beispiel Tischkicker.")]
    pub features: Vec<Text>,
    #[schemars(description = "Barrierefreiheit in Tatsachen.")]
    pub accessibility: Option<Located<Accessibility>>,
    #[schemars(description = "Wann die Angaben zuletzt geprüft wurden.")]
    pub verified_on: Option<Date>,
    #[schemars(description = "Woher die Angaben stammen.")]
    pub sources: Vec<Text>,
}

/// Where a house is for a while.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Ausweichort", description = "Wohin ein Haus für eine Zeit umgezogen ist.", extend("required" = ["from", "reason"]))]
pub struct TemporaryAddress {
    #[schemars(description = "Erster Tag am anderen Ort.")]
    pub from: Option<Date>,
    #[schemars(description = "Letzter Tag am anderen Ort, wenn er bekannt ist.")]
    pub until: Option<Date>,
    #[schemars(description = "Grund, zum Beispiel Neubau.")]
    pub reason: Option<Text>,
    #[schemars(
        description = "Anschrift. Ohne Angabe steht auf der Seite »Bitte beim Team erfragen«."
    )]
    pub address: Option<Located<Address>>,
}

/// Opening hours through the year.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(
    title = "Öffnungszeiten",
    description = "Öffnungszeiten durch das Jahr."
)]
pub struct YearHours {
    #[schemars(description = "Zeiten in der Schulzeit.")]
    pub term: Vec<Located<OpeningHours>>,
    #[schemars(
        description = "Zeiten in den Schulferien. Ohne Angabe gelten sie als nicht bekannt."
    )]
    pub holidays: Vec<Located<OpeningHours>>,
    #[schemars(description = "Eigene Zeiten für einen Teil des Jahres, zum Beispiel Winter.")]
    pub seasons: Vec<Located<SeasonHours>>,
    #[schemars(description = "Einzelne Tage mit anderen Zeiten.")]
    pub exceptions: Vec<Located<HoursException>>,
}

/// Hours on some weekdays.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Zeiten", description = "Uhrzeiten an bestimmten Wochentagen.", extend("required" = ["days", "times"]))]
pub struct OpeningHours {
    #[schemars(description = "Wochentage, zum Beispiel mo-fr oder »mo, mi, fr«.")]
    pub days: Option<Text>,
    #[schemars(description = "Uhrzeiten, zum Beispiel 14:00-19:00.")]
    pub times: Option<Hours>,
    #[schemars(description = "Was dann ist, zum Beispiel »offener Betrieb«.")]
    pub note: Option<Text>,
}

/// Hours for a part of the year.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Zeiten für einen Teil des Jahres", description = "Gelten statt der sonstigen Zeiten, zum Beispiel im Winter.", extend("required" = ["from", "until"]))]
pub struct SeasonHours {
    #[schemars(description = "Erster Tag.")]
    pub from: Option<Date>,
    #[schemars(description = "Letzter Tag.")]
    pub until: Option<Date>,
    #[schemars(description = "Name, zum Beispiel Winter.")]
    pub name: Option<Text>,
    #[schemars(description = "Zeiten in diesem Teil des Jahres. Leer heißt geschlossen.")]
    pub hours: Vec<Located<OpeningHours>>,
}

/// A dated exception.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Ausnahme", description = "Ein Tag oder einige Tage mit anderen Zeiten.", extend("required" = ["from"]))]
pub struct HoursException {
    #[schemars(description = "Der Tag, oder der erste Tag.")]
    pub from: Option<Date>,
    #[schemars(description = "Der letzte Tag. Ohne Angabe nur ein Tag.")]
    pub until: Option<Date>,
    #[schemars(description = "ja, wenn das Haus dann geschlossen ist.")]
    pub closed: Option<YesNo>,
    #[schemars(description = "Andere Uhrzeiten an diesen Tagen.")]
    pub times: Option<Hours>,
    #[schemars(description = "Grund, zum Beispiel Betriebsausflug.")]
    pub reason: Option<Text>,
}

/// A group that meets every week.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Feste Gruppe", description = "Eine Gruppe, die sich jede Woche trifft.", extend("required" = ["name"]))]
pub struct WeeklyGroup {
    #[schemars(description = "Name der Gruppe.")]
    pub name: Option<Text>,
    #[schemars(description = "Wochentage, wenn sie bekannt sind.")]
    pub days: Option<Text>,
    #[schemars(description = "Uhrzeiten, wenn sie bekannt sind.")]
    pub times: Option<Hours>,
    #[schemars(description = "Für welches Alter.")]
    pub ages: Option<Located<Ages>>,
    #[schemars(description = "Ein Satz dazu.")]
    pub text: Option<Text>,
}
