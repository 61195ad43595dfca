//! The mail server is away: times begin when a letter is handed over, and what makes no sense any
//! more is closed where the office sees it.

mod forms;

use super::letters::letters;
use super::sample::{at, now};
use super::store::Desk;
use chrono::TimeDelta;
use jugendportal::registrar::domain::{Email, FamilyId, Instant, RegistrationId, Status};
use jugendportal::registrar::family::answer::{Answered, Wish};
use jugendportal::registrar::mail::letters::{Mail, moment};
use jugendportal::registrar::mail::log::{self, MailLine};
use jugendportal::registrar::mail::mailer::{Backend, Mailer, Security, Smtp};
use jugendportal::registrar::mail::outbox;
use jugendportal::registrar::mail::sending::send_due;
use jugendportal::registrar::office::changes::{Settled, Step};
use jugendportal::registrar::store::sqlite;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};
use std::time::Duration;

fn mailer(backend: Backend) -> Mailer {
    let from = Email::parse("portal@portal.example").unwrap();
    Mailer::new(backend, &from, "Ferienpass").unwrap()
}

/// A mail server where nobody answers.
fn away() -> Mailer {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    mailer(Backend::Smtp(Smtp {
        host: "127.0.0.1".into(),
        port,
        security: Security::None,
        credentials: None,
        authority: None,
        timeout: Duration::from_secs(1),
    }))
}

async fn send(desk: &Desk<'_>, mailer: &Mailer, at: Instant) {
    send_due(
        desk.store,
        &letters(),
        mailer,
        &desk.programme,
        &|| at,
        &AtomicBool::new(false),
    )
    .await
    .unwrap();
}

/// Hands over what is due and gives the mails.
async fn mails(desk: &Desk<'_>, at: Instant) -> Vec<Mail> {
    let mails = Arc::new(Mutex::new(Vec::new()));
    let mailer = mailer(Backend::Memory(Arc::clone(&mails)));
    for _ in 0..5 {
        send(desk, &mailer, at).await;
    }
    std::mem::take(&mut *mails.lock().unwrap())
}

/// The server is back: when the next attempt hands something over, and what.
async fn first_mails(desk: &Desk<'_>, from: Instant) -> (Instant, Vec<Mail>) {
    for quarter in 0..9 {
        let now = from + TimeDelta::minutes(15 * quarter);
        let families = mails(desk, now).await.into_iter();
        let families: Vec<_> = families
            .filter(|mail| mail.text.contains("bestaetigen"))
            .collect();
        if !families.is_empty() {
            return (now, families);
        }
    }
    panic!("a letter is tried every two hours");
}

fn subjects(mails: &[Mail]) -> Vec<&str> {
    let first = |mail: &'_ Mail| mail.subject.find(':').unwrap_or(mail.subject.len());
    mails
        .iter()
        .map(|mail| &mail.subject[..first(mail)])
        .collect()
}

/// From then on nobody answers: the hours pass, the worker tries, and time brings what it brings.
async fn hours_away(desk: &Desk<'_>, from: Instant, hours: i64) {
    let away = away();
    for quarter in 0..hours * 4 {
        let now = from + TimeDelta::minutes(15 * quarter);
        desk.tick(now).await;
        send(desk, &away, now).await;
    }
}

async fn late(desk: &Desk<'_>) -> Vec<MailLine> {
    let all = log::log(desk.store).await.unwrap().into_iter();
    all.filter(|line| line.state == "late").collect()
}

async fn until(desk: &Desk<'_>, family: &FamilyId) -> Option<Instant> {
    desk.view(family).await.unwrap().registrations[0].offered_until
}

/// The raft with two places: what is given back at a time is offered to Noa, the letter waits.
async fn offered_at(desk: &Desk<'_>, from: Instant) -> (FamilyId, RegistrationId, FamilyId) {
    let (one, places) = desk
        .register("floss", "floss-1", "one@b.de", &["Kim", "Ada"])
        .await;
    let (two, waits) = desk
        .register("floss", "floss-1", "two@b.de", &["Noa"])
        .await;
    let (three, _) = desk
        .register("floss", "floss-1", "three@b.de", &["Lou"])
        .await;
    desk.letters(now()).await;
    desk.answer(&one, &places[0].0.id, Wish::Cancel, from).await;
    assert_eq!(desk.status(&two).await, [Status::Offered]);
    (two, waits[0].0.id.clone(), three)
}

