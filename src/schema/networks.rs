//! `networks/*.yaml`: who works together on what.

use super::common::{Contact, Date, Text};
use super::skeleton::Skeleton;
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

impl Network {
    /// What `portal new network` writes.
    pub const SKELETON: Skeleton = Skeleton::new(SKELETON, &[]);
}

const SKELETON: &str = r#"# yaml-language-server: $schema={schema}
# Füllen Sie die Zeilen mit ← aus. Zeilen hinter # sind freiwillig: nehmen Sie »# « am Anfang weg und schreiben Sie Ihre Angaben hinein.
# Schreiben Sie nur, was geprüft ist. Was fehlt, steht auf der Seite als »Bitte beim Team erfragen«. Keine Namen von Personen.
id: {id}                  # Kürzel; so heißt auch die Datei
name: {title}             # ← Name des Netzwerks
topic: ""                 # ← worum es geht, in wenigen Worten
# members:                # Stellen und Vereine, keine Personen
#   - Amt für Jugend
# text: |
#   Die Runde trifft sich viermal im Jahr.
# contact:                # eine Stelle, keine Person
#   team: Amt für Jugend
#   email: jugend@musterstadt.example
verified_on: ""           # ← Tag der letzten Prüfung, zum Beispiel 2027-01-15
sources:                  # woher die Angaben stammen
  - ""                    # ← zum Beispiel: Protokoll der Runde
"#;
