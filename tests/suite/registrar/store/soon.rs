//! A change whose date comes near, has begun or is over: who is told, and what the office reads.

use super::changes::{HOLD, song};
use super::desk::{Desk, kinds, to};
use super::seconds::joined;
use crate::registrar::sample::{at, now};
use chrono::TimeDelta;
use jugendportal::catalogue::Catalogue;
use jugendportal::registrar::domain::{Change, Instant};
use jugendportal::registrar::family::tick::tick;
use jugendportal::registrar::mail::letter::{About, Digest, Letter};
use jugendportal::registrar::office::changes::{Settled, Step, announced};
use jugendportal::registrar::store::Store;
use jugendportal::registrar::store::records::told::all_told;

macro_rules! cases {
    ($run:ident) => {
        $run!(
            soon::what_begins_soon_is_told_to_all_though_a_child_has_two_places,
            soon::what_waits_for_an_answer_is_said_when_its_date_comes_near,
            soon::who_was_never_told_is_counted_for_the_office,
            soon::what_is_over_is_not_sent_and_not_known,
            soon::the_digest_names_what_went_by_itself,
            soon::a_child_is_reminded_once_of_a_day,
            soon::letters_are_counted_as_they_go,
            soon::who_waits_where_nobody_can_register_stays_on_the_list,
        );
    };
}
pub(in crate::registrar) use cases;

fn on(day: u32, hour: u32) -> impl Fn(&mut Catalogue) {
    move |catalogue| {
        let session = |hour: u32| format!("2027-04-{day:02}T{hour:02}:00");
        song(catalogue).sessions = vec![(session(hour), session(hour + 1))];
    }
}

/// The song moves into the time of the raft: Kim has both, Noa has not.
async fn clashing(store: &Store) -> Desk<'_> {
    let desk = Desk::new(store);
    desk.singing().await;
    desk.register("floss", "floss-1", "one@b.de", &["Kim"])
        .await;
    desk.register("lied", "lied-1", "two@b.de", &["Noa"]).await;
    desk.hold(now()).await;
    desk.letters(now()).await;
    desk.with(on(1, 14))
}

async fn said(desk: &Desk<'_>, now: Instant) -> Vec<String> {
    let lines = announced(desk.store, desk.programme.clone(), now).await;
    let lines = lines.unwrap().into_iter();
    lines.map(|line| line.de.to_string()).collect()
}

/// The digest of a day, and the letters to families.
async fn day(desk: &Desk<'_>, now: Instant) -> (Digest, Vec<Letter>) {
    desk.hold(now).await;
    let (office, families): (Vec<_>, Vec<_>) = desk
        .all_letters(now)
        .await
        .into_iter()
        .partition(|letter| letter.to.is_none());
    let digest = office.into_iter().find_map(|letter| match letter.about {
        About::Digest(digest) => Some(digest),
        _ => None,
    });
    (digest.unwrap_or_default(), families)
}

fn changed(letters: &[Letter]) -> Vec<&str> {
    let mut all: Vec<&str> = to(letters)
        .into_iter()
        .filter(|(kind, _)| *kind == "changed")
        .map(|(_, to)| to)
        .collect();
    all.sort_unstable();
    all
}

/// Two hours later nobody could be reached: one clash keeps no other family from it.
pub async fn what_begins_soon_is_told_to_all_though_a_child_has_two_places(store: &Store) {
    let desk = clashing(store).await;
    let start = at("2027-04-01T12:00:00Z");
    let early = start - TimeDelta::hours(7);
    desk.hold(early).await;
    assert_eq!(changed(&desk.letters(early).await), [""; 0]);
    let urgent = start - TimeDelta::hours(6);
    let lines = said(&desk, urgent).await;
    assert!(
        lines[0].contains(
            "2 Briefe gehen sofort hinaus, weil es in den nächsten sechs Stunden beginnt. Bitte rufen Sie dort an: 1 Kind hätte zwei Plätze"
        ),
        "{lines:?}"
    );
    desk.hold(urgent).await;
    let letters = desk.letters(urgent).await;
    assert_eq!(changed(&letters), ["one@b.de", "two@b.de"]);
    assert_eq!(desk.changes(urgent).await, []);
    // Back to an hour that is ahead, while the new one is over already.
    let desk = desk.with(on(1, 18));
    let begun = start + TimeDelta::minutes(30);
    desk.hold(begun).await;
    let letters = desk.letters(begun).await;
    assert_eq!(changed(&letters), ["one@b.de", "two@b.de"]);
}

/// In the digest on top, in the log once, in what a build says.
pub async fn what_waits_for_an_answer_is_said_when_its_date_comes_near(store: &Store) {
    let desk = clashing(store).await;
    let log = async |now| {
        let programme = desk.programme.clone();
        tick(store, programme, HOLD, now).await.unwrap()
    };
    let start = at("2027-04-01T12:00:00Z");
    let far = start - TimeDelta::hours(25);
    assert_eq!(
        log(far).await,
        ["change 1, 2027-ostern/lied-1 moved: held, 2 children"]
    );
    let words = "Es beginnt in weniger als 24 Stunden: Bitte antworten Sie jetzt.";
    assert!(!said(&desk, far).await[0].contains(words));
    let near = start - TimeDelta::hours(24);
    assert_eq!(
        log(near).await,
        ["change 1, 2027-ostern/lied-1 moved: waits for an answer, begins within 24 hours"]
    );
    assert_eq!(log(near).await, [""; 0]);
    let lines = said(&desk, near).await;
    assert!(lines[0].ends_with(words), "{lines:?}");
    let (digest, _) = day(&desk, near + TimeDelta::hours(1)).await;
    let pressing = &digest.pressing[0];
    assert_eq!((pressing.1, pressing.2), (Change::Moved, 2));
    assert_eq!(digest.changes, []);
}

