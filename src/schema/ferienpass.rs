//! `ferienpass/<season>/season.yaml`: the frame of one edition of the holiday pass.

use super::common::{Choice, Contact, Date, Dates, Number, Text, YesNo, one_of};
use super::skeleton::Skeleton;
use crate::pass::AllocationKind;
use crate::text::ClosedSet;
use crate::yaml::Located;
use schemars::JsonSchema;
use serde::Deserialize;

/// One season.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Saison", description = "Der Rahmen einer Ausgabe des Ferienpasses.", extend("required" = ["title", "holidays", "published_on", "allocation", "window"]))]
pub struct Season {
    #[schemars(description = "Titel, zum Beispiel »Ferienpass Ostern 2027«.")]
    pub title: Option<Text>,
    #[schemars(description = "ja, wenn das Programm nur ein Muster ist. Jede Seite sagt es dann.")]
    pub sample: Option<YesNo>,
    #[schemars(description = "Erster und letzter Ferientag.")]
    pub holidays: Option<Located<Dates>>,
    #[schemars(description = "Ab wann das Programm zu sehen ist.")]
    pub published_on: Option<Date>,
    #[schemars(description = one_of::<AllocationKind>("Wie die Plätze vergeben werden"))]
    pub allocation: Option<Choice<AllocationKind>>,
    #[schemars(description = "Anmeldung von und bis.")]
    pub window: Option<Located<Window>>,
    #[schemars(description = "Tag der Auslosung.")]
    pub draw_on: Option<Date>,
    #[schemars(description = "Ab wann freie Plätze vergeben werden.")]
    pub free_places_from: Option<Date>,
    #[schemars(description = "Grenzen für alle Kinder.")]
    pub limits: Option<Located<Limits>>,
    #[schemars(description = "Preisgruppen, zum Beispiel regulär und ermäßigt.")]
    pub price_classes: Vec<Located<PriceClass>>,
    #[schemars(description = "Teilnahmebedingungen, mit Markdown.")]
    pub terms: Option<Text>,
    #[schemars(
        description = "Wer Fragen beantwortet. Ohne Angabe gilt ferienpass_contact aus portal.yaml."
    )]
    pub contact: Option<Located<Contact>>,
}

impl Season {
    /// What `portal new season` writes.
    pub const SKELETON: Skeleton =
        Skeleton::new(SKELETON, &[("{allocations}", AllocationKind::choices)]);
}

/// When families can register.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Anmeldung", description = "Von wann bis wann Familien sich anmelden können.", extend("required" = ["from"]))]
pub struct Window {
    #[schemars(description = "Erster Tag der Anmeldung.")]
    pub from: Option<Date>,
    #[schemars(
        description = "Letzter Tag der Anmeldung. Bei first-come ohne Angabe: bis zum Angebot."
    )]
    pub until: Option<Date>,
}

/// Limits that hold for every child.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Grenzen", description = "Was für jedes Kind gilt.")]
pub struct Limits {
    #[schemars(description = "So viele Plätze bekommt ein Kind höchstens in der Auslosung.")]
    pub places: Option<Number>,
    #[schemars(
        description = "So viele Minuten liegen mindestens zwischen zwei Angeboten eines Kindes."
    )]
    pub buffer_minutes: Option<Number>,
    #[schemars(description = "ja, wenn ein Kind nur ein Angebot am Tag haben darf.")]
    pub one_per_day: Option<YesNo>,
}

/// A class of prices.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Preisgruppe", description = "Wer welchen Preis zahlt.", extend("required" = ["id", "name"]))]
pub struct PriceClass {
    #[schemars(description = "Kürzel, zum Beispiel regular.")]
    pub id: Option<Text>,
    #[schemars(description = "Name, zum Beispiel ermäßigt.")]
    pub name: Option<Text>,
    #[schemars(description = "Wer diesen Preis zahlt.")]
    pub text: Option<Text>,
}

const SKELETON: &str = r#"# yaml-language-server: $schema={schema}
# Füllen Sie die Zeilen mit ← aus. Zeilen hinter # sind freiwillig: nehmen Sie »# « am Anfang weg und schreiben Sie Ihre Angaben hinein.
title: {title}            # ← Titel
# sample: ja              # ja, wenn das Programm nur ein Muster ist
holidays:
  from: ""                # ← erster Ferientag, zum Beispiel 2027-03-30
  until: ""               # ← letzter Ferientag
published_on: ""          # ← ab wann das Programm zu sehen ist
allocation: ""            # ← {allocations}
window:                   # Anmeldung
  from: ""                # ← erster Tag der Anmeldung
#   until: 2027-02-21         # letzter Tag; bei draw nötig, mindestens zehn Tage nach dem ersten
# draw_on: 2027-02-23     # Tag der Auslosung, nur bei draw
# free_places_from: 2027-02-26   # ab wann freie Plätze vergeben werden, nur bei draw
# limits:                 # Grenzen für jedes Kind
#   places: 4                 # so viele Plätze höchstens in der Auslosung
#   buffer_minutes: 30        # so viele Minuten liegen zwischen zwei Angeboten
#   one_per_day: nein         # ja, wenn nur ein Angebot am Tag erlaubt ist
price_classes:            # Preisgruppen, die erste ist der normale Preis
  - id: regular           # Kürzel; die Preise der Angebote nennen es
    name: regulär
  - id: reduced
    name: ermäßigt
#     text: Für Familien mit Sozialpass.   # wer diesen Preis zahlt
# terms: |                # Bedingungen
#   ## Absagen
#
#   Bitte sagen Sie ab, wenn Ihr Kind nicht kommen kann. Dann freut sich ein anderes Kind.
# contact:                # ohne Angabe gilt ferienpass_contact aus portal.yaml
#   team: Ferienpass-Team
#   email: ferienpass@musterstadt.example
#   phone: 040 66969-101
"#;
