//! Fields that do not exist or stand twice, and what was probably meant: staff think in German
//! words.

use crate::diagnostics::{At, Finding, checks};
use crate::text::{Lang, Message, and, nearest, or};

/// Says whether some kind of file has a field of this name: in the wrong place it is not unknown.
pub type Exists = fn(&str) -> bool;

/// German words and the fields they may mean, the likeliest first.
const GERMAN: &[(&str, &[&str])] = &[
    ("titel überschrift name", &["title", "name", "label"]),
    ("name bezeichnung", &["name", "title"]),
    ("kürzel kuerzel nummer", &["id", "number", "rank"]),
    (
        "kurz kurztext zusammenfassung",
        &["short", "short_name", "description"],
    ),
    ("text beschreibung inhalt", &["text", "description"]),
    ("einleitung vorspann", &["lead", "short"]),
    ("thema", &["topic", "topics"]),
    ("themen", &["topics", "topic"]),
    ("anbieter veranstalter", &["provider", "providers"]),
    (
        "ort haus platz",
        &["place", "address", "town", "street", "room"],
    ),
    ("stadt gemeinde", &["town"]),
    ("treffpunkt", &["meeting_point"]),
    ("stadtteil", &["district", "districts"]),
    ("stadtteile", &["districts"]),
    ("region", &["region", "regions"]),
    ("regionen", &["regions"]),
    ("adresse anschrift", &["address", "street", "base_url"]),
    ("straße strasse", &["street"]),
    ("plz postleitzahl", &["postal_code"]),
    ("raum zimmer", &["room", "place"]),
    ("art typ type", &["kind"]),
    ("alter", &["ages"]),
    ("von ab beginn start anfang", &["from", "times", "on"]),
    ("bis ende", &["to", "until", "times"]),
    ("datum tag wann am", &["on", "days", "sessions", "from"]),
    ("tage wochentage wochentag", &["days"]),
    (
        "uhrzeit uhrzeiten zeit zeiten",
        &["times", "hours", "opening_hours", "sessions"],
    ),
    ("termin termine veranstaltungen", &["occasions", "sessions"]),
    (
        "öffnungszeiten oeffnungszeiten",
        &["opening_hours", "hours", "term"],
    ),
    (
        "sprechzeiten sprechstunden",
        &["consultation_hours", "hours"],
    ),
    ("schulzeit", &["term"]),
    ("ferien schulferien", &["holidays", "school"]),
    ("feiertage", &["public"]),
    ("ausnahmen", &["exceptions"]),
    ("übernachtung uebernachtung nachts", &["overnight"]),
    ("geschlossen zu", &["closed", "closed_since"]),
    ("gruppen", &["weekly_groups", "price_classes"]),
    ("ausstattung angebote", &["features", "stops"]),
    ("barrierefreiheit", &["accessibility"]),
    ("weg", &["way"]),
    ("wc toilette", &["toilet"]),
    ("assistenz", &["assistance"]),
    ("ruhe ruhig", &["quiet"]),
    ("gebärdensprache gebaerdensprache", &["sign_language"]),
    ("hinweis notiz bemerkung", &["note", "hint"]),
    ("grund", &["reason", "because", "cancelled"]),
    ("plätze plaetze platzzahl", &["capacity", "places"]),
    ("mindestens minimum mindestzahl", &["minimum"]),
    ("reserviert", &["reserved"]),
    ("preis preise kosten", &["prices", "euro", "price_classes"]),
    ("preisgruppe gruppe klasse", &["class", "price_classes"]),
    ("preisgruppen", &["price_classes"]),
    ("betrag", &["euro"]),
    ("anmeldung", &["registration", "window"]),
    ("abgesagt absage", &["cancelled"]),
    ("ausgebucht voll", &["full"]),
    ("mitbringen", &["bring_along"]),
    ("betreuung", &["supervision_all_day"]),
    ("draußen draussen", &["outdoor"]),
    ("schlechtwetter regen", &["bad_weather"]),
    ("fragen", &["questions"]),
    ("frage", &["label", "questions"]),
    ("antworten auswahl", &["options"]),
    ("pflicht nötig", &["required"]),
    (
        "kontakt ansprechpartner",
        &["contact", "ferienpass_contact"],
    ),
    ("änderungen aenderungen", &["changes"]),
    ("email mail e-mail", &["email"]),
    ("telefon telefonnummer tel", &["phone", "number"]),
    ("webseite internet homepage", &["website", "link", "path"]),
    ("geprüft geprueft stand", &["verified_on"]),
    ("quelle quellen", &["sources"]),
    ("haltestellen halte stationen", &["stops"]),
    ("pausen", &["breaks"]),
    ("wochen kalenderwochen", &["weeks"]),
    ("mitglieder", &["members"]),
    ("gruppe zielgruppe", &["audience"]),
    ("kostenlos", &["free"]),
    ("anonym", &["anonymous"]),
    ("formulare", &["downloads"]),
    ("datei", &["file"]),
    ("veröffentlicht", &["published_on"]),
    ("vergabe", &["allocation"]),
    ("auslosung losung", &["draw_on"]),
    ("restplätze", &["free_places_from"]),
    ("grenzen", &["limits"]),
    ("bedingungen", &["terms"]),
    ("muster", &["sample"]),
    ("farbe", &["look"]),
    ("amt", &["office", "organisation"]),
    ("sprachen", &["languages"]),
    ("menü", &["menu"]),
    ("warnung", &["warning"]),
    ("bekannt hingenommen bestätigt warnungen", &["acknowledged"]),
];

