//! Occasions in words, as the pages of the list need them.

use crate::calendar::dates::day_short;
use crate::registrar::domain::{Outcome, Refusal, Registration, Status};
use crate::registrar::mail::letters::entries;
use crate::registrar::programme::{Programme, Terms};
use crate::registrar::texts::{Text, text};
use crate::text::Lang;
use crate::words;

/// `9 bis 13 Jahre`.
pub fn ages(terms: &Terms) -> String {
    let year = |age: u32| u8::try_from(age).ok();
    words::ages(
        year(terms.ages.0).filter(|from| *from > 0),
        year(terms.ages.1).filter(|to| *to < 150),
    )
}

/// The time of the first day, and all days when there are more.
pub fn when(terms: &Terms) -> (String, Option<String>) {
    let first = terms.sessions.first();
    let time = first.map(|first| match words::same_day_clock(*first) {
        Some(clock) => clock,
        None => words::session(*first),
    });
    let several = (terms.sessions.len() > 1).then(|| words::sessions(&terms.sessions));
    (time.unwrap_or_default(), several)
}

/// What an occasion clashes with among what is chosen.
pub fn clash(terms: &Terms, chosen: &[&Terms]) -> Option<Text> {
    let others = || chosen.iter().filter(|other| other.key != terms.key);
    let named = |other: &Terms| {
        let (time, _) = when(other);
        (other.title.clone(), time)
    };
    if let Some(other) = others().find(|other| terms.overlaps(other)) {
        let (offer, time) = named(other);
        return Some(text!("list_clash", offer = offer, time = time));
    }
    if let Some(other) = others().find(|other| terms.shares_the_day(other)) {
        return Some(text!("list_clash_day", offer = other.title.as_str()));
    }
    if let Some(other) = others().find(|other| terms.is_close_to(other)) {
        let (offer, time) = named(other);
        return Some(text!("list_clash_close", offer = offer, time = time));
    }
    let same = others().find(|other| other.key.offer == terms.key.offer)?;
    let day = day_short(Lang::De, same.first_day());
    Some(text!("list_clash_offer", day = day))
}

/// Title and times of the places that a child has, for the script.
pub fn held(has: &[&Terms]) -> Vec<(String, String)> {
    let all = has.iter();
    all.map(|terms| (terms.title.clone(), times(terms)))
        .collect()
}

/// Why an occasion cannot be ticked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Off {
    /// In a word or two.
    pub text: Text,
    /// `success`, `warning` or nothing.
    pub mood: &'static str,
    /// The symbol in place of the tick.
    pub icon: &'static str,
    /// Because the child is there already: nothing is wrong with it.
    pub own: bool,
}

impl Off {
    /// Nobody can have it.
    pub fn closed(text: Text) -> Off {
        Off {
            text,
            mood: "",
            icon: "zu",
            own: false,
        }
    }
}

/// How a child stands at an occasion or on another day of its offer, if it is registered there.
pub fn registered(terms: &Terms, own: &[&Registration], programme: &Programme) -> Option<Off> {
    let mut of_offer = own
        .iter()
        .filter(|own| own.key.season == terms.key.season && own.key.offer == terms.key.offer);
    let (text, mood, icon) = match of_offer.clone().find(|own| own.key == terms.key) {
        Some(here) => match here.status {
            Status::Placed => (text!("list_off_placed"), "success", "haken"),
            Status::Offered => (text!("list_off_offered"), "warning", "uhr"),
            _ => (text!("list_off_waiting"), "warning", "uhr"),
        },
        None => {
            let other = programme.terms(&of_offer.next()?.key)?;
            let day = day_short(Lang::De, other.first_day());
            (text!("list_off_offer", day = day), "", "info")
        }
    };
    Some(Off {
        text,
        mood,
        icon,
        own: true,
    })
}

/// Start and end of each session: `2027-04-01T10:00/2027-04-01T15:00 …`.
pub fn times(terms: &Terms) -> String {
    let at = |time: &crate::calendar::NaiveDateTime| time.format("%Y-%m-%dT%H:%M").to_string();
    let sessions = terms.sessions.iter();
    let sessions = sessions.map(|(start, end)| format!("{}/{}", at(start), at(end)));
    sessions.collect::<Vec<_>>().join(" ")
}

/// What would become of an entry, in a word or two. A position is none of it: it may change any time.
pub fn badge(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Placed => text!("list_free"),
        Outcome::Waiting(_) => text!("list_waits"),
        Outcome::Refused(Refusal::Limit(_)) => text!("list_over_limit"),
        Outcome::Refused(_) => text!("list_does_not_fit"),
    }
}

/// Why an entry cannot be, with what it collides with. `known`: the child is registered for the offer.
pub fn refused(reason: Refusal, terms: &Terms, placed: &[&Terms], known: bool) -> Text {
    let mut others = placed.iter().filter(|other| other.key != terms.key);
    let named = |other: &&&Terms| (other.title.clone(), words::sessions(&other.sessions));
    let found = match reason {
        Refusal::Overlap => others
            .find(|other| terms.overlaps(other))
            .as_ref()
            .map(named),
        Refusal::SameDay => others
            .find(|other| terms.shares_the_day(other))
            .as_ref()
            .map(named),
        Refusal::Close(_) => others
            .find(|other| terms.is_close_to(other))
            .as_ref()
            .map(named),
        _ => None,
    };
    match (reason, found) {
        (Refusal::Overlap, Some((offer, time))) => {
            text!("list_clash", offer = offer, time = time)
        }
        (Refusal::SameDay, Some((offer, time))) => {
            text!("list_stop_day", offer = offer, time = time)
        }
        (Refusal::Close(minutes), Some((offer, time))) => {
            text!(
                "list_stop_close",
                offer = offer,
                time = time,
                minutes = minutes
            )
        }
        (Refusal::Limit(places), _) => text!("list_rule_limit", places = places),
        (Refusal::Twice, _) if !known => text!("list_stop_twice"),
        (reason, _) => entries::refusal(reason),
    }
}
