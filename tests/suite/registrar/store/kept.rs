//! The table of personal data, row by row: the last moment at which something is there, and the
//! first at which it is gone.

use super::desk::{Desk, kinds};
use crate::registrar::sample::{at, now};
use chrono::TimeDelta;
use jugendportal::registrar::domain::{FamilyId, RegistrationId, RequestId, Status};
use jugendportal::registrar::office::participants::Participant;
use jugendportal::registrar::store::Store;
use jugendportal::registrar::{family, mail, office};
use std::collections::BTreeMap;

macro_rules! cases {
    ($run:ident) => {
        $run!(
            kept::what_never_said_yes_is_kept_for_48_hours,
            kept::the_mail_log_is_kept_for_30_days,
            kept::answers_are_kept_for_14_days_after_their_date,
            kept::families_are_kept_for_14_days_after_their_last_date,
            kept::data_are_deleted_when_asked,
            kept::the_consent_to_keep_notes_is_stored_with_its_time,
        );
    };
}
pub(in crate::registrar) use cases;

const MOMENT: TimeDelta = TimeDelta::seconds(1);

/// A family with a date on 1 April, with notes on health and a note of the office, and a date on
/// 8 April.
async fn with_two_dates(store: &Store) -> (Desk<'_>, FamilyId, RegistrationId) {
    let desk = Desk::new(store).with(|catalogue| {
        catalogue.seasons[0].offers[2].occasions[0].sessions =
            vec![("2027-04-08T18:00".into(), "2027-04-08T19:00".into())];
    });
    let (family, outcomes) = desk
        .register("floss", "floss-1", "one@b.de", &["Kim"])
        .await;
    desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    let id = outcomes[0].0.id.clone();
    let note = health("Nüsse");
    assert!(
        family::health::add_answers(store, family.clone(), id.clone(), note, now())
            .await
            .unwrap()
    );
    let (command, reason) = ("cancel", "Warum".into());
    office::notes::keep(store, command, id.to_string(), reason, now())
        .await
        .unwrap();
    (desk, family, id)
}

fn health(text: &str) -> BTreeMap<String, String> {
    BTreeMap::from([("gesundheit".to_owned(), text.to_owned())])
}

async fn participants(store: &Store, occasion: Option<&str>) -> Vec<Participant> {
    office::participants::participants(store, None, occasion.map(str::to_owned))
        .await
        .unwrap()
}

/// An unconfirmed form and an unconfirmed address: 48 hours.
pub async fn what_never_said_yes_is_kept_for_48_hours(store: &Store) {
    let (desk, family, _) = with_two_dates(store).await;
    let form = desk
        .send("klettern", "klettern-1", "never@b.de", &["Kim"], now())
        .await;
    let change = RequestId::new(now(), desk.chance());
    let new = super::addresses::mail("new@b.de");
    assert!(
        family::address::ask(store, family, change.clone(), new, now())
            .await
            .unwrap()
    );
    let two_days = now() + TimeDelta::hours(48);
    assert_eq!(desk.purge(two_days - MOMENT).await.of_families.requests, 0);
    assert!(
        family::confirm::pending(store, form.clone())
            .await
            .unwrap()
            .is_some()
    );
    assert_eq!(desk.purge(two_days).await.of_families.requests, 1);
    assert_eq!(family::confirm::pending(store, form).await.unwrap(), None);
    let fresh = FamilyId::new(desk.chance());
    assert_eq!(
        family::address::take(store, change, fresh, two_days - MOMENT)
            .await
            .unwrap(),
        None,
        "the address that never said yes is gone"
    );
}

/// The mail log: 30 days, addresses masked.
pub async fn the_mail_log_is_kept_for_30_days(store: &Store) {
    let (desk, _, _) = with_two_dates(store).await;
    desk.letters(now()).await;
    let month = now() + TimeDelta::days(30);
    let log = mail::log::log(store).await.unwrap();
    assert!(
        !log.is_empty() && log.iter().all(|line| line.to.contains('…')),
        "{log:?}"
    );
    assert_eq!(desk.purge(month - MOMENT).await.letters, 0);
    assert_eq!(desk.purge(month).await.letters, log.len());
}

