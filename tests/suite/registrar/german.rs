//! The program for an operator with a German locale.

use super::process::{Site, catalogue};

/// What it says on standard error, and its exit code.
fn said(site: &Site, locale: &[(&str, &str)], arguments: &[&str]) -> (String, Option<i32>) {
    let output = site
        .command(arguments)
        .envs(locale.iter().copied())
        .output()
        .unwrap();
    let text = String::from_utf8(output.stderr).unwrap();
    (text, output.status.code())
}

const CHECK: &[&str] = &["check-config", "--catalogue", "catalogue.json"];

#[test]
fn the_order_of_posix_decides_which_language_it_speaks() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(folder.path(), &catalogue(1, 5));
    let german = "Einstellungen und Katalog sind in Ordnung\n";
    let english = "settings and catalogue are fine\n";
    for (locale, expected) in [
        (&[("LC_ALL", "de_DE.UTF-8"), ("LANG", "C")][..], german),
        (&[("LC_ALL", "C"), ("LANG", "de_DE.UTF-8")], english),
        (&[("LC_MESSAGES", "de_DE.UTF-8"), ("LANG", "C")], german),
        (&[("LC_ALL", ""), ("LANG", "de_DE.UTF-8")], german),
        (&[], english),
    ] {
        assert_eq!(said(&site, locale, CHECK), (expected.into(), Some(0)));
    }
}

#[test]
fn everything_that_is_wrong_is_told_in_german() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = Site::new(folder.path(), &catalogue(1, 5))
        .with("MAIL", "smtp")
        .with("SMTP_HOST", "mail.example")
        .with("SMTP_SECURITY", "none")
        .with("SMTP_PASSWORD_FILE", "/nowhere/at/all")
        .with("FROM", "niemand")
        .with("OFFICE", "")
        .with("KEY", "abc")
        .with("PUBLIC_URL", "ftp://x")
        .with("BATCH", "viele");
    let locale = [("LC_ALL", "de_DE.UTF-8"), ("LANG", "C")];
    let check = ["check-config", "--catalogue", "nowhere.json"];
    let (text, code) = said(&wrong, &locale, &check);
    let expected = "\
Fehler: REGISTRAR_SMTP_PASSWORD_FILE lässt sich nicht lesen: diese Datei oder diesen Ordner gibt es nicht
Fehler: REGISTRAR_SMTP_SECURITY passt nicht: eine ungesicherte Verbindung zu mail.example ist nicht erlaubt: starttls oder tls nehmen
Fehler: REGISTRAR_FROM ist keine Mailadresse
Fehler: REGISTRAR_OFFICE fehlt: die Adresse, an die jeden Tag die Übersicht geht
Fehler: REGISTRAR_KEY sind nicht 64 Ziffern 0-9a-f
Fehler: REGISTRAR_BATCH ist keine passende Zahl
Fehler: REGISTRAR_PUBLIC_URL passt nicht: »ftp://x« ist keine vollständige Internetadresse. Schreiben Sie sie so: https://jugend.beispiel.de
Fehler: nowhere.json: diese Datei oder diesen Ordner gibt es nicht
";
    assert_eq!((text.as_str(), code), (expected, Some(2)));
    // `serve` says the same of its settings, as one error.
    let (text, code) = said(&wrong, &locale, &["serve", "--catalogue", "catalogue.json"]);
    let settings: Vec<&str> = expected.lines().rev().skip(1).collect();
    let told: Vec<&str> = text.lines().rev().collect();
    assert_eq!(code, Some(2));
    assert_eq!(told.len(), settings.len(), "{text}");
    for (told, setting) in told.iter().zip(settings) {
        assert!(setting.ends_with(told.trim_start()), "{told}");
    }
}

#[test]
fn slips_and_help_are_german() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(folder.path(), &catalogue(1, 5));
    let locale = [("LC_ALL", "de_DE.UTF-8"), ("LANG", "C")];
    let (text, code) = said(&site, &locale, &["lisst"]);
    assert!(
        text.starts_with("Fehler: den Befehl »lisst« gibt es nicht"),
        "{text}"
    );
    assert_eq!(code, Some(2));
    let help = site
        .command(&["draw", "run", "--help"])
        .envs(locale)
        .output()
        .unwrap();
    assert!(
        String::from_utf8(help.stdout)
            .unwrap()
            .starts_with("Auslosen: ")
    );
    assert_eq!(
        (help.status.code(), help.stderr.as_slice()),
        (Some(0), &b""[..])
    );
    let list = [
        "list",
        "--catalogue",
        "catalogue.json",
        "--store",
        "nowhere",
    ];
    let (text, code) = said(&site, &locale, &list);
    assert!(
        text.starts_with("Fehler: Die Anmeldungen lassen sich nicht öffnen. "),
        "{text}"
    );
    assert_eq!(code, Some(2));
}
