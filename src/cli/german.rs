//! The command line of `portal` in German.

use crate::command_line::Words;

/// The text of every command and argument.
pub const GERMAN: Words = Words(&[
    ("", "Das Jugendportal: aus YAML wird eine Website."),
    ("build", "Die Website in einen Ordner bauen."),
    ("check", "Die Daten prüfen und nichts schreiben."),
    (
        "serve",
        "Die Website im Browser zeigen und jedem Speichern folgen.",
    ),
    ("new", "Das Gerüst einer neuen Datei schreiben."),
    ("schema", "JSON-Schemas für Editoren schreiben."),
    (
        "completions",
        "Die Vervollständigung für eine Shell ausgeben.",
    ),
    ("--data", "Ordner mit den Daten"),
    ("--site", "Ordner mit Seiten, Texten, Schrift und Bildern"),
    ("--templates", "Ordner mit den Vorlagen"),
    (
        "--base-url",
        "Adresse der Website, statt der in portal.yaml",
    ),
    (
        "--today",
        "Tag, für den die Website gilt, zum Beispiel 2027-03-22; sonst heute",
    ),
    (
        "build --out",
        "Ordner für das Ergebnis; public/ kommt auf den Webserver",
    ),
    (
        "build --no-compress",
        "Die gepackten Fassungen (.gz und .br) weglassen",
    ),
    (
        "build --registrar",
        "Wo die Anmeldungen liegen: sagt, welche Änderungen angemeldete Kinder betreffen. Ein Ordner oder postgres://user@host/database",
    ),
    (
        "check --out",
        "Ordner mit dem Ergebnis des letzten Baus: was veröffentlicht ist, bleibt bestehen",
    ),
    (
        "check --registrar",
        "Wo die Anmeldungen liegen: sagt, welche Änderungen angemeldete Kinder betreffen. Ein Ordner oder postgres://user@host/database",
    ),
    (
        "check --format",
        "So werden Funde ausgegeben: text für Menschen, json für Editoren",
    ),
    ("check --deny-warnings", "Warnungen wie Fehler behandeln"),
    ("serve --port", "Port; 0 nimmt irgendeinen freien"),
    (
        "serve --listen",
        "Adresse der Netzwerkkarte; 127.0.0.1 ist nur dieser Rechner",
    ),
    (
        "serve --mailbox",
        "Ordner für Anmeldungen und Mails beim Ausprobieren",
    ),
    ("new <KIND>", "Was es ist"),
    (
        "new <ID>",
        "Kürzel, zugleich der Dateiname, zum Beispiel seehaus; bei einer Saison 2027-ostern",
    ),
    (
        "new --season",
        "Saison eines neuen Angebots, zum Beispiel 2027-ostern",
    ),
    ("new --title", "Titel oder Name"),
    ("schema --out", "Ordner für die Schemas"),
    ("completions <SHELL>", "Die Shell"),
]);

#[cfg(test)]
mod tests {
    use super::GERMAN;
    use clap::CommandFactory;

    #[test]
    fn every_command_argument_and_value_has_its_german() {
        let gaps = crate::command_line::gaps(&crate::cli::Portal::command(), &GERMAN);
        assert!(gaps.is_empty(), "{}", gaps.join("\n"));
    }
}
