//! `houses/*.yaml`: youth centres, staffed playgrounds, meeting places.

use super::common::{
    Accessibility, Address, Ages, Choice, Contact, Coordinates, Date, Hours, Text, YesNo, one_of,
};
use super::skeleton::Skeleton;
use crate::model::HouseKind;
use crate::text::ClosedSet;
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

impl House {
    /// What `portal new house` writes.
    pub const SKELETON: Skeleton = Skeleton::new(SKELETON, &[("{kinds}", HouseKind::choices)]);
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
    #[schemars(
        description = "Nur an diesen Wochentagen, zum Beispiel mo-fr. Ohne Angabe an allen."
    )]
    pub days: Option<Text>,
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

const SKELETON: &str = r#"# yaml-language-server: $schema={schema}
# Füllen Sie die Zeilen mit ← aus. Zeilen hinter # sind freiwillig: nehmen Sie »# « am Anfang weg und schreiben Sie Ihre Angaben hinein.
# Schreiben Sie nur, was geprüft ist. Was fehlt, steht auf der Seite als »Bitte beim Team erfragen«. Keine Namen von Personen.
id: {id}                  # Kürzel; so heißt auch die Datei
name: {title}             # ← Name des Hauses
# also_known_as:          # frühere Namen und Spitznamen, die Suche findet sie
#   - Alte Badeanstalt
kind: ""                  # ← {kinds}
# closed_since: 2029-12-31   # nur wenn das Haus für immer geschlossen ist
# short: Das Jugendhaus am See, mit Werkstatt und großer Küche.   # höchstens 160 Zeichen
# text: |
#   Hier kannst du bauen, kochen oder einfach da sein.
#
#   ## Werkstatt
#
#   In der Werkstatt hilft dir das Team.
# district: mitte         # Kürzel aus districts.yaml
# region: nord            # nur nötig, wenn der Stadtteil keine Region hat
# address:
#   name: Haus der Jugend     # Name des Ortes
#   street: Seeweg 7          # Straße und Hausnummer
#   postal_code: "01234"      # immer in Anführungszeichen
#   town: Musterstadt         # nur wenn es eine andere Stadt ist
#   note: gleich hinter dem Bootssteg
# temporary_address:      # nur wenn das Haus für eine Zeit umzieht
#   from: 2027-08-16          # erster Tag am anderen Ort
#   until: 2028-01-31         # letzter Tag, wenn er bekannt ist
#   reason: Neues Dach
#   address:
#     name: Alte Schule
#     street: Dorfstraße 3
# coordinates:            # Punkt auf der Karte, wenn er bekannt ist
#   latitude: 53.50           # geografische Breite
#   longitude: 9.50           # geografische Länge
# contact:                # eine Stelle, keine Person
#   team: Team vom Seehaus
#   email: seehaus@musterstadt.example
#   phone: 040 66969-120
#   website: https://www.musterstadt.example/seehaus
# ages:
#   from: 8                   # jüngstes Alter
#   to: 17                    # ältestes Alter
# opening_hours:
#   term:                     # in der Schulzeit
#     - days: mo-fr           # Wochentage: mo, mo-fr oder »mo, mi, fr«
#       times: 14:00-19:00
#       note: offener Betrieb
#   holidays:                 # in den Schulferien
#     - days: mo-do
#       times: 10:00-16:00
#   seasons:                  # eigene Zeiten für einen Teil des Jahres
#     - from: 2027-11-01
#       until: 2028-02-29
#       name: Winter
#       hours:
#         - days: mo-fr
#           times: 14:00-18:00
#   exceptions:               # einzelne Tage: closed oder times
#     - from: 2027-05-07
#       until: 2027-05-08
#       closed: ja
#       reason: Betriebsausflug
#     - from: 2027-06-05
#       times: 10:00-20:00
#       reason: Sommerfest
#     - from: 2027-07-05
#       until: 2027-07-16
#       days: mo-fr         # nur an diesen Wochentagen
#       times: 10:00-14:00
# weekly_groups:          # feste Gruppen
#   - name: Mädchengruppe
#     days: mi
#     times: 16:00-18:00
#     ages:
#       from: 10
#       to: 14
#     text: Wir planen selbst, was wir machen.
# features:               # was es gibt
#   - Tischkicker
# accessibility:          # ja, nein oder unbekannt
#   way: ja                   # Weg ohne Stufen
#   toilet: unbekannt         # WC mit Rollstuhl nutzbar
#   assistance: ja            # Assistenz möglich
#   quiet: nein               # ruhiger Raum
#   sign_language: nein       # Gebärdensprache
#   note: Die Tür zur Werkstatt ist schwer.
verified_on: ""           # ← Tag der letzten Prüfung, zum Beispiel 2027-01-15
sources:                  # woher die Angaben stammen
  - ""                    # ← zum Beispiel: Anruf im Haus
"#;
