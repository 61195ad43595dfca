//! A known family adds to what it has: decided at once, once, beside what its children have.

use super::desk::{Desk, kinds};
use crate::registrar::sample::now;
use chrono::TimeDelta;
use jugendportal::registrar::domain::{FamilyId, Outcome, Refusal, RequestId, Status};
use jugendportal::registrar::family::list::add::{Added, add};
use jugendportal::registrar::family::register::decision::Register;
use jugendportal::registrar::family::{confirm, erase};
use jugendportal::registrar::store::Store;

macro_rules! cases {
    ($run:ident) => {
        $run!(
            further::a_known_family_adds_at_once_and_once,
            further::what_the_family_has_counts_when_it_adds,
            further::who_is_added_waits_behind_the_others,
            further::nobody_adds_for_a_family_that_is_gone_or_without_end,
        );
    };
}
pub(in crate::registrar) use cases;

impl Desk<'_> {
    async fn add(&self, family: &FamilyId, command: &Register) -> Added {
        let (store, programme) = (self.store, self.programme.clone());
        add(store, family.clone(), command.clone(), programme, now())
            .await
            .unwrap()
    }

    /// What became of one child that a known family adds.
    async fn added(&self, family: &FamilyId, offer: &str, occasion: &str, child: &str) -> Outcome {
        let command = self.command(offer, occasion, "a@b.de", &[child], now());
        match self.add(family, &command).await {
            Added::Now(outcomes) => outcomes[0].1,
            other => panic!("{other:?}"),
        }
    }
}

/// The same list again says how it stands, another one of the same page is decided anew; one letter
/// for each.
pub async fn a_known_family_adds_at_once_and_once(store: &Store) {
    let desk = Desk::new(store);
    let (family, _) = desk.register("lied", "lied-1", "a@b.de", &["Kim"]).await;
    desk.letters(now()).await;
    // The address in the list is not asked: the family has its own.
    let command = desk.command("klettern", "klettern-1", "x@b.de", &["Kim", "Noa"], now());
    let Added::Now(outcomes) = desk.add(&family, &command).await else {
        panic!();
    };
    assert!(
        outcomes
            .iter()
            .all(|(_, outcome)| *outcome == Outcome::Placed)
    );
    let letters = desk.letters(now()).await;
    assert_eq!(kinds(&letters), ["result"]);
    assert_eq!(letters[0].to.as_ref().unwrap().as_str(), "a@b.de");
    assert_eq!(desk.add(&family, &command).await, Added::Before(outcomes));
    assert_eq!(desk.letters(now()).await, []);
    assert_eq!(desk.status(&family).await, [Status::Placed; 3]);
    let other = desk.command("floss", "floss-1", "x@b.de", &["Kim"], now());
    let other = Register {
        request: command.request.clone(),
        ..other
    };
    assert!(matches!(desk.add(&family, &other).await, Added::Now(_)));
    assert_eq!(kinds(&desk.letters(now()).await), ["result"]);
    assert!(matches!(desk.add(&family, &other).await, Added::Before(_)));
    assert_eq!(desk.status(&family).await.len(), 4);
    let view = desk.view(&family).await.unwrap();
    assert_eq!(view.family.guardian.email.as_str(), "a@b.de");
}

/// Clash, limit, the same offer; and what somebody else has registered for the child.
pub async fn what_the_family_has_counts_when_it_adds(store: &Store) {
    let desk = Desk::new(store).with(|catalogue| catalogue.seasons[0].limit = Some(2));
    let (family, _) = desk.register("floss", "floss-1", "a@b.de", &["Kim"]).await;
    let refused = |reason| Outcome::Refused(reason);
    let added = desk.added(&family, "klettern", "klettern-1", "Kim").await;
    assert_eq!(added, refused(Refusal::Overlap));
    let added = desk.added(&family, "floss", "floss-1", "Kim").await;
    assert_eq!(added, refused(Refusal::Twice));
    let added = desk.added(&family, "klettern", "klettern-2", "Kim").await;
    assert_eq!(added, Outcome::Placed);
    let added = desk.added(&family, "lied", "lied-1", "Kim").await;
    assert_eq!(added, refused(Refusal::Limit(2)));
    desk.register("lied", "lied-1", "other@b.de", &["Noa"])
        .await;
    let added = desk.added(&family, "lied", "lied-1", "Noa").await;
    assert_eq!(added, refused(Refusal::ByOthers), "in whoever's form");
}

/// Nothing is held for a list that needs no button, and nobody is passed.
pub async fn who_is_added_waits_behind_the_others(store: &Store) {
    let desk = Desk::new(store);
    desk.register("floss", "floss-1", "one@b.de", &["Lou", "Mio"])
        .await;
    desk.register("floss", "floss-1", "two@b.de", &["Ada"])
        .await;
    let (family, _) = desk.register("lied", "lied-1", "a@b.de", &["Kim"]).await;
    let added = desk.added(&family, "floss", "floss-1", "Kim").await;
    assert_eq!(added, Outcome::Waiting(2));
    // What a form holds that waits for its button is not given to a known family.
    desk.send(
        "klettern",
        "klettern-1",
        "three@b.de",
        &["A", "B", "C", "D", "E"],
        now(),
    )
    .await;
    let added = desk.added(&family, "klettern", "klettern-1", "Noa").await;
    assert!(matches!(added, Outcome::Waiting(_)), "{added:?}");
}

/// A family that was erased meanwhile gets nothing; a family with very many lists waits.
pub async fn nobody_adds_for_a_family_that_is_gone_or_without_end(store: &Store) {
    let desk = Desk::new(store);
    let (family, _) = desk.register("lied", "lied-1", "a@b.de", &["Kim"]).await;
    for number in 1..20 {
        let child = crate::registrar::sample::child(number);
        let command = desk.command("lied", "lied-1", "a@b.de", &[&child], now());
        assert!(matches!(desk.add(&family, &command).await, Added::Now(_)));
    }
    let command = desk.command("klettern", "klettern-1", "a@b.de", &["Kim"], now());
    assert_eq!(desk.add(&family, &command).await, Added::TooOften);
    let later = now() + TimeDelta::days(3);
    let programme = desk.programme.clone();
    let added = add(store, family.clone(), command.clone(), programme, later).await;
    assert!(matches!(added.unwrap(), Added::Now(_)));
    erase::erase(store, family.clone(), desk.programme.clone(), now())
        .await
        .unwrap();
    desk.letters(now()).await;
    assert_eq!(desk.add(&family, &command).await, Added::Gone);
    let pending = async |request: &RequestId| confirm::pending(store, request.clone()).await;
    assert_eq!(pending(&command.request).await.unwrap(), None);
    assert_eq!(desk.letters(now()).await, []);
}