const START: &str = "2027-04-01T08:00:00Z";

#[tokio::test]
async fn a_family_has_its_day_to_answer_also_when_the_mail_server_was_away() {
    for (days, hours) in [(20, 48), (6, 24), (4, 24)] {
        let folder = tempfile::tempdir().unwrap();
        let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
        let desk = Desk::new(&sqlite);
        let begin = at(START) - TimeDelta::days(days);
        let (two, number, three) = offered_at(&desk, begin).await;
        hours_away(&desk, begin, 27).await;
        assert_eq!(until(&desk, &two).await, None, "no time has begun");
        let back = begin + TimeDelta::hours(29);
        desk.tick(back).await;
        let mails = mails(&desk, back).await;
        assert_eq!(
            subjects(&mails)
                .iter()
                .filter(|subject| subject.starts_with("Ein Platz"))
                .count(),
            1
        );
        assert!(mails.iter().all(|mail| !mail.subject.contains("Frist")));
        let over = back + TimeDelta::hours(hours);
        assert_eq!(until(&desk, &two).await, Some(over), "{days} days before");
        let words = moment(over);
        assert!(
            mails.iter().any(|mail| mail.text.contains(&words)),
            "{words}"
        );
        desk.tick(over - TimeDelta::minutes(1)).await;
        assert_eq!(desk.status(&two).await, [Status::Offered]);
        let taken = desk
            .answer(&two, &number, Wish::Accept, over - TimeDelta::minutes(1))
            .await;
        assert_eq!(taken, Some(Answered::Accepted));
        assert_eq!(desk.status(&three).await, [Status::Waiting]);
    }
}

#[tokio::test]
async fn an_offer_that_would_come_too_near_the_start_goes_back_to_the_office() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
    let desk = Desk::new(&sqlite);
    let begin = at(START) - TimeDelta::hours(73);
    let (two, number, three) = offered_at(&desk, begin).await;
    hours_away(&desk, begin, 26).await;
    let back = begin + TimeDelta::hours(28);
    let sent = mails(&desk, back).await;
    assert!(
        sent.iter()
            .all(|mail| !mail.subject.starts_with("Ein Platz"))
    );
    assert_eq!(
        desk.status(&two).await,
        [Status::Waiting],
        "as before, and first in the list"
    );
    assert_eq!(desk.view(&two).await.unwrap().positions[&number], 1);
    assert_eq!(
        desk.view(&three).await.unwrap().positions.values().next(),
        Some(&2)
    );
    let late = late(&desk).await;
    assert_eq!((late.len(), late[0].numbers.as_slice()), (1, &[number][..]));
    // The digest of the next morning.
    let morning = at("2027-03-31T06:00:00Z");
    desk.tick(morning).await;
    let mut digest = mails(&desk, morning).await.into_iter();
    let digest = digest
        .rfind(|mail| mail.to.as_str() == "amt@portal.example")
        .unwrap();
    assert!(
        digest.text.contains("Bitte anrufen: Floßbau"),
        "{}",
        digest.text
    );
    assert!(
        digest.text.contains("Zu spät, darum nicht gesendet"),
        "{}",
        digest.text
    );
}

#[tokio::test]
async fn a_place_whose_letter_nobody_takes_is_not_held_for_ever() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
    let desk = Desk::new(&sqlite);
    let (two, _, three) = offered_at(&desk, now()).await;
    let due = outbox::take(&sqlite, 9, now(), now()).await.unwrap();
    for letter in &due {
        let never = outbox::failed(&sqlite, letter, "SMTP 550".into(), None, now());
        never.await.unwrap();
    }
    let over = now() + TimeDelta::hours(24);
    assert_eq!(until(&desk, &two).await, Some(over));
    desk.tick(over).await;
    assert_eq!(desk.status(&two).await, [Status::Declined]);
    assert_eq!(desk.status(&three).await, [Status::Offered]);
}

