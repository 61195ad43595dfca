//! Offers: who is next, what is taken in time, what is given back.

use super::{come, family, registrations};
use crate::registrar::sample::{at, now, programme};
use chrono::TimeDelta;
use jugendportal::registrar::decision::{Decision, Row};
use jugendportal::registrar::domain::tally::Tally;
use jugendportal::registrar::domain::{Family, Registration, Status};
use jugendportal::registrar::family::answer::{Answered, accept, cancel, decline};
use jugendportal::registrar::family::queue::offers;
use jugendportal::registrar::family::register::decision;
use jugendportal::registrar::family::tick::lapse;
use jugendportal::registrar::mail::letter::About;

fn waiting(count: u8) -> Vec<(Registration, Family)> {
    (0..count)
        .map(|number| {
            let mut registration = registrations(&come(
                &decision::State::default(),
                "floss",
                "floss-1",
                &["Kim"],
                number,
                now(),
            ))
            .remove(0);
            registration.status = Status::Waiting;
            (registration, family())
        })
        .collect()
}

#[test]
fn free_places_are_offered_in_order_and_to_no_more_than_fit() {
    let programme = programme();
    let terms = programme.at("2027-ostern", "floss-1").unwrap();
    let queue = waiting(3);
    let decision = offers(
        Tally {
            general: 1,
            waiting_general: 3,
            ..Tally::default()
        },
        &queue,
        terms,
        now(),
    );
    let Row::Moved(step) = &decision.rows[0] else {
        panic!()
    };
    assert_eq!(
        (&step.id, step.to, step.offered_until),
        (&queue[0].0.id, Status::Offered, None),
        "the time begins when the letter is handed over"
    );
    assert_eq!((decision.rows.len(), decision.letters.len()), (1, 1));
    assert_eq!(offers(Tally::default(), &queue, terms, now()).rows.len(), 2);
    let two_days_before = at("2027-03-30T08:00:00Z");
    assert_eq!(
        offers(Tally::default(), &queue, terms, two_days_before),
        Decision::default(),
        "the office calls"
    );
}

#[test]
fn an_offer_is_taken_in_time_or_goes_on() {
    let mut own = waiting(1).remove(0).0;
    own.status = Status::Offered;
    own.offered_until = Some(now() + TimeDelta::hours(48));
    let late = now() + TimeDelta::hours(48);
    assert_eq!(
        accept(&own, &family(), &[], &programme(), now()).1,
        Answered::Accepted
    );
    assert_eq!(
        accept(&own, &family(), &[], &programme(), late),
        (Decision::default(), Answered::TooLate)
    );
    assert_eq!(decline(&own, &family()).1, Answered::Declined);
    assert_eq!(lapse(&own, &family(), now()), Decision::default());
    assert!(matches!(
        lapse(&own, &family(), late).letters[0].about,
        About::Lapsed { .. }
    ));
    own.status = Status::Placed;
    assert_eq!(
        accept(&own, &family(), &[], &programme(), now()),
        (Decision::default(), Answered::AsBefore(Status::Placed))
    );
}

#[test]
fn a_place_can_be_given_back_until_it_begins() {
    let own = Registration {
        status: Status::Placed,
        ..waiting(1).remove(0).0
    };
    assert_eq!(
        cancel(&own, &family(), &programme(), now()).1,
        Answered::Cancelled
    );
    assert_eq!(
        cancel(&own, &family(), &programme(), at("2027-04-01T08:00:00Z")),
        (Decision::default(), Answered::TooLate)
    );
}
