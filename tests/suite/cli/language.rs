//! The command line speaks the language of who runs it.

use super::with_day;
use crate::program::{german, run};
use crate::town::Town;

#[test]
fn people_read_standard_error_in_their_language_without_colours_in_a_file() {
    let town = Town::new();
    town.replace(
        "data/houses/bootshaus.yaml",
        "district: ufer",
        "district: uffer",
    );
    let check = with_day(&["check"]);
    let (german, english) = (
        german(&town, &check),
        run(town.path(), "en_GB.UTF-8", &check),
    );
    assert!(
        german.stderr.starts_with("Fehler: ") && german.stderr.contains("Tipp: Meinten Sie"),
        "{}",
        german.stderr
    );
    assert!(
        english.stderr.starts_with("error: ") && english.stderr.contains("help: Did you mean"),
        "{}",
        english.stderr
    );
    for said in [german, english] {
        assert!(said.stdout.is_empty());
        assert!(!said.stderr.contains('\u{1b}'));
    }
}

#[test]
fn german_help_is_german_and_english_help_is_english() {
    let town = Town::new();
    for command in ["build", "check", "serve", "new", "schema", "completions"] {
        let said = german(&town, &[command, "--help"]);
        assert_eq!((said.code, said.stderr.as_str()), (0, ""));
        for english in [
            "Usage",
            "Options",
            "Print help",
            "Arguments",
            "default:",
            "possible values",
            "OPTIONS",
        ] {
            assert!(
                !said.stdout.contains(english),
                "{english} in\n{}",
                said.stdout
            );
        }
        assert!(
            said.stdout.contains("Aufruf: portal ") && said.stdout.contains("Optionen:"),
            "{}",
            said.stdout
        );
        let said = run(town.path(), "C", &[command, "--help"]);
        assert!(
            said.stdout.contains("Usage: portal ") && said.stdout.contains("Options:"),
            "{}",
            said.stdout
        );
    }
}

#[test]
fn slips_are_explained_in_german_with_a_way_out() {
    let town = Town::new();
    let said = |arguments: &[&str]| {
        let said = german(&town, arguments);
        assert!(said.stdout.is_empty());
        said.stderr
    };
    assert!(
        said(&["chek"]).contains("den Befehl »chek« gibt es nicht\n  = Tipp: Meinten Sie »check«?")
    );
    assert!(
        said(&["check", "--deny-warning"]).contains(
            "»--deny-warning« gibt es hier nicht\n  = Tipp: Meinten Sie »--deny-warnings«?"
        )
    );
    assert!(said(&["build", "--today", "31.2.2027"]).contains(
        "»31.2.2027« geht nicht bei »--today«\n  = Tipp: ein Tag sieht so aus: 2027-03-22"
    ));
    assert!(said(&["serve", "--port"]).contains("hinter »--port« fehlt ein Wert"));
    assert!(said(&["new", "house"]).contains("es fehlt: <KÜRZEL>"));
    assert!(said(&["check", "--format", "xml"]).contains("Möglich ist text oder json."));
    let english = run(town.path(), "C", &["build", "--today", "x"]);
    assert!(
        english.stderr.contains("a date looks like 2027-03-22"),
        "{}",
        english.stderr
    );
}

#[test]
fn what_an_operator_must_mend_is_told_in_the_language_of_the_locale() {
    let town = Town::new();
    let build = with_day(&["build", "--no-compress", "--out", "voll"]);
    let english = |said: &str| run(town.path(), "C", &build).stderr.contains(said);
    std::fs::create_dir(town.file("voll")).unwrap();
    town.write("voll/public", "");
    let said = german(&town, &build);
    assert_eq!(
        (said.code, said.stderr.as_str()),
        (2, "portal: voll/public ist kein Ordner\n")
    );
    assert!(english("portal: voll/public is not a folder\n"));
    std::fs::remove_file(town.file("site/i18n/en.ftl")).unwrap();
    let said = german(&town, &build);
    assert_eq!(
        said.stderr,
        "portal: site/i18n/en.ftl: diese Datei oder diesen Ordner gibt es nicht\n"
    );
    assert!(english("portal: site/i18n/en.ftl: No such file"));
    std::fs::write(town.file("templates/base.html"), [b'a', 0xff]).unwrap();
    let said = german(&town, &build);
    assert_eq!(
        said.stderr,
        "portal: templates/base.html ist kein UTF-8: Byte 1 ist kein Zeichen\n"
    );
    assert!(english("portal: templates/base.html is not UTF-8: "));
}
