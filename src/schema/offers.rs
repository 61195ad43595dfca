//! `ferienpass/<season>/offers/*.yaml`: the activities of one season.

use super::common::{
    Accessibility, Address, Ages, Choice, Contact, Date, Hours, Number, Text, YesNo, one_of,
};
use super::skeleton::Skeleton;
use crate::pass::{QuestionKind, RegistrationKind};
use crate::text::ClosedSet;
use crate::yaml::Located;
use schemars::JsonSchema;
use serde::Deserialize;

/// One activity of the pass.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Angebot", description = "Ein Angebot des Ferienpasses.", extend("required" = ["id", "title", "short", "topic", "provider", "occasions"]))]
pub struct Offer {
    #[schemars(description = "Kürzel; so heißt auch die Datei.")]
    pub id: Option<Text>,
    #[schemars(description = "Titel.")]
    pub title: Option<Text>,
    #[schemars(description = "Worum es geht, höchstens 160 Zeichen.", extend("maxLength" = 160))]
    pub short: Option<Text>,
    #[schemars(description = "Ausführlich, mit Markdown. Überschriften beginnen mit ##.")]
    pub text: Option<Text>,
    #[schemars(description = "Kürzel des Themas aus topics.yaml.")]
    pub topic: Option<Text>,
    #[schemars(description = "Kürzel des Anbieters aus providers.yaml.")]
    pub provider: Option<Text>,
    #[schemars(description = "Kürzel des Hauses, wenn das Angebot dort ist.")]
    pub place: Option<Text>,
    #[schemars(description = "Anschrift, wenn das Angebot woanders ist.")]
    pub address: Option<Located<Address>>,
    #[schemars(description = "Treffpunkt, zum Beispiel »Haupteingang«.")]
    pub meeting_point: Option<Text>,
    #[schemars(description = "Kürzel des Stadtteils. Bei einem Haus nicht nötig.")]
    pub district: Option<Text>,
    #[schemars(description = "Termine. Jeder Termin ist einzeln buchbar.")]
    pub occasions: Vec<Located<Occasion>>,
    #[schemars(description = "Was die Kinder mitbringen.")]
    pub bring_along: Vec<Text>,
    #[schemars(description = "ja, wenn die Kinder den ganzen Tag betreut sind.")]
    pub supervision_all_day: Option<YesNo>,
    #[schemars(
        description = "Barrierefreiheit in Tatsachen. Ohne Angabe gilt, was beim Haus steht."
    )]
    pub accessibility: Option<Located<Accessibility>>,
    #[schemars(description = "ja, wenn das Angebot draußen ist.")]
    pub outdoor: Option<YesNo>,
    #[schemars(description = "Was bei schlechtem Wetter geschieht.")]
    pub bad_weather: Option<Text>,
    #[schemars(description = "Fragen im Anmeldeformular.")]
    pub questions: Vec<Located<Question>>,
    #[schemars(
        description = "Wer Fragen zum Angebot beantwortet. Ohne Angabe der Kontakt der Saison."
    )]
    pub contact: Option<Located<Contact>>,
    #[schemars(description = "Änderungen seit der Veröffentlichung, für Familien zum Nachlesen.")]
    pub changes: Vec<Located<Change>>,
}

impl Offer {
    /// What `portal new offer` writes.
    pub const SKELETON: Skeleton = Skeleton::new(
        SKELETON,
        &[
            ("{registrations}", RegistrationKind::choices),
            ("{questions}", QuestionKind::choices),
        ],
    );
}