/// What a file of every kind may say, at the left.
const OF_EVERY_FILE: &[&str] = &["acknowledged"];

/// The field that was probably meant by a word: a German name for it, or a slip.
pub fn meant<'a>(typed: &str, possible: &[&'a str]) -> Option<&'a str> {
    translated(typed, possible).or_else(|| nearest(typed, possible.iter().copied()))
}

fn translated<'a>(typed: &str, possible: &[&'a str]) -> Option<&'a str> {
    let word = typed.to_lowercase().replace([' ', '_'], "-");
    // A session has a day and times of its own; its `until` is only for nights.
    let session = possible.contains(&"times") && possible.contains(&"on");
    if session && ["von", "ab", "bis", "beginn", "ende", "start"].contains(&word.as_str()) {
        return possible.iter().copied().find(|name| *name == "times");
    }
    let german = GERMAN
        .iter()
        .filter(|(words, _)| words.split(' ').any(|german| german == word));
    let mut candidates = german.flat_map(|(_, names)| names.iter());
    candidates.find_map(|name| possible.iter().copied().find(|known| known == name))
}

/// The fields that have German words.
pub fn with_german_words() -> impl Iterator<Item = &'static str> {
    GERMAN.iter().flat_map(|(_, names)| names.iter().copied())
}

pub(super) fn unknown(
    mut at: At,
    field: &str,
    possible: &[&'static str],
    exists: Exists,
) -> Finding {
    at.length = u32::try_from(field.chars().count()).unwrap_or(1).max(1);
    let quoted: Vec<String> = possible.iter().map(|name| format!("»{name}«")).collect();
    let ticked: Vec<String> = possible.iter().map(|name| format!("`{name}`")).collect();
    let all = Message::new(
        format!("Hier gibt es {}.", and(Lang::De, &quoted)),
        format!("Possible here: {}.", or(Lang::En, &ticked)),
    );
    let did_you_mean = |name: &str| {
        vec![Message::new(
            format!("Meinten Sie »{name}«?"),
            format!("Did you mean `{name}`?"),
        )]
    };
    let hints = if let Some(name) = translated(field, possible) {
        did_you_mean(name)
    } else if exists(field) {
        let elsewhere = Message::new(
            "Dieses Feld gehört an eine andere Stelle. Prüfen Sie, wie weit die Zeile eingerückt ist.",
            "This field belongs somewhere else. Check how far the line is indented.",
        );
        match nearest(field, possible.iter().copied()) {
            Some(name) => {
                let otherwise = Message::new(
                    "Sonst gehört dieses Feld an eine andere Stelle. Prüfen Sie, wie weit die Zeile eingerückt ist.",
                    "Otherwise this field belongs somewhere else. Check how far the line is indented.",
                );
                did_you_mean(name).into_iter().chain([otherwise]).collect()
            }
            None => vec![elsewhere, all],
        }
    } else if let Some(name) = meant(field, possible) {
        did_you_mean(name)
    } else if let Some(name) = meant(field, OF_EVERY_FILE).filter(|_| at.column == 1) {
        did_you_mean(name)
    } else {
        vec![all]
    };
    Finding {
        at,
        check: &checks::UNKNOWN_FIELD,
        message: Message::new(
            format!("das Feld »{field}« gibt es hier nicht"),
            format!("there is no field `{field}` here"),
        ),
        hints,
    }
}

pub(super) fn duplicate(mut at: At, key: &str) -> Finding {
    at.length = u32::try_from(key.chars().count()).unwrap_or(1).max(1);
    let message = Message::new(
        format!("das Feld »{key}« steht hier zum zweiten Mal"),
        format!("the field `{key}` stands here a second time"),
    );
    Finding::new(&checks::DUPLICATE_FIELD, at, message).hint(
        "Löschen Sie eine der beiden Zeilen. Gehört sie zu einem neuen Eintrag, beginnt der mit einem Strich: »- «.",
        "Delete one of the two lines. If it belongs to a new entry, that begins with a dash: `- `.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_words_lead_to_the_english_field() {
        assert_eq!(meant("titel", &["id", "title"]), Some("title"));
        assert_eq!(meant("Plätze", &["id", "capacity"]), Some("capacity"));
        assert_eq!(meant("von", &["from", "until"]), Some("from"));
        assert_eq!(meant("von", &["on", "times", "until"]), Some("times"));
        assert_eq!(meant("bis", &["from", "to"]), Some("to"));
        assert_eq!(meant("adress", &["name", "address"]), Some("address"));
        assert_eq!(meant("ganz-anders", &["name", "address"]), None);
    }
}
