//! The store in SQLite: everything every store must do, and what only a file has.

use super::sample::now;
use super::store::{Desk, addresses, digest, kept, letters, places, rules, time};
use jugendportal::registrar::domain::{FamilyId, RequestId};
use jugendportal::registrar::family::confirm::Confirmed;
use jugendportal::registrar::store::sqlite::{self, backup};
use jugendportal::registrar::{family, mail};

macro_rules! on_sqlite {
    ($($file:ident::$name:ident),* $(,)?) => {$(
        #[tokio::test]
        async fn $name() {
            let folder = tempfile::tempdir().unwrap();
            let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
            $file::$name(&sqlite).await;
        }
    )*};
}

super::store::every_case!(on_sqlite);

#[tokio::test]
async fn what_was_answered_is_there_after_a_new_start_and_the_folder_has_one_owner() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
    let (family, _) = Desk::new(&sqlite)
        .register("lied", "lied-1", "a@b.de", &["Kim"])
        .await;
    let second = sqlite::open(folder.path(), [8; 16])
        .unwrap_err()
        .to_string();
    assert!(
        second.contains("another program uses the store"),
        "{second}"
    );
    drop(sqlite);
    let sqlite = sqlite::open(folder.path(), [9; 16]).unwrap();
    assert_eq!(
        family::view::view(&sqlite, family)
            .await
            .unwrap()
            .unwrap()
            .registrations
            .len(),
        1
    );
}

#[tokio::test]
async fn a_backup_made_while_in_use_is_a_whole_store() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = sqlite::open(&folder.path().join("store"), [7; 16]).unwrap();
    let (family, _) = Desk::new(&sqlite)
        .register("lied", "lied-1", "a@b.de", &["Kim"])
        .await;
    let restored = folder.path().join("restored");
    std::fs::create_dir(&restored).unwrap();
    let copy = restored.join("registrar.sqlite");
    backup(&folder.path().join("store"), &copy).unwrap();
    assert!(
        backup(&folder.path().join("store"), &copy).is_err(),
        "a backup never overwrites"
    );
    let mode = |path: &std::path::Path| {
        std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(path).unwrap().permissions())
            & 0o777
    };
    assert_eq!(
        (mode(&copy), mode(&folder.path().join("store"))),
        (0o600, 0o700),
        "nobody else reads them"
    );
    let restored = sqlite::open(&restored, [8; 16]).unwrap();
    assert!(
        family::view::view(&restored, family)
            .await
            .unwrap()
            .is_some()
    );
    assert_eq!(
        mail::outbox::take(&restored, 9, now(), now())
            .await
            .unwrap()
            .len(),
        2
    );
}

/// What version 2 had stored: a family with two children, one of them cancelled, and a form that
/// waits.
const OLD: &str = "
INSERT INTO families VALUES ('AAAAA-AAAAA', 'a@b.de', 'a@b.de', 'Elternteil A', '040 123', '2027-03-01T09:00:00Z', '2027-03-01T09:00:00Z');
INSERT INTO requests VALUES ('00000000000000000A', 'n1', 'c1', '', '', '', '', '2027-03-01T09:00:00Z', '2027-03-01T09:00:00Z',
    '2027-03-03T09:00:00Z', '2027-03-01T09:05:00Z', 'AAAAA-AAAAA');
INSERT INTO requests VALUES ('00000000000000000B', 'n2', 'c2', 'b@b.de', 'b@b.de', 'Elternteil B', '040 123', '2027-03-01T09:00:00Z',
    '2027-03-01T09:00:00Z', '2027-03-03T09:00:00Z', NULL, NULL);
";

#[tokio::test]
async fn a_store_of_an_older_version_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let old = rusqlite::Connection::open(folder.path().join("registrar.sqlite")).unwrap();
    for file in ["001", "002"] {
        old.execute_batch(
            &std::fs::read_to_string(format!("src/registrar/store/sqlite/{file}.sql")).unwrap(),
        )
        .unwrap();
    }
    old.execute_batch(OLD).unwrap();
    let children = [
        ("1111", "A", "Kim", "placed"),
        ("2222", "A", "Ali", "cancelled"),
        ("3333", "B", "Lou", "unconfirmed"),
    ];
    for (number, form, name, status) in children {
        let family = if form == "A" {
            Some("AAAAA-AAAAA")
        } else {
            None
        };
        old.execute(
            "INSERT INTO registrations (id, request, family, season, offer, occasion, first_name, last_name, born, resident, entitled, answers,
             status, received_at, changed_at, ends_at) VALUES ('11111-A' || ?1, '00000000000000000' || ?2, ?5, '2027-ostern', 'lied', 'lied-1',
             ?3, 'A', '2018-03-01', 1, 0, '{}', ?4, '2027-03-01T09:00:00Z', '2027-03-01T09:00:00Z', '2027-04-01T12:00:00Z')",
            (number, form, name, status, family),
        )
        .unwrap();
    }
    old.pragma_update(None, "user_version", 2).unwrap();
    drop(old);

    let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
    let desk = Desk::new(&sqlite);
    let view = family::view::view(&sqlite, FamilyId::parse("AAAAA-AAAAA").unwrap())
        .await
        .unwrap()
        .unwrap();
    let names: Vec<_> = view
        .registrations
        .iter()
        .map(|own| (own.child.first_name.as_str(), own.status.name()))
        .collect();
    assert_eq!(
        names,
        [("Kim", "placed"), ("Ali", "cancelled")],
        "in the order of the form"
    );
    let waiting = RequestId::parse("00000000000000000B").unwrap();
    assert!(
        matches!(desk.confirm(&waiting, now()).await, Confirmed::Done(_, outcomes) if outcomes.len() == 1)
    );
}
