//! A form holds a place for a child, and another form of the child takes it: what was held comes back.

use super::desk::{Desk, kinds};
use super::holds::{AS_IT_IS, confirmed, one_place, send, taken};
use crate::registrar::sample::now;
use chrono::TimeDelta;
use jugendportal::registrar::domain::{FamilyId, Instant, Outcome, Refusal, Status};
use jugendportal::registrar::family::answer::{Answered, Wish};
use jugendportal::registrar::store::Store;
use jugendportal::registrar::{family, office};
use std::sync::Arc;

macro_rules! cases {
    ($run:ident) => {
        $run!(
            taken_over::a_place_given_back_goes_to_the_form_that_held_one_before_it_is_offered,
            taken_over::what_was_held_is_held_again_no_longer_than_before,
            taken_over::a_hold_that_was_taken_over_comes_back_however_the_place_ends,
            taken_over::a_hold_comes_back_only_where_a_place_is_free_for_the_child,
        );
    };
}
pub(in crate::registrar) use cases;

/// A stranger confirms first, gets the place, and gives it back: the family has its hold, and who waits
/// is asked after it.
pub async fn a_place_given_back_goes_to_the_form_that_held_one_before_it_is_offered(store: &Store) {
    let desk = one_place(store);
    let own = send(&desk, "a@b.de", "Kim", AS_IT_IS, now()).await;
    let strange = send(&desk, "x@y.de", "Kim", AS_IT_IS, now()).await;
    let (stranger, outcome) = confirmed(&desk, &strange, now()).await;
    assert_eq!(outcome, Outcome::Placed);
    let (other, outcome) = {
        let form = send(&desk, "c@d.de", "Noa", AS_IT_IS, now()).await;
        confirmed(&desk, &form, now()).await
    };
    assert_eq!(outcome, Outcome::Waiting(1));
    desk.letters(now()).await;
    give_back(&desk, &stranger, now()).await;
    desk.tick(now()).await;
    assert_eq!(kinds(&desk.letters(now()).await), ["cancelled"]);
    assert_eq!(desk.status(&other).await, [Status::Waiting]);
    assert_eq!(taken(&desk, now()).await, 1, "held again");
    assert_eq!(confirmed(&desk, &own, now()).await.1, Outcome::Placed);
    assert_eq!(taken(&desk, now()).await, 1);
}

async fn give_back(desk: &Desk<'_>, family: &FamilyId, now: Instant) {
    let id = desk.view(family).await.unwrap().registrations[0].id.clone();
    let answered = desk.answer(family, &id, Wish::Cancel, now).await;
    assert_eq!(answered, Some(Answered::Cancelled));
}

/// The time of the hold goes on while another form has the place: then the next on the list is asked.
pub async fn what_was_held_is_held_again_no_longer_than_before(store: &Store) {
    let desk = one_place(store);
    let own = send(&desk, "a@b.de", "Kim", AS_IT_IS, now()).await;
    let strange = send(&desk, "x@y.de", "Kim", AS_IT_IS, now()).await;
    let (stranger, _) = confirmed(&desk, &strange, now()).await;
    let (_, outcome) = confirmed(&desk, &own, now()).await;
    assert_eq!(outcome, Outcome::Refused(Refusal::ByOthers), "it is told");
    let late = send(&desk, "b@b.de", "Kim", AS_IT_IS, now()).await;
    let noa = send(&desk, "c@d.de", "Noa", AS_IT_IS, now()).await;
    let (other, _) = confirmed(&desk, &noa, now()).await;
    give_back(&desk, &stranger, now()).await;
    assert_eq!(
        desk.status(&other).await,
        [Status::Offered],
        "a form that held nothing takes nothing up"
    );
    assert_eq!(confirmed(&desk, &late, now()).await.1, Outcome::Waiting(1));

    let desk = Desk::with_chance(store, 100_000)
        .with(|catalogue| catalogue.seasons[0].offers[1].occasions[0].capacity = Some(1));
    let mio = |email| desk.send("klettern", "klettern-1", email, &["Mio"], now());
    let own = mio("e@b.de").await;
    let strange = mio("z@y.de").await;
    let (stranger, _) = confirmed(&desk, &strange, now()).await;
    let other = desk
        .send("klettern", "klettern-1", "f@d.de", &["Ada"], now())
        .await;
    let (other, outcome) = confirmed(&desk, &other, now()).await;
    assert_eq!(outcome, Outcome::Waiting(1));
    let soon = now() + TimeDelta::minutes(29);
    give_back(&desk, &stranger, soon).await;
    assert_eq!(desk.status(&other).await, [Status::Waiting]);
    let over = now() + TimeDelta::minutes(30);
    desk.tick(over).await;
    assert_eq!(desk.status(&other).await, [Status::Offered]);
    assert_eq!(confirmed(&desk, &own, over).await.1, Outcome::Waiting(1));
}

