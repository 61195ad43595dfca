//! Words by which offices, houses and teams are known from persons.

/// What stands in mailboxes of offices.
const MAILBOXES: [&str; 24] = [
    "amt",
    "anmeldung",
    "beratung",
    "büro",
    "ferien",
    "fach",
    "haus",
    "help",
    "hilfe",
    "info",
    "jugend",
    "kinder",
    "kontakt",
    "mail",
    "office",
    "pass",
    "post",
    "service",
    "schule",
    "sozial",
    "stadt",
    "team",
    "verein",
    "zentrum",
];

/// How German words for things, places and groups end; few names do.
const ENDINGS: [&str; 78] = [
    "abend",
    "abteilung",
    "akademie",
    "allee",
    "amt",
    "angebot",
    "anstalt",
    "arbeit",
    "bad",
    "bahn",
    "bereich",
    "bibliothek",
    "büro",
    "bücherei",
    "bund",
    "club",
    "dienst",
    "dienste",
    "eltern",
    "erei",
    "fach",
    "familie",
    "familien",
    "ferien",
    "feuerwehr",
    "fest",
    "formular",
    "garten",
    "gebiet",
    "gemeinde",
    "gruppe",
    "halle",
    "hausaufgaben",
    "haus",
    "heim",
    "heit",
    "hilfe",
    "hilfen",
    "hof",
    "info",
    "infos",
    "innen",
    "keit",
    "kind",
    "kinder",
    "kirche",
    "klub",
    "kreis",
    "kummer",
    "kurs",
    "laden",
    "mail",
    "mobil",
    "museum",
    "netz",
    "netzwerk",
    "nummer",
    "park",
    "pass",
    "platz",
    "polizei",
    "post",
    "praxis",
    "projekt",
    "rat",
    "ring",
    "schaft",
    "schule",
    "service",
    "stadt",
    "stelle",
    "stiftung",
    "straße",
    "tag",
    "team",
    "telefon",
    "theater",
    "treff",
];

/// The same, of more than one syllable or foreign.
const MORE_ENDINGS: [&str; 16] = [
    "ung",
    "tion",
    "tät",
    "verband",
    "verein",
    "weg",
    "werk",
    "wehr",
    "werkstatt",
    "zeit",
    "zeiten",
    "zentrum",
    "zimmer",
    "adresse",
    "sprechstunde",
    "jugend",
];

/// How such words begin.
const BEGINNINGS: [&str; 16] = [
    "amts",
    "bundes",
    "eltern",
    "familien",
    "ferien",
    "jugend",
    "kinder",
    "kirchen",
    "kreis",
    "landes",
    "mädchen",
    "sozial",
    "spiel",
    "sport",
    "stadt",
    "allgemein",
];

/// Words that begin a sentence or stand between.
const SMALL: [&str; 60] = [
    "alle", "am", "an", "auch", "auf", "aus", "bei", "bitte", "das", "dein", "deine", "dem", "den",
    "der", "die", "du", "ein", "eine", "er", "es", "euer", "eure", "für", "hier", "ihr", "ihre",
    "ihrer", "im", "in", "jede", "kein", "mit", "nach", "nur", "oder", "sie", "so", "und", "unser",
    "unsere", "vom", "von", "vor", "was", "wer", "wie", "wir", "wo", "zu", "zum", "zur", "tel",
    "fax", "mo", "di", "mi", "do", "fr", "sa", "the",
];

/// Whether a mailbox belongs to an office.
pub(super) fn is_office(local: &str) -> bool {
    MAILBOXES.iter().any(|office| local.contains(office))
}

/// Whether a word, in small letters, is not part of the name of a person.
pub(super) fn is_thing(word: &str) -> bool {
    SMALL.contains(&word)
        || ENDINGS
            .iter()
            .chain(&MORE_ENDINGS)
            .any(|ending| word.ends_with(ending))
        || BEGINNINGS
            .iter()
            .any(|beginning| word.starts_with(beginning))
}
