//! `registrar changes`, read by somebody who has never seen it.

use super::{Office, WORLD, office, run, told};
use crate::registrar::sample::{catalogue, now};
use crate::registrar::store::Desk;
use jugendportal::catalogue::Catalogue;
use jugendportal::registrar::command::announce;
use jugendportal::registrar::office::changes::Step;
use jugendportal::registrar::office::commands::Command;
use jugendportal::registrar::store::Store;
use jugendportal::registrar::store::location::Location;
use jugendportal::registrar::terminal::Answer;
use jugendportal::text::Lang;

impl Office {
    /// A new catalogue beside the store.
    fn publish(&self, change: impl Fn(&mut Catalogue)) -> Catalogue {
        let mut catalogue = catalogue();
        change(&mut catalogue);
        std::fs::write(self.locations().catalogue, catalogue.to_json()).unwrap();
        catalogue
    }

    fn changes(&self, step: Option<Step>, id: Option<i64>, reason: &str) -> Answer {
        self.run(Command::Changes {
            locations: self.locations(),
            step,
            id,
            reason: reason.into(),
        })
    }
}

/// The service has read the catalogue.
fn seen(store: &Store, new: Catalogue) {
    let desk = Desk::with_chance(store, 1000).with(|catalogue| *catalogue = new);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(desk.seen(now()));
}

/// The song costs more, the raft takes place later and for fewer children.
fn other(catalogue: &mut Catalogue) {
    let [floss, _, song] = &mut catalogue.seasons[0].offers[..] else {
        panic!("three offers")
    };
    song.occasions[0].prices[0].1 = 950;
    floss.occasions[0].sessions[0] = ("2027-04-02T10:00".into(), "2027-04-02T15:00".into());
    floss.occasions[0].capacity = Some(1);
}

/// A date inserted above the others takes their ids.
fn inserted(catalogue: &mut Catalogue) {
    let occasions = &mut catalogue.seasons[0].offers[0].occasions;
    let mut first = occasions[0].clone();
    first.sessions = vec![("2027-03-31T10:00".into(), "2027-03-31T15:00".into())];
    "floss-new".clone_into(&mut occasions[0].id);
    occasions.insert(0, first);
}

#[test]
fn all_changes_are_shown_with_children_and_letters_word_for_word() {
    let (office, store) = office();
    assert_eq!(
        office.changes(None, None, "").message,
        "Keine Änderung wartet.\n"
    );
    seen(&store, office.publish(other));
    insta::assert_snapshot!(office.changes(None, None, "").output);
    let list = office.run(Command::List {
        locations: office.locations(),
        season: None,
    });
    assert!(
        list.output.contains(
            "2 von 1 Platz belegt, 1 Kind wartet, Änderung 1 wartet (anderer Name, anderer Tag, andere Zeit oder anderer Ort), Änderung 2 wartet (weniger Plätze als Kinder)"
        ),
        "{}",
        list.output
    );
}

#[test]
fn a_change_is_sent_or_dropped_for_a_reason_that_is_kept() {
    let (office, store) = office();
    seen(&store, office.publish(other));
    let refused = |step, id, reason, words: &str| {
        let answer = office.changes(Some(step), id, reason);
        assert!(
            answer.code == 1 && answer.message.contains(words),
            "{answer:?}"
        );
    };
    refused(Step::Send, Some(1), " ", "Der Grund fehlt");
    refused(Step::Send, None, "Ja", "Nummer der Änderung fehlt");
    refused(Step::Send, Some(77), "Ja", "gibt es nicht (mehr)");
    refused(Step::Send, Some(2), "Ja", "registrar changes drop 2");
    let sent = office.changes(Some(Step::Send), Some(1), "Mit dem Team besprochen");
    assert_eq!(
        sent.message,
        "Änderung 1: Floßbau <am See> (Fr, 2. April, 10 bis 15 Uhr): anderer Name, anderer Tag, andere Zeit oder anderer Ort\n2 Briefe gehen hinaus. Der Grund ist vermerkt.\n"
    );
    let dropped = office.changes(Some(Step::Drop), Some(3), "Alle angerufen");
    assert_eq!(dropped.code, 0, "{dropped:?}");
    let report = office.report();
    assert!(
        report.contains("Änderung gesendet 2027-ostern/floss-1, anderer Name, anderer Tag, andere Zeit oder anderer Ort: Mit dem Team besprochen")
            && report.contains("Änderung ohne Brief 2027-ostern/lied-1, anderer Preis: Alle angerufen"),
        "{report}"
    );
    refused(Step::Send, Some(1), "Noch einmal", "gibt es nicht (mehr)");
}

/// The catalogue of yesterday, or of another folder: what waits is named, with why its letters are not
/// shown, and nothing can be sent by it.
#[test]
fn a_catalogue_that_is_not_that_of_the_service_is_said_so() {
    let (office, store) = office();
    office.publish(other);
    let early = office.changes(None, None, "").output;
    assert!(
        early.starts_with(
            "Noch nicht vom Dienst gesehen: Diese Änderung betrifft 3 Kinder: Floßbau"
        ),
        "{early}"
    );
    let refused = office.changes(Some(Step::Send), Some(1), "Ja").message;
    assert!(refused.contains("gibt es nicht (mehr)"), "{refused}");
    seen(&store, office.publish(other));
    office.publish(|_| ());
    let shown = office.changes(None, None, "").output;
    let words = "Der Katalog hinter --catalogue sagt dazu etwas anderes als der des Dienstes.";
    assert!(
        shown.contains("Änderung 1: Floßbau") && shown.contains(words),
        "{shown}"
    );
    assert!(!shown.contains("Brief an"), "{shown}");
    let refused = office.changes(Some(Step::Send), Some(1), "Ja");
    assert!(
        refused.code == 1 && refused.message.starts_with(words),
        "{refused:?}"
    );
    office.publish(other);
    let sent = office.changes(Some(Step::Send), Some(1), "Besprochen");
    assert!(sent.message.contains("2 Briefe gehen hinaus"), "{sent:?}");
}

