//! The store in SQLite: everything every store must do, and what only a file has.

use super::changes;
use super::sample::now;
use super::store::{self, Desk};
use jugendportal::registrar::store::Store;
use jugendportal::registrar::store::sqlite::{Sqlite, backup};
use std::sync::Arc;

macro_rules! on_sqlite {
    ($($file:ident::$name:ident),* $(,)?) => {$(
        #[tokio::test]
        async fn $name() {
            let folder = tempfile::tempdir().unwrap();
            let sqlite = Sqlite::open(folder.path(), [7; 16]).unwrap();
            $file::$name(&sqlite).await;
        }
    )*};
}

super::store::every_case!(on_sqlite);

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
    backup(&folder.path().join("store"), &copy).unwrap();
    assert!(backup(&folder.path().join("store"), &copy).is_err(), "a backup never overwrites");
    let restored = Sqlite::open(&restored, [8; 16]).unwrap();
    assert!(restored.family(family).await.unwrap().is_some());
    assert_eq!(restored.take_letters(9, now(), now()).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_case_that_fails_spoils_nothing_for_those_in_the_same_transaction() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = Arc::new(Sqlite::open(folder.path(), [7; 16]).unwrap());
    let desk = Desk::new(&*sqlite);
    let commands: Vec<_> = (0..40).map(|family| desk.command("lied", "lied-1", &format!("f{family}@b.de"), &["Kim"], now())).collect();
    let mut broken = desk.command("lied", "lied-1", "broken@b.de", &["Kim"], now());
    // Two children with one number: the second row cannot be written, when the first already was.
    broken.registrations = vec![commands[20].registrations[0].clone()];
    let (first, second) = commands.split_at(30);
    let mut waiting: Vec<_> = first.to_vec();
    waiting.push(broken);
    waiting.extend(second.to_vec());
    // All of them are handed over before the first answer is looked at.
    let tasks: Vec<_> = waiting
        .into_iter()
        .map(|command| {
            let (sqlite, programme) = (Arc::clone(&sqlite), Arc::clone(&desk.programme));
            tokio::spawn(async move { sqlite.register(command, programme, now()).await })
        })
        .collect();
    for (index, task) in tasks.into_iter().enumerate() {
        let result = task.await.unwrap();
        assert_eq!(result.is_ok(), index != 30, "{index}: {result:?}");
    }
    let log = sqlite.mail_log().await.unwrap();
    assert_eq!(log.len(), 40, "nothing of the broken one is left, and all of the others");
}