/// Erased, or taken back by the office.
pub async fn a_hold_that_was_taken_over_comes_back_however_the_place_ends(store: &Store) {
    let desk = one_place(store);
    for by_office in [false, true] {
        let own = send(&desk, "a@b.de", "Kim", AS_IT_IS, now()).await;
        let strange = send(&desk, "x@y.de", "Kim", AS_IT_IS, now()).await;
        let (stranger, outcome) = confirmed(&desk, &strange, now()).await;
        assert_eq!(outcome, Outcome::Placed);
        let programme = Arc::clone(&desk.programme);
        if by_office {
            let view = desk.view(&stranger).await.unwrap();
            let id = view.registrations[0].id.clone();
            office::place::withdraw(store, id, "Anruf".into(), programme, now())
                .await
                .unwrap();
        } else {
            family::erase::erase(store, stranger, programme, now())
                .await
                .unwrap();
        }
        let other = send(&desk, "c@d.de", "Noa", AS_IT_IS, now()).await;
        let (other, outcome) = confirmed(&desk, &other, now()).await;
        assert_eq!(outcome, Outcome::Waiting(1), "by the office: {by_office}");
        let (family, outcome) = confirmed(&desk, &own, now()).await;
        assert_eq!(outcome, Outcome::Placed, "by the office: {by_office}");
        for all in [family, other] {
            let programme = Arc::clone(&desk.programme);
            family::erase::erase(store, all, programme, now())
                .await
                .unwrap();
        }
    }
}

/// A place that only entitled children get is no place for the form of one that is not.
pub async fn a_hold_comes_back_only_where_a_place_is_free_for_the_child(store: &Store) {
    let desk = Desk::new(store).with(|catalogue| {
        let occasion = &mut catalogue.seasons[0].offers[0].occasions[0];
        (occasion.capacity, occasion.reserved) = (Some(2), 1);
    });
    let (regular, reduced) = (("child1_price", "regular"), ("child1_price", "reduced"));
    let own = send(&desk, "a@b.de", "Kim", regular, now()).await;
    let strange = send(&desk, "x@y.de", "Kim", reduced, now()).await;
    let (stranger, outcome) = confirmed(&desk, &strange, now()).await;
    assert_eq!(outcome, Outcome::Placed);
    let other = send(&desk, "c@d.de", "Noa", regular, now()).await;
    let (_, outcome) = confirmed(&desk, &other, now()).await;
    assert_eq!(outcome, Outcome::Placed);
    give_back(&desk, &stranger, now()).await;
    assert_eq!(taken(&desk, now()).await, 1);
    assert_eq!(confirmed(&desk, &own, now()).await.1, Outcome::Waiting(1));
    let entitled = send(&desk, "e@b.de", "Lou", reduced, now()).await;
    assert_eq!(confirmed(&desk, &entitled, now()).await.1, Outcome::Placed);
}
