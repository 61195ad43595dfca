//! Lists: several occasions and children at once.

use super::{chance, family, list, registrations};
use crate::registrar::sample::{key, now, programme};
use jugendportal::registrar::domain::tally::Tally;
use jugendportal::registrar::domain::{
    List, OccasionKey, Outcome, Refusal, Registration, RegistrationId, RequestId, Wanted,
};
use jugendportal::registrar::family::confirm::decision::{State, confirm};
use jugendportal::registrar::family::register::decision::{self, Register, register};
use std::collections::BTreeMap;

/// Each child with its occasions, in their order.
fn wanted(entries: &[(&str, &str, &str)]) -> List {
    let of = |(child, offer, occasion): &(&str, &str, &str)| Wanted {
        key: key(offer, occasion),
        child: list("floss", "floss-1", &[child]).entries.remove(0).child,
    };
    List {
        guardian: family().guardian,
        entries: entries.iter().map(of).collect(),
    }
}

fn come(tallies: BTreeMap<OccasionKey, Tally>, list: List) -> Vec<Registration> {
    let ids = 0..list.entries.len();
    let command = Register {
        content: list.content(),
        registrations: ids
            .map(|index| RegistrationId::new(chance(index as u8)))
            .collect(),
        list,
        request: RequestId::new(now(), chance(99)),
    };
    let state = decision::State {
        tallies,
        ..Default::default()
    };
    let decision = register(&state, &command, &programme(), now());
    assert_eq!(decision.letters.len(), 1, "one letter for the whole list");
    registrations(&decision)
}

fn pressed(children: Vec<Registration>, tallies: BTreeMap<OccasionKey, Tally>) -> Vec<Outcome> {
    let state = State {
        children,
        family: family(),
        active: Vec::new(),
        tallies,
        elsewhere: BTreeMap::new(),
    };
    let (decision, outcomes) = confirm(&state, &programme(), now());
    assert_eq!(decision.letters.len(), 1, "one letter for the whole list");
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}

fn holds(children: &[Registration]) -> Vec<bool> {
    let held = children.iter().map(|own| own.held_until.is_some());
    held.collect()
}

#[test]
fn each_entry_of_a_list_holds_a_place_of_its_own() {
    let children = come(
        BTreeMap::new(),
        wanted(&[
            ("Kim", "floss", "floss-1"),
            ("Kim", "lied", "lied-1"),
            ("Noa", "floss", "floss-1"),
            ("Lou", "floss", "floss-1"),
        ]),
    );
    assert_eq!(
        holds(&children),
        [true, true, true, false],
        "two on the raft"
    );
    assert_eq!(
        pressed(children, BTreeMap::new()),
        [
            Outcome::Placed,
            Outcome::Placed,
            Outcome::Placed,
            Outcome::Waiting(1)
        ]
    );
}

#[test]
fn what_cannot_be_beside_an_earlier_entry_holds_nothing_and_is_refused_with_the_reason() {
    let children = come(
        BTreeMap::new(),
        wanted(&[
            ("Kim", "floss", "floss-1"),
            ("Kim", "klettern", "klettern-1"),
            ("Noa", "klettern", "klettern-1"),
            ("Noa", "klettern", "klettern-2"),
        ]),
    );
    assert_eq!(holds(&children), [true, false, true, false]);
    assert_eq!(
        pressed(children, BTreeMap::new()),
        [
            Outcome::Placed,
            Outcome::Refused(Refusal::Overlap),
            Outcome::Placed,
            Outcome::Refused(Refusal::Twice)
        ]
    );
}

#[test]
fn who_only_waits_may_have_a_place_at_the_same_time() {
    let full = BTreeMap::from([(
        key("floss", "floss-1"),
        Tally {
            general: 2,
            ..Tally::default()
        },
    )]);
    let children = come(
        full.clone(),
        wanted(&[
            ("Kim", "floss", "floss-1"),
            ("Kim", "klettern", "klettern-1"),
        ]),
    );
    assert_eq!(holds(&children), [false, true]);
    assert_eq!(
        pressed(children, full),
        [Outcome::Waiting(1), Outcome::Placed]
    );
}

#[test]
fn the_limit_of_a_season_counts_the_entries_of_a_list() {
    let mut catalogue = crate::registrar::sample::catalogue();
    catalogue.seasons[0].limit = Some(1);
    let programme = jugendportal::registrar::programme::Programme::new(catalogue).unwrap();
    let list = wanted(&[
        ("Kim", "floss", "floss-1"),
        ("Kim", "lied", "lied-1"),
        ("Noa", "lied", "lied-1"),
    ]);
    let command = Register {
        content: list.content(),
        registrations: (0..3)
            .map(|index| RegistrationId::new(chance(index)))
            .collect(),
        list,
        request: RequestId::new(now(), chance(99)),
    };
    let decision = register(&decision::State::default(), &command, &programme, now());
    assert_eq!(holds(&registrations(&decision)), [true, false, true]);
}
