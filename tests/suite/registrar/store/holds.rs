//! A child holds one place at an occasion, in however many forms and of whatever address.

use super::desk::{Desk, kinds};
use crate::registrar::sample::{self, form, now};
use chrono::TimeDelta;
use jugendportal::registrar::domain::{
    FamilyId, Instant, Outcome, Refusal, RegistrationId, RequestId, Status, Tally,
};
use jugendportal::registrar::family;
use jugendportal::registrar::family::answer::{Answered, Wish};
use jugendportal::registrar::family::confirm::Confirmed;
use jugendportal::registrar::family::register::decision::Register;
use jugendportal::registrar::store::Store;
use jugendportal::registrar::store::records::tallies;
use jugendportal::text::Phone;
use std::collections::BTreeMap;
use std::sync::Arc;

macro_rules! cases {
    ($run:ident) => {
        $run!(
            holds::the_corrected_form_has_the_place_of_the_first,
            holds::forms_of_two_addresses_hold_one_place,
            holds::nobody_takes_a_hold_away_with_a_form_in_the_name_of_the_child,
            holds::a_form_that_is_refused_leaves_the_hold_of_the_other,
            holds::the_forms_of_a_child_share_the_longest_hold,
            holds::the_price_class_corrected_changes_which_place_is_held,
            holds::a_position_of_a_stranger_is_no_registration_of_the_family,
            holds::forms_that_come_together_hold_one_place,
            holds::a_child_twice_on_one_list_has_one_place,
            holds::an_accepted_place_frees_what_forms_hold_for_the_child,
        );
    };
}
pub(in crate::registrar) use cases;

/// The raft with one place.
pub(super) fn one_place(store: &Store) -> Desk<'_> {
    Desk::new(store)
        .with(|catalogue| catalogue.seasons[0].offers[0].occasions[0].capacity = Some(1))
}

/// A form with one field typed otherwise.
pub(super) async fn send(
    desk: &Desk<'_>,
    email: &str,
    child: &str,
    (field, value): (&str, &str),
    now: Instant,
) -> RequestId {
    let fields = form("floss", "floss-1", email, &[child]).with(field, value);
    let list = sample::list(&fields, &desk.programme, now);
    let command = Register {
        content: list.content(),
        list,
        request: RequestId::new(now, desk.chance()),
        registrations: vec![RegistrationId::new(desk.chance())],
    };
    let request = command.request.clone();
    family::register::register(desk.store, command, Arc::clone(&desk.programme), now)
        .await
        .unwrap();
    request
}

pub(super) async fn confirmed(
    desk: &Desk<'_>,
    request: &RequestId,
    now: Instant,
) -> (FamilyId, Outcome) {
    match desk.confirm(request, now).await {
        Confirmed::Done(family, outcomes) => (family, outcomes[0].1),
        Confirmed::Gone => panic!("gone"),
    }
}

/// Places taken at the raft, as the office and as a form counts them; everybody sees as many or more.
pub(super) async fn taken(desk: &Desk<'_>, now: Instant) -> u32 {
    let counted = desk.store.read(move |db| {
        let sum = |all: BTreeMap<_, Tally>| all.values().map(|tally| tally.taken()).sum::<u32>();
        let one = tallies::tally(db, "2027-ostern", "floss-1", None, now)?;
        Ok((
            sum(tallies::standings(db, now)?),
            one.taken(),
            sum(tallies::shown(db, now)?),
        ))
    });
    let (all, one, shown) = counted.await.unwrap();
    assert_eq!(all, one);
    assert!(shown >= one, "nobody is shown a place that is not free");
    one
}

const OTHER_PHONE: (&str, &str) = ("guardian_phone", "040 66969-199");
pub(super) const AS_IT_IS: (&str, &str) = ("website", "");

