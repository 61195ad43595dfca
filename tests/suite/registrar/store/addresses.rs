//! Another address: asked, taken, joined; nobody floods a mailbox.

use super::desk::{Desk, to};
use crate::registrar::sample::now;
use chrono::TimeDelta;
use jugendportal::registrar::domain::{Email, FamilyId, Guardian, Instant, RequestId};
use jugendportal::registrar::family;
use jugendportal::registrar::family::contact::Changed;
use jugendportal::registrar::store::Store;
use jugendportal::text::Phone;

macro_rules! cases {
    ($run:ident) => {
        $run!(
            addresses::a_new_address_is_asked_and_links_in_the_old_mailbox_end,
            addresses::the_button_for_a_new_address_counts_once_and_in_time,
            addresses::two_families_of_one_mailbox_become_one,
            addresses::a_mailbox_is_not_flooded_with_questions,
            addresses::another_phone_number_is_told_once,
        );
    };
}
pub(in crate::registrar) use cases;

pub fn mail(text: &str) -> Email {
    Email::parse(text).unwrap()
}

async fn ask(desk: &Desk<'_>, family: &FamilyId, new: &str) -> RequestId {
    let id = RequestId::new(now(), desk.chance());
    assert!(
        family::address::ask(desk.store, family.clone(), id.clone(), mail(new), now())
            .await
            .unwrap()
    );
    id
}

/// The button of the letter to the new address.
async fn take(desk: &Desk<'_>, change: &RequestId, now: Instant) -> Option<FamilyId> {
    let fresh = FamilyId::new(desk.chance());
    family::address::take(desk.store, change.clone(), fresh, now)
        .await
        .unwrap()
}

/// Nothing changes before the new address has said yes; then old family links end.
pub async fn a_new_address_is_asked_and_links_in_the_old_mailbox_end(store: &Store) {
    let desk = Desk::new(store);
    let (family, _) = desk.register("lied", "lied-1", "old@b.de", &["Kim"]).await;
    desk.letters(now()).await;
    let change = ask(&desk, &family, "new@b.de").await;
    assert_eq!(
        to(&desk.letters(now()).await),
        [("new_address", "new@b.de")]
    );
    let before = desk.view(&family).await.unwrap();
    assert_eq!(before.family.guardian.email, mail("old@b.de"));

    let fresh = FamilyId::new(desk.chance());
    assert_eq!(
        family::address::take(store, change, fresh.clone(), now())
            .await
            .unwrap(),
        Some(fresh.clone())
    );
    let letters = desk.letters(now()).await;
    assert_eq!(
        to(&letters),
        [("address_left", "old@b.de"), ("address_taken", "new@b.de")]
    );
    assert_eq!(
        (letters[0].family.as_ref(), letters[1].family.as_ref()),
        (None, Some(&fresh)),
        "the old mailbox gets no family link"
    );
    assert_eq!(
        desk.view(&family).await,
        None,
        "links in the old mailbox are worth nothing"
    );
    let view = desk.view(&fresh).await.unwrap();
    assert_eq!(
        (view.family.guardian.email, view.registrations.len()),
        (mail("new@b.de"), 1)
    );
}

/// The button twice, the button in a mailbox that was left again, the button too late.
pub async fn the_button_for_a_new_address_counts_once_and_in_time(store: &Store) {
    let desk = Desk::new(store);
    let (family, _) = desk.register("lied", "lied-1", "old@b.de", &["Kim"]).await;
    let change = ask(&desk, &family, "new@b.de").await;
    let fresh = take(&desk, &change, now()).await.unwrap();
    desk.letters(now()).await;
    let again = take(&desk, &change, now()).await;
    assert_eq!(
        (again.as_ref(), desk.letters(now()).await.len()),
        (Some(&fresh), 0),
        "the button twice changes nothing"
    );
    let back = ask(&desk, &fresh, "old@b.de").await;
    let third = take(&desk, &back, now()).await.unwrap();
    assert_eq!(
        take(&desk, &change, now()).await,
        None,
        "nobody reads that mailbox any more"
    );
    let late = ask(&desk, &third, "third@b.de").await;
    let over = now() + TimeDelta::hours(48);
    assert_eq!(take(&desk, &late, over).await, None);
}

/// The new address has a family already: everything is under one link.
pub async fn two_families_of_one_mailbox_become_one(store: &Store) {
    let desk = Desk::new(store);
    let (one, _) = desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    let (two, _) = desk
        .register("klettern", "klettern-1", "two@b.de", &["Kim"])
        .await;
    let change = ask(&desk, &one, "TWO@b.de").await;
    let joined = family::address::take(store, change, FamilyId::new(desk.chance()), now())
        .await
        .unwrap();
    assert_eq!(joined, Some(two.clone()));
    assert_eq!(
        family::view::view(store, two)
            .await
            .unwrap()
            .unwrap()
            .registrations
            .len(),
        2
    );
    assert_eq!(family::view::view(store, one).await.unwrap(), None);
}

/// Nobody can have a stranger's mailbox filled.
pub async fn a_mailbox_is_not_flooded_with_questions(store: &Store) {
    let desk = Desk::new(store);
    let (family, _) = desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    desk.letters(now()).await;
    for _ in 0..20 {
        ask(&desk, &family, "stranger@b.de").await;
    }
    assert_eq!(desk.letters(now()).await.len(), 5);
    for number in 0..30 {
        desk.send(
            "lied",
            "lied-1",
            &format!("stranger+{number}@b.de"),
            &["Kim"],
            now(),
        )
        .await;
    }
    assert_eq!(
        desk.letters(now()).await.len(),
        15,
        "a tag makes no other mailbox, and whatever is asked there counts"
    );
    ask(&desk, &family, "stranger@b.de").await;
    let (other, _) = desk.register("lied", "lied-1", "two@b.de", &["Noa"]).await;
    desk.letters(now()).await;
    ask(&desk, &other, "stranger@b.de").await;
    assert_eq!(desk.letters(now()).await, [], "whoever asks");
    // A family that corrects a slip twice is asked each time.
    for typed in ["new@b.dee", "nwe@b.de", "new@b.de"] {
        ask(&desk, &other, typed).await;
    }
    assert_eq!(desk.letters(now()).await.len(), 3);
}

/// Another phone number is told, the same one is not.
pub async fn another_phone_number_is_told_once(store: &Store) {
    let desk = Desk::new(store);
    let (family, _) = desk.register("lied", "lied-1", "a@b.de", &["Kim"]).await;
    desk.letters(now()).await;
    let known = desk.view(&family).await.unwrap().family.guardian;
    let guardian = Guardian {
        phone: Phone::parse("040 66969-555").unwrap(),
        ..known
    };
    for _ in 0..2 {
        let changed = family::contact::change(store, family.clone(), guardian.clone(), now());
        let email = mail("a@b.de");
        assert_eq!(changed.await.unwrap(), Changed::Done(email));
    }
    assert_eq!(
        to(&desk.letters(now()).await),
        [("contact_changed", "a@b.de")]
    );
    assert_eq!(desk.view(&family).await.unwrap().family.guardian, guardian);
}