#[tokio::test]
async fn an_offer_that_was_answered_before_its_letter_went_is_not_sent() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
    let desk = Desk::new(&sqlite);
    let (two, number, _) = offered_at(&desk, now()).await;
    let taken = desk
        .answer(&two, &number, Wish::Accept, now() + TimeDelta::hours(60))
        .await;
    assert_eq!(
        taken,
        Some(Answered::Accepted),
        "on the family page, as long as no time has begun"
    );
    let sent = mails(&desk, now() + TimeDelta::hours(60)).await;
    assert_eq!(subjects(&sent), ["Abgesagt", "Ihr Platz ist sicher"]);
    assert_eq!(late(&desk).await.len(), 1);
}

#[tokio::test]
async fn a_reminder_comes_before_the_start_and_to_who_still_has_the_place_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
    let desk = Desk::new(&sqlite);
    desk.register("floss", "floss-1", "one@b.de", &["Kim"])
        .await;
    let (two, places) = desk.register("lied", "lied-1", "two@b.de", &["Noa"]).await;
    desk.letters(now()).await;
    let eve = at(START) - TimeDelta::hours(20);
    desk.tick(eve).await;
    hours_away(&desk, eve, 2).await;
    desk.answer(
        &two,
        &places[0].0.id,
        Wish::Cancel,
        eve + TimeDelta::hours(2),
    )
    .await;
    let sent = mails(&desk, at(START)).await;
    let families: Vec<_> = sent
        .iter()
        .filter(|mail| mail.to.as_str() != "amt@portal.example")
        .collect();
    assert!(
        families
            .iter()
            .all(|mail| mail.subject.starts_with("Abgesagt"))
            && families.len() == 1,
        "{:?}",
        subjects(&sent)
    );
    let late = late(&desk).await;
    assert_eq!(
        late.iter()
            .map(|line| line.kind.as_str())
            .collect::<Vec<_>>(),
        ["reminder", "reminder"]
    );
    assert!(
        log::retry(&sqlite, None, at(START)).await.unwrap() == 0,
        "closed for good"
    );
}

#[tokio::test]
async fn a_change_of_what_is_over_meanwhile_is_told_to_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
    let desk = Desk::new(&sqlite);
    desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    desk.letters(now()).await;
    let desk = desk.with(|catalogue| catalogue.seasons[0].offers[2].place = "Am Markt 1".into());
    let before = at("2027-04-01T15:00:00Z");
    desk.tick(before).await;
    let sent = mails(&desk, at("2027-04-01T17:00:00Z")).await;
    assert!(
        sent.iter()
            .all(|mail| mail.to.as_str() == "amt@portal.example"),
        "{:?}",
        subjects(&sent)
    );
    let changed = |line: &MailLine| line.kind.starts_with("changed");
    assert!(late(&desk).await.iter().any(changed));
}

/// It is no longer registered, and that is what the letter says.
#[tokio::test]
async fn a_child_that_does_not_get_its_place_back_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
    let desk = Desk::new(&sqlite).with(|catalogue| {
        let climbing = &mut catalogue.seasons[0].offers[1].occasions[1];
        climbing.sessions = vec![("2027-04-01T18:00".into(), "2027-04-01T19:00".into())];
    });
    desk.register("lied", "lied-1", "a@b.de", &["Kim"]).await;
    let off = desk.with(|catalogue| {
        catalogue.seasons[0].offers[2].occasions[0].cancelled = Some("Sturm".into());
    });
    off.tick(now()).await;
    off.register("klettern", "klettern-2", "a@b.de", &["Kim"])
        .await;
    mails(&off, now()).await;
    let desk = off.with(|catalogue| {
        catalogue.seasons[0].offers[2].occasions[0].cancelled = None;
    });
    assert_eq!(desk.settle(Step::Send, now()).await, Settled::Sent(1));
    let mails = mails(&desk, now()).await;
    assert!(
        mails.len() == 1 && mails[0].text.contains("zur gleichen Zeit"),
        "{mails:?}"
    );
}
