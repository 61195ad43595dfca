//! `kill -9` at random points under load: what was answered is there, once; no place is given
//! twice; every mail goes out.

use super::process::{Process, Site, catalogue, confirmation};
use super::sent::{is_sent, sent};
use super::smtp::{Manner, Server, Taken};
use super::wire::{post, send};
use jugendportal::registrar::domain::Status;
use jugendportal::registrar::office::participants::Participant;
use jugendportal::registrar::store::Store;
use jugendportal::registrar::store::sqlite;
use jugendportal::registrar::{mail, office};
use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};

/// So many families, offers, places at each, and families at the same time.
pub const FAMILIES: usize = 96;
pub const OFFERS: usize = 3;
pub const PLACES: u32 = 10;
pub const HANDS: usize = 8;

/// How far a family has come, by what was answered to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Nothing,
    Sent,
    Placed,
    Waiting,
}

pub fn name(family: usize) -> String {
    format!("familie{family}")
}

/// Goes on with a family until it is done or nobody answers; tells of every answer.
pub fn go_on(
    family: usize,
    from: Step,
    address: SocketAddr,
    mails: &Server,
    answered: &Sender<(usize, Step)>,
) -> std::io::Result<()> {
    if from == Step::Nothing {
        let answer = sent(address, family % OFFERS, &name(family))?;
        assert!(is_sent(&answer), "{}", answer.text);
        let _ = answered.send((family, Step::Sent));
    }
    if from <= Step::Sent {
        let to = format!("{}@familie.example", name(family));
        let mails = mails.wait_while_up(1, address, |mail| mail.to == to)?;
        let link = mails[0].link("bestaetigen").unwrap();
        let answer = send(
            address,
            &post("/anmeldung/bestaetigen", &confirmation(&link)),
        )?;
        assert_eq!(answer.status, 200, "{}", answer.text);
        let placed = answer.text.contains("Sie haben einen Platz.");
        assert!(
            placed || answer.text.contains("Warteliste"),
            "{}",
            answer.text
        );
        let _ = answered.send((family, if placed { Step::Placed } else { Step::Waiting }));
    }
    Ok(())
}

/// Lets all hands work, kills the program after so many answers (or not at all), and gives what was
/// answered.
fn under_load(
    process: &mut Process,
    mails: &Server,
    steps: &mut BTreeMap<usize, Step>,
    kill_after: Option<usize>,
) {
    let open: Vec<(usize, Step)> = steps
        .iter()
        .filter(|(_, step)| **step <= Step::Sent)
        .map(|(family, step)| (*family, *step))
        .collect();
    let (next, address) = (AtomicUsize::new(0), process.address);
    let (sender, answers) = channel();
    let known = Mutex::new(steps);
    std::thread::scope(|scope| {
        for _ in 0..HANDS {
            let (sender, next, open) = (sender.clone(), &next, &open);
            scope.spawn(move || {
                while let Some((family, step)) = open.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if go_on(*family, *step, address, mails, &sender).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        for (count, (family, step)) in answers.iter().enumerate() {
            known.lock().unwrap().insert(family, step);
            if Some(count) == kill_after {
                process.kill();
            }
        }
    });
}

#[test]
fn a_kill_at_any_moment_loses_nothing_and_gives_nothing_twice() {
    let folder = tempfile::tempdir().unwrap();
    let mails = Server::start(Manner::Takes);
    let site = Site::new(folder.path(), &catalogue(OFFERS, PLACES)).with_mail_server(&mails);
    let mut steps: BTreeMap<usize, Step> = (0..FAMILIES)
        .map(|family| (family, Step::Nothing))
        .collect();
    // Moments of any kind: while forms come in, while both come in, while families confirm.
    for kill_after in [3, 17, 40, 23, 9, 31] {
        let mut process = site.start();
        under_load(&mut process, &mails, &mut steps, Some(kill_after));
    }
    let mut process = site.start();
    under_load(&mut process, &mails, &mut steps, None);
    assert!(
        steps.values().all(|step| *step >= Step::Placed),
        "{steps:?}"
    );
    let results = |mail: &Taken| mail.link("familie").is_some();
    process.log.wait_until(|| {
        mails
            .taken()
            .into_iter()
            .filter(results)
            .map(|mail| mail.to)
            .collect::<BTreeSet<_>>()
            .len()
            == FAMILIES
    });
    assert!(process.end().success());

    let store = sqlite::join(&folder.path().join("store"), [0; 16]).unwrap();
    check(&store, &steps, &mails);
}

/// What was answered is there, once; no place was given twice; every letter came, with one
/// Message-ID.
pub fn check(store: &Store, steps: &BTreeMap<usize, Step>, mails: &Server) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let all = runtime
        .block_on(office::participants::participants(store, None, None))
        .unwrap();
    for (family, step) in steps {
        is_what_was_answered(&all, *family, *step);
    }
    for offer in 0..OFFERS {
        is_given_once(&all, &format!("o{offer}"));
    }
    let log = runtime.block_on(mail::log::log(store)).unwrap();
    assert_eq!(
        log.iter()
            .filter(|line| line.kind != "digest" && line.state != "failed")
            .count(),
        2 * FAMILIES,
        "{log:?}"
    );
    every_letter_came(mails);
}

fn is_what_was_answered(all: &[Participant], family: usize, step: Step) {
    let own: Vec<_> = all
        .iter()
        .filter(|own| own.registration.child.first_name == name(family))
        .collect();
    assert_eq!(own.len(), 1, "{} is there once", name(family));
    let status = if step == Step::Placed {
        Status::Placed
    } else {
        Status::Waiting
    };
    assert_eq!(
        own[0].registration.status,
        status,
        "{} is what was answered",
        name(family)
    );
}

fn is_given_once(all: &[Participant], offer: &str) {
    let of = |status| {
        let own = all.iter().filter(move |own| {
            own.registration.key.offer == offer && own.registration.status == status
        });
        own.map(|own| own.registration.queue).collect::<Vec<_>>()
    };
    let (places, queue) = (of(Status::Placed).len(), of(Status::Waiting));
    assert_eq!(
        (places, queue.len()),
        (PLACES as usize, FAMILIES / OFFERS - PLACES as usize)
    );
    assert_eq!(
        queue.iter().collect::<BTreeSet<_>>().len(),
        queue.len(),
        "no position twice"
    );
}

fn every_letter_came(mails: &Server) {
    let mut letters: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for mail in mails
        .taken()
        .iter()
        .filter(|mail| mail.to.starts_with("familie"))
    {
        letters
            .entry((mail.to.clone(), mail.header("Subject").unwrap()))
            .or_default()
            .insert(mail.message_id());
    }
    assert_eq!(letters.len(), 2 * FAMILIES, "every letter came");
    assert!(
        letters.values().all(|ids| ids.len() == 1),
        "and each with one Message-ID, however often it came"
    );
}
