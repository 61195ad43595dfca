//! The store on PostgreSQL: everything every store must do, and what several instances on one
//! database do.

use super::postgres_server::Server;
use super::sample::{child, now};
use super::store::{Desk, join_all};
use chrono::TimeDelta;
use jugendportal::registrar::domain::Outcome;
use jugendportal::registrar::domain::Status;
use jugendportal::registrar::mail::outbox::release;
use jugendportal::registrar::store::LEASE;
use jugendportal::registrar::store::Store;
use jugendportal::registrar::store::postgres::{self, Reach};
use jugendportal::registrar::store::writer::BATCH;
use jugendportal::registrar::{family, mail, office};
use std::collections::BTreeSet;
use std::sync::Arc;

fn open(url: &str, chance: u8) -> Store {
    postgres::connect(
        Reach::new(url, None, None).unwrap(),
        [chance; 16],
        now(),
        BATCH,
    )
    .unwrap()
}

macro_rules! on_postgres {
    ($($file:ident::$name:ident),* $(,)?) => {$(
        #[tokio::test]
        async fn $name() {
            let postgres = open(&Server::shared().database(), 7);
            super::store::$file::$name(&postgres).await;
        }
    )*};
}

super::store::every_case!(on_postgres);

#[tokio::test]
async fn instances_that_start_together_make_one_schema() {
    let url = Server::shared().database();
    let starts: Vec<_> = (1..=4)
        .map(|chance| {
            let url = url.clone();
            std::thread::spawn(move || open(&url, chance))
        })
        .collect();
    let stores: Vec<Store> = starts
        .into_iter()
        .map(|start| start.join().unwrap())
        .collect();
    let (family, _) = Desk::new(&stores[0])
        .register("lied", "lied-1", "a@b.de", &["Kim"])
        .await;
    for store in &stores {
        assert_eq!(
            family::view::view(store, family.clone())
                .await
                .unwrap()
                .unwrap()
                .registrations
                .len(),
            1
        );
    }
}

#[tokio::test]
async fn who_only_looks_reads_everything_and_can_write_nothing() {
    let url = Server::shared().database();
    let look = || postgres::look(Reach::new(&url, None, None).unwrap(), [9; 16]);
    assert!(look().is_err(), "there is no store");
    let store = open(&url, 1);
    let (family, _) = Desk::new(&store)
        .register("lied", "lied-1", "a@b.de", &["Kim"])
        .await;
    super::sqlite::looked_at(&look().unwrap(), &store, family).await;
}

#[tokio::test]
async fn one_instance_leads_until_it_is_silent() {
    let url = Server::shared().database();
    let (first, second) = (open(&url, 1), open(&url, 2));
    let at = |seconds: i64| now() + TimeDelta::seconds(seconds);
    assert!(first.lead(release, at(0)).await.unwrap());
    assert!(!second.lead(release, at(1)).await.unwrap());
    Desk::new(&first)
        .send("lied", "lied-1", "a@b.de", &["Kim"], now())
        .await;
    assert_eq!(
        mail::outbox::take(&first, 9, now(), now() + TimeDelta::minutes(5))
            .await
            .unwrap()
            .len(),
        1
    );
    assert!(
        first.lead(release, at(10)).await.unwrap(),
        "who leads goes on"
    );
    assert!(
        !second
            .lead(release, at(10 + LEASE.num_seconds() - 1))
            .await
            .unwrap()
    );
    assert!(
        mail::outbox::take(&second, 9, at(20), at(320))
            .await
            .unwrap()
            .is_empty(),
        "a letter is in the hands of the first"
    );
    assert!(
        second
            .lead(release, at(10 + LEASE.num_seconds()))
            .await
            .unwrap(),
        "the first is silent"
    );
    assert!(!first.lead(release, at(30)).await.unwrap());
    let again = mail::outbox::take(&second, 9, at(30), at(330))
        .await
        .unwrap();
    assert_eq!(
        again.len(),
        1,
        "what the first took and did not finish is sent by the second"
    );
}

#[tokio::test]
async fn two_instances_give_no_place_twice() {
    const FAMILIES: usize = 60;
    let url = Server::shared().database();
    let stores = [open(&url, 1), open(&url, 2)];
    let desks = [
        Desk::new(&stores[0]),
        Desk::with_chance(&stores[1], 1 << 20),
    ];
    let mails: Vec<String> = (0..FAMILIES)
        .map(|number| format!("f{number}@b.de"))
        .collect();
    let children: Vec<String> = (0..FAMILIES).map(child).collect();
    let families = mails.iter().zip(desks.iter().cycle()).zip(&children).map(
        |((mail, desk), child)| async move {
            desk.register("floss", "floss-1", mail, &[child.as_str()])
                .await
        },
    );
    let outcomes: Vec<Outcome> = join_all(families)
        .await
        .into_iter()
        .flat_map(|(_, outcomes)| outcomes)
        .map(|(_, outcome)| outcome)
        .collect();
    let positions = outcomes.iter().filter_map(|outcome| {
        if let Outcome::Waiting(position) = outcome {
            Some(*position)
        } else {
            None
        }
    });
    assert_eq!(
        outcomes
            .iter()
            .filter(|outcome| **outcome == Outcome::Placed)
            .count(),
        2
    );
    assert_eq!(
        positions.collect::<BTreeSet<u32>>(),
        (1..=FAMILIES as u32 - 2).collect()
    );
    let all = office::participants::participants(&stores[0], None, None)
        .await
        .unwrap();
    assert_eq!(
        all.iter()
            .filter(|own| own.registration.status == Status::Placed)
            .count(),
        2,
        "what was answered is what is stored"
    );
    assert_eq!(
        mail::log::log(&stores[1]).await.unwrap().len(),
        2 * FAMILIES
    );
}

#[tokio::test]
async fn a_connection_that_is_lost_is_made_again() {
    let url = Server::shared().database();
    let store = open(&url, 1);
    let desk = Desk::new(&store);
    desk.register("lied", "lied-1", "a@b.de", &["Kim"]).await;
    let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
    assert!(
        Server::shared()
            .sql(url.rsplit('/').next().unwrap(), cut)
            .status
            .success()
    );
    // Whether the first one after it notices is a matter of moments; nothing is stored by half, and
    // the next ones go well.
    let command = desk.command("lied", "lied-1", "b@b.de", &["Kim"], now());
    let first =
        family::register::register(&store, command.clone(), Arc::clone(&desk.programme), now())
            .await;
    family::register::register(&store, command, Arc::clone(&desk.programme), now())
        .await
        .unwrap();
    assert_eq!(mail::log::log(&store).await.unwrap().len(), 3, "{first:?}");
}

#[test]
fn a_server_elsewhere_is_reached_encrypted_only_and_no_error_tells_the_password() {
    let pem = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    for (url, authority) in [
        ("postgres://kind-a:geheim@[/x", None),
        ("postgres://kind-a:geheim@localhost/x", Some(&pem[..])),
    ] {
        let error = format!("{:#}", Reach::new(url, None, authority).unwrap_err());
        assert!(!error.contains("geheim"), "{error}");
    }
    // TCP on this machine, without encryption: nobody answers. The same elsewhere would ask for
    // encryption first.
    let nobody = Reach::new("postgres://kind-a:geheim@127.0.0.1:1/x", None, None).unwrap();
    let error = format!(
        "{:#}",
        postgres::connect(nobody, [1; 16], now(), BATCH).unwrap_err()
    );
    assert!(
        error.contains("error connecting to server") && !error.contains("geheim"),
        "{error}"
    );
}
