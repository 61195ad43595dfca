//! What a family counts on beside the day: the name of an offer, one place at a time, a place that it had.

use super::changes::{HOLD, song};
use super::desk::{Desk, kinds};
use crate::registrar::sample::now;
use jugendportal::registrar::domain::{Change, Outcome};
use jugendportal::registrar::mail::letter::About;
use jugendportal::registrar::office::changes::Step;
use jugendportal::registrar::store::Store;

macro_rules! cases {
    ($run:ident) => {
        $run!(
            promised::another_name_is_told,
            promised::a_move_into_another_place_names_that_place,
            promised::who_loses_its_place_reads_so,
        );
    };
}
pub(in crate::registrar) use cases;

/// An offer of another name may be another offer for who chose it: the office says so.
pub async fn another_name_is_told(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    let desk = desk.with(|catalogue| catalogue.seasons[0].offers[2].title = "Ein Tanz".into());
    desk.hold(now()).await;
    assert_eq!(desk.changes(now()).await, [(Change::Moved, 1)]);
    desk.hold(now() + HOLD).await;
    assert_eq!(
        kinds(&desk.letters(now() + HOLD).await),
        [""; 0],
        "it may be a typo that was put right"
    );
    desk.settle(Step::Send, now() + HOLD).await;
    let letters = desk.letters(now() + HOLD).await;
    let About::Changed { before, .. } = &letters[0].about else {
        panic!("{letters:?}")
    };
    assert_eq!(before.title.as_deref(), Some("Ein Lied"));
}

/// The office knows of it, and so does the family.
pub async fn a_move_into_another_place_names_that_place(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    desk.register("floss", "floss-1", "one@b.de", &["Kim"])
        .await;
    desk.letters(now()).await;
    let desk = desk.with(|catalogue| {
        song(catalogue).sessions = vec![("2027-04-01T11:00".into(), "2027-04-01T12:00".into())];
    });
    desk.hold(now()).await;
    desk.settle(Step::Send, now()).await;
    let letters = desk.letters(now()).await;
    let About::Changed { clash, .. } = &letters[0].about else {
        panic!("{letters:?}")
    };
    let clash = clash.as_ref().map(|key| key.occasion.as_str());
    assert_eq!(clash, Some("floss-1"));
}

/// There are fewer places than before when it takes place after all.
pub async fn who_loses_its_place_reads_so(store: &Store) {
    let desk = Desk::new(store);
    desk.singing().await;
    desk.register("lied", "lied-1", "two@b.de", &["Noa"]).await;
    desk.letters(now()).await;
    let desk = desk.with(|catalogue| song(catalogue).cancelled = Some("Wasserschaden".into()));
    desk.tick(now()).await;
    desk.letters(now()).await;
    let desk = desk.with(|catalogue| {
        song(catalogue).cancelled = None;
        song(catalogue).capacity = Some(1);
    });
    desk.hold(now()).await;
    desk.settle_as(Change::Reinstated, now()).await;
    let letters = desk.letters(now()).await;
    assert_eq!(kinds(&letters), ["reinstated", "reinstated"]);
    let told = letters.iter().filter_map(|letter| match &letter.about {
        About::Reinstated { outcome, lost, .. } => Some((*outcome, *lost)),
        _ => None,
    });
    let told: Vec<_> = told.collect();
    assert!(told.contains(&(Outcome::Placed, false)), "{told:?}");
    assert!(told.contains(&(Outcome::Waiting(1), true)), "{told:?}");
}
