//! The office at a terminal: lists, a single registration, cancelling with a reason, files for
//! hosts, mails again.

mod calls;
mod changes;
mod hosts;
mod second;

use super::sample::{catalogue, now};
use super::store::Desk;
use jugendportal::registrar::command::office::run;
use jugendportal::registrar::command::{World, told};
use jugendportal::registrar::office::commands::Command;
use jugendportal::registrar::office::export::Format;
use jugendportal::registrar::store::Store;
use jugendportal::registrar::store::location::Location;
use jugendportal::registrar::store::sqlite;
use jugendportal::registrar::terminal::Answer;
use jugendportal::registrar::terminal::Locations;
use jugendportal::registrar::{family, mail};
use jugendportal::text::Lang;
use std::collections::BTreeMap;

struct Office {
    folder: tempfile::TempDir,
    number: String,
}

const WORLD: World = World {
    clock: now,
    chance: || [7; 16],
    variable: |_| None,
    log: |_| {},
};

/// A store in use: two places at the raft, one child waits, one place at the song.
fn office() -> (Office, Store) {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = sqlite::open(&folder.path().join("store"), [7; 16]).unwrap();
    std::fs::write(folder.path().join("catalogue.json"), catalogue().to_json()).unwrap();
    let number = tokio::runtime::Runtime::new().unwrap().block_on(async {
        let desk = Desk::new(&sqlite);
        let (family, outcomes) = desk
            .register("floss", "floss-1", "one@b.de", &["Kim <b>", "=Noa"])
            .await;
        desk.register("floss", "floss-1", "two@b.de", &["Lou"])
            .await;
        desk.register("lied", "lied-1", "one@b.de", &["Kim <b>"])
            .await;
        let note = BTreeMap::from([("gesundheit".to_owned(), "Nüsse".to_owned())]);
        assert!(
            family::health::add_answers(&sqlite, family, outcomes[0].0.id.clone(), note, now())
                .await
                .unwrap()
        );
        desk.letters(now()).await;
        outcomes[0].0.id.to_string()
    });
    (Office { folder, number }, sqlite)
}

impl Office {
    fn locations(&self) -> Locations {
        Locations {
            catalogue: self.folder.path().join("catalogue.json"),
            store: Location::Folder(self.folder.path().join("store")),
        }
    }
    fn run(&self, command: Command) -> Answer {
        run(&command, WORLD, Lang::De).unwrap()
    }
    fn show(&self, number: &str) -> Answer {
        self.run(Command::Show {
            locations: self.locations(),
            number: number.into(),
        })
    }
    fn cancel(&self, number: &str, reason: &str) -> Answer {
        self.run(Command::Cancel {
            locations: self.locations(),
            number: number.into(),
            reason: reason.into(),
        })
    }
    fn export(&self, format: Format) -> Answer {
        self.run(Command::Export {
            locations: self.locations(),
            season: "2027-ostern".into(),
            occasion: "floss-1".into(),
            format,
        })
    }
    fn report(&self) -> String {
        self.run(Command::Report {
            locations: self.locations(),
        })
        .output
    }
}

#[test]
fn the_list_shows_every_occasion_in_words() {
    let (office, _store) = office();
    let german = office
        .run(Command::List {
            locations: office.locations(),
            season: None,
        })
        .output;
    insta::assert_snapshot!(german);
    let english = run(
        &Command::List {
            locations: office.locations(),
            season: Some("2027-ostern".into()),
        },
        WORLD,
        Lang::En,
    )
    .unwrap()
    .output;
    assert!(english.starts_with(
        "2027-ostern/floss-1: Floßbau <am See>, Donnerstag, 1. April 2027, 10 bis 15 Uhr: 2 of 2 places taken, 1 child waits\n"
    ));
    let other = office.run(Command::List {
        locations: office.locations(),
        season: Some("2026-herbst".into()),
    });
    assert_eq!(
        (other.output.as_str(), other.message.as_str()),
        (
            "",
            "Es gibt keine Termine, für die man sich hier anmeldet. Stimmt der Name der Ferien? Er sieht so aus: 2027-ostern\n"
        )
    );
}

