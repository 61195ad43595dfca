//! Two guardians of a family: contacts, addresses, deletion, letters that are refused.

use super::addresses::mail;
use super::desk::{Desk, kinds, to};
use super::seconds::{ask, contact, joined, say, state};
use crate::registrar::letters::letters;
use crate::registrar::sample::now;
use chrono::TimeDelta;
use jugendportal::registrar::domain::{
    Acting, FamilyId, Guardian, Instant, RequestId, SecondContact,
};
use jugendportal::registrar::family;
use jugendportal::registrar::family::answer::{Answered, Wish};
use jugendportal::registrar::family::contact::Changed;
use jugendportal::registrar::family::second::Stands;
use jugendportal::registrar::mail::letter::About;
use jugendportal::registrar::mail::letters::moment;
use jugendportal::registrar::mail::log;
use jugendportal::registrar::mail::mailer::{Backend, Mailer};
use jugendportal::registrar::mail::outbox::{self, Due};
use jugendportal::registrar::mail::sending::send_due;
use jugendportal::registrar::office::participants::participants;
use jugendportal::registrar::store::Store;
use jugendportal::text::Phone;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};

macro_rules! cases {
    ($run:ident) => {
        $run!(
            both::the_second_guardian_goes_along_when_the_first_takes_another_address,
            both::two_families_that_become_one_have_one_second_guardian,
            both::each_changes_the_own_contact_and_the_other_is_told,
            both::the_second_guardian_takes_another_address_but_not_that_of_the_first,
            both::everything_is_deleted_for_both_and_nothing_of_others,
            both::what_is_over_is_forgotten,
            both::one_end_for_both_whoever_is_written_to_first,
            both::a_mailbox_that_refuses_stops_nobody_else,
        );
    };
}
pub(in crate::registrar) use cases;

async fn erase(desk: &Desk<'_>, by: impl Into<Acting>) {
    let programme = Arc::clone(&desk.programme);
    let erased = family::erase::erase(desk.store, by, programme, now());
    assert!(erased.await.unwrap());
}

/// Links of the second guardian go on; those in the old mailbox of the first do not.
pub async fn the_second_guardian_goes_along_when_the_first_takes_another_address(store: &Store) {
    let desk = Desk::new(store);
    let (family, places) = desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    let second = joined(&desk, &family, "two@b.de").await;
    let change = RequestId::new(now(), desk.chance());
    family::address::ask(store, family, change.clone(), mail("new@b.de"), now())
        .await
        .unwrap();
    let fresh = FamilyId::new(desk.chance());
    let taken = family::address::take(store, change, fresh.clone(), now());
    assert_eq!(taken.await.unwrap(), Some(fresh.clone()));
    assert_eq!(
        to(&desk.letters(now()).await),
        [
            ("new_address", "new@b.de"),
            ("address_left", "one@b.de"),
            ("address_taken", "new@b.de"),
            ("other_changed", "two@b.de")
        ]
    );
    let id = second.second.clone().unwrap();
    let Stands::Joined(now_acting) = state(&desk, &id, now()).await else {
        panic!()
    };
    assert_eq!(now_acting.family, fresh);
    let cancelled = family::answer::answer(
        store,
        now_acting,
        places[0].0.id.clone(),
        Wish::Cancel,
        Arc::clone(&desk.programme),
        now(),
    );
    assert_eq!(cancelled.await.unwrap(), Some(Answered::Cancelled));
    assert_eq!(
        to(&desk.letters(now()).await),
        [("cancelled", "new@b.de"), ("cancelled", "two@b.de")]
    );

    // The first takes the address of the second: one person, who is the first guardian.
    let change = RequestId::new(now(), desk.chance());
    family::address::ask(store, fresh, change.clone(), mail("two@b.de"), now())
        .await
        .unwrap();
    let last = FamilyId::new(desk.chance());
    family::address::take(store, change, last.clone(), now())
        .await
        .unwrap();
    assert_eq!(
        kinds(&desk.letters(now()).await),
        ["new_address", "address_left", "address_taken"]
    );
    assert_eq!(state(&desk, &id, now()).await, Stands::Gone);
}

/// The family that was there keeps its own; the other one is told.
pub async fn two_families_that_become_one_have_one_second_guardian(store: &Store) {
    let desk = Desk::new(store);
    let (one, places) = desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    let (two, _) = desk
        .register("klettern", "klettern-1", "two@b.de", &["Kim"])
        .await;
    let of_one = joined(&desk, &one, "second-of-one@b.de").await;
    joined(&desk, &two, "second-of-two@b.de").await;
    let change = RequestId::new(now(), desk.chance());
    family::address::ask(store, one, change.clone(), mail("two@b.de"), now())
        .await
        .unwrap();
    desk.letters(now()).await;
    family::address::take(store, change, FamilyId::new(desk.chance()), now())
        .await
        .unwrap();
    assert_eq!(
        to(&desk.letters(now()).await),
        [
            ("second_left", "second-of-one@b.de"),
            ("address_left", "one@b.de"),
            ("address_taken", "two@b.de"),
            ("other_changed", "second-of-two@b.de")
        ]
    );
    assert_eq!(
        state(&desk, &of_one.second.unwrap(), now()).await,
        Stands::Gone
    );
    desk.answer(&two, &places[0].0.id, Wish::Cancel, now())
        .await;
    assert_eq!(
        to(&desk.letters(now()).await),
        [
            ("cancelled", "two@b.de"),
            ("cancelled", "second-of-two@b.de")
        ]
    );
}