/// The form, the phone number corrected, the form again, the second mail confirmed: the place.
pub async fn the_corrected_form_has_the_place_of_the_first(store: &Store) {
    let desk = one_place(store);
    let first = send(&desk, "a@b.de", "Kim", AS_IT_IS, now()).await;
    let second = send(&desk, "a@b.de", "Kim", OTHER_PHONE, now()).await;
    let other = send(&desk, "c@d.de", "Noa", AS_IT_IS, now()).await;
    assert_eq!(taken(&desk, now()).await, 1, "held once");
    let (family, outcome) = confirmed(&desk, &second, now()).await;
    assert_eq!(outcome, Outcome::Placed);
    assert_eq!(taken(&desk, now()).await, 1, "and had once");
    let pending = family::confirm::pending(store, first.clone())
        .await
        .unwrap()
        .unwrap();
    assert!(pending.registered, "the other link says so");
    let (_, outcome) = confirmed(&desk, &first, now()).await;
    assert_eq!(outcome, Outcome::Refused(Refusal::Twice));
    assert_eq!(confirmed(&desk, &other, now()).await.1, Outcome::Waiting(1));
    assert_eq!(
        desk.status(&family).await,
        [Status::Cancelled, Status::Placed]
    );
    assert_eq!(taken(&desk, now()).await, 1);
    let view = desk.view(&family).await.unwrap();
    assert_eq!(
        Some(view.family.guardian.phone),
        Phone::parse("040 66969-100").ok(),
        "the contact is that of the form that was confirmed last"
    );
}

/// Two parents with two addresses: the first form confirmed takes the place.
pub async fn forms_of_two_addresses_hold_one_place(store: &Store) {
    let desk = one_place(store);
    let one = send(&desk, "one@b.de", "Kim", AS_IT_IS, now()).await;
    let two = send(&desk, "two@b.de", "KIM ", AS_IT_IS, now()).await;
    assert_eq!(taken(&desk, now()).await, 1);
    assert_eq!(confirmed(&desk, &two, now()).await.1, Outcome::Placed);
    let (_, outcome) = confirmed(&desk, &one, now()).await;
    assert_eq!(outcome, Outcome::Refused(Refusal::ByOthers));
    assert_eq!(taken(&desk, now()).await, 1);
    let late = send(&desk, "three@b.de", "Kim", AS_IT_IS, now()).await;
    assert_eq!(
        taken(&desk, now()).await,
        1,
        "who has a place holds no other"
    );
    let (_, outcome) = confirmed(&desk, &late, now()).await;
    assert_eq!(outcome, Outcome::Refused(Refusal::ByOthers));
}

/// Whatever a stranger does with a form in the child's name: the family keeps its hold.
pub async fn nobody_takes_a_hold_away_with_a_form_in_the_name_of_the_child(store: &Store) {
    let desk = one_place(store);
    // The stranger is first, has a family, and erases it with everything that is not confirmed.
    let (stranger, _) = desk.register("lied", "lied-1", "x@y.de", &["Ada"]).await;
    send(&desk, "x@y.de", "Kim", AS_IT_IS, now()).await;
    let own = send(
        &desk,
        "a@b.de",
        "Kim",
        AS_IT_IS,
        now() + TimeDelta::minutes(20),
    )
    .await;
    let programme = Arc::clone(&desk.programme);
    family::erase::erase(store, stranger, programme, now() + TimeDelta::minutes(21))
        .await
        .unwrap();
    let soon = now() + TimeDelta::minutes(49);
    let other = send(&desk, "c@d.de", "Noa", AS_IT_IS, soon).await;
    assert_eq!(confirmed(&desk, &other, soon).await.1, Outcome::Waiting(1));
    assert_eq!(confirmed(&desk, &own, soon).await.1, Outcome::Placed);
}

/// A form that is refused gives back its own hold only.
pub async fn a_form_that_is_refused_leaves_the_hold_of_the_other(store: &Store) {
    let desk = one_place(store);
    // At the other family the child climbs at the same time.
    desk.register("klettern", "klettern-1", "x@y.de", &["Kim"])
        .await;
    let strange = send(&desk, "x@y.de", "Kim", AS_IT_IS, now()).await;
    let own = send(&desk, "a@b.de", "Kim", AS_IT_IS, now()).await;
    let other = send(&desk, "c@d.de", "Noa", AS_IT_IS, now()).await;
    let (_, outcome) = confirmed(&desk, &strange, now()).await;
    assert_eq!(outcome, Outcome::Refused(Refusal::Overlap));
    assert_eq!(confirmed(&desk, &other, now()).await.1, Outcome::Waiting(1));
    assert_eq!(confirmed(&desk, &own, now()).await.1, Outcome::Placed);
    let log = desk.letters(now()).await;
    assert!(
        !kinds(&log).contains(&"offer"),
        "nothing was free in between"
    );
}

