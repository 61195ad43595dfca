//! The command line of `registrar` in German.

use crate::command_line::Words;

/// The text of every command and argument.
pub const GERMAN: Words = Words(&[
    (
        "",
        "Der Begleiter der Website: Anmeldungen und die Auslosung",
    ),
    // Where everything lies.
    ("--catalogue", "Der Katalog, den portal build schreibt"),
    (
        "--store",
        "Der Ordner mit den Anmeldungen, oder postgres://user@host/database",
    ),
    // The service.
    ("serve", "Anmeldungen annehmen, bis das Programm enden soll"),
    ("serve --listen", "Adresse, auf der es zu erreichen ist"),
    (
        "check-config",
        "Einstellungen und Katalog prüfen und alles sagen, was nicht stimmt",
    ),
    (
        "send-test-mail",
        "Eine Mail an eine Adresse senden, um zu sehen, ob sie ankommt",
    ),
    ("send-test-mail <ADDRESS>", "An wen"),
    (
        "backup",
        "Alle Anmeldungen im laufenden Betrieb in eine Datei kopieren",
    ),
    ("backup <FILE>", "Die Kopie; es darf sie noch nicht geben"),
    // The office.
    ("list", "Termine mit ihren Plätzen und Wartelisten"),
    (
        "list <SEASON>",
        "Nur diese Ferien, zum Beispiel 2027-ostern",
    ),
    (
        "show",
        "Eine Anmeldung mit ihrer Familie, und was das Amt damit getan hat",
    ),
    ("show <NUMBER>", "Ihre Nummer"),
    (
        "place",
        "Einem wartenden Kind nach einem Anruf einen freien Platz geben; die Familie bekommt eine Mail",
    ),
    ("place <NUMBER>", "Nummer der Anmeldung"),
    ("place --reason", "Warum"),
    (
        "cancel",
        "Eine Anmeldung beenden; die Familie bekommt eine Mail mit dem Grund",
    ),
    ("cancel <NUMBER>", "Ihre Nummer"),
    ("cancel --reason", "Warum; die Familie liest es"),
    (
        "export",
        "Die Liste der Kinder eines Termins: csv für das Amt, html zum Drucken für den Veranstalter",
    ),
    ("export <SEASON>", "Ferien, zum Beispiel 2027-ostern"),
    ("export <OCCASION>", "Termin, zum Beispiel pizza-1"),
    ("export --format", "Format"),
    (
        "changes",
        "Was die Daten anders sagen, als angemeldete Familien es wissen: was wartet, mit allen Briefen im Wortlaut; senden oder nicht senden",
    ),
    (
        "changes <STEP>",
        "Was mit einer Änderung geschieht; ohne das werden alle gezeigt",
    ),
    ("changes <CHANGE>", "Nummer der Änderung"),
    ("changes --reason", "Warum"),
    (
        "purge",
        "Jetzt löschen, was nicht mehr aufbewahrt werden darf; von selbst geschieht das jede Stunde",
    ),
    ("purge --reason", "Warum jetzt"),
    (
        "retry",
        "Gescheiterte Mails noch einmal senden: eine mit ihrer Nummer, oder alle",
    ),
    ("retry <MAIL>", "Nummer der Mail"),
    ("retry --reason", "Warum"),
    (
        "report",
        "Was das Amt getan hat und warum, und alle Mails: gesendet, wartend, gescheitert",
    ),
    // The draw.
    (
        "draw",
        "Die Auslosung einer Saison: run, commit, seed, verify, explain, chances, report",
    ),
    (
        "draw run",
        "Auslosen: aus Eingabe und Startwert wird ein Protokoll",
    ),
    ("draw run --input", "Die Eingabe, ferienpass-draw-input/1"),
    ("draw run --seed", "Der Startwert: 64 Ziffern 0-9a-f"),
    (
        "draw run --out",
        "Wohin das Protokoll kommt, ferienpass-draw-record/1",
    ),
    (
        "draw run --public",
        "Auch den Teil schreiben, der veröffentlicht werden darf, ferienpass-draw-public/1",
    ),
    (
        "draw run --rehearsal",
        "Das Protokoll als Probe kennzeichnen",
    ),
    (
        "draw commit",
        "Sich vor der Auslosung auf eine Eingabe festlegen: schreibt die Festlegung und einen Beleg je Los",
    ),
    ("draw commit --input", "Die eingefrorene Eingabe"),
    (
        "draw commit --randomness",
        "Der Name des künftigen Zufallswerts, zum Beispiel \"drand quicknet round 123456\"",
    ),
    (
        "draw commit --previous",
        "Die Festlegung derselben Saison, die diese ersetzt",
    ),
    ("draw commit --out", "Wohin die Festlegung kommt"),
    (
        "draw commit --receipts",
        "Ordner für die Belege, eine Datei je Los; sonst der Name von --out mit .receipts dahinter",
    ),
    (
        "draw commit --salt-seed",
        "Festes Salz für Tests: 64 Ziffern 0-9a-f; sonst kommt der Zufall vom Betriebssystem",
    ),
    (
        "draw seed",
        "Den Startwert ausgeben, der aus Festlegung und Zufallswert folgt",
    ),
    ("draw seed --commitment", "Die veröffentlichte Festlegung"),
    (
        "draw seed --random-value",
        "Der Zufallswert, genau wie er veröffentlicht wurde",
    ),
    (
        "draw verify",
        "Ein Protokoll prüfen: gegen die ganze Eingabe, oder einen Beleg gegen die öffentlichen Tabellen",
    ),
    (
        "draw verify --record",
        "Das Protokoll, oder mit einem Beleg sein öffentlicher Teil",
    ),
    (
        "draw verify --input",
        "Die ganze Eingabe: alles nachrechnen",
    ),
    ("draw verify --receipt", "Der Beleg einer Familie"),
    ("draw verify --commitment", "Die veröffentlichte Festlegung"),
    (
        "draw verify --random-value",
        "Der Zufallswert: auch prüfen, dass der Startwert aus ihm folgt",
    ),
    (
        "draw explain",
        "Jeden Wunsch eines Belegs in einem deutschen Satz erklären",
    ),
    (
        "draw explain --record",
        "Das Protokoll oder sein öffentlicher Teil",
    ),
    ("draw explain --receipt", "Der Beleg des Loses"),
    (
        "draw chances",
        "Die Chancen aller Kinder mit vielen Probe-Auslosungen schätzen",
    ),
    ("draw chances --input", "Die Eingabe"),
    ("draw chances --trials", "Wie viele Probe-Auslosungen"),
    (
        "draw report",
        "Den öffentlichen Bericht zur Fairness auf Deutsch ausgeben",
    ),
    ("draw report --record", "Das Protokoll"),
    ("draw report --input", "Die Eingabe, zu der es gehört"),
]);

#[cfg(test)]
mod tests {
    use super::GERMAN;
    use clap::CommandFactory;

    #[test]
    fn every_command_argument_and_value_has_its_german() {
        let gaps =
            crate::command_line::gaps(&crate::registrar::command::Registrar::command(), &GERMAN);
        assert!(gaps.is_empty(), "{}", gaps.join("\n"));
    }
}
