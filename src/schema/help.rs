//! `help/*.yaml`: helplines, units of the office, consultation hours, downloads.

use super::common::{Address, Choice, Contact, Date, Hours, Number, Text, YesNo, one_of};
use super::skeleton::Skeleton;
use crate::calendar::Weeks;
use crate::model::{Audience, HelpKind};
use crate::text::ClosedSet;
use crate::yaml::Located;
use schemars::JsonSchema;
use serde::Deserialize;

/// A helpline or a unit that helps.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Hilfe", description = "Ein Hilfetelefon oder eine Stelle, die hilft.", extend("required" = ["id", "name", "kind", "audience", "verified_on", "sources"]))]
pub struct HelpDesk {
    #[schemars(description = "Kürzel; so heißt auch die Datei.")]
    pub id: Option<Text>,
    #[schemars(description = "Name der Stelle.")]
    pub name: Option<Text>,
    #[schemars(description = one_of::<HelpKind>("Art"))]
    pub kind: Option<Choice<HelpKind>>,
    #[schemars(description = one_of::<Audience>("Für wen"))]
    pub audience: Option<Choice<Audience>>,
    #[schemars(description = "Platz in der Liste, die kleinste Zahl steht oben.")]
    pub rank: Option<Number>,
    #[schemars(description = "Telefonnummer, wie sie angezeigt wird, zum Beispiel 116 111.")]
    pub number: Option<Text>,
    #[schemars(description = "Wann jemand da ist, in Worten.")]
    pub hours: Option<Text>,
    #[schemars(description = "ja, wenn der Anruf nichts kostet.")]
    pub free: Option<YesNo>,
    #[schemars(description = "ja, wenn man seinen Namen nicht sagen muss.")]
    pub anonymous: Option<YesNo>,
    #[schemars(description = "Ein bis zwei Sätze, höchstens 160 Zeichen.", extend("maxLength" = 160))]
    pub short: Option<Text>,
    #[schemars(description = "Mehr dazu, mit Markdown.")]
    pub text: Option<Text>,
    #[schemars(description = "Anschrift.")]
    pub address: Option<Located<Address>>,
    #[schemars(description = "Kontakt der Stelle.")]
    pub contact: Option<Located<Contact>>,
    #[schemars(description = "Sprechzeiten in den Stadtteilen.")]
    pub consultation_hours: Vec<Located<ConsultationHour>>,
    #[schemars(description = "Formulare und Hefte zum Herunterladen.")]
    pub downloads: Vec<Located<Download>>,
    #[schemars(description = "Wann die Angaben zuletzt geprüft wurden.")]
    pub verified_on: Option<Date>,
    #[schemars(description = "Woher die Angaben stammen.")]
    pub sources: Vec<Text>,
}

impl HelpDesk {
    /// What `portal new help` writes.
    pub const SKELETON: Skeleton = Skeleton::new(
        SKELETON,
        &[
            ("{kinds}", HelpKind::choices),
            ("{audiences}", Audience::choices),
            ("{weeks}", Weeks::choices),
        ],
    );
}

/// A consultation hour in a district.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Sprechzeit", description = "Eine Sprechzeit in einem Stadtteil.", extend("required" = ["district", "place", "days", "times"]))]
pub struct ConsultationHour {
    #[schemars(description = "Kürzel des Stadtteils.")]
    pub district: Option<Text>,
    #[schemars(description = "Ort, zum Beispiel Familienzentrum.")]
    pub place: Option<Text>,
    #[schemars(description = "Wochentage, zum Beispiel di.")]
    pub days: Option<Text>,
    #[schemars(description = "Uhrzeiten, zum Beispiel 14:00-16:00.")]
    pub times: Option<Hours>,
    #[schemars(description = one_of::<Weeks>("In welchen Kalenderwochen"))]
    pub weeks: Option<Choice<Weeks>>,
    #[schemars(description = "Hinweis.")]
    pub note: Option<Text>,
}

/// A file to fetch.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Datei", description = "Eine Datei zum Herunterladen.", extend("required" = ["title", "file"]))]
pub struct Download {
    #[schemars(description = "Titel.")]
    pub title: Option<Text>,
    #[schemars(description = "Dateiname im Ordner site/downloads.")]
    pub file: Option<Text>,
    #[schemars(description = "Ein Satz dazu.")]
    pub text: Option<Text>,
}

const SKELETON: &str = r#"# yaml-language-server: $schema={schema}
# Füllen Sie die Zeilen mit ← aus. Zeilen hinter # sind freiwillig: nehmen Sie »# « am Anfang weg und schreiben Sie Ihre Angaben hinein.
# Schreiben Sie nur, was geprüft ist. Was fehlt, steht auf der Seite als »Bitte beim Team erfragen«. Keine Namen von Personen.
id: {id}                  # Kürzel; so heißt auch die Datei
name: {title}             # ← Name der Stelle
kind: ""                  # ← {kinds}
audience: ""              # ← {audiences}
# rank: 10                # Platz in der Liste, die kleinste Zahl steht oben
# number: 040 66969-150   # Telefonnummer, wie sie auf der Seite steht; bei helpline nötig
# hours: Mo bis Do 9 bis 12 Uhr   # wann jemand da ist, in Worten
# free: nein              # ja, wenn der Anruf nichts kostet
# anonymous: ja           # ja, wenn man seinen Namen nicht sagen muss
# short: Rat und Hilfe für Eltern, freundlich und vertraulich.   # höchstens 160 Zeichen
# text: |
#   Rufen Sie an oder kommen Sie vorbei.
# address:
#   name: Haus der Familie
#   street: Musterplatz 4
#   postal_code: "01234"      # immer in Anführungszeichen
# contact:                # eine Stelle, keine Person
#   team: Beratung
#   email: beratung@musterstadt.example
#   website: https://beratung.example
# consultation_hours:     # Sprechzeiten in den Stadtteilen
#   - district: mitte         # Kürzel aus districts.yaml
#     place: Alte Schule      # Ort
#     days: di                # Wochentag
#     times: 14:00-16:00
#     weeks: every            # {weeks}
#     note: Bitte klingeln.
# downloads:              # Formulare und Hefte; die Datei liegt in site/downloads
#   - title: Antrag auf Beratung
#     file: antrag-beratung.pdf
#     text: Zwei Seiten zum Ausfüllen.
verified_on: ""           # ← Tag der letzten Prüfung, zum Beispiel 2027-01-15
sources:                  # woher die Angaben stammen
  - ""                    # ← zum Beispiel: Faltblatt der Beratungsstelle
"#;
