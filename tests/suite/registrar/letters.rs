//! Letters: what they say, what they never say, how they are handed over.

mod handing_over;
mod look;

use super::sample::{key, now, programme};
use crate::expected::letters::samples;
use jugendportal::ical::Method;
use jugendportal::registrar::domain::signed_links::Links;
use jugendportal::registrar::domain::{
    Email, FamilyId, Known, Outcome, Refusal, RegistrationId, Waits,
};
use jugendportal::registrar::mail::letter::{About, Before, Digest, Entry, Letter, LetterKind};
use jugendportal::registrar::mail::letters::{Letters, Mail};
use jugendportal::registrar::mail::outbox::Due;

fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

pub fn letters() -> Letters {
    Letters::new(
        Links::new([3; 32]),
        email("amt@portal.example"),
        None,
        "portal.example".into(),
    )
    .unwrap()
}

fn entry(offer: &str, occasion: &str, child: &str) -> Entry {
    Entry {
        id: RegistrationId::new([5; 16]),
        child: child.into(),
        who: None,
        key: key(offer, occasion),
        price_class: Some("reduced".into()),
        received_at: Some(now()),
        waits: Waits::default(),
        since: Before::default(),
    }
}

fn write(about: About) -> Mail {
    let letter = Letter {
        to: Some(email("maxi@beispiel.de")),
        name: "Maxi <b>Muster</b>".into(),
        family: Some(FamilyId::new([9; 16])),
        second: None,
        about,
        also: Vec::new(),
    };
    let due = Due {
        id: 1,
        message: "1.store".into(),
        letter,
        late: Vec::new(),
        attempt: 1,
        written_at: now(),
    };
    letters().write(&due, &programme()).unwrap()
}

/// The sample letters, each kind with all that changes its words.
fn all() -> impl Iterator<Item = About> {
    samples().into_iter().map(|sample| sample.letter.about)
}

/// The first sample of a kind.
fn first(kind: LetterKind) -> Mail {
    write(all().find(|about| about.kind() == kind).unwrap())
}

#[test]
fn the_first_mail_asks_to_confirm() {
    let mail = first(LetterKind::Confirm);
    assert_eq!(
        mail.subject,
        "Bitte bestätigen Sie Ihre Anmeldung: Floßbau <am See>"
    );
    assert!(
        mail.text
            .contains("Der Link gilt bis Mittwoch, 3. März 2027,\n10:00 Uhr."),
        "{}",
        mail.text
    );
    assert!(
        mail.text
            .contains("https://portal.example/anmeldung/bestaetigen?l=MG052TM01111111111."),
        "{}",
        mail.text
    );
    assert!(
        mail.html.contains("Floßbau &lt;am See&gt;")
            && mail.html.contains("Maxi &lt;b&gt;Muster&lt;/b&gt;")
    );
    assert_eq!(mail.calendar, None);
}

#[test]
fn the_second_mail_has_a_date_for_each_child_with_a_place() {
    let entry = || entry("floss", "floss-1", "Kim");
    let mail = write(About::Result {
        further: false,
        outcomes: vec![
            (entry(), Outcome::Placed),
            (entry(), Outcome::Waiting(3)),
            (entry(), Outcome::Refused(Refusal::Overlap)),
        ],
    });
    let calendar = String::from_utf8(mail.calendar.unwrap().bytes).unwrap();
    assert_eq!(
        calendar.matches("BEGIN:VEVENT").count(),
        1,
        "only the child with a place"
    );
    assert!(calendar.contains("UID:55555-55555-1@portal.example"));
}

#[test]
fn a_cancellation_takes_the_same_date_out_of_the_calendar() {
    let placed = sequence(&first(LetterKind::Result));
    for kind in [
        LetterKind::Cancelled,
        LetterKind::Withdrawn,
        LetterKind::CalledOff,
        LetterKind::Erased,
    ] {
        let (name, mail) = (kind.name(), first(kind));
        let calendar = String::from_utf8(mail.calendar.clone().unwrap().bytes).unwrap();
        assert!(
            calendar.contains("UID:55555-55555-1@portal.example")
                && calendar.contains("STATUS:CANCELLED"),
            "{name}"
        );
        assert!(
            sequence(&mail) > placed,
            "{name} replaces a date of the same second"
        );
        assert_eq!(mail.calendar.as_ref().unwrap().method, Method::Cancel);
        assert!(
            calendar.contains("\r\nMETHOD:CANCEL\r\n")
                && calendar.contains("\r\nSUMMARY:Abgesagt: Floßbau")
                && calendar.contains(":mailto:ferienpass@portal.example\r\n")
                && !calendar.contains("CALNAME")
                && !calendar.contains("REFRESH"),
            "{name}: {calendar}"
        );
        let said = "Die Datei im Anhang nimmt den Termin aus Ihrem Kalender.";
        assert!(
            mail.text.contains(said) && mail.html.contains(said),
            "{name}"
        );
    }
    let waiting = About::CalledOff {
        entry: entry("floss", "floss-1", "Kim"),
        had_place: false,
        reason: "Regen.".into(),
    };
    let waits = write(waiting);
    assert_eq!(
        waits.calendar, None,
        "who waits has no date in the calendar"
    );
    assert!(!waits.text.contains("Kalender"), "{}", waits.text);
}

