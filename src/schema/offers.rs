//! `ferienpass/<season>/offers/*.yaml`: the activities of one season.

use super::common::{
    Accessibility, Address, Ages, Choice, Contact, Date, Hours, Number, Text, YesNo, one_of,
};
use crate::pass::{QuestionKind, RegistrationKind};
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

/// One bookable run of an offer.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "Durchgang", description = "Ein Termin des Angebots, der einzeln buchbar ist.", extend("required" = ["sessions", "capacity", "registration"]))]
pub struct Occasion {
    #[schemars(
        description = "Kürzel des Termins. Ohne Angabe: Kürzel des Angebots und laufende Nummer."
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
