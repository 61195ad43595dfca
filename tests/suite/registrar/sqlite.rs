//! The store in SQLite: everything every store must do, and what only a file has.

use super::sample::now;
use super::store::Desk;
use jugendportal::registrar::domain::FamilyId;
use jugendportal::registrar::store::sql::Sql;
use jugendportal::registrar::store::sqlite::{self, backup};
use jugendportal::registrar::store::{Store, facts};
use jugendportal::registrar::{family, mail};

macro_rules! on_sqlite {
    ($($file:ident::$name:ident),* $(,)?) => {$(
        #[tokio::test]
        async fn $name() {
            let folder = tempfile::tempdir().unwrap();
            let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
            super::store::$file::$name(&sqlite).await;
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

/// Whether a text stands in any file of a folder.
fn is_in_a_file(folder: &std::path::Path, text: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|file| {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes())
    })
}

#[tokio::test]
async fn what_was_erased_stands_in_no_file_of_the_store() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
    let desk = Desk::new(&sqlite);
    let mut all = Vec::new();
    for number in 0..40 {
        let email = format!("spurensuche{number}@b.de");
        all.push(desk.register("lied", "lied-1", &email, &["Kim"]).await.0);
    }
    desk.letters(now()).await;
    assert!(is_in_a_file(folder.path(), "spurensuche7@"));
    for family in all {
        let programme = std::sync::Arc::clone(&desk.programme);
        family::erase::erase(&sqlite, family, programme, now())
            .await
            .unwrap();
    }
    desk.letters(now()).await;
    desk.purge(now()).await;
    assert!(!is_in_a_file(folder.path(), "spurensuche"), "while open");
    drop(sqlite);
    assert!(!is_in_a_file(folder.path(), "spurensuche"), "when closed");
}

/// What a command of the office looks at, it cannot change; a store that has still to be brought up to
/// date stays as it is.
#[tokio::test]
async fn who_only_looks_reads_everything_and_can_write_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let there = || sqlite::look(folder.path(), [9; 16]);
    assert!(there().is_err(), "there is no store");
    assert!(!folder.path().join("registrar.sqlite").exists());
    let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
    let (family, _) = Desk::new(&sqlite)
        .register("lied", "lied-1", "a@b.de", &["Kim"])
        .await;
    looked_at(&there().unwrap(), &sqlite, family).await;
    let file = rusqlite::Connection::open(folder.path().join("registrar.sqlite")).unwrap();
    file.pragma_update(None, "user_version", 5).unwrap();
    let older = there().unwrap_err().to_string();
    assert!(older.contains("written by an older program"), "{older}");
}

/// Everything can be read, nothing written.
pub async fn looked_at(look: &Store, served: &Store, family: FamilyId) {
    let view = family::view::view(look, family).await.unwrap().unwrap();
    assert_eq!(view.registrations.len(), 1);
    assert_eq!(look.id(), served.id());
    let set = |db: &dyn Sql| facts::set(db, "test", "x");
    assert!(look.write(set).await.is_err());
    assert!(
        look.read(set).await.is_err(),
        "the database refuses it, too"
    );
    let get = |db: &dyn Sql| facts::get(db, "test");
    assert_eq!(served.read(get).await.unwrap(), None);
}