/// One bookable run of an offer.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Durchgang", description = "Ein Termin des Angebots, der einzeln buchbar ist.", extend("required" = ["sessions", "capacity", "registration"]))]
pub struct Occasion {
    #[schemars(
        description = "Kürzel des Termins. Es bleibt, auch wenn sich der Tag ändert. Nötig, wenn ein Angebot mit Anmeldung mehrere Termine hat."
    )]
    pub id: Option<Text>,
    #[schemars(description = "Wann: ein Eintrag je Tag oder Abschnitt.")]
    pub sessions: Vec<Located<Session>>,
    #[schemars(description = "Zahl der Plätze, oder unbegrenzt.")]
    pub capacity: Option<Text>,
    #[schemars(description = "So viele Kinder müssen es mindestens sein.")]
    pub minimum: Option<Number>,
    #[schemars(description = "So viele der Plätze sind für Kinder mit Anspruch zurückgehalten.")]
    pub reserved: Option<Number>,
    #[schemars(description = "Für welches Alter am ersten Tag.")]
    pub ages: Option<Located<Ages>>,
    #[schemars(description = "Preise je Preisgruppe. 0 Euro heißt kostenlos.")]
    pub prices: Vec<Located<Price>>,
    #[schemars(description = one_of::<RegistrationKind>("Anmeldung"))]
    pub registration: Option<Choice<RegistrationKind>>,
    #[schemars(
        description = "Adresse der Anmeldung beim Anbieter, mit https://. Nur bei external."
    )]
    pub link: Option<Text>,
    #[schemars(description = "Grund, wenn der Termin abgesagt ist.")]
    pub cancelled: Option<Text>,
    #[schemars(description = "ja, wenn alle Plätze vergeben sind und es keine Warteliste gibt.")]
    pub full: Option<YesNo>,
}

/// One time span of an occasion, local time.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Zeit", description = "Ein Tag mit Uhrzeiten, oder eine Zeit über Nacht.", extend("required" = ["on", "times"]))]
pub struct Session {
    #[schemars(description = "Der Tag, zum Beispiel 2027-03-31.")]
    pub on: Option<Date>,
    #[schemars(description = "Uhrzeiten, zum Beispiel 10:00-15:00.")]
    pub times: Option<Hours>,
    #[schemars(
        description = "Letzter Tag, wenn es über Nacht geht. Die zweite Uhrzeit gilt dann an diesem Tag."
    )]
    pub until: Option<Date>,
    #[schemars(
        description = "ja, wenn die Kinder auch nachts dableiben. Nötig, wenn es länger als einen Tag dauert."
    )]
    pub overnight: Option<YesNo>,
}

/// What it costs in one class.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Preis", description = "Was es in einer Preisgruppe kostet.", extend("required" = ["class", "euro"]))]
pub struct Price {
    #[schemars(description = "Kürzel der Preisgruppe aus season.yaml.")]
    pub class: Option<Text>,
    #[schemars(description = "Preis in Euro, zum Beispiel 8 oder 8,50.")]
    pub euro: Option<Number>,
}

/// A question of the form.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Frage", description = "Eine Frage im Anmeldeformular.", extend("required" = ["kind"]))]
pub struct Question {
    #[schemars(description = one_of::<QuestionKind>("Art; Gesundheit fragt das Formular erst nach der Zusage"))]
    pub kind: Option<Choice<QuestionKind>>,
    #[schemars(description = "Kürzel der eigenen Frage.")]
    pub id: Option<Text>,
    #[schemars(description = "Die eigene Frage.")]
    pub label: Option<Text>,
    #[schemars(description = "Ein Hinweis unter der eigenen Frage.")]
    pub hint: Option<Text>,
    #[schemars(description = "ja, wenn die Antwort nötig ist.")]
    pub required: Option<YesNo>,
    #[schemars(description = "Antworten zur Auswahl, bei choice.")]
    pub options: Vec<Text>,
}

/// Something that changed after publication.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Änderung", description = "Was sich seit der Veröffentlichung geändert hat.", extend("required" = ["on", "text"]))]
pub struct Change {
    #[schemars(description = "Wann es geändert wurde.")]
    pub on: Option<Date>,
    #[schemars(description = "Was sich geändert hat, in einem Satz.")]
    pub text: Option<Text>,
}

