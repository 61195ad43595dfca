//! Decisions: who gets a place, who waits, who is next.

mod lists;
mod offers;

use super::sample::{self, form, key, now, programme};
use chrono::TimeDelta;
use jugendportal::registrar::decision::{Decision, Row};
use jugendportal::registrar::domain::tally::Tally;
use jugendportal::registrar::domain::{
    Family, FamilyId, Instant, List, OccasionKey, Outcome, Refusal, Registration, RegistrationId,
    RequestId, Status,
};
use jugendportal::registrar::family::confirm::decision::{State, confirm};
use jugendportal::registrar::family::register::decision::{self, Register, register};
use std::collections::BTreeMap;

fn chance(number: u8) -> [u8; 16] {
    [number; 16]
}

fn list(offer: &str, occasion: &str, children: &[&str]) -> List {
    let form = form(offer, occasion, "a@b.de", children);
    sample::list(&form, &programme(), now())
}

fn command(offer: &str, occasion: &str, children: &[&str], number: u8) -> Register {
    let ids = (0..children.len())
        .map(|index| RegistrationId::new(chance(number + index as u8)))
        .collect();
    let list = list(offer, occasion, children);
    Register {
        content: list.content(),
        list,
        request: RequestId::new(now(), chance(number)),
        registrations: ids,
    }
}

fn at_raft(tally: Tally) -> BTreeMap<OccasionKey, Tally> {
    BTreeMap::from([(key("floss", "floss-1"), tally)])
}

fn registrations(decision: &Decision) -> Vec<Registration> {
    let row = |row: &Row| {
        if let Row::Registration(registration) = row {
            Some((**registration).clone())
        } else {
            None
        }
    };
    decision.rows.iter().filter_map(row).collect()
}

fn come(
    state: &decision::State,
    offer: &str,
    occasion: &str,
    children: &[&str],
    number: u8,
    now: Instant,
) -> Decision {
    let command = command(offer, occasion, children, number);
    register(state, &command, &programme(), now)
}

fn family() -> Family {
    Family {
        id: FamilyId::new(chance(200)),
        guardian: list("floss", "floss-1", &["Kim"]).guardian,
    }
}

fn confirmed(
    children: Vec<Registration>,
    active: Vec<Registration>,
    tally: Tally,
    now: Instant,
) -> Vec<Outcome> {
    let tallies = children
        .iter()
        .map(|child| (child.key.clone(), tally))
        .collect::<BTreeMap<_, _>>();
    let state = State {
        children,
        family: family(),
        active,
        tallies,
        elsewhere: BTreeMap::new(),
    };
    let (decision, outcomes) = confirm(&state, &programme(), now);
    assert_eq!(decision.letters.len(), 1, "one letter for the whole form");
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}

#[test]
fn a_form_holds_the_places_that_are_free_and_brings_one_letter() {
    let one_taken = decision::State {
        tallies: at_raft(Tally {
            general: 1,
            ..Tally::default()
        }),
        ..Default::default()
    };
    let decision = come(&one_taken, "floss", "floss-1", &["Kim", "Noa"], 1, now());
    let held: Vec<_> = registrations(&decision)
        .iter()
        .map(|child| child.held_until)
        .collect();
    assert_eq!(held, [Some(now() + TimeDelta::minutes(30)), None]);
    assert_eq!(decision.letters.len(), 1);
    assert_eq!(
        decision.letters[0].family, None,
        "an address that is not confirmed gets no family link"
    );
}

#[test]
fn the_same_form_twice_changes_nothing() {
    let command = command("floss", "floss-1", &["Kim"], 1);
    let known = decision::State {
        versions: vec![decision::Version {
            id: command.request,
            content: command.content,
            waits: false,
            children: Vec::new(),
        }],
        ..Default::default()
    };
    assert_eq!(
        come(&known, "floss", "floss-1", &["Kim"], 1, now()),
        Decision::default()
    );
    let same = decision::State {
        same: Some((
            RequestId::new(now(), chance(1)),
            now(),
            now() + TimeDelta::hours(48),
            vec![],
        )),
        ..Default::default()
    };
    assert_eq!(
        come(
            &same,
            "floss",
            "floss-1",
            &["Kim"],
            1,
            now() + TimeDelta::minutes(9)
        ),
        Decision::default()
    );
    let later = come(
        &same,
        "floss",
        "floss-1",
        &["Kim"],
        1,
        now() + TimeDelta::minutes(10),
    );
    assert!(
        later.rows.is_empty() && later.letters.len() == 1,
        "a lost mail can be asked for again"
    );
}