fn sequence(mail: &Mail) -> u64 {
    let calendar = String::from_utf8(mail.calendar.clone().unwrap().bytes).unwrap();
    calendar
        .lines()
        .find_map(|line| line.strip_prefix("SEQUENCE:"))
        .unwrap()
        .trim()
        .parse()
        .unwrap()
}

#[test]
fn a_change_moves_the_date_and_calls_off_a_session_that_is_gone() {
    let mail = first(LetterKind::Changed);
    let calendar = String::from_utf8(mail.calendar.unwrap().bytes).unwrap();
    assert!(
        calendar.contains("UID:55555-55555-1@portal.example")
            && calendar.contains("DTSTART;TZID=Europe/Berlin:20270401T100000")
    );
    let before = Known {
        sessions: ["2027-04-01", "2027-04-02"]
            .map(|day| {
                (
                    format!("{day}T10:00:00").parse().unwrap(),
                    format!("{day}T12:00:00").parse().unwrap(),
                )
            })
            .to_vec(),
        place: "Stadtparksee".into(),
        meeting_point: Some("Seebühne".into()),
        title: None,
    };
    let mail = write(About::Changed {
        offered: false,
        entry: entry("floss", "floss-1", "Kim"),
        has_place: true,
        before,
        clash: None,
    });
    let calendar = String::from_utf8(mail.calendar.unwrap().bytes).unwrap();
    let second = calendar.split("BEGIN:VEVENT").nth(2).unwrap();
    assert!(
        second.contains("UID:55555-55555-2@portal.example")
            && second.contains("STATUS:CANCELLED")
            && second.contains("SUMMARY:Abgesagt: "),
        "a session that is gone: {second}"
    );
    assert!(
        calendar.contains("METHOD:PUBLISH") && calendar.matches("Abgesagt").count() == 1,
        "the other one holds: {calendar}"
    );
}

/// Every letter of which a family knows nothing yet, and every one that asks for something. The rest
/// answers what the family has done itself a moment ago, or goes to the office.
#[test]
fn what_is_news_is_said_in_english_too() {
    let no_news = [
        LetterKind::Accepted,
        LetterKind::Declined,
        LetterKind::Cancelled,
        LetterKind::ContactChanged,
        LetterKind::AddressLeft,
        LetterKind::AddressTaken,
        LetterKind::OtherChanged,
        LetterKind::Erased,
        LetterKind::Digest,
    ];
    for about in all() {
        let (name, kind) = (about.name(), about.kind());
        let mail = write(about);
        let english = mail.text.contains("English: ");
        assert_eq!(
            english,
            !no_news.contains(&kind),
            "{name}: `block english` of its file"
        );
        assert_eq!(mail.html.contains("<p lang=\"en\""), english, "{name}");
    }
}

#[test]
fn an_end_that_is_set_anew_is_the_end() {
    let later = now() + chrono::TimeDelta::hours(30);
    for about in all().filter(|about| about.until().is_some()) {
        assert_eq!(
            about.clone().with_until(later).until(),
            Some(later),
            "{about:?}"
        );
    }
}

#[test]
fn the_office_reads_commands_that_work_as_they_stand() {
    let digest = Digest {
        failed: vec![("7".into(), "SMTP 550".into())],
        queues: vec![(key("floss", "floss-1"), 1)],
        ..Digest::default()
    };
    let text = write(About::Digest(digest)).text;
    assert!(
        text.contains("registrar retry 7 --reason \"Warum\"") && text.contains(": 1 Kind wartet."),
        "{text}"
    );
}

#[test]
fn every_letter_has_a_subject_a_text_a_phone_number_and_no_gaps() {
    for about in all() {
        let (name, mail) = (about.name(), write(about));
        assert!(
            !mail.subject.is_empty() && !mail.subject.contains("Kim"),
            "{name}: a subject names no child"
        );
        assert!(
            mail.text.contains("040 66969-123") && mail.html.contains("040 66969-123"),
            "{name}"
        );
        for part in [&mail.text, &mail.html] {
            assert!(
                !part.contains("2017") && !part.contains("Option") && !part.contains("[object"),
                "{name}: {part}"
            );
        }
        assert!(!mail.text.contains("\n\n\n"), "{name}: {}", mail.text);
        assert!(
            mail.text.contains("\n\nMusterprogramm: ") && mail.html.contains("Musterprogramm:"),
            "{name}: {}",
            mail.text
        );
    }
}