const SKELETON: &str = r#"# yaml-language-server: $schema={schema}
# Füllen Sie die Zeilen mit ← aus. Zeilen hinter # sind freiwillig: nehmen Sie »# « am Anfang weg und schreiben Sie Ihre Angaben hinein.
id: {id}                  # Kürzel; so heißt auch die Datei
title: {title}            # ← Titel
short: ""                 # ← worum es geht, höchstens 160 Zeichen
# text: |
#   Am ersten Tag machen wir den Teig. Am zweiten Tag wird gebacken.
#
#   ## Essen
#
#   Es gibt auch Pizza ohne Fleisch.
topic: ""                 # ← Kürzel aus topics.yaml: {topics}
provider: ""              # ← Kürzel aus providers.yaml
place: ""                 # ← Kürzel des Hauses; woanders: diese Zeile löschen und address oder meeting_point nehmen
# address:                # Anschrift, wenn es woanders ist
#   name: Backhaus
#   street: Dorfstraße 9
#   postal_code: "01234"      # immer in Anführungszeichen
# meeting_point: vor der Küche   # Treffpunkt
# district: mitte         # Kürzel aus districts.yaml; bei einem Haus nicht nötig
occasions:                # Termine; jeder ist einzeln buchbar
  - id: {id}              # Kürzel des Termins; es bleibt, auch wenn sich der Tag ändert
    sessions:             # ein Eintrag je Tag
      - on: ""            # ← der Tag, zum Beispiel 2027-03-31
        times: ""         # ← Uhrzeiten, zum Beispiel 10:00-15:00
#         until: 2027-04-01   # letzter Tag, wenn es über Nacht geht
#         overnight: ja       # nötig, wenn es länger als einen Tag dauert
    capacity: ""          # ← Zahl der Plätze oder unbegrenzt
    registration: ""      # ← {registrations}
    prices:               # Preise je Preisgruppe
      - class: regular    # Kürzel der Preisgruppe aus season.yaml
        euro: ""          # ← Preis in Euro; 0 heißt kostenlos
#       - class: reduced
#         euro: 4,50
#     minimum: 6              # so viele Kinder müssen es mindestens sein
#     reserved: 2             # so viele der Plätze sind für Kinder mit Anspruch
#     ages:
#       from: 8               # jüngstes Alter
#       to: 12                # ältestes Alter: alle bis zum Tag vor dem 13. Geburtstag
#       tolerance_days: 30    # so viele Tage darf ein Kind zu jung oder zu alt sein
#     link: https://www.verein.example/anmeldung   # nur bei external
#     cancelled: Der Ofen wird repariert.          # Grund, nur wenn der Termin abgesagt ist
#     full: ja                # alle Plätze sind vergeben, keine Warteliste
# bring_along:            # was die Kinder mitbringen
#   - Schürze
# supervision_all_day: nein   # ja, wenn die Kinder den ganzen Tag betreut sind
# accessibility:          # ja, nein oder unbekannt; ohne Angabe gilt, was beim Haus steht
#   way: ja                   # Weg ohne Stufen
#   toilet: nein              # WC mit Rollstuhl nutzbar
#   assistance: ja            # Assistenz möglich
#   quiet: nein               # ruhiger Ort
#   sign_language: nein       # Gebärdensprache
#   note: In der Küche ist es laut.
# outdoor: ja             # ja, wenn das Angebot draußen ist
# bad_weather: Bei Regen backen wir in der Küche.
# questions:              # Fragen im Anmeldeformular
#   - kind: pick-up           # {questions}
#     required: ja            # ja, wenn die Antwort nötig ist
#   - kind: text              # eigene Frage
#     id: wunsch
#     label: Was soll auf die Pizza?
#     hint: Eine Sache genügt.
#   - kind: choice            # eigene Auswahl
#     id: teig
#     label: Welchen Teig möchtest du?
#     options:
#       - Weizen
#       - Vollkorn
# contact:                # ohne Angabe gilt der Kontakt der Saison
#   team: Backverein
#   email: post@backverein.example
#   phone: 040 66969-110
# changes:                # was sich seit der Veröffentlichung geändert hat
#   - on: 2027-03-20
#     text: Der Termin am 3. April fällt aus.
"#;
