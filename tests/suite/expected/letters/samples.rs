//! The facts of sample letters: every letter there is, each with all that changes its words.

mod changes;
mod lists;
mod together;

use crate::registrar::sample::{catalogue, key, now, programme};
use chrono::TimeDelta;
use jugendportal::catalogue::{Catalogue, Contact};
use jugendportal::registrar::domain::{Change, Waits};
use jugendportal::registrar::domain::{Email, FamilyId, RegistrationId, RequestId};
use jugendportal::registrar::domain::{Outcome, Refusal};
use jugendportal::registrar::mail::letter::{
    About, Before, BothNames, Digest, Entry, Letter, News, SecondAsked,
};
use jugendportal::registrar::programme::Programme;

/// A letter, the name of its files, and the programme it is written for.
pub struct Sample {
    pub name: &'static str,
    pub letter: Letter,
    pub programme: Programme,
}

/// All samples.
pub fn samples() -> Vec<Sample> {
    let all = registering()
        .into_iter()
        .chain(results())
        .chain(lists::lists())
        .chain(changes::changing())
        .chain(changes::reinstating())
        .chain(changes::waiting())
        .chain(changes::beside())
        .chain(ending())
        .chain(addresses())
        .chain(seconds())
        .chain(office());
    let all = all.map(|(name, about)| Sample {
        name,
        letter: letter(about),
        programme: programme(),
    });
    let together = together::all().into_iter().map(|(name, letter)| Sample {
        name,
        letter,
        programme: programme(),
    });
    all.chain(together).chain(other_programmes()).collect()
}

fn letter(about: About) -> Letter {
    let to_office = matches!(about, About::Digest(_));
    // Without the family link: before a form is confirmed, to an address that is not theirs, and
    // after the end.
    let linked = !matches!(
        about,
        About::Confirm { .. }
            | About::NewAddress { .. }
            | About::AddressLeft
            | About::SecondAsked(_)
            | About::Erased { .. }
            | About::Digest(_)
    );
    Letter {
        to: (!to_office).then(|| Email::parse("maxi@beispiel.de").unwrap()),
        name: if to_office {
            String::new()
        } else {
            "Maxi <b>Muster</b>".into()
        },
        family: linked.then(|| FamilyId::new([9; 16])),
        second: None,
        about,
        also: Vec::new(),
    }
}

fn entry(child: &str) -> Entry {
    Entry {
        id: RegistrationId::new([5; 16]),
        child: child.into(),
        who: None,
        key: key("floss", "floss-1"),
        price_class: Some("reduced".into()),
        received_at: Some(now()),
        waits: Waits::default(),
        since: Before::default(),
    }
}

/// The same child at an offer that asks no price.
fn song(child: &str) -> Entry {
    Entry {
        id: RegistrationId::new([6; 16]),
        child: child.into(),
        who: None,
        key: key("lied", "lied-1"),
        price_class: None,
        ..entry(child)
    }
}

fn registering() -> Vec<(&'static str, About)> {
    let confirm = |entries| About::Confirm {
        request: RequestId::new(now(), [1; 16]),
        until: now() + TimeDelta::hours(48),
        entries,
    };
    vec![
        ("confirm", confirm(vec![entry("Kim")])),
        (
            "confirm-siblings",
            confirm(vec![entry("Kim"), entry("Noa")]),
        ),
    ]
}

fn results() -> Vec<(&'static str, About)> {
    let result = |outcomes: &[Outcome]| About::Result {
        further: false,
        outcomes: [
            "Kim", "Noa", "Lou", "Mio", "Ada", "Bo", "Cem", "Dana", "Eli",
        ]
        .into_iter()
        .map(entry)
        .zip(outcomes.iter().copied())
        .collect(),
    };
    let (placed, waiting) = (Outcome::Placed, Outcome::Waiting(3));
    let refused = Outcome::Refused(Refusal::Overlap);
    let every_refusal = [
        Refusal::Twice,
        Refusal::ByOthers,
        Refusal::Overlap,
        Refusal::Close(30),
        Refusal::SameDay,
        Refusal::Limit(5),
        Refusal::CalledOff,
        Refusal::Begun,
        Refusal::Gone,
    ];
    vec![
        ("result-placed", result(&[placed])),
        ("result-all-placed", result(&[placed, placed])),
        ("result-waiting", result(&[waiting])),
        ("result-all-waiting", result(&[waiting, waiting])),
        ("result-placed-and-waiting", result(&[placed, waiting])),
        ("result-placed-and-refused", result(&[placed, refused])),
        ("result-waiting-and-refused", result(&[waiting, refused])),
        ("result-of-each-kind", result(&[placed, waiting, refused])),
        (
            "result-already",
            result(&[Outcome::Refused(Refusal::Twice)]),
        ),
        (
            "result-already-by-others",
            result(&[Outcome::Refused(Refusal::ByOthers)]),
        ),
        (
            "result-refused",
            result(&every_refusal.map(Outcome::Refused)),
        ),
        (
            "result-without-price-class",
            About::Result {
                further: false,
                outcomes: vec![(song("Kim"), placed)],
            },
        ),
    ]
}

