//! What a catalogue says else than families were told. Pure.

use crate::registrar::domain::{Agreed, Change, Told};
use crate::registrar::programme::Terms;

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
        places,
        here,
        called_off: _,
    } = before;
    let mut add = |differs: bool, change, value: String| {
        if differs {
            found.push((change, value));
        }
    };
    add(*prices != now.prices, Change::Price, as_text(&now.prices));
    add(*ages != now.ages, Change::Ages, as_text(&now.ages));
    add(*places != now.places, Change::Places, as_text(&now.places));
    add(*here && !now.here, Change::NotHere, String::new());
    found
}

fn as_text(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// What families know when they have been told of a change.
pub fn with(told: &Told, change: Change, terms: &Terms) -> Told {
    let new = terms.told();
    let mut told = told.clone();
    if let (Some(agreed), Some(now)) = (&mut told.agreed, new.agreed) {
        match change {
            Change::Moved | Change::Gone => {}
            Change::CalledOff => agreed.called_off = true,
            Change::Reinstated => *agreed = now,
            Change::Price => agreed.prices = now.prices,
            Change::Ages => agreed.ages = now.ages,
            Change::Places => agreed.places = now.places,
            Change::NotHere => agreed.here = now.here,
        }
    }
    if matches!(change, Change::Moved | Change::Reinstated) {
        told.known = new.known;
    }
    told
}
