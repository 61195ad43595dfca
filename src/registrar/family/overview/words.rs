//! How a registration stands, in words: short in the plan, in a sentence on its own page.

use crate::calendar::dates::{clock, day_short, weekday_short};
use crate::calendar::local::days_touched;
use crate::calendar::{Datelike, NaiveDate, NaiveDateTime};
use crate::registrar::domain::{Instant, Outcome, Registration, Status};
use crate::registrar::family::answer::expected;
use crate::registrar::family::view::FamilyView;
use crate::registrar::mail::letter::{Detail, Entry};
use crate::registrar::mail::letters::entries::{self, EntryView};
use crate::registrar::mail::letters::moment;
use crate::registrar::programme::Programme;
use crate::registrar::texts::{Text, Texts, text};
use crate::text::Lang;
use crate::words::{Times, same_day_clock};
use chrono::Timelike;

/// How a registration that goes on stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A place.
    Place,
    /// On the waiting list, at this position from 1.
    Waiting(Option<u32>),
    /// A place is offered, until then.
    Offered(Option<Instant>),
    /// The same, but it may not take place.
    Uncertain,
    /// A wish before a draw.
    Wish,
}

impl Standing {
    /// Of a registration; `None` when it does not go on.
    pub fn of(own: &Registration, view: &FamilyView, programme: &Programme) -> Option<Standing> {
        match own.status {
            Status::Placed => Some(Standing::Place),
            Status::Waiting => Some(Standing::Waiting(view.positions.get(&own.id).copied())),
            Status::Offered if expected(own, programme).is_none() => Some(Standing::Uncertain),
            Status::Offered => Some(Standing::Offered(own.offered_until)),
            Status::Wished => Some(Standing::Wish),
            Status::Unconfirmed | Status::Declined | Status::Cancelled => None,
        }
    }

    /// The class of its look, and its symbol.
    pub fn look(self) -> (&'static str, &'static str) {
        match self {
            Standing::Place => ("is-place", "haken"),
            Standing::Waiting(_) => ("is-wait", "uhr"),
            Standing::Offered(_) => ("is-offer", "glocke"),
            Standing::Uncertain => ("is-wait", "warn"),
            Standing::Wish => ("is-wish", "uhr"),
        }
    }

    /// In a word or two; nothing for a wish.
    pub fn words(self) -> Option<Text> {
        Some(match self {
            Standing::Place => text!("plan_place"),
            Standing::Waiting(Some(position)) => text!("list_waiting", position = position),
            Standing::Waiting(None) => text!("list_waits"),
            Standing::Offered(Some(until)) => {
                text!("plan_offered_until", until = until_when(until))
            }
            Standing::Offered(None) => text!("plan_offered"),
            Standing::Uncertain => text!("plan_uncertain"),
            Standing::Wish => return None,
        })
    }
}

/// `Di, 22. Juni, 12 Uhr`.
fn until_when(at: Instant) -> String {
    let local = crate::calendar::clock::local_at(at);
    format!("{}, {}", day_short(Lang::De, local.date()), oclock(local))
}

/// `12 Uhr`.
fn oclock(at: NaiveDateTime) -> String {
    let minutes = u16::try_from(at.hour() * 60 + at.minute()).unwrap_or(0);
    format!("{} Uhr", clock(Lang::De, minutes))
}

/// What of a session is on a day: `13 bis 16 Uhr`, `18 Uhr bis Sa, 10 Uhr`, `bis 10 Uhr`,
/// `ganztägig`.
pub fn on_day(session: Times, day: NaiveDate) -> String {
    let (start, end) = session;
    if let Some(times) = same_day_clock(session) {
        return times;
    }
    let (first, last) = days_touched(start, end);
    if day == first {
        let until = weekday_short(Lang::De, end.weekday());
        format!("{} bis {until}, {}", oclock(start), oclock(end))
    } else if day == last && end.date() == last {
        format!("bis {}", oclock(end))
    } else {
        "ganztägig".to_owned()
    }
}

/// Days without anything: `Mo`, `Mo, Di`, `Mo bis Mi`.
pub fn free_days(days: &[NaiveDate]) -> String {
    let name = |day: &NaiveDate| weekday_short(Lang::De, day.weekday());
    match days {
        [] => String::new(),
        [only] => name(only).to_owned(),
        [first, second] => format!("{}, {}", name(first), name(second)),
        [first, .., last] => format!("{} bis {}", name(first), name(last)),
    }
}

/// A registration with a sentence on how it stands.
pub fn sentence(
    (own, entry): (&Registration, &Entry),
    detail: Detail,
    view: &FamilyView,
    programme: &Programme,
    texts: &Texts,
) -> EntryView {
    let outcome = match own.status {
        Status::Placed => Some(Outcome::Placed),
        Status::Waiting => view.positions.get(&own.id).copied().map(Outcome::Waiting),
        _ => None,
    };
    let mut words = entries::view(entry, outcome, detail, programme, texts);
    let said = match own.status {
        Status::Offered if expected(own, programme).is_none() => {
            Some((text!("entry_offered_uncertain"), Some("warning")))
        }
        Status::Offered => {
            let offered = match own.offered_until {
                Some(until) => text!("entry_offered", until = moment(until)),
                None => text!("entry_offered_soon"),
            };
            Some((offered, Some("success")))
        }
        Status::Declined => Some((text!("entry_declined"), None)),
        Status::Cancelled => Some((text!("entry_cancelled"), None)),
        Status::Unconfirmed | Status::Wished | Status::Placed | Status::Waiting => None,
    };
    if let Some((state, mood)) = said {
        words.state = Some(texts.say(&state).into_owned());
        words.mood = mood;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::local::{parse_date, parse_minute};

    #[test]
    fn each_day_of_a_night_says_what_is_on_it() {
        let said = |start: &str, end: &str, day: &str| {
            let minute = |text: &str| parse_minute(text).unwrap();
            on_day((minute(start), minute(end)), parse_date(day).unwrap())
        };
        let (friday, saturday) = ("2027-07-16T18:00", "2027-07-17T10:00");
        assert_eq!(
            said(friday, "2027-07-16T20:30", "2027-07-16"),
            "18 bis 20:30 Uhr"
        );
        assert_eq!(
            said(friday, saturday, "2027-07-16"),
            "18 Uhr bis Sa, 10 Uhr"
        );
        assert_eq!(said(friday, saturday, "2027-07-17"), "bis 10 Uhr");
        let sunday = "2027-07-18T12:00";
        assert_eq!(said(friday, sunday, "2027-07-17"), "ganztägig");
        assert_eq!(said(friday, "2027-07-18T00:00", "2027-07-17"), "ganztägig");
    }

    #[test]
    fn free_days_in_a_row_are_named_together() {
        let days = |count: u32| -> Vec<NaiveDate> {
            let day = |day| NaiveDate::from_ymd_opt(2027, 7, day).unwrap();
            (5..5 + count).map(day).collect()
        };
        let said: Vec<String> = (0..4).map(|count| free_days(&days(count))).collect();
        assert_eq!(said, ["", "Mo", "Mo, Di", "Mo bis Mi"]);
    }
}
