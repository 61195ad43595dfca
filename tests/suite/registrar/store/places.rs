//! Places: from one family to the next, held, given once.

use super::desk::{Desk, join_all, kinds};
use crate::registrar::sample::{self, child, form, now};
use chrono::TimeDelta;
use jugendportal::registrar::domain::{
    FamilyId, Instant, OccasionKey, Outcome, RegistrationId, RequestId, Status, Tally,
};
use jugendportal::registrar::family::answer::{Answered, Wish};
use jugendportal::registrar::family::confirm::Confirmed;
use jugendportal::registrar::family::register::decision::Register;
use jugendportal::registrar::mail::letter::About;
use jugendportal::registrar::store::records::tallies;
use jugendportal::registrar::store::{Store, StoreError};
use jugendportal::registrar::{family, mail, office};
use std::collections::BTreeMap;
use std::sync::Arc;

macro_rules! cases {
    ($run:ident) => {
        $run!(
            places::a_place_goes_from_one_family_to_the_next,
            places::a_place_that_is_declined_goes_on,
            places::what_comes_twice_counts_once,
            places::what_is_not_confirmed_ends,
            places::the_last_place_is_given_once,
            places::a_case_that_fails_spoils_nothing_for_those_in_the_same_transaction,
            places::reserved_places_are_counted_by_the_price_class,
        );
    };
}
pub(in crate::registrar) use cases;

/// How the occasions stand.
async fn standings(
    store: &Store,
    now: Instant,
) -> Result<BTreeMap<OccasionKey, Tally>, StoreError> {
    store.read(move |db| tallies::standings(db, now)).await
}

/// A place, the waiting list, a cancellation, an offer, its acceptance; one letter for each step.
pub async fn a_place_goes_from_one_family_to_the_next(store: &Store) {
    let desk = Desk::new(store);
    let (one, outcomes) = desk
        .register("floss", "floss-1", "one@b.de", &["Kim", "Noa"])
        .await;
    assert!(
        outcomes
            .iter()
            .all(|(_, outcome)| *outcome == Outcome::Placed)
    );
    let (two, waits) = desk
        .register("floss", "floss-1", "two@b.de", &["Lou"])
        .await;
    assert_eq!(waits[0].1, Outcome::Waiting(1));
    assert_eq!(
        kinds(&desk.letters(now()).await),
        ["confirm", "result", "confirm", "result"]
    );

    assert_eq!(
        desk.answer(&two, &outcomes[0].0.id, Wish::Cancel, now())
            .await,
        None,
        "a family does not reach the children of others"
    );
    assert_eq!(
        desk.answer(&one, &outcomes[0].0.id, Wish::Cancel, now())
            .await,
        Some(Answered::Cancelled)
    );
    assert_eq!(desk.status(&one).await, [Status::Cancelled, Status::Placed]);
    assert_eq!(desk.status(&two).await, [Status::Offered]);
    let letters = desk.letters(now()).await;
    assert_eq!(kinds(&letters), ["cancelled", "offer"]);
    assert!(
        matches!(&letters[1].about, About::Offer { until, .. } if *until == now() + TimeDelta::hours(48))
    );

    assert_eq!(
        desk.answer(&one, &outcomes[0].0.id, Wish::Cancel, now())
            .await,
        Some(Answered::AsBefore(Status::Cancelled))
    );
    assert_eq!(
        desk.answer(&two, &waits[0].0.id, Wish::Accept, now()).await,
        Some(Answered::Accepted)
    );
    assert_eq!(desk.status(&two).await, [Status::Placed]);
    assert_eq!(kinds(&desk.letters(now()).await), ["accepted"]);
    let standings = standings(store, now()).await.unwrap();
    assert_eq!(
        standings
            .values()
            .map(|tally| tally.taken())
            .collect::<Vec<_>>(),
        [2]
    );
}

/// Left to others, an offered place goes on to the next in the list.
pub async fn a_place_that_is_declined_goes_on(store: &Store) {
    let desk = Desk::new(store);
    let (two, number, three) = desk.offered().await;
    assert_eq!(
        desk.answer(&two, &number, Wish::Decline, now()).await,
        Some(Answered::Declined)
    );
    assert_eq!(
        (desk.status(&two).await, desk.status(&three).await),
        (vec![Status::Declined], vec![Status::Offered])
    );
    assert_eq!(kinds(&desk.letters(now()).await), ["declined", "offer"]);
}

/// The same form, page or button twice.
pub async fn what_comes_twice_counts_once(store: &Store) {
    let desk = Desk::new(store);
    let first = desk.send("lied", "lied-1", "a@b.de", &["Kim"], now()).await;
    desk.send("lied", "lied-1", "a@b.de", &["Kim"], now()).await;
    assert_eq!(kinds(&desk.letters(now()).await), ["confirm"]);
    let once = desk.confirm(&first, now()).await;
    assert_eq!(desk.confirm(&first, now()).await, once);
    assert_eq!(kinds(&desk.letters(now()).await), ["result"]);
    let (_, again) = desk.register("lied", "lied-1", "A@B.de", &["kim"]).await;
    assert!(
        matches!(again[0].1, Outcome::Refused(_)),
        "one child once per offer"
    );
    assert_eq!(
        standings(store, now())
            .await
            .unwrap()
            .values()
            .map(|tally| tally.taken())
            .sum::<u32>(),
        1
    );
}