/// Name, phone, address; never that of the first guardian.
pub async fn each_changes_the_own_contact_and_the_other_is_told(store: &Store) {
    let desk = Desk::new(store);
    let (family, _) = desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    let second = joined(&desk, &family, "two@b.de").await;
    let known = desk.view(&family).await.unwrap().family.guardian;
    let phone = Phone::parse("040 66969-555").unwrap();
    let guardian = Guardian {
        phone: phone.clone(),
        ..known
    };
    family::contact::change(store, family.clone(), guardian, now())
        .await
        .unwrap();
    let id = second.second.clone().unwrap();
    let contact = SecondContact {
        phone: Some(phone),
        ..contact("Robin Neu", "two@b.de")
    };
    for _ in 0..2 {
        let changed = family::second::contact::change(store, id.clone(), contact.clone(), now());
        assert_eq!(changed.await.unwrap(), Changed::Done(mail("two@b.de")));
    }
    assert_eq!(
        to(&desk.letters(now()).await),
        [
            ("contact_changed", "one@b.de"),
            ("other_changed", "two@b.de"),
            ("contact_changed", "two@b.de"),
            ("other_changed", "one@b.de")
        ]
    );
    let all = participants(store, None, None).await.unwrap();
    assert_eq!(all[0].second.as_ref(), Some(&contact));
}

/// Links in the old mailbox end; there is no one mailbox for both.
pub async fn the_second_guardian_takes_another_address_but_not_that_of_the_first(store: &Store) {
    let desk = Desk::new(store);
    let (family, _) = desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    let second = joined(&desk, &family, "two@b.de").await;
    let id = second.second.clone().unwrap();
    let change = RequestId::new(now(), desk.chance());
    family::address::ask(
        store,
        second.clone(),
        change.clone(),
        mail("new@b.de"),
        now(),
    )
    .await
    .unwrap();
    for _ in 0..2 {
        let taken =
            family::address::take(store, change.clone(), FamilyId::new(desk.chance()), now());
        assert_eq!(taken.await.unwrap(), Some(family.clone()));
    }
    assert_eq!(
        to(&desk.letters(now()).await),
        [
            ("new_address", "new@b.de"),
            ("address_left", "two@b.de"),
            ("address_taken", "new@b.de"),
            ("other_changed", "one@b.de")
        ]
    );
    assert_eq!(
        state(&desk, &id, now()).await,
        Stands::Gone,
        "links in the old mailbox end"
    );
    assert!(matches!(
        state(&desk, &change, now()).await,
        Stands::Joined(_)
    ));
    let wrong = RequestId::new(now(), desk.chance());
    let by = Acting {
        second: Some(change),
        ..second
    };
    family::address::ask(store, by, wrong.clone(), mail("one@b.de"), now())
        .await
        .unwrap();
    let taken = family::address::take(store, wrong, FamilyId::new(desk.chance()), now());
    assert_eq!(taken.await.unwrap(), None, "one mailbox for both");
}

/// Both are told by whom; letters of other families to the same mailboxes stay.
pub async fn everything_is_deleted_for_both_and_nothing_of_others(store: &Store) {
    let desk = Desk::new(store);
    let (one, _) = desk
        .register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    let (two, _) = desk.register("lied", "lied-1", "two@b.de", &["Lou"]).await;
    let of_one = joined(&desk, &one, "two@b.de").await;
    joined(&desk, &two, "one@b.de").await;
    // Three letters that are not sent: to both guardians of two, and a question of two to a third.
    let phone = Phone::parse("040 66969-555").unwrap();
    let known = desk.view(&two).await.unwrap().family.guardian;
    let guardian = Guardian { phone, ..known };
    family::contact::change(store, two.clone(), guardian, now())
        .await
        .unwrap();
    let id = of_one.second.clone().unwrap();
    erase(&desk, of_one).await;
    assert_eq!(desk.view(&one).await, None);
    assert_eq!(state(&desk, &id, now()).await, Stands::Gone);
    let letters = desk.letters(now()).await;
    assert_eq!(
        to(&letters),
        [
            ("contact_changed", "two@b.de"),
            ("other_changed", "one@b.de"),
            ("erased", "one@b.de"),
            ("erased", "two@b.de")
        ]
    );
    let by = Some("Robin Muster".to_owned());
    assert!(letters[2..].iter().all(|letter| {
        letter.family.is_none()
            && matches!(&letter.about, About::Erased { by: who, .. } if *who == by)
    }));
    let all = participants(store, None, None).await.unwrap();
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].second.as_ref().unwrap().email, mail("one@b.de"));
    // A question that nobody has answered goes too.
    let (three, _) = desk
        .register("lied", "lied-1", "three@b.de", &["Mio"])
        .await;
    desk.letters(now()).await;
    let (asked, _) = ask(&desk, &three, "else@b.de", now()).await;
    erase(&desk, three).await;
    assert_eq!(to(&desk.letters(now()).await), [("erased", "three@b.de")]);
    assert_eq!(say(&desk, &asked, true, now()).await, Stands::Gone);
}

