//! Stores that an earlier version of the program wrote: `tests/fixtures/store/` keeps the tables as
//! each version made them. A store of any version gets the tables of a new one, and keeps its rows.

use super::http::world::{LINKS, World, link, path};
use super::sample::{self, form, now};
use super::store::Desk;
use jugendportal::registrar::domain::signed_links::{Links, Purpose};
use jugendportal::registrar::domain::{FamilyId, Outcome, Refusal, RegistrationId, RequestId};
use jugendportal::registrar::family;
use jugendportal::registrar::family::confirm::Confirmed;
use jugendportal::registrar::family::register::decision::Register;
use jugendportal::registrar::mail::letters::calendar_file::fixed_host;
use jugendportal::registrar::store::sqlite;
use rusqlite::Connection;
use std::fs::read_to_string;
use std::path::Path;
use std::sync::Arc;

/// A file of the repository.
fn repository(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The version of a new store.
const NEWEST: usize = 7;

/// What the first versions had stored: a family with two children, one of them cancelled, and a form that
/// waits.
const FAMILIES: &str = "
INSERT INTO families VALUES ('AAAAA-AAAAA', 'a@b.de', 'a@b.de', 'Elternteil A', '040 123', '2027-03-01T09:00:00Z', '2027-03-01T09:00:00Z');
INSERT INTO requests VALUES ('00000000000000000A', 'n1', 'c1', '', '', '', '', '2027-03-01T09:00:00Z', '2027-03-01T09:00:00Z',
    '2027-03-03T09:00:00Z', '2027-03-01T09:05:00Z', 'AAAAA-AAAAA');
INSERT INTO requests VALUES ('00000000000000000B', 'n2', 'c2', 'b@b.de', 'b@b.de', 'Elternteil B', '040 123', '2027-03-01T09:00:00Z',
    '2027-03-01T09:00:00Z', '2027-03-03T09:00:00Z', NULL, NULL);
";

/// The children of both forms: number, form, name, status.
const CHILDREN: [(&str, &str, &str, &str); 3] = [
    ("1111", "A", "Kim", "placed"),
    ("2222", "A", "Ali", "cancelled"),
    ("3333", "B", "Lou", "unconfirmed"),
];

fn file(folder: &Path) -> Connection {
    Connection::open(folder.join("registrar.sqlite")).unwrap()
}

/// What a version wrote to come from the one before.
fn step(store: &Connection, version: usize) {
    let file = repository(&format!("tests/fixtures/store/sqlite/00{version}.sql"));
    store.execute_batch(&read_to_string(file).unwrap()).unwrap();
    store
        .pragma_update(None, "user_version", version as u32)
        .unwrap();
}

/// A store that a version of the program left; its rows were written by one of the first two.
fn written_by(version: usize, folder: &Path) {
    let store = file(folder);
    store.pragma_update(None, "foreign_keys", "OFF").unwrap();
    (1..=version.min(2)).for_each(|version| step(&store, version));
    store.execute_batch(FAMILIES).unwrap();
    for (number, form, name, status) in CHILDREN {
        let family = (form == "A").then_some("AAAAA-AAAAA");
        store
            .execute(
                "INSERT INTO registrations (id, request, family, season, offer, occasion, first_name, last_name, born, resident, entitled,
                 answers, status, received_at, changed_at, ends_at) VALUES ('11111-A' || ?1, '00000000000000000' || ?2, ?5, '2027-ostern',
                 'lied', 'lied-1', ?3, 'A', '2018-03-01', 1, 0, '{}', ?4, '2027-03-01T09:00:00Z', '2027-03-01T09:00:00Z',
                 '2027-04-01T12:00:00Z')",
                (number, form, name, status, family),
            )
            .unwrap();
    }
    (3..=version).for_each(|version| step(&store, version));
}

/// All tables and indexes as SQLite remembers them, without quotes and line ends.
fn tables(folder: &Path) -> Vec<String> {
    let store = file(folder);
    let version: usize = store
        .query_row("PRAGMA user_version", [], |row| row.get::<_, u32>(0))
        .unwrap() as usize;
    assert_eq!(version, NEWEST);
    let mut all = store
        .prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        .unwrap();
    let rows = all.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let mut tables: Vec<String> = rows
        .map(|sql| {
            let sql = sql.unwrap().replace('"', "");
            sql.split_whitespace().collect::<Vec<_>>().join(" ")
        })
        // Whether a column was added later is no difference.
        .map(|sql| sql.replace(" ,", ","))
        .collect();
    tables.sort();
    tables
}

#[test]
fn a_store_of_any_version_has_the_tables_of_a_new_one() {
    let new = tempfile::tempdir().unwrap();
    drop(sqlite::open(new.path(), [7; 16]).unwrap());
    let new = tables(new.path());
    assert_eq!(new.len(), 11 + 1 + 16, "{new:#?}");
    for version in 1..=NEWEST {
        let old = tempfile::tempdir().unwrap();
        written_by(version, old.path());
        drop(sqlite::open(old.path(), [7; 16]).unwrap());
        assert_eq!(tables(old.path()), new, "version {version}");
        let problems: usize = file(old.path())
            .prepare("PRAGMA foreign_key_check")
            .unwrap()
            .query_map([], |_| Ok(()))
            .unwrap()
            .count();
        assert_eq!(problems, 0, "version {version}");
    }
}

