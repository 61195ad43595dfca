//! The rules of a season: time between two offers, one offer a day, most places.

use super::desk::Desk;
use crate::registrar::sample::now;
use jugendportal::registrar::domain::{Outcome, Refusal, Status};
use jugendportal::registrar::family::answer::{Answered, Wish};
use jugendportal::registrar::store::Store;

macro_rules! cases {
    ($run:ident) => {
        $run!(
            rules::the_rules_of_a_season_hold_when_places_are_given,
            rules::the_rules_of_a_season_hold_when_places_are_offered,
        );
    };
}
pub(in crate::registrar) use cases;

/// Decided when a form is confirmed.
pub async fn the_rules_of_a_season_hold_when_places_are_given(store: &Store) {
    let desk = Desk::new(store).with(|catalogue| catalogue.seasons[0].buffer_minutes = 30);
    let (family, first) = desk
        .register("klettern", "klettern-2", "one@b.de", &["Kim"])
        .await;
    assert_eq!(first[0].1, Outcome::Placed, "17 to 18");
    let (_, close) = desk.register("lied", "lied-1", "one@b.de", &["Kim"]).await;
    assert_eq!(close[0].1, Outcome::Refused(Refusal::Close(30)), "18 to 19");
    let again = desk.view(&family).await.unwrap();
    assert_eq!(
        again
            .registrations
            .iter()
            .map(|own| own.status)
            .collect::<Vec<_>>(),
        [Status::Placed, Status::Cancelled]
    );

    let desk = desk.with(|catalogue| catalogue.seasons[0].one_per_day = true);
    let (_, same_day) = desk
        .register("floss", "floss-1", "one@b.de", &["Kim"])
        .await;
    assert_eq!(same_day[0].1, Outcome::Refused(Refusal::SameDay));
    let desk = desk.with(|catalogue| {
        catalogue.seasons[0].one_per_day = false;
        catalogue.seasons[0].limit = Some(1);
    });
    let (_, limit) = desk
        .register("floss", "floss-1", "one@b.de", &["Kim"])
        .await;
    assert_eq!(limit[0].1, Outcome::Refused(Refusal::Limit(1)));
    let (_, sibling) = desk
        .register("floss", "floss-1", "one@b.de", &["Noa"])
        .await;
    assert_eq!(
        sibling[0].1,
        Outcome::Placed,
        "every child has places of its own"
    );
}

/// Decided again when an offered place is taken: Lou waits, gets another place, and is then offered
/// this one.
pub async fn the_rules_of_a_season_hold_when_places_are_offered(store: &Store) {
    let desk = Desk::new(store).with(|catalogue| catalogue.seasons[0].limit = Some(1));
    desk.register("floss", "floss-1", "one@b.de", &["Noa"])
        .await;
    let (others, places) = desk
        .register("floss", "floss-1", "two@b.de", &["Mio"])
        .await;
    let (lou, waits) = desk
        .register("floss", "floss-1", "lou@b.de", &["Lou"])
        .await;
    assert_eq!(waits[0].1, Outcome::Waiting(1));
    desk.register("lied", "lied-1", "lou@b.de", &["Lou"]).await;
    desk.answer(&others, &places[0].0.id, Wish::Cancel, now())
        .await;
    let taken = desk.answer(&lou, &waits[0].0.id, Wish::Accept, now()).await;
    assert_eq!(taken, Some(Answered::Refused(Refusal::Limit(1))));
    assert_eq!(
        desk.status(&lou).await,
        [Status::Offered, Status::Placed],
        "the offer stays until its time is over"
    );
}