/// The office never answered: when it has begun, and when it is over.
pub async fn who_was_never_told_is_counted_for_the_office(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk.with(|catalogue| song(catalogue).prices[0].1 = 900);
    desk.hold(now()).await;
    let (digest, _) = day(&desk, at("2027-04-01T16:30:00Z")).await;
    let untold = |digest: &Digest| -> Vec<(Change, u32)> {
        let all = digest.untold.iter();
        all.map(|(_, change, families)| (*change, *families))
            .collect()
    };
    assert_eq!(untold(&digest), [(Change::Price, 1)], "it has begun");
    let (digest, _) = day(&desk, at("2027-04-02T06:00:00Z")).await;
    assert_eq!(untold(&digest), [(Change::Price, 1)], "it is over");
    let (digest, _) = day(&desk, at("2027-04-03T06:00:00Z")).await;
    assert_eq!(untold(&digest), [], "said once");
}

/// Its letters would be closed as too late: none is written, and what families know stays.
pub async fn what_is_over_is_not_sent_and_not_known(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk.with(on(1, 9));
    let late = at("2027-04-01T08:30:00Z");
    let lines = said(&desk, late).await;
    assert!(
        lines[0].contains("Der neue Beginn ist schon vorbei: heute, 1. April 2027, 9 Uhr. Es gehen keine Briefe mehr hinaus"),
        "{lines:?}"
    );
    desk.hold(late).await;
    let before = store.read(all_told).await.unwrap();
    assert_eq!(desk.settle(Step::Send, late).await, Settled::TooLate);
    assert_eq!(store.read(all_told).await.unwrap(), before);
    assert_eq!(changed(&desk.letters(late).await), [""; 0]);
    assert_eq!(desk.changes(late).await, [(Change::Moved, 1)]);
    let desk = desk.with(on(1, 19));
    desk.hold(late).await;
    desk.hold(late + HOLD).await;
    let letters = desk.letters(late + HOLD).await;
    let before = letters.iter().find_map(|letter| match &letter.about {
        About::Changed { before, .. } => Some(before.sessions[0].0.to_string()),
        _ => None,
    });
    assert_eq!(before.as_deref(), Some("2027-04-01 18:00:00"));
}

/// Whoever looks only at the digest knows that families were written to.
pub async fn the_digest_names_what_went_by_itself(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    desk.register("lied", "lied-1", "two@b.de", &["Noa", "Lou"])
        .await;
    let desk = desk.with(on(2, 18));
    desk.hold(now()).await;
    desk.hold(now() + HOLD).await;
    let (digest, _) = day(&desk, now() + TimeDelta::days(1)).await;
    let told = digest.told.iter();
    let told: Vec<_> = told
        .map(|(_, change, families, at)| (*change, *families, *at))
        .collect();
    assert_eq!(told, [(Change::Moved, 2, now() + HOLD)]);
    let (digest, _) = day(&desk, now() + TimeDelta::days(2)).await;
    assert_eq!(digest.told, []);
}

/// Another hour of the same day is told by its own letter; another day is another reminder.
pub async fn a_child_is_reminded_once_of_a_day(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let eve = at("2027-03-31T06:00:00Z");
    desk.hold(eve).await;
    assert_eq!(kinds(&desk.letters(eve).await), ["reminder"]);
    let morning = at("2027-04-01T10:30:00Z");
    let desk = desk.with(on(1, 17));
    desk.hold(morning).await;
    assert_eq!(kinds(&desk.letters(morning).await), ["changed"]);
    let desk = desk.with(on(5, 17));
    desk.hold(morning).await;
    assert_eq!(kinds(&desk.letters(morning).await), ["changed"]);
    let eve = at("2027-04-04T06:00:00Z");
    desk.hold(eve).await;
    assert_eq!(kinds(&desk.letters(eve).await), ["reminder"]);
}

/// A family with two guardians gets two.
pub async fn letters_are_counted_as_they_go(store: &Store) {
    let desk = Desk::new(store);
    let family = desk.singing().await;
    joined(&desk, &family, "second@b.de").await;
    let desk = desk.with(on(2, 18));
    let lines = said(&desk, now()).await;
    assert!(lines[0].contains("2 Briefe gehen"), "{lines:?}");
    desk.hold(now()).await;
    assert_eq!(desk.settle(Step::Send, now()).await, Settled::Sent(2));
    assert_eq!(kinds(&desk.letters(now()).await), ["changed"; 2]);
}

/// `full: ja` while children wait.
pub async fn who_waits_where_nobody_can_register_stays_on_the_list(store: &Store) {
    let desk = Desk::new(store).with(|catalogue| song(catalogue).capacity = Some(1));
    for (email, child) in [("one@b.de", "Kim"), ("two@b.de", "Noa")] {
        desk.register("lied", "lied-1", email, &[child]).await;
    }
    assert_eq!(said(&desk, now()).await, [""; 0]);
    let desk = desk.with(|catalogue| song(catalogue).full = true);
    let lines = said(&desk, now()).await;
    assert!(
        lines[0].contains("1 Kind wartet noch. Wer wartet, bleibt auf der Liste"),
        "{lines:?}"
    );
}