/// The hold of the first form is over, that of the second is not: either link has the place.
pub async fn the_forms_of_a_child_share_the_longest_hold(store: &Store) {
    let desk = one_place(store);
    let first = send(&desk, "a@b.de", "Kim", AS_IT_IS, now()).await;
    let later = now() + TimeDelta::minutes(20);
    send(&desk, "a@b.de", "Kim", OTHER_PHONE, later).await;
    let soon = now() + TimeDelta::minutes(40);
    let other = send(&desk, "c@d.de", "Noa", AS_IT_IS, soon).await;
    assert_eq!(confirmed(&desk, &other, soon).await.1, Outcome::Waiting(1));
    assert_eq!(confirmed(&desk, &first, soon).await.1, Outcome::Placed);
    assert_eq!(taken(&desk, soon).await, 1);
}

/// A place for entitled children that is held is no place for others, and the other way round it is.
pub async fn the_price_class_corrected_changes_which_place_is_held(store: &Store) {
    let desk = Desk::new(store).with(|catalogue| {
        let occasion = &mut catalogue.seasons[0].offers[0].occasions[0];
        (occasion.capacity, occasion.reserved) = (Some(2), 1);
    });
    let (regular, reduced) = (("child1_price", "regular"), ("child1_price", "reduced"));
    let (_, places) = desk
        .register("floss", "floss-1", "one@b.de", &["Lou"])
        .await;
    assert_eq!(places[0].1, Outcome::Placed);
    let entitled = send(&desk, "a@b.de", "Kim", reduced, now()).await;
    let not = send(&desk, "a@b.de", "Kim", regular, now()).await;
    assert_eq!(taken(&desk, now()).await, 2);
    assert_eq!(confirmed(&desk, &not, now()).await.1, Outcome::Waiting(1));
    assert_eq!(taken(&desk, now()).await, 2, "the other form holds on");

    let strange = send(&desk, "x@y.de", "Noa", regular, now()).await;
    let (stranger, outcome) = confirmed(&desk, &strange, now()).await;
    assert_eq!(outcome, Outcome::Waiting(2));
    drop((entitled, stranger));

    let desk = Desk::with_chance(store, 100_000).with(|catalogue| {
        let occasion = &mut catalogue.seasons[0].offers[1].occasions[0];
        (occasion.capacity, occasion.reserved) = (Some(1), 0);
    });
    let general = desk
        .send("klettern", "klettern-1", "g@b.de", &["Mio"], now())
        .await;
    let fields = form("klettern", "klettern-1", "g@b.de", &["Mio"]).with("child1_price", "reduced");
    let list = sample::list(&fields, &desk.programme, now());
    let command = Register {
        content: list.content(),
        list,
        request: RequestId::new(now(), desk.chance()),
        registrations: vec![RegistrationId::new(desk.chance())],
    };
    let request = command.request.clone();
    family::register::register(store, command, Arc::clone(&desk.programme), now())
        .await
        .unwrap();
    assert_eq!(confirmed(&desk, &request, now()).await.1, Outcome::Placed);
    let (_, outcome) = confirmed(&desk, &general, now()).await;
    assert_eq!(outcome, Outcome::Refused(Refusal::Twice));
}

/// What a stranger took for the child on the waiting list takes no place away from the family that
/// holds one, and gives it no second one.
pub async fn a_position_of_a_stranger_is_no_registration_of_the_family(store: &Store) {
    let desk = Desk::new(store).with(|catalogue| {
        let occasion = &mut catalogue.seasons[0].offers[0].occasions[0];
        (occasion.capacity, occasion.reserved) = (Some(2), 1);
    });
    let (regular, reduced) = (("child1_price", "regular"), ("child1_price", "reduced"));
    let (one, places) = desk
        .register("floss", "floss-1", "one@b.de", &["Lou"])
        .await;
    let own = send(&desk, "a@b.de", "Kim", reduced, now()).await;
    let strange = send(&desk, "x@y.de", "Kim", regular, now()).await;
    let (stranger, outcome) = confirmed(&desk, &strange, now()).await;
    assert_eq!(outcome, Outcome::Waiting(1));
    assert_eq!(confirmed(&desk, &own, now()).await.1, Outcome::Placed);
    desk.answer(&one, &places[0].0.id, Wish::Cancel, now())
        .await;
    desk.tick(now()).await;
    assert_eq!(
        desk.status(&stranger).await,
        [Status::Waiting],
        "no second place"
    );
}

