//! Two instances of the program on one PostgreSQL, one of them killed in the middle.

use super::kill::{FAMILIES, HANDS, OFFERS, PLACES, Step, check, go_on};
use super::postgres_server;
use super::process::{Site, catalogue};
use super::sample::now;
use super::smtp::{Manner, Server, Taken};
use jugendportal::registrar::store::postgres::{self, Reach};
use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;

/// After so many answers.
const KILL_AFTER: usize = 70;

#[test]
fn the_second_instance_goes_on_when_the_first_is_killed() {
    let url = postgres_server::Server::shared().database();
    let mails = Server::start(Manner::Takes);
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let site = |number: usize| {
        Site::new(folders[number].path(), &catalogue(OFFERS, PLACES))
            .with_mail_server(&mails)
            .on_server(&url)
    };
    let mut first = site(0).start();
    first.log.wait_for(1, "this instance leads");
    let mut second = site(1).start();
    let addresses = [first.address, second.address];
    let steps = Mutex::new(
        (0..FAMILIES)
            .map(|family| (family, Step::Nothing))
            .collect::<BTreeMap<_, _>>(),
    );
    let gone = under_load(addresses, &mails, &steps, || first.kill());
    assert!(gone > 0, "it was killed in the middle");
    second.log.wait_for(1, "this instance leads");
    let results = |mail: &Taken| mail.link("familie").is_some();
    second.log.wait_until(|| {
        mails
            .taken()
            .into_iter()
            .filter(results)
            .map(|mail| mail.to)
            .collect::<BTreeSet<_>>()
            .len()
            == FAMILIES
    });
    assert!(second.end().success());
    let steps = steps.into_inner().unwrap();
    assert!(
        steps.values().all(|step| *step >= Step::Placed),
        "{steps:?}"
    );
    let store =
        postgres::connect(Reach::new(&url, None, None).unwrap(), [9; 16], now(), 1).unwrap();
    check(&store, &steps, &mails);
}

/// Half of the families come to each instance, the first of which is killed in the middle. Gives how
/// many times nobody answered.
fn under_load(
    addresses: [SocketAddr; 2],
    mails: &Server,
    steps: &Mutex<BTreeMap<usize, Step>>,
    mut kill: impl FnMut(),
) -> usize {
    let (next, gone) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let (sender, answers) = channel();
    std::thread::scope(|scope| {
        for _ in 0..HANDS {
            let (sender, next, gone) = (sender.clone(), &next, &gone);
            scope.spawn(move || {
                loop {
                    let family = next.fetch_add(1, Ordering::Relaxed);
                    if family >= FAMILIES {
                        return;
                    }
                    let mut address = addresses[family % 2];
                    let mut from = Step::Nothing;
                    // Families of the dead one go to the other, as the proxy in front of both sends
                    // them.
                    while go_on(family, from, address, mails, &sender).is_err() {
                        assert_eq!(address, addresses[0], "only the first was killed");
                        gone.fetch_add(1, Ordering::Relaxed);
                        address = addresses[1];
                        from = steps.lock().unwrap()[&family];
                    }
                }
            });
        }
        drop(sender);
        for (count, (family, step)) in answers.iter().enumerate() {
            steps.lock().unwrap().insert(family, step);
            if count == KILL_AFTER {
                kill();
            }
        }
    });
    gone.into_inner()
}
