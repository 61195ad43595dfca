//! `events/*.yaml`: dated things outside the holiday pass.

use super::common::{Address, Contact, Date, Text};
use super::offers::Session;
use super::skeleton::Skeleton;
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

impl Event {
    /// What `portal new event` writes.
    pub const SKELETON: Skeleton = Skeleton::new(SKELETON, &[]);
}

const SKELETON: &str = r#"# yaml-language-server: $schema={schema}
# Füllen Sie die Zeilen mit ← aus. Zeilen hinter # sind freiwillig: nehmen Sie »# « am Anfang weg und schreiben Sie Ihre Angaben hinein.
# Schreiben Sie nur, was geprüft ist. Was fehlt, steht auf der Seite als »Bitte beim Team erfragen«. Keine Namen von Personen.
id: {id}                  # Kürzel; so heißt auch die Datei
title: {title}            # ← Titel
# short: Musik, Boote und Waffeln für alle.   # höchstens 160 Zeichen
# text: |
#   Das ganze Ufer feiert mit.
# place: seehaus          # Kürzel des Hauses, wenn es dort ist
# address:                # Anschrift, wenn es woanders ist; dann ohne place
#   name: Seewiese
#   street: Seeweg 30
sessions:                 # wann
  - on: ""                # ← der Tag, zum Beispiel 2027-06-05
    times: ""             # ← Uhrzeiten, zum Beispiel 14:00-18:00
#     until: 2027-06-06       # letzter Tag, wenn es über Nacht geht
#     overnight: ja           # nötig, wenn es länger als einen Tag dauert
# contact:                # eine Stelle, keine Person
#   team: Team vom Seehaus
#   phone: 040 66969-120
verified_on: ""           # ← Tag der letzten Prüfung, zum Beispiel 2027-01-15
sources:                  # woher die Angaben stammen
  - ""                    # ← zum Beispiel: Anruf im Haus
"#;