/// Forms that come in one transaction see each other.
pub async fn forms_that_come_together_hold_one_place(store: &Store) {
    let desk = one_place(store);
    let mut requests = Vec::new();
    let sent = ["one@b.de", "two@b.de", "three@b.de"].map(|email| {
        let command = desk.command("floss", "floss-1", email, &["Kim"], now());
        requests.push(command.request.clone());
        family::register::register(store, command, Arc::clone(&desk.programme), now())
    });
    for stored in super::desk::join_all(sent.into_iter()).await {
        stored.unwrap();
    }
    assert_eq!(taken(&desk, now()).await, 1);
    assert_eq!(
        confirmed(&desk, &requests[2], now()).await.1,
        Outcome::Placed
    );
}

/// A list that names a child twice for one occasion: nobody else loses the place it was counted at.
pub async fn a_child_twice_on_one_list_has_one_place(store: &Store) {
    let desk = Desk::new(store);
    let (_, places) = desk
        .register("floss", "floss-1", "one@b.de", &["Lou"])
        .await;
    assert_eq!(places[0].1, Outcome::Placed);
    let mut command = desk.command("floss", "floss-1", "a@b.de", &["Kim", "Mio", "Noa"], now());
    command.list.entries[1] = command.list.entries[0].clone();
    let request = command.request.clone();
    family::register::register(store, command, Arc::clone(&desk.programme), now())
        .await
        .unwrap();
    assert_eq!(taken(&desk, now()).await, 2);
    let Confirmed::Done(_, outcomes) = desk.confirm(&request, now()).await else {
        panic!("gone");
    };
    let outcomes: Vec<Outcome> = outcomes.into_iter().map(|(_, outcome)| outcome).collect();
    assert_eq!(
        outcomes,
        [
            Outcome::Placed,
            Outcome::Refused(Refusal::Twice),
            Outcome::Waiting(1)
        ]
    );
    assert_eq!(taken(&desk, now()).await, 2);
}

/// A position of a stranger is offered a place and takes it, while the form of the family holds one for
/// entitled children: that falls free at once, and who waits for it is offered it.
pub async fn an_accepted_place_frees_what_forms_hold_for_the_child(store: &Store) {
    let desk = Desk::new(store).with(|catalogue| {
        let occasion = &mut catalogue.seasons[0].offers[0].occasions[0];
        (occasion.capacity, occasion.reserved) = (Some(2), 1);
    });
    let reduced = ("child1_price", "reduced");
    let (one, places) = desk
        .register("floss", "floss-1", "one@b.de", &["Lou"])
        .await;
    let own = send(&desk, "a@b.de", "Kim", reduced, now()).await;
    let strange = send(&desk, "x@y.de", "Kim", AS_IT_IS, now()).await;
    let (stranger, outcome) = confirmed(&desk, &strange, now()).await;
    assert_eq!(outcome, Outcome::Waiting(1));
    let other = send(&desk, "c@d.de", "Noa", reduced, now()).await;
    let (other, outcome) = confirmed(&desk, &other, now()).await;
    assert_eq!(outcome, Outcome::Waiting(2));
    desk.answer(&one, &places[0].0.id, Wish::Cancel, now())
        .await;
    let waits = desk.view(&stranger).await.unwrap().registrations[0]
        .id
        .clone();
    desk.letters(now()).await;
    assert_eq!(
        taken(&desk, now()).await,
        2,
        "nobody knows whether the offer is taken"
    );
    let answered = desk.answer(&stranger, &waits, Wish::Accept, now()).await;
    assert_eq!(answered, Some(Answered::Accepted));
    assert_eq!(desk.status(&other).await, [Status::Offered]);
    assert_eq!(taken(&desk, now()).await, 2);
    let (_, outcome) = confirmed(&desk, &own, now()).await;
    assert_eq!(outcome, Outcome::Refused(Refusal::ByOthers));
}
