//! Sample letters of changes: told, and waiting while other letters are written.

use super::entry;
use crate::registrar::sample::now;
use chrono::TimeDelta;
use jugendportal::registrar::domain::{Known, OccasionKey, Outcome, Refusal, Waits};
use jugendportal::registrar::mail::letter::{About, Before, Entry, News};

/// The same child at a date of which something waits to be told.
fn while_waits(known: Option<Known>, price: Option<u32>) -> Entry {
    Entry {
        waits: Waits { known, price },
        ..entry("Kim")
    }
}

/// What a family knew of the raft: sessions on some days, where, and where the children met.
fn before(days: &[&str], place: &str, meeting_point: Option<&str>) -> Known {
    let session = |day: &&str| {
        (
            format!("{day}T10:00:00").parse().unwrap(),
            format!("{day}T15:00:00").parse().unwrap(),
        )
    };
    Known {
        sessions: days.iter().map(session).collect(),
        place: place.into(),
        meeting_point: meeting_point.map(str::to_owned),
        title: None,
    }
}

const LAKE: &str = "Stadtparksee";

fn other_day() -> Known {
    before(&["2027-04-02"], LAKE, Some("Seebühne"))
}

pub(super) fn changing() -> Vec<(&'static str, About)> {
    let changed = |has_place, offered, before| About::Changed {
        entry: entry("Kim"),
        has_place,
        offered,
        before,
        clash: None,
    };
    let kiosk = before(&["2027-04-01"], LAKE, Some("Am Kiosk"));
    let two_days = before(&["2027-04-01", "2027-04-02"], LAKE, Some("Seebühne"));
    let pool = before(&["2027-04-01"], "Freibad", None);
    let other_name = Known {
        title: Some("Floß und Feuer".into()),
        ..before(&["2027-04-01"], LAKE, Some("Seebühne"))
    };
    let nowhere = before(&["2027-04-01"], LAKE, None);
    let into_a_clash = About::Changed {
        entry: entry("Kim"),
        has_place: true,
        offered: false,
        before: other_day(),
        clash: Some(OccasionKey {
            season: "2027-ostern".into(),
            offer: "klettern".into(),
            occasion: "klettern-1".into(),
        }),
    };
    vec![
        ("changed-time", changed(true, false, other_day())),
        (
            "changed-time-of-a-position",
            changed(false, false, other_day()),
        ),
        (
            "changed-time-of-an-offered-place",
            changed(false, true, other_day()),
        ),
        ("changed-place", changed(true, false, pool)),
        ("changed-meeting-point", changed(true, false, kiosk)),
        ("changed-name", changed(true, false, other_name)),
        ("changed-meeting-point-new", changed(true, false, nowhere)),
        ("changed-into-a-clash", into_a_clash),
        ("changed-fewer-sessions", changed(true, false, two_days)),
    ]
}

/// What was called off takes place after all.
pub(super) fn reinstating() -> Vec<(&'static str, About)> {
    let reinstated = |outcome, lost| About::Reinstated {
        entry: entry("Kim"),
        outcome,
        lost,
        before: None,
        cost: None,
    };
    vec![
        ("reinstated-place", reinstated(Outcome::Placed, false)),
        (
            "reinstated-position",
            reinstated(Outcome::Waiting(2), false),
        ),
        (
            "reinstated-without-the-place",
            reinstated(Outcome::Waiting(1), true),
        ),
        (
            "reinstated-refused",
            reinstated(Outcome::Refused(Refusal::Overlap), false),
        ),
    ]
}

/// Letters while something waits to be told: of two changes at once, one is told.
pub(super) fn waiting() -> Vec<(&'static str, About)> {
    let two_days = before(&["2027-04-02", "2027-04-03"], LAKE, Some("Seebühne"));
    let both = || while_waits(Some(other_day()), Some(250));
    let accepted = About::Accepted { entry: both() };
    let reminder = About::Reminder { entry: both() };
    let changed = About::Changed {
        entry: while_waits(None, Some(250)),
        has_place: true,
        offered: false,
        before: other_day(),
        clash: None,
    };
    let price = About::Price {
        entry: while_waits(Some(other_day()), None),
        has_place: true,
        offered: false,
        before: 250,
    };
    let called_off = About::CalledOff {
        entry: while_waits(Some(two_days), None),
        had_place: true,
        reason: "Wasserschaden.".into(),
    };
    vec![
        ("accepted-while-both-wait", accepted),
        ("offer-while-both-wait", offer(both(), News::default())),
        ("reminder-while-both-wait", reminder),
        ("changed-while-a-price-waits", changed),
        ("price-while-a-day-waits", price),
        ("called-off-while-a-day-waits", called_off),
    ]
}

fn offer(entry: Entry, news: News) -> About {
    About::Offer {
        entry,
        until: now() + TimeDelta::hours(24),
        news,
    }
}

/// What has changed is told beside something else.
pub(super) fn beside() -> Vec<(&'static str, About)> {
    let news = |again, cost| News {
        again,
        before: Some(other_day()),
        cost,
    };
    let since = Entry {
        since: Before {
            known: Some(other_day()),
            cost: Some(250),
        },
        ..entry("Kim")
    };
    let result = About::Result {
        further: false,
        outcomes: vec![(since, Outcome::Placed)],
    };
    let reinstated = |outcome, before, cost| About::Reinstated {
        entry: entry("Kim"),
        outcome,
        lost: false,
        before,
        cost,
    };
    vec![
        ("result-of-a-form-from-before", result),
        (
            "offer-of-a-date-that-takes-place-after-all",
            offer(entry("Kim"), news(true, None)),
        ),
        (
            "offer-of-a-date-that-has-changed",
            offer(entry("Kim"), news(false, Some(250))),
        ),
        (
            "reinstated-on-another-day",
            reinstated(Outcome::Placed, Some(other_day()), None),
        ),
        (
            "reinstated-at-another-price",
            reinstated(Outcome::Waiting(2), None, Some(250)),
        ),
    ]
}