#[test]
fn a_build_says_beforehand_whom_a_change_touches() {
    let (office, _store) = office();
    let store = Location::Folder(office.folder.path().join("store"));
    let last = catalogue();
    let said = |catalogue| announce(&store, Some(&last), catalogue, WORLD, Lang::De);
    assert_eq!(said(office.publish(|_| ())).unwrap(), [""; 0]);
    let lines = said(office.publish(other)).unwrap();
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(lines[0].starts_with("Diese Änderung betrifft 3 Kinder: Floßbau"));
    let swapped = office.publish(inserted);
    let error = said(swapped).unwrap_err().to_string();
    assert!(error.contains("`floss-1` is now `floss-new`"), "{error}");
}

/// The service keeps it out: nobody is told anything of it, and no command holds, sends or shows what it
/// says.
#[test]
fn a_catalogue_that_the_service_keeps_out_is_kept_out_by_the_office() {
    let (office, store) = office();
    seen(&store, office.publish(other));
    office.publish(inserted);
    let locations = || office.locations();
    let step = |step, id| Command::Changes {
        locations: locations(),
        step,
        id,
        reason: "Ja".into(),
    };
    let commands = [
        step(None, None),
        step(Some(Step::Send), Some(1)),
        step(Some(Step::Drop), Some(1)),
        Command::List {
            locations: locations(),
            season: None,
        },
        Command::Place {
            locations: locations(),
            number: office.number.clone(),
            reason: "Ja".into(),
        },
        Command::Cancel {
            locations: locations(),
            number: office.number.clone(),
            reason: "Ja".into(),
        },
    ];
    for command in commands {
        let error = run(&command, WORLD, Lang::De).unwrap_err();
        let german = told(&error, Lang::De);
        assert!(
            german.contains("»floss-1« jetzt »floss-new«. Schreiben Sie"),
            "{german}"
        );
    }
    let report = office.report();
    assert!(!report.contains("Änderung gesendet"), "{report}");
    office.publish(other);
    let sent = office.changes(Some(Step::Send), Some(1), "Besprochen");
    assert!(sent.message.contains("2 Briefe gehen hinaus"), "{sent:?}");
}

/// What letters have said and what forms have asked is compared with what was published last.
#[test]
fn a_build_says_what_children_have_read_or_were_not_asked() {
    let (office, _store) = office();
    let store = Location::Folder(office.folder.path().join("store"));
    let new = office.publish(|catalogue| {
        let [floss, climbing, _] = &mut catalogue.seasons[0].offers[..] else {
            panic!("three offers")
        };
        "Was trinkt das Kind?".clone_into(&mut floss.questions[0].label);
        floss.bring_along.push("Helm".into());
        climbing.bring_along.push("Helm".into());
    });
    let said = |last: &Catalogue| announce(&store, Some(last), new.clone(), WORLD, Lang::De);
    assert_eq!(
        said(&catalogue()).unwrap(),
        [
            "Floßbau <am See>: die Kinder sollen anderes mitbringen als bisher. 3 Kinder sind angemeldet; davon schreiben wir den Familien nicht eigens.",
            "Floßbau <am See>: neue Pflichtfrage „Was trinkt das Kind?“. 3 angemeldete Kinder wurden das nicht gefragt: Wenn Sie die Antwort brauchen, rufen Sie an.",
        ]
    );
    assert_eq!(said(&new).unwrap(), [""; 0]);
}

/// A child that has chosen what cannot be chosen any more is known to the office before its host cooks.
#[test]
fn a_build_says_how_many_answers_are_gone() {
    let (office, _store) = office();
    let store = Location::Folder(office.folder.path().join("store"));
    let said = |new: Catalogue| announce(&store, Some(&catalogue()), new, WORLD, Lang::De).unwrap();
    let other = office.publish(|catalogue| {
        catalogue.seasons[0].offers[0].questions[0].options = vec!["nur Brot".into()];
    });
    assert_eq!(
        said(other),
        [
            "Floßbau <am See>: bei der Frage „Was isst das Kind?“ sind die Antworten andere. 3 Kinder haben eine Antwort, die es nicht mehr gibt: Wenn Sie eine neue brauchen, rufen Sie an."
        ]
    );
    let more = office.publish(|catalogue| {
        let options = &mut catalogue.seasons[0].offers[0].questions[0].options;
        options.insert(0, "nur Brot".into());
    });
    assert_eq!(said(more), [""; 0], "no child has to choose anew");
    let gone = office.publish(|catalogue| {
        catalogue.seasons[0].offers[0].questions.remove(0);
    });
    assert_eq!(
        said(gone),
        [
            "Floßbau <am See>: die Frage „Was isst das Kind?“ gibt es nicht mehr. 3 Kinder haben geantwortet; die Antworten stehen in keiner Liste mehr."
        ]
    );
}