/// Questions with their time, second guardians with their family.
pub async fn what_is_over_is_forgotten(store: &Store) {
    let desk = Desk::new(store);
    let (one, _) = desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    let (two, _) = desk.register("lied", "lied-1", "two@b.de", &["Lou"]).await;
    let second = joined(&desk, &one, "second@b.de").await.second.unwrap();
    let (asked, _) = ask(&desk, &two, "asked@b.de", now()).await;
    let over = now() + TimeDelta::days(7);
    desk.purge(over - TimeDelta::seconds(1)).await;
    assert!(matches!(
        state(&desk, &asked, now()).await,
        Stands::Asked(..)
    ));
    desk.purge(over).await;
    assert_eq!(state(&desk, &asked, now()).await, Stands::Gone);
    assert!(matches!(
        state(&desk, &second, over).await,
        Stands::Joined(_)
    ));
    let long_over = now() + TimeDelta::days(100);
    assert_eq!(desk.purge(long_over).await.of_families.families, 2);
    assert_eq!(state(&desk, &second, long_over).await, Stands::Gone);
}

/// A place that is offered to a family with two guardians: the family, and both letters.
async fn offered(desk: &Desk<'_>) -> (FamilyId, Vec<Due>) {
    let (one, places) = desk
        .register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    let (two, _) = desk
        .register("floss", "floss-1", "two@b.de", &["Lou"])
        .await;
    joined(desk, &two, "second@b.de").await;
    desk.answer(&one, &places[0].0.id, Wish::Cancel, now())
        .await;
    let lease = now() + TimeDelta::minutes(1);
    let taken = outbox::take(desk.store, 10, now(), lease).await.unwrap();
    let offers = taken
        .into_iter()
        .filter(|due| due.letter.about.name() == "offer");
    (two, offers.collect())
}

async fn until(desk: &Desk<'_>, family: &FamilyId) -> Option<Instant> {
    desk.view(family).await.unwrap().registrations[0].offered_until
}

/// The time to answer begins with the first letter that is handed over; both name one end, also when
/// the second one has to wait for a while.
pub async fn one_end_for_both_whoever_is_written_to_first(store: &Store) {
    let desk = Desk::new(store);
    let (family, offers) = offered(&desk).await;
    let [first, second] = &offers[..] else {
        panic!("{offers:?}")
    };
    let later = now() + TimeDelta::minutes(30);
    outbox::failed(store, second, "451".into(), Some(later), now())
        .await
        .unwrap();
    outbox::failed(store, first, "451".into(), Some(now()), now())
        .await
        .unwrap();
    let mails = Arc::new(Mutex::new(Vec::new()));
    let from = mail("portal@portal.example");
    let mailer = Mailer::new(Backend::Memory(Arc::clone(&mails)), &from, "Ferienpass").unwrap();
    for at in [now(), later] {
        let (all, ending) = (letters(), AtomicBool::new(false));
        send_due(store, &all, &mailer, &desk.programme, &|| at, &ending)
            .await
            .unwrap();
    }
    let mails = std::mem::take(&mut *mails.lock().unwrap());
    let offers: Vec<_> = mails
        .iter()
        .filter(|mail| mail.text.contains("/anmeldung/angebot?l="))
        .collect();
    let end = now() + TimeDelta::hours(48);
    assert_eq!(offers.len(), 2);
    assert!(offers.iter().all(|mail| mail.text.contains(&moment(end))));
    assert_ne!(offers[0].message, offers[1].message);
    assert_eq!(until(&desk, &family).await, Some(end));
}

/// A letter to one guardian is refused: the one to the other goes, nobody loses time, and the office
/// reads of it.
pub async fn a_mailbox_that_refuses_stops_nobody_else(store: &Store) {
    let desk = Desk::new(store);
    let (family, offers) = offered(&desk).await;
    outbox::sent(store, &offers[0], now()).await.unwrap();
    let end = until(&desk, &family).await;
    let refused = || "SMTP 550".to_owned();
    outbox::failed(store, &offers[1], refused(), None, now())
        .await
        .unwrap();
    assert_eq!(
        until(&desk, &family).await,
        end,
        "the time of the other goes on"
    );
    let log = log::log(store).await.unwrap();
    let failed: Vec<_> = log.iter().filter(|line| line.state == "failed").collect();
    assert_eq!((failed.len(), failed[0].to.as_str()), (1, "s…@b….de"));
    assert_eq!(log::retry(store, None, now()).await.unwrap(), 1);
    let again = desk.letters(now() + TimeDelta::minutes(1)).await;
    let again: Vec<_> = to(&again)
        .into_iter()
        .filter(|(kind, _)| *kind == "offer")
        .collect();
    assert_eq!(again, [("offer", "second@b.de")]);
}