/// Answers and notes on health: 14 days after their date, though the family has a later one.
pub async fn answers_are_kept_for_14_days_after_their_date(store: &Store) {
    let (desk, _, _) = with_two_dates(store).await;
    let answers = async || participants(store, Some("floss-1")).await.remove(0);
    let over = at("2027-04-01T13:00:00Z") + TimeDelta::days(14);
    assert_eq!(desk.purge(over - MOMENT).await.of_families.answers, 0);
    assert_eq!(answers().await.registration.child.answers.len(), 2);
    assert_eq!(desk.purge(over).await.of_families.answers, 1);
    let kept = answers().await;
    assert_eq!(
        (kept.registration.child.answers.len(), kept.consented_at),
        (0, None)
    );
}

/// Names, birth dates, contact: 14 days after the last date of the family; what the office noted
/// about it goes with it.
pub async fn families_are_kept_for_14_days_after_their_last_date(store: &Store) {
    let (desk, family, _) = with_two_dates(store).await;
    let last = at("2027-04-08T17:00:00Z") + TimeDelta::days(14);
    assert_eq!(desk.purge(last - MOMENT).await.of_families.families, 0);
    assert_eq!(
        (
            desk.view(&family).await.is_some(),
            office::notes::notes(store).await.unwrap().len()
        ),
        (true, 1)
    );
    assert_eq!(desk.purge(last).await.of_families.families, 1);
    assert_eq!(desk.view(&family).await, None);
    assert!(participants(store, None).await.is_empty());
    assert!(office::notes::notes(store).await.unwrap().is_empty());
}

/// Deleting everything gives places back; of who is deleted nothing is left for the purge.
pub async fn data_are_deleted_when_asked(store: &Store) {
    let desk = Desk::new(store);
    let (one, _) = desk
        .register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    let (two, _) = desk
        .register("floss", "floss-1", "two@b.de", &["Lou"])
        .await;
    desk.letters(now()).await;
    let erase = async || {
        family::erase::erase(store, one.clone(), desk.programme.clone(), now())
            .await
            .unwrap()
    };
    assert!(erase().await);
    assert!(!erase().await);
    assert_eq!(desk.view(&one).await, None);
    assert_eq!(desk.status(&two).await, [Status::Offered]);
    assert_eq!(kinds(&desk.letters(now()).await), ["erased", "offer"]);
    let over = at("2027-04-01T13:00:00Z") + TimeDelta::days(14);
    let before = desk.purge(over - TimeDelta::minutes(1)).await;
    assert_eq!(
        (before.of_families.families, desk.view(&two).await.is_some()),
        (0, true)
    );
    let after = desk.purge(over).await;
    assert_eq!(
        (after.of_families.families, desk.view(&two).await),
        (1, None)
    );
    assert!(participants(store, None).await.is_empty());
}

/// Notes on health: the consent has a time; without notes there is none.
pub async fn the_consent_to_keep_notes_is_stored_with_its_time(store: &Store) {
    let desk = Desk::new(store);
    let (family, outcomes) = desk
        .register("floss", "floss-1", "one@b.de", &["Kim"])
        .await;
    let id = outcomes[0].0.id.clone();
    let later = now() + TimeDelta::hours(3);
    let consent = async || participants(store, None).await.remove(0);
    assert!(
        family::health::add_answers(store, family.clone(), id.clone(), health("Nüsse"), later)
            .await
            .unwrap()
    );
    assert_eq!(consent().await.consented_at, Some(later));
    assert!(
        family::health::add_answers(store, family, id, health(""), later)
            .await
            .unwrap()
    );
    let gone = consent().await;
    assert_eq!(
        (
            gone.consented_at,
            gone.registration.child.answers.get("gesundheit")
        ),
        (None, None)
    );
    assert_eq!(
        gone.registration
            .child
            .answers
            .get("essen")
            .map(String::as_str),
        Some("alles"),
        "other answers stay"
    );
}
