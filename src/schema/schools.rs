//! `schools/*.yaml`: school social work, school by school.

use super::common::{Address, Choice, Contact, Date, Text, one_of};
use super::houses::OpeningHours;
use super::skeleton::Skeleton;
use crate::model::SchoolKind;
use crate::text::ClosedSet;
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

impl School {
    /// What `portal new school` writes.
    pub const SKELETON: Skeleton = Skeleton::new(SKELETON, &[("{kinds}", SchoolKind::choices)]);
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

const SKELETON: &str = r#"# yaml-language-server: $schema={schema}
# Füllen Sie die Zeilen mit ← aus. Zeilen hinter # sind freiwillig: nehmen Sie »# « am Anfang weg und schreiben Sie Ihre Angaben hinein.
# Schreiben Sie nur, was geprüft ist. Was fehlt, steht auf der Seite als »Bitte beim Team erfragen«. Keine Namen von Personen.
id: {id}                  # Kürzel; so heißt auch die Datei
name: {title}             # ← Name der Schule
kind: ""                  # ← {kinds}
# district: mitte         # Kürzel aus districts.yaml
# address:
#   street: Seeweg 20
#   postal_code: "01234"      # immer in Anführungszeichen
# social_work:            # die Schulsozialarbeit an dieser Schule
#   room: Raum 12 im Erdgeschoss
#   hours:                    # Sprechzeiten
#     - days: mo, do
#       times: 10:00-12:00
#       note: Komm in der Pause oder nach dem Unterricht.
#   contact:                  # eine Stelle, keine Person
#     team: Schulsozialarbeit
#     email: schulsozialarbeit@musterstadt.example
#     phone: 040 66969-140
#   text: |
#     Wir hören zu. Was du erzählst, bleibt bei uns.
verified_on: ""           # ← Tag der letzten Prüfung, zum Beispiel 2027-01-15
sources:                  # woher die Angaben stammen
  - ""                    # ← zum Beispiel: Anruf in der Schule
"#;
