//! Mail servers that behave badly: letters wait or are reported, none is lost, and each keeps its
//! Message-ID.

use super::letters::letters;
use super::sample::now;
use super::smtp::{Manner, Server};
use super::store::{Desk, tick};
use chrono::TimeDelta;
use jugendportal::registrar::domain::{Email, Instant};
use jugendportal::registrar::mail;
use jugendportal::registrar::mail::letter::About;
use jugendportal::registrar::mail::mailer::{Backend, Mailer, Security, Smtp};
use jugendportal::registrar::mail::sending::send_due;
use jugendportal::registrar::store::Store;
use jugendportal::registrar::store::sqlite;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

fn mailer(port: u16) -> Mailer {
    let smtp = Smtp {
        host: "127.0.0.1".into(),
        port,
        security: Security::None,
        credentials: None,
        authority: None,
        timeout: Duration::from_secs(1),
    };
    Mailer::new(
        Backend::Smtp(smtp),
        &Email::parse("portal@portal.example").unwrap(),
        "Ferienpass",
    )
    .unwrap()
}

async fn send(store: &Store, desk: &Desk<'_>, mailer: &Mailer, at: Instant) -> usize {
    send_due(
        store,
        &letters(),
        mailer,
        &desk.programme,
        &move || at,
        &AtomicBool::new(false),
    )
    .await
    .unwrap()
    .taken
}

#[tokio::test]
async fn a_server_that_may_take_it_later_makes_a_letter_wait() {
    for (manner, problem) in [
        (Manner::Busy, "SMTP 421"),
        (Manner::Hangs, "does not answer in time"),
        (Manner::ClosesInTheMiddle, "no connection"),
        (Manner::LosesTheAnswer, "no connection"),
        (Manner::Later, "SMTP 451"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
        let desk = Desk::new(&sqlite);
        let server = Server::start(manner);
        let mailer = mailer(server.port());
        sent_in_vain(&desk, &mailer, "due", problem).await;
        let before = server.taken().len();
        assert_eq!(
            before,
            usize::from(manner == Manner::LosesTheAnswer),
            "{manner:?}"
        );
        server.change(Manner::Takes);
        let later = now() + TimeDelta::hours(1);
        send(&sqlite, &desk, &mailer, later).await;
        let (log, after) = (mail::log::log(&sqlite).await.unwrap(), server.taken());
        assert_eq!(
            (log[0].state.as_str(), after.len()),
            ("sent", before + 1),
            "{manner:?}: {log:?}"
        );
        let first = after[0].message_id();
        assert!(
            after.iter().all(|mail| mail.message_id() == first),
            "{manner:?}"
        );
    }
}

#[tokio::test]
async fn a_server_that_will_never_take_it_makes_a_letter_reported() {
    for (manner, problem) in [(Manner::Never, "SMTP 550"), (Manner::TooLarge, "SMTP 552")] {
        let folder = tempfile::tempdir().unwrap();
        let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
        let desk = Desk::new(&sqlite);
        let server = Server::start(manner);
        let mailer = mailer(server.port());
        sent_in_vain(&desk, &mailer, "failed", problem).await;
        assert_eq!(server.taken().len(), 0, "{manner:?}");
        server.change(Manner::Takes);
        let later = now() + TimeDelta::hours(1);
        send(&sqlite, &desk, &mailer, later).await;
        let log = mail::log::log(&sqlite).await.unwrap();
        assert_eq!(
            (log[0].state.as_str(), server.taken().len()),
            ("failed", 0),
            "nothing is tried again by itself: {manner:?}"
        );
        the_office_is_told(&desk, problem, later).await;
        assert_eq!(mail::log::retry(&sqlite, None, later).await.unwrap(), 1);
        send(&sqlite, &desk, &mailer, later).await;
        assert_eq!(server.taken().len(), 1, "when the office says so, it goes");
    }
}

/// A letter is written and not taken; the log says why, and does not name whom it is to.
async fn sent_in_vain(desk: &Desk<'_>, mailer: &Mailer, state: &str, problem: &str) {
    desk.send("lied", "lied-1", "kim@b.de", &["Kim"], now())
        .await;
    send(desk.store, desk, mailer, now()).await;
    let log = mail::log::log(desk.store).await.unwrap();
    assert_eq!(
        (log.len(), log[0].state.as_str()),
        (1, state),
        "{problem}: {log:?}"
    );
    let told = log[0].problem.clone().unwrap();
    assert!(
        told.contains(problem) && !told.contains("kim@"),
        "{problem}: {told}"
    );
}

async fn the_office_is_told(desk: &Desk<'_>, problem: &str, at: Instant) {
    tick(desk.store, desk.programme.clone(), at).await.unwrap();
    let digest = mail::outbox::take(desk.store, 9, at, at + TimeDelta::minutes(5))
        .await
        .unwrap();
    let About::Digest(facts) = &digest[0].letter.about else {
        panic!("{digest:?}")
    };
    assert_eq!(
        (digest.len(), facts.failed.len()),
        (1, 1),
        "the office is told"
    );
    assert!(facts.failed[0].1.contains(problem));
}

#[tokio::test]
async fn a_server_that_is_down_for_a_day_gets_every_letter_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
    let desk = Desk::new(&sqlite);
    let server = Server::start(Manner::Busy);
    let mailer = mailer(server.port());
    for family in 0..30 {
        desk.send(
            "lied",
            "lied-1",
            &format!("f{family}@b.de"),
            &["Kim"],
            now(),
        )
        .await;
    }
    let mut at = now();
    while at < now() + TimeDelta::hours(24) {
        while send(&sqlite, &desk, &mailer, at).await > 0 {}
        at += TimeDelta::minutes(7);
    }
    let log = mail::log::log(&sqlite).await.unwrap();
    assert!(
        log.iter()
            .all(|line| line.state == "due" && line.attempts < 30),
        "they wait: {log:?}"
    );
    assert!(server.taken().is_empty());
    server.change(Manner::Takes);
    for _ in 0..20 {
        while send(&sqlite, &desk, &mailer, at).await > 0 {}
        at += TimeDelta::minutes(7);
    }
    let mut to: Vec<String> = server.taken().into_iter().map(|mail| mail.to).collect();
    to.sort();
    to.dedup();
    assert_eq!((to.len(), server.taken().len()), (30, 30), "each once");
}