fn ending() -> Vec<(&'static str, About)> {
    let entry = || entry("Kim");
    let offer = About::Offer {
        entry: entry(),
        until: now() + TimeDelta::hours(24),
        news: News::default(),
    };
    let cancelled = |had_place| About::Cancelled {
        entry: entry(),
        had_place,
    };
    let withdrawn = |had_place| About::Withdrawn {
        entry: entry(),
        had_place,
        reason: "Doppelt gemeldet.".into(),
    };
    let price = |has_place, offered| About::Price {
        entry: entry(),
        has_place,
        offered,
        before: 250,
    };
    let called_off = |had_place| About::CalledOff {
        entry: entry(),
        had_place,
        reason: "Wasserschaden.".into(),
    };
    vec![
        ("offer", offer),
        ("price-of-a-place", price(true, false)),
        ("price-of-a-position", price(false, false)),
        ("price-of-an-offered-place", price(false, true)),
        ("accepted", About::Accepted { entry: entry() }),
        ("declined", About::Declined { entry: entry() }),
        ("lapsed", About::Lapsed { entry: entry() }),
        ("reminder", About::Reminder { entry: entry() }),
        ("cancelled-place", cancelled(true)),
        ("cancelled-position", cancelled(false)),
        ("withdrawn-place", withdrawn(true)),
        ("withdrawn-position", withdrawn(false)),
        ("called-off-place", called_off(true)),
        ("called-off-position", called_off(false)),
        (
            "erased",
            About::Erased {
                by: None,
                entries: vec![(entry(), true), (song("Kim"), false)],
            },
        ),
        (
            "erased-nothing",
            About::Erased {
                by: None,
                entries: vec![],
            },
        ),
    ]
}

fn addresses() -> Vec<(&'static str, About)> {
    let new_address = About::NewAddress {
        change: RequestId::new(now(), [1; 16]),
        until: now() + TimeDelta::hours(48),
    };
    vec![
        ("contact-changed", About::ContactChanged),
        ("new-address", new_address),
        ("address-left", About::AddressLeft),
        ("address-taken", About::AddressTaken),
    ]
}

fn seconds() -> Vec<(&'static str, About)> {
    let names = BothNames {
        first: "Kim Muster".into(),
        second: "Robin Muster".into(),
    };
    let asked = |children: &[&str]| {
        About::SecondAsked(SecondAsked {
            second: RequestId::new(now(), [1; 16]),
            until: now() + TimeDelta::days(7),
            first: "Kim Muster".into(),
            children: children.iter().map(|name| (*name).to_owned()).collect(),
        })
    };
    let other = names.second.clone();
    vec![
        ("second-asked", asked(&["Mila", "Noa", "Lou"])),
        ("second-asked-of-one-child", asked(&["Mila"])),
        ("second-asked-of-nobody", asked(&[])),
        (
            "second-asked-of-many-children",
            asked(&["Mila", "Noa", "Lou", "Mio", "Ada", "Bo", "Cem"]),
        ),
        ("second-joined", About::SecondJoined(names.clone())),
        ("second-left", About::SecondLeft(names)),
        ("other-changed", About::OtherChanged { other }),
        (
            "erased-by-one-of-two",
            About::Erased {
                by: Some("Robin Muster".into()),
                entries: vec![(entry("Kim"), true)],
            },
        ),
    ]
}

fn office() -> Vec<(&'static str, About)> {
    let (floss, song) = (key("floss", "floss-1"), key("lied", "lied-1"));
    let busy = Digest {
        placed: 4,
        waiting: 2,
        cancelled: 1,
        queues: vec![(floss.clone(), 1), (song.clone(), 2)],
        calls: vec![(floss.clone(), 1, 1), (song.clone(), 2, 3)],
        nearly_full: vec![(floss.clone(), 0), (song.clone(), 1)],
        below_minimum: vec![(song, 2, 5)],
        late: vec![("8".into(), "reminder".into())],
        failed: vec![("7".into(), "SMTP 550".into())],
        stuck: 2,
        doubles: vec![(RegistrationId::new([5; 16]), RegistrationId::new([6; 16]))],
        gone: vec![(key("alt", "alt-1"), 1), (key("alt", "alt-2"), 2)],
        changes: vec![(key("floss", "floss-1"), Change::Price, 1)],
        pressing: vec![(key("floss", "floss-1"), Change::Moved, 2)],
        untold: vec![
            (key("lied", "lied-1"), Change::Price, 1),
            (key("floss", "floss-1"), Change::Moved, 3),
        ],
        told: vec![
            (key("lied", "lied-1"), Change::Moved, 1, now()),
            (key("floss", "floss-1"), Change::CalledOff, 2, now()),
        ],
        kept_out: Some("im Katalog heißt ein Termin anders".into()),
    };
    vec![
        ("digest", About::Digest(busy)),
        ("digest-of-a-quiet-day", About::Digest(Digest::default())),
        (
            "digest-with-one-stuck-letter",
            About::Digest(Digest {
                stuck: 1,
                ..Digest::default()
            }),
        ),
    ]
}

/// What the programme changes in a letter: a season that is no sample, a team without phone and
/// mailbox, an offer that is gone.
fn other_programmes() -> Vec<Sample> {
    let sample = |name, about, change: fn(&mut Catalogue)| {
        let mut catalogue = catalogue();
        change(&mut catalogue);
        Sample {
            name,
            letter: letter(about),
            programme: Programme::new(catalogue).unwrap(),
        }
    };
    let reminder = || About::Reminder {
        entry: entry("Kim"),
    };
    vec![
        sample("reminder-of-a-real-season", reminder(), |catalogue| {
            catalogue.seasons[0].sample = false;
        }),
        sample("reminder-without-contact", reminder(), |catalogue| {
            catalogue.seasons[0].contact = Contact::default();
        }),
        sample(
            "withdrawn-after-the-offer-is-gone",
            About::Withdrawn {
                entry: entry("Kim"),
                had_place: true,
                reason: "Das Angebot gibt es nicht mehr.".into(),
            },
            |catalogue| catalogue.seasons[0].offers.clear(),
        ),
    ]
}
