//! Sample letters that tell a family of several things at once.

use super::{entry, letter, song};
use crate::registrar::sample::{key, now};
use chrono::TimeDelta;
use jugendportal::registrar::domain::{Known, Outcome, RegistrationId};
use jugendportal::registrar::mail::letter::{About, Entry, Letter, News, together};

/// Another child at the raft.
fn other(child: &str, number: u8) -> Entry {
    Entry {
        id: RegistrationId::new([number; 16]),
        ..entry(child)
    }
}

/// At an offer that is no longer in the programme.
fn gone(child: &str) -> Entry {
    Entry {
        id: RegistrationId::new([8; 16]),
        key: key("alt", "alt-1"),
        ..entry(child)
    }
}

fn called_off(entry: Entry) -> About {
    About::CalledOff {
        entry,
        had_place: true,
        reason: "Wasserschaden.".into(),
    }
}

fn offer(entry: Entry, hours: i64, news: News) -> About {
    About::Offer {
        entry,
        until: now() + TimeDelta::hours(hours),
        news,
    }
}

fn changed(entry: Entry, has_place: bool) -> About {
    let session = |day: &str| {
        let at = |time| format!("2027-04-{day}T{time}:00").parse().unwrap();
        (at("10:00"), at("15:00"))
    };
    About::Changed {
        entry,
        has_place,
        offered: false,
        before: Known {
            sessions: vec![session("02")],
            place: "Stadtparksee".into(),
            meeting_point: Some("Seebühne".into()),
            title: None,
        },
        clash: None,
    }
}

fn price(entry: Entry, has_place: bool) -> About {
    About::Price {
        entry,
        has_place,
        offered: false,
        before: 250,
    }
}

fn again(entry: Entry) -> About {
    About::Reinstated {
        entry,
        outcome: Outcome::Placed,
        lost: false,
        before: None,
        cost: None,
    }
}

fn lost(entry: Entry) -> About {
    About::Reinstated {
        entry,
        outcome: Outcome::Waiting(1),
        lost: true,
        before: None,
        cost: None,
    }
}

fn cancelled(entry: Entry, had_place: bool) -> About {
    About::Cancelled { entry, had_place }
}

fn reminder(entry: Entry) -> About {
    About::Reminder { entry }
}

type Parts = (&'static str, Vec<About>);

/// Several children, or several offers, of one kind.
fn of_one_kind() -> Vec<Parts> {
    let (kim, noa, lou) = (|| entry("Kim"), || other("Noa", 7), || other("Lou", 9));
    let anew = || News {
        again: true,
        ..News::default()
    };
    vec![
        (
            "together-called-off-siblings",
            vec![called_off(kim()), called_off(noa())],
        ),
        (
            "together-called-off-offers",
            vec![called_off(song("Kim")), called_off(kim())],
        ),
        (
            "together-offers",
            vec![
                offer(kim(), 24, News::default()),
                offer(song("Noa"), 48, News::default()),
            ],
        ),
        (
            "together-offers-again",
            vec![offer(kim(), 24, anew()), offer(noa(), 24, anew())],
        ),
        (
            "together-changed-siblings",
            vec![
                changed(kim(), true),
                changed(noa(), true),
                changed(lou(), false),
            ],
        ),
        (
            "together-prices",
            vec![price(kim(), true), price(noa(), false)],
        ),
        (
            "together-reminders",
            vec![
                reminder(kim()),
                reminder(song("Kim")),
                reminder(gone("Kim")),
            ],
        ),
    ]
}

/// Two children have their places again, or have none any more.
fn of_two_children() -> Vec<Parts> {
    let (kim, noa) = (|| entry("Kim"), || other("Noa", 7));
    vec![
        (
            "together-reinstated",
            vec![again(kim()), again(song("Noa"))],
        ),
        (
            "together-reinstated-without-places",
            vec![lost(kim()), lost(noa())],
        ),
        (
            "together-cancelled",
            vec![cancelled(kim(), true), cancelled(noa(), true)],
        ),
        (
            "together-cancelled-positions",
            vec![cancelled(kim(), false), cancelled(noa(), false)],
        ),
    ]
}

/// News of several kinds.
fn of_several_kinds() -> Vec<Parts> {
    let kim = || entry("Kim");
    vec![
        (
            "together-offer-of-what-was-given-back",
            vec![
                cancelled(kim(), true),
                offer(other("Noa", 7), 24, News::default()),
            ],
        ),
        (
            "together-price-and-day",
            vec![price(kim(), true), changed(kim(), true)],
        ),
        (
            "together-of-three-kinds",
            vec![
                reminder(song("Kim")),
                changed(kim(), true),
                called_off(gone("Noa")),
            ],
        ),
    ]
}

pub fn all() -> Vec<(&'static str, Letter)> {
    let samples = of_one_kind().into_iter().chain(of_two_children());
    let samples = samples.chain(of_several_kinds());
    let folded = samples.map(|(name, abouts)| {
        let mut all = together(abouts.into_iter().map(letter).collect());
        assert_eq!(all.len(), 1, "{name}");
        (name, all.remove(0))
    });
    folded.collect()
}