#[test]
fn who_types_the_wrong_folder_or_no_reason_is_told_in_german() {
    let (office, _store) = office();
    let elsewhere = Locations {
        store: Location::Folder(office.folder.path().join("nirgends")),
        ..office.locations()
    };
    let list = |locations| {
        run(
            &Command::List {
                locations,
                season: None,
            },
            WORLD,
            Lang::De,
        )
        .map_err(|error| told(&error, Lang::De))
        .unwrap_err()
    };
    assert!(
        list(elsewhere)
            .starts_with("Die Anmeldungen lassen sich nicht öffnen. In welchem Ordner sie liegen")
    );
    let elsewhere = Locations {
        catalogue: office.folder.path().join("nirgends.json"),
        ..office.locations()
    };
    assert!(list(elsewhere).starts_with("Der Katalog lässt sich nicht lesen."));
    let command = jugendportal::registrar::command::Command::Office(Command::List {
        locations: office.locations(),
        season: Some("x".into()),
    });
    assert_eq!(command.run(WORLD, Lang::De).code, 0);
    use clap::Parser;
    #[derive(Parser)]
    struct Typed {
        #[command(subcommand)]
        command: Command,
    }
    let typed = Typed::try_parse_from(["registrar", "retry", "--store", "x"])
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        office.run(typed.command).message,
        "Der Grund fehlt: --reason \"Warum\"\n"
    );
}

#[test]
fn one_registration_is_shown_without_its_notes_on_health() {
    let (office, _store) = office();
    let shown = office.show(&office.number.to_lowercase()).output;
    insta::assert_snapshot!(shown.replace(&office.number, "NUMMER"));
    assert!(!shown.contains("Nüsse"));
    assert_eq!(office.show("hallo").code, 1);
    assert!(
        office
            .show("00000-00000")
            .message
            .contains("keine bestätigte Anmeldung")
    );
}

#[test]
fn a_cancellation_wants_a_reason_which_the_family_reads_and_the_log_keeps() {
    let (office, store) = office();
    let refused = office.cancel(&office.number, "  ");
    assert_eq!(
        (refused.code, refused.message.as_str()),
        (1, "Der Grund fehlt: --reason \"Warum\"\n")
    );
    assert!(
        office
            .show(&office.number)
            .output
            .contains("hat einen Platz"),
        "nothing happened without a reason"
    );
    assert_eq!(
        office.cancel(&office.number, " Doppelt gemeldet. ").message,
        "Abgesagt. Die Familie bekommt eine Mail mit dem Grund.\n"
    );
    assert_eq!(office.cancel(&office.number, "Noch einmal").code, 1);
    let shown = office.show(&office.number).output;
    assert!(
        shown.contains("abgesagt vom Amt")
            && shown.contains("Absage")
            && shown.contains("Doppelt gemeldet."),
        "{shown}"
    );
    assert!(
        !office.report().contains("Noch einmal"),
        "what changed nothing is not noted"
    );
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let letters = runtime.block_on(Desk::new(&store).letters(now()));
    assert_eq!(
        letters
            .iter()
            .map(|letter| letter.about.name())
            .collect::<Vec<_>>(),
        ["withdrawn", "offer"]
    );
    assert!(format!("{letters:?}").contains("Doppelt gemeldet."));
}

#[test]
fn mails_that_failed_go_out_again_for_a_reason() {
    let (office, store) = office();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let retry = |id| Command::Retry {
        locations: office.locations(),
        id,
        reason: "Postfach war voll".into(),
    };
    assert_eq!(office.run(retry(None)).code, 1, "nothing has failed");
    let number = runtime.block_on(async {
        let desk = Desk::new(&store);
        // Its numbers begin anew: behind those that are taken.
        for _ in 0..100 {
            let _ = desk.chance();
        }
        desk.send("lied", "lied-1", "three@b.de", &["Mio"], now())
            .await;
        let due = mail::outbox::take(&store, 1, now(), now())
            .await
            .unwrap()
            .remove(0);
        mail::outbox::failed(&store, &due, "SMTP 552".into(), None, now())
            .await
            .unwrap();
        due.letter.numbers().remove(0)
    });
    let before = office.report();
    let whom = format!(
        "an t…@b….de, Bitte um Bestätigung {number}: nicht zugestellt, 1 Versuch (SMTP 552)"
    );
    assert!(before.contains(&whom), "{before}");
    assert_eq!(
        office.run(retry(None)).message,
        "1 Mail wird noch einmal gesendet.\n"
    );
    let after = office.report();
    assert!(
        after.contains("Mails noch einmal gesendet: Postfach war voll")
            && after.contains(": wartet, 0 Versuche"),
        "{after}"
    );
    assert!(!after.contains("three@b.de"));
}

#[test]
fn a_purge_by_hand_says_what_it_deleted() {
    let (office, _store) = office();
    let purged = office.run(Command::Purge {
        locations: office.locations(),
        reason: "Prüfung".into(),
    });
    assert_eq!(
        purged.message,
        "Gelöscht: 0 unbestätigte Formulare, 0 Familien, Antworten bei 0 Anmeldungen, 0 Zeilen des Mailprotokolls.\n"
    );
    assert!(office.report().contains("Löschlauf: Prüfung"));
}
