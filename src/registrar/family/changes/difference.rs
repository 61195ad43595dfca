//! What a catalogue says else than families were told. Pure.

use crate::registrar::domain::{Agreed, Change, Earlier, Instant, Known, Registration, Told};
use crate::registrar::programme::Terms;
use crate::registrar::store::records::held::Held;
use chrono::TimeDelta;

/// Every change at an occasion, with what is new as text, so that a further change is noticed.
/// `None`: it is no longer in the catalogue.
pub fn differences(told: &Told, terms: Option<&Terms>) -> Vec<(Change, String)> {
    let Some(terms) = terms else {
        return vec![(Change::Gone, String::new())];
    };
    if let Some(reason) = &terms.cancelled {
        // Whatever else is new, it does not take place.
        return vec![(Change::CalledOff, reason.clone())];
    }
    let new = terms.told();
    let mut found = Vec::new();
    if told.agreed.as_ref().is_some_and(|agreed| agreed.called_off) {
        // They are told everything at once: that it takes place after all, and how.
        return vec![(Change::Reinstated, as_text(&new))];
    }
    if told.known != new.known {
        found.push((Change::Moved, as_text(&new.known)));
    }
    let (Some(before), Some(now)) = (&told.agreed, &new.agreed) else {
        return found;
    };
    let Agreed {
        prices,
        ages,
        tolerance_days,
        places,
        here,
        called_off: _,
    } = before;
    let new_tolerance = terms.tolerance_days;
    let mut add = |differs: bool, change, value: String| {
        if differs {
            found.push((change, value));
        }
    };
    add(*prices != now.prices, Change::Price, as_text(&now.prices));
    let other_ages = *ages != now.ages || tolerance_days.is_some_and(|days| days != new_tolerance);
    add(
        other_ages,
        Change::Ages,
        as_text(&(now.ages, new_tolerance)),
    );
    add(*places != now.places, Change::Places, as_text(&now.places));
    add(*here && !now.here, Change::NotHere, String::new());
    found
}

fn as_text(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// When a change is known: for whom, and when.
#[derive(Clone, Copy, Debug)]
pub struct When {
    /// Whose form came later has read it.
    pub seen_at: Instant,
    /// Now.
    pub now: Instant,
}

/// So long a form may wait for its button, however late its letter was.
const FORMS_WAIT: TimeDelta = TimeDelta::days(7);

/// What families know when all of them have been told of a change.
pub fn with(told: &Told, change: Change, terms: Option<&Terms>, when: When) -> Told {
    let mut now = changed(told, change, terms, when);
    for earlier in &mut now.untold {
        if is_of_times(change) {
            earlier.known = None;
        }
        if is_of_prices(change) {
            earlier.prices = None;
        }
    }
    now.untold.retain(says_something);
    now
}

/// What pages to check have said while a change was held that has changed once more, or is held no
/// longer: who sent a form then and confirms it later reads what is another now.
pub fn read_meanwhile(told: &Told, held: &Held, terms: &Terms, now: Instant) -> Told {
    let mut told = told.clone();
    let read = held.read_by_newcomers(terms);
    let earlier = read.map(|read| Earlier {
        after: Some(held.changed_at),
        until: now,
        known: Some(read.known).filter(|_| is_of_times(held.change)),
        prices: held.prices(),
    });
    told.read.extend(earlier.filter(says_something));
    told.read.retain(|one| now - one.until < FORMS_WAIT);
    told
}

/// What is known when a change was dropped: who registered until it was seen knows what was before.
pub fn without_letter(told: &Told, change: Change, terms: Option<&Terms>, when: When) -> Told {
    let mut now = changed(told, change, terms, when);
    let earlier = earlier(told, change, when);
    now.untold.extend(Some(earlier).filter(says_something));
    now
}

fn says_something(earlier: &Earlier) -> bool {
    earlier.known.is_some() || earlier.prices.is_some()
}

/// What was known before a change.
fn earlier(told: &Told, change: Change, when: When) -> Earlier {
    let prices = told.agreed.as_ref().map(|agreed| agreed.prices.clone());
    Earlier {
        after: None,
        until: when.seen_at,
        known: is_of_times(change).then(|| told.known.clone()),
        prices: prices.filter(|_| is_of_prices(change)),
    }
}

/// Whether families have another day or place when they are told of it.
fn is_of_times(change: Change) -> bool {
    match change {
        Change::Moved | Change::Reinstated => true,
        Change::Price
        | Change::CalledOff
        | Change::Ages
        | Change::Places
        | Change::NotHere
        | Change::Gone => false,
    }
}

/// Whether families pay something else when they are told of it.
fn is_of_prices(change: Change) -> bool {
    match change {
        Change::Price | Change::Reinstated => true,
        Change::Moved
        | Change::CalledOff
        | Change::Ages
        | Change::Places
        | Change::NotHere
        | Change::Gone => false,
    }
}

fn changed(told: &Told, change: Change, terms: Option<&Terms>, when: When) -> Told {
    let earlier = earlier(told, change, when);
    let mut told = told.clone();
    let Some(new) = terms.map(Terms::told) else {
        return told;
    };
    // Whose form came before and is confirmed later reads what has changed since.
    told.read.extend(Some(earlier).filter(says_something));
    told.read.retain(|one| when.now - one.until < FORMS_WAIT);
    if let (Some(agreed), Some(now)) = (&mut told.agreed, new.agreed) {
        match change {
            Change::Moved | Change::Gone => {}
            Change::CalledOff => agreed.called_off = true,
            Change::Reinstated => *agreed = now,
            Change::Price => agreed.prices = now.prices,
            Change::Ages => {
                agreed.ages = now.ages;
                agreed.tolerance_days = now.tolerance_days;
            }
            Change::Places => agreed.places = now.places,
            Change::NotHere => agreed.here = now.here,
        }
    }
    if is_of_times(change) {
        told.known = new.known;
    }
    told
}

/// When and where it was for the family of a child, when that is not the same now. What was dropped has
/// been shown: to come back from it is news, too.
pub fn times(told: &Told, own: &Registration, terms: Option<&Terms>) -> Option<Known> {
    told.times_before(own.received_at, &terms?.known())
}

/// What a child was to pay, when that is not the same now.
pub fn prices(told: &Told, own: &Registration, terms: Option<&Terms>) -> Option<u32> {
    let class = own.child.price_class.as_deref();
    told.price_before(own.received_at, class, &terms?.prices)
}