/// Places are held for half an hour, links are valid for two days.
pub async fn what_is_not_confirmed_ends(store: &Store) {
    let desk = Desk::new(store);
    let slow = desk
        .send("floss", "floss-1", "slow@b.de", &["Kim", "Noa"], now())
        .await;
    let quick = desk
        .send(
            "floss",
            "floss-1",
            "quick@b.de",
            &["Lou"],
            now() + TimeDelta::minutes(31),
        )
        .await;
    let Confirmed::Done(_, outcomes) = desk.confirm(&quick, now() + TimeDelta::minutes(32)).await
    else {
        panic!()
    };
    assert_eq!(outcomes[0].1, Outcome::Placed);
    let Confirmed::Done(_, outcomes) = desk.confirm(&slow, now() + TimeDelta::minutes(33)).await
    else {
        panic!()
    };
    assert_eq!(
        outcomes
            .iter()
            .map(|(_, outcome)| *outcome)
            .collect::<Vec<_>>(),
        [Outcome::Placed, Outcome::Waiting(1)]
    );
    let late = desk
        .send("lied", "lied-1", "late@b.de", &["Kim"], now())
        .await;
    let after = now() + TimeDelta::hours(48);
    assert_eq!(desk.confirm(&late, after).await, Confirmed::Gone);
    assert_eq!(
        office::purge::purge(store, Arc::clone(&desk.programme), after)
            .await
            .unwrap()
            .of_families
            .requests,
        1
    );
    assert_eq!(family::confirm::pending(store, late).await.unwrap(), None);
}

/// Two hundred families want the last place in the same moment.
pub async fn the_last_place_is_given_once(store: &Store) {
    let desk = Desk::new(store);
    desk.register("floss", "floss-1", "first@b.de", &["Kim"])
        .await;
    let mut requests = Vec::new();
    for number in 0..200 {
        requests.push(
            desk.send(
                "floss",
                "floss-1",
                &format!("f{number}@b.de"),
                &[child(number).as_str()],
                now(),
            )
            .await,
        );
    }
    let later = now() + TimeDelta::hours(1);
    let mut waiting = Vec::new();
    let mut placed = 0;
    let answers = join_all(requests.iter().map(|request| desk.confirm(request, later))).await;
    for answer in answers {
        let Confirmed::Done(_, outcomes) = answer else {
            panic!()
        };
        match outcomes[0].1 {
            Outcome::Placed => placed += 1,
            Outcome::Waiting(position) => waiting.push(position),
            Outcome::Refused(_) => panic!(),
        }
    }
    waiting.sort_unstable();
    assert_eq!(placed, 1);
    assert_eq!(waiting, (1..200).collect::<Vec<u32>>());
}

/// Others of the same transaction get what they came for.
pub async fn a_case_that_fails_spoils_nothing_for_those_in_the_same_transaction(store: &Store) {
    let desk = Desk::new(store);
    let mut requests = Vec::new();
    let mut numbers = Vec::new();
    for family in 0..41 {
        let mut command = desk.command(
            "lied",
            "lied-1",
            &format!("f{family}@b.de"),
            &[child(family).as_str()],
            now(),
        );
        if family == 30 {
            // The number of another child: it cannot be written into the index of numbers when the
            // form is confirmed.
            command.registrations = vec![numbers.clone().swap_remove(20)];
        }
        requests.push(command.request.clone());
        numbers.extend(command.registrations.clone());
        family::register::register(store, command, Arc::clone(&desk.programme), now())
            .await
            .unwrap();
    }
    // All of them are handed over before the first answer is looked at.
    let confirm = |request: &RequestId| {
        family::confirm::confirm(
            store,
            request.clone(),
            FamilyId::new(desk.chance()),
            Arc::clone(&desk.programme),
            now(),
        )
    };
    for (index, result) in join_all(requests.iter().map(confirm))
        .await
        .into_iter()
        .enumerate()
    {
        assert_eq!(result.is_ok(), index != 30, "{index}: {result:?}");
    }
    let log = mail::log::log(store).await.unwrap();
    assert_eq!(
        log.len(),
        41 + 40,
        "nothing of the broken one is left, and all of the others"
    );
    assert_eq!(
        office::participants::participants(store, None, None)
            .await
            .unwrap()
            .len(),
        40
    );
}

/// Places held back go to children of the other price class only.
pub async fn reserved_places_are_counted_by_the_price_class(store: &Store) {
    let desk =
        Desk::new(store).with(|catalogue| catalogue.seasons[0].offers[0].occasions[0].reserved = 1);
    let send = async |email: &str, child: &str, class: &str| {
        let fields = form("floss", "floss-1", email, &[child]).with("child1_price", class);
        let list = sample::list(&fields, &desk.programme, now());
        let request = RequestId::new(now(), desk.chance());
        let registrations = vec![RegistrationId::new(desk.chance())];
        let content = list.content();
        let command = Register {
            list,
            content,
            request: request.clone(),
            registrations,
        };
        family::register::register(store, command, Arc::clone(&desk.programme), now())
            .await
            .unwrap();
        match desk.confirm(&request, now()).await {
            Confirmed::Done(_, outcomes) => outcomes[0].1,
            Confirmed::Gone => panic!("gone"),
        }
    };
    assert_eq!(send("a@b.de", "Kim", "regular").await, Outcome::Placed);
    assert_eq!(
        send("b@b.de", "Noa", "regular").await,
        Outcome::Waiting(1),
        "the second place is held back"
    );
    assert_eq!(send("c@b.de", "Lou", "reduced").await, Outcome::Placed);
    assert_eq!(send("d@b.de", "Mio", "reduced").await, Outcome::Waiting(2));
}
