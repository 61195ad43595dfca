//! `outreach/*.yaml`: play vans and street social work.

use super::common::{Address, Ages, Choice, Contact, Date, Hours, Text, one_of};
use super::skeleton::Skeleton;
use crate::calendar::Weeks;
use crate::model::OutreachKind;
use crate::text::ClosedSet;
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

impl Outreach {
    /// What `portal new outreach` writes.
    pub const SKELETON: Skeleton = Skeleton::new(
        SKELETON,
        &[
            ("{kinds}", OutreachKind::choices),
            ("{weeks}", Weeks::choices),
        ],
    );
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

const SKELETON: &str = r#"# yaml-language-server: $schema={schema}
# Füllen Sie die Zeilen mit ← aus. Zeilen hinter # sind freiwillig: nehmen Sie »# « am Anfang weg und schreiben Sie Ihre Angaben hinein.
# Schreiben Sie nur, was geprüft ist. Was fehlt, steht auf der Seite als »Bitte beim Team erfragen«. Keine Namen von Personen.
id: {id}                  # Kürzel; so heißt auch die Datei
name: {title}             # ← Name, zum Beispiel Spielmobil
kind: ""                  # ← {kinds}
# short: Das Spielmobil bringt Stelzen, Bälle und Seile.   # höchstens 160 Zeichen
# text: |
#   Komm einfach vorbei. Du zahlst nichts.
# ages:
#   from: 6                   # jüngstes Alter
#   to: 12                    # ältestes Alter
# contact:                # eine Stelle, keine Person
#   team: Team vom Spielmobil
#   phone: 040 66969-130
# stops:                  # Haltestellen
#   - id: dorfplatz           # Kürzel, in dieser Runde nur einmal
#     place: Dorfplatz        # Name des Ortes
#     address:
#       street: Dorfstraße 1
#     district: mitte         # Kürzel aus districts.yaml
#     days: mo                # Wochentag
#     times: 15:00-18:00
#     weeks: even             # {weeks}
#     from: 2027-04-01        # gilt ab diesem Tag
#     until: 2027-10-31       # gilt bis zu diesem Tag
#     note: Bei Regen unter dem Dach der Bücherei.
# breaks:                 # Pausen
#   - from: 2027-11-01
#     until: 2028-03-31
#     reason: Winterpause
#     meanwhile:              # Kürzel der Häuser, die solange einladen
#       - seehaus
verified_on: ""           # ← Tag der letzten Prüfung, zum Beispiel 2027-01-15
sources:                  # woher die Angaben stammen
  - ""                    # ← zum Beispiel: Fahrplan des Teams
"#;
