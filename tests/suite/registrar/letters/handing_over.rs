//! Letters are handed over: to a folder, to a server, when it is away.

use super::{email, first, letters};
use crate::registrar::sample::now;
use crate::registrar::store::Desk;
use chrono::TimeDelta;
use jugendportal::registrar::domain::Instant;
use jugendportal::registrar::mail;
use jugendportal::registrar::mail::letter::LetterKind;
use jugendportal::registrar::mail::mailer::{Backend, Mailer, Security, Smtp};
use jugendportal::registrar::mail::sending::send_due;
use jugendportal::registrar::store::sqlite;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};
use std::time::Duration;

fn mailer(backend: Backend) -> Mailer {
    let from = email("portal@portal.example");
    Mailer::new(backend, &from, "Ferienpass Nörderstedt").unwrap()
}

fn smtp(host: &str, port: u16, security: Security) -> Backend {
    Backend::Smtp(Smtp {
        host: host.into(),
        port,
        security,
        credentials: None,
        authority: None,
        timeout: Duration::from_secs(9),
    })
}

/// Sends what is due; gives how many letters were taken.
async fn send(desk: &Desk<'_>, mailer: &Mailer, at: Instant) -> usize {
    send_due(
        desk.store,
        &letters(),
        mailer,
        &desk.programme,
        &|| at,
        &AtomicBool::new(false),
    )
    .await
    .unwrap()
    .taken
}

#[tokio::test]
async fn the_worker_hands_letters_over_once_and_a_folder_holds_whole_mails() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = sqlite::open(&folder.path().join("store"), [7; 16]).unwrap();
    let desk = Desk::new(&sqlite);
    desk.register("lied", "lied-1", "a@b.de", &["Kim"]).await;
    let mailbox = folder.path().join("mails");
    let mailer = mailer(Backend::Folder(mailbox.clone()));
    assert_eq!(send(&desk, &mailer, now()).await, 2);
    assert_eq!(send(&desk, &mailer, now()).await, 0);
    let mut mails: Vec<String> = std::fs::read_dir(&mailbox)
        .unwrap()
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
        .collect();
    mails.sort();
    assert_eq!(mails.len(), 2);
    for mail in &mails {
        for header in [
            "Auto-Submitted: auto-generated",
            "X-Auto-Response-Suppress: OOF, AutoReply, DR, RN, NRN\r\n",
            "Reply-To: ferienpass@portal.example",
            "To: a@b.de",
            "multipart/alternative",
            "Message-ID: <",
        ] {
            assert!(mail.contains(header), "{header} is missing in {mail}");
        }
        assert!(mail.contains("@portal.example>\r\n"));
    }
    assert!(
        mails
            .iter()
            .any(|mail| mail.contains("text/calendar; charset=utf-8; method=PUBLISH"))
    );
    assert!(
        mail::log::log(&sqlite)
            .await
            .unwrap()
            .iter()
            .all(|line| line.state == "sent" && line.to == "a…@b….de")
    );
}

/// Outlook offers to take a date out only when the mail says so, too.
#[tokio::test]
async fn the_content_type_of_a_calendar_file_says_what_the_file_wants() {
    for (kind, method) in [
        (LetterKind::Result, "PUBLISH"),
        (LetterKind::Changed, "PUBLISH"),
        (LetterKind::Cancelled, "CANCEL"),
        (LetterKind::Withdrawn, "CANCEL"),
        (LetterKind::CalledOff, "CANCEL"),
        (LetterKind::Erased, "CANCEL"),
    ] {
        let mailbox = tempfile::tempdir().unwrap();
        let backend = Backend::Folder(mailbox.path().to_owned());
        let mailer = Mailer::new(backend, &email("portal@portal.example"), "Ferienpass").unwrap();
        mailer.send(&first(kind)).await.unwrap();
        let written = mailbox.path().join("1.store.eml");
        let mail = std::fs::read_to_string(written).unwrap();
        let wanted = format!("text/calendar; charset=utf-8; method={method}\r\n");
        assert!(mail.contains(&wanted), "{}: {mail}", kind.name());
    }
}

#[tokio::test]
async fn a_mail_server_that_is_away_makes_letters_wait_and_loses_none() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
    let desk = Desk::new(&sqlite);
    desk.send("lied", "lied-1", "a@b.de", &["Kim"], now()).await;
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let away = mailer(smtp("127.0.0.1", port, Security::None));
    send(&desk, &away, now()).await;
    let log = mail::log::log(&sqlite).await.unwrap();
    assert_eq!((log[0].state.as_str(), log[0].attempts), ("due", 1));
    let mails = Arc::new(Mutex::new(Vec::new()));
    let back = mailer(Backend::Memory(Arc::clone(&mails)));
    let later = now() + TimeDelta::minutes(1);
    assert_eq!(send(&desk, &back, later).await, 1);
    assert_eq!(mails.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn mails_never_go_unsecured_to_another_machine() {
    let mailer = |host| {
        let backend = smtp(host, 25, Security::None);
        Mailer::new(backend, &email("portal@portal.example"), "Ferienpass")
    };
    assert!(mailer("mail.example").is_err());
    assert!(mailer("::1").is_ok());
}