#[test]
fn a_mailbox_is_not_flooded() {
    let many = decision::State {
        unconfirmed: 20,
        ..Default::default()
    };
    assert_eq!(
        come(&many, "floss", "floss-1", &["Kim"], 1, now()),
        Decision::default()
    );
    // One form, sent every minute for two days.
    let (mut written_at, mut letters, end) = (now(), 1, now() + TimeDelta::hours(48));
    for minute in 0..48 * 60 {
        let at = now() + TimeDelta::minutes(minute);
        let same = decision::State {
            same: Some((RequestId::new(now(), chance(1)), written_at, end, vec![])),
            ..Default::default()
        };
        let sent = come(&same, "floss", "floss-1", &["Kim"], 1, at)
            .letters
            .len();
        if sent > 0 {
            written_at = at;
        }
        letters += sent;
    }
    assert_eq!(letters, 10);
}

#[test]
fn a_held_place_is_given_and_without_one_the_waiting_list_begins() {
    let children = registrations(&come(
        &decision::State {
            tallies: at_raft(Tally {
                general: 1,
                ..Tally::default()
            }),
            ..Default::default()
        },
        "floss",
        "floss-1",
        &["Kim", "Noa"],
        1,
        now(),
    ));
    let taken = Tally {
        general: 1,
        ..Tally::default()
    };
    assert_eq!(
        confirmed(children.clone(), vec![], taken, now()),
        [Outcome::Placed, Outcome::Waiting(1)]
    );
    let later = now() + TimeDelta::minutes(31);
    assert_eq!(
        confirmed(
            children,
            vec![],
            Tally {
                general: 2,
                waiting_general: 3,
                ..Tally::default()
            },
            later
        ),
        [Outcome::Waiting(4), Outcome::Waiting(5)]
    );
}

#[test]
fn nobody_overtakes_the_waiting_list() {
    let children = registrations(&come(
        &decision::State {
            tallies: at_raft(Tally {
                general: 2,
                ..Tally::default()
            }),
            ..Default::default()
        },
        "floss",
        "floss-1",
        &["Kim"],
        1,
        now(),
    ));
    let one_free_one_waits = Tally {
        general: 1,
        waiting_general: 1,
        ..Tally::default()
    };
    assert_eq!(
        confirmed(children, vec![], one_free_one_waits, now()),
        [Outcome::Waiting(2)]
    );
}

#[test]
fn one_child_once_per_offer_and_not_in_two_places_at_once() {
    let placed = |offer, occasion| {
        let mut own = registrations(&come(
            &decision::State::default(),
            offer,
            occasion,
            &["Kim"],
            50,
            now(),
        ))
        .remove(0);
        own.status = Status::Placed;
        own
    };
    let new = |offer, occasion| {
        registrations(&come(
            &decision::State::default(),
            offer,
            occasion,
            &["KIM "],
            1,
            now(),
        ))
    };
    let outcome = |new, own| confirmed(new, vec![own], Tally::default(), now()).remove(0);
    assert_eq!(
        outcome(
            new("klettern", "klettern-2"),
            placed("klettern", "klettern-1")
        ),
        Outcome::Refused(Refusal::Twice)
    );
    assert_eq!(
        outcome(new("floss", "floss-1"), placed("klettern", "klettern-1")),
        Outcome::Refused(Refusal::Overlap)
    );
    assert_eq!(
        outcome(new("lied", "lied-1"), placed("klettern", "klettern-2")),
        Outcome::Placed,
        "touching is not overlapping"
    );
    let waits = Registration {
        status: Status::Waiting,
        ..placed("klettern", "klettern-1")
    };
    assert_eq!(
        outcome(new("floss", "floss-1"), waits),
        Outcome::Placed,
        "a position on a waiting list is no place"
    );
}
