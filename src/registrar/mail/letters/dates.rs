//! What a calendar file does, in one sentence.

use crate::registrar::mail::letter::{Dates, Shown};
use crate::registrar::texts::{Texts, text};

/// The sentence; nothing when no date is in the file.
pub fn said(shown: &[Shown<'_>], texts: &Texts) -> Option<String> {
    let count =
        |wanted: &dyn Fn(&Shown<'_>) -> bool| shown.iter().filter(|one| wanted(one)).count();
    let dates = count(&|one| one.dates.is_some());
    let out = count(&|one| one.dates == Some(Dates::CalledOff));
    // What has changed since a form was sent is in no calendar yet.
    let is_moved = |one: &Shown<'_>| one.before.is_some() && one.entry.since.known.is_none();
    let moved = count(&|one| one.dates.is_some() && is_moved(one) && !one.again);
    let text = match dates {
        0 => return None,
        _ if out == dates => text!("letter_dates_out", dates = dates),
        _ if out == 0 && moved == 0 => text!("letter_dates_in", dates = dates),
        _ => text!("letter_dates_changed", dates = dates),
    };
    Some(texts.say(&text).into_owned())
}
