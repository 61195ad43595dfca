//! The store in SQLite: everything every store must do, and what only a file has.

use super::sample::now;
use super::store::{self, Desk};
use jugendportal::registrar::store::Store;
use jugendportal::registrar::store::sqlite::Sqlite;

macro_rules! every_store {
    ($($name:ident),* $(,)?) => {$(
        #[tokio::test]
        async fn $name() {
            let folder = tempfile::tempdir().unwrap();
            let sqlite = Sqlite::open(folder.path(), [7; 16]).unwrap();
            store::$name(&sqlite).await;
        }
    )*};
}

every_store!(
    a_place_goes_from_one_family_to_the_next,
    what_comes_twice_counts_once,
    what_is_not_confirmed_ends,
    the_last_place_is_given_once,
    an_offer_lapses,
    an_offer_that_is_called_off_is_told_once,
    time_brings_reminders_and_new_places,
    data_are_deleted_when_asked_and_when_it_is_time,
    letters_come_at_least_once_and_leave_no_address,
);

#[tokio::test]
async fn what_was_answered_is_there_after_a_new_start_and_the_folder_has_one_owner() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = Sqlite::open(folder.path(), [7; 16]).unwrap();
    let (family, _) = Desk::new(&sqlite).register("lied", "lied-1", "a@b.de", &["Kim"]).await;
    let second = Sqlite::open(folder.path(), [8; 16]).unwrap_err().to_string();
    assert!(second.contains("another program uses the store"), "{second}");
    drop(sqlite);
    let sqlite = Sqlite::open(folder.path(), [9; 16]).unwrap();
    assert_eq!(sqlite.family(family).await.unwrap().unwrap().registrations.len(), 1);
}

#[tokio::test]
async fn a_backup_made_while_in_use_is_a_whole_store() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = Sqlite::open(&folder.path().join("store"), [7; 16]).unwrap();
    let (family, _) = Desk::new(&sqlite).register("lied", "lied-1", "a@b.de", &["Kim"]).await;
    let restored = folder.path().join("restored");
    std::fs::create_dir(&restored).unwrap();
    let copy = restored.join("registrar.sqlite");
    Sqlite::backup(&folder.path().join("store"), &copy).unwrap();
    assert!(Sqlite::backup(&folder.path().join("store"), &copy).is_err(), "a backup never overwrites");
    let restored = Sqlite::open(&restored, [8; 16]).unwrap();
    assert!(restored.family(family).await.unwrap().is_some());
    assert_eq!(restored.take_letters(9, now(), now()).await.unwrap().len(), 2);
}