#[tokio::test]
async fn a_store_of_any_version_keeps_what_families_wrote() {
    for version in 1..=NEWEST {
        let folder = tempfile::tempdir().unwrap();
        written_by(version, folder.path());
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
            "in the order of the form: version {version}"
        );
        let waiting = RequestId::parse("00000000000000000B").unwrap();
        assert!(
            matches!(desk.confirm(&waiting, now()).await, Confirmed::Done(_, outcomes) if outcomes.len() == 1),
            "version {version}"
        );
    }
}

#[tokio::test]
async fn links_of_mails_that_any_version_sent_go_on_working() {
    for version in 1..=NEWEST {
        let folder = tempfile::tempdir().unwrap();
        written_by(version, folder.path());
        let world = World::on(folder, 0, None);
        let (links, until) = (Links::new(LINKS), now() + chrono::TimeDelta::days(1));
        let confirm = links.sign(Purpose::Confirm, "00000000000000000B", until);
        let address = format!("/anmeldung/bestaetigen?l={confirm}");
        let asked = world.get(&address).await.page;
        assert!(asked.contains("Anmeldung bestätigen"), "{version}: {asked}");
        for words in ["Geschafft: Sie haben einen Platz", "Sie haben einen Platz."] {
            let done = world.post("/anmeldung/bestaetigen", &link(&address)).await;
            assert!(done.page.contains(words), "{version}: {}", done.page);
        }
        let mail = world.letters().await.remove(0);
        let own = world.get(&path(&mail, "familie")).await.page;
        assert!(own.contains("Lou"), "{version}: {own}");
        let before = links.sign(Purpose::Confirm, "00000000000000000A", until);
        let before = world
            .get(&format!("/anmeldung/bestaetigen?l={before}"))
            .await;
        assert!(
            before.page.contains("schon bestätigt"),
            "{version}: {}",
            before.page
        );
        let family = links.sign(Purpose::Family, "AAAAA-AAAAA", until);
        let family = world
            .get(&format!("/anmeldung/familie?l={family}"))
            .await
            .page;
        assert!(family.contains("Kim"), "{version}: {family}");
    }
}

#[tokio::test]
async fn a_child_of_a_store_of_any_version_is_found_by_its_name() {
    for version in 1..=NEWEST {
        let folder = tempfile::tempdir().unwrap();
        written_by(version, folder.path());
        let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
        let desk = Desk::new(&sqlite);
        let fields = form("lied", "lied-1", "x@y.de", &["KIM"])
            .with("child1_last_name", "a")
            .with("child1_birth_month", "3")
            .with("child1_birth_year", "2018");
        let list = sample::list(&fields, &desk.programme, now());
        let command = Register {
            content: list.content(),
            list,
            request: RequestId::new(now(), desk.chance()),
            registrations: vec![RegistrationId::new(desk.chance())],
        };
        let request = command.request.clone();
        family::register::register(&sqlite, command, Arc::clone(&desk.programme), now())
            .await
            .unwrap();
        let Confirmed::Done(_, outcomes) = desk.confirm(&request, now()).await else {
            panic!("version {version}")
        };
        let twice = Outcome::Refused(Refusal::ByOthers);
        assert_eq!(outcomes[0].1, twice, "version {version}");
    }
}

#[tokio::test]
async fn a_store_of_any_version_goes_on_under_the_host_it_has_and_keeps_it() {
    for version in 1..=NEWEST {
        let folder = tempfile::tempdir().unwrap();
        written_by(version, folder.path());
        for base in [
            "https://jugend.kleinstadt.example",
            "https://www.neu.example:8443/",
            "http://127.0.0.1:8081",
        ] {
            // Each time as after a new start: the portal has moved.
            let sqlite = sqlite::open(folder.path(), [7; 16]).unwrap();
            let host = fixed_host(&sqlite, base).await.unwrap();
            assert_eq!(
                host, "jugend.kleinstadt.example",
                "{base}: version {version}"
            );
        }
    }
}

#[test]
fn a_store_of_a_newer_program_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    file(folder.path())
        .pragma_update(None, "user_version", NEWEST as u32 + 1)
        .unwrap();
    let error = sqlite::open(folder.path(), [7; 16]).unwrap_err();
    let error = format!("{error:#}");
    assert!(
        error.contains("the store has version 8, this program knows 7"),
        "{error}"
    );
}

#[cfg(feature = "postgres")]
#[test]
fn a_database_server_of_the_first_version_has_the_tables_of_a_new_one() {
    use super::postgres_server::Server;
    use jugendportal::registrar::store::postgres::{Reach, connect};
    let tables = |url: &str| {
        let database = url.rsplit('/').next().unwrap().to_owned();
        let all = "SELECT table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || is_identity
                   FROM information_schema.columns WHERE table_schema = 'public'
                   UNION SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
                   UNION SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
                   WHERE connamespace = 'public'::regnamespace ORDER BY 1";
        let found = Server::shared().sql(&database, all);
        assert!(found.status.success());
        String::from_utf8(found.stdout).unwrap()
    };
    let open = |url: &str| {
        drop(connect(
            Reach::new(url, None, None).unwrap(),
            [7; 16],
            now(),
            1,
        ))
    };
    let (new, old) = (Server::shared().database(), Server::shared().database());
    open(&new);
    let first = read_to_string(repository("tests/fixtures/store/postgres/001.sql")).unwrap();
    let facts = "CREATE TABLE facts (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL); INSERT INTO facts VALUES ('schema', '1');";
    let made = Server::shared().sql(old.rsplit('/').next().unwrap(), &format!("{first}{facts}"));
    assert!(made.status.success());
    open(&old);
    assert_eq!(tables(&old), tables(&new));
    assert!(tables(&new).contains("registrations_by_id"));
}
