//! What time brings: offers lapse, reminders, what the programme changes is told.

use super::desk::{Desk, kinds, to};
use crate::registrar::sample::{at, now};
use chrono::TimeDelta;
use jugendportal::registrar::domain::Status;
use jugendportal::registrar::mail::letter::{About, Letter};
use jugendportal::registrar::store::Store;

macro_rules! cases {
    ($run:ident) => {
        $run!(
            time::an_offer_lapses,
            time::an_offer_that_is_called_off_is_told_once,
            time::time_brings_reminders_and_new_places,
            time::another_time_or_place_is_told_once,
            time::a_reminder_comes_for_the_new_day_too,
        );
    };
}
pub(in crate::registrar) use cases;

/// An offer without an answer goes on to the next; nobody is offered a place at the last moment.
pub async fn an_offer_lapses(store: &Store) {
    let desk = Desk::new(store);
    let (two, _, three) = desk.offered().await;
    desk.tick(now() + TimeDelta::hours(47)).await;
    assert_eq!(
        (desk.status(&two).await, desk.status(&three).await),
        (vec![Status::Offered], vec![Status::Waiting])
    );
    let over = now() + TimeDelta::hours(48);
    desk.tick(over).await;
    assert_eq!(
        (desk.status(&two).await, desk.status(&three).await),
        (vec![Status::Declined], vec![Status::Offered])
    );
    assert_eq!(kinds(&desk.letters(over).await), ["lapsed", "offer"]);
    desk.tick(over).await;
    assert!(desk.letters(over).await.is_empty(), "told once");
}

/// Called off in the data: every family is told, once.
pub async fn an_offer_that_is_called_off_is_told_once(store: &Store) {
    let desk = Desk::new(store);
    let (family, _) = desk
        .register("lied", "lied-1", "a@b.de", &["Kim", "Noa"])
        .await;
    desk.letters(now()).await;
    let desk = desk.with(|catalogue| {
        catalogue.seasons[0].offers[2].occasions[0].cancelled = Some("Wasserschaden".into())
    });
    desk.tick(now()).await;
    desk.tick(now()).await;
    let letters = desk.letters(now()).await;
    assert_eq!(kinds(&letters), ["called_off", "called_off"]);
    assert_eq!(
        desk.status(&family).await,
        [Status::Cancelled, Status::Cancelled]
    );
}

/// One reminder 36 hours before; more places in the data move the list; nothing after the start.
pub async fn time_brings_reminders_and_new_places(store: &Store) {
    let desk = Desk::new(store);
    desk.register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    let (two, _) = desk
        .register("floss", "floss-1", "two@b.de", &["Lou"])
        .await;
    desk.letters(now()).await;
    let start = at("2027-04-01T08:00:00Z");
    desk.tick(start - TimeDelta::hours(37)).await;
    assert!(desk.letters(start).await.is_empty());
    desk.tick(start - TimeDelta::hours(36)).await;
    desk.tick(start - TimeDelta::hours(35)).await;
    assert_eq!(kinds(&desk.letters(start).await), ["reminder", "reminder"]);
    let desk =
        desk.with(|catalogue| catalogue.seasons[0].offers[0].occasions[0].capacity = Some(3));
    desk.tick(start - TimeDelta::hours(35)).await;
    desk.tick(start + TimeDelta::hours(1)).await;
    assert_eq!(
        desk.status(&two).await,
        [Status::Waiting],
        "so near the start the office calls"
    );
    desk.tick(start - TimeDelta::days(8)).await;
    assert_eq!(desk.status(&two).await, [Status::Offered]);
}

/// Another day in the data: every family reads it once, with what was before; who waits too.
pub async fn another_time_or_place_is_told_once(store: &Store) {
    let desk = Desk::new(store);
    desk.register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    desk.register("floss", "floss-1", "two@b.de", &["Lou"])
        .await;
    desk.tick(now()).await;
    desk.letters(now()).await;
    let desk = desk.with(|catalogue| {
        let offer = &mut catalogue.seasons[0].offers[0];
        offer.occasions[0].sessions = vec![("2027-04-02T11:00".into(), "2027-04-02T15:00".into())];
        offer.bring_along.push("Mütze".into());
    });
    desk.tick(now()).await;
    desk.tick(now()).await;
    let letters = desk.letters(now()).await;
    assert_eq!(
        to(&letters),
        [
            ("changed", "one@b.de"),
            ("changed", "one@b.de"),
            ("changed", "two@b.de")
        ]
    );
    let has_place = |about: &About| {
        let About::Changed { has_place, .. } = about else {
            panic!()
        };
        *has_place
    };
    let abouts = letters.iter().flat_map(Letter::abouts);
    let places: Vec<bool> = abouts.map(has_place).collect();
    assert_eq!(places, [true, true, false]);
    let About::Changed { before, .. } = &letters[0].about else {
        panic!()
    };
    assert_eq!(before.sessions[0].0.to_string(), "2027-04-01 10:00:00");

    let desk = desk.with(|catalogue| catalogue.seasons[0].offers[0].title = "Ein Floß".into());
    desk.tick(now()).await;
    assert!(
        desk.letters(now()).await.is_empty(),
        "another title is no other time or place"
    );
    let desk = desk
        .with(|catalogue| catalogue.seasons[0].offers[0].meeting_point = Some("Am Kiosk".into()));
    desk.tick(at("2027-04-02T14:00:00Z")).await;
    let letters = desk.letters(at("2027-04-02T14:00:00Z")).await;
    assert_eq!(
        kinds(&letters),
        [""; 0],
        "nobody is told of a change of what is over"
    );
}

/// Reminded of one day, the family is reminded of the other one too.
pub async fn a_reminder_comes_for_the_new_day_too(store: &Store) {
    let desk = Desk::new(store);
    desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    desk.letters(now()).await;
    let first = at("2027-04-01T16:00:00Z") - TimeDelta::hours(36);
    desk.tick(first).await;
    assert_eq!(kinds(&desk.letters(first).await), ["reminder"]);
    let desk = desk.with(|catalogue| {
        catalogue.seasons[0].offers[2].occasions[0].sessions =
            vec![("2027-04-09T18:00".into(), "2027-04-09T19:00".into())]
    });
    desk.tick(first).await;
    assert_eq!(kinds(&desk.letters(first).await), ["changed"]);
    let second = at("2027-04-09T16:00:00Z") - TimeDelta::hours(36);
    desk.tick(second - TimeDelta::minutes(1)).await;
    assert!(desk.letters(second).await.is_empty());
    desk.tick(second).await;
    desk.tick(second).await;
    assert_eq!(kinds(&desk.letters(second).await), ["reminder"]);
}