#[tokio::test]
async fn a_letter_that_cannot_be_sent_for_two_days_is_reported_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
    let desk = Desk::new(&sqlite);
    let server = Server::start(Manner::Later);
    let mailer = mailer(server.port());
    desk.send("lied", "lied-1", "kim@b.de", &["Kim"], now())
        .await;
    let mut at = now();
    while at < now() + TimeDelta::hours(50) {
        send(&sqlite, &desk, &mailer, at).await;
        at += TimeDelta::minutes(30);
    }
    let log = mail::log::log(&sqlite).await.unwrap();
    assert_eq!(log[0].state, "failed");
    server.change(Manner::Takes);
    assert_eq!(
        mail::log::retry(&sqlite, Some(log[0].id), at)
            .await
            .unwrap(),
        1
    );
    send(&sqlite, &desk, &mailer, at).await;
    assert_eq!(server.taken().len(), 1);
}

#[tokio::test]
async fn a_silent_server_is_asked_once_for_many_letters() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
    let desk = Desk::new(&sqlite);
    let server = Server::start(Manner::Hangs);
    for family in 0..12 {
        desk.send(
            "lied",
            "lied-1",
            &format!("f{family}@b.de"),
            &["Kim"],
            now(),
        )
        .await;
    }
    assert_eq!(
        send(&sqlite, &desk, &mailer(server.port()), now()).await,
        12
    );
    assert_eq!(server.connections(), 1);
    let log = mail::log::log(&sqlite).await.unwrap();
    assert!(
        log.iter()
            .all(|line| line.state == "due" && line.attempts == 1),
        "{log:?}"
    );
}
